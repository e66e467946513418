/**
 * What a thread does with lists: whatever is in them, they are never opened in the process that holds keys.
 */
import { readFile, stat } from 'node:fs/promises';
import { readBytes } from '#core/exchange/text/read-bytes.ts';
import type { LocalText } from '#core/locale/languages.ts';
import { ok, type Result } from '#core/result/result.ts';
import { type Brought, type BroughtFile, digestOfList } from '#core/trust/bringing.ts';
import { largestList } from '#core/trust/list-kind.ts';
import { rootFingerprint } from '#core/trust/root-fingerprint.ts';
import { bringLists, type TrustFolders } from './bring-lists.ts';
import { describeTrust, type TrustDescription } from './describe-trust.ts';
import { forgetTrust } from './forget-trust.ts';

/** A file that was chosen, bytes that were dropped, or a text that was read before. */
export type ListSource = {
  readonly name: string;
  readonly what: { readonly path: string } | { readonly bytes: Uint8Array } | { readonly text: string | null };
};

export type TrustTask =
  | { readonly kind: 'describe' }
  | {
      readonly kind: 'bring';
      readonly sources: readonly ListSource[];
      readonly confirmed: string | null;
      readonly by: string;
    }
  | { readonly kind: 'forget'; readonly digest: string };

export type TrustWork = { readonly folders: TrustFolders; readonly now: string; readonly task: TrustTask };

/** A first trust list as a person must see it before saying yes. */
export type Offered = {
  readonly digest: string;
  readonly sequence: number;
  readonly issuedAt: string;
  readonly fingerprint: string;
  readonly issuers: readonly { readonly id: string; readonly name: LocalText }[];
  /** Everything that came with it, as it was read: what is confirmed is this. */
  readonly files: readonly BroughtFile[];
};

export type TrustAnswer = {
  readonly description: TrustDescription;
  readonly brought: readonly Brought[];
  readonly offer: Offered | null;
  /** Whether papers may be judged otherwise than before. */
  readonly hasChanged: boolean;
};

export async function performTrustWork(work: TrustWork): Promise<Result<TrustAnswer>> {
  const { folders, now, task } = work;
  let done: Omit<TrustAnswer, 'description'> = { brought: [], offer: null, hasChanged: false };
  if (task.kind === 'forget') {
    const forgotten = await forgetTrust(folders, task.digest);
    if (!forgotten.ok) return forgotten;
    done = { ...done, hasChanged: true };
  }
  if (task.kind === 'bring') {
    const { confirmed, by, sources } = task;
    const files: BroughtFile[] = [];
    for (const { name, what } of sources) files.push({ name, text: await textOf(what) });
    const bringing = await bringLists({ folders, files, confirmed, by, now });
    if (!bringing.ok) return bringing;
    const { brought, offer, taken } = bringing.value;
    const shown = offer && {
      digest: digestOfList(offer),
      sequence: offer.list.sequence,
      issuedAt: offer.list.issuedAt,
      fingerprint: rootFingerprint(offer.list.roots),
      issuers: offer.list.issuers.map(({ id, name }) => ({ id, name })),
      files,
    };
    done = { brought, offer: shown, hasChanged: taken.length > 0 };
  }
  return ok({ ...done, description: await describeTrust(folders, now) });
}

async function textOf(what: ListSource['what']): Promise<string | null> {
  if ('text' in what) return what.text;
  if ('bytes' in what) return readBytes(what.bytes);
  try {
    const about = await stat(what.path);
    // A pipe or a device may never end.
    if (!about.isFile() || about.size > largestList) return null;
    return readBytes(new Uint8Array(await readFile(what.path)));
  } catch {
    return null;
  }
}
