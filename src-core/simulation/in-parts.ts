/**
 * A simulation shared out: whoever is free takes the next people. The sum is the same however many share.
 */
import { addTally, emptyTally, type Tally } from './simulate.ts';

/** Simulates the people numbered `from` up to, not including, `to`. */
export type RunPart = (from: number, to: number) => Promise<Tally>;

/** Small enough that progress moves, large enough that talking costs nothing. */
export const partSize = 500;

/** `onProgress` is told how many are done and answers whether to go on; null where it said no. */
export async function inParts(
  candidates: number,
  sharing: readonly RunPart[],
  onProgress: (done: number) => boolean,
): Promise<Tally | null> {
  let next = 0;
  let sum = emptyTally();
  let goesOn = true;
  const work = async (run: RunPart) => {
    while (goesOn && next < candidates) {
      const from = next;
      const to = Math.min(candidates, from + partSize);
      next = to;
      const part = await run(from, to);
      sum = addTally(sum, part);
      goesOn = goesOn && onProgress(sum.people);
    }
  };
  await Promise.all(sharing.map(work));
  return goesOn ? sum : null;
}
