/**
 * The kinds of exercises there are, the shape of `exercise.yaml`, and what a screen is given.
 */
import { localText, version } from '../content/pack-schema.ts';
import { competencyId, contentId, language } from '../contract/values.ts';
import type { LanguageCode } from '../locale/languages.ts';
import { z } from '../zod.ts';
import { bleedingOrder } from './bleeding-order/index.ts';
import { breathing } from './breathing/index.ts';
import { conversation } from './conversation/index.ts';
import { convoy } from './convoy/index.ts';
import { evacuationRoute } from './evacuation-route/index.ts';
import type { ExerciseKind, TextShape } from './exercise-kind.ts';
import { incidentReport } from './incident-report/index.ts';
import { packing } from './packing/index.ts';
import { radioDrill } from './radio-drill/index.ts';
import { riskMatrix } from './risk-matrix/index.ts';
import { securityLevel } from './security-level/index.ts';
import { spotHazards } from './spot-hazards/index.ts';
import { stoppingDistance } from './stopping-distance/index.ts';

/** What a kind makes of its own content is its own affair. */
const general = (kind: ExerciseKind): ExerciseKind => kind;

export const exerciseKinds: readonly ExerciseKind[] = [
  general(bleedingOrder),
  general(breathing),
  general(conversation),
  general(convoy),
  general(incidentReport),
  general(evacuationRoute),
  general(packing),
  general(radioDrill),
  general(riskMatrix),
  general(spotHazards),
  general(securityLevel),
  general(stoppingDistance),
];

const said = (text: TextShape) => ({ title: text, lead: text, closing: text });
const about = {
  id: contentId,
  minutes: z.number().int().min(1).max(60),
  competencies: z.array(competencyId).min(1).max(8),
};

export function exerciseSchema(languages: readonly LanguageCode[]) {
  const text = localText(languages) as z.ZodType as TextShape;
  return z.discriminatedUnion(
    'kind',
    exerciseKinds.map((kind) =>
      z.strictObject({
        ...about,
        ...said(text),
        version,
        languages: z.array(language).min(1),
        kind: z.literal(kind.name),
        ...kind.body(text),
      }),
    ) as never,
  );
}

const view = <const Name extends string, Body extends z.ZodRawShape>(kind: {
  readonly name: Name;
  readonly body: (text: TextShape) => Body;
}) =>
  z.strictObject({
    ...about,
    ...said(z.string()),
    language,
    kind: z.literal(kind.name),
    ...kind.body(z.string()),
  });

/** An exercise as the screen gets it: nothing in it is secret, it teaches. */
export const exerciseView = z.discriminatedUnion('kind', [
  view(bleedingOrder),
  view(breathing),
  view(conversation),
  view(convoy),
  view(incidentReport),
  view(evacuationRoute),
  view(packing),
  view(radioDrill),
  view(riskMatrix),
  view(spotHazards),
  view(securityLevel),
  view(stoppingDistance),
]);
export type ExerciseView = z.infer<typeof exerciseView>;
/** The view of one kind. */
export type ViewOf<Kind extends ExerciseView['kind']> = Extract<ExerciseView, { kind: Kind }>;
