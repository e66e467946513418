/**
 * The trust list that a registry hands out, so that papers it signed are known wherever its people check: its own, made at
 * the first start, or the organisation's, laid into the folder beforehand.
 */
import { existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isPassListOf, type PassTrust, passListText } from '#core/assessment/withdrawn-passes.ts';
import { fingerprintOf } from '#core/credential/paper/x509.ts';
import { failed, ok, type Result } from '#core/result/result.ts';
import { diskFailure } from '#store/disk/disk-failure.ts';
import { syncFolder } from '#store/disk/durable-file.ts';
import { createTrust, followTrust, newestTrust, withIssuer } from '#store/trust/publish-trust.ts';
import { readHeld } from '#store/trust/read-held.ts';
import { readPassTrust } from '#store/trust/read-pass-trust.ts';
import type { RegistryIdentity } from './registry-identity.ts';

export const trustFolderIn = (dataFolder: string): string => join(dataFolder, 'trust');

type Named = Pick<RegistryIdentity, 'about' | 'paper' | 'secrets'>;

/** Makes the list where there is none, and lets it name this registry, its newest key and its certificate. */
export async function ensureTrust(dataFolder: string, identity: Named, now: Date): Promise<Result<void>> {
  const folder = trustFolderIn(dataFolder);
  const { about, paper, secrets } = identity;
  try {
    if (!existsSync(folder)) {
      // Made aside and then renamed: a folder with this name is a whole one.
      const aside = `${folder}.new`;
      await rm(aside, { recursive: true, force: true });
      const made = await createTrust(aside, secrets.passphrase, now);
      if (!made.ok) return made;
      await rename(aside, folder);
      await syncFolder(dataFolder);
    }
    const certificate = paper.certificates[0] as Uint8Array;
    const listed = (await newestTrust(folder))?.list.issuers.find(({ id }) => id === about.id);
    const isNamed =
      listed?.keys.some(({ publicKey }) => publicKey === about.publicKey) &&
      listed.certificates.includes(fingerprintOf(certificate));
    if (isNamed) return ok(undefined);
    const followed = await followTrust(folder, secrets.passphrase, now, (list) => ({
      list: withIssuer(list, about, certificate, now.toISOString()),
    }));
    return followed.ok ? ok(undefined) : followed;
  } catch (error) {
    return failed(diskFailure(error));
  }
}

/** Whom it believes about assessors now; null where its folder has no trust list that can be read. */
export const passTrustNow = (dataFolder: string): Promise<PassTrust | null> =>
  readPassTrust([trustFolderIn(dataFolder)]);

/** What the organisations on its list say of passes that they withdrew, as it was laid into `status/` of the folder. */
export async function passListsIn(dataFolder: string): Promise<string[]> {
  const { chain, passLists } = await readHeld([trustFolderIn(dataFolder)]);
  const newest = chain.at(-1)?.list ?? null;
  return passLists.filter(({ list }) => isPassListOf(newest, list)).map(passListText);
}

/** The chain of lists, each as its text, the first one first. */
export async function trustListsIn(dataFolder: string): Promise<string[]> {
  const { chain } = await readHeld([trustFolderIn(dataFolder)]);
  return chain.map((signed) => JSON.stringify(signed));
}
