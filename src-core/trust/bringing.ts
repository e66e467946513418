/**
 * Lists that somebody brings in: which are taken, in which order they are to be written, and why the others are not.
 *
 * The first trust list is only offered: a person must have compared its root keys with what the organisation says. Each
 * later one must follow from the one before. A status list must be proven by a key of a listed issuer, at its address, and
 * be newer; one that is old already is taken too, for what it names as withdrawn stays so. A list of withdrawn passes must be
 * signed by a key of a listed issuer, and say something that is not known yet.
 */
import {
  isLaterPassList,
  isOfOneKey,
  isPassListOf,
  type ReadPassList,
  readPassList,
  saysAllOf,
  type WithdrawnPasses,
} from '../assessment/withdrawn-passes.ts';
import { digestOf, sameBytes } from '../evidence/digest.ts';
import type { LocalText } from '../locale/languages.ts';
import { clockTolerance, provenLists } from '../verify/known.ts';
import { type BringingOutcome, bringingWord } from './bringing-outcome.ts';
import { listKindOf } from './list-kind.ts';
import { isLater, listNumberOf, type ReadStatusList, readStatusList, type StatusList } from './status-list.ts';
import {
  chainOf,
  isSignedByOne,
  mayFollow,
  readTrustList,
  type SignedTrustList,
  type TrustList,
} from './trust-list.ts';

/** What is known before. */
export type Held = {
  /** The pinned list, then those that follow; empty where there is none. */
  readonly chain: readonly SignedTrustList[];
  /** All that were found, proven or not. */
  readonly statusLists: readonly ReadStatusList[];
  readonly passLists: readonly ReadPassList[];
};

/** Its name, and its text; null where it cannot be read as text. */
export type BroughtFile = { readonly name: string; readonly text: string | null };

export type Brought = {
  readonly name: string;
  readonly outcome: BringingOutcome;
  /** By its own name, where the trust list knows it. */
  readonly issuer: LocalText | null;
  /** What belongs into the sentence: `issuer` by its id, numbers of lists, instants where the name ends in `date`. */
  readonly params: Readonly<Record<string, string>>;
};

export type Taken =
  | { readonly kind: 'pin' | 'later'; readonly signed: SignedTrustList }
  | { readonly kind: 'status'; readonly list: StatusList; readonly text: string }
  | { readonly kind: 'passes'; readonly read: ReadPassList };

export type Bringing = {
  /** One for each file, in the order in which they came. */
  readonly brought: readonly Brought[];
  /** In the order in which they are to be written. */
  readonly taken: readonly Taken[];
  /** The first trust list, waiting for a person's word. */
  readonly offer: SignedTrustList | null;
};

type Said = Omit<Brought, 'name' | 'issuer' | 'params'> & Partial<Pick<Brought, 'issuer' | 'params'>>;
type Sorted<T> = { readonly index: number; readonly value: T; readonly text: string };

/** What is confirmed is these bytes and no other. */
export const digestOfList = (signed: SignedTrustList): string => digestOf(signed);

/**
 * `confirmed`: the digest of the first list that a person said yes to; null where nobody was asked yet. `now`: ISO instant.
 */
export async function bringIn(
  files: readonly BroughtFile[],
  held: Held,
  now: string,
  confirmed: string | null,
): Promise<Bringing> {
  const said = new Map<number, Said>();
  const trust: Sorted<SignedTrustList>[] = [];
  const status: Sorted<ReadStatusList>[] = [];
  const passes: Sorted<ReadPassList>[] = [];
  for (const [index, { text }] of files.entries()) {
    const kind = text === null ? null : listKindOf(text);
    if (text === null) said.set(index, { outcome: 'unreadable' });
    else if (!kind) said.set(index, { outcome: 'no-list' });
    else if (kind === 'trust') {
      const value = readTrustList(text);
      if (value) trust.push({ index, value, text });
      else said.set(index, { outcome: 'trust-broken' });
    } else if (kind === 'passes') {
      const value = readPassList(text);
      if (value) passes.push({ index, value, text });
      else said.set(index, { outcome: 'passes-broken' });
    } else {
      const value = readStatusList(text);
      if (value) status.push({ index, value, text });
      else said.set(index, { outcome: 'status-broken' });
    }
  }
  trust.sort((a, b) => a.value.list.sequence - b.value.list.sequence);
  status.sort((a, b) => Date.parse(a.value.list.issuedAt) - Date.parse(b.value.list.issuedAt));
  // The latest first: those before it say nothing more, and are not written at all.
  passes.sort((a, b) => (isLaterPassList(a.value.list, b.value.list) ? -1 : 1));

  const chain = [...held.chain];
  const taken: Taken[] = [];
  let offer: SignedTrustList | null = null;
  const [lowest, ...rest] = trust.map(({ value }) => value);
  if (chain.length === 0 && lowest) {
    const first = chainOf(lowest, rest).at(-1) as SignedTrustList;
    if (digestOfList(first) === confirmed) {
      chain.push(first);
      taken.push({ kind: 'pin', signed: first });
      const at = trust.find(({ value }) => value === first)?.index as number;
      said.set(at, { outcome: 'trust-taken', params: { sequence: String(first.list.sequence) } });
    } else offer = first;
  }
  if (offer) {
    for (const { index } of [...trust, ...status, ...passes]) said.set(index, { outcome: 'waits' });
  } else {
    for (const { index, value } of trust) {
      if (said.has(index)) continue;
      const answer = judgeTrustList(value, chain);
      said.set(index, answer);
      if (answer.outcome !== 'trust-taken') continue;
      chain.push(value);
      taken.push({ kind: 'later', signed: value });
    }
    const current = chain.at(-1)?.list ?? null;
    const known = new Map(await provenLists(current, held.statusLists));
    for (const { index, value, text } of status) {
      const answer = await judgeStatusList(value, current, known, now);
      said.set(index, answer);
      if (bringingWord(answer.outcome) !== 'taken') continue;
      known.set(value.list.id, value.list);
      taken.push({ kind: 'status', list: value.list, text });
    }
    const heard = held.passLists.map(({ list }) => list).filter((list) => isPassListOf(current, list));
    for (const { index, value } of passes) {
      const answer = judgePassList(value.list, current, heard, now);
      said.set(index, answer);
      if (bringingWord(answer.outcome) !== 'taken') continue;
      heard.push(value.list);
      taken.push({ kind: 'passes', read: value });
    }
  }
  const brought = files.map(({ name }, index) => ({ name, issuer: null, params: {}, ...(said.get(index) as Said) }));
  return { brought, taken, offer };
}

/** `chain` is not empty. */
function judgeTrustList(signed: SignedTrustList, chain: readonly SignedTrustList[]): Said {
  const current = chain.at(-1) as SignedTrustList;
  const params = { sequence: String(signed.list.sequence), known: String(current.list.sequence) };
  if (mayFollow(current, signed)) return { outcome: 'trust-taken', params };
  const digest = digestOf(signed.list);
  if (digestOf(current.list) === digest) return { outcome: 'already-known', params };
  const isOurs = isSignedByOne(
    signed,
    chain.flatMap(({ list }) => list.roots),
  );
  const isOlder = signed.list.sequence <= current.list.sequence;
  return { outcome: isOurs && isOlder ? 'trust-older' : 'trust-not-following', params };
}

async function judgeStatusList(
  read: ReadStatusList,
  trustList: TrustList | null,
  known: ReadonlyMap<string, StatusList>,
  now: string,
): Promise<Said> {
  const { list } = read;
  if (!trustList) return { outcome: 'status-no-trust-list' };
  const listed = trustList.issuers.find(({ id }) => id === list.issuer);
  const params = { issuer: list.issuer, date: list.issuedAt, untilDate: list.validUntil };
  const say = (outcome: BringingOutcome, more: Record<string, string> = {}): Said => ({
    outcome,
    issuer: listed?.name ?? null,
    params: { ...params, ...more },
  });
  if (!listed) return say('status-unknown-issuer');
  if (listed.status === null || listNumberOf(list, listed.status) === null) return say('status-wrong-address');
  if ((await provenLists(trustList, [read])).size === 0) return say('status-forged');
  const before = known.get(list.id);
  if (before && !isLater(list, before)) {
    const isSame = list.issuedAt === before.issuedAt && sameBytes(list.bits, before.bits);
    return say(isSame ? 'already-known' : 'status-older', { knownDate: before.issuedAt });
  }
  if (Date.parse(list.issuedAt) > Date.parse(now) + clockTolerance) return say('status-not-yet');
  return say(Date.parse(list.validUntil) < Date.parse(now) ? 'status-taken-old' : 'status-taken');
}

/** `known`: proven ones. Whoever signed it is said in the words for status lists. */
function judgePassList(
  list: WithdrawnPasses,
  trustList: TrustList | null,
  known: readonly WithdrawnPasses[],
  now: string,
): Said {
  if (!trustList) return { outcome: 'status-no-trust-list' };
  const listed = trustList.issuers.find(({ id }) => id === list.issuer);
  const say = (outcome: BringingOutcome, more: Record<string, string> = {}): Said => ({
    outcome,
    issuer: listed?.name ?? null,
    params: { issuer: list.issuer, date: list.madeAt, ...more },
  });
  if (!listed) return say('status-unknown-issuer');
  if (!isPassListOf(trustList, list)) return say('status-forged');
  if (Date.parse(list.madeAt) > Date.parse(now) + clockTolerance) return say('status-not-yet');
  const own = known.filter((one) => isOfOneKey(one, list));
  if (own.some((one) => digestOf(one) === digestOf(list))) return say('already-known');
  const later = own.find((one) => isLaterPassList(one, list) && saysAllOf(one, list));
  return later ? say('status-older', { knownDate: later.madeAt }) : say('passes-taken');
}
