/**
 * What a simulation says, in numbers an author can act on. Shares are 0 to 1, scores points of 100.
 */
import type { Tally } from './simulate.ts';

export type SimulationReport = {
  readonly candidates: number;
  readonly meanScore: number;
  readonly sdScore: number;
  readonly passRate: number;
  /** Share of the people whose standing over all forms is a pass. */
  readonly truePassRate: number;
  /** Share decided as they truly stand. */
  readonly decisionAccuracy: number;
  readonly passedWrongly: number;
  readonly failedWrongly: number;
  /** Share who would be decided alike by two forms. */
  readonly decisionConsistency: number;
  /** Agreement of two forms beyond chance (J. Cohen, 1960). */
  readonly kappa: number;
  /** Share of forms on which the item shown most often stands, and its id. */
  readonly maxExposure: number;
  readonly mostShown: string;
  readonly meanExposure: number;
  /** Share of a form that a person would meet again on a second one drawn without regard to the first. */
  readonly overlap: number;
  /** Items of the bank that stood on no form. */
  readonly neverShown: readonly string[];
  /** Item id → share of forms, most shown first. */
  readonly exposure: Readonly<Record<string, number>>;
};

const rounded = (value: number): number => Math.round(value * 10_000) / 10_000;

export function simulationReport(tally: Tally, bankIds: readonly string[]): SimulationReport {
  const { people, forms } = tally;
  const mean = tally.score / people;
  const passRate = tally.passed / people;
  const agreed = tally.consistent / people;
  const byChance = passRate ** 2 + (1 - passRate) ** 2;
  const exposure = bankIds
    .map((id) => [id, (tally.shown[id] ?? 0) / forms] as const)
    .sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1));
  const length = exposure.reduce((sum, [, share]) => sum + share, 0);
  return {
    candidates: people,
    meanScore: rounded(mean),
    sdScore: rounded(Math.sqrt(Math.max(0, tally.scoreSquared / people - mean * mean))),
    passRate: rounded(passRate),
    truePassRate: rounded(tally.trulyPassing / people),
    decisionAccuracy: rounded(tally.accurate / people),
    passedWrongly: rounded(tally.passedWrongly / people),
    failedWrongly: rounded(tally.failedWrongly / people),
    decisionConsistency: rounded(agreed),
    kappa: byChance === 1 ? 1 : rounded((agreed - byChance) / (1 - byChance)),
    maxExposure: rounded(exposure[0]?.[1] ?? 0),
    mostShown: exposure[0]?.[0] ?? '',
    meanExposure: rounded(length / bankIds.length),
    overlap: rounded(tally.shared / people / length),
    neverShown: exposure.filter(([, share]) => share === 0).map(([id]) => id),
    exposure: Object.fromEntries(exposure.map(([id, share]) => [id, rounded(share)])),
  };
}
