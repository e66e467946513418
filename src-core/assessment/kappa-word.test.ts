/**
 * The word that stands beside a kappa is the one of its band, as the figure is written.
 */
import { expect, test } from 'vitest';
import { type KappaWord, kappaWord } from './kappa-word.ts';

test.each<[number, KappaWord]>([
  [-0.3, 'none'],
  [0, 'none'],
  [0.01, 'slight'],
  [0.2, 'slight'],
  [0.2 + 1e-9, 'slight'],
  [0.21, 'fair'],
  [0.4, 'fair'],
  [0.41, 'moderate'],
  [0.604, 'moderate'],
  [0.61, 'substantial'],
  [0.8, 'substantial'],
  [0.81, 'nearly-full'],
  [1, 'nearly-full'],
])('%d is %s', (kappa, word) => expect(kappaWord(kappa)).toBe(word));
