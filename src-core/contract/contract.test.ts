import { expect, test } from 'vitest';
import { allCalls, declarationOf } from './contract.ts';

test('every call is found by its name, and no other name finds one', async () => {
  const all = await allCalls();
  expect(Object.keys(all).length).toBeGreaterThan(40);
  for (const [name, declaration] of Object.entries(all)) expect(await declarationOf(name)).toBe(declaration);
  for (const name of ['', 'exam', 'exam.', 'exam.nothing', '__proto__.x', 'constructor', 'toString.call', 'app.exam']) {
    expect(await declarationOf(name)).toBeNull();
  }
});
