/**
 * What this computer knows of issuers, and how it came to know it.
 */
import { heardOf } from '#core/assessment/withdrawn-passes.ts';
import { digestOfList } from '#core/trust/bringing.ts';
import { rootFingerprint } from '#core/trust/root-fingerprint.ts';
import { type KnownIssuer, whatIsKnown } from '#core/trust/what-is-known.ts';
import { provenLists } from '#core/verify/known.ts';
import type { TrustFolders } from './bring-lists.ts';
import { readBrought } from './brought-record.ts';
import { readHeld } from './read-held.ts';

export type TrustDescription = {
  readonly list: {
    readonly sequence: number;
    readonly issuedAt: string;
    readonly fingerprint: string;
    readonly isShipped: boolean;
    /** Null where nobody wrote it down. */
    readonly brought: { readonly by: string; readonly at: string } | null;
    /** Digest of the first list, where that was brought in by hand and can be forgotten. */
    readonly pin: string | null;
  } | null;
  readonly issuers: readonly (KnownIssuer & {
    /** Of assessors: how many it withdrew, and as of when; null where it never said. */
    readonly passes: ReturnType<typeof heardOf>;
  })[];
  readonly leftOut: number;
  readonly unreadable: number;
};

export async function describeTrust({ shipped, own }: TrustFolders, now: string): Promise<TrustDescription> {
  const { chain, statusLists, passLists, folderOf, leftOut, unreadable } = await readHeld([shipped, own]);
  const [pinned] = chain;
  const current = chain.at(-1);
  const counts = { leftOut, unreadable: unreadable.length };
  if (!pinned || !current) return { list: null, issuers: [], ...counts };
  const record = (await readBrought(own)).find(({ digest }) => digest === digestOfList(current));
  const { sequence, issuedAt, roots } = current.list;
  const isShipped = folderOf.get(current) === shipped;
  return {
    list: {
      sequence,
      issuedAt,
      fingerprint: rootFingerprint(roots),
      isShipped,
      brought: record && !isShipped ? { by: record.by, at: record.at } : null,
      pin: folderOf.get(pinned) === own ? digestOfList(pinned) : null,
    },
    issuers: whatIsKnown(current.list, await provenLists(current.list, statusLists), now).map((issuer) => ({
      ...issuer,
      passes: heardOf(current.list, issuer.id, passLists),
    })),
    ...counts,
  };
}
