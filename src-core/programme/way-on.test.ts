/**
 * What somebody is shown to do next: never what waits for another, nor what is not needed any more.
 */
import { expect, test } from 'vitest';
import { leavesOnTheWay, nextOnTheWay } from './way-on.ts';

const leaf = (id: string, more: { isMet?: boolean; isWaived?: boolean; have?: number; waitsFor?: string[] } = {}) => ({
  kind: 'requirement' as const,
  id,
  isMet: false,
  isWaived: false,
  have: 0,
  waitsFor: [] as readonly string[],
  ...more,
});
const met = { isMet: true, have: 1 };
type Asked = Parameters<typeof leavesOnTheWay>[0];
const some = (needed: number, isMet: boolean, ...of: Asked[]) => ({
  kind: 'parts' as const,
  needed,
  isMet,
  parts: of,
});
const parts = (isMet: boolean, ...of: Asked[]) => some(of.length, isMet, ...of);
const statesOf = (asked: Asked) => leavesOnTheWay(asked).map(({ state }) => state);

test('each requirement has the state that tells what to do about it', () => {
  const asked = parts(
    false,
    leaf('read', met),
    leaf('exam'),
    leaf('talk', { waitsFor: ['exam'] }),
    leaf('hours', { have: 30 }),
    leaf('old', { isMet: true, isWaived: true }),
  );
  expect(statesOf(asked)).toEqual(['met', 'open', 'waits', 'begun', 'waived']);
});

test('of a group that is met the rest is not needed, in groups inside it neither', () => {
  const inside = parts(false, leaf('a'), leaf('b', { waitsFor: ['a'] }));
  expect(statesOf(parts(true, leaf('c', met), inside))).toEqual(['met', 'spare', 'spare']);
  expect(statesOf(parts(false, parts(true, leaf('c', met), leaf('d')), leaf('e')))).toEqual(['met', 'spare', 'open']);
});

test('next is the first that can be done now', () => {
  const asked = parts(
    false,
    leaf('read', met),
    leaf('talk', { waitsFor: ['exam'] }),
    leaf('exam'),
    leaf('later', { have: 1 }),
  );
  expect(nextOnTheWay(asked)).toMatchObject({ id: 'exam' });
  expect(nextOnTheWay(parts(true, leaf('c', met), leaf('d')))).toBeNull();
  expect(nextOnTheWay(leaf('only', { waitsFor: ['x'] }))).toBeNull();
});

test('of a group the one that was begun comes first', () => {
  const group = some(1, false, leaf('again'), leaf('hours', { have: 30 }));
  expect(nextOnTheWay(parts(false, leaf('read', met), group, leaf('after')))).toMatchObject({ id: 'hours' });
});
