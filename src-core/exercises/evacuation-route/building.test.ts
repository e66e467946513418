/**
 * Which doors lead out of a room, how long a way takes, and on which wall a door lies.
 */
import { expect, test } from 'vitest';
import { doorsOf, secondsBetween, wallAt } from './building.ts';
import { building } from './sample-building.ts';

test('a door leads both ways, unless it leads one way only', () => {
  const ways = (id: string) => doorsOf(building, id).map(({ door, to }) => `${door.id} ${to}`);
  expect(ways('office')).toEqual(['office-hall hall', 'office-cellar cellar']);
  expect(ways('hall')).toEqual(['office-hall office', 'hall-yard yard', 'store-hall store']);
  expect(ways('yard')).toEqual([]);
});

test('a way takes as long as it is far, at 1.2 metres a second', () => {
  expect(secondsBetween({ scale: 10 }, [0, 0], [120, 0])).toBeCloseTo(10);
  expect(secondsBetween({ scale: 20 }, [0, 0], [72, 96])).toBeCloseTo(5);
});

test('a door lies on a wall that both rooms have', () => {
  expect(wallAt([120, 60], [0, 0, 120, 120], [120, 0, 120, 120])).toBe('upright');
  expect(wallAt([60, 120], [0, 0, 120, 120], [0, 120, 120, 120])).toBe('level');
  expect(wallAt([120, 160], [0, 0, 120, 120], [120, 0, 120, 120])).toBeNull();
  expect(wallAt([100, 60], [0, 0, 120, 120], [120, 0, 120, 120])).toBeNull();
  expect(wallAt([120, 120], [0, 0, 120, 120], [120, 0, 120, 120])).toBeNull();
});
