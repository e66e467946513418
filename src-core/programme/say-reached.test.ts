/**
 * What is told of a logbook says no single entry, and comes to the same as the logbook does.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { KeptEntry } from '../logbook/kept-entry.ts';
import { minutesOf } from '../logbook/kept-entry.ts';
import { day, ownHoursProgramme } from '../replay/sample-reached.ts';
import type { Fact } from './fact.ts';
import { hoursInPieces, turningPoints } from './hours-in-pieces.ts';
import type { HoursPiece } from './hours-piece.ts';
import type { Programme } from './programme.ts';
import { leaf, sampleProgramme } from './sample-programme.ts';
import { standingOf } from './standing.ts';

const entryFact = (entry: KeptEntry): Fact => ({
  ...{ id: entry.id, at: entry.to, kind: 'activity', activity: entry.activity, from: entry.from },
  ...{ minutes: minutesOf(entry), count: 1, isSupervised: false },
});
const pieceFact = (piece: HoursPiece, index: number): Fact => ({
  ...{ id: `piece ${index}`, at: piece.to, kind: 'activity', activity: piece.activity, from: piece.from },
  ...{ minutes: piece.minutes, count: piece.count, isSupervised: false },
});

/** Hours count first, between other things, within a time, and again for the renewal. */
const programme: Programme = {
  ...sampleProgramme,
  countsFrom: 'word',
  requirement: {
    all: [
      leaf('station', { kind: 'practical', station: 'talk', assessors: 1 }),
      leaf(
        'hours',
        { kind: 'hours', activity: 'support', hours: 4, isSupervised: false },
        { after: ['station'], dueWithinMonths: 12 },
      ),
      leaf('word', { kind: 'recommendation', by: 'supervisor', count: 1 }, { after: ['hours'] }),
    ],
  },
  renewal: ownHoursProgramme.renewal,
};

const dayOf = (number: number, hour: number) => new Date(Date.UTC(2027, 0, 1 + number, hour)).toISOString();

test('whatever is in the book, and whatever lies between: the same state, the same period', () => {
  let certified = 0;
  const moments = fc.uniqueArray(fc.integer({ min: 0, max: 1000 }), { maxLength: 60 });
  fc.assert(
    fc.property(
      moments,
      fc.array(fc.integer({ min: 0, max: 120 }), { minLength: 1, maxLength: 3 }),
      fc.array(fc.integer({ min: 1, max: 900 }), { minLength: 1, maxLength: 3 }),
      fc.integer({ min: 100, max: 1600 }),
      (days, talks, words, until) => {
        const entries = days.map(
          (number): KeptEntry => ({
            ...{
              id: `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`,
              programmeId: 'helper',
              activity: 'support',
            },
            ...{ from: dayOf(number, 9), to: dayOf(number, 10 + (number % 3)), people: 1, note: '' },
          }),
        );
        const others: Fact[] = [
          { id: 'e', at: dayOf(0, 0), kind: 'enrolled', programme: 'helper', version: '2.0.0' },
          ...talks.map(
            (number): Fact => ({
              id: `t${number}`,
              at: dayOf(number, 12),
              kind: 'practical-passed',
              station: 'talk',
              assessor: 'a',
            }),
          ),
          ...words.map(
            (number): Fact => ({
              id: `w${number}`,
              at: dayOf(number, 13),
              kind: 'recommended',
              by: 'supervisor',
              person: 'm',
            }),
          ),
        ];
        const whole = [...others, ...entries.map(entryFact)];
        const at = dayOf(until, 0);
        const pieces = hoursInPieces(null, entries, turningPoints(programme, whole, at));
        expect(pieces.reduce((sum, { count }) => sum + count, 0)).toBe(entries.length);
        const [own, told] = [whole, [...others, ...pieces.map(pieceFact)]].map((facts) =>
          standingOf(programme, facts, at),
        );
        expect([told?.state, told?.period]).toEqual([own?.state, own?.period]);
        if (own?.period) certified += 1;
      },
    ),
    { numRuns: 1000, seed: 7 },
  );
  // It says nothing where nobody got so far.
  expect(certified).toBeGreaterThan(150);
});

test('entries between which nothing turns are one piece', () => {
  const entries = [1, 2, 3, 40].map(
    (number): KeptEntry => ({
      ...{ id: `00000000-0000-4000-8000-00000000000${number % 10}`, programmeId: 'helper', activity: 'support' },
      ...{ from: dayOf(number, 9), to: dayOf(number, 11), people: 1, note: 'nothing of it' },
    }),
  );
  const pieces = hoursInPieces(null, entries, [dayOf(20, 0)]);
  expect(pieces).toEqual([
    { signOff: null, activity: 'support', count: 3, minutes: 360, from: dayOf(1, 9), to: dayOf(3, 11) },
    { signOff: null, activity: 'support', count: 1, minutes: 120, from: dayOf(40, 9), to: dayOf(40, 11) },
  ]);
  expect(hoursInPieces(null, [], [day('2027-01-01')])).toEqual([]);
});
