/**
 * The way of statements out of the application: noted after things happened, sent when it is time. Where no LRS is named
 * nothing is written and nobody is called.
 *
 * Nothing depends on a note: whatever was not noted (a full disk, a kill in between) is found in the records when they are
 * gone through the next time, with the same ids.
 */
import { ok, type Result } from '#core/result/result.ts';
import { takingTurns } from '#core/result/turns.ts';
import type { Happened } from '#core/xapi/happened.ts';
import { type Setting, statementsOf } from '#core/xapi/statements.ts';
import type { Vault } from '../keys/device-keys.ts';
import type { Fetch } from '../network/whole-answer.ts';
import { openLrs, readLrsSettings } from './lrs-settings.ts';
import { isDue, newMarks, type XapiMarks } from './marks.ts';
import { type Sent, sendStatements } from './send-statements.ts';
import { openStatementOutbox, type StatementOutbox } from './statement-outbox.ts';

export type StatementLane = {
  /** Appends what is to be said of these; answers how many statements are new. `happened` is asked only where an LRS is named. */
  note(happened: () => Promise<readonly Happened[]>): Promise<Result<number>>;
  /** Null where there is nothing to do now. `isAsked`: somebody wants it now, whatever the marks say. */
  send(how: { readonly isAsked: boolean; readonly signal?: AbortSignal }): Promise<Result<Sent | null>>;
  /** How far an LRS was told; null where none is named. */
  standing(): Promise<Result<LaneStanding | null>>;
  /** What kept it from sending holds no more. `dead`: what was set apart is tried as well. */
  tryAgain(how: { readonly dead: boolean }): Promise<Result<Record<string, never>>>;
  /** After what is under way; end a sending by its signal. */
  close(): Promise<void>;
};

export type LaneStanding = { readonly waiting: number; readonly marks: XapiMarks };

export type LaneInput = {
  readonly dataFolder: string;
  readonly vault: () => Vault;
  readonly fetch: Fetch;
  readonly now: () => Date;
  readonly random: () => number;
  /** How far this device's clock is behind a true one; 0 where nobody knows. */
  readonly skewMs: () => number;
};

/** Appends what is to be said of these, in pieces that leave room for other work. */
export async function appendAll(
  outbox: StatementOutbox,
  happened: readonly Happened[],
  setting: Setting,
): Promise<Result<number>> {
  let fresh = 0;
  for (let from = 0; from < happened.length; from += 200) {
    const piece = happened.slice(from, from + 200).flatMap((one) => statementsOf(one, setting));
    const appended = await outbox.append(piece);
    if (!appended.ok) return appended;
    fresh += appended.value;
  }
  return ok(fresh);
}

export function statementLane({ dataFolder, vault, fetch, now, random, skewMs }: LaneInput): StatementLane {
  const inTurn = takingTurns();
  // Sending takes turns of its own: nobody who hands in an exam waits for a network.
  const inSendingTurn = takingTurns();
  let outbox: StatementOutbox | null = null;

  const opened = async (): Promise<Result<StatementOutbox>> => {
    if (outbox) return ok(outbox);
    const opening = await openStatementOutbox(dataFolder, now);
    if (opening.ok) outbox = opening.value;
    return opening;
  };
  const append = async (happened: () => Promise<readonly Happened[]>): Promise<Result<number>> => {
    const settings = await readLrsSettings(dataFolder, now);
    if (!settings.ok) return settings;
    if (!settings.value?.lrs) return ok(0);
    const into = await opened();
    if (!into.ok) return into;
    const setting = { base: settings.value.base, skewMs: skewMs(), nowMs: now().getTime() };
    return appendAll(into.value, await happened(), setting);
  };

  /** Null where no LRS is named. */
  const named = async (): Promise<Result<StatementOutbox | null>> => {
    const settings = await readLrsSettings(dataFolder, now);
    if (!settings.ok) return settings;
    return settings.value?.lrs ? opened() : ok(null);
  };

  return {
    note: (happened) => inTurn(() => append(happened)),
    standing: () =>
      inTurn(async () => {
        const from = await named();
        if (!from.ok || !from.value) return from.ok ? ok(null) : from;
        return ok({ waiting: from.value.waiting(), marks: from.value.marks.data });
      }),
    tryAgain: ({ dead }) =>
      inTurn(async () => {
        const from = await named();
        if (!from.ok) return from;
        const marked = await from.value?.marks.update((marks) => {
          const { tries, nextTryAt, isPaused, problem } = newMarks;
          Object.assign(marks, { tries, nextTryAt, isPaused, problem });
          if (dead) Object.assign(marks, { done: newMarks.done, dead: [] });
        });
        return !marked || marked.ok ? ok({}) : marked;
      }),
    send: ({ isAsked, signal }) =>
      inSendingTurn(async (): Promise<Result<Sent | null>> => {
        const lrs = await openLrs(dataFolder, vault(), now);
        if (!lrs.ok) return lrs;
        if (!lrs.value) return ok(null);
        const from = await inTurn(opened);
        if (!from.ok) return from;
        const { marks, waiting } = from.value;
        if (!isAsked && (waiting() === 0 || !isDue(marks.data, now()))) return ok(null);
        return ok(await sendStatements({ outbox: from.value, lrs: lrs.value, fetch, now, random, signal }));
      }),
    close: () =>
      inSendingTurn(() =>
        inTurn(async () => {
          await outbox?.close();
          outbox = null;
        }),
      ),
  };
}
