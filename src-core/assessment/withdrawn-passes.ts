/**
 * Passes that an organisation withdrew before they ended: a list that it signs and hands out with its status lists. A pass has no place in
 * those, so it is named by its id, with the instant from which it does not count.
 *
 * [Note: said once] What one list of an organisation says stays said: all that are believed are put together, and of each pass the earliest
 * instant counts. So it does not matter in which order they come or which was lost on the way; an older list undoes nothing, and a newer
 * one that leaves a pass out takes nothing back. Whose pass was withdrawn by mistake is given another.
 */
import { isoInstant } from '../contract/values.ts';
import { multibaseOf, publicKeyOf } from '../credential/proof/did-key.ts';
import { type LineKind, readLine, signLine } from '../credential/proof/signed-line.ts';
import type { QuickCheck, SigningKey } from '../credential/proof/signing-key.ts';
import { issuerId, keyListedOn, type TrustList } from '../trust/trust-list.ts';
import { z } from '../zod.ts';
import { type WithdrawalReason, withdrawalReasons } from './withdrawal-reason.ts';

/** The text of a list is handed out with the status lists, and may be no larger than one of those. */
export const mostWithdrawnPasses = 3500;
const longestLine = 420_000;

const entry = z.strictObject({ pass: z.uuid(), withdrawnAt: isoInstant, reason: z.enum(withdrawalReasons) });
export const withdrawnPassesSchema = z.strictObject({
  v: z.literal(1),
  issuer: issuerId,
  /** The key of the issuer that signs. */
  issuerKey: z.string().refine((text) => publicKeyOf(text) !== null),
  /** Grows with each withdrawal. */
  number: z.number().int().min(0),
  madeAt: isoInstant,
  passes: z.array(entry).max(mostWithdrawnPasses),
});
export type WithdrawnPasses = z.infer<typeof withdrawnPassesSchema>;

const kind: LineKind<WithdrawnPasses> = {
  before: 'fieldpass withdrawn passes 1',
  schema: withdrawnPassesSchema,
  keyOf: ({ issuerKey }) => publicKeyOf(issuerKey),
  longest: longestLine,
};

const fileSchema = z.strictObject({ fieldpass: z.literal('withdrawn-passes'), v: z.literal(1), line: z.string() });

/** `line`: as it was signed. */
export type ReadPassList = { readonly list: WithdrawnPasses; readonly line: string };

export const passListText = ({ line }: Pick<ReadPassList, 'line'>): string =>
  `${JSON.stringify({ fieldpass: 'withdrawn-passes', v: 1, line })}\n`;

export function signPassList(key: SigningKey, said: Omit<WithdrawnPasses, 'v' | 'issuerKey'>): ReadPassList {
  const list: WithdrawnPasses = { v: 1, ...said, issuerKey: multibaseOf(key.publicKey) };
  return { list, line: signLine(kind, list, key) };
}

/** The list in a text; null when it is none, or the key that it names has not signed it. Whose key that is, is another question. */
export function readPassList(text: string, quick?: QuickCheck): ReadPassList | null {
  try {
    const { line } = fileSchema.parse(JSON.parse(text));
    const list = readLine(kind, line, quick);
    return 'fault' in list ? null : { list, line };
  } catch {
    return null;
  }
}

type Issuers = Pick<TrustList, 'issuers'>;

/** Whether the organisation that it names signed it, with a key that counted then. */
export const isPassListOf = (
  trusted: Issuers | null,
  { issuer, issuerKey, madeAt }: Pick<WithdrawnPasses, 'issuer' | 'issuerKey' | 'madeAt'>,
): boolean => keyListedOn(trusted, issuer, issuerKey, madeAt) !== null;

/** Made later by the same key: by its number, and of two with one number by its day. */
export const isLaterPassList = (one: WithdrawnPasses, other: WithdrawnPasses): boolean =>
  one.number === other.number ? Date.parse(one.madeAt) > Date.parse(other.madeAt) : one.number > other.number;

export const isOfOneKey = (one: WithdrawnPasses, other: WithdrawnPasses): boolean =>
  one.issuer === other.issuer && one.issuerKey === other.issuerKey;

/** Each pass that the other one names it names too, from no later an instant. */
export function saysAllOf(one: WithdrawnPasses, other: WithdrawnPasses): boolean {
  const own = putTogether([one]);
  return [...putTogether([other])].every(([name, { withdrawnAt }]) => {
    const known = own.get(name);
    return known !== undefined && known.withdrawnAt <= withdrawnAt;
  });
}

/** `withdrawnAt`: in the one form that instants are compared in. */
export type Withdrawal = {
  readonly issuer: string;
  readonly pass: string;
  readonly withdrawnAt: string;
  readonly reason: WithdrawalReason;
};
/** By organisation and pass: nobody withdraws what another one gave. */
export type Withdrawals = ReadonlyMap<string, Withdrawal>;

const nameOf = (issuer: string, pass: string): string => `${issuer} ${pass}`;

/** See [Note: said once]. Of one instant with two reasons the one that comes first in the alphabet, whichever came first. */
function putTogether(lists: readonly WithdrawnPasses[]): Map<string, Withdrawal> {
  const all = new Map<string, Withdrawal>();
  for (const { issuer, passes } of lists) {
    for (const { pass, withdrawnAt: at, reason } of passes) {
      const name = nameOf(issuer, pass);
      const withdrawnAt = new Date(at).toISOString();
      const known = all.get(name);
      if (known && `${known.withdrawnAt} ${known.reason}` <= `${withdrawnAt} ${reason}`) continue;
      all.set(name, { issuer, pass, withdrawnAt, reason });
    }
  }
  return all;
}

/** Whose passes are believed, and which of them were withdrawn. */
export type PassTrust = Issuers & { readonly withdrawn: Withdrawals };

/** `lists`: all that were heard, proven or not, in any order. */
export const passTrustOf = (trustList: Issuers | null, lists: readonly ReadPassList[]): PassTrust | null =>
  trustList && {
    issuers: trustList.issuers,
    withdrawn: putTogether(lists.map(({ list }) => list).filter((list) => isPassListOf(trustList, list))),
  };

/** Of one organisation, for a person: how many passes it withdrew, and when it said so last; null where it was never heard of that. */
export function heardOf(
  trustList: Issuers,
  issuer: string,
  lists: readonly ReadPassList[],
): { readonly madeAt: string; readonly withdrawn: number } | null {
  const own = lists.map(({ list }) => list).filter((list) => list.issuer === issuer && isPassListOf(trustList, list));
  const latest = own
    .map(({ madeAt }) => new Date(madeAt).toISOString())
    .sort()
    .at(-1);
  return latest === undefined ? null : { madeAt: latest, withdrawn: putTogether(own).size };
}

/** What was heard of a pass; null while nobody withdrew it. */
export const withdrawalOf = (
  { issuer, id }: { readonly issuer: string; readonly id: string },
  withdrawn: Withdrawals,
): Withdrawal | null => withdrawn.get(nameOf(issuer, id)) ?? null;
