/**
 * How each exercise is gone through by keyboard alone: one file a kind, named in `walks.ts`.
 */
import type { TFunction } from 'i18next';
import type { ExerciseView } from '#core/exercises/kinds.ts';
import type { Keyboard } from '../../fixtures/by-keyboard.ts';
import type { Desktop } from '../../fixtures/desktop.ts';

export type Walk<Kind extends ExerciseView['kind'] = ExerciseView['kind']> = (at: {
  readonly desktop: Desktop;
  readonly keyboard: Keyboard;
  readonly exercise: Extract<ExerciseView, { kind: Kind }>;
  readonly t: TFunction;
  /** A number as the screen writes it. */
  readonly number: (value: number) => string;
  /** Called at what should be looked at beside the beginning and the end. */
  readonly look: (name: string) => Promise<void>;
}) => Promise<void>;
