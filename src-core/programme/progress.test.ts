/**
 * How far it is on the shortest way from where somebody is.
 */
import { expect, test } from 'vitest';
import { progressOf } from './progress.ts';
import type { AskedState } from './standing.ts';

const leaf = (isMet: boolean): AskedState => ({
  ...{ kind: 'exam', id: 'x', title: {}, have: 0, need: 1, uncounted: {}, isWaived: false },
  isMet,
});
const parts = (needed: number, ...all: AskedState[]): AskedState => ({
  kind: 'parts',
  needed,
  isMet: false,
  parts: all,
});
const met = leaf(true);
const open = leaf(false);

test('what is needed, of what there is to choose from the nearest; at the same distance the one that was begun', () => {
  expect(progressOf(parts(3, met, open, open))).toEqual({ met: 1, needed: 3 });
  expect(progressOf(parts(1, open, parts(2, open, open)))).toEqual({ met: 0, needed: 1 });
  expect(progressOf(parts(1, open, parts(3, met, met, open)))).toEqual({ met: 2, needed: 3 });
  expect(progressOf(parts(2, parts(1, met, open), parts(2, met, open, open)))).toEqual({ met: 2, needed: 3 });
});
