/**
 * `fieldpass content install`: a signed pack into the data folder of a closed application, which shows it from its next start.
 */
import { stat } from 'node:fs/promises';
import type { TFunction } from 'i18next';
import type { ContentProblem } from '#core/content/problem.ts';
import type { LanguageCode } from '#core/locale/languages.ts';
import { type Failure, failure } from '#core/result/failure.ts';
import { failed, ok, type Result } from '#core/result/result.ts';
import { checkRelease } from '#store/content-update/check-release.ts';
import { openContentStore } from '#store/content-update/content-store.ts';
import { installPack } from '#store/content-update/install-pack.ts';
import type { Publisher } from '#store/content-update/judge-release.ts';
import { lockFolder } from '#store/disk/folder-lock.ts';
import { readIssuer } from '#store/issuer/issuer-folder.ts';
import { hasOutbox, outboxFolder } from '#store/outbox/outbox.ts';
import { enrolmentIn } from '#store/outbox/read-assigned.ts';
import { messagesIn } from '../messages.ts';
import { versionOfReaders } from '../read-content.ts';
import { sayFailure } from '../say-failure.ts';
import { readPackFile } from './read-pack-file.ts';

export type InstallOptions = {
  readonly data: string;
  /** The folder of an organisation: whose content counts where the computer is signed up with nobody. */
  readonly from?: string;
  readonly content: string;
  readonly language: LanguageCode;
};

const now = () => new Date();

/** Whose content counts here: that of the registry that the computer is signed up with, and of nobody else. */
async function publisherFor({ data, from }: InstallOptions): Promise<Result<Publisher>> {
  const enrolment = await enrolmentIn(outboxFolder(data));
  if (enrolment) return ok(enrolment.registry);
  if (from === undefined) return failed(failure('enrolment-missing'));
  const read = await readIssuer(from);
  if (!read.ok) return read;
  const { id, publicKey, earlierKeys } = read.value.about;
  return ok({ id, keys: [publicKey, ...earlierKeys] });
}

/** Why a pack is not taken, in words that speak of a pack; null where it is something else that is wrong. */
function refusalOf({ code, params }: Failure, t: TFunction): string | null {
  if (!code.startsWith('content-')) return null;
  return t(`pack.refused.${code}`, { ns: 'content-tools', ...params });
}

async function install(file: string, options: InstallOptions, t: TFunction): Promise<number> {
  const pack = await readPackFile(file, t);
  if (!pack) return 1;
  if (pack.head.kind === 'unsigned') {
    process.stderr.write(`${t('pack.unsigned', { ns: 'content-tools', path: file })}\n`);
    return 1;
  }
  const publisher = await publisherFor(options);
  if (!publisher.ok) {
    const isNobody = publisher.failure.code === 'enrolment-missing';
    if (!isNobody) return sayFailure(publisher.failure, t);
    process.stderr.write(`${t('pack.whose', { ns: 'content-tools' })}\n`);
    return 1;
  }
  let problems: readonly ContentProblem[] = [];
  const done = await installPack({
    store: await openContentStore(options.data, options.content, now),
    registry: publisher.value,
    program: await versionOfReaders(),
    check: async (release) => {
      problems = await checkRelease(release);
      return problems;
    },
    signed: pack.head.signed,
    files: pack.files,
  });
  if (!done.ok) {
    const said = refusalOf(done.failure, t);
    if (said === null) return sayFailure(done.failure, t);
    for (const { file: of, line, code, params } of problems)
      process.stderr.write(`${of}${line > 0 ? `:${line}` : ''}: ${t(code, { ns: 'problem', ...params })}\n`);
    process.stderr.write(`${said}\n`);
    return 1;
  }
  const key = done.value ? 'pack.installed' : 'pack.known';
  process.stdout.write(`${t(key, { ns: 'content-tools', at: done.value?.publishedAt ?? '' })}\n`);
  return 0;
}

export async function contentInstall(file: string, options: InstallOptions): Promise<number> {
  const t = await messagesIn(options.language);
  const isFolder = await stat(options.data).then(
    (info) => info.isDirectory(),
    () => false,
  );
  if (!isFolder) {
    process.stderr.write(`${t('pathUnreadable', { path: options.data })}\n`);
    return 1;
  }
  if (!(await hasOutbox(options.data))) return install(file, options, t);
  // The application keeps in memory what it has, and would write over what is written here.
  const lock = await lockFolder(outboxFolder(options.data));
  if (!lock.ok) return sayFailure(lock.failure, t);
  try {
    return await install(file, options, t);
  } finally {
    await lock.value.release();
  }
}
