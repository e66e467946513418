/**
 * Drink: what a glass does before one feels it, what does not help, and who drives instead.
 */

import { car } from '../draw/car.ts';
import { colours, edge, fine } from '../draw/colours.ts';
import { inTurn } from '../draw/cut.ts';
import { land } from '../draw/land.ts';
import { person } from '../draw/people.ts';
import { at, box, circle, faded, line, path, within } from '../draw/svg.ts';
import { clock, cross, cup, glass, key, shower, tick } from '../draw/things.ts';
import { between, eased, shown } from '../draw/time.ts';
import type { FilmScene } from '../scene.ts';

const dusk = '#F1E3CC';

/** A table in the evening: a glass that is filled, and the key beside it. */
function table(now: number): string {
  const full = eased(now, 0.8, 2.6) - eased(now, 3.6, 5) * 0.55;
  return within(
    'room',
    [20, 20, 920, 500],
    box(20, 20, 920, 500, { fill: colours.haze }),
    box(560, 70, 280, 210, { fill: dusk, ...edge, rx: 8 }),
    circle(700, 236, 44, { fill: colours.care, fillOpacity: 0.55 }),
    path('M560 246Q630 210 700 236 770 214 840 250V280H560Z', { fill: colours.wash, ...edge, strokeWidth: 2 }),
    line(700, 70, 700, 280, { ...edge }),
    box(20, 390, 920, 140, { fill: colours.shade }),
    line(20, 390, 940, 390, { ...edge }),
    path('M300 432H420', { stroke: colours.ink, strokeOpacity: 0.12, strokeWidth: 12, strokeLinecap: 'round' }),
    glass(360, 430, full, 2.3),
    // What is poured.
    faded(
      shown(now, 0.7, 2.7, 0.2),
      path('M360 60V250', { stroke: colours.care, strokeWidth: 9, strokeLinecap: 'round' }),
      path('M226 20L338 70Q346 74 350 66L362 46Q366 38 358 34L318 20Z', { fill: colours.deep, ...edge }),
    ),
    key(600, 430, -12, 1.5),
  );
}

/** The risk of a crash, over what is in the blood: it rises early, and ever faster. */
function risk(now: number, from: number): string {
  const [left, right, base, top] = [150, 880, 440, 70];
  const at01 = (share: number) => base - 26 - (base - top - 30) * ((Math.exp(share * 2.7) - 1) / (Math.exp(2.7) - 1));
  const xOf = (share: number) => left + (right - left) * share;
  const reached = eased(now, from + 0.8, from + 5.4) * 0.96;
  const points = Array.from({ length: 61 }, (_, index) => (index / 60) * reached);
  const curve = points
    .map((share, index) => `${index === 0 ? 'M' : 'L'}${xOf(share).toFixed(1)} ${at01(share).toFixed(1)}`)
    .join('');
  const limit = 0.36;
  return (
    box(0, 0, 960, 540, { fill: colours.paper }) +
    faded(
      shown(now, from + 2.2),
      box(xOf(limit), top - 20, right - xOf(limit) + 20, base - top + 20, { fill: colours.danger, fillOpacity: 0.1 }),
      line(xOf(limit), top - 20, xOf(limit), base, { stroke: colours.danger, strokeWidth: 3, strokeDasharray: '2 10' }),
    ) +
    line(left, top - 30, left, base, { ...edge, strokeWidth: 4 }) +
    line(left, base, right + 20, base, { ...edge, strokeWidth: 4 }) +
    // What a driver has without any.
    line(left, base - 26, right + 20, base - 26, { ...fine, strokeDasharray: '10 10' }) +
    path(curve, {
      fill: 'none',
      stroke: reached > limit ? colours.danger : colours.care,
      strokeWidth: 7,
      strokeLinecap: 'round',
    }) +
    circle(xOf(reached), at01(reached), 13, { fill: reached > limit ? colours.danger : colours.care, ...edge }) +
    [0.12, 0.36, 0.62, 0.88]
      .map((share, index) =>
        faded(
          shown(now, from + 0.5 + index * 1.1),
          ...Array.from({ length: index + 1 }, (_, more) =>
            glass(xOf(share) - index * 15 + more * 30, base + 78, 0.8, 0.62),
          ),
        ),
      )
      .join('') +
    // A car that has gone off its way: what rises.
    at({ x: 76, y: 120, turn: -16 }, car({ x: 46, y: 20, scale: 0.5, colour: '#E9D3AE' })) +
    path('M58 330V200M58 200L46 218M58 200L70 218', { fill: 'none', ...edge, strokeWidth: 4 })
  );
}

/** Dark around what is still seen. */
const veil = (d: string, opacity: number): string =>
  path(d, { fill: colours.ink, fillOpacity: opacity, fillRule: 'evenodd' });

/** Through the windscreen: what is seen gets less, and the road does not stay where it is. */
function windscreen(now: number, from: number): string {
  const drunk = eased(now, from + 1, from + 4);
  const sway = Math.sin((now - from) * 1.5) * 46 * drunk;
  const middle = 480 + sway;
  const horizon = 210;
  const dashes = Array.from({ length: 7 }, (_, index) => {
    const near = ((index + now * 1.6) % 7) / 7;
    const [y, next] = [horizon + near ** 2 * 330, horizon + Math.min(1, near + 0.06) ** 2 * 330];
    return line(between(middle, 480, near ** 2), y, between(middle, 480, Math.min(1, near + 0.06) ** 2), next, {
      stroke: colours.raised,
      strokeWidth: 2 + near * 12,
    });
  });
  const [x, y, rx, ry] = [middle, 250, between(900, 235, drunk), between(700, 175, drunk)];
  const tunnel = (grow: number, opacity: number) =>
    veil(
      `M0 0H960V540H0ZM${x - rx * grow} ${y}a${rx * grow} ${ry * grow} 0 1 0 ${2 * rx * grow} 0a${rx * grow} ${ry * grow} 0 1 0 ${-2 * rx * grow} 0Z`,
      opacity,
    );
  return within(
    'windscreen',
    [20, 20, 920, 500],
    box(20, 20, 920, 500, { fill: dusk }),
    path(`M20 ${horizon}Q200 150 400 ${horizon - 20} 620 140 940 ${horizon}Z`, {
      fill: colours.wash,
      ...edge,
      strokeWidth: 2,
    }),
    box(20, horizon, 920, 320, { fill: colours.shade }),
    line(20, horizon, 940, horizon, { ...edge }),
    path(`M${middle - 16} ${horizon}L120 540H840L${middle + 16} ${horizon}Z`, { fill: colours.road, ...edge }),
    ...dashes,
    // Somebody who walks at the side, and who is lost first.
    at(
      { x: 770 + sway * 0.4, y: 372, scale: 0.9 },
      person(0, 0, { skin: colours.skin[2], coat: colours.accent, facing: -1 }),
    ),
    tunnel(1.3, 0.35),
    tunnel(1.12, 0.4),
    tunnel(1, 0.55),
    path('M20 480Q480 420 940 480V540H20Z', { fill: colours.deep, ...edge }),
    path('M300 540A180 150 0 0 1 660 540', { fill: 'none', stroke: colours.ink, strokeWidth: 22 }),
  );
}

/** Coffee, a shower: nothing but hours takes it away. */
function hours(now: number, from: number): string {
  const gone = eased(now, from + 2.6, from + 5.6);
  return (
    box(0, 0, 960, 540, { fill: colours.paper }) +
    cup(180, 210, 2) +
    cross(180, 180, 70, eased(now, from + 0.8, from + 1.6)) +
    shower(160, 436, 1.8) +
    cross(182, 384, 70, eased(now, from + 1.5, from + 2.3)) +
    line(340, 90, 340, 460, { stroke: colours.quiet, strokeOpacity: 0.4, strokeWidth: 2 }) +
    clock(520, 270, 10 + gone * 9, 110) +
    glass(770, 400, 0.9 * (1 - gone), 2.4) +
    faded(shown(now, from + 5.4), tick(870, 180, 30))
  );
}

/** The key goes to somebody who has had nothing. */
function handing(now: number, from: number): string {
  const going = eased(now, from + 0.8, from + 2.2);
  const reach = shown(now, from + 0.4, from + 3.2, 0.5);
  const takes = shown(now, from + 0.4);
  return land(
    { name: 'handing', frame: [20, 20, 920, 500], ground: 430, passed: 0, sky: dusk },
    car({ x: 880, y: 440, scale: 1.5, driver: null }),
    box(20, 449, 920, 90, { fill: colours.shade }),
    at({ x: 210, y: 486, scale: 1.45 }, person(0, 0, { skin: colours.skin[1], coat: colours.care, reach })),
    at(
      { x: 480, y: 486, scale: 1.45 },
      person(0, 0, { skin: colours.skin[2], coat: colours.accent, reach: takes, facing: -1 }),
    ),
    glass(96, 486, 0.25, 0.9),
    faded(shown(now, from + 0.4), key(between(322, 372, going), between(336, 330, going), going * 160, 0.9)),
    faded(shown(now, from + 2.2), tick(480, 120, 28)),
  );
}

/** And takes everybody home. */
function home(now: number, from: number): string {
  return land(
    { name: 'home', frame: [20, 20, 920, 500], ground: 400, passed: (now - from) * 190, sky: dusk },
    circle(800, 110, 40, { fill: colours.raised, ...edge }),
    car({
      x: between(560, 640, eased(now, from, from + 3)),
      y: 414,
      scale: 1.7,
      wheels: now * 420,
      driver: colours.skin[2],
      passenger: colours.skin[1],
    }),
    faded(shown(now, from + 0.8), tick(150, 130, 34)),
  );
}

const rises = 5.4;
const narrows = 12.4;
const waits = 18.2;
const hands = 24.6;
const drives = 29;

export const drink: FilmScene = {
  id: 'drink',
  seconds: 33,
  bitrate: 80_000,
  poster: 26.4,
  draw: (now) =>
    inTurn(now, [
      { from: 0, draw: table },
      { from: rises, draw: risk },
      { from: narrows, draw: windscreen },
      { from: waits, draw: hours },
      { from: hands, draw: handing },
      { from: drives, draw: home },
    ]),
};
