/**
 * A device that comes back to the network: says hello, sends what the registry does not have, reads what it was told, and
 * goes on until both agree, whatever happens in between. Some answers are thrown away, some records sent twice.
 */
import { randomInt } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { eventsReply, type FeedCursor, feedBeginning, feedReply, recoverReply } from '#core/sync/calls.ts';
import type { FeedItem } from '#core/sync/feed-item.ts';
import type { Sitter } from './completions.ts';

export type Memory = { epoch: string | null; cursor: FeedCursor; readonly items: FeedItem[] };
export const noMemory = (): Memory => ({ epoch: null, cursor: feedBeginning, items: [] });

export type Trouble = { readonly lost: number; readonly twice: number };

const recordsInOne = 10;
/** A real device begins at five seconds; here a storm is to be over in minutes. */
const [firstWait, longestWait] = [300, 5000];

const chance = (share: number) => randomInt(1_000_000) < share * 1_000_000;

/** Milliseconds of every upload that was answered go to `took`. */
export async function reconnect(
  url: string,
  { device }: Sitter,
  memory: Memory,
  { lost, twice }: Trouble,
  took: number[] = [],
): Promise<void> {
  const post = async (lines: readonly string[]): Promise<boolean> => {
    const from = performance.now();
    const answer = await device.post(lines, { gzip: true });
    // What was sent is sent; nobody hears the answer.
    if (chance(lost)) {
      await answer.body?.cancel();
      return false;
    }
    if (answer.status !== 200) throw new Error(`status ${answer.status}`);
    const { results } = eventsReply.parse(await answer.json());
    took.push(performance.now() - from);
    if (results.some(({ result }) => result !== 'stored' && result !== 'known'))
      throw new Error(JSON.stringify(results));
    return true;
  };
  const once = async (): Promise<boolean> => {
    const hello = await device.hello({ epoch: memory.epoch, cursor: memory.cursor }, new Date());
    const call = async (path: string, init: RequestInit = {}) => {
      const headers = { authorization: `Bearer ${hello.token}`, 'content-type': 'application/json' };
      const answer = await fetch(`${url}${path}`, { ...init, headers });
      if (answer.status !== 200) throw new Error(`status ${answer.status}`);
      return answer.json();
    };
    if (memory.epoch !== hello.epoch) {
      memory.cursor = feedBeginning;
      for (let from = 0; memory.epoch !== null && from < memory.items.length; from += 500)
        recoverReply.parse(
          await call('/v1/recover', {
            method: 'POST',
            body: JSON.stringify({ items: memory.items.slice(from, from + 500) }),
          }),
        );
      memory.epoch = hello.epoch;
    }
    for (let n = hello.head.n; n < device.events.length; n += recordsInOne) {
      const lines = device.events.slice(n, n + recordsInOne).map(({ line }) => line);
      const heard = await post(lines);
      if (!heard || (chance(twice) && !(await post(lines)))) return false;
    }
    for (let more = true; more; ) {
      const { own, all } = memory.cursor;
      const page = feedReply.parse(await call(`/v1/feed?epoch=${hello.epoch}&own=${own}&all=${all}`));
      memory.items.push(...page.items.filter(({ id }) => !memory.items.some((known) => known.id === id)));
      memory.cursor = page.next;
      more = page.more;
    }
    return true;
  };
  for (let tries = 0; ; tries += 1) {
    const done = await once().catch(() => false);
    if (done) return;
    await wait(randomInt(Math.min(longestWait, firstWait * 2 ** tries)) + 1);
  }
}
