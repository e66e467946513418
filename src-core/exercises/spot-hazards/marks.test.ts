/**
 * What marks are worth, and pictures that an author must mend.
 */
import { expect, test } from 'vitest';
import type { Box } from '../places.ts';
import { faultIn, placesThatAre, shareOf, verdictOn } from './marks.ts';

type Place = { id: string; box: Box; hazard?: unknown; sound?: unknown };
const socket: Place = { id: 'socket', box: [0, 0, 50, 50], hazard: {} };
const door: Place = { id: 'door', box: [60, 0, 50, 50], sound: 'Free.' };
const ladder: Place = { id: 'ladder', box: [120, 0, 50, 50], hazard: {} };
const office = { id: 'office', places: [socket, door, ladder] };
const faultWith = (...places: Place[]) => faultIn({ scenes: [{ id: 'office', places }] });

test('a hazard is found or missed, a sound place is a false alarm or left alone', () => {
  const marks = new Set(['socket', 'door']);
  expect(office.places.map((place) => verdictOn(place, marks))).toEqual(['found', 'alarm', 'missed']);
  expect(verdictOn(door, new Set())).toBe('left');
  expect(placesThatAre('missed', office, marks)).toEqual([ladder]);
});

test('the share counts what was rightly left as well as what was found', () => {
  expect(shareOf([office], [new Set(['socket', 'ladder'])])).toBe(1);
  expect(shareOf([office], [new Set(['socket', 'door', 'ladder'])])).toBeCloseTo(2 / 3);
  expect(shareOf([office], [new Set(['door'])])).toBe(0);
  expect(shareOf([office, office], [new Set(['socket', 'ladder'])])).toBeCloseTo(4 / 6);
});

test('a whole exercise has no fault', () => {
  expect(faultIn({ scenes: [office] })).toBeNull();
});

test('a place is a hazard or sound, not both and not neither', () => {
  expect(faultWith(socket, door, { ...ladder, sound: 'Fine.' })).toEqual({ fault: 'no-answer', id: 'office.ladder' });
  expect(faultWith(socket, door, { id: 'ladder', box: ladder.box })).toEqual({
    fault: 'no-answer',
    id: 'office.ladder',
  });
});

test('a picture with hazards only, or with none, asks nothing', () => {
  expect(faultWith(socket, ladder)).toEqual({ fault: 'no-answer', id: 'office' });
  expect(faultWith(door)).toEqual({ fault: 'no-answer', id: 'office' });
});

test('one name for two places or two pictures', () => {
  expect(faultWith(socket, door, { ...ladder, id: 'door' })).toEqual({ fault: 'unknown-place', id: 'office.door' });
  expect(faultIn({ scenes: [office, office] })).toEqual({ fault: 'unknown-place', id: 'office' });
});

test('a place outside the picture or over another', () => {
  expect(faultWith(socket, door, { ...ladder, box: [700, 0, 50, 50] })).toEqual({
    fault: 'misplaced',
    id: 'office.ladder',
  });
  expect(faultWith(socket, door, { ...ladder, box: [40, 0, 50, 50] })).toEqual({
    fault: 'misplaced',
    id: 'office.ladder',
  });
});
