/**
 * Which courses the registry assigned to the person of this computer, and which certificates it says they hold, as far as this
 * computer has heard. Changes nothing, and asks nobody.
 *
 * The log may hold what was said to somebody who was signed up here before: an item names its audience by its id, so only what
 * was said to this person counts.
 */
import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Held } from '#core/clearance/clearance.ts';
import { credentialIn } from '#core/credential/credential.ts';
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
};

type Heard = Omit<SaidToPerson, 'learner'>;
type Assigning = Extract<FeedBody, { kind: 'assigned' }>;

const marksWithin = z.object({ enrolment: enrolmentSchema.nullable() });

async function enrolmentIn(folder: string) {
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
const kinds = ['assigned', 'assignment-ended', 'credential'].map((kind) => Buffer.from(`\\"kind\\":\\"${kind}\\"`));

async function hear(handle: Awaited<ReturnType<typeof open>>, person: string): Promise<Heard> {
  const assigned = new Map<string, Assigning>();
  const ended = new Set<string>();
  const held: HeldByNumber[] = [];
  const audience = audienceOf(person);
  await eachLine(handle, (line) => {
    if (!kinds.some((kind) => line.includes(kind))) return true;
    const item = itemIn(line.toString('utf8'));
    const body = item && bodyIn(item);
    if (!body || item.id !== feedIdOf(audience, body)) return true;
    if (body.kind === 'credential') held.push(...heldIn(body));
    if (body.kind === 'assignment-ended') ended.add(body.assignment);
    if (body.kind === 'assigned' && (assigned.get(body.assignment)?.turn ?? 0) <= body.turn)
      assigned.set(body.assignment, body);
    return true;
  });
  return {
    held,
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
  if (!handle) return { learner, assigned: [], held: [] };
  try {
    const { size } = await handle.stat();
    if (last?.path !== path || last.size !== size || last.person !== person)
      last = { path, size, person, heard: await hear(handle, person) };
    return { learner, ...last.heard };
  } finally {
    await handle.close();
  }
}
