/**
 * The facts of a credential side by side, each under its name: since when, until when, how sure, which number.
 */
import type { Paper } from '../paper.ts';
import type { Face } from '../sheet/fonts.ts';
import { drawPair, fitPair } from '../sheet/pair.ts';
import { ink, type Sheet } from '../sheet/sheet.ts';
import { layOutLine } from '../sheet/text-line.ts';
import { longDate, type Words } from '../words/words.ts';

export type Fact = keyof Words['fact'];

export type Facts = { readonly height: number; draw(top: number): void };

type Room = {
  readonly x: number;
  readonly width: number;
  readonly size: number;
  readonly face: Face;
  /** Of the names of the facts. */
  readonly label?: number;
};

const gap = 14;

/** In the first language, and in the second; a number is the same in both. */
export function factIn({ claims }: Paper, { languages, t, s }: Sheet, fact: Fact): readonly [string, string | null] {
  const [, second] = languages;
  if (fact === 'number') return [claims.number, null];
  if (fact === 'assurance') return [t.assurance[claims.assurance], s?.assurance[claims.assurance] ?? null];
  const instant = fact === 'issued' ? claims.issuedAt : claims.expiresAt;
  return [longDate(instant, languages[0]), second && longDate(instant, second)];
}

/** How wide each column is: what it needs and as much again for all, or less where that is too much. */
function widthsOf(needed: readonly number[], width: number): number[] {
  const room = width - (needed.length - 1) * gap;
  const sum = needed.reduce((all, one) => all + one, 0);
  const spare = (room - sum) / needed.length;
  // Dates stay on their line; what is longest gives way.
  if (spare >= 0) return needed.map((one) => one + spare);
  const longest = Math.max(...needed);
  return needed.map((one) => (one === longest ? one + room - sum : one));
}

export function facts(
  sheet: Sheet,
  paper: Paper,
  wanted: readonly Fact[],
  { x, width, size, face, label = 7.5 }: Room,
): Facts {
  const { t, s } = sheet;
  const texts = wanted.map((fact) => ({
    name: [t.fact[fact], s?.fact[fact]] as const,
    value: factIn(paper, sheet, fact),
  }));
  const small = Math.max(label * 0.86, size * 0.7);
  const needed = texts.map(({ name: [name], value: [value] }) =>
    Math.max(layOutLine(name, 'text').width * label, layOutLine(value, face).width * size),
  );
  const widths = widthsOf(needed, width);
  const columns = texts.map(({ name, value }, index) => {
    const wide = (widths[index] as number) + 0.5;
    return {
      name: fitPair(sheet, name, 'text', label, { width: wide, under: label * 0.86, least: label * 0.75 }),
      value: fitPair(sheet, value, face, size, { width: wide, lines: 2, least: size * 0.75, under: small }),
      wide,
    };
  });
  const names = Math.max(...columns.map(({ name }) => name.height));
  return {
    height: names + 4 + Math.max(...columns.map(({ value }) => value.height)),
    draw: (top) => {
      let at = x;
      for (const { name, value, wide } of columns) {
        const place = { x: at, width: wide, align: 'start' as const };
        drawPair(sheet, 'P', name, { ...place, y: top }, ink.quiet);
        drawPair(sheet, 'P', value, { ...place, y: top + names + 4 }, ink.text);
        at += wide + gap;
      }
    },
  };
}
