/**
 * The lists that papers are checked with come down with everything else. They are judged as if somebody had brought them
 * in by hand, with one difference: whoever signed up has compared the registry's key, so a first trust list that names just
 * this registry with just this key needs no second look.
 */
import { ok } from '#core/result/result.ts';
import type { TrustReply } from '#core/sync/calls.ts';
import { digestOfList } from '#core/trust/bringing.ts';
import { newestOf, readTrustList } from '#core/trust/trust-list.ts';
import type { Enrolment } from '../outbox/marks.ts';
import { bringLists } from '../trust/bring-lists.ts';
import { type Exchange, type Step, stop, stopOwn } from './exchange.ts';

/** The digest of the list that counts, where it names the registry as it was signed up with; null otherwise. */
function vouchedFor({ trust }: TrustReply, { registry }: Enrolment): string | null {
  const [first, ...later] = trust.map(readTrustList);
  if (!first) return null;
  const newest = newestOf(
    first,
    later.flatMap((list) => list ?? []),
  );
  const own = newest.list.issuers.find(({ id }) => id === registry.id);
  return own?.keys.some(({ publicKey }) => registry.keys.includes(publicKey)) ? digestOfList(newest) : null;
}

export async function fetchTrust({ api, enrolment, trust: folders, now }: Exchange): Step {
  if (!folders) return ok({});
  const reply = await api.trust();
  // A registry of an earlier version has none to give.
  if (!reply.ok) return reply.failure.kind === 'missing' ? ok({}) : stop(reply.failure);
  const { trust, status } = reply.value;
  const files = [...trust, ...status].map((text, index) => ({ name: `${index + 1}.json`, text }));
  const brought = await bringLists({
    folders,
    files,
    confirmed: vouchedFor(reply.value, enrolment),
    by: enrolment.address,
    now: now().toISOString(),
  });
  return brought.ok ? ok({}) : stopOwn(brought.failure);
}
