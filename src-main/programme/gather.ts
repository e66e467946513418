/**
 * All that is known of the open learner from which standing is computed: nothing of it is kept anywhere else.
 */
import { join } from 'node:path';
import type { PassTrust } from '#core/assessment/withdrawn-passes.ts';
import { type Course, lessonsOf } from '#core/content/pack.ts';
import type { Claims } from '#core/credential/claims.ts';
import type { KeptEntry } from '#core/logbook/kept-entry.ts';
import type { Fact } from '#core/programme/fact.ts';
import { type CourseDone, factsOf, type HeldFor } from '#core/programme/facts-of.ts';
import { allLeaves, type Programme } from '#core/programme/programme.ts';
import { recordedOf, takenUpAt } from '#core/programme/programme-event.ts';
import { type Signed, type SignedAround, signedOf } from '#core/programme/signed-of.ts';
import { type Standing, standingOf } from '#core/programme/standing.ts';
import { ok, type Result } from '#core/result/result.ts';
import { ownAssessorKeys } from '#store/assessor/own-keys.ts';
import { readHeld } from '#store/credential/credential-folder.ts';
import type { LearnerFolder } from '#store/learner/learner-folder.ts';
import type { ProgrammeRecord } from '#store/learner/programme-record.ts';
import { readPassTrust } from '#store/trust/read-pass-trust.ts';
import { quickEd25519 } from '#store/verify/quick-ed25519.ts';
import { passesIn, recordOf } from '../course/course-record.ts';
import type { CredentialService } from '../credential/credential-service.ts';
import type { Desk } from '../desk.ts';
import { now, readClock } from '../exam/system-clock.ts';
import { trustFolders } from '../trust/trust-folders.ts';
import type { OpenRecords } from './open-records.ts';

export type HeldCredentials = Pick<CredentialService, 'list' | 'withdrawn' | 'newest' | 'issueProgramme'>;

export type Gathered = {
  readonly learner: LearnerFolder;
  readonly record: ProgrammeRecord;
  readonly entries: readonly KeptEntry[];
  readonly programmes: readonly Programme[];
  readonly courses: readonly Course[];
  readonly signed: readonly Signed[];
  /** Who gives passes that are believed. */
  readonly issuers: PassTrust['issuers'];
  readonly at: string;
  facts(programme: string): Fact[];
  standing(programme: Programme): Standing;
};

function courseDone(learner: LearnerFolder, course: Course): CourseDone {
  const record = recordOf(learner, course.id);
  const read = lessonsOf(course).map(({ id }) => record.lessons[id]?.readAt ?? null);
  const times = read.flatMap((at) => at ?? []);
  return {
    course: course.id,
    readAt: times.length > 0 && times.length === read.length ? (times.sort().at(-1) ?? null) : null,
    passes: passesIn(record),
  };
}

/** Exams of courses that are not taught any more count on. */
function coursesDone(learner: LearnerFolder, courses: readonly Course[]): CourseDone[] {
  const taught = new Set(courses.map(({ id }) => id));
  const past = Object.entries(learner.profile.data.courses).filter(([id]) => !taught.has(id));
  return [
    ...courses.map((course) => courseDone(learner, course)),
    ...past.map(([course, record]) => ({ course, readAt: null, passes: passesIn(record) })),
  ];
}

async function heldFor(learner: LearnerFolder, credentials: HeldCredentials): Promise<HeldFor[]> {
  const held = await credentials.list(learner);
  if (held.length === 0) return [];
  const withdrawn = await credentials.withdrawn();
  return Promise.all(
    held.map(async ({ claims }) => ({
      number: claims.number,
      of: claims.course.id,
      issuedAt: await heldSince(learner, claims),
      expiresAt: claims.expiresAt,
      isRevoked: withdrawn.get(claims.number) === 'revocation',
    })),
  );
}

/** A registry issues later what was held before: it was held since this computer made it, and what rested on it goes on to. */
async function heldSince({ credentials }: LearnerFolder, { number, issuedAt }: Claims): Promise<string> {
  const own = await readHeld(join(credentials, `${number}.earlier`));
  return own && own.claims.issuedAt < issuedAt ? own.claims.issuedAt : issuedAt;
}

/** Who is asked of sign-offs: this person, with what is trusted now. */
export async function signedAround(desk: Desk, learner: LearnerFolder): Promise<Result<SignedAround>> {
  const keys = await desk.keys();
  if (!keys.ok) return keys;
  const { shipped, own } = trustFolders(desk);
  return ok({
    candidate: { id: learner.id, keys: [keys.value.did, ...(await ownAssessorKeys(learner.path))] },
    programmes: (await desk.library()).programmes,
    trusted: await readPassTrust([shipped, own]),
    quick: quickEd25519,
  });
}

/** Courses that a programme of this person asks for and that are read: kept as [Note: as it was then]. */
async function keepCoursesRead(
  { record, courses, programmes }: Pick<Gathered, 'record' | 'courses' | 'programmes'>,
  done: readonly CourseDone[],
): Promise<void> {
  const wanted = new Set(
    programmes
      .filter(({ id }) => takenUpAt(record.events, id) !== null)
      .flatMap((programme) => allLeaves(programme).flatMap((leaf) => (leaf.kind === 'course' ? [leaf.course] : []))),
  );
  const kept = new Set(recordedOf(record.events, 'course-read').map(({ event }) => event.course));
  for (const { course, readAt } of done) {
    const version = courses.find(({ id }) => id === course)?.version;
    if (readAt === null || !version || !wanted.has(course) || kept.has(course)) continue;
    // A disk that does not take it now takes it the next time: until then the profile says it.
    await record.append({ kind: 'course-read', course, version, readAt }, readClock());
  }
}

export async function gather(
  desk: Desk,
  records: OpenRecords,
  credentials: HeldCredentials,
): Promise<Result<Gathered>> {
  const opened = desk.openLearner();
  if (!opened.ok) return opened;
  const learner = opened.value;
  const [record, logbook, { programmes, courses }] = await Promise.all([
    records.record(learner),
    records.logbook(learner),
    desk.library(),
  ]);
  if (!record.ok) return record;
  if (!logbook.ok) return logbook;
  const done = coursesDone(learner, courses);
  await keepCoursesRead({ record: record.value, courses, programmes }, done);
  const { events } = record.value;
  // Whoever was never signed anything needs no keys and no lists.
  const around = recordedOf(events, 'signed-off').length > 0 ? await signedAround(desk, learner) : null;
  if (around && !around.ok) return around;
  const signed = around ? signedOf(events, around.value) : [];
  const issuers = around?.value.trusted?.issuers ?? [];
  const held = await heldFor(learner, credentials);
  const entries = logbook.value?.data.entries ?? [];
  const at = now().toISOString();
  const facts = (programme: string) => factsOf(programme, { events, signed, courses: done, held, entries });
  return ok({
    ...{ learner, record: record.value, entries, programmes, courses, signed, issuers, at, facts },
    standing: (programme) => standingOf(programme, facts(programme.id), at),
  });
}

/** Ids of entries that somebody confirmed who is believed, and by whom. */
export function confirmedBy(signed: readonly Signed[]): ReadonlyMap<string, string> {
  return new Map(
    signed.flatMap(({ said: { about }, checked }) =>
      checked.counts && about.kind === 'hours'
        ? about.entries.map((id) => [id, checked.pass.person.name] as const)
        : [],
    ),
  );
}
