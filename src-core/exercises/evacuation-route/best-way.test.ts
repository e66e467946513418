/**
 * The shortest safe way, and buildings that an author must mend.
 */
import { expect, test } from 'vitest';
import { bestWay, faultIn } from './best-way.ts';
import type { Building } from './building.ts';
import { building, changed, door, room, withDoor, withRoom } from './sample-building.ts';

const fault = (one: Building) => faultIn({ cases: [one] });

test('the best way leads through the doors to the middle of where one is safe, and counts all that it takes', () => {
  const way = bestWay(building);
  expect(way?.rooms).toEqual(['office', 'hall', 'yard']);
  expect(way?.points).toEqual([
    [60, 60],
    [120, 60],
    [240, 60],
    [300, 60],
  ]);
  // 5 to the shut door and 2 to feel it, 10 for the colleague, 10 through the hall, 5 down the stairs, 5 over the yard.
  expect(way?.seconds).toBeCloseTo(37);
});

test('a longer way is taken where the short one is stopped', () => {
  const doors = building.doors.map((one) =>
    one.id === 'office-hall'
      ? { ...one, stops: { seconds: 9 } }
      : one.id === 'cellar-store'
        ? door('cellar-store', 'cellar', 'store', [120, 180])
        : one,
  );
  expect(bestWay(changed({ doors }))?.rooms).toEqual(['office', 'cellar', 'store', 'hall', 'yard']);
});

test('of two ways the quicker one is best, not the one with fewer rooms', () => {
  const slow = [...building.doors, door('out', 'office', 'street', [0, 60], { seconds: 100 })];
  const rooms = building.rooms.map(({ id, box: [x, y, w, h], ...more }) => room(id, [x + 100, y, w, h], more));
  const moved = slow.map((one) => ({ ...one, at: [one.at[0] + 100, one.at[1]] as const }));
  const street = room('street', [0, 0, 100, 120], { end: { worth: 1 } });
  const both = changed({ rooms: [...rooms, street], doors: moved });
  expect(bestWay(both)?.rooms).toEqual(['office', 'hall', 'yard']);
  const quick = both.doors.map((one) => (one.id === 'out' ? { ...one, seconds: 0 } : one));
  expect(bestWay({ ...both, doors: quick })?.rooms).toEqual(['office', 'street']);
});

test('an end that is not right is no way out', () => {
  expect(bestWay(withRoom('yard', { end: { worth: 0.5 } }))).toBeNull();
});

test('a whole building has no fault', () => {
  expect(fault(building)).toBeNull();
});

test('no way out', () => {
  expect(fault(withDoor('hall-yard', { stops: { seconds: 5 } }))).toMatchObject({ fault: 'no-way-on' });
});

test('a room from which there is no way on', () => {
  const trap = withDoor('office-cellar', { oneWay: true });
  expect(fault(trap)).toEqual({ fault: 'no-way-on', id: 'fire.cellar' });
});

test('a room to which no door leads', () => {
  const rooms = [...building.rooms, room('attic', [240, 120, 120, 120])];
  expect(fault(changed({ rooms }))).toEqual({ fault: 'out-of-reach', id: 'fire.attic' });
});

test('a door that does not lie between its rooms', () => {
  expect(fault(withDoor('office-cellar', { at: [60, 110] }))).toEqual({
    fault: 'misplaced',
    id: 'fire.office-cellar',
  });
});

test('rooms that lie over each other or outside the sheet', () => {
  expect(fault(withRoom('yard', { box: [230, 0, 120, 120] }))).toEqual({ fault: 'misplaced', id: 'fire.yard' });
  expect(fault(withRoom('store', { box: [120, 120, 120, 400] }))).toEqual({ fault: 'misplaced', id: 'fire.store' });
});

test('a door to a room that is not there, a beginning that is not there, one name for two', () => {
  expect(fault(withDoor('office-cellar', { between: ['office', 'attic'] }))).toEqual({
    fault: 'unknown-place',
    id: 'fire.office-cellar',
  });
  expect(fault(changed({ begin: 'attic' }))).toEqual({ fault: 'unknown-place', id: 'fire.attic' });
  expect(fault(withDoor('office-cellar', { id: 'hall' }))).toEqual({ fault: 'unknown-place', id: 'fire.hall' });
  expect(faultIn({ cases: [building, building] })).toEqual({ fault: 'unknown-place', id: 'fire' });
});

test('something to decide with nothing right to choose', () => {
  const meets = [{ id: 'colleague', choices: [{ id: 'run', worth: 0.5, seconds: 0 }] }];
  expect(fault(withRoom('hall', { meets }))).toEqual({ fault: 'no-answer', id: 'fire.hall.colleague' });
});

test('less time than the best way takes', () => {
  expect(fault(changed({ limit: { seconds: 36 } }))).toEqual({ fault: 'impossible', id: 'fire.limit' });
  expect(fault(changed({ limit: { seconds: 38 } }))).toBeNull();
});
