/**
 * Sends what was achieved here to the registry that this computer is signed up with, by itself, and tells how that stands.
 *
 * Nothing is said before this computer is signed up; then everything that the learner who signed up did so far. Only that
 * learner's records go there. One exchange at a time; the next one when something new is there, or at the time that is marked.
 * What is carried by hand is an exchange like any other: none over the network goes on beside it.
 */
import { setTimeout as wait } from 'node:timers/promises';
import type { RegistryOffer, SyncView } from '#core/contract/sync-calls.ts';
import { type LocalText, textIn } from '#core/locale/languages.ts';
import { type Failure, failure } from '#core/result/failure.ts';
import { failed, ok, type Result } from '#core/result/result.ts';
import { takingTurns } from '#core/result/turns.ts';
import type { RegistryAbout } from '#core/sync/calls.ts';
import { waitWhenBack } from '#core/sync/retry.ts';
import { rootFingerprint } from '#core/trust/root-fingerprint.ts';
import type { DeviceKeys } from '#store/keys/device-keys.ts';
import type { Fetch } from '#store/network/whole-answer.ts';
import { subjectOfAttempt } from '#store/outbox/event-log.ts';
import { type FeedLog, openFeedLog } from '#store/outbox/feed-log.ts';
import { forgetRegistry, syncMarksOf } from '#store/outbox/marks.ts';
import { hasOutbox, type Outbox, openOutbox } from '#store/outbox/outbox.ts';
import { type Enrolling, enrolBySignIn, enrol as enrolWith } from '#store/sync/enrol.ts';
import type { CheckBytes } from '#store/sync/paper-check.ts';
import { registryAddress } from '#store/sync/registry-address.ts';
import { type RegistryApi, registryApi } from '#store/sync/registry-api.ts';
import type { Answer } from '#store/sync/registry-caller.ts';
import { syncOnce } from '#store/sync/sync-once.ts';
import type { ContentService, ContentSource } from '../content/content-service.ts';
import type { Desk } from '../desk.ts';
import { now, readClock } from '../exam/system-clock.ts';
import { trustFolders } from '../trust/trust-folders.ts';
import { notEnrolled, type Standing, syncViewOf } from './sync-view.ts';
import { type OfProgrammes, whatToSay } from './what-to-say.ts';

export type SyncService = {
  read(): Promise<Result<SyncView>>;
  look(address: string): Promise<Result<RegistryOffer>>;
  enrol(code: string): Promise<Result<SyncView>>;
  signIn(): Promise<Result<SyncView>>;
  signInStop(): Promise<Result<Record<string, never>>>;
  now(): Promise<Result<SyncView>>;
  leave(): Promise<Result<SyncView>>;
  /** Work on the records of this computer that no exchange over the network goes on beside. */
  byHand<T>(work: (open: OpenRecords) => Promise<Result<T>>): Promise<Result<T>>;
  /** A call for the learner who signed up, and no other who learns on this computer. */
  asPerson<T>(work: (api: RegistryApi, token: string) => Answer<T>): Promise<Result<T>>;
  /** Of a registry that this computer is signed up with; null for any other. */
  addressOf(registry: string): Promise<string | null>;
  /** Something may be there to be said. */
  noted(): Promise<void>;
  woke(): Promise<void>;
  /** Takes up what was left when the program was ended. */
  begin(): Promise<void>;
  close(): Promise<void>;
};

export type SyncParts = {
  readonly fetch: Fetch;
  /** The screen should ask again. */
  readonly changed: () => void;
  /** Makes again what another key of this device has to sign. */
  readonly settleAll: () => Promise<void>;
  readonly ofProgrammes: OfProgrammes;
  /** From 0 to below 1. */
  readonly random: () => number;
  /** Bytes by number. */
  readonly bytes: (count: number) => Uint8Array;
  readonly openInBrowser: (address: string) => Promise<void>;
  /** What the browser shows when somebody has signed in. */
  readonly donePage: () => Promise<string>;
  readonly checkPaper: CheckBytes;
  /** Told when the registry was reached, and when it is nobody's any more. */
  readonly content?: Pick<ContentService, 'look' | 'stop'>;
};

type Opened = { readonly outbox: Outbox; readonly feed: FeedLog };
export type OpenRecords = Opened & { readonly keys: DeviceKeys };
type Running = {
  progress: { done: number; total: number } | null;
  readonly stop: AbortController;
  ended: Promise<void>;
};

/** What was just done is sent a few seconds later, together with what follows at once. */
const soonMs = { least: 3_000, spread: 5_000 };
/** An attempt that was sent is looked at over there within minutes; otherwise little happens in hours. */
const pendingMs = 24 * 60 * 60_000;
const lookAgainMs = { pending: 5 * 60_000, quiet: 3 * 60 * 60_000 };
/** Whoever presses again and again does not reach anybody the sooner. */
const byHandMs = 60_000;
const tellEveryMs = 200;
/** Node takes no longer wait. */
const longestTimer = 2 ** 31 - 1;

export function syncService(desk: Desk, parts: SyncParts): SyncService {
  const { fetch, changed, settleAll, ofProgrammes, random, bytes, openInBrowser, donePage, checkPaper, content } =
    parts;
  const inTurn = takingTurns();
  const inHandsTurn = takingTurns();
  let isByHand = false;
  let opening: Promise<Result<Opened>> | null = null;
  let looked: { address: string; about: RegistryAbout } | null = null;
  let running: Running | null = null;
  let signing: AbortController | null = null;
  let ownProblem: Failure | null = null;
  let timer: NodeJS.Timeout | undefined;
  let lastByHand = Number.NEGATIVE_INFINITY;
  let isClosed = false;
  /** Programmes that were told of since the start, by event, and when. */
  const reachedAt = new Map<string, number>();

  const openAll = async (): Promise<Result<Opened>> => {
    const keys = await desk.keys();
    if (!keys.ok) return keys;
    const outbox = await openOutbox(desk.dataFolder, keys.value, now);
    if (!outbox.ok) return outbox;
    const feed = await openFeedLog(outbox.value.folder, now);
    if (!feed.ok) await outbox.value.close();
    return feed.ok ? ok({ outbox: outbox.value, feed: feed.value }) : feed;
  };
  const open = async (): Promise<Result<Opened>> => {
    opening ??= openAll();
    const opened = await opening;
    // What failed once (a full disk) is tried again when next asked for.
    if (!opened.ok) opening = null;
    return opened;
  };

  const view = async (): Promise<Result<SyncView>> => {
    if (!opening && !(await hasOutbox(desk.dataFolder))) return ok(notEnrolled);
    const opened = await open();
    if (!opened.ok) return opened;
    const standing: Standing = { ...opened.value, running, ownProblem };
    return ok(await syncViewOf(desk, standing));
  };

  /** Says what the learner who signed up has done since; answers how many records that were. */
  const collect = ({ outbox }: Opened): Promise<number> =>
    inTurn(async () => {
      const { enrolment } = outbox.marks.data;
      const { learner } = desk;
      if (!enrolment || !learner || enrolment.learner !== learner.id) return 0;
      const { courses } = await desk.library();
      let said = 0;
      ownProblem = null;
      for (const body of await whatToSay(learner, courses, ofProgrammes, outbox.isSaid)) {
        const appended = await outbox.append(body, readClock());
        // One that is too large holds up nothing but itself.
        if (appended.ok) {
          said += 1;
          if (body.kind === 'programme.reached') reachedAt.set(appended.value.id, now().getTime());
          continue;
        }
        ownProblem = appended.failure;
        if (appended.failure.code !== 'registry-refused') break;
      }
      return said;
    });

  /** An attempt or a programme of these days was sent, and nothing was heard of it yet. */
  const isPending = ({ outbox, feed }: Opened): boolean => {
    const { acknowledged, setApart } = outbox.marks.data;
    const since = new Date(now().getTime() - pendingMs).toISOString();
    const isUnheard = (id: string): boolean => {
      const n = outbox.numberOf(id);
      if (n === null || n > acknowledged.n) return false;
      return feed.verdictOf(id) === null && !setApart.some((one) => one.id === id);
    };
    if ([...reachedAt].some(([id, at]) => at > Date.parse(since) && isUnheard(id))) return true;
    const tries = Object.values(desk.learner?.profile.data.courses ?? {}).flatMap((course) => course.tries);
    return tries.some(({ attemptId, decidedAt }) => {
      const [id] = decidedAt < since ? [] : outbox.idsOfSubject(subjectOfAttempt(attemptId));
      return id !== undefined && isUnheard(id);
    });
  };

  const tryAfter = (opened: Opened, ms: number) => {
    clearTimeout(timer);
    if (isClosed) return;
    timer = setTimeout(() => void run(opened), Math.min(Math.max(0, ms), longestTimer));
    timer.unref();
  };

  /** Sets the time of the next exchange. `isFresh`: something new is there. */
  const plan = (opened: Opened, isFresh: boolean) => {
    const { enrolment, nextTryAt, problem } = opened.outbox.marks.data;
    clearTimeout(timer);
    if (!enrolment || enrolment.needsCode) return;
    const soon = soonMs.least + random() * soonMs.spread;
    const marked = nextTryAt === null ? null : Date.parse(nextTryAt) - now().getTime();
    if (marked !== null && !(isFresh && problem?.code !== 'registry-busy')) return tryAfter(opened, marked);
    if (isFresh || opened.outbox.waiting().count > 0) return tryAfter(opened, soon);
    const quiet = isPending(opened) ? lookAgainMs.pending : lookAgainMs.quiet;
    tryAfter(opened, quiet * (1 + random()));
  };

  /** The keys of this device, which the outbox has too: where it could not take new ones before (a full disk), it does now. */
  const keysOf = async ({ outbox }: Opened): Promise<Result<DeviceKeys>> => {
    const keys = await desk.keys();
    if (!keys.ok || keys.value.did === outbox.device) return keys;
    const taken = await outbox.startAnew(keys.value);
    return taken.ok ? keys : taken;
  };

  const exchange = async (opened: Opened, own: Running, address: string): Promise<void> => {
    const keys = await keysOf(opened);
    if (!keys.ok) {
      ownProblem = keys.failure;
      return;
    }
    let told = 0;
    let isRenewed = false;
    const synced = await syncOnce({
      ...opened,
      dataFolder: desk.dataFolder,
      api: registryApi({ fetch, address, now, signal: own.stop.signal }),
      keys: keys.value,
      now,
      random,
      checkPaper,
      trust: trustFolders(desk),
      elapsed: () => performance.now(),
      onTime: (at) => {
        desk.skewMs = Date.parse(at) - now().getTime();
      },
      renewKeys: () => {
        isRenewed = true;
        return desk.renewKeys();
      },
      onProgress: (done, total) => {
        own.progress = total > 0 ? { done, total } : null;
        if (performance.now() - told < tellEveryMs && done < total) return;
        told = performance.now();
        changed();
      },
    });
    if (isRenewed) await settleAll();
    const { outbox } = opened;
    const { enrolment, isSlow } = outbox.marks.data;
    const isReached = synced.ok || synced.failure.kind === 'refused';
    if (!isReached || !enrolment) return;
    const token: ContentSource['token'] = async (api) => {
      const { epoch, cursor } = syncMarksOf(outbox.marks.data);
      const hello = await api.hello(enrolment.registry.id, { head: outbox.head, epoch, cursor }, keys.value);
      return hello.ok ? ok(hello.value.token) : hello;
    };
    content?.look({ fetch, address, token, registry: enrolment.registry, isSlow });
  };

  const run = async (opened: Opened): Promise<void> => {
    clearTimeout(timer);
    const { enrolment } = opened.outbox.marks.data;
    if (running || isByHand || isClosed || !enrolment || enrolment.needsCode) return;
    const own: Running = { progress: null, stop: new AbortController(), ended: Promise.resolve() };
    running = own;
    changed();
    own.ended = exchange(opened, own, enrolment.address).finally(() => {
      running = null;
      if (!isClosed) plan(opened, false);
      changed();
    });
    await own.ended;
  };

  const halt = async () => {
    clearTimeout(timer);
    running?.stop.abort();
    await running?.ended.catch(() => undefined);
    clearTimeout(timer);
  };

  /** Ends what is under way over the network, and keeps it away until this is done. */
  const alone = <T>(opened: Opened, work: () => Promise<T>): Promise<T> =>
    inHandsTurn(async () => {
      isByHand = true;
      try {
        await halt();
        return await work();
      } finally {
        isByHand = false;
        if (!isClosed) plan(opened, false);
        changed();
      }
    });

  /** Where this computer is signed up. */
  const enrolled = async (): Promise<Opened | null> => {
    if (!opening && !(await hasOutbox(desk.dataFolder))) return null;
    const opened = await open();
    return opened.ok && opened.value.outbox.marks.data.enrolment ? opened.value : null;
  };

  const note = async () => {
    const opened = await enrolled();
    if (!opened || isClosed) return;
    const said = await collect(opened);
    if (said > 0 && !running) plan(opened, true);
    changed();
  };

  /** With the registry that was looked at last. */
  const signUp = async (bind: (own: Enrolling) => Promise<Result<unknown>>): Promise<Result<SyncView>> => {
    const learner = desk.openLearner();
    if (!learner.ok) return learner;
    if (!looked) return failed(failure('input-invalid'));
    const opened = await open();
    if (!opened.ok) return opened;
    await halt();
    const { address, about } = looked;
    const api = registryApi({ fetch, address, now });
    const { outbox } = opened.value;
    const bindNow = async (): Promise<Result<unknown>> => {
      const keys = await keysOf(opened.value);
      return keys.ok ? bind({ api, about, outbox, keys: keys.value, learner: learner.value.id, now }) : keys;
    };
    const isRevoked = outbox.marks.data.problem?.code === 'device-revoked';
    let done = isRevoked ? failed(failure('device-revoked')) : await bindNow();
    // A key that was reported lost is never trusted again. What it did not send goes on under another one.
    if (!done.ok && done.failure.code === 'device-revoked') {
      done = await desk.renewKeys();
      if (done.ok) done = await bindNow();
      await settleAll();
    }
    if (!done.ok) {
      plan(opened.value, false);
      return done;
    }
    looked = null;
    await collect(opened.value);
    void run(opened.value);
    return view();
  };

  return {
    read: view,
    look: async (typed) => {
      looked = null;
      const address = registryAddress(typed);
      if (!address) return failed(failure('registry-not-one', { address: typed }));
      const about = await registryApi({ fetch, address, now }).about();
      if (!about.ok) return failed(about.failure.failure);
      looked = { address, about: about.value };
      const { id, name, keys } = about.value;
      return ok({
        address,
        name: textIn(name as LocalText, desk.language()) || id,
        id,
        fingerprint: rootFingerprint(keys.slice(0, 1)),
        signIn: about.value.signIn ? new URL(about.value.signIn.issuer).host : null,
      });
    },
    enrol: (code) => signUp((own) => enrolWith({ ...own, code })),
    signIn: () =>
      signUp(async (own) => {
        signing?.abort();
        signing = new AbortController();
        const { signal } = signing;
        const signingIn = { open: openInBrowser, donePage: await donePage(), signal, fetch };
        return enrolBySignIn({ ...own, random: bytes, signingIn });
      }),
    signInStop: async () => {
      signing?.abort(new Error('given up'));
      return ok({});
    },
    now: async () => {
      const opened = await enrolled();
      if (!opened || opened.outbox.marks.data.enrolment?.needsCode) return failed(failure('enrolment-missing'));
      const since = performance.now() - lastByHand;
      if (since >= byHandMs || opened.outbox.marks.data.nextTryAt === null) {
        lastByHand = performance.now();
        await collect(opened);
        void run(opened);
        // Long enough for a fault that shows at once, and for the screen to show that something happens.
        await Promise.race([running?.ended, wait(500)]);
      }
      return view();
    },
    asPerson: async (work) => {
      const opened = await enrolled();
      const learner = desk.openLearner();
      if (!learner.ok) return learner;
      const enrolment = opened?.outbox.marks.data.enrolment;
      if (!opened || !enrolment || enrolment.needsCode || enrolment.learner !== learner.value.id)
        return failed(failure('enrolment-missing'));
      const keys = await keysOf(opened);
      if (!keys.ok) return keys;
      const { outbox } = opened;
      const { epoch, cursor } = syncMarksOf(outbox.marks.data);
      const api = registryApi({ fetch, address: enrolment.address, now });
      const hello = await api.hello(enrolment.registry.id, { head: outbox.head, epoch, cursor }, keys.value);
      if (!hello.ok) return failed(hello.failure.failure);
      const done = await work(api, hello.value.token);
      return done.ok ? done : failed(done.failure.failure);
    },
    leave: async () => {
      const opened = await enrolled();
      if (!opened) return view();
      await halt();
      await content?.stop();
      ownProblem = null;
      const left = await opened.outbox.marks.update((marks) => {
        marks.enrolment = null;
        marks.lastSyncedAt = null;
        forgetRegistry(marks);
      });
      changed();
      return left.ok ? view() : left;
    },
    byHand: async (work) => {
      if (!opening && !(await hasOutbox(desk.dataFolder))) return failed(failure('enrolment-missing'));
      const opened = await open();
      if (!opened.ok) return opened;
      return alone(opened.value, async () => {
        const keys = await keysOf(opened.value);
        if (!keys.ok) return keys;
        await collect(opened.value);
        return work({ ...opened.value, keys: keys.value });
      });
    },
    addressOf: async (registry) => {
      const enrolment = (await enrolled())?.outbox.marks.data.enrolment;
      return enrolment?.registry.id === registry ? enrolment.address : null;
    },
    noted: note,
    woke: async () => {
      const opened = await enrolled();
      const nextTryAt = opened?.outbox.marks.data.nextTryAt;
      if (!opened || running || opened.outbox.marks.data.problem?.code === 'registry-busy') return;
      if (nextTryAt || opened.outbox.waiting().count > 0) tryAfter(opened, waitWhenBack(random));
    },
    begin: async () => {
      const opened = await enrolled();
      if (!opened || isClosed) return;
      await collect(opened);
      const { nextTryAt } = opened.outbox.marks.data;
      if (nextTryAt && Date.parse(nextTryAt) > now().getTime()) plan(opened, false);
      else await run(opened);
    },
    close: async () => {
      isClosed = true;
      await inHandsTurn(halt);
      const opened = await opening;
      if (!opened?.ok) return;
      await opened.value.feed.close();
      await opened.value.outbox.close();
    },
  };
}
