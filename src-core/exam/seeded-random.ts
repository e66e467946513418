/**
 * Random numbers that are the same for the same seed on every machine: SHA-256 in counter mode.
 */
import { sha256OfText } from '../evidence/digest.ts';

export type SeededRandom = {
  /** A whole number from 0 to `below - 1`, each equally likely. */
  below(below: number): number;
  /** A new list in a random order (Fisher-Yates). */
  shuffled<T>(list: readonly T[]): T[];
};

const range = 2 ** 32;

export function seededRandom(seed: string): SeededRandom {
  let counter = 0;
  let block = new Uint8Array(0);
  let offset = 0;

  const next = (): number => {
    if (offset + 4 > block.length) {
      block = new Uint8Array(sha256OfText(`${seed}:${counter}`));
      counter += 1;
      offset = 0;
    }
    const view = new DataView(block.buffer, block.byteOffset);
    const value = view.getUint32(offset);
    offset += 4;
    return value;
  };

  const below = (limit: number): number => {
    // Values past the last whole multiple of `limit` would favour small numbers: draw again.
    const fair = range - (range % limit);
    let value = next();
    while (value >= fair) value = next();
    return value % limit;
  };

  return {
    below,
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
