/**
 * The way that somebody goes through a building, act by act: where it leads, what stops it, and how it was judged.
 */
import { middleOf } from '../places.ts';
import { type Building, doorsOf, type Point, roomIn, secondsBetween, trying } from './building.ts';

export type Act =
  /** Feels a shut door, or listens at it, before opening it. */
  | { readonly act: 'try'; readonly door: string }
  | { readonly act: 'go'; readonly door: string }
  | { readonly act: 'choose'; readonly choice: string };

type Room<B extends Building> = B['rooms'][number];
type Door<B extends Building> = B['doors'][number];
type Meeting<B extends Building> = NonNullable<Room<B>['meets']>[number];

/** What was right or wrong on the way. */
export type Judged<B extends Building> =
  | {
      readonly what: 'choice';
      readonly worth: number;
      readonly room: Room<B>;
      readonly meeting: Meeting<B>;
      readonly choice: Meeting<B>['choices'][number];
    }
  | {
      readonly what: 'door' | 'tried' | 'untried' | 'forced';
      readonly worth: number;
      readonly door: Door<B>;
      readonly to: string;
    }
  | { readonly what: 'time'; readonly worth: number };

export type Walk<B extends Building> = {
  readonly room: Room<B>;
  readonly at: Point;
  readonly seconds: number;
  /** Every point that was gone through, also to a door that stopped one and back. */
  readonly trail: readonly Point[];
  readonly tried: ReadonlySet<string>;
  /** The doors of which it is known that nobody gets through. */
  readonly stopped: ReadonlySet<string>;
  readonly entered: readonly string[];
  readonly judged: readonly Judged<B>[];
  /** What is to be decided in this room before one goes on. */
  readonly meeting: Meeting<B> | null;
  /** Where the way is over. */
  readonly end: Room<B> | null;
};

const meetingsIn = <B extends Building>(room: Room<B>): readonly Meeting<B>[] => room.meets ?? [];

/** Comes into a room: the first time one meets with what is there, and in an end the way is over after that. */
function entering<B extends Building>(building: B, walk: Walk<B>, room: Room<B>): Walk<B> {
  const isNew = !walk.entered.includes(room.id);
  const meeting = isNew ? (meetingsIn<B>(room)[0] ?? null) : null;
  const here = { ...walk, room, meeting, entered: [...walk.entered, room.id] };
  return meeting ? here : ending(building, here);
}

function ending<B extends Building>(building: B, walk: Walk<B>): Walk<B> {
  const { room, at, seconds, trail, judged } = walk;
  if (!room.end) return walk;
  const middle = middleOf(room.box);
  const arrived = seconds + secondsBetween(building, at, middle);
  const worth = arrived <= building.limit.seconds ? 1 : 0;
  return {
    ...walk,
    at: middle,
    seconds: arrived,
    trail: [...trail, middle],
    end: room,
    judged: [...judged, { what: 'time', worth }],
  };
}

export function beginning<B extends Building>(building: B): Walk<B> {
  const room = roomIn(building, building.begin) as Room<B> | undefined;
  if (!room) throw new Error(`no room ${building.begin}`);
  const at = middleOf(room.box);
  const none: ReadonlySet<string> = new Set();
  return entering(
    building,
    {
      room,
      at,
      seconds: 0,
      trail: [at],
      tried: none,
      stopped: none,
      entered: [],
      judged: [],
      meeting: null,
      end: null,
    },
    room,
  );
}

function chosen<B extends Building>(building: B, walk: Walk<B>, id: string): Walk<B> {
  const { room, meeting, seconds, judged } = walk;
  const choice = meeting?.choices.find((one) => one.id === id) as Meeting<B>['choices'][number] | undefined;
  if (!meeting || !choice) return walk;
  const meetings = meetingsIn<B>(room);
  const next = meetings[meetings.indexOf(meeting) + 1] ?? null;
  const after: Walk<B> = {
    ...walk,
    seconds: seconds + choice.seconds,
    meeting: next,
    judged: [...judged, { what: 'choice', worth: choice.worth, room, meeting, choice }],
  };
  return next ? after : ending(building, after);
}

/** How going through a door, or to it, was: a shut one is tried before it is opened. */
function judgedDoor<B extends Building>(walk: Walk<B>, door: Door<B>, to: string): Judged<B>[] {
  if (door.closed !== undefined && !walk.entered.includes(to)) {
    if (walk.tried.has(door.id))
      return door.stops ? [{ what: 'forced', worth: 0, door, to }] : [{ what: 'tried', worth: 1, door, to }];
    return [{ what: 'untried', worth: door.stops ? 0 : 0.5, door, to }];
  }
  return door.stops?.why === undefined ? [] : [{ what: 'door', worth: 0, door, to }];
}

/** One act more. What cannot be done here changes nothing. */
export function walkOn<B extends Building>(building: B, walk: Walk<B>, act: Act): Walk<B> {
  if (walk.end) return walk;
  if (act.act === 'choose') return chosen(building, walk, act.choice);
  const leaving = doorsOf(building, walk.room.id).find(({ door }) => door.id === act.door);
  if (walk.meeting || !leaving || walk.stopped.has(act.door)) return walk;
  const door = leaving.door as Door<B>;
  const at = door.at;
  const before = {
    ...walk,
    at,
    seconds: walk.seconds + secondsBetween(building, walk.at, at),
    trail: [...walk.trail, at],
  };
  if (act.act === 'try') {
    if (door.closed === undefined || walk.tried.has(door.id)) return walk;
    return {
      ...before,
      seconds: before.seconds + trying,
      tried: new Set([...walk.tried, door.id]),
      judged: door.stops ? [...walk.judged, { what: 'tried', worth: 1, door, to: leaving.to }] : walk.judged,
    };
  }
  const judged = [...walk.judged, ...judgedDoor(walk, door, leaving.to)];
  if (door.stops) {
    return {
      ...before,
      judged,
      seconds: before.seconds + door.stops.seconds,
      stopped: new Set([...walk.stopped, door.id]),
    };
  }
  const to = roomIn(building, leaving.to) as Room<B> | undefined;
  if (!to) return walk;
  return entering(building, { ...before, judged, seconds: before.seconds + (door.seconds ?? 0) }, to);
}

export const walkBy = <B extends Building>(building: B, acts: readonly Act[]): Walk<B> =>
  acts.reduce((walk, act) => walkOn(building, walk, act), beginning(building));

/** How well was decided on the whole way, and where it led; from 0 to 1. */
export function shareOf<B extends Building>({ judged, end }: Pick<Walk<B>, 'judged' | 'end'>): number {
  const worths = [...judged.map(({ worth }) => worth), end?.end?.worth ?? 0];
  return worths.reduce((sum, worth) => sum + worth, 0) / worths.length;
}
