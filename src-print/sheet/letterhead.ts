/**
 * Whose paper it is: the mark of the organisation and its name, where reading begins.
 */
import { drawPair, fitPair, type Pair } from './pair.ts';
import { drawPicture, fitPicture } from './picture.ts';
import { ink, type Sheet } from './sheet.ts';

export type Letterhead = { readonly height: number; draw(top: number): void };

type Room = { readonly x: number; readonly width: number; readonly logoHeight: number; readonly size: number };

/** `names`: in the first language, and in the second. */
export function letterhead(
  sheet: Sheet,
  logo: Uint8Array | null,
  names: readonly [string, string | null | undefined],
  { x, width, logoHeight, size }: Room,
): Letterhead {
  const mark =
    logo && fitPicture(sheet.doc, logo, { width: Math.min(width * 0.42, logoHeight * 3), height: logoHeight });
  const indent = mark ? mark.width + size * 0.8 : 0;
  const pair: Pair = fitPair(sheet, names, 'titleBold', size, {
    width: width - indent,
    lines: 3,
    least: size * 0.68,
    under: size * 0.58,
  });
  const height = Math.max(pair.height, mark?.height ?? 0);
  return {
    height,
    draw: (top) => {
      if (mark) drawPicture(sheet, mark, { x, y: top + (height - mark.height) / 2 }, names[0]);
      const place = {
        x: x + indent,
        y: top + (height - pair.height) / 2,
        width: width - indent,
        align: 'start' as const,
      };
      drawPair(sheet, 'P', pair, place, ink.accent);
    },
  };
}
