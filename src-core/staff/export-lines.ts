/**
 * People and what they hold as lines of a table that is taken out: the words in the language that was asked for, days and
 * numbers as every program reads them.
 */
import papaparse from 'papaparse';
import type { Holding, PersonRow } from './shapes.ts';

export const exportColumns = [
  'name',
  'reference',
  'office',
  'country',
  'role',
  'course',
  'state',
  'until',
  'number',
] as const;
/** Where a day stands. */
export const columnOfDay = exportColumns.indexOf('until');

export type ExportWords = {
  readonly columns: Readonly<Record<(typeof exportColumns)[number], string>>;
  readonly state: Readonly<Record<Holding, string>>;
};

export type Exporting = {
  readonly words: ExportWords;
  /** Nothing else then; otherwise every course that a person holds or held. */
  readonly course: string | undefined;
  readonly titleOf: (course: string) => string;
};

type Line = readonly string[];
type Held = PersonRow['held'][number];

export const headLine = ({ columns }: ExportWords): Line => exportColumns.map((column) => columns[column]);

const none = (course: string): Held => ({ course, state: 'never', until: null, number: null });

/** A person who holds nothing has a line as well: that is what is looked for. */
function linesOf({ held, ...person }: PersonRow, { words, course, titleOf }: Exporting): Line[] {
  const asked = course === undefined ? held : [held.find((one) => one.course === course) ?? none(course)];
  const about = [person.name, person.reference ?? '', person.office, person.country, person.role];
  if (asked.length === 0) return [[...about, '', words.state.never, '', '']];
  return asked.map((one) => [...about, titleOf(one.course), words.state[one.state], one.until ?? '', one.number ?? '']);
}

export const exportLines = (people: readonly PersonRow[], exporting: Exporting): Line[] =>
  people.flatMap((person) => linesOf(person, exporting));

/** So that a spreadsheet knows that it is UTF-8. */
export const csvBeginning = '\uFEFF';

/** What a spreadsheet would take for a formula gets a quotation mark before it, and is text. */
export const csvOf = (lines: readonly Line[]): string =>
  lines.length === 0 ? '' : `${papaparse.unparse(lines, { newline: '\r\n', escapeFormulae: true })}\r\n`;
