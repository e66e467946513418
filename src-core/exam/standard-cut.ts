/**
 * How the cut of an exam was set: modified Angoff. Each judge says of each item how many in a hundred people who are just
 * competent enough would answer it; the mean over the items is that judge's cut, the mean over the judges the cut, and
 * SD/√J of the judges' cuts its standard error (W. H. Angoff in Thorndike, Educational Measurement, 1971, pp. 514–515;
 * R. L. Brennan and R. E. Lockwood, Applied Psychological Measurement 4, 1980).
 */
import { type Blueprint, difficulties } from './blueprint.ts';
import type { Bank } from './draw.ts';
import type { Item } from './item.ts';
import type { Standard } from './standard-record.ts';

export type StandardCut = {
  /** Points of 100, over the forms that the blueprint draws. */
  readonly cut: number;
  /** Points of 100; null for a single judge, of whom no error can be known. */
  readonly standardError: number | null;
  readonly judges: number;
};

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** One judge's rating of every place of a form: the mean over the items that may stand there. */
function placesRated(blueprint: Blueprint, { items, sets }: Bank, rate: (item: Item) => number): number[] {
  const byId = new Map(items.map((item) => [item.id, item]));
  const times = (count: number, value: number) => Array.from({ length: count }, () => value);
  return blueprint.sections.flatMap(({ draw, sets: wanted }) => {
    const cells = Object.entries(draw).flatMap(([competency, { count, difficulty }]) => {
      const pool = items.filter((item) => item.competency === competency && item.set === null);
      const pinned = difficulties.flatMap((level) =>
        times(difficulty[level - 1] ?? 0, mean(pool.filter((item) => item.difficulty === level).map(rate))),
      );
      return [...pinned, ...times(count - pinned.length, mean(pool.map(rate)))];
    });
    if (!wanted) return cells;
    const members = sets
      .filter(({ steps }) => steps.length === wanted.items)
      .flatMap(({ steps }) => steps.flatMap(({ itemId }) => byId.get(itemId) ?? []));
    return [...cells, ...times(wanted.count * wanted.items, mean(members.map(rate)))];
  });
}

export function standardCut(standard: Standard, blueprint: Blueprint, bank: Bank): StandardCut {
  const cuts = standard.judges.map(({ byDifficulty, ratings }) =>
    mean(placesRated(blueprint, bank, (item) => ratings[item.id] ?? byDifficulty[item.difficulty])),
  );
  const cut = mean(cuts);
  const spread = Math.sqrt(cuts.reduce((sum, own) => sum + (own - cut) ** 2, 0) / (cuts.length - 1));
  return { cut, standardError: cuts.length > 1 ? spread / Math.sqrt(cuts.length) : null, judges: cuts.length };
}
