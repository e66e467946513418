/**
 * The competencies of a certificate, in as few quiet columns as let them be largest, all in one size.
 */
import { type Paper, saidIn } from '../paper.ts';
import { reachOf } from '../sheet/fonts.ts';
import { drawPair, fitPair } from '../sheet/pair.ts';
import { ink, type Sheet } from '../sheet/sheet.ts';
import { layOutLine } from '../sheet/text-line.ts';
import { howShown, withHow } from './how-shown.ts';

const indent = 9;
const gap = 20;
const largest = 8.6;
/** No paper has smaller letters; of very many competencies, only the areas are named. */
export const smallestLetters = 5.2;

export type CompetencyList = { readonly height: number; draw(top: number): void };

type Grid = { readonly size: number; readonly rows: number; readonly widths: readonly number[] };

/** `widths`: of all texts at a font size of 1. */
function gridOf(widths: readonly number[], leading: number, width: number, height: number): Grid | null {
  let best: Grid | null = null;
  for (let columns = 1; columns <= 4; columns += 1) {
    const rows = Math.ceil(widths.length / columns);
    const wide = Array.from({ length: Math.ceil(widths.length / rows) }, (_, column) =>
      Math.max(...widths.slice(column * rows, (column + 1) * rows)),
    );
    const letters = wide.reduce((sum, one) => sum + one, 0);
    const forWidth = (width - wide.length * indent - (wide.length - 1) * gap) / letters;
    const size = Math.min(largest, height / (rows * leading), forWidth);
    if (size > (best?.size ?? 0) + 0.2) best = { size, rows, widths: wide };
  }
  return best;
}

/** Null where they would be smaller than `least` in that room; with 0 they are as small as it takes. */
export function competencyList(
  sheet: Sheet,
  { claims, names, languages }: Paper,
  { x, width }: { readonly x: number; readonly width: number },
  room: number,
  least: number,
): CompetencyList | null {
  const { doc, t, s } = sheet;
  const own = saidIn(claims, names, languages[0]);
  const title = claims.evidence.kind === 'programme' ? 'shown' : 'competencies';
  const head = fitPair(sheet, [t.certificate[title], s?.certificate[title]], 'textBold', 8, {
    width,
    under: 6.5,
  });
  const under = 7;
  const of = (texts: string[]) => {
    const { leading } = reachOf(texts, 'dense');
    const widths = texts.map((text) => layOutLine(text, 'text').width);
    return { texts, leading, grid: gridOf(widths, leading, width, room - head.height - under) };
  };
  if (claims.competencies.length === 0) return { height: 0, draw: () => undefined };
  let list = of(claims.competencies.map((one) => withHow(own.competency(one), howShown(claims, one.id, t))));
  if (list.grid && list.grid.size < least) return null;
  if (least === 0 && (list.grid?.size ?? 0) < smallestLetters) list = of(claims.areas.map(own.area));
  const { texts, leading, grid } = list;
  if (!grid) return null;
  const { size, rows, widths } = grid;
  const taken = widths.reduce((sum, one) => sum + one * size + indent, 0);
  const between = widths.length > 1 ? Math.min(46, (width - taken) / (widths.length - 1)) : 0;
  const begin = x + (width - taken - between * (widths.length - 1)) / 2;
  const up = reachOf(texts, 'dense').up * size;
  const draw = (top: number) => {
    drawPair(sheet, 'H3', head, { x, y: top, width, align: 'center' }, ink.quiet);
    sheet.within('L', () => {
      let left = begin;
      for (const [column, wide] of widths.entries()) {
        for (const [row, text] of texts.slice(column * rows, (column + 1) * rows).entries()) {
          const y = top + head.height + under + up + row * leading * size;
          const at = left;
          sheet.within('LI', () => {
            sheet.decoration(() => doc.circle(sheet.at(at + 0.4, 2.4) + 1.2, y - size * 0.3, 1.2).fill(ink.accent));
            const place = { x: at + indent, y, width: wide * size + 1, align: 'start' as const };
            sheet.piece('LBody', () => sheet.line(text, 'text', size, place));
          });
        }
        left += wide * size + indent + between;
      }
    });
  };
  return { height: head.height + under + rows * leading * size, draw };
}
