/**
 * Questions of one turn are asked once, and everybody gets the own answer.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { together } from './together.ts';

test('those of one turn go together, each key once; later ones by themselves', async () => {
  const asked: (readonly string[])[] = [];
  const ask = together(async (keys) => {
    asked.push(keys);
    await nextTurn();
    return new Map(keys.filter((key) => key !== 'nobody').map((key) => [key, `${key}!`]));
  });
  expect(await Promise.all([ask('a'), ask('b'), ask('a'), ask('nobody')])).toEqual(['a!', 'b!', 'a!', undefined]);
  expect(await ask('a')).toBe('a!');
  expect(asked).toEqual([['a', 'b', 'nobody'], ['a']]);
});

test('a query that fails is told to all who asked in it, and to nobody else', async () => {
  let isBroken = true;
  const ask = together(async (keys) => {
    if (isBroken) throw new Error('gone');
    return new Map(keys.map((key) => [key, key]));
  });
  const both = await Promise.allSettled([ask('a'), ask('b')]);
  expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  isBroken = false;
  expect(await ask('a')).toBe('a');
});
