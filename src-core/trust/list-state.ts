/**
 * How a status list of an issuer stands on a computer: relied on, too old for that, or not there.
 */

export const listStates = ['current', 'old', 'missing'] as const;
export type ListState = (typeof listStates)[number];
