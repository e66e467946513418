/**
 * The lists that the parent's papers are checked with: its status lists are handed out here beside our own, and our trust
 * list names it, with just the entry that its own list has for it. Whoever trusts us finds its papers good, also while it is
 * away. So are the lists of withdrawn passes that it hands out.
 */
import { readPassList } from '#core/assessment/withdrawn-passes.ts';
import { canonicalJson, digestOf } from '#core/evidence/digest.ts';
import { readStatusList } from '#core/trust/status-list.ts';
import { type ListedIssuer, newestOf, readTrustList } from '#core/trust/trust-list.ts';
import { followTrust, newestTrust } from '#store/trust/publish-trust.ts';
import { quickEd25519 } from '#store/verify/quick-ed25519.ts';
import { inTransaction } from '../database/connect.ts';
import { trustFolderIn } from '../identity/registry-trust.ts';
import { done, type Exchange, type Step } from './exchange.ts';

const passPrefix = 'passes ';

/** Null where its list does not name it with a key that we know. */
function entryOf(texts: readonly string[], { parent, keys }: Exchange): ListedIssuer | null {
  const [first, ...later] = texts.map(readTrustList);
  if (!first) return null;
  const newest = newestOf(
    first,
    later.flatMap((list) => list ?? []),
  );
  const entry = newest.list.issuers.find(({ id }) => id === parent);
  return entry?.keys.some(({ publicKey }) => publicKey === keys[0]) ? entry : null;
}

/** An organisation's own list, laid into the folder without its root key, stays as it is: it names whom it wants. */
async function nameParent({ registry }: Exchange, entry: ListedIssuer): Promise<void> {
  const { identity, dataFolder, now } = registry;
  const folder = trustFolderIn(dataFolder);
  const listed = (await newestTrust(folder))?.list.issuers.find(({ id }) => id === entry.id);
  if (listed && canonicalJson(listed) === canonicalJson(entry)) return;
  await followTrust(folder, identity.secrets.passphrase, now(), (list) => ({
    list: { ...list, issuers: [...list.issuers.filter(({ id }) => id !== entry.id), entry] },
  }));
}

export async function fetchLists(exchange: Exchange): Step {
  const { registry, api, parent } = exchange;
  const reply = await api.trust();
  if (!reply.ok) return reply.failure.kind === 'missing' ? done : reply;
  const entry = entryOf(reply.value.trust, exchange);
  if (!entry) return done;
  await nameParent(exchange, entry);
  const lists = reply.value.status.flatMap((text) => {
    const list = readStatusList(text)?.list;
    return list?.issuer === parent ? [{ id: list.id, text }] : [];
  });
  const passLists = reply.value.status.flatMap((text) => {
    const read = readPassList(text, quickEd25519);
    return read ? [{ id: `${passPrefix}${digestOf(read.line)}`, text }] : [];
  });
  lists.push(...passLists);
  await inTransaction(registry.pool, async (client) => {
    // Whose they are is judged by whoever gets them; those that the parent has no more say nothing that the others do not.
    await client.query('delete from parent_lists where parent = $1 and starts_with(id, $2) and id <> all($3)', [
      parent,
      passPrefix,
      passLists.map(({ id }) => id),
    ]);
    for (const { id, text } of lists)
      await client.query(
        `insert into parent_lists (parent, id, list) values ($1, $2, $3)
          on conflict (parent, id) do update set list = excluded.list`,
        [parent, id, text],
      );
  });
  return done;
}
