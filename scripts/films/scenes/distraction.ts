/**
 * Distraction: two seconds on a telephone at 80, and a ball that nobody sees come. Then what to do with it.
 */
import { stoppingDistanceAt } from '../../../src-core/exercises/stopping-distance/distance.ts';
import { car } from '../draw/car.ts';
import { colours, edge } from '../draw/colours.ts';
import { figures } from '../draw/figures.ts';
import { ball, child, land } from '../draw/land.ts';
import { bars, eye, plate, ring } from '../draw/measures.ts';
import { stoppingAt } from '../draw/stopping.ts';
import { at, box, faded, line, path } from '../draw/svg.ts';
import { phone, tick } from '../draw/things.ts';
import { between, eased, part, shown } from '../draw/time.ts';
import type { FilmScene } from '../scene.ts';

const driving = 80;
const dry = { grip: 0.7, seconds: 1.5, braking: 1 };
const away = 2;
const ballAhead = 90;
const looksDown = 5;
const slowness = 0.6;

const metre = 6.5;
const front = 166;
const { thinking, whole } = stoppingDistanceAt(driving, dry);
const unseen = (driving / 3.6) * away;

/** Where the car is, `now`. */
function moment(now: number) {
  const seconds = (now - looksDown) * slowness;
  if (seconds <= away) return { metres: Math.max(0, (seconds * driving) / 3.6), speed: driving, isBraking: false };
  const { metres, ...rest } = stoppingAt(driving, dry, seconds - away);
  return { metres: unseen + metres, ...rest };
}

function onTheRoad(now: number): string {
  const { metres, speed, isBraking } = moment(now);
  const ground = 226;
  const x = front + metres * metre;
  const passed = (Math.min(now, looksDown) * driving * metre) / 3.6;
  const ballAt = front + ballAhead * metre;
  const meets = metres > ballAhead;
  const since = meets ? (metres - ballAhead) / 18 : 0;
  const down =
    eased(now, looksDown - 0.3, looksDown + 0.1) -
    eased(now, looksDown + away / slowness - 0.2, looksDown + away / slowness + 0.2);
  const comes = eased(now, looksDown + 0.6, looksDown + 1.6);
  const rolled = meets
    ? ball(ballAt + since * 160, ground + 4 - Math.max(0, since * 220 - since * since * 130), since * 400, 12)
    : ball(ballAt + 12, between(ground - 30, ground + 4, comes), comes * 200, 12);
  return land(
    { name: 'strip', frame: [20, 14, 920, 330], ground, passed },
    faded(shown(now, looksDown + 0.2), child(ballAt - 52, ground - 24, colours.skin[1], 1, comes)),
    faded(shown(now, looksDown + 0.4), rolled),
    car({ x, y: ground + 7, scale: 0.86, wheels: ((passed + metres * metre) / 14) * 57.3, isBraking, looksDown: down }),
    // What is not looked at is not seen.
    faded(down * 0.72, box(x + 6, 14, 940, 230, { fill: colours.deep })),
    bars(
      ground + 42,
      metre,
      [
        { from: front, to: front + Math.min(metres, unseen) * metre, colour: colours.danger, isHatched: true },
        {
          from: front + unseen * metre,
          to: front + Math.min(metres, unseen + thinking) * metre,
          colour: colours.accent,
        },
        { from: front + (unseen + thinking) * metre, to: front + metres * metre, colour: colours.care },
      ],
      24,
    ),
    metres >= unseen
      ? figures(Math.round(unseen), {
          x: front + (unseen * metre) / 2,
          y: ground + 88,
          height: 22,
          colour: colours.danger,
          anchor: 'middle',
          weight: 2.4,
        })
      : '',
    speed === 0
      ? figures(Math.round(unseen + whole), {
          x: front + (unseen + whole) * metre,
          y: ground + 88,
          height: 22,
          colour: colours.ink,
          anchor: 'end',
          weight: 2.4,
        })
      : '',
    plate(92, 62, driving, colours.ink, 22),
  );
}

/** Below the road: what the eyes do, and for how long. */
function eyes(now: number): string {
  const back = looksDown + away / slowness;
  const lit = Math.max(0, shown(now, 3.2, back + 0.6, 0.2) * ((now % 1) * 0.5 + 0.5));
  const open = 1 - shown(now, looksDown - 0.2, back + 0.2, 0.25);
  const counted = part(now, looksDown, back);
  return (
    eye(250, 440, open, 1.7) +
    phone(480, 440, now > 3.2 && now < back + 0.4 ? lit : 0, 1.25) +
    ring(710, 440, counted, colours.danger, 44) +
    figures(counted >= 1 ? away : Math.floor(counted * away), {
      x: 710,
      y: 440,
      height: 34,
      colour: colours.ink,
      anchor: 'middle',
      weight: 2.2,
    })
  );
}

/** The same road with the eyes on it. */
function compared(now: number, from: number): string {
  const grown = eased(now, from + 0.4, from + 2.2) * whole;
  const y = 432;
  const ballAt = front + ballAhead * metre;
  return (
    line(ballAt, 236, ballAt, 500, { stroke: colours.danger, strokeWidth: 3, strokeDasharray: '2 10' }) +
    eye(88, y + 14, 1, 1.3) +
    bars(
      y,
      metre,
      [
        { from: front, to: front + Math.min(grown, thinking) * metre, colour: colours.accent },
        { from: front + thinking * metre, to: front + grown * metre, colour: colours.care },
      ],
      28,
    ) +
    faded(
      shown(now, from + 2.2),
      figures(Math.round(whole), {
        x: front + whole * metre + 14,
        y: y + 14,
        height: 24,
        colour: colours.ink,
        weight: 2.4,
      }),
      tick(front + whole * metre + 84, y + 14, 20),
    )
  );
}

/** The telephone goes to somebody who does not drive. */
function passenger(now: number, from: number): string {
  const going = eased(now, from + 1, from + 2.4);
  const [x, y] = [between(640, 492, going), between(330, 352, going) - Math.sin(going * Math.PI) * 150];
  return land(
    { name: 'inside', frame: [20, 20, 920, 500], ground: 430, passed: (now - from) * 300 },
    car({ x: 760, y: 452, scale: 2.5, wheels: now * 500, driver: colours.skin[1], passenger: colours.skin[0] }),
    phone(x, y, going > 0.95 ? 0 : 0.6, 0.8),
    faded(
      shown(now, from + 1.6),
      path('M634 276L900 232M634 284L900 300', {
        fill: 'none',
        stroke: colours.accent,
        strokeWidth: 4,
        strokeDasharray: '2 12',
        strokeLinecap: 'round',
      }),
    ),
    faded(shown(now, from + 2.7), eye(820, 150, 1, 1.6)),
    faded(shown(now, from + 2.7), tick(492, 168, 26)),
  );
}

/** Alone: the car stands beside the road first. */
function standing(now: number, from: number): string {
  const stops = eased(now, from, from + 2);
  const ground = 400;
  const x = between(420, 620, stops);
  return land(
    { name: 'halt', frame: [20, 20, 920, 500], ground, passed: between(0, 260, stops) },
    path(`M250 ${ground + 18}Q300 ${ground + 74} 380 ${ground + 76}H760Q840 ${ground + 74} 890 ${ground + 18}Z`, {
      fill: colours.road,
      stroke: colours.ink,
      strokeOpacity: 0.4,
      strokeWidth: 2,
    }),
    car({
      x,
      y: between(ground + 10, ground + 62, stops),
      scale: 1.7,
      wheels: stops * 900,
      driver: colours.skin[2],
      isBraking: stops < 1,
      looksDown: eased(now, from + 2.6, from + 3),
    }),
    faded(shown(now, from + 2.4), phone(740, 190, now > from + 2.6 ? 0.7 : 0, 1.5), tick(852, 190, 30)),
    faded(
      stops,
      at(
        { x: 150, y: 190 },
        box(-50, -50, 100, 100, { fill: colours.raised, ...edge, rx: 16 }),
        figures(0, { x: 0, y: 0, height: 52, colour: colours.accent, anchor: 'middle', weight: 2.4 }),
      ),
    ),
  );
}

const comparing = 16.6;
const inside = 21.6;
const halt = 26.4;

export const distraction: FilmScene = {
  id: 'distraction',
  seconds: 32,
  bitrate: 105_000,
  poster: 7.6,
  draw: (now) =>
    [
      box(0, 0, 960, 540, { fill: colours.paper }),
      now < inside + 0.3 ? onTheRoad(now) : '',
      faded(1 - eased(now, comparing - 0.4, comparing), eyes(now)),
      now > comparing - 0.2 && now < inside + 0.3 ? faded(shown(now, comparing - 0.1), compared(now, comparing)) : '',
      now > inside - 0.2 && now < halt + 0.4
        ? faded(shown(now, inside - 0.1, undefined, 0.4), passenger(now, inside))
        : '',
      now > halt - 0.2 ? faded(shown(now, halt - 0.1, undefined, 0.4), standing(now, halt)) : '',
    ].join(''),
};
