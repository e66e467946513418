/**
 * A road seen from the side, with what stands behind it.
 */
import { colours, edge } from './colours.ts';
import { at, box, circle, line, path, within } from './svg.ts';

const tree = (x: number, y: number, scale: number, kind: number): string =>
  kind % 3 === 0
    ? at(
        { x, y, scale },
        path('M0 0V-46M0-20L9-32', { ...edge, fill: 'none' }),
        path('M-40-50Q-34-64-12-66 2-78 18-66 36-64 40-50 20-44 0-46-20-43-40-50Z', { fill: colours.wash, ...edge }),
      )
    : at(
        { x, y, scale },
        path('M0 0V-30M0-12L8-22', { ...edge, fill: 'none' }),
        path('M-20-36Q-22-52-8-53-3-66 10-60 25-58 24-43 26-29 12-29 0-24-11-29-21-28-20-36Z', {
          fill: colours.wash,
          ...edge,
        }),
      );

/** What repeats along the road, once in so many pixels. */
const round = 1200;
const along: readonly (readonly [x: number, scale: number, kind: number])[] = [
  [40, 1, 1],
  [230, 1.15, 0],
  [420, 0.8, 2],
  [610, 1, 1],
  [790, 1.2, 0],
  [1010, 0.9, 2],
];

export type Land = {
  readonly name: string;
  readonly frame: readonly [x: number, y: number, width: number, height: number];
  /** Where the tyres stand, from the top of the picture. */
  readonly ground: number;
  /** How far the land has passed, in pixels. */
  readonly passed: number;
  readonly sky?: string;
};

/** The strip, with `inside` standing on the road. */
export function land({ name, frame, ground, passed, sky = colours.haze }: Land, ...inside: readonly string[]): string {
  const [x, y, width, height] = frame;
  const end = x + width;
  const shift = (speed: number) => ((passed * speed) % round) - round;
  const far = shift(0.25);
  const near = shift(1);
  const hills = [0, 1, 2].map((turn) =>
    at(
      { x: x - far - round * (2 - turn), y: ground - 30 },
      path(`M0 0Q150-74 300-26 420-92 620-24 800-84 960-30 1080-56 ${round} 0Z`, {
        fill: colours.wash,
        fillOpacity: 0.65,
      }),
    ),
  );
  const trees = [0, 1, 2].flatMap((turn) =>
    along.map(([place, scale, kind]) => [x - near - round * (2 - turn) + place, scale, kind] as const),
  );
  const dashes = Array.from({ length: Math.ceil(width / 60) + 2 }, (_, index) => x - (passed % 60) + index * 60);
  return within(
    name,
    frame,
    box(x, y, width, height, { fill: sky }),
    ...hills,
    ...trees
      .filter(([place]) => place > x - 60 && place < end + 60)
      .map(([place, scale, kind]) => tree(place, ground - 30, scale, kind)),
    box(x, ground - 31, width, height, { fill: colours.shade }),
    line(x, ground - 31, end, ground - 31, { ...edge }),
    box(x, ground - 16, width, 34, { fill: colours.road }),
    line(x, ground - 16, end, ground - 16, { stroke: colours.ink, strokeWidth: 2, strokeOpacity: 0.4 }),
    line(x, ground + 18, end, ground + 18, { stroke: colours.ink, strokeWidth: 2, strokeOpacity: 0.4 }),
    ...dashes.map((place) =>
      line(place, ground + 9, place + 26, ground + 9, { stroke: colours.raised, strokeWidth: 3 }),
    ),
    ...inside,
  );
}

/** A ball that has rolled onto the road. */
export const ball = (x: number, y: number, turn: number, r = 13): string =>
  at(
    { x, y: y - r, turn },
    circle(0, 0, r, { fill: colours.danger, ...edge, strokeWidth: 2.5 }),
    path(`M${-r} 0Q0${-r * 0.7} ${r} 0M0 ${-r}Q${r * 0.7} 0 0 ${r}`, {
      fill: 'none',
      stroke: colours.paper,
      strokeWidth: 2,
    }),
  );

/** A child at the edge of the road, seen from the side, facing left or right. `arm`: 0 down, 1 pointing. */
export const child = (x: number, y: number, skin: string, facing: 1 | -1 = -1, arm = 0): string =>
  `<g transform="translate(${x} ${y}) scale(${facing} 1)">${[
    path('M-6 0L-4-20M7 0L4-20', { ...edge, strokeWidth: 6, fill: 'none' }),
    path('M-10-20Q-9-44 0-45 9-44 10-20Z', { fill: colours.care, ...edge, strokeWidth: 2.5 }),
    path(`M4-38L${14 + arm * 8} ${-24 - arm * 18}`, {
      stroke: skin,
      strokeWidth: 5,
      strokeLinecap: 'round',
      fill: 'none',
    }),
    circle(0, -56, 11, { fill: skin, ...edge, strokeWidth: 2 }),
    path('M-11-56C-12-68 3-71 9-63 4-62-2-61-4-54-7-52-10-53-11-56Z', { fill: colours.ink }),
  ].join('')}</g>`;
