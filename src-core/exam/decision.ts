/**
 * The decision: passed when the whole reaches the cut AND every essential area reaches its minimum AND no critical
 * item was missed. What is compared is points × 100 against cut × items, never a rounded percentage.
 */

import { z } from '../zod.ts';
import { type Blueprint, cellsOf, domainOf } from './blueprint.ts';
import type { Item } from './item.ts';
import { itemTypeOf } from './item-types/index.ts';
import { noResponse, type Response } from './response.ts';

const scoreShape = { points: z.number(), max: z.number() };

export const decisionSchema = z.strictObject({
  passed: z.boolean(),
  overall: z.strictObject({
    ...scoreShape,
    required: z.number(),
    met: z.boolean(),
    /** In points of 100; see `standardError`. Not there in attempts decided before it was kept. */
    standardError: z.number().optional(),
    /** The result lies within one standard error of the cut: it could have gone the other way on another form. */
    near: z.boolean().optional(),
  }),
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

/** Smaller than any share of a point, larger than what sums of thirds lose. */
const rounding = 1e-9;

const meets = (tally: Tally, percent: number) => tally.points * 100 + rounding >= percent * tally.max;

/**
 * The standard error of a score in points of 100, from the one form: √(x(n−x)/(n−1)) for x of n points (F. M. Lord,
 * Educational and Psychological Measurement 17, 1957). Points in part make the true one somewhat smaller.
 */
export const standardError = ({ points, max }: Tally): number =>
  max < 2 ? 0 : (Math.sqrt((Math.max(0, points) * Math.max(0, max - points)) / (max - 1)) / max) * 100;

/** Points as a share of 100, for people to read; one decimal, rounded down so that it never shows a cut as reached. */
export const percentOf = (tally: Tally): number =>
  tally.max === 0 ? 0 : Math.floor((tally.points * 1000) / tally.max + rounding) / 10;

type Scored = { readonly item: Item; readonly points: number };

export function decide(blueprint: Blueprint, items: readonly Item[], responses: readonly Response[]): Decision {
  return decideScored(
    blueprint,
    items.map((item, position) => ({
      item,
      points: itemTypeOf(item).score(item, responses[position] ?? noResponse),
    })),
  );
}

const known = new WeakMap<Blueprint, readonly string[]>();

/** As the blueprint lists them; those that only a scenario set brings come after. */
function competenciesOf(blueprint: Blueprint): readonly string[] {
  const listed = known.get(blueprint) ?? [...new Set(cellsOf(blueprint).map(({ competency }) => competency))];
  known.set(blueprint, listed);
  return listed;
}

/** The rule itself, on points that are known: 0 to 1 an item. */
export function decideScored(blueprint: Blueprint, scored: readonly Scored[]): Decision {
  const tally = (kept: readonly Scored[]): Tally => ({
    points: kept.reduce((sum, { points }) => sum + points, 0),
    max: kept.length,
  });

  const all = tally(scored);
  const error = standardError(all);
  const overall = {
    ...all,
    required: blueprint.passPercent,
    met: meets(all, blueprint.passPercent),
    standardError: Math.round(error * 10) / 10,
    near: all.max > 0 && Math.abs((all.points * 100) / all.max - blueprint.passPercent) <= error,
  };
  const byCompetency = new Map<string, Scored[]>(competenciesOf(blueprint).map((id) => [id, []]));
  for (const one of scored) {
    const own = byCompetency.get(one.item.competency);
    if (own) own.push(one);
    else byCompetency.set(one.item.competency, [one]);
  }
  const areas = blueprint.areas.map((area) => {
    const own = tally([...byCompetency].flatMap(([id, kept]) => (domainOf(id) === area.domain ? kept : [])));
    const required = area.essential ? (area.minimumPercent ?? blueprint.passPercent) : null;
    return {
      domain: area.domain,
      ...own,
      essential: area.essential,
      required,
      met: required === null || meets(own, required),
    };
  });
  const competencies = [...byCompetency].map(([id, own]) => ({
    id,
    ...tally(own),
    criticalMissed: own.some(({ item, points }) => item.critical && points < 1),
  }));
  const passed =
    overall.met && areas.every((area) => area.met) && competencies.every((competency) => !competency.criticalMissed);
  return { passed, overall, areas, competencies };
}

/** The competencies to be studied again: under the overall cut, or with a critical item missed. */
export const missedIn = ({ competencies, overall }: Decision): string[] =>
  competencies.filter((one) => one.criticalMissed || !meets(one, overall.required)).map(({ id }) => id);
