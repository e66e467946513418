/**
 * What one asks of a threat. Of one that somebody means: intent, capability and what holds them back (step 4a of the risk
 * analysis tool of the UN Security Management System, version 9). Of a hazard nobody means: how often, how strong, what softens it.
 */
export const deliberateFactors = ['intent', 'capability', 'context'] as const;
export const hazardFactors = ['often', 'strength', 'softening'] as const;
export const factors = [...deliberateFactors, ...hazardFactors] as const;
export type Factor = (typeof factors)[number];

/** How many steps each is rated in; of the last of each three, the first step is much and the last is nothing. */
export const stepsOf: { readonly [F in Factor]: number } = {
  intent: 5,
  capability: 5,
  context: 3,
  often: 5,
  strength: 5,
  softening: 3,
};
