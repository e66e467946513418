/**
 * Things that people hold, drink from, look at.
 */
import { colours, edge, fine } from './colours.ts';
import { at, box, circle, faded, line, path } from './svg.ts';

/** A telephone, 44 by 80. `lit`: how much it wants to be looked at. */
export const phone = (x: number, y: number, lit: number, scale = 1): string =>
  at(
    { x, y, scale, turn: lit > 0 ? Math.sin(lit * 40) * 4 * Math.min(1, lit) : 0 },
    faded(
      lit > 0 ? 0.9 : 0,
      path('M-38-34Q-50 0-38 34M38-34Q50 0 38 34', {
        fill: 'none',
        stroke: colours.accent,
        strokeWidth: 4,
        strokeLinecap: 'round',
      }),
    ),
    box(-22, -40, 44, 80, { fill: colours.deep, ...edge, rx: 8 }),
    box(-16, -31, 32, 58, { fill: lit > 0 ? colours.wash : colours.ink, rx: 3 }),
    faded(
      lit > 0 ? 1 : 0,
      path('M-10-18H10V-4H0L-6 3V-4H-10Z', { fill: colours.accent }),
      line(-9, 12, 9, 12, { stroke: colours.accent, strokeWidth: 3 }),
    ),
    circle(0, 33.5, 2.4, { fill: colours.paper }),
  );

/** A glass, 60 by 96; its place is the middle of its foot. `full`: from 0 to 1. */
export const glass = (x: number, y: number, full: number, scale = 1): string => {
  const top = -10 - 74 * full;
  const half = (height: number) => 20 + ((-height - 6) / 90) * 10;
  return at(
    { x, y, scale },
    path('M-30-96L-20-4Q-20 0-16 0H16Q20 0 20-4L30-96Z', { fill: colours.raised }),
    faded(
      full > 0.02 ? 1 : 0,
      path(`M${-half(top) + 1} ${top}H${half(top) - 1}L19-5Q19-2 15-2H-15Q-19-2-19-5Z`, { fill: colours.care }),
      path(`M${-half(top) + 1} ${top}H${half(top) - 1}`, { stroke: colours.paper, strokeWidth: 5, fill: 'none' }),
    ),
    path('M-30-96L-20-4Q-20 0-16 0H16Q20 0 20-4L30-96', { fill: 'none', ...edge }),
    path('M-22-80L-15-16', { ...fine, stroke: colours.raised, strokeOpacity: 0.8, strokeWidth: 4 }),
  );
};

/** The key of a car, 80 wide. */
export const key = (x: number, y: number, turn = 0, scale = 1): string =>
  at(
    { x, y, scale, turn },
    circle(-24, 0, 17, { fill: colours.deep, ...edge }),
    circle(-28, 0, 5, { fill: colours.paper, stroke: colours.ink, strokeWidth: 2 }),
    path('M-8-5H40V5H32V12H26V5H20V10H14V5H-8Z', { fill: colours.paper, ...edge, strokeWidth: 2.5 }),
  );

export const cup = (x: number, y: number, scale = 1): string =>
  at(
    { x, y, scale },
    path('M26-30Q46-30 44-14 42-2 24-4', { fill: 'none', ...edge, strokeWidth: 5 }),
    path('M-30-40H30L25-4Q24 2 18 2H-18Q-24 2-25-4Z', { fill: colours.raised, ...edge }),
    path('M-12-52Q-18-60-12-68M4-52Q-2-60 4-68', { ...fine, strokeWidth: 3 }),
  );

export const shower = (x: number, y: number, scale = 1): string =>
  at(
    { x, y, scale },
    path('M-34-30Q-34-64-4-64 20-64 22-44', { fill: 'none', ...edge, strokeWidth: 5 }),
    path('M0-44H44L38-30H6Z', { fill: colours.wash, ...edge }),
    path('M10-18L6-2M22-18V0M34-18L38-2', {
      fill: 'none',
      stroke: colours.accent,
      strokeWidth: 4,
      strokeLinecap: 'round',
    }),
  );

/** Through something that does not help. `drawn`: how much of it. */
export const cross = (x: number, y: number, reach: number, drawn: number): string => {
  const first = Math.min(1, drawn * 2) * 2 * reach;
  const second = Math.max(0, drawn * 2 - 1) * 2 * reach;
  const look = { stroke: colours.danger, strokeWidth: 8 };
  return (
    (first > 0 ? line(x - reach, y - reach, x - reach + first, y - reach + first, look) : '') +
    (second > 0 ? line(x + reach, y - reach, x + reach - second, y - reach + second, look) : '')
  );
};

/** What is right: a tick on a round plate. */
export const tick = (x: number, y: number, r = 22): string =>
  at(
    { x, y, scale: r / 22 },
    circle(0, 0, 22, { fill: colours.done, ...edge }),
    path('M-10 0L-3 8L11-8', {
      stroke: colours.paper,
      strokeWidth: 5,
      fill: 'none',
      strokeLinecap: 'round',
      strokeLinejoin: 'round',
    }),
  );

/** A clock on the wall, at so many hours. */
export const clock = (x: number, y: number, hours: number, r = 60): string => {
  const hand = (turn: number, long: number, wide: number) =>
    line(0, 0, Math.sin(turn) * long, -Math.cos(turn) * long, { stroke: colours.ink, strokeWidth: wide });
  const marks = Array.from({ length: 12 }, (_, index) => {
    const angle = (index / 12) * 2 * Math.PI;
    const [sin, cos] = [Math.sin(angle), Math.cos(angle)];
    return line(sin * r * 0.84, -cos * r * 0.84, sin * r * 0.74, -cos * r * 0.74, {
      stroke: colours.ink,
      strokeWidth: index % 3 === 0 ? 4 : 2,
    });
  });
  return at(
    { x, y },
    circle(0, 0, r, { fill: colours.raised, ...edge }),
    ...marks,
    hand((hours / 12) * 2 * Math.PI, r * 0.45, 6),
    hand((hours % 1) * 2 * Math.PI, r * 0.66, 4),
    circle(0, 0, 5, { fill: colours.accent }),
  );
};
