/**
 * What this device says to a registry, from when it is said until the registry has it, and ever after: signed events that are
 * never changed or deleted, and marks of how far they were sent.
 *
 * [Note: another key] When the device has another key than its log, the log ends: it is kept under a name of its own, and what
 * the registry did not have is signed again in a new one. Each step can be repeated, so that a machine which stops between
 * two goes on where it was: the old log's name and how much of it was sent are marked, the old log is linked to that name,
 * the new one takes its place in one rename, and only then the marks speak of the new key.
 */
import { access, copyFile, link, open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { ClockReading } from '#core/evidence/clock-reading.ts';
import { clockReadingSchema } from '#core/evidence/clock-reading.ts';
import { failure } from '#core/result/failure.ts';
import { failed, ok, type Result } from '#core/result/result.ts';
import { takingTurns } from '#core/result/turns.ts';
import {
  type DeviceEvent,
  type EventHead,
  headAfterEvent,
  mostBytesOfEvent,
  noEvents,
  readEventLine,
  type SignedEvent,
  signEvent,
} from '#core/sync/device-event.ts';
import { type EventBody, eventBodySchema } from '#core/sync/event-body.ts';
import { diskFailure } from '../disk/disk-failure.ts';
import { ensureFolder, openDurably, sweepTemps, syncFolder } from '../disk/durable-file.ts';
import { type FolderLock, lockFolder } from '../disk/folder-lock.ts';
import { createJsonStore, type JsonStore, openJsonStore } from '../disk/json-store.ts';
import type { DeviceKeys } from '../keys/device-keys.ts';
import { type EndedLog, type EventLog, openEventLog, readEndedLog, subjectOf } from './event-log.ts';
import { forgetRegistry, type Marks, marksShape, newMarks } from './marks.ts';

export type Waiting = {
  readonly count: number;
  readonly bytes: number;
  /** ISO instant of the oldest. */
  readonly since: string | null;
};

/** The keys that a device signs events with. */
export type OutboxKeys = Pick<DeviceKeys, 'did' | 'signing'>;

export type Outbox = {
  /** Its files. */
  readonly folder: string;
  readonly device: string;
  readonly head: EventHead;
  readonly marks: JsonStore<Marks>;
  /** Where a line was put that was cut off as it was written. */
  readonly tailSetAside: string | null;
  /** Resolves when it is on the disk. What was said before is not said again: the earlier event is the answer. */
  append(body: EventBody, at: ClockReading): Promise<Result<SignedEvent>>;
  /** Whether the registry of now was told of this, or will be. */
  isSaid(subject: string): boolean;
  /** The ids under which an attempt or a lesson was said: by this key, then by earlier ones. */
  idsOfSubject(subject: string): string[];
  /** The last that was said of what begins so, by this key; where it said nothing, by earlier ones. */
  lastSubject(beginning: string): string | null;
  idAt(n: number): string | null;
  numberOf(id: string): number | null;
  /** Lines after event `n`, as they are sent; each was looked at once more. */
  linesAfter(n: number, most: { readonly count: number; readonly bytes: number }): Promise<Result<string[]>>;
  /** An event of this device, by this key or an earlier one. */
  eventOf(id: string): Promise<DeviceEvent | null>;
  waiting(): Waiting;
  /** See [Note: another key]. */
  startAnew(keys: OutboxKeys): Promise<Result<Record<string, never>>>;
  close(): Promise<void>;
};

export const outboxFolder = (dataFolder: string): string => join(dataFolder, 'device', 'outbox');
export const eventsFile = (folder: string): string => join(folder, 'events.ndjson');

/** Whether this device has one: it is made when somebody signs it up. */
export const hasOutbox = (dataFolder: string): Promise<boolean> =>
  access(join(outboxFolder(dataFolder), 'marks.json')).then(
    () => true,
    () => false,
  );

/** Of the log that ends; the end of the name of its key tells it from others. */
const endedName = (device: string): string => `events.ended-${device.slice(-16)}.ndjson`;

async function openMarks(folder: string, device: string, now: () => Date): Promise<Result<JsonStore<Marks>>> {
  const load = await openJsonStore(marksShape(folder), now);
  switch (load.state) {
    case 'read':
    case 'migrated':
    case 'restored':
      return ok(load.store);
    case 'absent':
    case 'damaged':
      // The registry says at the next call how far it was told; only who it is must be said again.
      return createJsonStore(marksShape(folder), newMarks(device));
    case 'too-new':
      return failed(failure('profile-too-new', { version: load.version, folder }));
    case 'unreadable':
      return failed(load.failure);
  }
}

/** The same file under a second name; a copy where the disk knows no second names. */
async function keepUnder(from: string, to: string): Promise<void> {
  try {
    await link(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return;
    await copyFile(from, to);
    const handle = await open(to, 'r+');
    await handle.sync().finally(() => handle.close());
  }
}

/** Writes a log with what `from` says after event `after`, signed again, in place of it. Closes `from`. */
async function signAgain(folder: string, from: EventLog, after: number, { did, signing }: OutboxKeys): Promise<void> {
  const next = await openDurably(eventsFile(folder));
  try {
    let head: EventHead = noEvents;
    for (let n = after; n < from.head.n; ) {
      const lines = await from.linesAfter(n, { count: 100, bytes: 1024 * 1024 });
      if (!lines.ok) throw new Error(lines.failure.code);
      for (const line of lines.value) {
        const read = readEventLine(line);
        if ('problem' in read) throw new Error(read.problem);
        const { at, body } = read.event;
        const signed = signEvent(signing, { device: did, head, at, body });
        await next.append(`${signed.line}\n`);
        head = headAfterEvent(signed);
      }
      n += lines.value.length;
    }
    await from.close();
  } catch (error) {
    await next.drop();
    throw error;
  }
  await next.keep();
}

/** See [Note: another key]. */
async function endLog(folder: string, log: EventLog, marks: JsonStore<Marks>, keys: OutboxKeys): Promise<void> {
  const { device: old } = log;
  const isMarked = marks.data.device === old;
  const acknowledged = isMarked ? Math.min(marks.data.acknowledged.n, log.head.n) : 0;
  if (old !== null) {
    const file = endedName(old);
    const marked = await marks.update((copy) => {
      if (copy.ended.some((one) => one.device === old)) return;
      const registry = copy.enrolment?.registry.id ?? null;
      copy.ended.push({ device: old, file, registry, acknowledged });
    });
    if (!marked.ok) throw Object.assign(new Error(marked.failure.code), { failure: marked.failure });
    await keepUnder(eventsFile(folder), join(folder, file));
    await syncFolder(folder);
    const sent = marks.data.ended.find((one) => one.device === old)?.acknowledged ?? 0;
    await signAgain(folder, log, sent, keys);
  } else await log.close();
}

const addressOf = ({ enrolment }: Marks): string => enrolment?.address ?? '';

async function belongTo(marks: JsonStore<Marks>, device: string): Promise<Result<Record<string, never>>> {
  const belonging = await marks.update((copy) => {
    if (copy.device === device) return;
    copy.device = device;
    forgetRegistry(copy);
    if (copy.enrolment) copy.enrolment.needsCode = true;
  });
  return belonging.ok ? ok({}) : belonging;
}

async function readEnded(folder: string): Promise<Map<string, EndedLog>> {
  const found = new Map<string, EndedLog>();
  const names = (await readdir(folder)).filter((name) => /^events\.ended-\w+\.ndjson$/.test(name));
  for (const name of names) {
    const log = await readEndedLog(join(folder, name));
    if (log?.index.device) found.set(log.index.device, log);
  }
  return found;
}

/** Opens what this device says, or begins it. One process at a time. */
export async function openOutbox(dataFolder: string, keys: OutboxKeys, now: () => Date): Promise<Result<Outbox>> {
  const folder = outboxFolder(dataFolder);
  try {
    await ensureFolder(folder);
  } catch (error) {
    return failed(diskFailure(error));
  }
  const lock = await lockFolder(folder);
  if (!lock.ok) return lock;
  const opened = await openLocked(folder, keys, now, lock.value).catch((error) => failed(failureOf(error)));
  if (!opened.ok) await lock.value.release();
  return opened;
}

const failureOf = (error: unknown) => (error as { failure?: ReturnType<typeof failure> }).failure ?? diskFailure(error);

async function openLocked(
  folder: string,
  firstKeys: OutboxKeys,
  now: () => Date,
  lock: FolderLock,
): Promise<Result<Outbox>> {
  await sweepTemps(folder);
  let keys = firstKeys;
  const opened = await openMarks(folder, keys.did, now);
  if (!opened.ok) return opened;
  const marks = opened.value;
  const first = await openEventLog(eventsFile(folder), now);
  if (!first.ok) return first;
  let log = first.value;
  const { tailSetAside } = log;
  const inTurn = takingTurns();

  const anew = async (): Promise<Result<Record<string, never>>> => {
    const ending = await endLog(folder, log, marks, keys).then(
      () => ok({}),
      (error) => failed(failureOf(error)),
    );
    // Whether the new one took its place or not: what lies there now is the log.
    await log.close().catch(() => undefined);
    const again = await openEventLog(eventsFile(folder), now);
    if (!again.ok) return again;
    log = again.value;
    return ending.ok ? belongTo(marks, keys.did) : ending;
  };
  const begun = log.device !== null && log.device !== keys.did ? await anew() : await belongTo(marks, keys.did);
  if (!begun.ok) {
    await log.close().catch(() => undefined);
    return begun;
  }
  let ended = await readEnded(folder);

  const saidBefore = (subject: string): boolean =>
    marks.data.ended.some(({ device, registry, acknowledged }) => {
      const n = ended.get(device)?.index.numberOfSubject(subject) ?? null;
      return n !== null && n <= acknowledged && registry === (marks.data.enrolment?.registry.id ?? null);
    });

  const say = async (body: EventBody, at: ClockReading): Promise<Result<SignedEvent>> => {
    const known = log.numberOfSubject(subjectOf(body));
    if (known !== null) return log.read(known);
    const signed = signEvent(keys.signing, {
      device: keys.did,
      head: log.head,
      at: clockReadingSchema.parse(at),
      body: eventBodySchema.parse(body),
    });
    // It would hold up everything that comes after it.
    if (Buffer.byteLength(signed.line) > mostBytesOfEvent)
      return failed(failure('registry-refused', { reason: 'too-large', address: addressOf(marks.data) }));
    return log.append(signed);
  };

  return ok({
    folder,
    get device() {
      return keys.did;
    },
    get head() {
      return log.head;
    },
    marks,
    tailSetAside,
    append: (body, at) => inTurn(() => say(body, at)),
    isSaid: (subject) => log.numberOfSubject(subject) !== null || saidBefore(subject),
    idsOfSubject: (subject) =>
      [log, ...[...ended.values()].map(({ index }) => index)].flatMap((index) => {
        const n = index.numberOfSubject(subject);
        return n === null ? [] : [index.idAt(n) as string];
      }),
    lastSubject: (beginning) =>
      [log, ...[...ended.values()].map(({ index }) => index)]
        .map((index) => index.lastSubject(beginning))
        .find((subject) => subject !== null) ?? null,
    idAt: (n) => log.idAt(n),
    numberOf: (id) => log.numberOf(id),
    linesAfter: (n, most) => inTurn(() => log.linesAfter(n, most)),
    eventOf: async (id) => {
      const n = log.numberOf(id);
      if (n !== null) {
        const read = await inTurn(() => log.read(n));
        return read.ok ? read.value.event : null;
      }
      for (const { index, read } of ended.values()) {
        const before = index.numberOf(id);
        if (before !== null) return read(before);
      }
      return null;
    },
    waiting: () => {
      const { acknowledged, setApart } = marks.data;
      const apart = setApart.filter(({ id }) => (log.numberOf(id) ?? 0) > acknowledged.n).length;
      const count = Math.max(0, log.head.n - acknowledged.n - apart);
      if (count === 0) return { count, bytes: 0, since: null };
      return {
        count,
        bytes: log.endOf(log.head.n) - log.endOf(acknowledged.n),
        since: new Date(log.saidAt(acknowledged.n + 1)).toISOString(),
      };
    },
    startAnew: (next) =>
      inTurn(async (): Promise<Result<Record<string, never>>> => {
        const before = keys;
        keys = next;
        const renewed = await anew();
        if (!renewed.ok && log.device === before.did) keys = before;
        ended = await readEnded(folder);
        return renewed;
      }),
    close: () =>
      inTurn(async () => {
        await log.close();
        await lock.release();
      }),
  });
}
