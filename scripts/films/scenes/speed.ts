/**
 * Speed: two cars see the same ball at the same moment, one at 50 and one at 100. Then other roads, and the speed at which
 * one stops within what one sees.
 */
import { stoppingDistanceAt } from '../../../src-core/exercises/stopping-distance/distance.ts';
import { car } from '../draw/car.ts';
import { colours, edge } from '../draw/colours.ts';
import { figures } from '../draw/figures.ts';
import { ball, child, land } from '../draw/land.ts';
import { bars, dial, plate } from '../draw/measures.ts';
import { stoppingAt } from '../draw/stopping.ts';
import { at, box, circle, faded, line, path } from '../draw/svg.ts';
import { between, eased, part, shown } from '../draw/time.ts';
import type { FilmScene } from '../scene.ts';

const awake = { seconds: 1.5, braking: 1 };
const roads = { dry: 0.7, wet: 0.4, gravel: 0.25 } as const;
/** When the ball comes, and how much slower than life it goes from then on. */
const ballComes = 4.2;
const slowness = 0.5;
const ballAhead = 40;

const metre = 7.3;
const bumper = 164;

/** One of the two cars, in a strip of its own. */
function strip(now: number, speed: number, top: number, colour: string): string {
  const ground = top + 166;
  const moment = stoppingAt(speed, { ...awake, grip: roads.dry }, (now - ballComes) * slowness);
  const { thinking, whole } = stoppingDistanceAt(speed, { ...awake, grip: roads.dry });
  const passed = (Math.min(now, ballComes) * speed * metre) / 3.6;
  const x = bumper + moment.metres * metre;
  const ballAt = bumper + ballAhead * metre;
  const comes = eased(now, ballComes - 0.5, ballComes + 0.5);
  const meets = ballComes + ballAhead / (speed / 3.6) / slowness;
  const flies = whole > ballAhead ? Math.max(0, now - meets) : 0;
  const rolled =
    flies > 0
      ? ball(ballAt + flies * 330, ground + 4 - Math.max(0, flies * 300 - flies * flies * 240), flies * 500, 11)
      : ball(ballAt + 10, between(ground - 30, ground + 4, comes), comes * 200, 11);
  return land(
    { name: `road${speed}`, frame: [20, top, 920, 246], ground, passed },
    faded(
      shown(now, ballComes - 0.9),
      child(ballAt + 62, ground - 22, colours.skin[speed === 50 ? 2 : 0], -1, eased(now, ballComes, ballComes + 0.8)),
    ),
    faded(shown(now, ballComes - 0.5), rolled),
    car({
      x,
      y: ground + 6,
      scale: 0.7,
      colour,
      wheels: ((passed + moment.metres * metre) / 11) * 57.3,
      isBraking: moment.isBraking,
    }),
    bars(ground + 34, metre, [
      { from: bumper, to: bumper + Math.min(moment.metres, thinking) * metre, colour: colours.accent },
      { from: bumper + thinking * metre, to: bumper + moment.metres * metre, colour: colours.care },
    ]),
    moment.speed === 0
      ? figures(Math.round(whole), {
          x: bumper + whole * metre + 12,
          y: ground + 43,
          height: 22,
          colour: colours.ink,
          weight: 2.4,
        })
      : '',
    dial(86, top + 74, moment.speed, colour === colours.wash ? colours.accent : colours.danger, 0.9),
    plate(184, top + 58, speed, colours.ink, 20),
  );
}

/** The braking of the slow car, laid four times beside that of the fast one. */
function fourTimes(now: number, from: number): string {
  const slow = stoppingDistanceAt(50, { ...awake, grip: roads.dry });
  const fast = stoppingDistanceAt(100, { ...awake, grip: roads.dry });
  const wide = slow.braking * metre;
  const [upper, lower] = [14 + 166 + 34, 280 + 166 + 34];
  const copies = [0, 1, 2, 3].map((index) => {
    const going = eased(now, from + index * 0.6, from + 0.8 + index * 0.6);
    if (going === 0) return '';
    const x = between(bumper + slow.thinking * metre, bumper + fast.thinking * metre + index * wide, going);
    const y = between(upper, lower, going);
    return box(x + 1, y - 1, wide - 2, 20, {
      fill: colours.care,
      ...edge,
      stroke: colours.raised,
      strokeWidth: 3,
      rx: 5,
    });
  });
  return (
    copies.join('') +
    faded(
      shown(now, from + 2.8),
      plate(bumper + (fast.thinking + fast.braking / 2) * metre, 280 + 92, '4×', colours.care, 26),
    )
  );
}

const signOf = {
  dry:
    circle(0, 0, 15, { fill: colours.care, ...edge }) +
    path('M0-25V-30M0 25V30M-25 0H-30M25 0H30M-18-18L-21-21M18 18L21 21M-18 18L-21 21M18-18L21-21', {
      ...edge,
      fill: 'none',
    }),
  wet:
    path('M-22 2C-32 0-30-16-18-15-16-28 4-30 9-19 24-22 28 0 16 2Z', { fill: colours.wash, ...edge }) +
    path('M-14 11L-18 23M0 11L-4 23M14 11L10 23', { ...edge, stroke: colours.accent, fill: 'none' }),
  gravel: path('M-28 20L-18 4-4 8-6 20ZM-2 20L2 2 18-2 28 12 24 20ZM-18-2L-10-16 6-12 8-2-4 2Z', {
    fill: colours.shade,
    ...edge,
  }),
} as const;

/** How far both go on three roads. */
function onOtherRoads(now: number, from: number): string {
  const small = 3.25;
  const start = 206;
  const rows = (Object.keys(roads) as (keyof typeof roads)[]).map((road, index) => {
    const y = 92 + index * 172;
    const grown = eased(now, from + 0.4 + index * 1.3, from + 1.5 + index * 1.3);
    const both = [50, 100].map((speed, lane) => {
      const { thinking, whole } = stoppingDistanceAt(speed, { ...awake, grip: roads[road] });
      const reached = whole * grown;
      const top = y - 30 + lane * 42;
      return (
        bars(
          top,
          small,
          [
            { from: start, to: start + Math.min(thinking, reached) * small, colour: colours.accent },
            { from: start + thinking * small, to: start + reached * small, colour: colours.care },
          ],
          24,
        ) +
        figures(speed, { x: start - 14, y: top + 12, height: 17, colour: colours.quiet, anchor: 'end', weight: 2.2 }) +
        faded(
          part(grown, 0.9, 1),
          figures(Math.round(whole), {
            x: start + whole * small + 12,
            y: top + 12,
            height: 21,
            colour: colours.ink,
            weight: 2.4,
          }),
        )
      );
    });
    return faded(
      shown(now, from + index * 1.3),
      at({ x: 78, y: y + 4, scale: 1.15 }, signOf[road]),
      ...both,
      index < 2 ? line(40, y + 84, 920, y + 84, { stroke: colours.quiet, strokeOpacity: 0.4, strokeWidth: 1.5 }) : '',
    );
  });
  return box(0, 0, 960, 540, { fill: colours.paper }) + rows.join('');
}

/** The road that is seen ends at a crest; the speed is brought down until the way to a stop lies within it. */
function withinSight(now: number, from: number): string {
  const speed = between(80, 50, eased(now, from + 1.6, from + 3.6));
  const { whole, thinking } = stoppingDistanceAt(speed, { ...awake, grip: roads.dry });
  const ground = 350;
  const front = 330;
  const long = 8;
  const seen = front + 46 * long;
  const fits = front + whole * long < seen;
  const dust = Array.from({ length: 9 }, (_, index) =>
    circle(seen + 34 + Math.sin(index * 2.3 + now * 0.6) * 14, 40 + index * 58, 64, { fill: colours.shade }),
  );
  return land(
    { name: 'sight', frame: [20, 20, 920, 500], ground, passed: (now - from) * 150 },
    faded(0.94, box(seen + 40, 20, 600, 500, { fill: colours.shade }), ...dust),
    path(`M${front - 10} ${ground - 38}L${seen - 24} ${ground - 90}V${ground + 18}L${front - 10} ${ground - 26}Z`, {
      fill: colours.accent,
      fillOpacity: 0.16,
    }),
    line(seen, ground + 30, seen, ground + 96, { stroke: colours.accent, strokeWidth: 3, strokeDasharray: '2 10' }),
    car({
      x: front,
      y: ground + 8,
      scale: 1.15,
      wheels: now * 420,
      driver: colours.skin[2],
      passenger: colours.skin[1],
    }),
    bars(
      ground + 50,
      long,
      [
        { from: front, to: front + thinking * long, colour: colours.accent },
        { from: front + thinking * long, to: front + whole * long, colour: fits ? colours.done : colours.danger },
      ],
      28,
    ),
    faded(
      fits ? shown(now, from + 3.2) : 0,
      at(
        { x: front + whole * long - 34, y: ground + 64 },
        path('M-9 0L-2 8L11-8', {
          stroke: colours.paper,
          strokeWidth: 5,
          fill: 'none',
          strokeLinecap: 'round',
          strokeLinejoin: 'round',
        }),
      ),
    ),
    dial(150, 150, speed, fits ? colours.done : colours.danger, 1.6),
  );
}

const comparing = 16.4;
const others = 21.4;
const sight = 28.6;

export const speed: FilmScene = {
  id: 'speed',
  seconds: 34,
  bitrate: 105_000,
  poster: 9.6,
  draw: (now) =>
    [
      box(0, 0, 960, 540, { fill: colours.paper }),
      faded(
        1 - eased(now, others - 0.4, others),
        strip(now, 50, 14, colours.wash),
        strip(now, 100, 280, '#E9D3AE'),
        now > comparing ? fourTimes(now, comparing) : '',
      ),
      faded(shown(now, others - 0.2, sight + 0.2, 0.4), now > others - 0.3 ? onOtherRoads(now, others) : ''),
      faded(shown(now, sight - 0.1, undefined, 0.4), now > sight - 0.2 ? withinSight(now, sight) : ''),
    ].join(''),
};
