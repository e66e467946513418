/**
 * The signed events of one device key on the disk, and an index of them: where each line lies, its id, what it speaks of.
 *
 * [Note: reading the log] When it is opened no signature is looked at but the last: each line names the id of the one before,
 * so a changed one is seen by the next. What is sent is looked at once more as it is read (`linesAfter`).
 */
import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { basename } from 'node:path';
import { type Failure, failure } from '#core/result/failure.ts';
import { failed, ok, type Result } from '#core/result/result.ts';
import type { DeviceEvent } from '#core/sync/device-event.ts';
import { type EventHead, noEvents, readEventLine, type SignedEvent } from '#core/sync/device-event.ts';
import type { ActivityEvent, EventBody } from '#core/sync/event-body.ts';
import { diskFailure } from '../disk/disk-failure.ts';
import { quickEd25519 } from '../verify/quick-ed25519.ts';
import { cutTail, eachLine, type LineFile, lineFileOver, openToGrow } from './line-file.ts';

/** What an event speaks of; said once it is not said again. */
export function subjectOf(body: EventBody): string {
  switch (body.kind) {
    case 'lesson.read':
      return subjectOfLesson(body);
    case 'attempt.decided':
      return subjectOfAttempt(body.attempt);
    case 'programme.reached':
      return subjectOfProgramme({ ...body, learner: body.learner.id });
    case 'roster.changed':
      return subjectOfListing(body);
    case 'activity.counted':
      return subjectOfActivity(body);
  }
}
export const subjectOfAttempt = (attempt: string): string => `attempt ${attempt}`;
export const subjectOfLesson = (read: { learner: string; course: string; lesson: string }): string =>
  `lesson ${read.learner} ${read.course} ${read.lesson}`;

/** Once for each state of the records that it rests on. */
export const subjectOfProgramme = ({ state, ...reached }: OfProgramme & { state: string }): string =>
  `${subjectsOfProgramme(reached)}${state}`;
/** What they all begin with. */
export const subjectsOfProgramme = ({ learner, programme }: OfProgramme): string =>
  `programme ${learner} ${programme} `;
type OfProgramme = { readonly learner: string; readonly programme: string };

export const subjectOfListing = ({ learner, state }: { learner: string; state: string }): string =>
  `${subjectsOfListing(learner)}${state}`;
export const subjectsOfListing = (learner: string): string => `listing ${learner} `;
export const subjectOfActivity = (counted: Pick<ActivityEvent, 'learner' | 'programme' | 'month' | 'state'>): string =>
  `activity ${counted.learner} ${counted.programme} ${counted.month} ${counted.state}`;

/** Lines are as `signEvent` writes them: the names of the parts stand in the order of the schema. */
const headShape =
  /^[\w-]{86} \{"v":1,"device":"(?<device>did:key:z6Mk\w{44})","n":(?<n>\d{1,10}),"previous":(?:null|"(?<previous>[0-9a-f]{64})"),"at":\{"wall":"(?<wall>[^"]{1,40})"/;
const attemptShape =
  /,"body":\{"kind":"attempt\.decided","learner":\{"id":"[a-z0-9]{16}","name":"(?:[^"\\]|\\.)*"\},"attempt":"([\w-]+)"/;
const lessonShape =
  /,"body":\{"kind":"lesson\.read","learner":"([a-z0-9]{16})","course":"([a-z0-9-]+)","version":"(?:[^"\\]|\\.)*","lesson":"([a-z0-9-]+)"/;
const programmeShape =
  /,"body":\{"kind":"programme\.reached","learner":\{"id":"([a-z0-9]{16})","name":"(?:[^"\\]|\\.)*"\},"programme":"([a-z0-9-]+)","state":"([0-9a-f]{64})"/;
const listingShape = /,"body":\{"kind":"roster\.changed","learner":"([a-z0-9]{16})","state":"([0-9a-f]{64})"/;
const activityShape =
  /,"body":\{"kind":"activity\.counted","learner":"([a-z0-9]{16})","programme":"([a-z0-9-]+)","month":"([\d-]{7})","state":"([0-9a-f]{64})"/;
/** All that comes before a journal fits in here. */
const bytesOfBeginning = 3000;

function subjectIn(beginning: string): string | null {
  const attempt = attemptShape.exec(beginning)?.[1];
  if (attempt) return subjectOfAttempt(attempt);
  const [, learner, course, lesson] = lessonShape.exec(beginning) ?? [];
  if (learner && course && lesson) return subjectOfLesson({ learner, course, lesson });
  const [, whose, programme, state] = programmeShape.exec(beginning) ?? [];
  if (whose && programme && state) return subjectOfProgramme({ learner: whose, programme, state });
  const [, listed, listing] = listingShape.exec(beginning) ?? [];
  if (listed && listing) return subjectOfListing({ learner: listed, state: listing });
  const [, counted, of, month, counts] = activityShape.exec(beginning) ?? [];
  return counted && of && month && counts
    ? subjectOfActivity({ learner: counted, programme: of, month, state: counts })
    : null;
}

export type EventIndex = {
  readonly device: string | null;
  readonly head: EventHead;
  idAt(n: number): string | null;
  numberOf(id: string): number | null;
  numberOfSubject(subject: string): number | null;
  /** The last event whose subject begins so; null where there is none. */
  lastSubject(beginning: string): string | null;
  /** Where the line of event `n` ends, its line end included; 0 for 0. */
  endOf(n: number): number;
  /** Milliseconds of the wall clock. */
  saidAt(n: number): number;
};

type GrowingIndex = EventIndex & {
  /** Takes the line that follows; false when it does not follow. */
  take(line: Buffer): boolean;
  add(signed: SignedEvent, bytes: number): void;
};

function emptyIndex(): GrowingIndex {
  const ids: string[] = [];
  const ends: number[] = [0];
  const times: number[] = [];
  const numbers = new Map<string, number>();
  const subjects = new Map<string, number>();
  let device: string | null = null;
  const put = (
    id: string,
    from: string,
    { subject, wall, bytes }: { subject: string | null; wall: string; bytes: number },
  ) => {
    device = from;
    ids.push(id);
    numbers.set(id, ids.length);
    times.push(Date.parse(wall));
    ends.push((ends.at(-1) as number) + bytes);
    if (subject && !subjects.has(subject)) subjects.set(subject, ids.length);
  };
  return {
    get device() {
      return device;
    },
    get head() {
      return ids.length === 0 ? noEvents : { n: ids.length, id: ids.at(-1) as string };
    },
    idAt: (n) => ids[n - 1] ?? null,
    numberOf: (id) => numbers.get(id) ?? null,
    numberOfSubject: (subject) => subjects.get(subject) ?? null,
    lastSubject: (beginning) => [...subjects.keys()].findLast((subject) => subject.startsWith(beginning)) ?? null,
    endOf: (n) => ends[n] ?? 0,
    saidAt: (n) => times[n - 1] ?? 0,
    take: (line) => {
      const beginning = line.subarray(0, bytesOfBeginning).toString('utf8');
      const said = headShape.exec(beginning)?.groups;
      const follows = Number(said?.n) === ids.length + 1 && (said?.previous ?? null) === (ids.at(-1) ?? null);
      if (!said?.device || !said.wall || !follows || (device !== null && said.device !== device)) return false;
      if (line.at(-1) !== 0x7d) return false;
      const id = createHash('sha256')
        .update(line.subarray(line.indexOf(0x20) + 1))
        .digest('hex');
      // A piece of a text keeps the whole text in memory: the key of a device is long enough for that.
      const from = device ?? Buffer.from(said.device).toString();
      put(id, from, { subject: subjectIn(beginning), wall: said.wall, bytes: line.length + 1 });
      return true;
    },
    add: ({ id, event }, bytes) =>
      put(id, event.device, { subject: subjectOf(event.body), wall: event.at.wall, bytes }),
  };
}

export type EventLog = EventIndex & {
  /** Where a half-written line was put, if there was one. */
  readonly tailSetAside: string | null;
  readonly bytes: number;
  append(signed: SignedEvent): Promise<Result<SignedEvent>>;
  /** From event `n + 1` on: as many as asked for, and one at least where there is one. */
  linesAfter(n: number, most: { readonly count: number; readonly bytes: number }): Promise<Result<string[]>>;
  read(n: number): Promise<Result<SignedEvent>>;
  close(): Promise<void>;
};

export const damagedLog = (path: string, line: number): Failure =>
  failure('disk-failed', { reason: `${basename(path)}:${line}` });

/** The line of event `n` as it lies there, looked at once more: its id, its signature. */
function checkedLine(line: string, n: number, index: EventIndex): SignedEvent | null {
  const read = readEventLine(line, quickEd25519);
  return 'problem' in read || read.id !== index.idAt(n) || read.event.n !== n ? null : read;
}

function logOver(path: string, file: LineFile, index: GrowingIndex, tailSetAside: string | null): EventLog {
  const linesAfter: EventLog['linesAfter'] = async (n, most) => {
    const last = index.head.n;
    let until = Math.min(n + 1, last);
    while (until < last && until - n < most.count && index.endOf(until + 1) - index.endOf(n) <= most.bytes) until += 1;
    if (until <= n) return ok([]);
    try {
      const from = index.endOf(n);
      const text = (await file.read(from, index.endOf(until) - from)).toString('utf8');
      const lines = text.split('\n').slice(0, -1);
      const wrong = lines.findIndex((line, place) => !checkedLine(line, n + 1 + place, index));
      if (wrong >= 0 || lines.length !== until - n) return failed(damagedLog(path, n + 1 + Math.max(wrong, 0)));
      return ok(lines);
    } catch (error) {
      return failed(diskFailure(error));
    }
  };
  return {
    get device() {
      return index.device;
    },
    get head() {
      return index.head;
    },
    idAt: index.idAt,
    numberOf: index.numberOf,
    numberOfSubject: index.numberOfSubject,
    lastSubject: index.lastSubject,
    endOf: index.endOf,
    saidAt: index.saidAt,
    tailSetAside,
    get bytes() {
      return file.bytes;
    },
    append: async (signed) => {
      const written = await file.append([signed.line]);
      if (!written.ok) return written;
      index.add(signed, Buffer.byteLength(signed.line) + 1);
      return ok(signed);
    },
    linesAfter,
    read: async (n) => {
      const lines = await linesAfter(n - 1, { count: 1, bytes: 0 });
      if (!lines.ok) return lines;
      const signed = checkedLine(lines.value[0] ?? '', n, index);
      return signed ? ok(signed) : failed(damagedLog(path, n));
    },
    close: file.close,
  };
}

/** Whether nothing but a line end follows: what is wrong in the last line was cut off as it was written. */
const isLastLine = async (handle: FileHandle, offset: number): Promise<boolean> => {
  const { size } = await handle.stat();
  const rest = Buffer.alloc(size - offset);
  await handle.read(rest, 0, rest.length, offset);
  const end = rest.indexOf(0x0a);
  return end < 0 || rest.indexOf(0x0a, end + 1) < 0;
};

/** See [Note: reading the log]. A damaged line before the last is said, and the file is left as it is. */
export async function openEventLog(path: string, now: () => Date): Promise<Result<EventLog>> {
  let handle: FileHandle | null = null;
  try {
    handle = await openToGrow(path);
    let index = emptyIndex();
    let last: Buffer = Buffer.alloc(0);
    let { wholeBytes, isStopped } = await eachLine(handle, (line) => {
      if (!index.take(line)) return false;
      last = line;
      return true;
    });
    const refuse = async (line: number) => {
      await handle?.close();
      return failed(damagedLog(path, line));
    };
    if (isStopped && !(await isLastLine(handle, wholeBytes))) return refuse(index.head.n + 1);
    // Blocks of one write may reach the disk in any order: a last line that is not signed was never said to be kept.
    if (index.head.n > 0 && 'problem' in readEventLine(last.toString('utf8'), quickEd25519)) {
      if (isStopped) return refuse(index.head.n);
      wholeBytes = index.endOf(index.head.n - 1);
      index = emptyIndex();
      await eachLine(handle, (line, offset) => offset < wholeBytes && index.take(line));
    }
    const tailSetAside = await cutTail(path, handle, wholeBytes, now());
    return ok(logOver(path, lineFileOver(handle, wholeBytes), index, tailSetAside));
  } catch (error) {
    await handle?.close().catch(() => undefined);
    return failed(diskFailure(error));
  }
}

export type EndedLog = {
  readonly index: EventIndex;
  read(n: number): Promise<DeviceEvent | null>;
};

/** The log of an earlier key, as far as it can be read. Nothing in it is changed. */
export async function readEndedLog(path: string): Promise<EndedLog | null> {
  const handle = await open(path, 'r').catch(() => null);
  if (!handle) return null;
  try {
    const index = emptyIndex();
    await eachLine(handle, (line) => index.take(line));
    return {
      index,
      read: async (n) => {
        const again = await open(path, 'r').catch(() => null);
        if (!again) return null;
        try {
          const line = Buffer.alloc(index.endOf(n) - index.endOf(n - 1));
          await again.read(line, 0, line.length, index.endOf(n - 1));
          return checkedLine(line.toString('utf8').trimEnd(), n, index)?.event ?? null;
        } finally {
          await again.close();
        }
      },
    };
  } catch {
    return null;
  } finally {
    await handle.close();
  }
}
