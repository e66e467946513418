/**
 * Which sentence the decision opens with, and which lessons follow from it. Pure: the view in, plain values out.
 */
import type { DecisionView } from '#core/contract/exam-calls.ts';

export type Area = DecisionView['areas'][number];

export type Sentence =
  | { readonly kind: 'passed' }
  | { readonly kind: 'areas'; readonly areas: readonly Area[] }
  | { readonly kind: 'points' }
  | { readonly kind: 'critical' };

/** Areas that missed their own minimum; if none did, those that pulled the whole under its line, weakest first. */
export function weakAreas(decision: DecisionView): Area[] {
  const missed = decision.areas.filter((area) => !area.met);
  if (missed.length > 0 || decision.overall.met) return missed;
  return decision.areas
    .filter((area) => area.points * 100 < decision.overall.required * area.max)
    .sort((a, b) => a.percent - b.percent);
}

export function sentenceOf(decision: DecisionView): Sentence {
  if (decision.passed) return { kind: 'passed' };
  const areas = weakAreas(decision);
  if (areas.length > 0) return { kind: 'areas', areas };
  return decision.overall.met ? { kind: 'critical' } : { kind: 'points' };
}

export type Restudy = {
  readonly lessonId: string;
  readonly title: string;
  readonly minutes: number;
  readonly competencies: readonly string[];
  readonly critical: boolean;
  /** False where the area and its critical questions were fine and only points were lost. */
  readonly needed: boolean;
};

/** Each lesson once: those of missed critical items first, then those of areas under their line, then the rest. */
export function restudyOf(decision: DecisionView): Restudy[] {
  const weak = new Set(weakAreas(decision).map((area) => area.domain));
  const found = new Map<string, Restudy & { rank: number }>();
  for (const area of decision.areas) {
    for (const competency of area.competencies) {
      const rank = competency.criticalMissed ? 0 : weak.has(area.domain) ? 1 : 2;
      for (const lesson of competency.restudy) {
        const known = found.get(lesson.lessonId);
        found.set(lesson.lessonId, {
          ...lesson,
          competencies: [...(known?.competencies ?? []), competency.title],
          critical: competency.criticalMissed || (known?.critical ?? false),
          needed: rank < 2 || (known?.needed ?? false),
          rank: Math.min(rank, known?.rank ?? 2),
        });
      }
    }
  }
  return [...found.values()].sort((a, b) => a.rank - b.rank).map(({ rank: _rank, ...lesson }) => lesson);
}
