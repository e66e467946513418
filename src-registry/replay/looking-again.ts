/**
 * Looks from time to time at what may be otherwise by now, though nobody sent anything.
 */
import type { Pool } from 'pg';
import { lookForFallenPasses } from './fallen-passes.ts';
import { lookAgainAtAll } from './look-again.ts';
import type { ReplayTools } from './replay-next.ts';

export type LookingAgain = { stop(): Promise<void> };

/** At the start, and then every hour; and what rests on passes that were withdrawn since. */
export function lookingAgain(
  pool: Pool,
  { tools, wake, onFault }: { tools: ReplayTools; wake: () => void; onFault: (error: unknown) => void },
): LookingAgain {
  let working: Promise<unknown> = Promise.resolve();
  const look = () => {
    working = working
      .then(() => lookAgainAtAll(pool, tools.now()))
      .then((count) => count > 0 && wake())
      .catch(onFault)
      .then(() => lookForFallenPasses(pool, tools))
      .catch(onFault);
  };
  look();
  const timer = setInterval(look, 3_600_000);
  timer.unref();
  return {
    stop: async () => {
      clearInterval(timer);
      await working;
    },
  };
}
