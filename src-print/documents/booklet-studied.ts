/**
 * What was studied, as rows: the modules with their lessons, and the tries at the examination.
 */
import { type LocalText, textIn } from '#core/locale/languages.ts';
import type { Paper } from '../paper.ts';
import { drawPair, fitPair, type Pair } from '../sheet/pair.ts';
import { ink, type Sheet } from '../sheet/sheet.ts';
import { longDate, numberIn } from '../words/words.ts';
import { drawRule } from './page-foot.ts';

const side = 56;
const columns = { minutes: 64, readOn: 140 } as const;

type Said = (language: Paper['languages'][0]) => string;

export type Studied =
  | { readonly kind: 'head' }
  | { readonly kind: 'module' | 'tries'; readonly title: Said }
  | { readonly kind: 'lesson'; readonly title: Said; readonly minutes: number; readonly readAt: string | null }
  | { readonly kind: 'try'; readonly decidedAt: string; readonly passed: boolean };

export const headRow: Studied = { kind: 'head' };

export function studiedRows({ study }: Paper): Studied[][] {
  const said = (text: LocalText) => (language: Paper['languages'][0]) => textIn(text, language);
  const modules = (study?.modules ?? []).map(({ title, lessons }): Studied[] => [
    { kind: 'module', title: said(title) },
    ...lessons.map(({ title: of, ...rest }): Studied => ({ kind: 'lesson', title: said(of), ...rest })),
  ]);
  const tries = (study?.tries ?? []).map((one): Studied => ({ kind: 'try', ...one }));
  return [...modules, ...(tries.length > 0 ? [[{ kind: 'tries', title: () => '' } as const, ...tries]] : [])];
}

const looks = {
  head: { face: 'textBold', size: 8, above: 0, below: 9 },
  module: { face: 'textBold', size: 10, above: 13, below: 2 },
  tries: { face: 'title', size: 14, above: 20, below: 4 },
  lesson: { face: 'text', size: 9.5, above: 4, below: 4.5 },
  try: { face: 'text', size: 9.5, above: 4, below: 4.5 },
} as const;

type Fitted = {
  readonly cells: readonly (Pair | null)[];
  readonly above: number;
  readonly height: number;
};

/** The cells of a row in both languages; null for one to be written in by hand. */
function cellsOf({ t, s, languages }: Sheet, row: Studied): (readonly [string, string | null] | null)[] {
  const [first, second] = languages;
  const both = (said: (language: Paper['languages'][0]) => string) => [said(first), second && said(second)] as const;
  switch (row.kind) {
    case 'head':
      return (['lesson', 'minutes', 'readOn'] as const).map((word) => [t.booklet[word], s?.booklet[word] ?? null]);
    case 'tries':
      return [[t.booklet.tries, s?.booklet.tries ?? null]];
    case 'module':
      return [both(row.title)];
    case 'lesson':
      return [
        both(row.title),
        [numberIn(row.minutes, first), null],
        row.readAt ? [longDate(row.readAt, first), null] : null,
      ];
    case 'try': {
      const word = row.passed ? 'passed' : 'notYet';
      return [
        [longDate(row.decidedAt, first), null],
        ['', null],
        [t.booklet[word], s?.booklet[word] ?? null],
      ];
    }
  }
}

/** Where each column begins, and how wide it is. */
function columnsOf(sheet: Sheet, row: Studied): readonly { x: number; width: number; align: 'start' | 'end' }[] {
  const inner = sheet.width - 2 * side;
  const indent = row.kind === 'lesson' || row.kind === 'try' ? 12 : 0;
  if (row.kind === 'module' || row.kind === 'tries') return [{ x: side, width: inner, align: 'start' }];
  const words = inner - columns.minutes - columns.readOn;
  return [
    { x: side + indent, width: words - indent - 10, align: 'start' },
    { x: side + words, width: columns.minutes - 18, align: 'end' },
    { x: side + words + columns.minutes, width: columns.readOn, align: 'start' },
  ];
}

export function fitStudied(sheet: Sheet, row: Studied, scale: number): Fitted {
  const { face, size, above, below } = looks[row.kind];
  const places = columnsOf(sheet, row);
  const cells = cellsOf(sheet, row).map(
    (texts, index) =>
      texts &&
      fitPair(sheet, texts, face, size * scale, {
        width: (places[index] as { width: number }).width,
        lines: 2,
        dense: true,
        least: size * scale * 0.85,
        under: Math.max(6.5, size * scale * 0.72),
      }),
  );
  const highest = Math.max(...cells.map((cell) => cell?.height ?? 0));
  return { cells, above: above * scale, height: (above + below) * scale + highest };
}

export function drawStudied(sheet: Sheet, rows: readonly Studied[], scale: number, top: number): void {
  const { width } = sheet;
  let y = top;
  const drawRow = (row: Studied, size: number) => {
    const { cells, above, height } = fitStudied(sheet, row, size);
    const places = columnsOf(sheet, row);
    const isHead = row.kind === 'head';
    const colour = isHead ? ink.quiet : row.kind === 'module' ? ink.accent : ink.text;
    const up = cells[0]?.own.up ?? 0;
    sheet.within('TR', () => {
      for (const [index, cell] of cells.entries()) {
        const place = places[index] as (typeof places)[number];
        const isHeading = isHead || row.kind === 'module' || index === 0;
        sheet.within(
          isHeading ? 'TH' : 'TD',
          () => cell && drawPair(sheet, 'P', cell, { ...place, y: y + above + up - cell.own.up }, colour),
          isHeading ? { scope: isHead ? 'Column' : 'Row', ...(row.kind === 'module' && { span: 3 }) } : {},
        );
        if (!cell) drawRule(sheet, y + above + up + 2, place.x, place.width);
      }
    });
    y += height;
    if (isHead) drawRule(sheet, y - 4, side, width - 2 * side, { weight: 0.8, colour: ink.accent });
  };
  const lessons = rows.filter(({ kind }) => kind === 'module' || kind === 'lesson');
  const tries = rows.filter(({ kind }) => kind === 'try');
  const heading = rows.find(({ kind }) => kind === 'tries');
  if (lessons.length > 0) {
    sheet.within('Table', () => {
      drawRow(headRow, 1);
      for (const row of lessons) drawRow(row, scale);
    });
  }
  if (heading) {
    const { cells, above, height } = fitStudied(sheet, heading, scale);
    const at = { x: side, width: width - 2 * side, align: 'start' as const, y: y + (lessons.length > 0 ? above : 0) };
    if (cells[0]) drawPair(sheet, 'H2', cells[0], at, ink.text);
    y += height;
  }
  if (tries.length === 0) return;
  sheet.within('Table', () => {
    for (const row of tries) drawRow(row, scale);
  });
}
