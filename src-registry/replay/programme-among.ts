/**
 * A programme that was reached, looked at with the content of now, and where that does not know enough with what was taught before.
 */
import type { Course } from '#core/content/pack.ts';
import { digestOf } from '#core/evidence/digest.ts';
import { allLeaves, type Programme } from '#core/programme/programme.ts';
import { type ProgrammeReplay, type ReplayAround, replayProgramme } from '#core/replay/replay-programme.ts';
import type { ReachedEvent } from '#core/sync/event-body.ts';
import { quickEd25519 } from '#store/verify/quick-ed25519.ts';
import { quickSha256 } from '#store/verify/quick-sha256.ts';
import type { Taught, TaughtContent } from '../content/taught.ts';
import { piece } from './in-pieces.ts';

const digests = new WeakMap<Programme, string>();

/** Two releases mostly have the same. */
function digestOfProgramme(programme: Programme): string {
  const digest = digests.get(programme) ?? digestOf(programme, quickSha256);
  digests.set(programme, digest);
  return digest;
}

const coursesIn = (programme: Programme, courses: readonly Course[]): Course[] => {
  const asked = new Set(allLeaves(programme).flatMap((leaf) => (leaf.kind === 'course' ? [leaf.course] : [])));
  return courses.filter(({ id }) => asked.has(id));
};

export async function programmeAmong(
  body: ReachedEvent,
  taught: Pick<TaughtContent, 'look' | 'among' | 'current'>,
  around: Omit<ReplayAround, 'programmes' | 'courses' | 'quick' | 'hash'>,
): Promise<{ readonly replay: ProgrammeReplay; readonly by: Taught }> {
  await taught.look();
  const programmes = new Map<string, { programme: Programme; by: Taught }>();
  const courses = new Map<string, Course>();
  /** Whether there was something in it that was not known yet. */
  const learn = (by: Taught): boolean => {
    const before = programmes.size + courses.size;
    for (const programme of by.programmes.filter(({ id }) => id === body.programme)) {
      const digest = digestOfProgramme(programme);
      if (!programmes.has(digest)) programmes.set(digest, { programme, by });
      for (const course of coursesIn(programme, by.courses)) {
        const name = `${course.id} ${course.version}`;
        if (!courses.has(name)) courses.set(name, course);
      }
    }
    return programmes.size + courses.size > before;
  };
  const look = () =>
    piece(() =>
      replayProgramme(body, {
        ...around,
        programmes: [...programmes.values()].map(({ programme }) => programme),
        courses: [...courses.values()],
        ...{ quick: quickEd25519, hash: quickSha256 },
      }),
    );
  const { current } = taught;
  learn(current);
  let replay = await look();
  for await (const by of taught.among(null)) {
    if (replay.kind === 'confirmed') break;
    if (learn(by)) replay = await look();
  }
  const confirmed = replay.kind === 'confirmed' ? programmes.get(digestOfProgramme(replay.programme)) : null;
  return { replay, by: confirmed?.by ?? current };
}
