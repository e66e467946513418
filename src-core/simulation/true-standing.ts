/**
 * What a person of some ability would reach on average over all forms of a blueprint, and whether that is a pass: the
 * truth against which the decisions of single forms are held. Critical items are left out of it: they are there to fail
 * people who would pass by their points.
 */
import { type Blueprint, difficulties, domainOf } from '../exam/blueprint.ts';
import type { Bank } from '../exam/draw.ts';
import type { Item } from '../exam/item.ts';
import { chanceOfPoint, type ItemParameters } from './response-model.ts';

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

type Part = { readonly domain: string; readonly places: number; readonly pool: readonly Item[] };

/** The places of a form with the items that may stand there, each as likely as the others. */
function partsOf(blueprint: Blueprint, { items, sets }: Bank): Part[] {
  const byId = new Map(items.map((item) => [item.id, item]));
  return blueprint.sections.flatMap((section) => {
    const cells = Object.entries(section.draw).flatMap(([competency, { count, difficulty }]) => {
      const pool = items.filter((item) => item.competency === competency && item.set === null);
      const domain = domainOf(competency);
      const pinned = difficulties.map((level) => ({
        domain,
        places: difficulty[level - 1] ?? 0,
        pool: pool.filter((item) => item.difficulty === level),
      }));
      return [...pinned, { domain, places: count - difficulty.reduce((sum, own) => sum + own, 0), pool }];
    });
    const { sets: wanted } = section;
    if (!wanted) return cells;
    const fitting = sets.filter(({ steps }) => steps.length === wanted.items);
    const members = fitting.flatMap(({ steps }) => steps.flatMap(({ itemId }) => byId.get(itemId) ?? []));
    const share = wanted.count / fitting.length;
    return [...cells, ...members.map((item) => ({ domain: domainOf(item.competency), places: share, pool: [item] }))];
  });
}

/** θ → is this a pass? */
export function trueStanding(
  blueprint: Blueprint,
  bank: Bank,
  parameters: ReadonlyMap<string, ItemParameters>,
): (theta: number) => boolean {
  const parts = partsOf(blueprint, bank).filter(({ places, pool }) => places > 0 && pool.length > 0);
  const passes = (theta: number): boolean => {
    const reached = (kept: readonly Part[]) => {
      const points = kept.map(
        ({ places, pool }) =>
          places * mean(pool.map((item) => chanceOfPoint(parameters.get(item.id) as ItemParameters, theta))),
      );
      return (points.reduce((sum, one) => sum + one, 0) * 100) / kept.reduce((sum, { places }) => sum + places, 0);
    };
    return (
      reached(parts) >= blueprint.passPercent &&
      blueprint.areas
        .filter(({ essential }) => essential)
        .every(
          ({ domain, minimumPercent }) =>
            reached(parts.filter((part) => part.domain === domain)) >= (minimumPercent ?? blueprint.passPercent),
        )
    );
  };
  // More ability never earns less, so there is one line: found by halving, once.
  let [low, high] = [-8, 8];
  for (let step = 0; step < 50; step += 1) {
    const middle = (low + high) / 2;
    if (passes(middle)) high = middle;
    else low = middle;
  }
  const line = high;
  return (theta) => theta >= line;
}
