/**
 * The attempts turned round: for every item, who had it and what came of it. Built once, read by every statistic.
 */
import { type Answered, totalOf } from './answered.ts';

/** The answers to one item; all lists run over the candidates whose form held it. */
export type ItemColumn = {
  readonly itemId: string;
  /** Index of the candidate in the table. */
  readonly candidates: readonly number[];
  /** 0 to 1; 0 when left out. */
  readonly points: readonly number[];
  /** The share (0 to 1) of the other items' points that the candidate earned; 0 on a form of one item. */
  readonly rest: readonly number[];
  readonly choices: readonly (readonly string[])[];
  /** Milliseconds, of those for whom they are known. */
  readonly ms: readonly number[];
  /** How many left it out. */
  readonly omitted: number;
};

/** One candidate: the score in points, the number of items, and the score as a share from 0 to 1. */
export type CandidateRow = {
  readonly attempt: Answered;
  readonly total: number;
  readonly max: number;
  readonly share: number;
};

/** `items` sorted by id; `formLength`: the most frequent number of items on a form, of equals the longest. */
export type AnswerTable = {
  readonly candidates: readonly CandidateRow[];
  readonly items: readonly ItemColumn[];
  readonly formLength: number;
};

type GrowingColumn = {
  itemId: string;
  candidates: number[];
  points: number[];
  rest: number[];
  choices: (readonly string[])[];
  ms: number[];
  omitted: number;
};

const emptyColumn = (itemId: string): GrowingColumn => ({
  itemId,
  candidates: [],
  points: [],
  rest: [],
  choices: [],
  ms: [],
  omitted: 0,
});

function mostFrequent(lengths: readonly number[]): number {
  const times = new Map<number, number>();
  for (const length of lengths) times.set(length, (times.get(length) ?? 0) + 1);
  return [...times].reduce((best, one) => (one[1] > best[1] || (one[1] === best[1] && one[0] > best[0]) ? one : best), [
    0, 0,
  ] as [number, number])[0];
}

/** Attempts → table. Attempts without items are left out. */
export function answerTable(answered: readonly Answered[]): AnswerTable {
  const columns = new Map<string, GrowingColumn>();
  const candidates = answered
    .filter(({ items }) => items.length > 0)
    .map((attempt, index) => {
      const total = totalOf(attempt);
      const max = attempt.items.length;
      for (const { itemId, points, choices, ms } of attempt.items) {
        const column = columns.get(itemId) ?? emptyColumn(itemId);
        columns.set(itemId, column);
        column.candidates.push(index);
        column.points.push(points ?? 0);
        column.rest.push(max > 1 ? (total - (points ?? 0)) / (max - 1) : 0);
        column.choices.push(choices);
        if (ms !== null) column.ms.push(ms);
        if (points === null) column.omitted += 1;
      }
      return { attempt, total, max, share: total / max };
    });
  const items = [...columns.values()].sort((a, b) => (a.itemId < b.itemId ? -1 : 1));
  return { candidates, items, formLength: mostFrequent(candidates.map(({ max }) => max)) };
}
