/**
 * How much of one requirement some facts make.
 */
import type { Fact, FactOf } from './fact.ts';
import type { Asked } from './requirement.ts';

export type Amount = { readonly have: number; readonly need: number };

/** Whether a fact is of the kind that the requirement counts. */
export function countsFor(asked: Asked, fact: Fact): boolean {
  switch (asked.kind) {
    case 'course':
      return fact.kind === 'course-read' && fact.course === asked.course;
    case 'exam':
      return fact.kind === 'exam-passed' && fact.course === asked.course;
    case 'practical':
      return fact.kind === 'practical-passed' && fact.station === asked.station;
    case 'hours':
    case 'count':
      return fact.kind === 'activity' && fact.activity === asked.activity && (fact.isSupervised || !asked.isSupervised);
    case 'recommendation':
      return fact.kind === 'recommended' && fact.by === asked.by;
    case 'document':
      return fact.kind === 'document' && fact.document === asked.document;
    case 'credential':
      return fact.kind === 'credential' && fact.credential === asked.credential;
  }
}

/** In whole minutes: the time that lies in at least one of these. */
export function minutesTogether(spans: readonly { readonly from: string; readonly to: string }[]): number {
  let sum = 0;
  let until = Number.NEGATIVE_INFINITY;
  const sorted = spans.map(({ from, to }) => [Date.parse(from), Date.parse(to)] as const).sort(([a], [b]) => a - b);
  for (const [from, to] of sorted) {
    if (to <= until) continue;
    sum += to - Math.max(from, until);
    until = to;
  }
  return Math.floor(sum / 60_000);
}

const total = (facts: readonly Fact[], of: (fact: FactOf<'activity'>) => number): number =>
  facts.reduce((sum, fact) => sum + (fact.kind === 'activity' ? of(fact) : 0), 0);

const distinct = (values: readonly string[]): number => new Set(values).size;

/** `facts`: those that count, on the instant `at`. Hours in minutes. */
export function amountOf(asked: Asked, facts: readonly Fact[], at: string): Amount {
  switch (asked.kind) {
    case 'practical': {
      const assessors = facts.flatMap((fact) => (fact.kind === 'practical-passed' ? [fact.assessor] : []));
      return { have: distinct(assessors), need: asked.assessors };
    }
    case 'hours': {
      const spans = facts.flatMap((fact) => (fact.kind === 'activity' ? [{ from: fact.from, to: fact.at }] : []));
      const sum = total(facts, ({ minutes }) => minutes);
      // Of what ran at the same time each minute counts once.
      return { have: Math.min(sum, minutesTogether(spans)), need: asked.hours * 60 };
    }
    case 'count':
      return { have: total(facts, ({ count }) => count), need: asked.count };
    case 'recommendation': {
      const people = facts.flatMap((fact) => (fact.kind === 'recommended' ? [fact.person] : []));
      return { have: distinct(people), need: asked.count };
    }
    case 'credential': {
      const counting = facts.some((fact) => fact.kind === 'credential' && at < fact.expiresAt);
      return { have: counting ? 1 : 0, need: 1 };
    }
    case 'course':
    case 'exam':
    case 'document':
      return { have: Math.min(1, facts.length), need: 1 };
  }
}
