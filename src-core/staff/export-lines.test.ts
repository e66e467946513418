/**
 * What is taken out for spreadsheets: a line for each course, and nothing in it that a spreadsheet would carry out.
 */
import { expect, test } from 'vitest';
import en from '../locale/messages/en/staff-export.json' with { type: 'json' };
import { csvOf, type Exporting, exportColumns, exportLines, headLine } from './export-lines.ts';
import { linesOfCsv } from './sample-csv.ts';
import type { PersonRow } from './shapes.ts';

const person = (more: Partial<PersonRow>): PersonRow => ({
  id: 'p1',
  name: 'Amina Yusuf',
  office: 'Nairobi',
  country: 'KE',
  role: 'driver',
  reference: null,
  held: [],
  open: 0,
  nextDue: null,
  ...more,
});
const held = [
  { course: 'basic', state: 'valid', until: '2029-01-01', number: 'FP-0000-0000-0000-0001-0' },
  { course: 'advanced', state: 'revoked', until: null, number: 'FP-0000-0000-0000-0002-0' },
] as const;
const exporting: Exporting = { words: en, course: undefined, titleOf: (course) => `The ${course} course` };

test('a line for each course that somebody holds or held, and one for whoever holds none', () => {
  const lines = exportLines([person({ held: [...held] }), person({ name: 'Nobody Yet' })], exporting);
  expect(lines.map((line) => [line[0], ...line.slice(5)])).toEqual([
    ['Amina Yusuf', 'The basic course', 'Valid', '2029-01-01', 'FP-0000-0000-0000-0001-0'],
    ['Amina Yusuf', 'The advanced course', 'Withdrawn', '', 'FP-0000-0000-0000-0002-0'],
    ['Nobody Yet', '', 'Never held', '', ''],
  ]);
  for (const line of [headLine(en), ...lines]) expect(line).toHaveLength(exportColumns.length);
});

test('of one course: one line for each person, whether they hold it or not', () => {
  const lines = exportLines([person({ held: [...held] }), person({})], { ...exporting, course: 'advanced' });
  expect(lines.map((line) => line.slice(5, 7))).toEqual([
    ['The advanced course', 'Withdrawn'],
    ['The advanced course', 'Never held'],
  ]);
});

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '=HYPERLINK("https://evil.example","Amina")'])(
  '%j as a name is text in a spreadsheet',
  (name) => {
    const [line] = linesOfCsv(csvOf(exportLines([person({ name })], exporting)));
    expect(line?.[0]).toBe(`'${name}`);
  },
);

test('commas, quotation marks and line ends stay in their cell', () => {
  const name = 'Yusuf, "Amina"\nof Nairobi';
  const [line] = linesOfCsv(csvOf(exportLines([person({ name })], exporting)));
  expect(line?.[0]).toBe(name);
});
