/**
 * The blueprint: what a form is made of and what passes. Read from `exam.yaml`; see docs/authoring.md.
 */
import { competencyId, contentId } from '../contract/values.ts';
import type { LocalText } from '../locale/languages.ts';
import { z } from '../zod.ts';
import { standardSchema } from './standard-record.ts';
import { triesRule } from './tries.ts';

const count = z.number().int().min(1).max(100);
const whole = z.number().int().min(0).max(100);
export const difficulties = [1, 2, 3] as const;

/** How many items of one competency; with `difficulty`, at least how many of which. */
const cell = z.strictObject({
  count,
  difficulty: z
    .strictObject({ 1: whole.optional(), 2: whole.optional(), 3: whole.optional() })
    .transform((wanted) => difficulties.map((level) => wanted[level] ?? 0) as [number, number, number])
    .optional(),
});
const noDifficulty: [number, number, number] = [0, 0, 0];

const cellOrCount = z
  .union([count, cell])
  .transform((given) =>
    typeof given === 'number'
      ? { count: given, difficulty: noDifficulty }
      : { count: given.count, difficulty: given.difficulty ?? noDifficulty },
  );

/** `difficulty`: at least so many of difficulty 1, 2, 3. */
export type Cell = { readonly count: number; readonly difficulty: readonly [number, number, number] };

const section = (text: z.ZodType<LocalText>) =>
  z
    .strictObject({
      id: contentId,
      title: text,
      draw: z.record(competencyId, cellOrCount).default({}),
      sets: z.strictObject({ count, items: z.number().int().min(2).max(6) }).optional(),
    })
    .refine(({ draw, sets }) => (sets !== undefined) !== Object.keys(draw).length > 0);

export const blueprintSchema = (text: z.ZodType<LocalText>, version: z.ZodType<string>) =>
  z.strictObject({
    id: contentId,
    version,
    minutes: z.number().int().min(1).max(480),
    /** Of time in which nobody could work (sleep, a stop), so many minutes are given back in all; see time-rule.ts. */
    giveBackMinutes: z.number().int().min(0).max(240).default(0),
    passPercent: z.number().int().min(1).max(100),
    sections: z.array(section(text)).min(1).max(20),
    areas: z
      .array(
        z.strictObject({
          domain: contentId,
          essential: z.boolean().default(false),
          minimumPercent: z.number().int().min(1).max(100).optional(),
        }),
      )
      .min(1)
      .max(50),
    anchors: z.array(contentId).max(50).default([]),
    tries: triesRule.prefault({}),
    /** How the cut was set; without it the exam is not for certification. */
    standard: standardSchema(text).optional(),
  });
export type Blueprint = z.infer<ReturnType<typeof blueprintSchema>>;

/** The domain of a competency id `domain.competency`. */
export const domainOf = (competency: string): string => competency.slice(0, Math.max(0, competency.indexOf('.')));

/** Every cell of every section, in the blueprint's order. */
export const cellsOf = (blueprint: Blueprint): { competency: string; cell: Cell }[] =>
  blueprint.sections.flatMap(({ draw }) =>
    Object.entries(draw).map(([competency, own]) => ({ competency, cell: own })),
  );

/** How many items a form has. */
export const formLength = (blueprint: Blueprint): number =>
  blueprint.sections.reduce((sum, { sets }) => sum + (sets ? sets.count * sets.items : 0), 0) +
  cellsOf(blueprint).reduce((sum, { cell: { count: own } }) => sum + own, 0);

/** How many items of a domain every form has, whatever sets are drawn. */
export const surelyAsked = (blueprint: Blueprint, domain: string): number =>
  cellsOf(blueprint)
    .filter(({ competency }) => domainOf(competency) === domain)
    .reduce((sum, { cell: { count: own } }) => sum + own, 0);
