/**
 * A package nobody can explain has no place: every dependency has its line in docs/dependencies.md.
 */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

test('every dependency is explained', () => {
  const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
  const { dependencies, devDependencies, optionalDependencies } = JSON.parse(read('package.json')) as Record<
    string,
    Record<string, string>
  >;
  const text = read('docs/dependencies.md');
  const named = (name: string) =>
    text.includes(name) || [...text.matchAll(/(\S+)\*/g)].some((match) => name.startsWith(match[1] as string));
  expect(
    Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies }).filter((name) => !named(name)),
  ).toEqual([]);
});
