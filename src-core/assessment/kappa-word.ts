/**
 * What a kappa means in a word. The bands are those of J. R. Landis and G. G. Koch, The measurement of observer agreement for categorical
 * data, Biometrics 33 (1977), 159-174; they are a convention, and of few ratings no band says much.
 */
export const kappaWords = ['none', 'slight', 'fair', 'moderate', 'substantial', 'nearly-full'] as const;
export type KappaWord = (typeof kappaWords)[number];

const upTo = [
  [0.2, 'slight'],
  [0.4, 'fair'],
  [0.6, 'moderate'],
  [0.8, 'substantial'],
] as const;

/** Fewer pairs than this say little, whatever comes out. */
export const fewPairs = 20;

export function kappaWord(kappa: number): KappaWord {
  if (kappa <= 0) return 'none';
  // As it is written, with two places: 0.2000001 is not another band than 0.20.
  const written = Math.round(kappa * 100) / 100;
  return upTo.find(([most]) => written <= most)?.[1] ?? 'nearly-full';
}
