/**
 * People with few features.
 */
import { colours, edge } from './colours.ts';
import { at, circle, line, path } from './svg.ts';

/** Standing, from the front, 190 high; the place is between the feet. `reach`: how far the arm on the right is stretched out. */
export const person = (
  x: number,
  y: number,
  { skin, coat, reach = 0, facing = 1 }: { skin: string; coat: string; reach?: number; facing?: 1 | -1 },
): string =>
  `<g transform="translate(${x} ${y}) scale(${facing} 1)">${[
    path('M-13 0L-11-62M13 0L11-62', { ...edge, stroke: colours.deep, strokeWidth: 17, fill: 'none' }),
    path(`M22-126Q${32 + reach * 16} ${-100 - reach * 8} ${30 + reach * 44} ${-76 - reach * 28}`, {
      stroke: coat,
      strokeWidth: 15,
      strokeLinecap: 'round',
      fill: 'none',
    }),
    circle(30 + reach * 46, -74 - reach * 29, 8, { fill: skin, stroke: colours.ink, strokeWidth: 2 }),
    path('M-30-60Q-34-132-16-140H16Q34-132 30-60Q0-52-30-60Z', { fill: coat, ...edge }),
    path('M-22-126Q-34-100-30-76', { stroke: colours.ink, strokeOpacity: 0.4, strokeWidth: 3, fill: 'none' }),
    circle(0, -164, 24, { fill: skin, ...edge, strokeWidth: 2.5 }),
    path(
      'M-24-164C-26-192-4-194 6-191 22-189 26-176 24-162 16-170 4-174-6-173-12-168-14-162-18-156-22-157-24-160-24-164Z',
      {
        fill: colours.ink,
      },
    ),
  ].join('')}</g>`;

export type Sitter = {
  readonly x: number;
  readonly y: number;
  readonly skin: string;
  readonly coat: string;
  /** How far the body has gone on when the car has not. */
  readonly forward?: number;
  /** In degrees. */
  readonly lean?: number;
  /** How much of the belt is drawn across: 0 is none. */
  readonly belt?: number;
};

/** Somebody sitting in a car, from the side, looking right; the place is the hip. */
export function sitter({ x, y, skin, coat, forward = 0, lean = 0, belt = 0 }: Sitter): string {
  const strap = { stroke: colours.accent, strokeWidth: 7, strokeLinecap: 'round', fill: 'none' } as const;
  return (
    // The seat stays where the car is.
    at(
      { x, y },
      path('M-34 14L-46-86Q-46-96-38-96-30-96-28-88L-18 0H40Q48 0 48 8V14Q48 18 42 18H-30Q-34 18-34 14Z', {
        fill: colours.deep,
        ...edge,
      }),
      path('M-50-98Q-52-122-42-122-33-122-33-100Z', { fill: colours.deep, ...edge }),
    ) +
    at(
      { x: x + forward, y },
      path('M0-4H44L58 34', {
        stroke: colours.ink,
        strokeWidth: 19,
        strokeLinecap: 'round',
        strokeLinejoin: 'round',
        fill: 'none',
      }),
      at(
        { turn: lean },
        path('M-20 2Q-30-58-14-72-2-78 10-70 22-56 18 2Z', { fill: coat, ...edge }),
        path('M8-56Q24-34 46-30', { stroke: coat, strokeWidth: 13, strokeLinecap: 'round', fill: 'none' }),
        circle(48, -30, 7, { fill: skin, stroke: colours.ink, strokeWidth: 2 }),
        circle(2, -98, 21, { fill: skin, ...edge, strokeWidth: 2.5 }),
        path(
          'M-19-98C-22-122-2-124 8-121 18-118 22-110 20-104 12-109 2-111-4-109-8-104-9-98-12-93-17-93-19-95-19-98Z',
          {
            fill: colours.ink,
          },
        ),
        path('M21-100L28-92 21-90Z', { fill: skin }),
        belt > 0
          ? path(`M-20-74L${-20 + 38 * Math.min(1, belt * 1.6)} ${-74 + 72 * Math.min(1, belt * 1.6)}`, strap)
          : '',
        belt > 0.6 ? line(18, -2, 18 - 40 * ((belt - 0.6) / 0.4), 2, strap) : '',
      ),
    )
  );
}
