/**
 * Likelihood and impact in five steps each, what they come to together, and what measures make of them.
 *
 * Steps and names of results are those of the risk analysis tool of the UN Security Management System (version 9). How the squares of the
 * table are filled differs between organisations: it stands in the exercise, with where it is from.
 */
import { type Range, settled, worthOfEstimate } from '../estimate.ts';
import type { ExerciseFault } from '../exercise-kind.ts';

export const steps = 5;
/** From the most likely, as a table is printed. */
export const likelihoods = ['very-likely', 'likely', 'moderately-likely', 'unlikely', 'very-unlikely'] as const;
export const impacts = ['negligible', 'minor', 'moderate', 'severe', 'critical'] as const;
export const results = ['low', 'medium', 'high', 'very-high', 'unacceptable'] as const;
export const sides = ['likelihood', 'impact'] as const;
export const ways = ['accept', 'control', 'avoid', 'transfer'] as const;

export type Result = (typeof results)[number];
export type Side = (typeof sides)[number];
export type Way = (typeof ways)[number];
/** Each from 1 to 5. */
export type Place = { readonly [S in Side]: number };
export type Table = { readonly [L in (typeof likelihoods)[number]]: readonly Result[] };

type Change = {
  readonly threat: string;
  readonly likelihood?: number | undefined;
  readonly impact?: number | undefined;
};
type Measure = { readonly id: string; readonly cost: number; readonly changes: readonly Change[] };
type Threat = { readonly id: string; readonly likelihood: Range; readonly impact: Range };
type Outcome = { readonly worth: number };

export type Workshop<T extends Threat = Threat, M extends Measure = Measure> = {
  readonly table: Table;
  /** The most that this work may bear. */
  readonly bears: Result;
  readonly budget: number;
  readonly threats: readonly T[];
  readonly measures: readonly M[];
  readonly decisions: { readonly [W in Way]: { readonly within: Outcome; readonly above: Outcome } };
};

export const likelihoodAt = (step: number) => likelihoods[steps - step] ?? 'very-unlikely';
export const impactAt = (step: number) => impacts[step - 1] ?? 'negligible';

export const resultAt = (table: Table, { likelihood, impact }: Place): Result =>
  table[likelihoodAt(likelihood)][impact - 1] ?? 'unacceptable';

export const isAbove = (result: Result, limit: Result): boolean => results.indexOf(result) > results.indexOf(limit);

const onScale = (step: number) => Math.min(steps, Math.max(1, step));

/** Where a threat lies when measures work. */
export const residualOf = (threat: string, place: Place, measures: readonly Pick<Measure, 'changes'>[]): Place => {
  const changes = measures.flatMap((measure) => measure.changes.filter((change) => change.threat === threat));
  const moved = (side: Side) => onScale(changes.reduce((step, change) => step + (change[side] ?? 0), place[side]));
  return { likelihood: moved('likelihood'), impact: moved('impact') };
};

/** Which sides of any risk it lowers: prevention, mitigation, both; none is only expense. */
export const lowers = ({ changes }: Pick<Measure, 'changes'>): Side[] =>
  sides.filter((side) => changes.some((change) => (change[side] ?? 0) < 0));

/** Which sides of this one risk they lower together. */
export const loweredFor = (threat: string, measures: readonly Pick<Measure, 'changes'>[]): Side[] =>
  lowers({ changes: measures.flatMap(({ changes }) => changes.filter((change) => change.threat === threat)) });

export const costOf = (measures: readonly Pick<Measure, 'cost'>[]): number =>
  measures.reduce((sum, { cost }) => sum + cost, 0);

/** The estimate one goes on with. */
export const settledPlace = ({ likelihood, impact }: Threat, guess: Place): Place => ({
  likelihood: settled(likelihood, guess.likelihood),
  impact: settled(impact, guess.impact),
});

export type Places = { readonly [threat: string]: Place };

/** The threats whose risk is still above what the work may bear. */
export const aboveIn = <T extends Threat>(
  { table, bears, threats }: Pick<Workshop<T>, 'table' | 'bears' | 'threats'>,
  places: Places,
  measures: readonly Pick<Measure, 'changes'>[],
): T[] =>
  threats.filter(({ id }) => {
    const place = places[id];
    return place && isAbove(resultAt(table, residualOf(id, place, measures)), bears);
  });

/** From 0 to 1, a third each: the estimates, the measures, the decision. `guesses` as they were first made. */
export function worthOf(workshop: Workshop, guesses: Places, chosen: readonly Measure[], way: Way): number {
  const { threats, decisions } = workshop;
  let estimated = 0;
  const places: Record<string, Place> = {};
  for (const threat of threats) {
    const guess = guesses[threat.id] ?? { likelihood: 1, impact: 1 };
    for (const side of sides) estimated += worthOfEstimate(threat[side], guess[side]) / sides.length;
    places[threat.id] = settledPlace(threat, guess);
  }
  const above = aboveIn(workshop, places, chosen).length;
  const vain = chosen.filter((measure) => lowers(measure).length === 0).length;
  const measured = Math.max(0, threats.length - above - vain / 2);
  const decided = decisions[way][above > 0 ? 'above' : 'within'].worth;
  return ((estimated + measured) / threats.length + decided) / 3;
}

/** The cheapest measures after which no estimate that counts as right is above what the work may bear; null where none do. */
export function cheapestEnough(workshop: Workshop): Measure[] | null {
  const worst = Object.fromEntries(
    workshop.threats.map(({ id, likelihood, impact }) => [id, { likelihood: likelihood.to, impact: impact.to }]),
  );
  let best: Measure[] | null = null;
  const choose = (from: number, chosen: Measure[]): void => {
    if (costOf(chosen) >= (best ? costOf(best) : workshop.budget + 1)) return;
    if (aboveIn(workshop, worst, chosen).length === 0) best = chosen;
    else
      for (const [index, measure] of workshop.measures.entries())
        if (index >= from) choose(index + 1, [...chosen, measure]);
  };
  choose(0, []);
  return best;
}

const rises = ({ table }: Pick<Workshop, 'table'>): boolean => {
  const at = (likelihood: number, impact: number) => results.indexOf(resultAt(table, { likelihood, impact }));
  for (let likelihood = 1; likelihood <= steps; likelihood += 1) {
    for (let impact = 1; impact <= steps; impact += 1) {
      if (impact < steps && at(likelihood, impact) > at(likelihood, impact + 1)) return false;
      if (likelihood < steps && at(likelihood, impact) > at(likelihood + 1, impact)) return false;
    }
  }
  return true;
};

/** The table never falls towards the worse, measures are for threats that are there, and the budget is enough. */
export function faultIn(workshop: Workshop): ExerciseFault | null {
  const { threats, measures } = workshop;
  for (const list of [threats, measures]) {
    const ids = list.map(({ id }) => id);
    const twice = ids.find((id, index) => ids.indexOf(id) !== index);
    if (twice) return { fault: 'unknown-place', id: twice };
  }
  const lost = measures.find(({ changes }) => changes.some(({ threat }) => !threats.some(({ id }) => id === threat)));
  if (lost) return { fault: 'unknown-place', id: lost.id };
  const empty = threats.find((threat) => sides.some((side) => threat[side].from > threat[side].to));
  if (empty) return { fault: 'no-answer', id: empty.id };
  if (!rises(workshop)) return { fault: 'impossible', id: 'table' };
  return cheapestEnough(workshop) ? null : { fault: 'impossible', id: 'budget' };
}
