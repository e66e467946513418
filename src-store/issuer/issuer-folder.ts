/**
 * An organisation that issues credentials, as a folder: `issuer.json` (public), `signing-key.pem` and `paper-key.pem`
 * (sealed with a passphrase), `paper-certificate.pem`, `issued.ndjson` (the ledger), and maybe `template/`.
 */
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { isoInstant } from '#core/contract/values.ts';
import type { PaperSigner } from '#core/credential/paper/paper-signer.ts';
import { multibaseOf, publicKeyOf } from '#core/credential/proof/did-key.ts';
import type { SigningKey } from '#core/credential/proof/signing-key.ts';
import {
  type IssuerEvent,
  type IssuerState,
  issuerEventSchema,
  nothingIssued,
  takeIn,
} from '#core/issuer/issuer-event.ts';
import { failure } from '#core/result/failure.ts';
import { failed, ok, type Result } from '#core/result/result.ts';
import { issuerId, issuerName, statusFolder } from '#core/trust/trust-list.ts';
import { createJournal, type Journal, openJournal, readJournal } from '../attempt/journal.ts';
import { diskFailure } from '../disk/disk-failure.ts';
import { ensureFolder, writeDurably } from '../disk/durable-file.ts';
import { lockFolder } from '../disk/folder-lock.ts';
import { makePaperKey, paperSignerFrom } from '../keys/paper-key.ts';
import { makeSigningKey, openSigningKey, sealed } from './secret-file.ts';

const publicKey = z.string().refine((text) => publicKeyOf(text) !== null);

export const issuerAboutSchema = z.strictObject({
  schemaVersion: z.literal(1),
  id: issuerId,
  name: issuerName,
  publicKey,
  status: statusFolder.nullable(),
  /** When its keys were made. */
  madeAt: isoInstant,
  /** One more with every change of keys; says which files they are in. */
  generation: z.number().int().min(1).max(1000).default(1),
  /** What it signed with before. */
  earlierKeys: z.array(publicKey).max(1000).default([]),
});
export type IssuerAbout = z.infer<typeof issuerAboutSchema>;

export type OpenIssuer = {
  readonly about: IssuerAbout;
  readonly signing: SigningKey;
  readonly paper: PaperSigner;
  readonly state: IssuerState;
  /** Resolves when it is on the disk. */
  note(event: IssuerEvent): Promise<Result<void>>;
  close(): Promise<void>;
};

/** Its certificate must outlive the papers it signs, and not by much. */
const daysOfCertificate = 3650;
const files = { about: 'issuer.json', ledger: 'issued.ndjson' } as const;

/** The files of one generation of keys. Those before stay: nothing is lost by a change that is broken off. */
const keyFiles = (generation: number) => {
  const which = generation === 1 ? '' : `-${generation}`;
  return {
    signing: `signing-key${which}.pem`,
    paper: `paper-key${which}.pem`,
    certificate: `paper-certificate${which}.pem`,
  };
};

/** What the ledger's entries say of the clock: nobody measures time by them. */
const at = (now: Date) => ({ wall: now.toISOString(), sinceBootMs: 0, boot: 'run:issuer' });

export type NewIssuer = Pick<IssuerAbout, 'id' | 'name' | 'status'>;

/** Makes the folder, or refuses one that holds anything. `random`: bytes by number. */
export async function createIssuer(
  folder: string,
  about: NewIssuer,
  passphrase: string,
  now: Date,
  random: (bytes: number) => Uint8Array,
): Promise<Result<IssuerAbout>> {
  try {
    await ensureFolder(folder);
    if ((await readdir(folder)).length > 0) return failed(failure('folder-in-use', { folder }));
    const keys = await makeKeys(folder, 1, about, { passphrase, now, random });
    const ledger = await createJournal<IssuerEvent>(
      join(folder, files.ledger),
      { type: 'opened', issuer: about.id },
      at(now),
    );
    if (!ledger.ok) return ledger;
    await ledger.value.close();
    const made: IssuerAbout = {
      schemaVersion: 1,
      ...about,
      ...keys,
      earlierKeys: [],
    };
    // Last: a folder with this file is a whole one.
    await writeDurably(join(folder, files.about), `${JSON.stringify(made, null, 2)}\n`);
    return ok(made);
  } catch (error) {
    return failed(diskFailure(error));
  }
}

type Making = {
  readonly passphrase: string;
  readonly now: Date;
  /** Bytes by number. */
  readonly random: (bytes: number) => Uint8Array;
};

/** Writes the keys of a generation, sealed. They count when `issuer.json` says so. */
async function makeKeys(folder: string, generation: number, about: NewIssuer, { passphrase, now, random }: Making) {
  const { pem, key } = makeSigningKey(passphrase);
  const commonName = (about.name.en ?? Object.values(about.name)[0] ?? about.id).slice(0, 64);
  const paper = await makePaperKey(commonName, now, daysOfCertificate, random(16));
  const paperKey = createPrivateKey({ key: Buffer.from(paper.privateKey), format: 'der', type: 'pkcs8' });
  const names = keyFiles(generation);
  await writeDurably(join(folder, names.signing), pem);
  await writeDurably(join(folder, names.paper), sealed(paperKey, passphrase));
  await writeDurably(join(folder, names.certificate), new X509Certificate(paper.certificate).toString());
  return { publicKey: multibaseOf(key.publicKey), madeAt: now.toISOString(), generation };
}

/** Gives an issuer new keys: the ledger, and with it every place in the status lists, goes on. */
export async function renewKeys(folder: string, { about }: OpenIssuer, making: Making): Promise<Result<IssuerAbout>> {
  try {
    const keys = await makeKeys(folder, about.generation + 1, about, making);
    const renewed: IssuerAbout = { ...about, ...keys, earlierKeys: [...about.earlierKeys, about.publicKey] };
    await writeDurably(join(folder, files.about), `${JSON.stringify(renewed, null, 2)}\n`);
    return ok(renewed);
  } catch (error) {
    return failed(diskFailure(error));
  }
}

const textIn = (folder: string, name: string) => readFile(join(folder, name), 'utf8').catch(() => null);

/** What everybody may know of the issuer in a folder: itself, and the certificate of its papers (DER). */
export async function readIssuer(folder: string): Promise<Result<{ about: IssuerAbout; certificate: Uint8Array }>> {
  try {
    const about = issuerAboutSchema.safeParse(JSON.parse((await textIn(folder, files.about)) ?? 'null'));
    const certificate = about.success && (await textIn(folder, keyFiles(about.data.generation).certificate));
    if (!about.success || !certificate) return failed(failure('issuer-folder', { folder }));
    return ok({ about: about.data, certificate: new Uint8Array(new X509Certificate(certificate).raw) });
  } catch {
    return failed(failure('issuer-folder', { folder }));
  }
}

export type IssuerKeys = Pick<OpenIssuer, 'about' | 'signing' | 'paper'>;

/** Opens its keys; whoever keeps the ledger elsewhere needs no more. */
export async function openIssuerKeys(folder: string, passphrase: string): Promise<Result<IssuerKeys>> {
  const read = await readIssuer(folder);
  if (!read.ok) return read;
  const { about } = read.value;
  const names = keyFiles(about.generation);
  const [signingPem, paperPem, certificate] = await Promise.all(
    [names.signing, names.paper, names.certificate].map((name) => textIn(folder, name)),
  );
  if (!signingPem || !paperPem || !certificate) return failed(failure('issuer-folder', { folder }));
  const signing = openSigningKey(signingPem, passphrase);
  const paper = paperSignerFrom(paperPem, certificate, passphrase);
  if (!signing || !paper) return failed(failure('issuer-passphrase', { folder }));
  if (multibaseOf(signing.publicKey) !== about.publicKey) return failed(failure('issuer-folder', { folder }));
  return ok({ about, signing, paper });
}

/** The key of an earlier generation; null where it is not there any more, or the passphrase was another. */
export async function openEarlierKey(
  folder: string,
  generation: number,
  passphrase: string,
): Promise<SigningKey | null> {
  const pem = await textIn(folder, keyFiles(generation).signing);
  return pem ? openSigningKey(pem, passphrase) : null;
}

/** What the ledger says, for whoever changes nothing. What stands after its last whole line is not said yet. */
export async function readLedger(folder: string): Promise<Result<IssuerState>> {
  const read = await readIssuer(folder);
  if (!read.ok) return read;
  try {
    const { entries, brokenAtLine } = await readJournal(join(folder, files.ledger), issuerEventSchema);
    if (brokenAtLine !== null) return failed(failure('issuer-ledger-damaged', { folder, line: brokenAtLine }));
    const state = nothingIssued();
    for (const { event, at: written } of entries) takeIn(state, event, written.wall);
    return ok(state);
  } catch {
    return failed(failure('issuer-folder', { folder }));
  }
}

/** Opens it to issue; one process at a time. */
export async function openIssuer(folder: string, passphrase: string, now: () => Date): Promise<Result<OpenIssuer>> {
  const opened = await openIssuerKeys(folder, passphrase);
  if (!opened.ok) return opened;
  const lock = await lockFolder(folder);
  if (!lock.ok) return lock.failure.code === 'learner-locked' ? failed(failure('folder-locked', { folder })) : lock;
  const opening = await openJournal(join(folder, files.ledger), issuerEventSchema, now);
  if (!opening.ok) {
    await lock.value.release();
    const { params } = opening.failure;
    return opening.failure.code === 'attempt-damaged'
      ? failed(failure('issuer-ledger-damaged', { folder, ...params }))
      : opening;
  }
  const journal: Journal<IssuerEvent> = opening.value.journal;
  const state = nothingIssued();
  for (const { event, at: written } of journal.entries) takeIn(state, event, written.wall);
  return ok({
    ...opened.value,
    state,
    note: async (event) => {
      const noted = await journal.append(event, at(now()));
      if (!noted.ok) return noted;
      takeIn(state, event, noted.value.at.wall);
      return ok(undefined);
    },
    close: async () => {
      await journal.close();
      await lock.value.release();
    },
  });
}
