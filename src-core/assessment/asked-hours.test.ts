/**
 * Hours that a supervisor is asked to confirm: what cannot be true is told, with the entry that it is about.
 */
import { expect, test } from 'vitest';
import { faultOfHours, totalOf } from './asked-hours.ts';
import type { AskedAbout } from './carried.ts';
import type { SignOff } from './sign-off.ts';

type Asked = Extract<AskedAbout, { kind: 'hours' }>;
const id = (number: number) => `00000000-0000-4000-8000-00000000000${number}`;
const at = (time: string) => `2027-05-${time}:00.000Z`;
const asked = (...spans: [from: string, to: string][]): Asked => ({
  kind: 'hours',
  activity: 'talks',
  entries: spans.map(([from, to], index) => ({ id: id(index + 1), from: at(from), to: at(to), people: 2 })),
});
const now = new Date('2027-06-01T12:00:00Z');
const fault = (of: Asked, signed: SignOff[] = [], kept: Asked[] = []) =>
  faultOfHours(of, { asked: kept, signed }, now, 0);

const confirmed = (entries: string[], from: string, to: string, minutes: number) =>
  ({ seenAt: at(to), about: { kind: 'hours', activity: 'talks', entries, minutes, from: at(from) } }) as SignOff;

test('hours one after the other are well, in whatever order they are asked about', () => {
  const two = asked(['02T09:00', '02T10:30'], ['01T09:00', '01T10:00']);
  expect(fault(two)).toBeNull();
  expect(totalOf(two)).toEqual({ minutes: 150, from: at('01T09:00'), to: at('02T10:30') });
});

test.each([
  ['overlaps', asked(['01T09:00', '01T10:00'], ['01T09:30', '01T11:00']), 1],
  ['ends-before-it-begins', asked(['01T09:00', '01T10:00'], ['03T09:00', '03T08:00']), 1],
  ['too-long', asked(['01T01:00', '01T18:00']), 0],
  ['not-yet', asked(['01T09:00', '01T10:00'], ['30T20:00', '30T21:00'], ['31T22:00', '31T23:00']), 2],
] as const)('what cannot be true is told with its entry: %s', (name, of, entry) => {
  expect(faultOfHours(of, { asked: [], signed: [] }, new Date('2027-05-31T22:30:00Z'), 0)).toEqual({
    fault: name,
    entry,
  });
});

test('what was confirmed before is not confirmed again, and all together is no more than the time has', () => {
  const one = asked(['01T09:00', '01T10:00']);
  expect(fault(one, [confirmed([id(1)], '01T09:00', '01T10:00', 60)])).toEqual({ fault: 'known-already', entry: 0 });
  const other = confirmed([id(9)], '01T09:00', '01T10:00', 30);
  expect(fault(one, [other])).toEqual({ fault: 'do-not-fit', entry: null });
  expect(fault(asked(['01T10:00', '01T11:00']), [other])).toBeNull();
  // Of a sign-off of another kind nothing is counted.
  expect(fault(one, [{ ...other, about: { kind: 'recommendation', by: 'supervisor' } } as SignOff])).toBeNull();
});

test('entries that were confirmed here are known one by one: beside them nothing runs at the same time', () => {
  const earlier = [
    {
      ...asked(['01T09:00', '01T10:00']),
      entries: asked(['01T09:00', '01T10:00']).entries.map((one) => ({ ...one, id: id(9) })),
    },
  ];
  expect(fault(asked(['01T09:30', '01T10:30']), [], earlier)).toEqual({ fault: 'overlaps', entry: 0 });
  expect(fault(asked(['01T10:00', '01T10:30']), [], earlier)).toBeNull();
});
