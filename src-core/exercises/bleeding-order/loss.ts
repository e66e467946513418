/**
 * How much blood is lost while somebody thinks and acts, as a share of what the casualty can lose.
 */

/** How it bleeds: as at the beginning, less because somebody presses, or no more. */
export const flows = ['full', 'less', 'stopped'] as const;
export type Flow = (typeof flows)[number];
const rates: Readonly<Record<Flow, number>> = { full: 1, less: 0.4, stopped: 0 };

/** How fast the clock runs while somebody chooses; what an act takes is the same at every pace. */
export const paces = { usual: 1, half: 0.5, off: 0 } as const;
export type Pace = keyof typeof paces;

export type Step = {
  /** What the right act takes. */
  readonly seconds: number;
  /** How it bleeds from then on; as before where nothing is said. */
  readonly flow?: Flow | undefined;
};
export type Bleeding = {
  /** So many seconds at full flow are too many. */
  readonly limit: number;
  readonly steps: readonly Step[];
};

/** How it bleeds while the step with this number is chosen and done. */
export function flowAt({ steps }: Pick<Bleeding, 'steps'>, step: number): Flow {
  return steps.slice(0, step).reduce<Flow>((before, { flow }) => flow ?? before, 'full');
}

export const lostIn = (seconds: number, flow: Flow, { limit }: Pick<Bleeding, 'limit'>): number =>
  (seconds * rates[flow]) / limit;

/** What is lost when every step is the right one and nobody hesitates. */
export const lostByExpert = (bleeding: Bleeding): number =>
  bleeding.steps.reduce((lost, { seconds }, step) => lost + lostIn(seconds, flowAt(bleeding, step), bleeding), 0);

export type Amount = 'little' | 'some' | 'much' | 'tooMuch';
export function amountOf(lost: number): Amount {
  if (lost >= 1) return 'tooMuch';
  if (lost >= 0.6) return 'much';
  return lost >= 0.3 ? 'some' : 'little';
}

/** The share of steps that were right at once; at most half where too much was lost on the way. */
export const worthOf = (right: number, steps: number, lost: number): number =>
  Math.min(right / steps, lost >= 1 ? 0.5 : 1);
