/**
 * A station at which somebody is seen to do something, and the rubric by which it is judged: criteria that can be observed, each with
 * a scale whose steps say what was seen.
 */
import { localText, version } from '../content/pack-schema.ts';
import { competencyId, contentId } from '../contract/values.ts';
import type { LanguageCode, LocalText } from '../locale/languages.ts';
import { z } from '../zod.ts';

/** Steps of the scale, the lowest first: what an assessor saw, in words. The last but one is enough. */
export const steps = ['not-done', 'with-help', 'done', 'done-well'] as const;
export type Step = (typeof steps)[number];

export const stepSchema = z.enum(steps);
export const isEnough = (step: Step): boolean => steps.indexOf(step) >= steps.indexOf('done');

export type Criterion = {
  readonly id: string;
  readonly text: LocalText;
  /** Without it the whole is not done, however well the rest went. */
  readonly isCritical: boolean;
  /** What each step looks like here. */
  readonly anchors: Readonly<Record<Step, LocalText>>;
};

export type Station = {
  readonly id: string;
  readonly version: string;
  readonly title: LocalText;
  /** What is set up, and what the person is told. */
  readonly setting: LocalText;
  readonly task: LocalText;
  readonly minutes: number;
  readonly competencies: readonly string[];
  /** Of the criteria so many must be enough, the critical ones among them. */
  readonly enough: number;
  readonly criteria: readonly Criterion[];
};

export const stationSchema = (languages: readonly LanguageCode[]): z.ZodType<Station> =>
  stationOf(localText(languages));

/** `text`: what a text of it has to be. */
export function stationOf(text: z.ZodType<LocalText>): z.ZodType<Station> {
  const criterion = z.strictObject({
    id: contentId,
    text,
    isCritical: z.boolean().default(false),
    anchors: z.strictObject({ 'not-done': text, 'with-help': text, done: text, 'done-well': text }),
  });
  return z.strictObject({
    id: contentId,
    version,
    title: text,
    setting: text,
    task: text,
    minutes: z.number().int().min(1).max(240),
    competencies: z.array(competencyId).min(1).max(8),
    enough: z.number().int().min(1).max(30),
    criteria: z.array(criterion).min(3).max(30),
  }) as unknown as z.ZodType<Station>;
}
