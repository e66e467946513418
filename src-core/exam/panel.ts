/**
 * A panel that sets the pass mark: who sits in it, what each says of each item in two rounds, and what follows. Modified
 * Angoff in the usual form: rate alone, look at where the judges differ and talk, rate again (G. J. Cizek and M. B. Bunch,
 * Standard Setting, 2007, ch. 6).
 */
import { contentId, isoInstant } from '../contract/values.ts';
import { z } from '../zod.ts';
import { type Blueprint, difficulties, formLength } from './blueprint.ts';
import { type Bank, drawer } from './draw.ts';
import { type StandardCut, standardCut } from './standard-cut.ts';
import type { Standard } from './standard-record.ts';

/** Of 100 people who are just competent enough, how many answer it right; of part points, their mean. */
const rating = z.number().int().min(0).max(100);
const ratings = z.record(contentId, rating);

export const panelSchema = z.strictObject({
  schemaVersion: z.literal(1),
  courseId: contentId,
  /** Of the exam when the panel began. */
  examVersion: z.string().max(40),
  begunAt: isoInstant,
  round: z.union([z.literal(1), z.literal(2)]),
  judges: z
    .array(
      z.strictObject({
        id: contentId,
        /** Stays on this machine: the record names judges by number. */
        name: z.string().min(1).max(80),
        first: ratings,
        second: ratings,
      }),
    )
    .max(60),
});
export type Panel = z.infer<typeof panelSchema>;
export type Judge = Panel['judges'][number];

/** What a judge says now: the second round where it was given, else the first. */
export const ratingsOf = ({ first, second }: Judge): Record<string, number> => ({ ...first, ...second });

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/**
 * In which order items are rated, alike for every judge: a form's worth that covers the blueprint, then another of items
 * not rated yet, and so on through the bank. So a panel with little time has rated what a form asks.
 */
export function ratingOrder(blueprint: Blueprint, bank: Bank): string[] {
  const draw = drawer(blueprint, bank);
  const seen = new Map<string, number>();
  for (let round = 0; round < bank.items.length && seen.size < bank.items.length; round += 1) {
    const drawn = draw.form(`panel ${round}`, seen);
    const before = seen.size;
    if (drawn.ok) for (const { itemId } of drawn.form) seen.set(itemId, (seen.get(itemId) ?? 0) + 1);
    if (seen.size === before) break;
  }
  const rest = bank.items.map(({ id }) => id).filter((id) => !seen.has(id));
  return [...seen.keys(), ...rest];
}

/** A judge counts who has rated as many items as a form asks. */
export const counts = (judge: Judge, blueprint: Blueprint, bank: Bank): boolean =>
  rated(judge, bank).length >= formLength(blueprint);

const rated = (judge: Judge, { items }: Bank) => {
  const known = ratingsOf(judge);
  return items.flatMap(({ id, difficulty }) => {
    const value = known[id];
    return value === undefined ? [] : [{ id, difficulty, value }];
  });
};

/** An item that a judge has not rated counts as that judge's mean of its difficulty. */
function asRecorded(judge: Judge, bank: Bank): Standard['judges'][number] {
  const known = rated(judge, bank);
  const all = mean(known.map(({ value }) => value));
  const [easy = all, middle = all, hard = all] = difficulties.map((level) => {
    const own = known.filter(({ difficulty }) => difficulty === level).map(({ value }) => value);
    return own.length > 0 ? Math.round(mean(own) * 10) / 10 : Math.round(all * 10) / 10;
  });
  return {
    id: judge.id,
    byDifficulty: { 1: easy, 2: middle, 3: hard },
    ratings: Object.fromEntries(known.map(({ id, value }) => [id, value])),
  };
}

/** What the panel says as a record for `exam.yaml`; null until one judge counts. `date`: ISO day. */
export function panelStandard(
  panel: Panel,
  candidate: Standard['candidate'],
  date: string,
  blueprint: Blueprint,
  bank: Bank,
): Standard | null {
  const judges = panel.judges.filter((judge) => counts(judge, blueprint, bank));
  if (judges.length === 0) return null;
  return {
    method: 'modified-angoff',
    basis: 'panel',
    date,
    candidate,
    judges: judges.map((judge) => asRecorded(judge, bank)),
  };
}

/** True when a second round may begin: there is somebody to talk to, and all have rated alone. */
export const mayRateAgain = (panel: Panel, blueprint: Blueprint, bank: Bank): boolean =>
  panel.round === 1 && panel.judges.length >= 2 && mayShow(panel, blueprint, bank);

/** True when what the judges said may be shown: in the first round not before each has rated alone. */
export const mayShow = (panel: Panel, blueprint: Blueprint, bank: Bank): boolean =>
  panel.round === 2 || panel.judges.every((judge) => counts(judge, blueprint, bank));

/** The cut that one judge alone would set; null where the judge does not count yet. */
export function judgeCut(judge: Judge, blueprint: Blueprint, bank: Bank): StandardCut | null {
  if (!counts(judge, blueprint, bank)) return null;
  const judges = [asRecorded(judge, bank)];
  const alone: Standard = { method: 'modified-angoff', basis: 'panel', date: '', candidate: {}, judges };
  return standardCut(alone, blueprint, bank);
}

/** Nearer than this is no dispute: two steps of the slider each way. */
const leastSpread = 20;

export type Disputed = { readonly itemId: string; readonly ratings: readonly number[]; readonly spread: number };

/** The items on which these ratings are furthest apart (highest less lowest), the furthest first; from 20 points on. */
export function disputed(all: readonly Readonly<Record<string, number>>[]): Disputed[] {
  const byItem = new Map<string, number[]>();
  for (const [id, value] of all.flatMap((one) => Object.entries(one))) {
    byItem.set(id, [...(byItem.get(id) ?? []), value]);
  }
  return [...byItem]
    .map(([itemId, given]) => ({ itemId, ratings: given, spread: Math.max(...given) - Math.min(...given) }))
    .filter(({ spread }) => spread >= leastSpread)
    .sort((a, b) => b.spread - a.spread);
}

/** In the second round what was disputed in the first comes first. `order`: of the first, see `ratingOrder`. */
export function orderIn(panel: Panel, order: readonly string[]): string[] {
  if (panel.round === 1) return [...order];
  const first = disputed(panel.judges.map((judge) => judge.first)).map(({ itemId }) => itemId);
  const known = first.filter((id) => order.includes(id));
  return [...known, ...order.filter((id) => !known.includes(id))];
}
