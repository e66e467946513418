/**
 * A text in two languages: the second smaller under the first, never in its line. Where it says the same, once is enough.
 */
import type { Block, Fit } from './block.ts';
import type { Face } from './fonts.ts';
import { ink, type Sheet } from './sheet.ts';
import type { Place } from './text-line.ts';

export type Pair = { readonly own: Block; readonly under: Block | null; readonly gap: number; readonly height: number };

export type PairFit = Fit & {
  /** Of the second language. */
  readonly under: number;
  /** Between the two; a little by itself. */
  readonly gap?: number;
};

const quieter: Partial<Record<Face, Face>> = { titleBold: 'title', textBold: 'text' };

export function fitPair(
  sheet: Sheet,
  [text, second]: readonly [string, string | null | undefined],
  face: Face,
  size: number,
  { under: small, gap = 1.2 + small * 0.12, ...fit }: PairFit,
): Pair {
  const own = sheet.fit(text, face, size, fit);
  const smaller = Math.min(small, own.size * 0.85);
  const under =
    second && second !== text
      ? sheet.fit(second, quieter[face] ?? face, smaller, { ...fit, least: smaller * 0.8 })
      : null;
  return { own, under, gap, height: own.height + (under ? gap + under.height : 0) };
}

/** `place.y`: the top. `tag`: of the first language; the second is a paragraph of its own, said in its language. */
export function drawPair(sheet: Sheet, tag: string, { own, under, gap }: Pair, place: Place, colour: string): void {
  sheet.piece(tag, () => sheet.block(own, place, colour));
  if (!under) return;
  const y = place.y + own.height + gap;
  sheet.piece('P', () => sheet.block(under, { ...place, y }, ink.quiet), { language: sheet.languages[1] });
}
