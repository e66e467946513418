/**
 * The lists that a page relies on: what it carries, and what somebody brings to it, by the rules of every other computer.
 * Three things are its own. Nobody is asked about the first list: it counts until the page is closed, and the page says whose
 * it is. What no trust list can vouch for yet is kept until one comes. And which passes of assessors were withdrawn is not
 * asked here: a paper is checked by whom it is signed, and those have looked at the passes.
 */
import { provenLists } from '../verify/known.ts';
import { type Brought, type BroughtFile, bringIn, digestOfList } from './bringing.ts';
import { listKindOf } from './list-kind.ts';
import { type ReadStatusList, readStatusList } from './status-list.ts';
import type { SignedTrustList } from './trust-list.ts';

/** Where the first trust list came from, and whether another took its place since. */
export type Origin = 'carried' | 'followed' | 'by-hand';

export type Lists = {
  readonly trustList: SignedTrustList | null;
  readonly origin: Origin | null;
  /** All that are kept; which of them are proven depends on the trust list. */
  readonly statusLists: readonly ReadStatusList[];
};

export const noLists: Lists = { trustList: null, origin: null, statusLists: [] };

/** Without a trust list. An issuer has two for every 131,072 credentials. */
const mostWaiting = 500;

/** `brought`: one for each file, in its order; what is neither a list nor says that it is one has its outcome too. */
export async function bringToPage(
  lists: Lists,
  files: readonly BroughtFile[],
  now: string,
): Promise<{ lists: Lists; brought: readonly Brought[] }> {
  const held = { chain: lists.trustList ? [lists.trustList] : [], statusLists: lists.statusLists, passLists: [] };
  const offered = await bringIn(files, held, now, null);
  const { offer } = offered;
  const { taken, brought } = offer ? await bringIn(files, held, now, digestOfList(offer)) : offered;

  let { trustList, origin } = lists;
  const statusLists = [...lists.statusLists];
  for (const one of taken) {
    if (one.kind === 'passes') continue;
    if (one.kind === 'status') statusLists.push(readStatusList(one.text) as ReadStatusList);
    else {
      trustList = one.signed;
      origin = one.kind === 'pin' || origin === 'by-hand' ? 'by-hand' : 'followed';
    }
  }
  const told = brought.map((one, index): Brought => {
    if (one.outcome !== 'passes-broken' && listKindOf(files[index]?.text ?? '') === 'passes')
      return { ...one, outcome: 'passes-not-here' };
    if (one.outcome !== 'status-no-trust-list' || statusLists.length >= mostWaiting) return one;
    statusLists.push(readStatusList(files[index]?.text ?? '') as ReadStatusList);
    return { ...one, outcome: 'waits' };
  });
  // Of each address the latest that holds; without a trust list nobody can say which that is.
  const proven = await provenLists(trustList?.list ?? null, statusLists);
  const kept = trustList ? statusLists.filter(({ list }) => proven.get(list.id) === list) : statusLists;
  return { lists: { trustList, origin, statusLists: kept }, brought: told };
}
