/**
 * Tells the learning record store (LRS) that an organisation named what was learned on this computer, by itself, and says how
 * that stands. Nothing is written and nobody is called before one is named; then everything that the records here hold goes
 * there, of everybody who learns here.
 *
 * Nobody who learns waits for any of this: what happened is looked up in the records some seconds later.
 */
import { setTimeout as wait } from 'node:timers/promises';
import type { CallInput } from '#core/contract/contract.ts';
import type { LrsView, NotTaken } from '#core/contract/lrs-calls.ts';
import { type Failure, failure } from '#core/result/failure.ts';
import { failed, ok, type Result } from '#core/result/result.ts';
import { takingTurns } from '#core/result/turns.ts';
import { waitWhenBack } from '#core/sync/retry.ts';
import type { Vault } from '#store/keys/device-keys.ts';
import type { Fetch } from '#store/network/whole-answer.ts';
import { lrsAddress } from '#store/xapi/addresses.ts';
import { gather } from '#store/xapi/gather.ts';
import { lrsApi } from '#store/xapi/lrs-api.ts';
import { forgetLrs, hasLrsSettings, nameLrs, readLrsSettings } from '#store/xapi/lrs-settings.ts';
import type { XapiMarks } from '#store/xapi/marks.ts';
import { type LaneStanding, statementLane } from '#store/xapi/statement-lane.ts';
import type { Desk } from '../desk.ts';
import { now } from '../exam/system-clock.ts';
import type { Outbound } from '../network/outbound-gate.ts';

export type LrsService = Outbound & {
  read(): Promise<Result<LrsView>>;
  try(lrs: CallInput<'lrs.try'>): Promise<Result<Record<string, never>>>;
  name(lrs: CallInput<'lrs.name'>): Promise<Result<LrsView>>;
  now(how: CallInput<'lrs.now'>): Promise<Result<LrsView>>;
  forget(): Promise<Result<LrsView>>;
};

export type LrsParts = {
  readonly fetch: Fetch;
  /** The screen should ask again. */
  readonly changed: () => void;
  readonly vault: () => Vault;
  /** From 0 to below 1. */
  readonly random: () => number;
};

/** Together with what follows at once. */
const soonMs = { least: 3_000, spread: 5_000 };
/** After our own disk did not do what it should. */
const ownFaultMs = 60 * 60_000;
/** Long enough for a fault that shows at once, and for the screen to show that something happens. */
const shownMs = 800;
/** Node takes no longer wait. */
const longestTimer = 2 ** 31 - 1;

const none: Omit<LrsView, 'base'> = {
  lrs: null,
  state: 'none',
  waiting: 0,
  notTaken: [],
  lastSentAt: null,
  nextTryAt: null,
  problem: null,
};

function notTakenOf({ dead }: XapiMarks): NotTaken[] {
  const found = new Map<string, NotTaken>();
  for (const { reason, said } of dead) found.set(reason, { reason, said, count: (found.get(reason)?.count ?? 0) + 1 });
  return [...found.values()];
}

function stateOf({ waiting, marks }: LaneStanding, isSending: boolean): LrsView['state'] {
  if (isSending) return 'sending';
  if (marks.isPaused) return 'paused';
  if (marks.tries > 0) return 'trying-again';
  return waiting > 0 ? 'waiting' : 'up-to-date';
}

export function lrsService(desk: Desk, { fetch, changed, vault, random }: LrsParts): LrsService {
  const { dataFolder } = desk;
  const lane = statementLane({ dataFolder, vault, fetch, now, random, skewMs: () => desk.skewMs });
  const inTurn = takingTurns();
  /** Whose records may hold something new; `all` of them where nobody knows. */
  let fresh: 'all' | Set<string> = new Set();
  let sending: AbortController | null = null;
  let ownProblem: Failure | null = null;
  let timer: NodeJS.Timeout | undefined;
  let isClosed = false;

  const view = async (): Promise<Result<LrsView>> => {
    if (!(await hasLrsSettings(dataFolder))) return ok({ ...none, base: null });
    const settings = await readLrsSettings(dataFolder, now);
    if (!settings.ok) return settings;
    const { base, lrs } = settings.value ?? { base: null, lrs: null };
    const standing = await lane.standing();
    if (!standing.ok) return standing;
    if (!lrs || !standing.value) return ok({ ...none, base });
    const { waiting, marks } = standing.value;
    const { lastSentAt, nextTryAt, problem } = marks;
    return ok({
      base,
      lrs,
      state: stateOf(standing.value, sending !== null),
      waiting,
      notTaken: notTakenOf(marks),
      lastSentAt,
      nextTryAt,
      problem: ownProblem ?? problem,
    });
  };

  const later = (ms: number) => {
    clearTimeout(timer);
    if (isClosed) return;
    timer = setTimeout(() => void run(false), Math.min(Math.max(0, ms), longestTimer));
    timer.unref();
  };
  const soon = () => later(soonMs.least + random() * soonMs.spread);

  /** Looks up what is new; what could not be kept is looked up again. */
  const note = async (): Promise<Result<unknown>> => {
    const looked = fresh;
    fresh = new Set();
    const { courses } = await desk.library();
    const wanted = looked === 'all' ? [undefined] : [...looked];
    for (const only of wanted) {
      const noted = await lane.note(
        async () => (await gather(dataFolder, courses, only === undefined ? {} : { only })).happened,
      );
      if (noted.ok) continue;
      fresh = 'all';
      return noted;
    }
    return ok({});
  };

  const plan = async () => {
    const standing = await lane.standing();
    if (ownProblem) return later(ownFaultMs);
    if (!standing.ok || !standing.value) return;
    const { nextTryAt, isPaused } = standing.value.marks;
    if (isPaused) return;
    if (nextTryAt !== null) return later(Date.parse(nextTryAt) - now().getTime());
    if (standing.value.waiting > 0) soon();
  };

  /** `isAsked`: somebody wants it now. */
  const run = (isAsked: boolean): Promise<void> =>
    inTurn(async () => {
      clearTimeout(timer);
      if (isClosed || !(await hasLrsSettings(dataFolder))) return;
      sending = new AbortController();
      changed();
      const noted = await note();
      const sent = await lane.send({ isAsked, signal: sending.signal });
      sending = null;
      ownProblem = noted.ok ? null : (noted.failure as Failure);
      if (!sent.ok) ownProblem = sent.failure;
      else if (sent.value?.ended?.kind === 'own') ownProblem = sent.value.ended.failure;
      // It goes on only when somebody does something about it, so somebody is told.
      if (sent.ok && sent.value?.ended?.kind === 'paused') desk.notices.post([sent.value.ended.failure]);
      await plan();
      changed();
    });
  const runSoonShown = async (): Promise<Result<LrsView>> => {
    await Promise.race([run(true), wait(shownMs)]);
    return view();
  };
  const halt = () => {
    clearTimeout(timer);
    sending?.abort();
  };

  return {
    read: view,
    try: async ({ address: typed, user, password }) => {
      const address = lrsAddress(typed);
      if (address === null) return failed(failure('lrs-address', { address: typed }));
      const answer = await lrsApi({ fetch, lrs: { address, user, password }, now }).letsIn();
      if ('failure' in answer) return failed(answer.failure);
      return answer.kind === 'stopped' ? failed(failure('lrs-unreachable', { address, reason: 'stopped' })) : ok({});
    },
    name: async (wanted) => {
      halt();
      const named = await inTurn(async () => {
        const done = await nameLrs(dataFolder, wanted, vault(), now);
        return done.ok ? lane.tryAgain({ dead: false }) : done;
      });
      if (!named.ok) return named;
      fresh = 'all';
      return runSoonShown();
    },
    now: async ({ again }) => {
      const ready = again ? await lane.tryAgain({ dead: true }) : ok({});
      return ready.ok ? runSoonShown() : ready;
    },
    forget: async () => {
      halt();
      const forgotten = await inTurn(() => forgetLrs(dataFolder, now));
      ownProblem = null;
      changed();
      return forgotten.ok ? view() : forgotten;
    },
    noted: async () => {
      if (isClosed) return;
      if (fresh !== 'all' && desk.learner) fresh.add(desk.learner.id);
      if (!sending) soon();
    },
    woke: async () => {
      if (!isClosed && !sending) later(waitWhenBack(random));
    },
    begin: async () => {
      fresh = 'all';
      await run(false);
    },
    close: async () => {
      isClosed = true;
      halt();
      await inTurn(async () => undefined);
      await lane.close();
    },
  };
}
