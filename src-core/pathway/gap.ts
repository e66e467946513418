/**
 * What a role asks of somebody, competency by competency: what was shown, what is lacking, and by what it can be closed here.
 */
import { type Evidence, type EvidenceKind, evidenceKinds, isCounted } from './evidence.ts';
import { type Level, type Required, type Role, requiredOf } from './pathway.ts';
import type { ExamWay, LessonWay, StationWay, Ways } from './ways.ts';

/** Knowledge and practice are both asked for: whoever was seen to do it is examined all the same. */
export const proofsOf: Readonly<Record<Level, readonly Proof[]>> = {
  knows: ['examined'],
  shows: ['examined', 'seen'],
};
export type Proof = Exclude<EvidenceKind, 'read'>;

export type CompetencyState = Required & {
  /** What there is and counts now. */
  readonly has: readonly EvidenceKind[];
  readonly lacks: readonly Proof[];
  /** Of what is lacking: what was there once and has run out. */
  readonly ranOut: readonly Proof[];
  /** Only of what is lacking. */
  readonly closedBy: {
    readonly lessons: readonly LessonWay[];
    readonly exams: readonly ExamWay[];
    readonly stations: readonly StationWay[];
  };
};

export const isMet = ({ lacks }: Pick<CompetencyState, 'lacks'>): boolean => lacks.length === 0;

/** `at`: ISO instant. In the order of the role. */
export function profileOf(
  role: Pick<Role, Level>,
  evidences: readonly Evidence[],
  ways: Ways,
  at: string,
): CompetencyState[] {
  return requiredOf(role).map(({ competency, level }) => {
    const own = evidences.filter((one) => one.competency === competency);
    const has = evidenceKinds.filter((kind) => own.some((one) => one.kind === kind && isCounted(one, at)));
    const lacks = proofsOf[level].filter((kind) => !has.includes(kind));
    const teaching = <W extends { readonly competencies: readonly string[] }>(among: readonly W[], kind: Proof) =>
      lacks.includes(kind) ? among.filter(({ competencies }) => competencies.includes(competency)) : [];
    return {
      competency,
      level,
      has,
      lacks,
      ranOut: lacks.filter((kind) => own.some((one) => one.kind === kind && one.until !== null && one.until <= at)),
      closedBy: {
        lessons: teaching(ways.lessons, 'examined'),
        exams: teaching(ways.exams, 'examined'),
        stations: teaching(ways.stations, 'seen'),
      },
    };
  });
}
