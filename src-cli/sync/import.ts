/**
 * `fieldpass sync import`: the answers of the registry into the data folder of a closed application. Where the system locks
 * the keys of the computer for the application alone, only the application can.
 */
import { randomBytes } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import type { LanguageCode } from '#core/locale/languages.ts';
import { failure } from '#core/result/failure.ts';
import { failed, type Result } from '#core/result/result.ts';
import { areKeysProtected, openDeviceKeys } from '#store/keys/device-keys.ts';
import { plainVault } from '#store/keys/plain-vault.ts';
import { openFeedLog } from '#store/outbox/feed-log.ts';
import { hasOutbox, openOutbox } from '#store/outbox/outbox.ts';
import { type TakenAnswers, takeAnswers } from '#store/sync/by-hand/answers-file.ts';
import { readCarried } from '#store/sync/by-hand/written-file.ts';
import type { CheckBytes } from '#store/sync/paper-check.ts';
import { checkAll } from '#store/verify/check-files.ts';
import { messagesIn } from '../messages.ts';
import { sayFailure } from '../say-failure.ts';

export type ImportOptions = { readonly data: string; readonly language: LanguageCode };

const now = () => new Date();

/** This process holds the keys of the device. */
const checkPaper: CheckBytes = async (bytes, known) => {
  const openThread = () => new Worker(new URL('../verify/check-thread.mjs', import.meta.url), { workerData: known });
  const [checked] = await checkAll([bytes], { known, onProgress: () => true, openThread, onlyInThreads: true });
  return checked ?? null;
};

async function takeInto(dataFolder: string, file: Uint8Array): Promise<Result<TakenAnswers>> {
  // With another vault than that of the application the keys would look locked, and new ones would be made.
  const isProtected = await areKeysProtected(dataFolder);
  if (isProtected === null || !(await hasOutbox(dataFolder))) return failed(failure('enrolment-missing'));
  if (isProtected) return failed(failure('by-hand-keys-locked'));
  const opened = await openDeviceKeys(dataFolder, plainVault, now, (bytes) => new Uint8Array(randomBytes(bytes)));
  if (!opened.ok) return opened;
  const { keys } = opened.value;
  const outbox = await openOutbox(dataFolder, keys, now);
  if (!outbox.ok) return outbox;
  try {
    const feed = await openFeedLog(outbox.value.folder, now);
    if (!feed.ok) return feed;
    return await takeAnswers({
      dataFolder,
      outbox: outbox.value,
      feed: feed.value,
      keys,
      opener: keys.opener,
      now,
      checkPaper,
      file,
    }).finally(feed.value.close);
  } finally {
    await outbox.value.close();
  }
}

export async function syncImport(file: string, { data, language }: ImportOptions): Promise<number> {
  const t = await messagesIn(language);
  const read = await readCarried(file);
  if (!read.ok) return sayFailure(read.failure, t);
  const taken = await takeInto(data, read.value);
  if (!taken.ok) return sayFailure(taken.failure, t);
  const { stored, waiting, certificates, uncounted, more } = taken.value;
  const lines = [
    t('sync.stored', { count: stored }),
    ...(certificates > 0 ? [t('sync.certificates', { count: certificates })] : []),
    ...(waiting > 0 ? [t('sync.waiting', { count: waiting })] : []),
    ...(uncounted > 0 ? [t('sync.uncounted', { count: uncounted })] : []),
    ...(more ? [t('sync.more')] : []),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
  return 0;
}
