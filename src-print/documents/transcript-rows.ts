/**
 * The rows of a transcript: an area with its bar, and under it what was asked of it.
 */
import { type Paper, saidIn } from '../paper.ts';
import type { Block } from '../sheet/block.ts';
import { fitPair, type Pair } from '../sheet/pair.ts';
import { ink, type Sheet } from '../sheet/sheet.ts';
import { longDate, numberIn, percentIn } from '../words/words.ts';
import { howShown } from './how-shown.ts';
import { drawRule, hairline } from './page-foot.ts';

const side = 56;
const columns = { bar: 84, result: 74, required: 66 } as const;

export type Row = {
  readonly kind: 'head' | 'area' | 'competency' | 'assessment';
  readonly texts: readonly [string, string | null];
  readonly result: readonly [string, string | null];
  readonly required: readonly [string, string | null];
  /** 0 to 100, drawn as a bar. */
  readonly percent: number | null;
  readonly line: number | null;
};

/** Of a programme what was assessed, by day; then areas in their order, each followed by its competencies. */
export function rowsOf(paper: Paper, t: Sheet['t'], s: Sheet['s']): Row[][] {
  const { claims, languages, names } = paper;
  const [first, second] = languages;
  const own = saidIn(claims, names, first);
  const other = second && saidIn(claims, names, second);
  const percent = (value: number) => percentIn(value, first);
  const isAttested = claims.evidence.kind === 'roster';
  const isProgramme = claims.evidence.kind === 'programme';
  const assessed = claims.assessments.map(
    ({ kind, title, by, on }): Row => ({
      kind: 'assessment',
      texts: [`${t.assessment[kind]}: ${title}`, s ? `${s.assessment[kind]}: ${title}` : null],
      result: [by ?? '', null],
      required: [longDate(on, first), null],
      percent: null,
      line: null,
    }),
  );
  const resultOf = ({ id, points, max }: Paper['claims']['competencies'][number]): string => {
    if (isProgramme) return howShown(claims, id, t).join(' · ');
    if (points !== null && max !== null) return `${numberIn(points, first)} / ${numberIn(max, first)}`;
    return isAttested ? t.transcript.attested : t.transcript.earlier;
  };
  const areas = claims.areas.map((area): Row[] => [
    {
      kind: 'area',
      texts: [own.area(area), other?.area(area) ?? null],
      result: [area.percent === null ? '' : percent(area.percent), null],
      required: [
        area.requiredPercent !== null
          ? percent(area.requiredPercent)
          : isAttested || isProgramme
            ? ''
            : t.transcript.notRequired,
        null,
      ],
      percent: area.percent,
      line: area.requiredPercent,
    },
    ...claims.competencies
      .filter(({ id }) => id.startsWith(`${area.id}.`))
      .map(
        (one): Row => ({
          kind: 'competency',
          texts: [own.competency(one), other?.competency(one) ?? null],
          result: [resultOf(one), null],
          required: ['', null],
          percent: null,
          line: null,
        }),
      ),
  ]);
  return assessed.length > 0 ? [assessed, ...areas] : areas;
}

export function headRow({ claims }: Paper, t: Sheet['t'], s: Sheet['s']): Row {
  const [area, result, required] =
    claims.evidence.kind === 'programme'
      ? (['assessed', 'by', 'on'] as const)
      : (['area', 'result', 'required'] as const);
  return {
    kind: 'head',
    texts: [t.transcript[area], s?.transcript[area] ?? null],
    result: [t.transcript[result], s?.transcript[result] ?? null],
    required: [t.transcript[required], s?.transcript[required] ?? null],
    percent: null,
    line: null,
  };
}

/** For the largest size: of letters, of those of the second language, the space above and below. */
const looks = {
  head: { face: 'textBold', size: 8, under: 6.5, above: 0, below: 9, indent: 0 },
  area: { face: 'textBold', size: 10, under: 7.5, above: 8.5, below: 2, indent: 0 },
  competency: { face: 'text', size: 9, under: 7, above: 1.7, below: 2, indent: 12 },
  assessment: { face: 'text', size: 9, under: 7, above: 3, below: 3, indent: 0 },
} as const;

export type FittedRow = {
  readonly row: Row;
  readonly text: Pair;
  readonly result: Pair;
  readonly required: Pair;
  readonly above: number;
  readonly height: number;
};

export function fitRow(sheet: Sheet, row: Row, scale: number): FittedRow {
  const { face, size, under, above, below, indent } = looks[row.kind];
  const inner = sheet.width - 2 * side;
  // What is said in words takes the place of the bar too.
  const isWords = row.kind === 'competency' || row.kind === 'assessment';
  const last = columns.result + columns.required;
  const room = (width: number, least: number) => ({
    width,
    lines: 2,
    least,
    under: under * scale,
    dense: true,
  });
  const large = size * scale;
  const text = fitPair(sheet, row.texts, face, large, room(inner - last - columns.bar - indent - 10, large * 0.9));
  const wide = columns.result - 8 + (isWords ? columns.bar : 0);
  const result = fitPair(sheet, row.result, face, isWords ? 8.5 * scale : large, { ...room(wide, 6), lines: 1 });
  const required = fitPair(sheet, row.required, row.kind === 'head' ? face : 'text', Math.min(large, 8.5 * scale), {
    ...room(columns.required - 4, 6.5),
  });
  const highest = Math.max(text.height, result.height, required.height);
  return { row, text, result, required, above: above * scale, height: (above + below) * scale + highest };
}

export function drawRow(sheet: Sheet, { row, text, result, required, above, height }: FittedRow, top: number): void {
  const inner = sheet.width - 2 * side;
  const isHead = row.kind === 'head';
  const y = top + above;
  const colour = isHead ? ink.quiet : ink.text;
  const first = { x: side + looks[row.kind].indent, width: inner, align: 'start' as const, y };
  /** On the line of the name, however large the letters are. */
  const onLine = (block: Block) => y + text.own.up - block.up;
  const end = (from: number, width: number, block: Block) => ({
    x: side + inner - from - width,
    width,
    align: 'end' as const,
    y: onLine(block),
  });
  const cell = (pair: Pair, place: typeof first | ReturnType<typeof end>, of: string, tag: 'TH' | 'TD') =>
    sheet.within(
      tag,
      () => {
        sheet.piece('P', () => sheet.block(pair.own, place, of));
        if (!pair.under) return;
        const under = { ...place, y: place.y + pair.own.height + pair.gap };
        sheet.piece('P', () => sheet.block(pair.under as Block, under, ink.quiet), { language: sheet.languages[1] });
      },
      tag === 'TH' ? { scope: isHead ? 'Column' : 'Row' } : {},
    );
  sheet.within('TR', () => {
    cell(text, first, colour, 'TH');
    const wide = columns.result + columns.bar;
    cell(result, end(columns.required, wide, result.own), colour, isHead ? 'TH' : 'TD');
    cell(required, end(0, columns.required, required.own), ink.quiet, isHead ? 'TH' : 'TD');
  });
  if (row.percent !== null) drawBar(sheet, row.percent, row.line, y + text.own.up - 3.6);
  if (isHead) drawRule(sheet, top + height - 4, side, inner, { weight: 0.8, colour: ink.accent });
  if (row.kind === 'area') drawRule(sheet, top + above * 0.35, side, inner, { weight: 0.3 });
}

/** How far it was reached, and the line that had to be. */
function drawBar(sheet: Sheet, percent: number, line: number | null, y: number): void {
  const { doc } = sheet;
  const width = columns.bar;
  const begin = sheet.width - side - columns.required - columns.result - width;
  const part = (from: number, wide: number, colour: string, high: number) =>
    doc.rect(sheet.at(begin + from, wide), y - high / 2, wide, high).fill(colour);
  sheet.decoration(() => {
    part(0, width, hairline, 2.2);
    part(0, (percent / 100) * width, ink.accent, 2.2);
    if (line !== null) part((line / 100) * width - 0.4, 0.8, ink.text, 6);
  });
}
