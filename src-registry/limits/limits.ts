/**
 * How much one address, one device and all together may ask of a registry. See docs/registry.md.
 *
 * One unit is about a tenth of a millisecond of work: a request is one, and so is every event in an upload.
 */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { type BucketSize, type Buckets, tokenBuckets } from './token-buckets.ts';
import { type Turns, turns } from './turns.ts';

export type LimitSettings = {
  /** Units of one address: a whole office may be behind it. */
  readonly address: BucketSize;
  /** Units of one device, or of one client of another system. */
  readonly device: BucketSize;
  /** Sign-up codes that were none, of one address. */
  readonly wrongCode: BucketSize;
  /** Passwords that were none: for one login, and of one address. */
  readonly wrongPassword: BucketSize;
  readonly wrongPasswordOfAddress: BucketSize;
  /** Passwords that are checked at once, and that wait for it: each takes a core for a quarter of a second. */
  readonly passwordsAtOnce: number;
  readonly passwordsWaiting: number;
  /** Wallets that register themselves, of one address. */
  readonly registering: BucketSize;
  /** Of one device or one client: that it has read further than there is, whereupon everybody begins anew. */
  readonly newLife: BucketSize;
  /** Bytes of bodies that are read at the same time: of all, and of one address. */
  readonly bytesAtOnce: number;
  readonly bytesOfAddress: number;
  /** Uploads that are worked on at once: more would only wait for the same disk. */
  readonly uploadsAtOnce: number;
  /** Requests that wait for a connection to the database. */
  readonly poolWaiting: number;
  /** How long the process may be held up before it takes nothing more. */
  readonly heldUpMs: number;
  /** How slow a client may be: with what stands before the body, and with all of it. */
  readonly headersMs: number;
  readonly requestMs: number;
  /** A refusal comes as late as this, so that whoever does not wait is made to; so many are held back at once. */
  readonly holdMs: number;
  readonly mostHeld: number;
};

const MiB = 1024 * 1024;

export const usualLimits: LimitSettings = {
  address: { perSecond: 200, burst: 2000 },
  device: { perSecond: 20, burst: 1000 },
  wrongCode: { perSecond: 5 / 60, burst: 5 },
  wrongPassword: { perSecond: 5 / 60, burst: 5 },
  wrongPasswordOfAddress: { perSecond: 20 / 60, burst: 20 },
  passwordsAtOnce: 2,
  passwordsWaiting: 30,
  registering: { perSecond: 1 / 60, burst: 20 },
  newLife: { perSecond: 1 / 86_400, burst: 1 },
  bytesAtOnce: 128 * MiB,
  bytesOfAddress: 32 * MiB,
  uploadsAtOnce: 32,
  poolWaiting: 512,
  heldUpMs: 500,
  headersMs: 20_000,
  requestMs: 120_000,
  holdMs: 1000,
  mostHeld: 500,
};

export type Limits = {
  readonly settings: LimitSettings;
  readonly address: Buckets;
  readonly device: Buckets;
  readonly wrongCode: Buckets;
  readonly wrongPassword: Buckets;
  readonly wrongPasswordOfAddress: Buckets;
  readonly passwords: Turns;
  readonly registering: Buckets;
  readonly newLife: Buckets;
  readonly reading: Reading;
  /** How long the process was held up lately, in milliseconds. */
  heldUpMs(): number;
  close(): void;
};

/** Bytes that are being read, of all and by address. */
export type Reading = {
  /** Null: too many. Otherwise to be called when they are read. */
  begin(address: string | null, bytes: number): (() => void) | null;
  readonly bytes: number;
};

function readingAtOnce(most: number, mostOfAddress: number): Reading {
  const of = new Map<string, number>();
  let all = 0;
  return {
    get bytes() {
      return all;
    },
    begin: (address, bytes) => {
      const before = (address !== null && of.get(address)) || 0;
      // One body is always let in: otherwise a limit below its size would shut out everybody.
      if (all > 0 && all + bytes > most) return null;
      if (before > 0 && before + bytes > mostOfAddress) return null;
      const move = (by: number) => {
        all += by;
        if (address === null) return;
        const left = (of.get(address) ?? 0) + by;
        if (left > 0) of.set(address, left);
        else of.delete(address);
      };
      move(bytes);
      let isOver = false;
      return () => {
        if (!isOver) move(-bytes);
        isOver = true;
      };
    },
  };
}

const resolutionMs = 20;
const lookEveryMs = 1000;
const looksThatCount = 4;

export function limitsOf(changes: Partial<LimitSettings> = {}): Limits {
  const settings = { ...usualLimits, ...changes };
  const now = () => performance.now();
  const delay = monitorEventLoopDelay({ resolution: resolutionMs });
  delay.enable();
  // The least of the last few looks: one long piece of work is no overload.
  let looks: readonly number[] = [];
  const timer = setInterval(() => {
    const heldUp = Number.isFinite(delay.mean) ? delay.mean / 1e6 - resolutionMs : 0;
    looks = [...looks, heldUp].slice(-looksThatCount);
    delay.reset();
  }, lookEveryMs);
  timer.unref();
  return {
    settings,
    address: tokenBuckets(settings.address, now),
    device: tokenBuckets(settings.device, now),
    wrongCode: tokenBuckets(settings.wrongCode, now),
    wrongPassword: tokenBuckets(settings.wrongPassword, now),
    wrongPasswordOfAddress: tokenBuckets(settings.wrongPasswordOfAddress, now),
    passwords: turns({ atOnce: settings.passwordsAtOnce, waiting: settings.passwordsWaiting }),
    registering: tokenBuckets(settings.registering, now),
    newLife: tokenBuckets(settings.newLife, now),
    reading: readingAtOnce(settings.bytesAtOnce, settings.bytesOfAddress),
    heldUpMs: () => (looks.length < looksThatCount ? 0 : Math.min(...looks)),
    close: () => {
      clearInterval(timer);
      delay.disable();
    },
  };
}
