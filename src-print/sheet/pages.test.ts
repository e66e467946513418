/**
 * Rows on pages: as few as they can be, groups whole, no page with a few rows alone.
 */
import { expect, test } from 'vitest';
import { type Group, pagesOf } from './pages.ts';

/** Groups of rows, each 10 high; named by group and row. */
const groups = (sizes: readonly number[], scale = 1): Group<string>[] =>
  sizes.map((size, group) =>
    Array.from({ length: size }, (_, row) => ({ row: `${group}.${row}`, height: 10 * scale })),
  );
const counts = (pages: readonly (readonly string[])[]) => pages.map((page) => page.length);

test('what fits on a page stands on it, at full size', () => {
  const { pages, scale } = pagesOf((size) => groups([5, 5], size), { first: 100, others: 200 });
  expect(counts(pages)).toEqual([10]);
  expect(scale).toBe(1);
});

test('what is a little too long is set a little smaller', () => {
  const { pages, scale } = pagesOf((size) => groups([5, 6], size), { first: 100, others: 200 });
  expect(counts(pages)).toEqual([11]);
  expect(scale).toBe(0.9);
});

test('what takes two pages fills both alike, with whole groups, in order', () => {
  const { pages, scale } = pagesOf((size) => groups([4, 4, 4, 4], size), { first: 120, others: 120 });
  expect(counts(pages)).toEqual([8, 8]);
  expect(scale).toBe(1);
  expect(pages.flat()).toEqual(
    groups([4, 4, 4, 4])
      .flat()
      .map(({ row }) => row),
  );
});

test('a group that is longer than a page is cut, and its heading is not left alone', () => {
  const { pages } = pagesOf((size) => groups([9, 30], size), { first: 100, others: 100 });
  expect(pages.flat()).toHaveLength(39);
  for (const page of pages) expect(page.at(-1)).not.toBe('1.0');
});

test('pages that are filled one after the other do not end with a row or two', () => {
  const rows = groups(Array.from({ length: 21 }, () => 1));
  const { pages } = pagesOf(() => rows, { first: 100, others: 100 }, 'full');
  expect(pages).toHaveLength(3);
  expect(pages.at(-1)?.length).toBeGreaterThanOrEqual(4);
});
