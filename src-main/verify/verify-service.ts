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
import { undecided } from '#core/verify/check-file.ts';
import { isNothingSeen } from '#core/verify/code-among.ts';
import type { Known } from '#core/verify/known.ts';
import { factsOf } from '#core/verify/report.ts';
import type { Checked } from '#core/verify/verdict.ts';
import { readKnown } from '#store/trust/read-known.ts';
import { checkAll } from '#store/verify/check-files.ts';
import { type Checking, keepChecking } from '#store/verify/keep-checking.ts';
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
  /** While the camera is on. */
  let looking: Checking<Checked> | null = null;

  const camera = async (on: boolean) => {
    looking?.close();
    looking = null;
    const allowed = await wantCamera(on);
    if (on && allowed) {
      const known = await knownNow();
      looking = keepChecking(() => openThread(known), undecided('not-readable', known));
    }
    return ok({ allowed });
  };
  // A page that is gone, or loads anew, has said nothing: the camera goes with it.
  window.webContents.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
    if (isMainFrame && !isSameDocument) void camera(false);
  });

  const knownNow = () => {
    const { shipped, own } = trustFolders(desk);
    return readKnown([shipped, own], now().toISOString());
  };
  const openThread = (known: Known) => new Worker(threadFile, { workerData: known });

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
    const known = await knownNow();
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
      openThread: () => openThread(known),
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
    camera,
    frame: async (bytes) => {
      const seen = await looking?.check(bytes);
      if (!seen || isNothingSeen(seen.reason)) return ok(null);
      return ok(viewOf((await wordsIn(desk.language()))('verify:fromCamera'), seen));
    },
    cancel: () => {
      goesOn = false;
    },
  };
}
