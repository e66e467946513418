/**
 * `fieldpass trust …`: the list of issuers that checkers rely on; begins it, names issuers, marks stolen keys.
 */
import { failure } from '#core/result/failure.ts';
import { rootFingerprint } from '#core/trust/root-fingerprint.ts';
import type { TrustList } from '#core/trust/trust-list.ts';
import { readIssuer } from '#store/issuer/issuer-folder.ts';
import {
  createTrust,
  followTrust,
  newestTrust,
  replaceRoot,
  withIssuer,
  withStolenKey,
} from '#store/trust/publish-trust.ts';
import { messagesIn } from '../messages.ts';
import { askPassphrase } from '../passphrase.ts';
import { sayFailure } from '../say-failure.ts';
import { newPassphrase, type WithPassphrase } from './issuer.ts';

type InTrust = WithPassphrase & { readonly folder: string };

/** What people compare before they trust the first list. */
async function sayRoots(folder: string, t: Awaited<ReturnType<typeof messagesIn>>): Promise<number> {
  const roots = (await newestTrust(folder))?.list.roots ?? [];
  process.stdout.write(`${t('trustRoots', { ns: 'issuer', fingerprint: rootFingerprint(roots) })}\n`);
  return 0;
}

export async function trustNew(options: InTrust): Promise<number> {
  const t = await messagesIn(options.language);
  const passphrase = await newPassphrase(options.passphraseFile, t);
  if (passphrase === null) return 1;
  const made = await createTrust(options.folder, passphrase, new Date());
  if (!made.ok) return sayFailure(made.failure, t);
  process.stdout.write(`${t('trustMade', { ns: 'issuer', file: made.value })}\n`);
  return sayRoots(options.folder, t);
}

/** `sign`: makes the list that follows. */
async function follow(options: InTrust, sign: typeof replaceRoot, said = 'trustNext'): Promise<number> {
  const t = await messagesIn(options.language);
  const passphrase = await askPassphrase(options.passphraseFile, t);
  if (passphrase === null) return 1;
  const next = await sign(options.folder, passphrase, new Date());
  if (!next.ok) return sayFailure(next.failure, t);
  process.stdout.write(`${t(said, { ns: 'issuer', ...next.value })}\n`);
  return sayRoots(options.folder, t);
}

const changing =
  (change: (list: TrustList) => TrustList): typeof replaceRoot =>
  (folder, passphrase, now) =>
    followTrust(folder, passphrase, now, (list) => ({ list: change(list) }));

export const trustNewRoot = (options: InTrust): Promise<number> => follow(options, replaceRoot, 'rootReplaced');

export async function trustAdd(options: InTrust & { readonly issuer: string }): Promise<number> {
  const read = await readIssuer(options.issuer);
  if (!read.ok) return sayFailure(read.failure, await messagesIn(options.language));
  const { about, certificate } = read.value;
  return follow(
    options,
    changing((list) => withIssuer(list, about, certificate, new Date().toISOString())),
  );
}

export async function trustStolen(options: InTrust & { readonly key: string; readonly from: string }): Promise<number> {
  const t = await messagesIn(options.language);
  const newest = await newestTrust(options.folder);
  if (!newest) return sayFailure(failure('trust-none', { folder: options.folder }), t);
  if (!withStolenKey(newest.list, options.key, options.from)) {
    process.stderr.write(`${t('keyUnknown', { ns: 'issuer', key: options.key })}\n`);
    return 1;
  }
  return follow(
    options,
    changing((list) => withStolenKey(list, options.key, options.from) ?? list),
  );
}
