/**
 * `fieldpass issuer …`: an organisation that issues credentials; makes its keys, withdraws, corrects names, publishes.
 */
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { TFunction } from 'i18next';
import { personName } from '#core/contract/values.ts';
import { credentialIn } from '#core/credential/credential.ts';
import { plainTemplate } from '#core/credential/template.ts';
import type { LanguageCode } from '#core/locale/languages.ts';
import { failure } from '#core/result/failure.ts';
import { issuerId, issuerName, statusFolder } from '#core/trust/trust-list.ts';
import { certificate } from '#print/documents/certificate.ts';
import { namesOf } from '#print/names-of.ts';
import { printOne } from '#print/paper-document.ts';
import { ensureFolder, writeDurably } from '#store/disk/durable-file.ts';
import { createIssuer, type OpenIssuer, openIssuer, renewKeys } from '#store/issuer/issuer-folder.ts';
import { shortestPassphrase } from '#store/issuer/secret-file.ts';
import { writeStatusLists } from '#store/issuer/status-files.ts';
import { correctName, withdraw } from '#store/issuer/withdraw.ts';
import { readTemplate } from '#store/template/read-template.ts';
import { messagesIn } from '../messages.ts';
import { askPassphrase } from '../passphrase.ts';
import { readContent } from '../read-content.ts';
import { sayFailure } from '../say-failure.ts';

export type WithPassphrase = { readonly passphraseFile?: string; readonly language: LanguageCode };
export type InFolder = WithPassphrase & { readonly issuer: string };

const now = () => new Date();

/** A new secret is sealed with a passphrase that is not guessed. */
export async function newPassphrase(file: string | undefined, t: TFunction): Promise<string | null> {
  const passphrase = await askPassphrase(file, t);
  if (passphrase === null || [...passphrase].length >= shortestPassphrase) return passphrase;
  process.stderr.write(`${t('passphraseShort', { ns: 'issuer', count: shortestPassphrase })}\n`);
  return null;
}

export type IssuerNewOptions = WithPassphrase & {
  readonly folder: string;
  readonly id: string;
  readonly name: Readonly<Record<string, string>>;
  readonly status?: string;
};

export async function issuerNew(options: IssuerNewOptions): Promise<number> {
  const t = await messagesIn(options.language);
  const id = issuerId.safeParse(options.id);
  const name = issuerName.safeParse(options.name);
  const status = statusFolder.nullable().safeParse(options.status ?? null);
  if (!id.success || !name.success || !status.success || Object.keys(options.name).length === 0)
    return sayFailure(failure('input-invalid'), t);
  const passphrase = await newPassphrase(options.passphraseFile, t);
  if (passphrase === null) return 1;
  const about = { id: id.data, name: name.data, status: status.data };
  const made = await createIssuer(options.folder, about, passphrase, now(), (bytes) => randomBytes(bytes));
  if (!made.ok) return sayFailure(made.failure, t);
  process.stdout.write(`${t('made', { ns: 'issuer', id: about.id, folder: options.folder })}\n`);
  return 0;
}

export const issuerNewKeys = (options: InFolder): Promise<number> =>
  withIssuer(options, async (issuer, t, passphrase) => {
    const random = (bytes: number) => randomBytes(bytes);
    const renewed = await renewKeys(options.issuer, issuer, { passphrase, now: now(), random });
    if (!renewed.ok) return sayFailure(renewed.failure, t);
    const { id, generation } = renewed.value;
    process.stdout.write(`${t('keysRenewed', { ns: 'issuer', id, generation })}\n`);
    return 0;
  });

/** Opens the issuer, does the work, and closes it whatever happens. */
export async function withIssuer(
  { issuer: folder, passphraseFile, language }: InFolder,
  work: (issuer: OpenIssuer, t: TFunction, passphrase: string) => Promise<number>,
): Promise<number> {
  const t = await messagesIn(language);
  const passphrase = await askPassphrase(passphraseFile, t);
  if (passphrase === null) return 1;
  const opened = await openIssuer(folder, passphrase, now);
  if (!opened.ok) return sayFailure(opened.failure, t);
  try {
    return await work(opened.value, t, passphrase);
  } finally {
    await opened.value.close();
  }
}

export const issuerWithdraw = (number: string, options: InFolder & { readonly why: string }): Promise<number> =>
  withIssuer(options, async (issuer, t) => {
    const done = await withdraw(issuer, number.trim().toUpperCase(), options.why);
    if (!done.ok) return sayFailure(done.failure, t);
    process.stdout.write(`${t('withdrawn', { ns: 'issuer', number, holder: done.value })}\n`);
    return 0;
  });

export type IssuerCorrectOptions = InFolder & {
  readonly name: string;
  readonly out: string;
  readonly content: string;
};

export const issuerCorrect = (file: string, options: IssuerCorrectOptions): Promise<number> =>
  withIssuer(options, async (issuer, t) => {
    const name = personName.safeParse(options.name);
    if (!name.success) return sayFailure(failure('input-invalid'), t);
    const text = await readFile(file, 'utf8').catch(() => '');
    const number = credentialIn(text)?.claims.number ?? '–';
    const done = await correctName(issuer, text, name.data, now());
    if (!done.ok) return sayFailure(done.failure, t);
    const { claims, credential } = done.value;
    const { courses, framework } = await readContent(options.content);
    const template = await readTemplate(join(options.issuer, 'template'));
    const course = courses.find(({ id }) => id === claims.course.id);
    const pdf = await printOne(certificate, {
      ...done.value,
      isProvisional: false,
      languages: [claims.language, null],
      size: 'A4',
      names: namesOf(course, framework, issuer.about.name),
      template: template.ok ? template.value : plainTemplate,
      study: null,
      signer: issuer.paper,
    });
    await ensureFolder(options.out);
    const path = join(options.out, `${claims.number}.pdf`);
    await writeDurably(join(options.out, `${claims.number}.json`), credential);
    await writeDurably(path, pdf);
    const by = claims.number;
    const said = { number, by, holder: name.data, file: path };
    process.stdout.write(`${t('corrected', { ns: 'issuer', ...said })}\n`);
    return 0;
  });

export const issuerStatus = (options: InFolder & { readonly out: string; readonly days: number }): Promise<number> =>
  withIssuer(options, async (issuer, t) => {
    const done = await writeStatusLists(issuer, options.out, now(), options.days);
    if (!done.ok) return sayFailure(done.failure, t);
    const { files, validUntil, passes } = done.value;
    const say = (key: string, values: object) => process.stdout.write(`${t(key, { ns: 'issuer', ...values })}\n`);
    if (files.length > 0) say('status', { count: files.length, folder: options.out, date: validUntil.slice(0, 10) });
    if (passes) say('passList', { count: passes.withdrawn, file: passes.file });
    return 0;
  });
