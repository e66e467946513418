/**
 * Where a breath is after so many seconds, and how somebody feels after the exercise beside before.
 */
import type { ExerciseFault } from '../exercise-kind.ts';

/** Seconds of breathing in and of breathing out. */
export type Rhythm = { readonly in: number; readonly out: number };

export type Moment = {
  readonly phase: 'in' | 'out';
  /** The second of this phase, counted from one. */
  readonly count: number;
  /** Which breath it is, counted from one. */
  readonly breath: number;
};

export const lastsFor = (rhythm: Rhythm, breaths: number): number => (rhythm.in + rhythm.out) * breaths;

/** Null when all breaths were taken. */
export function momentAt(rhythm: Rhythm, breaths: number, seconds: number): Moment | null {
  if (seconds >= lastsFor(rhythm, breaths)) return null;
  const one = lastsFor(rhythm, 1);
  const within = seconds % one;
  const breath = Math.floor(seconds / one) + 1;
  return within < rhythm.in
    ? { phase: 'in', count: Math.floor(within) + 1, breath }
    : { phase: 'out', count: Math.floor(within - rhythm.in) + 1, breath };
}

/** Whole breaths that were taken when it was stopped after so many seconds. */
export const breathsIn = (rhythm: Rhythm, seconds: number): number => Math.floor(seconds / lastsFor(rhythm, 1));

/** From the most uneasy to the calmest. */
export const feelings = 5;
export type Feeling = number | null;
export type Change = 'calmer' | 'same' | 'harder' | 'untold';

/** Nobody has to say how they feel. */
export function changeFrom(before: Feeling, after: Feeling): Change {
  if (before === null || after === null) return 'untold';
  if (after === before) return 'same';
  return after > before ? 'calmer' : 'harder';
}

type Named = { readonly id: string };
export type Calm = {
  readonly rhythms: readonly (Rhythm & Named)[];
  readonly breaths: readonly number[];
  readonly ways: readonly Named[];
  readonly moments: readonly (Named & {
    readonly answers: readonly { readonly way: string; readonly right?: true | undefined }[];
  })[];
};

/** Out is longer than in, one may take few breaths first, and each moment has an answer to each way, one of them right. */
export function faultIn({ rhythms, breaths, ways, moments }: Calm): ExerciseFault | null {
  const hasty = rhythms.find((rhythm) => rhythm.out <= rhythm.in);
  if (hasty) return { fault: 'impossible', id: hasty.id };
  const fewer = breaths.find((count, index) => index > 0 && count <= (breaths[index - 1] ?? 0));
  if (fewer !== undefined) return { fault: 'impossible', id: String(fewer) };
  for (const { id, answers } of moments) {
    const named = ways.map((way) => answers.filter((answer) => answer.way === way.id).length);
    if (answers.length !== ways.length || named.some((count) => count !== 1)) return { fault: 'unknown-place', id };
    if (answers.filter(({ right }) => right).length !== 1) return { fault: 'no-answer', id };
  }
  return null;
}
