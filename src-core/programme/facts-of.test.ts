/**
 * Records become facts: whatever order they lie in, whatever content has become since, and never twice.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { passTrustOf, signPassList } from '../assessment/withdrawn-passes.ts';
import type { KeptEntry } from '../logbook/kept-entry.ts';
import { factsOf, type Records } from './facts-of.ts';
import type { Recorded } from './programme-event.ts';
import {
  able,
  around,
  day,
  entry,
  hoursOf,
  issuerKey,
  judged,
  passOf,
  programme,
  recorded,
  signedOff,
  signOff,
  station,
  takenUp,
  trusted,
  uuid,
} from './sample-records.ts';
import { signedOf } from './signed-of.ts';
import { standingOf } from './standing.ts';

const none: Omit<Records, 'events' | 'signed'> = { courses: [], held: [], entries: [] };
const facts = (events: readonly Recorded[], more: Partial<typeof none> = {}, with_: Partial<typeof around> = {}) =>
  factsOf('helper', { events, signed: signedOf(events, { ...around, ...with_ }), ...none, ...more });
const told = (...given: Parameters<typeof facts>) =>
  facts(...given).map(({ id: _id, ...fact }) => `${fact.kind} ${fact.at.slice(0, 10)}`);

const first = entry(1, day('2027-02-01'), day('2027-02-01', '10:00'));
const second = entry(2, day('2027-02-08'), day('2027-02-08', '11:00'));
const confirmed = signedOff(day('2027-02-20'), signOff(10, second.to, hoursOf(first, second)), 0, null);
const minutes = (events: readonly Recorded[], entries: readonly KeptEntry[]) =>
  facts(events, { entries }).flatMap((fact) =>
    fact.kind === 'activity' ? [[fact.at.slice(5, 10), fact.minutes, fact.isSupervised]] : [],
  );

test('each record is one fact, and what belongs to another programme is none', () => {
  const other = recorded(day('2027-01-02'), { kind: 'taken-up', programme: 'counsellor', version: '1.0.0' });
  const declared = (name: string) =>
    recorded(day('2027-01-03'), { kind: 'declared', programme: name, document: 'ethics', digest: 'a'.repeat(64) });
  const more = {
    courses: [{ course: 'listening', readAt: day('2027-01-05'), passes: [day('2027-01-06'), day('2027-01-07')] }],
    held: [
      {
        ...{ number: 'FP-1', of: 'basic-security', issuedAt: day('2026-12-01'), expiresAt: day('2028-12-01') },
        isRevoked: false,
      },
    ],
    entries: [first, entry(3, day('2027-02-02'), day('2027-02-02', '10:00'), { programmeId: 'counsellor' })],
  };
  expect(told([takenUp, other, declared('helper'), declared('counsellor')], more)).toEqual([
    'enrolled 2027-01-01',
    'document 2027-01-03',
    'course-read 2027-01-05',
    'exam-passed 2027-01-06',
    'exam-passed 2027-01-07',
    'credential 2026-12-01',
    'activity 2027-02-01',
  ]);
  const [held] = more.held;
  const revoked = standingOf(
    programme,
    facts([takenUp], { held: held ? [{ ...held, isRevoked: true }] : [] }),
    day('2027-03-01'),
  );
  expect(JSON.stringify(revoked.asked)).toContain('"id":"basic","have":0');
});

test('what was done before the programme was taken up is no fact of it', () => {
  expect(told([takenUp], { entries: [entry(3, day('2026-12-31'), day('2026-12-31', '10:00'))] })).toEqual([
    'enrolled 2027-01-01',
  ]);
  expect(told([], { entries: [first] })).toEqual([]);
});

test('a course that was read stays read when it gets another lesson', () => {
  const read = recorded(day('2027-01-20'), {
    ...{ kind: 'course-read', course: 'listening', version: '1.0.0' },
    readAt: day('2027-01-15'),
  });
  const more = { courses: [{ course: 'listening', readAt: null, passes: [] }] };
  expect(told([takenUp, read], more)).toEqual(['enrolled 2027-01-01', 'course-read 2027-01-15']);
});

test('hours that were confirmed count once, entry by entry, under supervision; together where the book does not have them', () => {
  expect(minutes([takenUp], [first, second])).toEqual([
    ['02-01', 60, false],
    ['02-08', 120, false],
  ]);
  expect(minutes([takenUp, confirmed], [first, second])).toEqual([
    ['02-01', 60, true],
    ['02-08', 120, true],
  ]);
  // Another computer, or an entry that is another one now.
  expect(minutes([takenUp, confirmed], [])).toEqual([['02-08', 180, true]]);
  expect(minutes([takenUp, confirmed], [first])).toEqual([['02-08', 180, true]]);
  for (const to of ['12:00', '10:00'])
    expect(minutes([takenUp, confirmed], [first, { ...second, to: day('2027-02-08', to) }])).toEqual([
      ['02-08', 180, true],
    ]);
  const asOne = { ...hoursOf(first, second), minutes: 60 };
  const less = signedOff(day('2027-02-20'), signOff(11, second.to, asOne), 0, null);
  expect(minutes([takenUp, less], [first])).toEqual([['02-08', 60, true]]);
});

test('the same hours confirmed twice: once, and by the same sign-off whichever came in first', () => {
  const again = signedOff(day('2027-02-21'), signOff(9, second.to, hoursOf(second), 1), 1, null);
  const told = (events: readonly Recorded[]) =>
    signedOf(events, around).map(({ said, checked }) => [said.id.slice(-2), checked.counts]);
  expect(told([takenUp, confirmed, again])).toEqual([
    ['09', true],
    ['10', false],
  ]);
  expect(told([again, takenUp, confirmed])).toEqual(told([takenUp, confirmed, again]));
});

test('hours of another programme that calls its activity the same are none of this one', () => {
  const both = { programmes: [programme, { ...programme, id: 'counsellor' }] };
  const elsewhere = recorded(day('2027-01-01'), { kind: 'taken-up', programme: 'counsellor', version: '2.0.0' });
  const line = signOff(12, second.to, hoursOf(second), 0, { programme: 'counsellor' });
  const passes = [passOf(0, { programmes: ['helper', 'counsellor'] })];
  const event = { kind: 'signed-off' as const, line, passes, title: { en: 'Support' }, station: null };
  const events = [takenUp, elsewhere, recorded(day('2027-02-20'), event)];
  expect(signedOf(events, { ...around, ...both }).map(({ checked }) => checked.counts)).toEqual([true]);
  expect(told(events, {}, both)).toEqual(['enrolled 2027-01-01']);
});

test('confirming hours never makes less of them: what lies after the day that counts goes on counting', () => {
  // Of the renewal's own hours, one entry lies before the day it counts from.
  const since = day('2027-02-05');
  const both = facts([takenUp, confirmed], { entries: [first, second] });
  expect(both.filter((fact) => fact.kind === 'activity' && fact.from >= since)).toHaveLength(1);
});

test('a station is judged by what it was then: another rubric now changes nothing', () => {
  const passed = signedOff(day('2027-03-02'), signOff(20, day('2027-03-01'), judged()));
  const changed = { ...programme, stations: [{ ...station, enough: 3 }] };
  expect(told([takenUp, passed], {}, { programmes: [changed] })).toContain('practical-passed 2027-03-01');
  // A station that the assessor did not sign is not taken for it.
  const other = { ...station, enough: 1 };
  const poor = judged({ ...able, asks: 'not-done' });
  const forged = signedOff(day('2027-03-02'), signOff(21, day('2027-03-01'), poor), 0, other);
  const read = signedOf([takenUp, forged], { ...around, programmes: [{ ...programme, stations: [other] }] });
  expect(read.map(({ checked }) => checked)).toEqual([{ counts: false, fault: 'rubric-changed' }]);
});

test('an activity, a role, a document that the programme has no more: what was signed of it still counts', () => {
  const gone = { ...programme, activities: [], roles: [], documents: [] };
  expect(told([takenUp, confirmed], {}, { programmes: [gone] })).toContain('activity 2027-02-08');
  const bare = { programmes: [] };
  expect(signedOf([takenUp, confirmed], { ...around, ...bare }).map(({ checked }) => checked)).toEqual([
    { counts: false, fault: 'programme-unknown' },
  ]);
});

test('an assessor whose organisation is not believed any more does not count, and the sign-off is still there to be shown', () => {
  const passed = signedOff(day('2027-03-02'), signOff(20, day('2027-03-01'), judged()));
  const read = (list: typeof trusted | null) =>
    signedOf([takenUp, passed], { ...around, trusted: list }).map(({ checked, said }) =>
      checked.counts ? checked.pass.person.name : `${checked.fault} ${said.seenAt.slice(0, 10)}`,
    );
  expect(read(trusted)).toEqual(['Bo Lind']);
  expect(read({ ...trusted, issuers: [] })).toEqual(['issuer-unknown 2027-03-01']);
  expect(read(null)).toEqual(['issuer-unknown 2027-03-01']);
});

test('passes by which whoever signed may not: the reason is that of the sign-off, or of the pass that nobody believes', () => {
  const withPass = (pass: string) => {
    const line = signOff(20, day('2027-03-01'), judged());
    const event = { kind: 'signed-off' as const, line, passes: [pass], title: { en: 'A talk' }, station };
    const [one] = signedOf([takenUp, recorded(day('2027-03-02'), event)], around);
    return one && !one.checked.counts ? one.checked.fault : 'counts';
  };
  expect(withPass(passOf(0))).toBe('counts');
  expect(withPass(passOf(1))).toBe('assessor-unknown');
  expect(withPass(passOf(0, { until: day('2027-03-01') }))).toBe('assessor-expired');
  expect(withPass(passOf(0).replace('Bo Lind', 'Bo Link'))).toBe('altered');
  expect(withPass('rubbish')).toBe('malformed');
});

test('a pass that was withdrawn: what was seen from that instant on falls, and what was seen before stays', () => {
  const passed = signedOff(day('2027-03-02'), signOff(20, day('2027-03-01'), judged()));
  const checkedBy = (at: string) => {
    const list = signPassList(issuerKey, {
      ...{ issuer: 'did:web:issuer.test', number: 1, madeAt: day('2027-08-01') },
      passes: [{ pass: uuid(900), withdrawnAt: at, reason: 'in-doubt' }],
    });
    return signedOf([takenUp, passed], { ...around, trusted: passTrustOf(trusted, [list]) })[0]?.checked;
  };
  expect(checkedBy('2027-03-01T09:00:00.001Z')).toMatchObject({ counts: true });
  expect(checkedBy(day('2027-03-01'))).toMatchObject({
    ...{ counts: false, fault: 'assessor-withdrawn' },
    withdrawn: { person: { name: 'Bo Lind' }, withdrawnAt: day('2027-03-01') },
  });
});

test('in whatever order records lie, standing is the same; and one more that is good never lowers it', () => {
  const all: Recorded[] = [
    takenUp,
    recorded(day('2027-01-03'), {
      ...{ kind: 'declared', programme: 'helper', document: 'ethics', digest: 'a'.repeat(64) },
    }),
    signedOff(day('2027-03-02'), signOff(20, day('2027-03-01'), judged())),
    signedOff(day('2027-03-05'), signOff(21, day('2027-03-04'), judged(), 1), 1),
    confirmed,
    signedOff(day('2027-03-06'), signOff(22, day('2027-03-05'), { kind: 'recommendation', by: 'supervisor' }), 0, null),
  ];
  const more = {
    courses: [{ course: 'listening', readAt: day('2027-01-05'), passes: [day('2027-01-06')] }],
    entries: [first, second],
  };
  const at = day('2027-04-01');
  const stand = (events: readonly Recorded[], entries: readonly KeptEntry[] = more.entries) =>
    standingOf(programme, facts(events, { ...more, entries }), at);
  const whole = stand(all);
  expect(whole.state).toBe('certified');
  expect(whole.period?.from).toBe(day('2027-03-01'));
  const shuffled = fc.shuffledSubarray(all, { minLength: all.length });
  fc.assert(
    fc.property(shuffled, fc.shuffledSubarray([first, second], { minLength: 2 }), (events, entries) => {
      expect(stand(events, entries)).toEqual(whole);
    }),
    { numRuns: 12 },
  );
  /** How far: certified is further than anything before. */
  const level = (events: readonly Recorded[]) => {
    const { period, asked } = stand([takenUp, ...events]);
    return period ? Number.POSITIVE_INFINITY : JSON.stringify(asked).split('"isMet":true').length;
  };
  fc.assert(
    fc.property(fc.subarray(all.slice(1)), fc.nat({ max: all.length - 2 }), (events, index) => {
      const added = all[index + 1] as Recorded;
      if (!events.includes(added)) expect(level([...events, added])).toBeGreaterThanOrEqual(level(events));
    }),
    { numRuns: 12 },
  );
});
