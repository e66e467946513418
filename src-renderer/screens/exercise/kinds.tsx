/**
 * Which component is which kind of exercise; each is loaded when first done.
 */
import { type ComponentType, lazy, Suspense } from 'react';
import type { ExerciseView, ViewOf } from '#core/exercises/kinds.ts';
import { LoadingState } from '../../parts/loading-state.tsx';

export type DoneProps<Kind extends ExerciseView['kind']> = {
  readonly exercise: ViewOf<Kind>;
  /** Gone through to its end; how much of it was right, from 0 to 1, or null where there is no right and wrong. */
  readonly onDone: (share: number | null) => void;
};

const kinds: { readonly [Kind in ExerciseView['kind']]: ComponentType<DoneProps<Kind>> } = {
  'bleeding-order': lazy(() => import('./bleeding-order/bleeding-order.tsx')),
  breathing: lazy(() => import('./breathing/breathing.tsx')),
  conversation: lazy(() => import('./conversation/conversation.tsx')),
  convoy: lazy(() => import('./convoy/convoy.tsx')),
  'incident-report': lazy(() => import('./incident-report/incident-report.tsx')),
  'evacuation-route': lazy(() => import('./evacuation-route/evacuation-route.tsx')),
  packing: lazy(() => import('./packing/packing.tsx')),
  'radio-drill': lazy(() => import('./radio-drill/radio-drill.tsx')),
  'risk-matrix': lazy(() => import('./risk-matrix/risk-matrix.tsx')),
  'spot-hazards': lazy(() => import('./spot-hazards/spot-hazards.tsx')),
  'security-level': lazy(() => import('./security-level/security-level.tsx')),
  'stopping-distance': lazy(() => import('./stopping-distance/stopping-distance.tsx')),
};

export function ExerciseOfKind({ exercise, onDone }: DoneProps<ExerciseView['kind']>) {
  const Kind = kinds[exercise.kind] as ComponentType<DoneProps<ExerciseView['kind']>>;
  return (
    <Suspense fallback={<LoadingState />}>
      <Kind exercise={exercise} onDone={onDone} />
    </Suspense>
  );
}
