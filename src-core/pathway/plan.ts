/**
 * What to do, in which order, to close the gaps of a role: the way that takes least time. A course that closes several counts once.
 */
import { cheapestCover } from './cover.ts';
import { type Evidence, lessonRef } from './evidence.ts';
import type { CompetencyState, Proof } from './gap.ts';
import type { Ways } from './ways.ts';

type Step = {
  readonly minutes: number;
  /** The competencies that it closes a gap of, or leads to closing. */
  readonly closes: readonly string[];
};
export type PlanStep = Step &
  (
    | { readonly kind: 'study'; readonly course: string; readonly lessons: number }
    | { readonly kind: 'exam'; readonly course: string }
    | { readonly kind: 'station'; readonly programme: string; readonly station: string }
  );

export type Plan = {
  readonly steps: readonly PlanStep[];
  readonly minutes: number;
  /** What nothing here can close. */
  readonly open: readonly { readonly competency: string; readonly kind: Proof }[];
};

const lacking = (profile: readonly CompetencyState[], kind: Proof) =>
  profile.filter(({ lacks }) => lacks.includes(kind)).map(({ competency }) => competency);

/** Knowledge before practice; each course is read before its exam is sat. A lesson that was read is not counted again. */
export function planFor(profile: readonly CompetencyState[], evidences: readonly Evidence[], ways: Ways): Plan {
  const read = new Set(evidences.flatMap(({ kind, of }) => (kind === 'read' ? [of] : [])));
  const courses = ways.exams.map((exam) => {
    const unread = ways.lessons.filter(
      ({ course, lesson }) => course === exam.course && !read.has(lessonRef(course, lesson)),
    );
    return { ...exam, lessons: unread.length, study: unread.reduce((sum, { minutes }) => sum + minutes, 0) };
  });
  const toExamine = lacking(profile, 'examined');
  const toSee = lacking(profile, 'seen');
  const chosen = cheapestCover(
    toExamine,
    courses.map(({ study, minutes, competencies }) => ({ cost: study + minutes, covers: competencies })),
  );
  const seenAt = cheapestCover(
    toSee,
    ways.stations.map(({ minutes, competencies }) => ({ cost: minutes, covers: competencies })),
  );
  const steps: PlanStep[] = [
    ...chosen.flatMap((index): PlanStep[] => {
      const found = courses[index];
      if (!found) return [];
      const { course, lessons, study, minutes, competencies } = found;
      const closes = toExamine.filter((one) => competencies.includes(one));
      return [
        ...(lessons > 0 ? [{ kind: 'study' as const, course, lessons, minutes: study, closes }] : []),
        { kind: 'exam' as const, course, minutes, closes },
      ];
    }),
    ...seenAt.flatMap((index): PlanStep[] => {
      const found = ways.stations[index];
      if (!found) return [];
      const { programme, station, minutes, competencies } = found;
      return [
        { kind: 'station', programme, station, minutes, closes: toSee.filter((one) => competencies.includes(one)) },
      ];
    }),
  ];
  const closed = (kind: Proof, competency: string) =>
    steps.some((step) => (step.kind === 'station') === (kind === 'seen') && step.closes.includes(competency));
  return {
    steps,
    minutes: steps.reduce((sum, { minutes }) => sum + minutes, 0),
    open: profile.flatMap(({ competency, lacks }) =>
      lacks.filter((kind) => !closed(kind, competency)).map((kind) => ({ competency, kind })),
    ),
  };
}
