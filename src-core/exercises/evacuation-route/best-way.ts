/**
 * The shortest safe way out of a building, and what an author must mend so that there is one.
 */
import type { ExerciseFault } from '../exercise-kind.ts';
import { middleOf, misplacedIn } from '../places.ts';
import { type Building, doorsOf, type Point, roomIn, secondsBetween, sheet, trying, wallAt } from './building.ts';

export type BestWay = {
  /** From where one stands to where one is safe, through the doors. */
  readonly points: readonly Point[];
  readonly rooms: readonly string[];
  readonly seconds: number;
};

/** Seconds that the right choices in a room take. */
const meetingSeconds = (building: Building, id: string): number =>
  (roomIn(building, id)?.meets ?? []).reduce((sum, { choices }) => {
    const right = choices.filter(({ worth }) => worth === 1).map(({ seconds }) => seconds);
    return sum + (right.length > 0 ? Math.min(...right) : 0);
  }, 0);

/** The shortest way from a room to a right end, through no door that stops anybody; null where there is none. */
export function bestWay(building: Building, from = building.begin): BestWay | null {
  const start = roomIn(building, from);
  if (!start) return null;
  type Reached = BestWay & { readonly room: string };
  const open: Reached[] = [
    {
      room: from,
      points: [middleOf(start.box)],
      rooms: [from],
      seconds: meetingSeconds(building, from),
    },
  ];
  /** Doors that were gone through: whoever comes to one later comes by a longer way. */
  const gone = new Set<string>();
  for (;;) {
    open.sort((a, b) => a.seconds - b.seconds);
    const here = open.shift();
    if (!here) return null;
    const end = roomIn(building, here.room)?.end;
    if (end) {
      if (end.worth < 1) continue;
      const { points, rooms, seconds } = here;
      return { points, rooms, seconds };
    }
    const at = here.points.at(-1) as Point;
    for (const { door, to } of doorsOf(building, here.room)) {
      const room = roomIn(building, to);
      const passed = `${door.id} ${to}`;
      if (!room || door.stops || gone.has(passed)) continue;
      gone.add(passed);
      const middle = room.end ? middleOf(room.box) : null;
      open.push({
        room: to,
        points: [...here.points, door.at, ...(middle ? [middle] : [])],
        rooms: [...here.rooms, to],
        seconds:
          here.seconds +
          secondsBetween(building, at, door.at) +
          (door.seconds ?? 0) +
          (door.closed === undefined ? 0 : trying) +
          meetingSeconds(building, to) +
          (middle ? secondsBetween(building, door.at, middle) : 0),
      });
    }
  }
}

/** The rooms that one can come to; `isForced`: through doors that stop people, too. */
function reachedIn(building: Building, isForced: boolean): ReadonlySet<string> {
  const reached = new Set([building.begin]);
  for (const id of reached) {
    if (roomIn(building, id)?.end) continue;
    for (const { door, to } of doorsOf(building, id)) if (isForced || !door.stops) reached.add(to);
  }
  return reached;
}

const twiceIn = (parts: readonly { readonly id: string }[]) => {
  const ids = parts.map(({ id }) => id);
  return ids.find((id, index) => ids.indexOf(id) !== index);
};

/** From every room that one can come to, there must be a way to where one is safe. */
export function faultIn({ cases }: { readonly cases: readonly Building[] }): ExerciseFault | null {
  const double = twiceIn(cases);
  if (double) return { fault: 'unknown-place', id: double };
  for (const building of cases) {
    const { id, rooms, doors, begin, limit } = building;
    const said = (fault: ExerciseFault['fault'], place: string): ExerciseFault => ({ fault, id: `${id}.${place}` });
    const twice = twiceIn([...rooms, ...doors]);
    if (twice) return said('unknown-place', twice);
    if (!roomIn(building, begin)) return said('unknown-place', begin);
    const misplaced = misplacedIn(rooms, sheet);
    if (misplaced) return said('misplaced', misplaced);
    for (const door of doors) {
      const [a, b] = door.between.map((name) => roomIn(building, name));
      if (!a || !b) return said('unknown-place', door.id);
      if (!wallAt(door.at, a.box, b.box)) return said('misplaced', door.id);
    }
    for (const { id: room, meets = [] } of rooms) {
      const open = meets.find(({ choices }) => !choices.some(({ worth }) => worth === 1));
      if (open) return said('no-answer', `${room}.${open.id}`);
    }
    const forced = reachedIn(building, true);
    const never = rooms.find((room) => !forced.has(room.id));
    if (never) return said('out-of-reach', never.id);
    for (const room of reachedIn(building, false)) {
      if (!roomIn(building, room)?.end && !bestWay(building, room)) return said('no-way-on', room);
    }
    if ((bestWay(building)?.seconds ?? 0) > limit.seconds) return said('impossible', 'limit');
  }
  return null;
}
