/**
 * What the statistics are made from: one decided attempt each, with nothing in it that names the person. An item left
 * out counts as no points, as it does in the decision; one item is one point.
 */

/** One item of one form, as one candidate answered it. */
export type AnsweredItem = {
  readonly itemId: string;
  /** 0 to 1; null when nothing was answered. */
  readonly points: number | null;
  /** The response taken apart as `choicesOf` does it: `b`; `a>c>b`; `left=right`; `42`. */
  readonly choices: readonly string[];
  /** Milliseconds spent on the item; null when not known. */
  readonly ms: number | null;
};

/** One attempt. */
export type Answered = {
  readonly examVersion: string;
  readonly language: string;
  /** Those who sat together, or in the same round. */
  readonly sitting: string;
  /** ISO instant. Versions and sittings are put in order by the earliest attempt in each. */
  readonly startedAt: string;
  readonly items: readonly AnsweredItem[];
  readonly passed: boolean;
};

/** The sum of points of an attempt, from 0 to the number of its items. */
export const totalOf = ({ items }: Pick<Answered, 'items'>): number =>
  items.reduce((sum, { points }) => sum + (points ?? 0), 0);
