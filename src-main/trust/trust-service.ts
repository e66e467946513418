/**
 * Whom this computer trusts: what it knows, lists that are brought in, and the first one, which a person must confirm.
 */
import { randomBytes } from 'node:crypto';
import { basename, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { type BrowserWindow, dialog } from 'electron';
import type { CallInput } from '#core/contract/contract.ts';
import { type BroughtView, mostLists, type TrustView } from '#core/contract/trust-calls.ts';
import { type LocalText, textIn } from '#core/locale/languages.ts';
import { failure } from '#core/result/failure.ts';
import { failed, ok, type Result } from '#core/result/result.ts';
import { inTurns, takingTurns } from '#core/result/turns.ts';
import type { TrustDescription } from '#store/trust/describe-trust.ts';
import type { ListSource, Offered, TrustAnswer, TrustTask, TrustWork } from '#store/trust/trust-work.ts';
import type { Desk } from '../desk.ts';
import { now } from '../exam/system-clock.ts';
import { wordsIn } from '../words.ts';
import { trustFolders } from './trust-folders.ts';

export type TrustService = {
  read(): Promise<Result<TrustView>>;
  bring(): Promise<Result<BroughtView | null>>;
  bringFiles(input: CallInput<'trust.bring-files'>): Promise<Result<BroughtView>>;
  confirm(id: string): Promise<Result<BroughtView>>;
  forget(pin: string): Promise<Result<TrustView>>;
};

/** Built beside the main bundle; this file becomes one of its parts. */
const threadFile = join(import.meta.dirname, '..', 'trust-thread.js');
/** No list of ours takes as long; one that does was made to. */
const patienceMs = 60_000;

const inThread = (work: TrustWork): Promise<Result<TrustAnswer>> =>
  new Promise((resolve) => {
    const worker = new Worker(threadFile, { workerData: work });
    const broken = (reference: string) => resolve(failed(failure('internal', { reference })));
    const tooLong = setTimeout(() => void worker.terminate(), patienceMs);
    worker.on('message', resolve);
    worker.on('error', (error) => broken(error.name));
    worker.on('exit', () => {
      clearTimeout(tooLong);
      broken('trust-thread');
    });
  });

export function trustService(desk: Desk, window: BrowserWindow): TrustService {
  /** The one list that waits for a yes, as it was shown, under an id that only the screen that shows it was told. */
  let waiting: { readonly id: string; readonly offer: Offered } | null = null;

  const perform = (task: TrustTask) => inThread({ folders: trustFolders(desk), now: now().toISOString(), task });
  const say = (text: LocalText) => textIn(text, desk.language());

  const viewOf = ({ list, issuers, leftOut, unreadable }: TrustDescription): TrustView => ({
    list,
    issuers: issuers.map(({ id, name, keys, stolenFrom, withdraws, lists, passes }) => ({
      id,
      name: say(name),
      keys,
      stolenFrom: [...stolenFrom],
      withdraws,
      lists: lists.map((one) => ({ ...one })),
      passes,
    })),
    leftOut,
    unreadable,
  });

  const bring = async (sources: readonly ListSource[], confirmed: string | null): Promise<Result<BroughtView>> => {
    waiting = null;
    const by = desk.learner?.profile.data.name ?? '';
    const done = await perform({ kind: 'bring', sources, confirmed, by });
    if (!done.ok) return done;
    const { description, brought, offer, hasChanged } = done.value;
    if (offer) waiting = { id: randomBytes(16).toString('hex'), offer };
    return ok({
      view: viewOf(description),
      brought: brought.map(({ name, outcome, issuer, params }) => ({
        file: name,
        outcome,
        params: { ...params, ...(issuer && { issuer: say(issuer) }) },
      })),
      offer: waiting && {
        id: waiting.id,
        sequence: waiting.offer.sequence,
        issuedAt: waiting.offer.issuedAt,
        fingerprint: waiting.offer.fingerprint,
        issuers: waiting.offer.issuers.map(({ id, name }) => ({ id, name: say(name) })),
      },
      hasChanged,
    });
  };

  const inOrder = inTurns(
    {
      bring,
      confirm: async (id: string): Promise<Result<BroughtView>> => {
        if (waiting?.id !== id) return failed(failure('trust-changed-meanwhile'));
        const { digest, files } = waiting.offer;
        return bring(
          files.map(({ name, text }) => ({ name, what: { text } })),
          digest,
        );
      },
      forget: async (pin: string): Promise<Result<TrustView>> => {
        const done = await perform({ kind: 'forget', digest: pin });
        return done.ok ? ok(viewOf(done.value.description)) : done;
      },
    },
    takingTurns(),
  );

  return {
    read: async () => {
      const done = await perform({ kind: 'describe' });
      return done.ok ? ok(viewOf(done.value.description)) : done;
    },
    bring: async () => {
      const t = await wordsIn(desk.language());
      const choice = await dialog.showOpenDialog(window, {
        properties: ['openFile', 'multiSelections'],
        filters: [
          { name: t('trust:kinds'), extensions: ['json'] },
          { name: t('verify:anyFile'), extensions: ['*'] },
        ],
      });
      if (choice.canceled || choice.filePaths.length === 0) return ok(null);
      if (choice.filePaths.length > mostLists) return failed(failure('trust-too-many', { most: mostLists }));
      return inOrder.bring(
        choice.filePaths.map((path) => ({ name: basename(path), what: { path } })),
        null,
      );
    },
    bringFiles: ({ files }) =>
      inOrder.bring(
        files.map(({ name, bytes }) => ({ name, what: { bytes } })),
        null,
      ),
    confirm: inOrder.confirm,
    forget: inOrder.forget,
  };
}
