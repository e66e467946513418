/**
 * The rules by which a signed statement is good, and what it is otherwise. The order matters: what was changed is changed,
 * whoever it claims to be from; what nobody vouches for is unknown, whatever it says of its dates.
 */
import type { Claims } from '../credential/claims.ts';
import type { PaperCode } from '../credential/code/paper-code.ts';
import { publicKeyOf } from '../credential/proof/did-key.ts';
import type { StatusPurpose } from '../credential/status-entry.ts';
import { looksLike } from '../trust/look-alike.ts';
import { isMarked, type StatusList } from '../trust/status-list.ts';
import type { ListedIssuer, ListedKey } from '../trust/trust-list.ts';
import { clockTolerance, type Known } from './known.ts';
import { type Checked, type Reason, reasons } from './verdict.ts';

export type Statement = {
  /** By its own name, where the statement carries one. */
  readonly issuer: { readonly id: string; readonly name: string } | null;
  /** The key of a device, by which it names itself; null when an organisation signed. */
  readonly deviceKey: Uint8Array | null;
  /** Which of an issuer's keys is meant. */
  isKey(publicKey: string): boolean;
  isSignedBy(publicKey: Uint8Array): Promise<boolean>;
  readonly issuedAt: string;
  readonly expiresAt: string;
  /** The number of its status list and the place in it. */
  readonly status: { readonly list: string; readonly index: number } | null;
  readonly claims: Claims | null;
  readonly code: PaperCode | null;
};

export async function judge(statement: Statement, known: Known): Promise<Checked> {
  const { trustList, now } = known;
  const { issuedAt, expiresAt, claims, code } = statement;
  let statusOf: string | null = null;
  let listed: ListedIssuer | null = null;
  const say = (reason: Reason, params: Record<string, string> = {}): Checked => ({
    verdict: reasons[reason],
    reason,
    params,
    claims,
    code,
    issuer: listed
      ? { id: listed.id, name: listed.name, isListed: true }
      : statement.issuer && { id: statement.issuer.id, name: { en: statement.issuer.name }, isListed: false },
    against: {
      at: now,
      trustList: trustList && { sequence: trustList.sequence, issuedAt: trustList.issuedAt },
      statusOf,
    },
  });
  const late = (): Checked | null => {
    if (Date.parse(issuedAt) > Date.parse(now) + clockTolerance) return say('not-yet-valid', { date: issuedAt });
    return Date.parse(expiresAt) < Date.parse(now) ? say('expired-on', { date: expiresAt }) : null;
  };

  if (statement.deviceKey) {
    if (!(await statement.isSignedBy(statement.deviceKey))) return say('signature-broken');
    return late() ?? say('device-only');
  }

  const found = findKey(statement, trustList?.issuers ?? []);
  if (!found) {
    const { id, name } = statement.issuer ?? { id: '', name: '' };
    if (trustList?.issuers.some((one) => one.id === id)) return say('key-not-listed');
    const model = trustList?.issuers.find((one) => Object.values(one.name).some((other) => looksLike(name, other)));
    return model ? say('issuer-looks-like', { name: Object.values(model.name)[0] ?? '' }) : say('issuer-not-listed');
  }
  const key = publicKeyOf(found.key.publicKey);
  if (!key || !(await statement.isSignedBy(key))) return say('signature-broken');
  listed = found.issuer;
  const { from, until, compromisedFrom } = found.key;
  if (compromisedFrom && issuedAt >= compromisedFrom) return say('key-compromised', { date: compromisedFrom });
  if (issuedAt < from || (until && issuedAt > until)) return say('key-not-valid-then', { date: issuedAt });

  if (statement.status) {
    const { list, index } = statement.status;
    const of = (purpose: StatusPurpose) => known.statusLists.get(`${listed?.status}/${list}/${purpose}`);
    const lists = [of('revocation'), of('refresh')];
    const dates = lists.flatMap((one) => (one ? [one.issuedAt] : [])).sort();
    statusOf = dates[0] ?? null;
    const marked = (one: StatusList | undefined) => one !== undefined && isMarked(one, index);
    // What is known to be withdrawn stays so, however old the list is.
    if (marked(lists[0])) return say('withdrawn', { date: lists[0]?.issuedAt ?? '' });
    if (marked(lists[1])) return say('replaced', { date: lists[1]?.issuedAt ?? '' });
    const over = late();
    if (over) return over;
    if (lists.some((one) => one === undefined)) return say('status-missing');
    const old = lists.find((one) => one && one.validUntil < now);
    if (old) return say('status-old', { date: old.issuedAt });
  }
  return late() ?? say('signed-by-issuer');
}

function findKey(
  { issuer, isKey }: Statement,
  issuers: readonly ListedIssuer[],
): { issuer: ListedIssuer; key: ListedKey } | null {
  for (const one of issuers) {
    if (issuer && issuer.id !== one.id) continue;
    const key = one.keys.find(({ publicKey }) => isKey(publicKey));
    if (key) return { issuer: one, key };
  }
  return null;
}
