/**
 * What a page says of the lists that it relies on: whose they are, how old, and what is missing.
 */
import type { LocalText } from '../locale/languages.ts';
import { provenLists } from '../verify/known.ts';
import type { Lists, Origin } from './lists.ts';
import { rootFingerprint } from './root-fingerprint.ts';

export type AboutIssuer = {
  readonly id: string;
  readonly name: LocalText;
  /** The oldest of what is known of its withdrawals; null when nothing is. */
  readonly status: { readonly issuedAt: string; readonly validUntil: string } | null;
  readonly publishesStatus: boolean;
};

export type AboutLists = {
  readonly sequence: number;
  readonly issuedAt: string;
  readonly origin: Origin;
  readonly fingerprint: string;
  readonly issuers: readonly AboutIssuer[];
};

/** Null when there is no trust list. */
export async function aboutLists({ trustList, origin, statusLists }: Lists): Promise<AboutLists | null> {
  if (!trustList || !origin) return null;
  const { list } = trustList;
  const proven = [...(await provenLists(list, statusLists)).values()];
  const earliest = (dates: readonly string[]) => [...dates].sort()[0] ?? '';
  return {
    sequence: list.sequence,
    issuedAt: list.issuedAt,
    origin,
    fingerprint: rootFingerprint(list.roots),
    issuers: list.issuers.map(({ id, name, status }) => {
      const own = proven.filter(({ issuer }) => issuer === id);
      return {
        id,
        name,
        publishesStatus: status !== null,
        // Each list comes twice, for what was withdrawn and for what was replaced: with one alone nothing is good.
        status:
          new Set(own.map(({ purpose }) => purpose)).size < 2
            ? null
            : {
                issuedAt: earliest(own.map(({ issuedAt }) => issuedAt)),
                validUntil: earliest(own.map(({ validUntil }) => validUntil)),
              },
      };
    }),
  };
}
