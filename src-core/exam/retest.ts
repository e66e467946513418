/**
 * A retest of the failed part: who reached the whole, missed no critical item, and fell short only in essential areas,
 * sits those areas again and nothing else. It is an exam by a smaller blueprint; what was reached before stands.
 */
import type { StartedEvent } from './attempt-event.ts';
import { type Blueprint, cellsOf, domainOf, formLength } from './blueprint.ts';
import type { Decision } from './decision.ts';

/** The essential areas that alone stand between this decision and a pass; null where anything else does too. */
export function failedPartOf(blueprint: Blueprint, decision: Decision): string[] | null {
  if (!blueprint.tries.failedPart || decision.passed || !decision.overall.met) return null;
  if (decision.competencies.some(({ criticalMissed }) => criticalMissed)) return null;
  const failed = decision.areas.filter(({ met }) => !met).map(({ domain }) => domain);
  return failed.length > 0 ? failed : null;
}

/**
 * The blueprint of a retest in `domains`: their single items as in the whole, no scenario sets, the time in proportion;
 * every area by its own minimum, and the smallest of these for the whole of it, so that no area is judged twice.
 */
export function partOf(blueprint: Blueprint, domains: readonly string[]): Blueprint {
  const isIn = (competency: string) => domains.includes(domainOf(competency));
  const sections = blueprint.sections
    .map(({ sets: _sets, ...section }) => ({
      ...section,
      draw: Object.fromEntries(Object.entries(section.draw).filter(([competency]) => isIn(competency))),
    }))
    .filter(({ draw }) => Object.keys(draw).length > 0);
  const areas = blueprint.areas.filter(({ domain }) => domains.includes(domain));
  const part = {
    ...blueprint,
    sections,
    areas,
    anchors: [],
    passPercent: Math.min(...areas.map(({ minimumPercent }) => minimumPercent ?? blueprint.passPercent)),
  };
  const share = formLength(part) / formLength(blueprint);
  return { ...part, minutes: Math.max(1, Math.ceil(blueprint.minutes * share)) };
}

/** What an attempt is drawn and decided by. */
export const blueprintOf = (whole: Blueprint, { part }: Pick<StartedEvent, 'part'>): Blueprint =>
  part ? partOf(whole, part.domains) : whole;

/** True when every domain of the list is drawn from at all: a retest needs single items. */
export const hasPart = (blueprint: Blueprint, domains: readonly string[]): boolean =>
  domains.every((domain) => cellsOf(blueprint).some(({ competency }) => domainOf(competency) === domain));
