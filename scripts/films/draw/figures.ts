/**
 * Figures, drawn: a film has no letters, but 50 is 50 on every road sign.
 */
import { at, path } from './svg.ts';

const high = 16;
/** Each in a box of 10 by 16. */
const strokes: Readonly<Record<string, { readonly d: string; readonly wide: number }>> = {
  0: { d: 'M5 0C8.5 0 10 3.5 10 8S8.5 16 5 16 0 12.5 0 8 1.5 0 5 0Z', wide: 10 },
  1: { d: 'M1 3.6L5 0V16', wide: 6 },
  2: { d: 'M.6 4.2C.6 1.6 2.5 0 5 0S9.4 1.7 9.4 4.4C9.4 8.2 .5 11.2 .5 16H9.8', wide: 10 },
  3: {
    d: 'M.7 2.6C1.6 .9 3.2 0 5 0 7.6 0 9.3 1.7 9.3 4S7.5 7.6 4.4 7.6C7.8 7.6 10 9.3 10 11.8S8 16 5 16C2.7 16 .9 15 .1 13',
    wide: 10,
  },
  4: { d: 'M7.6 16V0L0 11.4H10', wide: 10 },
  5: { d: 'M9 0H1.8L1 7.2C2.2 6.3 3.4 6 4.8 6 7.9 6 10 8 10 11S7.9 16 4.9 16C2.7 16 .9 15 .1 13.2', wide: 10 },
  6: {
    d: 'M8.8 2C8 .7 6.8 0 5.3 0 2 0 .3 3.2 .3 8.6 .3 13.3 2 16 5.2 16 8 16 10 13.9 10 11S8 6.3 5.3 6.3C3 6.3 1.1 7.7 .4 10',
    wide: 10,
  },
  7: { d: 'M0 0H10C6.5 4.5 4.3 9.5 4 16', wide: 10 },
  8: {
    d: 'M5 7.6C2.6 7.6 1 6 1 3.8S2.7 0 5 0 9 1.6 9 3.8 7.4 7.6 5 7.6 10 9.3 10 11.8 8 16 5 16 0 14.3 0 11.8 2.4 7.6 5 7.6Z',
    wide: 10,
  },
  9: {
    d: 'M1.2 14C2 15.3 3.2 16 4.7 16 8 16 9.7 12.8 9.7 7.4 9.7 2.7 8 0 4.8 0 2 0 0 2.1 0 5S2 9.7 4.7 9.7C7 9.7 8.9 8.3 9.6 6',
    wide: 10,
  },
  ',': { d: 'M1 15.6L.6 17.6', wide: 2 },
  '.': { d: 'M1 15.7V15.8', wide: 2 },
  '×': { d: 'M1 6L8 13M8 6L1 13', wide: 9 },
  '+': { d: 'M4.5 4.5V13.5M0 9H9', wide: 9 },
};

type Look = {
  readonly x: number;
  /** Of their middle. */
  readonly y: number;
  readonly height: number;
  readonly colour: string;
  readonly anchor?: 'start' | 'middle' | 'end';
  /** In the units of their box. */
  readonly weight?: number;
};

export function figures(text: string | number, { x, y, height, colour, anchor = 'start', weight = 2 }: Look): string {
  const signs = [...String(text)].map((sign) => {
    const found = strokes[sign];
    if (!found) throw new Error(`no figure is drawn for “${sign}”`);
    return found;
  });
  const gap = 3.4;
  const scale = height / high;
  const wide = signs.reduce((sum, sign) => sum + sign.wide, 0) + gap * (signs.length - 1);
  let along = 0;
  const drawn = signs.map((sign) => {
    const one = at({ x: along }, path(sign.d, {}));
    along += sign.wide + gap;
    return one;
  });
  const start = x - { start: 0, middle: wide / 2, end: wide }[anchor] * scale;
  return at(
    { x: start, y: y - height / 2, scale },
    `<g fill="none" stroke="${colour}" stroke-width="${weight}" stroke-linecap="round" stroke-linejoin="round">${drawn.join('')}</g>`,
  );
}
