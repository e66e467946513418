/**
 * How a registry came from key to key: each change is said by the key before it, whose file stays in the folder. Whoever
 * trusted the first one trusts the last.
 */
import { join } from 'node:path';
import type { Pool } from 'pg';
import { multibaseOf } from '#core/credential/proof/did-key.ts';
import { everybody, type FeedItem, feedIdOf, signFeedItem } from '#core/sync/feed-item.ts';
import { openEarlierKey } from '#store/issuer/issuer-folder.ts';
import { inTransaction } from '../database/connect.ts';
import { keepItem } from '../records/feed.ts';
import type { RegistryIdentity } from './registry-identity.ts';

/** From the first change to the last. A key whose file is gone says nothing: who knew only it signs up again. */
export async function keyChanges(dataFolder: string, { about, secrets }: RegistryIdentity): Promise<FeedItem[]> {
  const all = [...about.earlierKeys, about.publicKey];
  const changes: FeedItem[] = [];
  for (const [index, after] of about.earlierKeys.entries()) {
    const key = await openEarlierKey(join(dataFolder, 'issuer'), index + 1, secrets.passphrase);
    const next = all[index + 1];
    if (!key || !next || multibaseOf(key.publicKey) !== after) continue;
    // The same words at every start: the same item.
    const body = { kind: 'keys', key: next, after, at: about.madeAt } as const;
    changes.push(signFeedItem(feedIdOf(everybody, body), body, { name: after, key }));
  }
  return changes;
}

/** Puts them in everybody's feed, once: so they also go with what is carried by hand. */
export const sayKeyChanges = (pool: Pool, changes: readonly FeedItem[]): Promise<void> =>
  inTransaction(pool, async (client) => {
    for (const item of changes) await keepItem(client, everybody, item);
  });
