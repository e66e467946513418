/**
 * The lists that a page relies on: what it carries, and what somebody brings to it. A list that is brought has to follow
 * from the one that is there; only where none is, the first one counts, and the page says so.
 */
import { provenLists } from '../verify/known.ts';
import { type ReadStatusList, readStatusList, type StatusList } from './status-list.ts';
import { mayFollow, readTrustList, type SignedTrustList } from './trust-list.ts';

/** Where the first trust list came from, and whether another took its place since. */
export type Origin = 'carried' | 'followed' | 'by-hand';

export type Lists = {
  readonly trustList: SignedTrustList | null;
  readonly origin: Origin | null;
  /** All that could be read; which of them are proven depends on the trust list. */
  readonly statusLists: readonly ReadStatusList[];
};

export const noLists: Lists = { trustList: null, origin: null, statusLists: [] };

/** What became of a list that was brought. */
export type Told =
  | { readonly outcome: 'trust-taken'; readonly sequence: number; readonly issuedAt: string }
  | { readonly outcome: 'status-taken'; readonly issuer: string; readonly issuedAt: string }
  | {
      readonly outcome:
        | 'trust-known'
        | 'trust-older'
        | 'trust-stranger'
        | 'trust-damaged'
        | 'status-known'
        | 'status-stranger'
        | 'status-waiting'
        | 'status-damaged'
        | 'too-many';
    };

/** Of one visit. An issuer has two for every 131,072 credentials. */
const mostStatusLists = 500;

type Read =
  | { readonly kind: 'trust'; readonly list: SignedTrustList | null }
  | { readonly kind: 'status'; readonly list: ReadStatusList | null };

/** Null when the text is no list and does not say that it is one. */
function readList(text: string): Read | null {
  try {
    const value = JSON.parse(text) as { list?: unknown; signatures?: unknown; type?: unknown } | null;
    if (value?.list && value.signatures) return { kind: 'trust', list: readTrustList(text) };
    const types = Array.isArray(value?.type) ? value.type : [];
    return types.includes('BitstringStatusListCredential') ? { kind: 'status', list: readStatusList(text) } : null;
  } catch {
    return null;
  }
}

/** `texts`: in any order. What is told of each, in theirs; null where the text is no list. */
export async function bringLists(
  lists: Lists,
  texts: readonly string[],
): Promise<{ lists: Lists; told: readonly (Told | null)[] }> {
  const told: (Told | null)[] = texts.map(() => null);
  const read = texts.map(readList);
  let { trustList, origin } = lists;
  const brought = read.flatMap((one, index) => {
    if (one?.kind === 'trust' && !one.list) told[index] = { outcome: 'trust-damaged' };
    return one?.kind === 'trust' && one.list ? [{ index, list: one.list }] : [];
  });
  // A list may come together with those that follow it.
  for (const { index, list } of brought.sort((a, b) => a.list.list.sequence - b.list.list.sequence)) {
    const { sequence, issuedAt } = list.list;
    if (!trustList || mayFollow(trustList, list)) {
      origin = trustList ? (origin === 'by-hand' ? 'by-hand' : 'followed') : 'by-hand';
      trustList = list;
      told[index] = { outcome: 'trust-taken', sequence, issuedAt };
    } else if (JSON.stringify(list.list) === JSON.stringify(trustList.list)) told[index] = { outcome: 'trust-known' };
    else told[index] = { outcome: sequence <= trustList.list.sequence ? 'trust-older' : 'trust-stranger' };
  }

  const statusLists = [...lists.statusLists];
  for (const [index, one] of read.entries()) {
    if (one?.kind !== 'status') continue;
    if (!one.list) told[index] = { outcome: 'status-damaged' };
    else if (statusLists.length >= mostStatusLists) told[index] = { outcome: 'too-many' };
    else statusLists.push(one.list);
  }
  const after = { trustList, origin, statusLists };
  const before = await provenLists(lists.trustList?.list ?? null, lists.statusLists);
  const proven = await provenLists(trustList?.list ?? null, statusLists);
  for (const [index, one] of read.entries()) {
    if (one?.kind !== 'status' || !one.list || told[index]) continue;
    told[index] = await toldOfStatus(one.list, after, before, proven);
  }
  return { lists: after, told };
}

type Proven = ReadonlyMap<string, StatusList>;

async function toldOfStatus(read: ReadStatusList, lists: Lists, before: Proven, proven: Proven): Promise<Told> {
  const { list } = read;
  if (!lists.trustList) return { outcome: 'status-waiting' };
  const alone = await provenLists(lists.trustList.list, [read]);
  if (!alone.has(list.id)) return { outcome: 'status-stranger' };
  const isNews = proven.get(list.id) === list && before.get(list.id)?.issuedAt !== list.issuedAt;
  return isNews
    ? { outcome: 'status-taken', issuer: list.issuer, issuedAt: list.issuedAt }
    : { outcome: 'status-known' };
}
