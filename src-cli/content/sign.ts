/**
 * `fieldpass content sign`: puts an organisation's name under a pack, as a registry signs what it publishes.
 */
import { isWhole, releaseOf, writePack } from '#core/content-update/pack-file.ts';
import { type Release, releaseSchema, signRelease } from '#core/content-update/release.ts';
import { multibaseOf } from '#core/credential/proof/did-key.ts';
import type { LanguageCode } from '#core/locale/languages.ts';
import { sha256Of } from '#store/content-update/held-files.ts';
import { diskFailure } from '#store/disk/disk-failure.ts';
import { writeDurably } from '#store/disk/durable-file.ts';
import { openIssuerKeys } from '#store/issuer/issuer-folder.ts';
import { messagesIn } from '../messages.ts';
import { askPassphrase } from '../passphrase.ts';
import { sayFailure } from '../say-failure.ts';
import { readPackFile } from './read-pack-file.ts';

export type SignOptions = {
  readonly issuer: string;
  readonly passphraseFile?: string;
  /** ISO instant; now where it is not said. */
  readonly at?: string;
  readonly language: LanguageCode;
};

/** The list of a pack that was signed before; null where that is none. */
function listIn(body: string): Release['files'] | null {
  try {
    return releaseSchema.parse(JSON.parse(body)).files;
  } catch {
    return null;
  }
}

export async function contentSign(
  path: string,
  { issuer, passphraseFile, at, language }: SignOptions,
): Promise<number> {
  const t = await messagesIn(language);
  const pack = await readPackFile(path, t);
  if (!pack) return 1;
  const listed = pack.head.kind === 'unsigned' ? pack.head.files : listIn(pack.head.signed.body);
  const isAsSaid = [...pack.files].every(([sha256, bytes]) => sha256Of(bytes) === sha256);
  if (!listed || !isAsSaid || !isWhole(listed, pack.files)) {
    process.stderr.write(`${t('pack.refused.content-damaged', { ns: 'content-tools' })}\n`);
    return 1;
  }
  const passphrase = await askPassphrase(passphraseFile, t);
  if (passphrase === null) return 1;
  const opened = await openIssuerKeys(issuer, passphrase);
  if (!opened.ok) return sayFailure(opened.failure, t);
  const { about, signing } = opened.value;
  const publishedAt = at ?? new Date().toISOString();
  const release = releaseOf(listed, about.id, publishedAt);
  const signed = signRelease(release, { name: multibaseOf(signing.publicKey), key: signing });
  try {
    await writeDurably(path, writePack({ head: { kind: 'signed', signed }, files: pack.files }));
  } catch (error) {
    return sayFailure(diskFailure(error), t);
  }
  process.stdout.write(`${t('pack.signed', { ns: 'content-tools', path, id: about.id, at: publishedAt })}\n`);
  return 0;
}
