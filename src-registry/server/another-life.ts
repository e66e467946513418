/**
 * Somebody has read further than there is: a backup was put back here and nobody said so, and another life begins. That makes
 * everybody give back what they have, so one asker's word is taken for it once a day only.
 */
import { beginLife } from '../records/life.ts';
import type { Registry } from '../registry.ts';
import { tooMany } from './problem.ts';

/** `who`: the device, or the client, that has read so far. Answers the new epoch. Throws 429. */
export async function anotherLife(registry: Registry, epoch: string, who: string): Promise<string> {
  const { pool, limits, now, random } = registry;
  const ms = limits.newLife.waitMs(who);
  if (ms > 0) throw tooMany(ms, 'it has read further than there is, once more');
  limits.newLife.take(who, 1);
  return beginLife(pool, epoch, Buffer.from(random(16)).toString('hex'), now());
}
