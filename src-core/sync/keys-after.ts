/**
 * Which keys a device believes after it heard of changes: a key counts when one that counted before has said so. Nobody
 * else's word brings a key in, whichever way it came.
 */
import type { QuickCheck } from '../credential/proof/signing-key.ts';
import { type FeedItem, readFeedItem } from './feed-item.ts';

/** The newest first. `known`: those that counted until now; `items`: whatever came, in any order. */
export function keysAfter(known: readonly string[], items: readonly FeedItem[], quick?: QuickCheck): string[] {
  const changes = items.filter(({ body }) => body.includes('"kind":"keys"'));
  let keys = [...known];
  for (let isDone = false; !isDone; ) {
    isDone = true;
    for (const item of changes) {
      const body = readFeedItem(item, keys, quick);
      if (body?.kind !== 'keys' || body.after !== item.key || keys.includes(body.key)) continue;
      keys = [body.key, ...keys];
      isDone = false;
    }
  }
  return keys;
}
