/**
 * A table of a lesson as HTML: what is a head of what, so that it is read aloud with each cell.
 */
import { expect, test } from 'vitest';
import type { Inline } from '../content/lesson-block.ts';
import type { ExportWords } from './export-words.ts';
import { blocksHtml } from './lesson-html.ts';

const cells = (...texts: string[]): Inline[][] => texts.map((text) => (text === '' ? [] : [{ kind: 'text', text }]));
const table = (head: Inline[][], ...rows: Inline[][][]) =>
  blocksHtml([{ kind: 'table', head, rows }], { language: 'en', say: {} as ExportWords, checks: [], films: [] }).html;

test('the first row heads its columns', () => {
  expect(table(cells('Who', 'What'), cells('Mara', 'listens'), cells('', 'waits'))).toContain(
    '<thead><tr><th scope="col">Who</th><th scope="col">What</th></tr></thead>' +
      '<tbody><tr><td>Mara</td><td>listens</td></tr><tr><td></td><td>waits</td></tr></tbody>',
  );
});

test('where the corner is empty it is no head, and the first column heads its rows', () => {
  expect(table(cells('', 'Telephone'), cells('Begin', 'a name'), cells('', 'a number'))).toContain(
    '<thead><tr><td></td><th scope="col">Telephone</th></tr></thead>' +
      '<tbody><tr><th scope="row">Begin</th><td>a name</td></tr><tr><td></td><td>a number</td></tr></tbody>',
  );
});
