/**
 * Who a registry is: an issuer of its own, with keys that are made when it is started for the first time.
 */
import { existsSync } from 'node:fs';
import { readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { base64urlnopad } from '@scure/base';
import { multibaseOf } from '#core/credential/proof/did-key.ts';
import { sha256OfText } from '#core/evidence/digest.ts';
import { failure } from '#core/result/failure.ts';
import { failed, ok, type Result } from '#core/result/result.ts';
import { type SealOpener, sealOpenerOf } from '#core/sync/sealed-file.ts';
import { diskFailure } from '#store/disk/disk-failure.ts';
import { ensureFolder, syncFolder } from '#store/disk/durable-file.ts';
import { createIssuer, type IssuerKeys, type NewIssuer, openIssuerKeys } from '#store/issuer/issuer-folder.ts';
import { openSecrets, type Secrets } from './secrets.ts';

export type RegistryIdentity = IssuerKeys & {
  /** `z6Mk…` of the key that it signs with. */
  readonly keyName: string;
  /** That, and those before it. */
  readonly keys: readonly string[];
  /** X25519, base64url. */
  readonly sealingKey: string;
  /** Opens what was sealed for that key. */
  readonly opener: SealOpener;
  readonly secrets: Secrets;
};

/** Made aside and then renamed: a folder with this name is a whole one. */
async function makeIssuer(folder: string, about: NewIssuer, passphrase: string, now: Date, random: Random) {
  const aside = `${folder}.new`;
  await rm(aside, { recursive: true, force: true });
  const made = await createIssuer(aside, about, passphrase, now, random);
  if (!made.ok) return made;
  await rename(aside, folder);
  await syncFolder(join(folder, '..'));
  return made;
}

type Random = (bytes: number) => Uint8Array;

/** A ledger of papers that were printed elsewhere would give out the same places in the status lists. */
async function hasIssued(folder: string): Promise<boolean> {
  const ledger = await readFile(join(folder, 'issued.ndjson'), 'utf8').catch(() => '');
  return ledger.trim().split('\n').length > 1;
}

/** `about`: for the first start; afterwards it must be the same, so that nobody renames a registry by a typing mistake. */
export async function openIdentity(
  dataFolder: string,
  about: NewIssuer,
  now: Date,
  random: Random,
): Promise<Result<RegistryIdentity>> {
  try {
    await ensureFolder(dataFolder);
    const secrets = await openSecrets(join(dataFolder, 'secrets'), random);
    const folder = join(dataFolder, 'issuer');
    if (!existsSync(folder)) {
      const made = await makeIssuer(folder, about, secrets.passphrase, now, random);
      if (!made.ok) return made;
    }
    const opened = await openIssuerKeys(folder, secrets.passphrase);
    if (!opened.ok) return opened;
    const issuer = opened.value;
    if (issuer.about.id !== about.id) return failed(failure('registry-other-address', { folder, id: issuer.about.id }));
    if (await hasIssued(folder)) return failed(failure('registry-issuer-used', { folder }));
    const keyName = multibaseOf(issuer.signing.publicKey);
    const opener = sealOpenerOf(issuer.about.id, sha256OfText(secrets['sealing-key']));
    const sealingKey = base64urlnopad.encode(opener.publicKey);
    return ok({ ...issuer, keyName, keys: [keyName, ...issuer.about.earlierKeys], sealingKey, opener, secrets });
  } catch (error) {
    return failed(diskFailure(error));
  }
}
