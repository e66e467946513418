/**
 * What a page says of the lists that it relies on: whose they are, how old, and what is missing.
 */
import { provenLists } from '../verify/known.ts';
import type { Lists, Origin } from './page-lists.ts';
import { rootFingerprint } from './root-fingerprint.ts';
import { type KnownIssuer, whatIsKnown } from './what-is-known.ts';

export type AboutLists = {
  readonly sequence: number;
  readonly issuedAt: string;
  readonly origin: Origin;
  readonly fingerprint: string;
  readonly issuers: readonly KnownIssuer[];
};

/** Null when there is no trust list. `now`: ISO instant. */
export async function aboutLists({ trustList, origin, statusLists }: Lists, now: string): Promise<AboutLists | null> {
  if (!trustList || !origin) return null;
  const { list } = trustList;
  return {
    sequence: list.sequence,
    issuedAt: list.issuedAt,
    origin,
    fingerprint: rootFingerprint(list.roots),
    issuers: whatIsKnown(list, await provenLists(list, statusLists), now),
  };
}
