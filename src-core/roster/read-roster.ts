/**
 * A roster (CSV, RFC 4180, or what table programs write instead: semicolons, tabs, UTF-16) as rows. What is wrong with one
 * row never touches another.
 */
import papaparse from 'papaparse';
import { personName } from '../contract/values.ts';
import { type Assurance, assuranceLevels } from '../exam/assurance.ts';
import { readBytes } from '../exchange/text/read-bytes.ts';
import { type LanguageCode, languageCodes } from '../locale/languages.ts';
import {
  type RosterColumn,
  type RosterProblem,
  type RosterProblemCode,
  type RosterRow,
  rosterColumns,
} from './roster-row.ts';

export const mostRows = 20_000;
const mostBytes = 20 * 1024 * 1024;

export type RosterDefaults = {
  /** For rows that name none; null: then each must. */
  readonly course: string | null;
  readonly passed: string | null;
  readonly assurance: Assurance;
  readonly language: LanguageCode;
  /** Courses that there are. */
  readonly courses: readonly string[];
  /** `2026-11-24`: nobody has passed later. */
  readonly today: string;
};

export type Roster = { readonly rows: readonly RosterRow[]; readonly problems: readonly RosterProblem[] };

const ofFile = (code: RosterProblemCode, params: Record<string, string> = {}): Roster => ({
  rows: [],
  problems: [{ row: 0, name: '', code, params }],
});

/** UTF-8, or UTF-16 with a mark, as table programs save "Unicode text"; null for any other bytes. */
function textOf(bytes: Uint8Array): string | null {
  const [first, second] = bytes;
  const isLittle = first === 0xff && second === 0xfe;
  const text = isLittle || (first === 0xfe && second === 0xff) ? wideText(bytes, isLittle) : readBytes(bytes);
  return text?.includes('\0') ? null : text;
}

function wideText(bytes: Uint8Array, isLittle: boolean): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const units = Array.from({ length: Math.floor(bytes.length / 2) - 1 }, (_, at) =>
    view.getUint16(at * 2 + 2, isLittle),
  );
  let text = '';
  for (let at = 0; at < units.length; at += 10_000) text += String.fromCharCode(...units.slice(at, at + 10_000));
  return text;
}

const plain = (heading: string) =>
  heading
    .normalize('NFKC')
    .trim()
    .replace(/[\s_]+/gu, ' ')
    .toLowerCase();

function placesOf(headings: readonly string[]): Map<RosterColumn, number> | RosterColumn {
  const places = new Map<RosterColumn, number>();
  for (const [place, heading] of headings.entries()) {
    const names = Object.entries(rosterColumns) as [RosterColumn, readonly string[]][];
    const column = names.find(([, others]) => others.includes(plain(heading)))?.[0];
    if (!column) continue;
    if (places.has(column)) return column;
    places.set(column, place);
  }
  return places;
}

/** True for a day that there is: not the 31st of June. */
function isDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00.000Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

export function readRoster(bytes: Uint8Array, defaults: RosterDefaults): Roster {
  if (bytes.length > mostBytes) return ofFile('too-many', { count: String(mostRows) });
  const text = textOf(bytes);
  if (text === null) return ofFile('not-text');
  const { data, errors } = papaparse.parse(text, { header: false, skipEmptyLines: false });
  const isBlank = (cells: readonly string[]) => cells.every((cell) => cell.trim() === '');
  const filled = data.flatMap((cells, index) => (isBlank(cells) ? [] : [{ cells, row: index + 1 }]));
  const [head, ...body] = filled;
  if (!head || body.length === 0) return ofFile('empty');
  if (body.length > mostRows) return ofFile('too-many', { count: String(mostRows) });
  const open = errors.find(({ code }) => code === 'MissingQuotes');
  if (open) return ofFile('quote-open', { row: String((open.row ?? 0) + 1) });
  const places = placesOf(head.cells);
  if (typeof places === 'string') return ofFile('heading-twice', { column: places });
  const needed: RosterColumn[] = [
    'name',
    ...(defaults.course === null ? (['course'] as const) : []),
    ...(defaults.passed === null ? (['passed'] as const) : []),
  ];
  const missing = needed.find((column) => !places.has(column));
  if (missing) return ofFile('heading-missing', { column: missing, headings: head.cells.join(', ').slice(0, 200) });

  const rows: RosterRow[] = [];
  const problems: RosterProblem[] = [];
  const seen = new Map<string, number>();
  for (const { cells, row } of body) {
    const cell = (column: RosterColumn) => cells[places.get(column) ?? -1]?.trim() ?? '';
    const read = readRow(row, cell, defaults);
    if ('code' in read) {
      problems.push(read);
      continue;
    }
    const same = JSON.stringify([read.name, read.id, read.course, read.passed]);
    const first = seen.get(same);
    if (first === undefined) {
      seen.set(same, row);
      rows.push(read);
    } else problems.push({ row, name: read.name, code: 'same-twice', params: { first: String(first) } });
  }
  return { rows, problems };
}

function readRow(
  row: number,
  cell: (column: RosterColumn) => string,
  defaults: RosterDefaults,
): RosterRow | RosterProblem {
  const written = cell('name').slice(0, 200);
  const wrong = (code: RosterProblemCode, params: Record<string, string> = {}): RosterProblem => ({
    row,
    name: written,
    code,
    params,
  });
  if (written === '') return wrong('name-missing');
  const name = personName.safeParse(cell('name'));
  if (!name.success) return wrong('name-unfit');
  const course = cell('course') || defaults.course;
  if (!course) return wrong('course-missing');
  if (!defaults.courses.includes(course))
    return wrong('course-unknown', { course: course.slice(0, 80), known: defaults.courses.join(', ') });
  const passed = cell('passed') || defaults.passed;
  if (!passed) return wrong('date-missing');
  if (!isDay(passed)) return wrong('date-form', { date: passed.slice(0, 40), today: defaults.today });
  if (passed > defaults.today) return wrong('date-later', { date: passed });
  const assurance = assuranceLevels.find((level) => level === (cell('assurance') || defaults.assurance));
  if (!assurance)
    return wrong('assurance-unknown', { value: cell('assurance').slice(0, 40), known: assuranceLevels.join(', ') });
  const language = languageCodes.find((code) => code === (cell('language').toLowerCase() || defaults.language));
  if (!language)
    return wrong('language-unknown', { value: cell('language').slice(0, 40), known: languageCodes.join(', ') });
  return { row, name: name.data, id: cell('id').slice(0, 100), course, passed, assurance, language };
}

/** What went wrong, by row, as a table that a table program opens; no cell of it is a formula. */
export function problemsAsCsv(
  problems: readonly RosterProblem[],
  headings: readonly [string, string, string],
  sentence: (problem: RosterProblem) => string,
): string {
  const rows = problems.map((problem) => [problem.row > 0 ? String(problem.row) : '', problem.name, sentence(problem)]);
  // The mark tells table programs that it is UTF-8.
  return `\uFEFF${papaparse.unparse([headings, ...rows], { newline: '\r\n', escapeFormulae: true })}\r\n`;
}
