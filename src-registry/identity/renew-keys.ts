/**
 * Gives a registry other keys. They count from its next start, and the key before says so to everybody: key-changes.ts.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { failure } from '#core/result/failure.ts';
import { failed, type Result } from '#core/result/result.ts';
import { type IssuerAbout, openIssuer, renewKeys } from '#store/issuer/issuer-folder.ts';

export async function renewRegistryKeys(
  data: string,
  now: () => Date,
  random: (bytes: number) => Uint8Array,
): Promise<Result<IssuerAbout>> {
  const folder = join(data, 'issuer');
  // Read and not made: a folder without secrets is no registry.
  const passphrase = await readFile(join(data, 'secrets', 'passphrase'), 'utf8').catch(() => null);
  if (passphrase === null) return failed(failure('issuer-folder', { folder }));
  const issuer = await openIssuer(folder, passphrase.trim(), now);
  if (!issuer.ok) return issuer;
  try {
    return await renewKeys(folder, issuer.value, { passphrase: passphrase.trim(), now: now(), random });
  } finally {
    await issuer.value.close();
  }
}
