/**
 * What stands at the foot of every page of a longer paper: whose it is, and which page.
 */
import { ink, type Sheet } from '../sheet/sheet.ts';
import { layOutLine } from '../sheet/text-line.ts';
import { filled, numberIn } from '../words/words.ts';

const size = 7.5;

export type PageOf = { readonly page: number; readonly pages: number };

/** `whose`: in words, and shorter where those are too long to be read there. */
export function drawPageFoot(sheet: Sheet, whose: readonly string[], { page, pages }: PageOf, side: number): void {
  const { t, width, height, languages } = sheet;
  const [first] = languages;
  const words = filled(t.transcript.page, { page: numberIn(page, first), pages: numberIn(pages, first) });
  const y = height - 24;
  const wide = width - 2 * side;
  const room = wide - 110;
  const said = whose.find((text) => layOutLine(text, 'text').width * size <= room) ?? whose.at(-1) ?? '';
  sheet.decoration(() => {
    sheet.line(said, 'text', size, { x: side, width: room, y, align: 'start' }, ink.quiet);
    sheet.line(words, 'text', size, { x: side + wide - 100, width: 100, y, align: 'end' }, ink.quiet);
  }, 'Pagination');
}

/** The ground of a page that is read, not hung up. */
export function drawPageGround({ doc, width, height, decoration }: Sheet): void {
  decoration(() => {
    doc.rect(0, 0, width, height).fill(ink.ivory);
    doc.rect(0, 0, width, 6).fill(ink.accent);
  });
}

export const hairline = '#CFC8B8';

/** A thin line across, from where reading begins. */
export function drawRule(
  sheet: Sheet,
  y: number,
  x: number,
  width: number,
  { weight = 0.4, colour = hairline } = {},
): void {
  const { doc } = sheet;
  const at = sheet.at(x, width);
  sheet.decoration(() => {
    doc.lineWidth(weight).strokeColor(colour);
    doc
      .moveTo(at, y)
      .lineTo(at + width, y)
      .stroke();
  });
}
