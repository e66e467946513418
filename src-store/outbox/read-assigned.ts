/**
 * Which courses the registry assigned to the person of this computer, which certificates it says they hold, and which attempts it
 * did not take, as far as this computer has heard. Changes nothing, and asks nobody.
 *
 * The log may hold what was said to somebody who was signed up here before: an item names its audience by its id, so only what
 * was said to this person counts.
 */
import { open, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Held } from '#core/clearance/clearance.ts';
import { credentialIn } from '#core/credential/credential.ts';
import { readEventLine } from '#core/sync/device-event.ts';
import { audienceOf, type FeedBody, feedIdOf } from '#core/sync/feed-item.ts';
import { bodyIn, feedFile, itemIn } from './feed-log.ts';
import { eachLine } from './line-file.ts';
import { enrolmentSchema } from './marks.ts';
import { outboxFolder } from './outbox.ts';

export type AssignedCourse = {
  readonly course: string;
  /** `YYYY-MM-DD` */
  readonly dueOn: string;
  readonly note: string;
  /** Milliseconds since 1970. */
  readonly assignedAt: number;
};

/** A certificate, by its number; whether it was withdrawn stands in what was said to all. */
export type HeldByNumber = Held & { readonly number: string };

export type SaidToPerson = {
  /** Whose profile it is about. */
  readonly learner: string;
  /** What was not ended, each as it was said last. */
  readonly assigned: readonly AssignedCourse[];
  readonly held: readonly HeldByNumber[];
  /** Hashes of journals that were not taken: what was passed by them counts for nothing. */
  readonly refused: ReadonlySet<string>;
};

type Heard = Omit<SaidToPerson, 'learner'>;
type Assigning = Extract<FeedBody, { kind: 'assigned' }>;

const marksWithin = z.object({ enrolment: enrolmentSchema.nullable() });

/** Null where the device is signed up with nobody, or nobody can say. */
export async function enrolmentIn(folder: string) {
  try {
    return marksWithin.parse(JSON.parse(await readFile(join(folder, 'marks.json'), 'utf8'))).enrolment;
  } catch {
    return null;
  }
}

function heldIn({ credential }: Extract<FeedBody, { kind: 'credential' }>): HeldByNumber[] {
  const claims = credentialIn(credential)?.claims;
  if (!claims) return [];
  return [
    {
      number: claims.number,
      course: claims.course.id,
      from: Date.parse(claims.issuedAt),
      expiresAt: Date.parse(claims.expiresAt),
      isWithdrawn: false,
      replacedAt: null,
    },
  ];
}

/** What is worth taking apart: most lines are about others. */
const kinds = ['assigned', 'assignment-ended', 'credential', 'verdict'].map((kind) =>
  Buffer.from(`\\"kind\\":\\"${kind}\\"`),
);

/** The hashes of the journals that these events brought. */
async function journalsOf(folder: string, events: ReadonlySet<string>): Promise<Set<string>> {
  const hashes = new Set<string>();
  if (events.size === 0) return hashes;
  for (const name of (await readdir(folder)).filter((one) => /^events(\.ended-\w+)?\.ndjson$/.test(one))) {
    const handle = await open(join(folder, name), 'r');
    try {
      await eachLine(handle, (line) => {
        if (!line.includes('"attempt.decided"')) return true;
        const read = readEventLine(line.toString('utf8'));
        if ('event' in read && read.event.body.kind === 'attempt.decided' && events.has(read.id))
          hashes.add(read.event.body.journal.hash);
        return true;
      });
    } finally {
      await handle.close();
    }
  }
  return hashes;
}

async function hear(folder: string, handle: Awaited<ReturnType<typeof open>>, person: string): Promise<Heard> {
  const assigned = new Map<string, Assigning>();
  const ended = new Set<string>();
  const held: HeldByNumber[] = [];
  const outcomes = new Map<string, { at: string; isRefused: boolean }>();
  const audience = audienceOf(person);
  await eachLine(handle, (line) => {
    if (!kinds.some((kind) => line.includes(kind))) return true;
    const item = itemIn(line.toString('utf8'));
    const body = item && bodyIn(item);
    if (!body || item.id !== feedIdOf(audience, body)) return true;
    if (body.kind === 'credential') held.push(...heldIn(body));
    if (body.kind === 'verdict' && (outcomes.get(body.event)?.at ?? '') <= body.at)
      outcomes.set(body.event, { at: body.at, isRefused: body.verdict.outcome === 'refused' });
    if (body.kind === 'assignment-ended') ended.add(body.assignment);
    if (body.kind === 'assigned' && (assigned.get(body.assignment)?.turn ?? 0) <= body.turn)
      assigned.set(body.assignment, body);
    return true;
  });
  const refused = [...outcomes].filter(([, { isRefused }]) => isRefused).map(([event]) => event);
  return {
    held,
    refused: await journalsOf(folder, new Set(refused)),
    assigned: [...assigned.values()]
      .filter(({ assignment }) => !ended.has(assignment))
      .map(({ course, dueOn, note, at }) => ({ course, dueOn, note, assignedAt: Date.parse(at) })),
  };
}

/** What was read of a file stays true while it is as long: it only grows. */
let last: { path: string; size: number; person: string; heard: Heard } | null = null;

/** Null where nobody is signed up. */
export async function readAssigned(dataFolder: string): Promise<SaidToPerson | null> {
  const folder = outboxFolder(dataFolder);
  const path = feedFile(folder);
  const enrolment = await enrolmentIn(folder);
  if (!enrolment) return null;
  const { learner } = enrolment;
  const person = enrolment.person.id;
  const handle = await open(path, 'r').catch(() => null);
  if (!handle) return { learner, assigned: [], held: [], refused: new Set() };
  try {
    const { size } = await handle.stat();
    if (last?.path !== path || last.size !== size || last.person !== person)
      last = { path, size, person, heard: await hear(folder, handle, person) };
    return { learner, ...last.heard };
  } finally {
    await handle.close();
  }
}
