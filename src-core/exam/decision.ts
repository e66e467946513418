/**
 * The decision: passed when the whole reaches the cut AND every essential area reaches its minimum AND no critical
 * item was missed. Percentages are compared as whole numbers (points × 100 against cut × items), never as rounded ones.
 */

import type { Blueprint } from '../content/pack-schema.ts';
import { z } from '../zod.ts';
import type { Item } from './item.ts';
import { itemTypeOf } from './item-types/index.ts';
import { noResponse, type Response } from './response.ts';

const scoreShape = { points: z.number(), max: z.number() };

export const decisionSchema = z.strictObject({
  passed: z.boolean(),
  overall: z.strictObject({ ...scoreShape, required: z.number(), met: z.boolean() }),
  areas: z.array(
    z.strictObject({
      domain: z.string(),
      ...scoreShape,
      essential: z.boolean(),
      required: z.number().nullable(),
      met: z.boolean(),
    }),
  ),
  competencies: z.array(z.strictObject({ id: z.string(), ...scoreShape, criticalMissed: z.boolean() })),
});
export type Decision = z.infer<typeof decisionSchema>;

type Tally = { points: number; max: number };

const meets = (tally: Tally, percent: number) => tally.points * 100 >= percent * tally.max;

/** Points as a share of 100, for people to read; one decimal, rounded down so that it never shows a cut as reached. */
export const percentOf = (tally: Tally): number =>
  tally.max === 0 ? 0 : Math.floor((tally.points * 1000) / tally.max) / 10;

export function decide(blueprint: Blueprint, items: readonly Item[], responses: readonly Response[]): Decision {
  const scored = items.map((item, position) => ({
    item,
    points: itemTypeOf(item).score(item, responses[position] ?? noResponse),
  }));
  const tally = (kept: typeof scored): Tally => ({
    points: kept.reduce((sum, { points }) => sum + points, 0),
    max: kept.length,
  });

  const all = tally(scored);
  const overall = { ...all, required: blueprint.passPercent, met: meets(all, blueprint.passPercent) };
  const areas = blueprint.areas.map((area) => {
    const own = tally(scored.filter(({ item }) => item.competency in area.draw));
    const required = area.essential ? (area.minimumPercent ?? blueprint.passPercent) : null;
    return {
      domain: area.domain,
      ...own,
      essential: area.essential,
      required,
      met: required === null || meets(own, required),
    };
  });
  const competencies = blueprint.areas
    .flatMap((area) => Object.keys(area.draw))
    .map((id) => {
      const own = scored.filter(({ item }) => item.competency === id);
      return {
        id,
        ...tally(own),
        criticalMissed: own.some(({ item, points }) => item.critical && points < 1),
      };
    });
  const passed =
    overall.met && areas.every((area) => area.met) && competencies.every((competency) => !competency.criticalMissed);
  return { passed, overall, areas, competencies };
}
