/**
 * Who is told what of somebody who can be called, and when a team is ready: by example, and by what a team relies on.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { KeptEntry } from '../logbook/kept-entry.ts';
import type { ProgrammeEvent, Recorded } from '../programme/programme-event.ts';
import { eventBodySchema } from '../sync/event-body.ts';
import { type ActivityCount, activityByMonth } from './activity.ts';
import { type Listing, listingSchema } from './listing.ts';
import { type Gap, type Member, readinessOf, type TeamNeeds } from './readiness.ts';
import { listedIn, sayListed, uncounted } from './say-listed.ts';
import { spokenLanguages } from './spoken-languages.ts';

const learner = 'abcdefgh12345678';
const listing: Listing = {
  ...{ seenBy: 'organisation', languages: ['en', 'sw'], country: 'KE', place: 'Garissa', reach: 'country' },
  ...{ contact: 'radio: G7', countsActivity: true },
};

test('every language has a name in each language of the program', () => {
  for (const language of ['en', 'fr', 'es', 'ru', 'ar', 'zh']) {
    const names = new Intl.DisplayNames(language, { type: 'language', fallback: 'none' });
    expect(spokenLanguages.filter((code) => !names.of(code))).toEqual([]);
  }
  expect([...spokenLanguages]).toEqual([...new Set(spokenLanguages)].sort());
});

test.each<[string, object]>([
  ['no language', { languages: [] }],
  ['a language twice', { languages: ['en', 'en'] }],
  ['a language that is none', { languages: ['xx'] }],
  ['no place', { place: ' ' }],
  ['a country that is none', { country: 'kenya' }],
  ['two lines of contact', { contact: 'a\nb' }],
  ['something nobody asks for', { health: 'good' }],
])('a listing with %s is none', (_name, change) => {
  expect(listingSchema.safeParse({ ...listing, ...change }).success).toBe(false);
});

describe('what a registry is told', () => {
  let count = 0;
  const record = (...said: ProgrammeEvent[]): Recorded[] =>
    said.map((event) => {
      count += 1;
      return {
        id: String(count).padStart(64, '0'),
        at: `2027-03-01T00:00:${String(count % 60).padStart(2, '0')}Z`,
        event,
      };
    });
  const listed = (change: Partial<Listing> | null = {}): ProgrammeEvent => ({
    kind: 'listed',
    listing: change && { ...listing, ...change },
  });
  const one: ActivityCount = { activity: 'talks', count: 1, confirmed: 0, minutes: 45, people: 1 };
  const march = { programme: 'peer-helper', month: '2027-03', counts: [one] };
  const written = (events: readonly Recorded[], months = [march]) => [
    ...events,
    ...record(...uncounted(events, months)),
  ];
  const told = (events: readonly Recorded[]) =>
    sayListed(learner, events)
      .map((body) => eventBodySchema.parse(body))
      .map((body) =>
        body.kind === 'activity.counted'
          ? [body.month, body.counts]
          : body.kind === 'roster.changed' && body.listing?.place,
      );

  test('nothing of who never said that they may be seen, whatever they did', () => {
    expect([sayListed(learner, []), uncounted([], [march]), listedIn([])]).toEqual([[], [], null]);
  });

  test('only how they can be found, where counts may not go along', () => {
    const events = written(record(listed({ countsActivity: false })));
    expect(told(events)).toEqual(['Garissa']);
  });

  test('a month as it is now, each change of it once', () => {
    const events = written(record(listed()));
    expect(told(events)).toEqual(['Garissa', ['2027-03', [one]]]);
    expect(uncounted(events, [march])).toEqual([]);
    const more = written(events, [{ ...march, counts: [{ ...one, count: 2 }] }]);
    const back = written(more);
    expect(told(back)).toEqual(['Garissa', ['2027-03', [one]]]);
    // Under another name each time, so that it is said again.
    const states = [events, more, back].map((all) => sayListed(learner, all)[1]?.state);
    expect(new Set(states).size).toBe(3);
  });

  test('a month that is empty now is told as empty, and one that always was is not', () => {
    const events = written(record(listed()));
    expect(told(written(events, []))).toEqual(['Garissa', ['2027-03', []]]);
    expect(told(written(record(listed()), []))).toEqual(['Garissa']);
  });

  test('all of it again from the day on which counts may go along once more, and none of it meanwhile', () => {
    const events = written(record(listed()));
    const stopped = [...events, ...record(listed({ countsActivity: false }))];
    expect([told(stopped), uncounted(stopped, [march])]).toEqual([['Garissa'], []]);
    const again = written([...stopped, ...record(listed({ place: 'Wajir' }))]);
    expect(told(again)).toEqual(['Wajir', ['2027-03', [one]]]);
    expect(sayListed(learner, again)[1]?.state).not.toBe(sayListed(learner, events)[1]?.state);
  });

  test('another place leaves what was counted as it was said', () => {
    const events = written(record(listed()));
    const moved = [...events, ...record(listed({ place: 'Wajir' }))];
    expect(uncounted(moved, [march])).toEqual([]);
    expect(sayListed(learner, moved)[1]).toEqual(sayListed(learner, events)[1]);
  });

  test('that they may not be seen any more', () => {
    const events = [...written(record(listed())), ...record(listed(null))];
    expect(sayListed(learner, events)).toMatchObject([{ kind: 'roster.changed', listing: null }]);
  });
});

test('a logbook month by month, as the person lived it, in counts alone', () => {
  const entry = (id: string, from: string, minutes: number, people: number, activity = 'talks'): KeptEntry => ({
    ...{ id, from, to: new Date(Date.parse(from) + minutes * 60_000).toISOString(), people, activity },
    ...{ note: 'about sleep', programmeId: 'peer-helper' },
  });
  const entries = [
    entry('a', '2027-03-31T22:30:00.000Z', 30, 1),
    entry('b', '2027-03-05T08:00:00.000Z', 45, 1),
    entry('c', '2027-03-06T08:00:00.000Z', 60, 12, 'group'),
    entry('d', '2027-03-07T08:00:00.000Z', 15, 2),
  ];
  const months = activityByMonth(entries, (id) => id === 'b', 120);
  expect(months).toEqual([
    {
      programme: 'peer-helper',
      month: '2027-03',
      counts: [
        { activity: 'group', count: 1, confirmed: 0, minutes: 60, people: 12 },
        { activity: 'talks', count: 2, confirmed: 1, minutes: 60, people: 3 },
      ],
    },
    {
      programme: 'peer-helper',
      month: '2027-04',
      counts: [{ activity: 'talks', count: 1, confirmed: 0, minutes: 30, people: 1 }],
    },
  ]);
  expect(JSON.stringify(months)).not.toMatch(/sleep|"a"/);
});

describe('a team', () => {
  const today = '2027-03-10';
  const needs: TeamNeeds = {
    programmes: [
      { programme: 'peer-helper', count: 2 },
      { programme: 'staff-counsellor', count: 1 },
    ],
    languages: ['en', 'so'],
  };
  const far = '2028-12-31';
  const member = (person: string, programmes: readonly string[], more: Partial<Member> = {}): Member => ({
    person,
    held: programmes.map((programme) => ({ programme, until: far })),
    languages: ['en', 'so'],
    ...more,
  });
  const whole = [
    member('ali', ['peer-helper']),
    member('ben', ['peer-helper', 'staff-counsellor']),
    member('cleo', ['staff-counsellor']),
  ];
  const gapsOf = (members: readonly Member[], of = needs) => {
    const { state, gaps } = readinessOf(of, members, today);
    return [state, ...gaps.map(({ kind, ...gap }) => [kind, Object.values(gap).join(' ')].join(': '))];
  };
  const ending = (until: string, programme = 'peer-helper'): Partial<Member> => ({ held: [{ programme, until }] });

  test.each<[string, readonly Member[], string[]]>([
    ['has all it needs', whole, ['ready']],
    [
      'is empty',
      [],
      ['not-ready', 'too-few: peer-helper 0 2', 'too-few: staff-counsellor 0 1', 'language: en', 'language: so'],
    ],
    [
      'lacks somebody who has just run out',
      [member('ali', [], ending('2027-03-09')), ...whole.slice(1)],
      ['not-ready', 'too-few: peer-helper 1 2', 'not-certified: ali'],
    ],
    [
      'still has who runs out today',
      [member('ali', [], ending(today)), ...whole.slice(1)],
      ['at-risk', `runs-out: peer-helper ${today} 1 2`],
    ],
    ['is fine until long after', [member('ali', [], ending('2027-06-09')), ...whole.slice(1)], ['ready']],
    [
      'has nobody who speaks a language',
      whole.map((one) => ({ ...one, languages: ['en' as const] })),
      ['not-ready', 'language: so'],
    ],
    [
      'hangs on one person, and on one speaker',
      [member('ali', ['peer-helper'], { languages: ['en'] }), member('ben', ['peer-helper', 'staff-counsellor'])],
      ['at-risk', 'one-person: staff-counsellor ben', 'one-speaker: so ben'],
    ],
    [
      'does not count what it was not asked for',
      [...whole, member('dan', ['security-assistant'])],
      ['at-risk', 'not-certified: dan'],
    ],
  ])('%s', (_name, members, said) => {
    expect(gapsOf(members)).toEqual(said);
  });

  test('that has more than it needs runs out when too few are left, not when the first ends', () => {
    const three: TeamNeeds = { programmes: [{ programme: 'peer-helper', count: 2 }], languages: [] };
    const members = ['2027-04-01', '2027-05-01', far].map((until, n) => member(`m${n}`, [], ending(until)));
    expect(gapsOf(members, three)).toEqual(['at-risk', 'runs-out: peer-helper 2027-05-01 1 2']);
  });

  const programme = fc.constantFrom('peer-helper', 'staff-counsellor', 'other');
  const anyMember = fc.record({
    person: fc.uuid(),
    held: fc.array(
      fc.record({
        programme,
        until: fc.integer({ min: 1, max: 28 }).map((n) => `2027-0${1 + (n % 9)}-${String(n).padStart(2, '0')}`),
      }),
      { maxLength: 3 },
    ),
    languages: fc.uniqueArray(fc.constantFrom<'en' | 'so' | 'fr'>('en', 'so', 'fr')),
  });
  const isMissing = ({ kind }: Gap) => kind === 'too-few' || kind === 'language';
  const missingIn = (members: readonly Member[], day = today) =>
    readinessOf(needs, members, day).gaps.filter(isMissing);

  test('never lacks more for somebody who joins, and never less for a day that passes', () => {
    fc.assert(
      fc.property(fc.array(anyMember, { maxLength: 6 }), anyMember, (members, joins) => {
        const before = missingIn(members);
        const after = missingIn([...members, joins]);
        const key = ({ kind, ...gap }: Gap) =>
          `${kind} ${'programme' in gap ? gap.programme : 'language' in gap ? gap.language : ''}`;
        expect(before.map(key)).toEqual(expect.arrayContaining(after.map(key)));
        expect(missingIn(members, '2027-09-30').map(key)).toEqual(expect.arrayContaining(before.map(key)));
      }),
    );
  });

  test('is the same in whichever order its members stand, and not ready just where something is missing', () => {
    const kinds = (members: readonly Member[]) => gapsOf(members).sort();
    fc.assert(
      fc.property(fc.array(anyMember, { maxLength: 6 }), (members) => {
        expect(kinds([...members].reverse())).toEqual(kinds(members));
        const { state, gaps } = readinessOf(needs, members, today);
        expect(state === 'not-ready').toBe(gaps.some(isMissing));
        expect(state === 'ready').toBe(gaps.length === 0);
      }),
    );
  });
});
