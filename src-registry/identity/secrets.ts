/**
 * What a registry keeps to itself, each in a file of its own that only its user may read. Made once, by chance; there is no
 * default. A file that the operator puts there is taken as it is.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ensureFolder, writeDurably } from '#store/disk/durable-file.ts';

const names = ['passphrase', 'token-key', 'administrator-token', 'sealing-key', 'metrics-token'] as const;
export type SecretName = (typeof names)[number];
export type Secrets = Readonly<Record<SecretName, string>>;

/** Of all of them: nobody guesses as much. */
const bytesOfSecret = 32;

/** `random`: bytes by number. Throws when the disk does not take it, or a file is empty. */
export async function openSecrets(folder: string, random: (bytes: number) => Uint8Array): Promise<Secrets> {
  await ensureFolder(folder);
  const read = async (name: SecretName): Promise<string> => {
    const path = join(folder, name);
    try {
      const found = (await readFile(path, 'utf8')).trim();
      if (found.length < 16) throw new Error(`${path} holds too little to be a secret`);
      return found;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
    const made = Buffer.from(random(bytesOfSecret)).toString('base64url');
    await writeDurably(path, `${made}\n`);
    return made;
  };
  const secrets: Partial<Record<SecretName, string>> = {};
  for (const name of names) secrets[name] = await read(name);
  return secrets as Secrets;
}
