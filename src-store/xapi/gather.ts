/**
 * Everything in a data folder that can be said to an LRS: lessons from profiles, decided attempts from journals, certificates.
 * Changes nothing and takes no lock: profiles are replaced whole, journals only grow.
 */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { attemptEventSchema } from '#core/exam/attempt-event.ts';
import { type AttemptState, foldAttempt } from '#core/exam/attempt-state.ts';
import { type CourseNames, type Happened, namelessCourse, passedBefore } from '#core/xapi/happened.ts';
import { readJournal } from '../attempt/journal.ts';
import { readHeldIn } from '../credential/credential-folder.ts';

export type Gathered = {
  /** The earliest first. */
  readonly happened: readonly Happened[];
  /** Journals that could not be read to their end. */
  readonly damaged: readonly string[];
  readonly learners: number;
};

/** What is needed of a profile of any version. */
const profileShape = z.object({
  courses: z.record(
    z.string(),
    z.object({
      lessons: z.record(z.string(), z.object({ readAt: z.string().nullable() })),
      tries: z.array(z.object({ attemptId: z.string(), decidedAt: z.string(), passed: z.boolean() })).default([]),
    }),
  ),
});
type ProfileCourses = z.infer<typeof profileShape>['courses'];

async function coursesIn(folder: string): Promise<ProfileCourses> {
  for (const file of ['profile.json', 'profile.good.json']) {
    try {
      return profileShape.parse(JSON.parse(await readFile(join(folder, file), 'utf8'))).courses;
    } catch {
      // The next file; with neither there are still journals.
    }
  }
  return {};
}

const namesIn = async (folder: string, shape: RegExp) =>
  (await readdir(folder).catch(() => [] as string[])).filter((name) => shape.test(name)).sort();

async function attemptsIn(folder: string): Promise<{ decided: AttemptState[]; damaged: string[] }> {
  const decided: AttemptState[] = [];
  const damaged: string[] = [];
  for (const name of await namesIn(folder, /\.ndjson$/)) {
    const path = join(folder, name);
    const journal = await readJournal(path, attemptEventSchema).catch(() => null);
    const state = journal && journal.brokenAtLine === null ? foldAttempt(journal.entries) : null;
    if (!state) damaged.push(path);
    else if (state.phase === 'decided') decided.push(state);
  }
  return { decided, damaged };
}

/** When each course was passed, each attempt once: the profile forgets old ones, and a journal may be gone. */
function passesOf(decided: readonly AttemptState[], courses: ProfileCourses): (course: string) => string[] {
  const found = new Map<string, Map<string, string>>();
  const note = (course: string, attempt: string, at: string) =>
    found.set(course, (found.get(course) ?? new Map<string, string>()).set(attempt, at));
  for (const [course, { tries }] of Object.entries(courses))
    for (const { attemptId, decidedAt, passed } of tries) if (passed) note(course, attemptId, decidedAt);
  for (const { started, decision, decidedAt } of decided)
    if (decision?.passed && decidedAt) note(started.courseId, started.attemptId, decidedAt);
  return (course) => [...(found.get(course)?.values() ?? [])];
}

const momentOf = (happened: Happened): string =>
  happened.kind === 'lesson.read' ? happened.readAt : (happened.attempt.decidedAt ?? '');

async function gatherLearner(
  folder: string,
  learner: string,
  courseOf: (id: string) => CourseNames,
): Promise<Pick<Gathered, 'happened' | 'damaged'>> {
  const courses = await coursesIn(folder);
  const { decided, damaged } = await attemptsIn(join(folder, 'attempts'));
  const passes = passesOf(decided, courses);
  const certificates = new Map(
    (await readHeldIn(join(folder, 'credentials'))).map(({ claims }) => [claims.evidence.digest, claims]),
  );
  const read = Object.entries(courses).flatMap(([id, { lessons }]) =>
    Object.entries(lessons).flatMap(([lesson, { readAt }]): Happened[] => {
      if (readAt === null) return [];
      const before = passedBefore(passes(id), readAt);
      return [{ kind: 'lesson.read', course: courseOf(id), learner, lesson, readAt, passedBefore: before }];
    }),
  );
  const sat = decided.flatMap((attempt): Happened[] => {
    const { decidedAt, evidence, started } = attempt;
    if (!decidedAt) return [];
    const course = courseOf(started.courseId);
    const shared = { course, attempt, passedBefore: passedBefore(passes(course.id), decidedAt) };
    const certificate = certificates.get(evidence ?? '');
    return [
      { kind: 'attempt.decided', ...shared },
      ...(certificate ? [{ kind: 'certificate.issued', ...shared, expiresAt: certificate.expiresAt } as const] : []),
    ];
  });
  return { happened: [...read, ...sat], damaged };
}

/** `only`: of this learner alone. */
export async function gather(
  dataFolder: string,
  courses: readonly CourseNames[],
  { only, onProgress }: { only?: string; onProgress?: (done: number, total: number) => void } = {},
): Promise<Gathered> {
  const known = new Map(courses.map((course) => [course.id, course]));
  const courseOf = (id: string) => known.get(id) ?? namelessCourse(id);
  const folder = join(dataFolder, 'learners');
  const learners = (await namesIn(folder, /^[a-z0-9]{16}$/)).filter((name) => only === undefined || name === only);
  const happened: Happened[] = [];
  const damaged: string[] = [];
  for (const [index, learner] of learners.entries()) {
    const one = await gatherLearner(join(folder, learner), learner, courseOf);
    happened.push(...one.happened);
    damaged.push(...one.damaged);
    onProgress?.(index + 1, learners.length);
  }
  // In order, so that an LRS hears of a course as it went.
  happened.sort((a, b) => (momentOf(a) < momentOf(b) ? -1 : momentOf(a) > momentOf(b) ? 1 : 0));
  return { happened, damaged, learners: learners.length };
}
