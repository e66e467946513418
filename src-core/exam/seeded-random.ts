/**
 * Random numbers that are the same for the same seed on every machine: the generator sfc32 (C. Doty-Humphrey, PractRand)
 * begun from the SHA-256 of the seed.
 */
import { sha256OfText } from '../evidence/digest.ts';

export type SeededRandom = {
  /** A whole number from 0 to `below - 1`, each equally likely. */
  below(below: number): number;
  /** A number from 0 up to, not including, 1; 32 bits. */
  unit(): number;
  /** A new list in a random order (Fisher-Yates). */
  shuffled<T>(list: readonly T[]): T[];
};

const range = 2 ** 32;
/** Rounds until every bit of the seed has touched every bit of the state, as its author advises. */
const warmUp = 15;

export function seededRandom(seed: string): SeededRandom {
  const start = new DataView(sha256OfText(seed).slice().buffer);
  let [a, b, c, counter] = [start.getUint32(0), start.getUint32(4), start.getUint32(8), start.getUint32(12)];
  const next = (): number => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return sum >>> 0;
  };
  for (let round = 0; round < warmUp; round += 1) next();

  const below = (limit: number): number => {
    // Values past the last whole multiple of `limit` would favour small numbers: draw again.
    const fair = range - (range % limit);
    let value = next();
    while (value >= fair) value = next();
    return value % limit;
  };
  return {
    below,
    unit: () => next() / range,
    shuffled: (list) => {
      const copy = [...list];
      for (let last = copy.length - 1; last > 0; last -= 1) {
        const chosen = below(last + 1);
        [copy[last], copy[chosen]] = [copy[chosen] as never, copy[last] as never];
      }
      return copy;
    },
  };
}
