/**
 * The belt: the car stops and whoever wears none does not; how far one would fall; how it sits; whom it saves.
 */

import { colours, edge, fine } from '../draw/colours.ts';
import { inTurn } from '../draw/cut.ts';
import { figures } from '../draw/figures.ts';
import { land } from '../draw/land.ts';
import { plate } from '../draw/measures.ts';
import { sitter } from '../draw/people.ts';
import { at, box, circle, faded, line, path } from '../draw/svg.ts';
import { tick } from '../draw/things.ts';
import { between, eased, part, shown } from '../draw/time.ts';
import type { FilmScene } from '../scene.ts';

const driving = 50;
/** In metres: a fall that ends as fast. */
export const fall = (driving / 3.6) ** 2 / (2 * 9.81);

type Inside = {
  readonly x: number;
  readonly wheels: number;
  readonly pressed: number;
  readonly thrown: number;
  readonly belts: number;
};

/** A car from the side, opened, with somebody in front and somebody behind. `pressed`: how much its front has given way. */
function opened({ x, wheels, pressed, thrown, belts }: Inside): string {
  const nose = -pressed * 26;
  const wheel = (place: number) =>
    at(
      { x: place, y: -40, turn: wheels },
      circle(0, 0, 42, { fill: colours.deep, ...edge }),
      circle(0, 0, 17, { fill: colours.paper, ...edge, strokeWidth: 2.5 }),
      line(0, -17, 0, 17, { ...edge, strokeWidth: 2.5 }),
      line(-17, 0, 17, 0, { ...edge, strokeWidth: 2.5 }),
    );
  return at(
    { x, y: 446 },
    path(
      `M-470-56V-122Q-468-146-436-150L-396-156-338-238Q-330-252-306-252H-178Q-156-252-142-236L-84-156-34-144Q${nose - 4}-138 ${nose}-106V-56Q${nose}-44-14-44H-456Q-470-44-470-56Z`,
      { fill: colours.wash, ...edge, strokeWidth: 4 },
    ),
    path('M-376-156L-326-230Q-320-238-306-238H-180Q-164-238-152-226L-104-156Z', {
      fill: colours.raised,
      ...edge,
      strokeWidth: 2.5,
    }),
    path('M-396-60Q-396-152-380-152H-96Q-84-152-80-130L-70-60Z', { fill: colours.raised, fillOpacity: 0.75 }),
    // The wheel that one holds.
    line(-120, -120, -104, -168, { ...edge, strokeWidth: 7 }),
    sitter({
      x: -190,
      y: -82,
      skin: colours.skin[1],
      coat: colours.care,
      forward: pressed * 9,
      lean: pressed * 8,
      belt: 1,
    }),
    sitter({
      x: -330,
      y: -82,
      skin: colours.skin[2],
      coat: '#6C8F8B',
      forward: thrown * 76,
      lean: thrown * 26,
      belt: belts,
    }),
    wheel(-366),
    wheel(-92),
    path(`M${nose - 20}-122Q${nose - 4}-118 ${nose - 3}-98H${nose - 26}Z`, {
      fill: colours.raised,
      ...edge,
      strokeWidth: 2.5,
    }),
  );
}

/** Concrete, as it stands on roads. */
const block = (x: number): string =>
  at(
    { x, y: 446 },
    path('M0 0L14-40 20-150H80L86-40 100 0Z', { fill: colours.quiet, ...edge, strokeWidth: 4 }),
    path('M24-100L78-130M20-60L82-94M12-20L88-58', { stroke: colours.paper, strokeWidth: 9, strokeOpacity: 0.75 }),
  );

const stops = 6;

function crash(now: number): string {
  const away = Math.max(0, stops - now);
  const passed = Math.min(now, stops) * 330;
  const pressed = eased(now, stops, stops + 0.5);
  const thrown = eased(now, stops + 0.35, stops + 2.3);
  const shakes = now > stops ? Math.exp(-(now - stops) * 4) * Math.sin((now - stops) * 40) * 5 : 0;
  const dust = eased(now, stops, stops + 1.4);
  return land(
    { name: 'road', frame: [20, 20, 920, 500], ground: 430, passed },
    block(706 + away * 330),
    opened({ x: 706 + pressed * 22 + shakes, wheels: Math.min(now, stops) * 420, pressed, thrown, belts: 0 }),
    faded(
      dust < 1 && now > stops ? 1 - dust : 0,
      ...[0, 1, 2, 3, 4].map((index) =>
        circle(706 + Math.cos(index * 1.4) * 70 * dust, 420 - index * 20 - dust * 60, 16 + 26 * dust, {
          fill: colours.shade,
          fillOpacity: 0.9,
        }),
      ),
    ),
    faded(
      shown(now, stops + 1),
      path('M330 160H520M520 160L494 144M520 160L494 176', {
        fill: 'none',
        stroke: colours.danger,
        strokeWidth: 8,
        strokeLinecap: 'round',
        strokeLinejoin: 'round',
      }),
      plate(420, 100, driving, colours.danger, 24),
    ),
    faded(1 - eased(now, stops, stops + 0.4), plate(120, 80, driving, colours.ink, 26)),
    faded(shown(now, stops + 0.5), plate(770, 240, 0, colours.ink, 24)),
  );
}

/** What the speed is worth: a bag that falls from so high. */
function falling(now: number, from: number): string {
  const ground = 476;
  const metre = 38;
  const dropped = part(now, from + 1.8, from + 3.2) ** 2;
  const top = ground - fall * metre;
  const bagAt = between(top, ground, dropped);
  const floors = [0, 1, 2].map((index) => {
    const y = ground - (index + 1) * 3.1 * metre;
    return (
      line(120, y, 470, y, { ...fine }) +
      [0, 1, 2]
        .map((place) =>
          box(158 + place * 104, y + 26, 62, 58, { fill: colours.haze, ...edge, strokeWidth: 2.5, rx: 4 }),
        )
        .join('')
    );
  });
  const marks = Array.from({ length: 11 }, (_, index) =>
    line(720, ground - index * metre, index % 5 === 0 ? 752 : 738, ground - index * metre, { ...edge, strokeWidth: 3 }),
  );
  const grown = eased(now, from + 0.4, from + 1.5);
  return (
    box(0, 0, 960, 540, { fill: colours.haze }) +
    box(0, ground, 960, 80, { fill: colours.shade }) +
    line(0, ground, 960, ground, { ...edge }) +
    box(120, top + 10, 350, ground - top - 10, { fill: colours.shade, ...edge }) +
    floors.join('') +
    box(106, top, 378, 16, { fill: colours.deep, ...edge }) +
    line(720, ground, 720, ground - 10 * metre, { ...edge }) +
    marks.join('') +
    box(690, ground - fall * metre * grown, 16, fall * metre * grown, {
      fill: colours.danger,
      ...edge,
      strokeWidth: 2,
    }) +
    faded(
      shown(now, from + 1.4),
      figures(Math.round(fall), { x: 790, y: top + 6, height: 52, colour: colours.danger, weight: 2.2 }),
    ) +
    at(
      { x: 560, y: bagAt, turn: dropped > 0 && dropped < 1 ? dropped * 40 : 0 },
      path('M-14-60Q-14-76 0-76T14-60', { fill: 'none', ...edge, strokeWidth: 5 }),
      box(-40, -60, 80, 58, { fill: colours.care, ...edge, rx: 8 }),
      line(-22, -60, -22, -2, { ...fine }),
      line(22, -60, 22, -2, { ...fine }),
    ) +
    faded(
      dropped >= 1 ? 1 - eased(now, from + 3.2, from + 4) : 0,
      path('M500 470L478 456M620 470L642 456M560 490V500', { fill: 'none', ...edge, strokeWidth: 4 }),
    ) +
    faded(shown(now, from + 3.4), plate(560, ground - 130, driving, colours.danger, 24))
  );
}

/** How it sits: over the shoulder, low across the hips. */
function worn(now: number, from: number): string {
  const shoulder = eased(now, from + 0.6, from + 1.6);
  const hips = eased(now, from + 2.2, from + 3);
  const strap = { stroke: colours.accent, strokeWidth: 22, strokeLinecap: 'round', fill: 'none' } as const;
  const [sx, sy, hx, hy] = [560, 176, 410, 420];
  return (
    box(0, 0, 960, 540, { fill: colours.haze }) +
    path('M330 540L344 170Q350 130 390 130H570Q610 130 616 170L630 540Z', { fill: colours.deep, ...edge }) +
    path('M412 130Q410 60 440 56H520Q550 60 548 130Z', { fill: colours.deep, ...edge }) +
    path('M356 540Q340 300 384 214 400 190 440 184H520Q560 190 576 214 620 300 604 540Z', {
      fill: colours.care,
      ...edge,
    }) +
    path('M360 470Q480 440 600 470V540H356Z', { fill: colours.ink }) +
    circle(480, 120, 54, { fill: colours.skin[0], ...edge }) +
    path(
      'M426 120C420 50 462 58 490 56 528 58 542 84 534 122 516 106 488 96 466 98 448 104 446 118 438 132 430 130 427 126 426 120Z',
      { fill: colours.ink },
    ) +
    (shoulder > 0 ? line(sx, sy, between(sx, hx, shoulder), between(sy, hy, shoulder), strap) : '') +
    (hips > 0
      ? path(
          `M${hx} ${hy}Q${between(hx, 480, hips)} ${between(hy, 462, hips)} ${between(hx, 590, hips)} ${between(hy, 448, hips)}`,
          strap,
        )
      : '') +
    faded(
      shoulder,
      box(hx - 22, hy - 20, 44, 40, { fill: colours.raised, ...edge, rx: 8 }),
      box(hx - 10, hy - 8, 20, 16, { fill: colours.danger, rx: 3 }),
    ) +
    faded(shown(now, from + 1.6), line(640, 200, 566, 236, { ...edge }), tick(672, 190, 28)) +
    faded(shown(now, from + 3), line(690, 440, 604, 446, { ...edge }), tick(722, 438, 28))
  );
}

/** Of a hundred who would die: as many as a belt keeps alive, in front and behind. */
function saved(now: number, from: number): string {
  const group = (left: number, sure: number, maybe: number, begins: number, inFront: boolean) => {
    const dots = Array.from({ length: 100 }, (_, index) => {
      const [x, y] = [left + (index % 10) * 34, 150 + Math.floor(index / 10) * 34];
      const isSaved = now > begins + index * 0.022 && index < sure + maybe;
      const isSure = index < sure;
      return circle(x, y, 12, {
        fill: isSaved ? (isSure ? colours.done : colours.wash) : colours.shade,
        stroke: isSaved ? colours.done : colours.quiet,
        strokeWidth: isSaved ? 3 : 2,
        ...(isSaved && !isSure && { strokeDasharray: '4 4' }),
      });
    });
    const seat = (x: number, isMeant: boolean) =>
      path(`M${x} 96L${x - 6} 56Q${x - 6} 50 ${x} 50T${x + 8} 56L${x + 12} 88H${x + 34}V98Z`, {
        fill: isMeant ? colours.accent : colours.raised,
        ...edge,
        strokeWidth: 2.5,
      });
    return seat(left + 110, !inFront) + seat(left + 172, inFront) + dots.join('');
  };
  return (
    box(0, 0, 960, 540, { fill: colours.paper }) +
    group(110, 45, 5, from + 0.4, true) +
    line(480, 60, 480, 490, { stroke: colours.quiet, strokeOpacity: 0.4, strokeWidth: 2 }) +
    faded(shown(now, from + 2.4), group(546, 25, 0, from + 2.8, false))
  );
}

/** Everybody wears it: the car may go. */
function goes(now: number, from: number): string {
  const gone = now - from;
  return land(
    { name: 'goes', frame: [20, 20, 920, 500], ground: 430, passed: Math.max(0, gone - 1.4) ** 2 * 130 },
    opened({
      x: 700,
      wheels: Math.max(0, gone - 1.4) ** 2 * 140,
      pressed: 0,
      thrown: 0,
      belts: eased(now, from + 0.3, from + 1.2),
    }),
    faded(shown(now, from + 1.2), tick(370, 120, 26), tick(510, 120, 26)),
  );
}

const falls = 10.4;
const wears = 15.6;
const saves = 20.4;
const leaves = 26.6;

export const belt: FilmScene = {
  id: 'belt',
  seconds: 31,
  bitrate: 80_000,
  poster: 29.2,
  draw: (now) =>
    inTurn(now, [
      { from: 0, draw: crash },
      { from: falls, draw: falling },
      { from: wears, draw: worn },
      { from: saves, draw: saved },
      { from: leaves, draw: goes },
    ]),
};
