/**
 * The certificates in a learner's folder: one file each, the signed credential and the code of its paper.
 */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Claims } from '#core/credential/claims.ts';
import { readCode } from '#core/credential/code/paper-code.ts';
import { credentialText, readCredential, type SignedCredential } from '#core/credential/credential.ts';
import { isProvenBy } from '#core/credential/proof/data-integrity.ts';
import { keyOfDid } from '#core/credential/proof/did-key.ts';
import { failed, ok, type Result } from '#core/result/result.ts';
import { diskFailure } from '../disk/disk-failure.ts';
import { writeDurably } from '../disk/durable-file.ts';

const recordSchema = z.strictObject({
  schemaVersion: z.literal(2),
  credential: z.record(z.string(), z.unknown()),
  /** What the QR code of its papers holds. */
  code: z.string().max(4296),
});

export type HeldCredential = {
  readonly claims: Claims;
  /** As it is handed over. */
  readonly text: string;
  readonly code: string;
};

const nameOf = (number: string) => `${number}.json`;

/** Screens ask often, and a proof takes milliseconds: what was found of a text stays true of that text. */
const found = new Map<string, Promise<HeldCredential | null>>();
const mostFound = 200;

/** The certificate in a file; null when it is not one that its issuer signed as it stands. */
export async function readHeld(path: string): Promise<HeldCredential | null> {
  const text = await readFile(path, 'utf8').catch(() => '');
  const known = found.get(text);
  if (known) return known;
  if (found.size >= mostFound) found.clear();
  const reading = heldIn(text);
  found.set(text, reading);
  return reading;
}

async function heldIn(text: string): Promise<HeldCredential | null> {
  try {
    const { credential: signed, code } = recordSchema.parse(JSON.parse(text));
    const credential = readCredential(signed);
    const key = credential && keyOfDid(credential.claims.issuer.id);
    if (!credential || readCode(code)?.code.number !== credential.claims.number) return null;
    if (key && !(await isProvenBy(key, credential.document, credential.proof))) return null;
    return { claims: credential.claims, text: credentialText(signed as SignedCredential), code };
  } catch {
    return null;
  }
}

/** Those that can be read, the newest first. What was changed by hand is no certificate, and stays where it is. */
export async function readHeldIn(folder: string): Promise<HeldCredential[]> {
  const names = await readdir(folder).catch(() => [] as string[]);
  const held: HeldCredential[] = [];
  for (const name of names.filter((entry) => /^FP-[0-9A-Z-]+\.json$/.test(entry))) {
    const one = await readHeld(join(folder, name));
    if (one && name === nameOf(one.claims.number)) held.push(one);
  }
  return held.sort((a, b) => (a.claims.issuedAt < b.claims.issuedAt ? 1 : -1));
}

/** Keeps a certificate. Another of the same number that was there stays beside it as `.earlier`; the same changes nothing. */
export async function keepCredential(
  folder: string,
  signed: SignedCredential,
  claims: Claims,
  code: string,
): Promise<Result<HeldCredential>> {
  const path = join(folder, nameOf(claims.number));
  try {
    const bytes = Buffer.from(`${JSON.stringify({ schemaVersion: 2, credential: signed, code }, null, 2)}\n`);
    const earlier = await readFile(path).catch(() => null);
    if (!earlier?.equals(bytes)) {
      if (earlier) await writeDurably(join(folder, `${claims.number}.earlier`), earlier);
      await writeDurably(path, bytes);
    }
    return ok({ claims, text: credentialText(signed), code });
  } catch (error) {
    return failed(diskFailure(error));
  }
}

/** The certificate's PDF as the registry signed it, where it has come. */
export const registeredPaper = (folder: string, number: string): string => join(folder, `${number}.registered.pdf`);
