/**
 * A report after an incident: a scene one has just lived through, sentences to keep apart, then the report in one's own
 * words beside a checklist and a model, and what base can do with it. What is written is kept nowhere.
 */
import { z } from '../../zod.ts';
import type { ExerciseFault, TextShape } from '../exercise-kind.ts';
import { checks, faultIn, type Report } from './report.ts';

const id = z.string().regex(/^[a-z][a-z-]*$/);

/** What a part of the report is about, which gives it its sign. */
export const subjects = [
  'who',
  'what',
  'where',
  'when',
  'people',
  'done',
  'need',
  'unknown',
  'apart',
  'discreet',
] as const;

/** A point of the checklist, and what base can do with it, or not without it. */
const point = (text: TextShape) => ({ id, subject: z.enum(subjects), asks: text, can: text, cannot: text });

export const incidentReport = {
  name: 'incident-report',
  body: (text: TextShape) => ({
    scene: text,
    timeline: z
      .array(z.strictObject({ id, time: z.string().regex(/^\d{2}:\d{2}$/), text }))
      .min(2)
      .max(10),
    sortings: z
      .array(
        z.strictObject({
          id,
          question: text,
          bins: z.array(z.strictObject({ id, text })).min(2).max(4),
          sentences: z
            .array(z.strictObject({ id, text, bin: id, why: text }))
            .min(2)
            .max(8),
        }),
      )
      .min(1)
      .max(3),
    fields: z
      .array(
        z.strictObject({
          ...point(text),
          label: text,
          model: text,
          /** What can be looked for in it. */
          checks: z.array(z.enum(checks)).max(4).optional(),
        }),
      )
      .min(4)
      .max(10),
    /** Points about the report as a whole. */
    whole: z.array(z.strictObject(point(text))).max(4),
    /** What is called a place in this scene: words with commas between them, `*` for more letters. */
    places: text,
    /** Words that judge, and what to write instead. */
    loaded: z.array(z.strictObject({ id, words: text, instead: text })).max(8),
    /** More words than this are too many for a first report. */
    longest: z.number().int().min(40).max(600),
  }),
  fault: (content: Report): ExerciseFault | null => faultIn(content),
} as const;
