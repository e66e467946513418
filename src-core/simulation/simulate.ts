/**
 * Simulated people sit simulated forms: each draws two, so that it is seen how often both would be decided alike.
 * A person is known by number and seed alone, so any part of the people can be simulated anywhere and the parts added.
 */
import type { Blueprint } from '../exam/blueprint.ts';
import { decideScored } from '../exam/decision.ts';
import { type Bank, drawer } from '../exam/draw.ts';
import type { Item } from '../exam/item.ts';
import { seededRandom } from '../exam/seeded-random.ts';
import { chanceOfPoint, type ItemParameters, normal, parametersOf } from './response-model.ts';
import { trueStanding } from './true-standing.ts';

/** θ of the people is normal with this mean and standard deviation. */
export type People = { readonly mean: number; readonly sd: number };

/** Sums over people; parts are added field by field. */
export type Tally = {
  people: number;
  /** Of the first form of each, in points of 100: sum, and sum of squares. */
  score: number;
  scoreSquared: number;
  passed: number;
  trulyPassing: number;
  /** Decided as it truly is, first form. */
  accurate: number;
  passedWrongly: number;
  failedWrongly: number;
  /** Both forms decided alike. */
  consistent: number;
  /** Items that stood on both forms of a person. */
  shared: number;
  forms: number;
  /** On how many forms each item stood. */
  shown: Record<string, number>;
};

export const emptyTally = (): Tally => ({
  people: 0,
  score: 0,
  scoreSquared: 0,
  passed: 0,
  trulyPassing: 0,
  accurate: 0,
  passedWrongly: 0,
  failedWrongly: 0,
  consistent: 0,
  shared: 0,
  forms: 0,
  shown: {},
});

export function addTally(sum: Tally, part: Tally): Tally {
  const shown = { ...sum.shown };
  for (const [id, count] of Object.entries(part.shown)) shown[id] = (shown[id] ?? 0) + count;
  const counts = Object.entries(sum).flatMap(([name, value]) =>
    typeof value === 'number' ? [[name, value + (part[name as keyof Tally] as number)]] : [],
  );
  return { ...(Object.fromEntries(counts) as Omit<Tally, 'shown'>), shown };
}

export type Simulation = {
  /** Simulates the people numbered `from` up to, not including, `to`. */
  run(from: number, to: number): Tally;
};

/** Makes ready what does not depend on the people. Throws where no form can be drawn: the content check names why. */
export function simulation(blueprint: Blueprint, bank: Bank, seed: string, people: People): Simulation {
  const draw = drawer(blueprint, bank);
  const parameters = new Map(bank.items.map((item) => [item.id, parametersOf(item)]));
  const trulyPasses = trueStanding(blueprint, bank, parameters);

  const formOf = (formSeed: string): Item[] => {
    const drawn = draw.items(formSeed);
    if (!drawn.ok) throw new Error(`no form can be drawn: ${drawn.obstacle.kind}`);
    return drawn.asked.map(({ item }) => item);
  };

  const run = (from: number, to: number): Tally => {
    const tally = emptyTally();
    for (let person = from; person < to; person += 1) {
      const random = seededRandom(`${seed}:person:${person}`);
      const theta = normal(random, people.mean, people.sd);
      const forms = [formOf(`${seed}:${person}:a`), formOf(`${seed}:${person}:b`)] as const;
      const [first, second] = forms.map((items) =>
        decideScored(
          blueprint,
          items.map((item) => ({
            item,
            points: random.unit() < chanceOfPoint(parameters.get(item.id) as ItemParameters, theta) ? 1 : 0,
          })),
        ),
      );
      if (!first || !second) continue;
      const truth = trulyPasses(theta);
      const score = (first.overall.points * 100) / first.overall.max;
      tally.people += 1;
      tally.score += score;
      tally.scoreSquared += score * score;
      tally.passed += Number(first.passed);
      tally.trulyPassing += Number(truth);
      tally.accurate += Number(first.passed === truth);
      tally.passedWrongly += Number(first.passed && !truth);
      tally.failedWrongly += Number(!first.passed && truth);
      tally.consistent += Number(first.passed === second.passed);
      tally.forms += 2;
      const onFirst = new Set(forms[0]);
      tally.shared += forms[1].filter((item) => onFirst.has(item)).length;
      for (const items of forms) for (const { id } of items) tally.shown[id] = (tally.shown[id] ?? 0) + 1;
    }
    return tally;
  };
  return { run };
}
