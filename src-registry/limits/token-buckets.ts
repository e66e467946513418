/**
 * Buckets that fill with time: whoever takes more than flows in waits. What a request turned out to cost may be taken
 * afterwards, so a bucket can owe something.
 */

export type BucketSize = {
  /** What flows in. 0: no limit at all. */
  readonly perSecond: number;
  /** What it holds. */
  readonly burst: number;
};

export type Buckets = {
  /** Milliseconds to wait before anything is in the bucket; 0: go on. Takes nothing. */
  waitMs(key: string): number;
  take(key: string, units: number): void;
};

type Bucket = { level: number; at: number };

/** A bucket more than this is not remembered: the one that was asked for longest ago goes. */
const mostBuckets = 50_000;

/** `now`: milliseconds of a clock that nobody sets. */
export function tokenBuckets({ perSecond, burst }: BucketSize, now: () => number): Buckets {
  // A Map keeps the order in which keys were put in: the first is the one that was used longest ago.
  const buckets = new Map<string, Bucket>();
  const levelOf = (key: string): number => {
    const bucket = buckets.get(key);
    return bucket ? Math.min(burst, bucket.level + ((now() - bucket.at) * perSecond) / 1000) : burst;
  };
  return {
    waitMs: (key) => {
      if (perSecond === 0) return 0;
      const level = levelOf(key);
      return level >= 1 ? 0 : Math.ceil(((1 - level) * 1000) / perSecond);
    },
    take: (key, units) => {
      if (perSecond === 0) return;
      // Nobody comes to owe more than a full bucket.
      const level = Math.max(levelOf(key) - units, -burst);
      buckets.delete(key);
      buckets.set(key, { level, at: now() });
      if (buckets.size <= mostBuckets) return;
      const [oldest] = buckets.keys();
      if (oldest !== undefined) buckets.delete(oldest);
    },
  };
}
