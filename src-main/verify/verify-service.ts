/**
 * Papers, credentials and codes that somebody wants to have checked, in threads of their own.
 */
import { basename, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { type BrowserWindow, dialog } from 'electron';
import type { CallInput } from '#core/contract/contract.ts';
import type { CheckView } from '#core/contract/verify-calls.ts';
import { textIn } from '#core/locale/languages.ts';
import { ok, type Result } from '#core/result/result.ts';
import { isNothingSeen } from '#core/verify/code-among.ts';
import { factsOf } from '#core/verify/report.ts';
import type { Checked } from '#core/verify/verdict.ts';
import { readKnown } from '#store/trust/read-known.ts';
import { checkAll } from '#store/verify/check-files.ts';
import type { Desk } from '../desk.ts';
import { now } from '../exam/system-clock.ts';
import { trustFolders } from '../trust/trust-folders.ts';
import { wantCamera } from '../window/camera-permission.ts';
import { wordsIn } from '../words.ts';

export type VerifyService = {
  choose(): Promise<Result<CheckView[] | null>>;
  files(input: CallInput<'verify.files'>): Promise<Result<CheckView[]>>;
  camera(on: boolean): Promise<Result<{ allowed: boolean }>>;
  frame(bytes: Uint8Array): Promise<Result<CheckView | null>>;
  cancel(): void;
};

/** Built beside the main bundle; this file becomes one of its parts. */
const threadFile = join(import.meta.dirname, '..', 'check-thread.js');

export function verifyService(
  desk: Desk,
  window: BrowserWindow,
  progress: (done: number, total: number) => void,
): VerifyService {
  let goesOn = true;

  const viewOf = (file: string, checked: Checked): CheckView => {
    const { verdict, reason, params, issuer, against } = checked;
    return {
      file,
      verdict,
      reason,
      params,
      credential: factsOf(checked),
      issuer: issuer && { name: textIn(issuer.name, desk.language()), isListed: issuer.isListed },
      statusOf: against.statusOf,
      trustList: against.trustList,
    };
  };

  /** What was not checked because the person said stop is left out. */
  const check = async (names: readonly string[], what: readonly (string | Uint8Array)[]): Promise<CheckView[]> => {
    goesOn = true;
    const { shipped, own } = trustFolders(desk);
    const known = await readKnown([shipped, own], now().toISOString());
    let told = 0;
    const checks = await checkAll(what, {
      known,
      onProgress: (done) => {
        if (done - told >= 10 || done === what.length) {
          told = done;
          progress(done, what.length);
        }
        return goesOn;
      },
      openThread: () => new Worker(threadFile, { workerData: known }),
      onlyInThreads: true,
    });
    return names.flatMap((name, index) => {
      const one = checks[index];
      return one ? [viewOf(basename(name), one)] : [];
    });
  };

  return {
    choose: async () => {
      const t = await wordsIn(desk.language());
      const choice = await dialog.showOpenDialog(window, {
        properties: ['openFile', 'multiSelections'],
        filters: [
          { name: t('verify:kinds'), extensions: ['pdf', 'json', 'png', 'jpg', 'jpeg', 'txt'] },
          { name: t('verify:anyFile'), extensions: ['*'] },
        ],
      });
      if (choice.canceled || choice.filePaths.length === 0) return ok(null);
      return ok(await check(choice.filePaths, choice.filePaths));
    },
    files: async ({ files }) =>
      ok(
        await check(
          files.map(({ name }) => name),
          files.map(({ bytes }) => bytes),
        ),
      ),
    camera: async (on) => ok({ allowed: await wantCamera(on) }),
    frame: async (bytes) => {
      const t = await wordsIn(desk.language());
      const [seen] = await check([t('verify:fromCamera')], [bytes]);
      return ok(seen && !isNothingSeen(seen.reason) ? seen : null);
    },
    cancel: () => {
      goesOn = false;
    },
  };
}
