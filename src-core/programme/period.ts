/**
 * From when until when somebody is certified: the first time all was met, and each time it was renewed or reinstated. It follows from
 * the facts alone: whichever of them came in first, and more of them never end it sooner.
 */
import { monthsLater } from '../credential/validity.ts';
import { countsFor } from './amount.ts';
import type { Fact } from './fact.ts';
import type { Programme } from './programme.ts';
import { type Leaf, leavesOf } from './requirement.ts';
import type { States } from './requirement-state.ts';

export type Period = {
  /** The day it counts from; what is done after it counts for the next renewal. */
  readonly from: string;
  readonly until: string;
  readonly by: 'first' | 'renewal' | 'reinstatement';
};

/** When a period may be renewed, until when that is not too late, and until when it may be reinstated (null: never). */
export function windowsOf({ renewal, reinstatement }: Programme, { until }: Pick<Period, 'until'>) {
  return {
    opensAt: monthsLater(until, -renewal.opensMonths),
    graceUntil: monthsLater(until, renewal.graceMonths),
    reinstateUntil: reinstatement && monthsLater(until, reinstatement.withinMonths),
  };
}

/** All periods up to `at`. `facts`: those that stand, by time. */
export function periodsOf(programme: Programme, facts: readonly Fact[], states: States, at: string): Period[] {
  const times = [...new Set(facts.map((fact) => fact.at))].filter((time) => time <= at);
  const found = new Map<string, Period>();
  const open = firstPeriods(programme, facts, states, times);
  for (let period = open.pop(); period; period = open.pop()) {
    const key = `${period.from} ${period.until}`;
    if (found.has(key)) continue;
    found.set(key, period);
    open.push(...periodsAfter(programme, states, period, times, at));
  }
  return [...found.values()];
}

/** Counted from each time the requirement that dates it was met, if all the rest was met too before it was over. */
function firstPeriods(
  programme: Programme,
  facts: readonly Fact[],
  states: States,
  times: readonly string[],
): Period[] {
  const dating = leavesOf(programme.requirement).find(({ id }) => id === programme.countsFrom) as Leaf;
  const starts = [...new Set(facts.filter((fact) => countsFor(dating, fact)).map((fact) => fact.at))];
  return starts.flatMap((from, index): Period[] => {
    const until = monthsLater(from, programme.validityMonths);
    const before = starts[index - 1];
    const isWhole = times.some(
      (time) =>
        from <= time &&
        time < until &&
        states.leaf(dating, time, before).isMet &&
        states.isMet(programme.requirement, time),
    );
    return isWhole ? [{ from, until, by: 'first' }] : [];
  });
}

function periodsAfter(
  programme: Programme,
  states: States,
  period: Period,
  times: readonly string[],
  at: string,
): Period[] {
  const { opensAt, graceUntil, reinstateUntil } = windowsOf(programme, period);
  const { renewal, reinstatement, validityMonths } = programme;
  /** What was done before it opens counts on the day it opens. */
  const instants = [...new Set([...times, ...(opensAt <= at ? [opensAt] : [])])].sort();
  const renewed = instants.filter(
    (time) => opensAt <= time && time < graceUntil && states.isMet(renewal.requirement, time, period.from),
  );
  const inTime = renewed.find((time) => time < period.until);
  const reinstated = instants.filter(
    (time) =>
      reinstatement &&
      reinstateUntil &&
      graceUntil <= time &&
      time < reinstateUntil &&
      states.isMet(reinstatement.requirement, time, period.from),
  );
  const fromDay =
    (by: Period['by']) =>
    (time: string): Period => ({
      from: time,
      until: monthsLater(time, validityMonths),
      by,
    });
  return [
    // In time no day is lost: it goes on from the end of the one before.
    ...(inTime ? [{ from: inTime, until: monthsLater(period.until, validityMonths), by: 'renewal' as const }] : []),
    ...renewed.filter((time) => time >= period.until).map(fromDay('renewal')),
    ...reinstated.map(fromDay('reinstatement')),
  ];
}
