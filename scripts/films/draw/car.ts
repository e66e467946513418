/**
 * A car from the side, driving to the right. Its place is the front bumper on the road.
 */
import { colours, edge, fine } from './colours.ts';
import { at, box, circle, faded, line, path } from './svg.ts';

export type CarLook = {
  readonly x: number;
  readonly y: number;
  readonly colour?: string;
  /** 1 is 180 wide. */
  readonly scale?: number;
  /** In degrees. */
  readonly wheels?: number;
  readonly isBraking?: boolean;
  /** Null: nobody. */
  readonly driver?: string | null;
  readonly passenger?: string;
  /** Where the driver looks: 0 ahead, 1 down. */
  readonly looksDown?: number;
};

/** A head, and shoulders where they are seen. Turned by degrees. */
export const head = (x: number, y: number, skin: string, turn = 0, scale = 1): string =>
  at(
    { x, y, scale, turn },
    path('M-14 30C-14 16-8 11 0 11S14 16 14 30Z', { fill: colours.deep }),
    circle(0, 0, 10.5, { fill: skin }),
    path('M-10.5 1C-12-9-5-13 1-12.5 8-12 10.5-8 10-4 5-6-2-7-5-4-7-2-7 2-8 5-9.500 4-10.500 2.500-10.500 1Z', {
      fill: colours.ink,
    }),
    path('M10-1L13.500 2.500 10 4Z', { fill: skin }),
  );

function wheel(x: number, turn: number): string {
  return at(
    { x, y: -17, turn },
    circle(0, 0, 17, { fill: colours.deep, ...edge }),
    circle(0, 0, 7, { fill: colours.paper, stroke: colours.ink, strokeWidth: 2 }),
    line(0, -7, 0, 7, { stroke: colours.ink, strokeWidth: 2 }),
    line(-7, 0, 7, 0, { stroke: colours.ink, strokeWidth: 2 }),
  );
}

export function car({
  x,
  y,
  colour = colours.wash,
  scale = 1,
  wheels = 0,
  isBraking = false,
  driver = colours.skin[1],
  passenger,
  looksDown = 0,
}: CarLook): string {
  const body =
    'M-179-20V-42Q-178-53-164-55L-142-58-120-86Q-116-90-108-90H-62Q-54-90-49-85L-24-58-8-54Q-1-51 0-40V-20Q0-15-6-15H-173Q-179-15-179-20Z';
  return at(
    { x, y, scale },
    path('M-172-3H-4', {
      stroke: colours.ink,
      strokeOpacity: 0.14,
      strokeWidth: 8,
      fill: 'none',
      strokeLinecap: 'round',
    }),
    path(body, { fill: colour, ...edge }),
    path('M-133-58L-115-81H-92V-58Z', { fill: colours.raised, ...edge, strokeWidth: 2.5 }),
    path('M-84-58V-81H-63Q-58-81-55-78L-36-58Z', { fill: colours.raised, ...edge, strokeWidth: 2.5 }),
    '<defs><clipPath id="cabin"><path d="M-133-58L-115-81H-92V-58ZM-84-58V-81H-63Q-58-81-55-78L-36-58Z"/></clipPath></defs>',
    `<g clip-path="url(#cabin)">${driver === null ? '' : head(-66, -68, driver, looksDown * 38, 0.78)}${passenger === undefined ? '' : head(-108, -67, passenger, 0, 0.76)}</g>`,
    path('M-88-55V-19M-150-55V-36', fine),
    line(-80, -46, -70, -46, { stroke: colours.ink, strokeWidth: 3 }),
    path('M-8-47Q-1-46-1-38H-12Z', { fill: colours.raised, ...edge, strokeWidth: 2 }),
    box(-179, -48, 7, 16, { fill: isBraking ? colours.danger : colours.paper, ...edge, strokeWidth: 2, rx: 2 }),
    faded(
      isBraking ? 1 : 0,
      path('M-186-50L-196-56M-187-40H-199M-186-30L-196-24', {
        stroke: colours.danger,
        strokeWidth: 3,
        fill: 'none',
        strokeLinecap: 'round',
      }),
    ),
    wheel(-142, wheels),
    wheel(-38, wheels),
  );
}
