/**
 * The way through a building, act by act.
 */
import { expect, test } from 'vitest';
import { bestWay } from './best-way.ts';
import { building, changed, withDoor } from './sample-building.ts';
import { type Act, beginning, shareOf, walkBy } from './walk.ts';

const go = (door: string): Act => ({ act: 'go', door });
const feel = (door: string): Act => ({ act: 'try', door });
const choose = (choice: string): Act => ({ act: 'choose', choice });
const right = [feel('office-hall'), go('office-hall'), choose('ask'), go('hall-yard')];

test('one begins in the middle of a room, with nothing behind one', () => {
  expect(beginning(building)).toMatchObject({ at: [60, 60], seconds: 0, trail: [[60, 60]], meeting: null, end: null });
});

test('the right way is over in the yard, takes as long as the best one and is wholly right', () => {
  const walk = walkBy(building, right);
  expect(walk.end?.id).toBe('yard');
  expect(walk.seconds).toBeCloseTo(bestWay(building)?.seconds ?? 0);
  expect(walk.judged.map(({ what, worth }) => [what, worth])).toEqual([
    ['tried', 1],
    ['choice', 1],
    ['time', 1],
  ]);
  expect(shareOf(walk)).toBe(1);
});

test('whoever opens a shut door at once was lucky, or not', () => {
  expect(walkBy(building, [go('office-hall')]).judged).toMatchObject([{ what: 'untried', worth: 0.5 }]);
  const burnt = walkBy(building, [go('office-cellar'), go('cellar-store')]);
  expect(burnt.judged).toMatchObject([{ what: 'untried', worth: 0 }]);
  expect(burnt.room.id).toBe('cellar');
  expect(burnt.at).toEqual([120, 180]);
  expect(burnt.seconds).toBeCloseTo(5 + Math.hypot(60, 60) / 12 + 20);
  expect(burnt.stopped).toEqual(new Set(['cellar-store']));
});

test('a hot door that was felt and left is right; opened all the same it is wrong', () => {
  const felt = [go('office-cellar'), feel('cellar-store')];
  expect(walkBy(building, felt).judged).toMatchObject([{ what: 'tried', worth: 1 }]);
  expect(walkBy(building, felt).stopped.size).toBe(0);
  expect(walkBy(building, [...felt, go('cellar-store')]).judged.at(-1)).toMatchObject({ what: 'forced', worth: 0 });
});

test('a door that stopped one is not gone to again, and none is felt twice', () => {
  const once = [go('office-cellar'), feel('cellar-store'), go('cellar-store')];
  expect(walkBy(building, [...once, go('cellar-store')])).toEqual(walkBy(building, once));
  const felt = [feel('office-hall')];
  expect(walkBy(building, [...felt, ...felt]).seconds).toBe(walkBy(building, felt).seconds);
});

test('what could not have been known is not judged; what could, is', () => {
  const blocked = withDoor('cellar-store', { closed: undefined });
  expect(walkBy(blocked, [go('office-cellar'), go('cellar-store')]).judged).toEqual([]);
  const lift = withDoor('cellar-store', { closed: undefined, stops: { seconds: 20, why: 'A lift.' } });
  expect(walkBy(lift, [go('office-cellar'), go('cellar-store')]).judged).toMatchObject([{ what: 'door', worth: 0 }]);
});

test('what one meets with comes before the doors, and only once', () => {
  const met = [go('office-hall')];
  expect(walkBy(building, met).meeting?.id).toBe('colleague');
  expect(walkBy(building, [...met, go('hall-yard')])).toEqual(walkBy(building, met));
  const back = walkBy(building, [...met, choose('run'), go('office-hall'), go('office-hall')]);
  expect(back.room.id).toBe('hall');
  expect(back.meeting).toBeNull();
  expect(back.judged.filter(({ what }) => what === 'untried')).toHaveLength(1);
});

test('one door after another, but no door of another room', () => {
  expect(walkBy(building, [go('hall-yard')]).room.id).toBe('office');
});

test('whoever is late hears it, and after the end nothing more happens', () => {
  const late = walkBy(changed({ limit: { seconds: 30 } }), right);
  expect(late.judged.at(-1)).toEqual({ what: 'time', worth: 0 });
  expect(shareOf(late)).toBe(0.75);
  const bothWays = withDoor('hall-yard', { oneWay: undefined });
  expect(walkBy(bothWays, [...right, go('hall-yard')])).toEqual(walkBy(bothWays, right));
});
