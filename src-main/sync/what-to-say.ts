/**
 * What a learner has done on this computer that a registry is told: every attempt that was decided, and each lesson once, in
 * the order in which it happened; then programmes that were reached by them, and what the learner lets others see.
 */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Course } from '#core/content/pack.ts';
import { attemptId } from '#core/contract/values.ts';
import { attemptEventSchema } from '#core/exam/attempt-event.ts';
import type { EventBody } from '#core/sync/event-body.ts';
import { journalLines, thinned } from '#core/sync/thin-journal.ts';
import { readJournal } from '#store/attempt/journal.ts';
import type { LearnerFolder } from '#store/learner/learner-folder.ts';
import { subjectOf, subjectOfAttempt, subjectOfLesson } from '#store/outbox/event-log.ts';

type ToSay = { readonly at: string; readonly body: EventBody };

/** What the records of programmes say: those whose certificate the learner has now, and what they let others see of themselves. */
export type OfProgrammes = (learner: LearnerFolder) => Promise<readonly EventBody[]>;

function lessonsOf(learner: LearnerFolder, courses: readonly Course[]): ToSay[] {
  return Object.entries(learner.profile.data.courses).flatMap(([course, record]) => {
    // Which version of a course that is not here any more it was is not known.
    const version = courses.find(({ id }) => id === course)?.version;
    if (version === undefined) return [];
    return Object.entries(record.lessons).flatMap(([lesson, { readAt }]): ToSay[] =>
      readAt === null
        ? []
        : [{ at: readAt, body: { kind: 'lesson.read', learner: learner.id, course, version, lesson, readAt } }],
    );
  });
}

/** The attempt as its journal has it; null while it is not decided, and for one that is damaged. */
async function attemptOf(learner: LearnerFolder, attempt: string): Promise<ToSay | null> {
  const path = join(learner.attempts, `${attempt}.ndjson`);
  const read = await readJournal(path, attemptEventSchema).catch(() => null);
  const last = read?.entries.at(-1);
  if (!read || read.brokenAtLine !== null || !last) return null;
  const decidedAt = read.entries.findLast(({ event }) => event.kind === 'decided')?.at.wall;
  const journal = thinned(read.entries);
  if (!decidedAt || journalLines(journal) === null) return null;
  const { name } = learner.profile.data;
  return { at: decidedAt, body: { kind: 'attempt.decided', learner: { id: learner.id, name }, attempt, journal } };
}

/** `isSaid`: what is left out, by its subject. */
export async function whatToSay(
  learner: LearnerFolder,
  courses: readonly Course[],
  ofProgrammes: OfProgrammes,
  isSaid: (subject: string) => boolean,
): Promise<EventBody[]> {
  const files = await readdir(learner.attempts).catch(() => [] as string[]);
  const attempts = files
    .map((file) => file.replace(/\.ndjson$/, ''))
    .filter((id) => attemptId.safeParse(id).success && !isSaid(subjectOfAttempt(id)));
  const said = lessonsOf(learner, courses).filter(
    ({ body }) => body.kind === 'lesson.read' && !isSaid(subjectOfLesson(body)),
  );
  for (const id of attempts) {
    const attempt = await attemptOf(learner, id);
    if (attempt) said.push(attempt);
  }
  const last = (await ofProgrammes(learner)).filter((body) => !isSaid(subjectOf(body)));
  return [...said.sort((a, b) => (a.at < b.at ? -1 : 1)).map(({ body }) => body), ...last];
}
