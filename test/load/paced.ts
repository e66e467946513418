/**
 * Asks at a pace that does not wait for answers, as many people would. A time is counted from when it was due: whoever has to
 * wait in line waits, too.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { quantile } from '../../scripts/bench/statistics.mjs';

export type Paced = {
  readonly asked: number;
  readonly faults: readonly string[];
  readonly p50: number;
  readonly p99: number;
};

export async function paced(
  { perSecond, seconds }: { perSecond: number; seconds: number },
  ask: (n: number) => Promise<void>,
): Promise<Paced> {
  const ms: number[] = [];
  const faults: string[] = [];
  const all: Promise<unknown>[] = [];
  const begin = performance.now();
  for (let n = 0; n < perSecond * seconds; n += 1) {
    const due = begin + (n * 1000) / perSecond;
    const early = due - performance.now();
    if (early > 1) await wait(early);
    all.push(
      ask(n).then(
        () => ms.push(performance.now() - due),
        (error) => faults.push(String(error)),
      ),
    );
  }
  await Promise.all(all);
  return { asked: all.length, faults, p50: quantile(ms, 0.5), p99: quantile(ms, 0.99) };
}
