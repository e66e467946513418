/**
 * Work that takes a core for a while: so much of it at once, so much that waits, and nothing beyond.
 */

/** Null: too many wait already. */
export type Turns = <T>(work: () => Promise<T>) => Promise<T> | null;

export function turns({ atOnce, waiting }: { atOnce: number; waiting: number }): Turns {
  let working = 0;
  const queue: (() => void)[] = [];
  const next = () => {
    working -= 1;
    queue.shift()?.();
  };
  const begin = async <T>(work: () => Promise<T>): Promise<T> => {
    working += 1;
    try {
      return await work();
    } finally {
      next();
    }
  };
  return (work) => {
    if (working < atOnce) return begin(work);
    if (queue.length >= waiting) return null;
    return new Promise((resolve, reject) => {
      queue.push(() => begin(work).then(resolve, reject));
    });
  };
}
