/**
 * What one asks of a threat. Of one that somebody means: intent, capability and what holds them back (step 4a of the risk
 * analysis tool of the UN Security Management System, version 9). Of a hazard nobody means: how often, how strong, what softens it.
 */
export const deliberateFactors = ['intent', 'capability', 'context'] as const;
export const hazardFactors = ['often', 'strength', 'softening'] as const;
export const factors = [...deliberateFactors, ...hazardFactors] as const;
export type Factor = (typeof factors)[number];
