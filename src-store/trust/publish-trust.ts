/**
 * The trust list as whoever keeps it makes it: a folder with the sealed root keys, the first list, and those that follow.
 */
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fingerprintOf } from '#core/credential/paper/x509.ts';
import { multibaseOf } from '#core/credential/proof/did-key.ts';
import type { SigningKey } from '#core/credential/proof/signing-key.ts';
import { failure } from '#core/result/failure.ts';
import { failed, ok, type Result } from '#core/result/result.ts';
import {
  newestOf,
  readTrustList,
  type SignedTrustList,
  signTrustList,
  type TrustList,
} from '#core/trust/trust-list.ts';
import { diskFailure } from '../disk/disk-failure.ts';
import { ensureFolder, writeDurably } from '../disk/durable-file.ts';
import type { IssuerAbout } from '../issuer/issuer-folder.ts';
import { makeSigningKey, openSigningKey } from '../issuer/secret-file.ts';

const rootFile = 'root-key.pem';
const firstFile = 'trust-list.json';

const textOf = (list: SignedTrustList) => `${JSON.stringify(list, null, 2)}\n`;

/** Begins a trust list that names nobody yet. Returns its file. */
export async function createTrust(folder: string, passphrase: string, now: Date): Promise<Result<string>> {
  try {
    await ensureFolder(folder);
    if ((await readdir(folder)).length > 0) return failed(failure('folder-in-use', { folder }));
    const { pem, key } = makeSigningKey(passphrase);
    const name = multibaseOf(key.publicKey);
    const list: TrustList = { version: 1, sequence: 1, issuedAt: now.toISOString(), roots: [name], issuers: [] };
    await writeDurably(join(folder, rootFile), pem);
    const path = join(folder, firstFile);
    await writeDurably(path, textOf(signTrustList(list, [{ name, key }])));
    return ok(path);
  } catch (error) {
    return failed(diskFailure(error));
  }
}

const read = (path: string) => readFile(path, 'utf8').then(readTrustList, () => null);

/** The list that counts now; null where there is none. */
export async function newestTrust(folder: string): Promise<SignedTrustList | null> {
  const first = await read(join(folder, firstFile));
  const names = await readdir(join(folder, 'later')).catch(() => [] as string[]);
  const later = await Promise.all(names.map((name) => read(join(folder, 'later', name))));
  return (
    first &&
    newestOf(
      first,
      later.flatMap((list) => list ?? []),
    )
  );
}

/** The root key in the folder that may sign what follows: keys of earlier lists may lie beside it. */
async function openRoot(folder: string, passphrase: string, roots: readonly string[]) {
  const names = (await readdir(folder)).filter((name) => /^root-key[0-9-]*\.pem$/.test(name));
  for (const file of names.sort().reverse()) {
    const key = openSigningKey(await readFile(join(folder, file), 'utf8').catch(() => ''), passphrase);
    const name = key && multibaseOf(key.publicKey);
    if (key && name && roots.includes(name)) return { name, key };
  }
  return null;
}

/**
 * The list that follows names a new root key, and no other: what the earlier one signs after it does not count. Both sign
 * it. The key is written first; a list that is broken off leaves the earlier one in force.
 */
export function replaceRoot(folder: string, passphrase: string, now: Date) {
  return followTrust(folder, passphrase, now, async (list) => {
    const { pem, key } = makeSigningKey(passphrase);
    const name = multibaseOf(key.publicKey);
    await writeDurably(join(folder, `root-key-${list.sequence + 1}.pem`), pem);
    return { list: { ...list, roots: [name] }, also: [{ name, key }] };
  });
}

type Followed = { readonly list: TrustList; readonly also?: readonly { name: string; key: SigningKey }[] };

/** Signs the list that follows, and puts it beside the others. `also`: keys that sign it besides the root. */
export async function followTrust(
  folder: string,
  passphrase: string,
  now: Date,
  change: (list: TrustList) => Followed | Promise<Followed>,
): Promise<Result<{ file: string; sequence: number }>> {
  const newest = await newestTrust(folder);
  if (!newest) return failed(failure('trust-none', { folder }));
  const root = await openRoot(folder, passphrase, newest.list.roots);
  if (!root) return failed(failure('trust-root', { folder }));
  const sequence = newest.list.sequence + 1;
  try {
    await ensureFolder(join(folder, 'later'));
    const file = join(folder, 'later', `${String(sequence).padStart(5, '0')}.json`);
    // A list that was put there and does not follow is somebody's: it is not written over.
    if (existsSync(file)) return failed(failure('folder-in-use', { folder: file }));
    const { list, also = [] } = await change(newest.list);
    const next = signTrustList({ ...list, sequence, issuedAt: now.toISOString() }, [root, ...also]);
    if (newestOf(newest, [next]) !== next || !readTrustList(textOf(next)))
      throw new Error('the list that was made does not follow');
    await writeDurably(file, textOf(next));
    return ok({ file, sequence });
  } catch (error) {
    return failed(diskFailure(error));
  }
}

/** Names an issuer, or its new name, key or certificate: an earlier key counts for what it signed until now. */
export function withIssuer(list: TrustList, about: IssuerAbout, certificate: Uint8Array, now: string): TrustList {
  const { id, name, status, publicKey, madeAt } = about;
  const earlier = list.issuers.find((one) => one.id === id);
  const isNew = !earlier?.keys.some((key) => key.publicKey === publicKey);
  const ended = (earlier?.keys ?? []).map((key) => (isNew && key.until === null ? { ...key, until: now } : key));
  const listed = {
    id,
    name,
    status,
    keys: isNew ? [...ended, { publicKey, from: madeAt, until: null, compromisedFrom: null }] : ended,
    certificates: [...new Set([...(earlier?.certificates ?? []), fingerprintOf(certificate)])],
  };
  return { ...list, issuers: [...list.issuers.filter((one) => one.id !== id), listed] };
}

/** A key was stolen or lost: what it signed on that day or later does not count. Null where nobody has the key. */
export function withStolenKey(list: TrustList, publicKey: string, from: string): TrustList | null {
  if (!list.issuers.some(({ keys }) => keys.some((key) => key.publicKey === publicKey))) return null;
  const marked = (key: TrustList['issuers'][number]['keys'][number]) =>
    key.publicKey === publicKey ? { ...key, compromisedFrom: from } : key;
  return { ...list, issuers: list.issuers.map((one) => ({ ...one, keys: one.keys.map(marked) })) };
}
