/**
 * Where somebody is with a programme: by cases, and whatever the facts and their order.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { minutesTogether } from './amount.ts';
import type { Fact } from './fact.ts';
import { sampleProgramme as programme } from './sample-programme.ts';
import { type AskedState, isCertified, type Standing, standingOf } from './standing.ts';

const day = (date: string, time = '09:00') => `${date}T${time}:00.000Z`;
let count = 0;
type Body<F> = F extends Fact ? Omit<F, 'id' | 'at'> : never;
const fact = (date: string, body: Body<Fact>): Fact => {
  count += 1;
  return { id: `f${count}`, at: day(date), ...body } as Fact;
};
const hours = (date: string, from: string, to: string, isSupervised = true): Fact => ({
  ...fact(date, {
    ...{ kind: 'activity', activity: 'support', from: day(date, from), count: 1, isSupervised },
    minutes: minutesTogether([{ from: day(date, from), to: day(date, to) }]),
  }),
  at: day(date, to),
});
const seen = (date: string, assessor: string) => fact(date, { kind: 'practical-passed', station: 'talk', assessor });

const enrolled = fact('2027-01-10', { kind: 'enrolled', programme: 'helper', version: '2.0.0' });
const exam = fact('2027-02-01', { kind: 'exam-passed', course: 'listening' });
const whole: Fact[] = [
  enrolled,
  fact('2027-01-20', { kind: 'course-read', course: 'listening' }),
  exam,
  hours('2027-02-10', '09:00', '10:30'),
  hours('2027-02-11', '09:00', '09:30'),
  fact('2027-02-12', { kind: 'document', document: 'ethics' }),
  fact('2027-02-13', { kind: 'recommended', by: 'supervisor', person: 'm' }),
  seen('2027-03-01', 'a'),
  seen('2027-03-01', 'b'),
];
const at = (facts: readonly Fact[], date: string) => standingOf(programme, facts, day(date, '12:00'));

/** The leaves of what is asked for. */
const leaves = (asked: AskedState): Exclude<AskedState, { kind: 'parts' }>[] =>
  asked.kind === 'parts' ? asked.parts.flatMap(leaves) : [asked];
const leafOf = (standing: Standing, id: string) => leaves(standing.asked).find((one) => 'id' in one && one.id === id);
const without = (...gone: Fact[]) => whole.filter((one) => !gone.includes(one));

test('not begun, under way, certified from the day of the last assessment', () => {
  expect(at([], '2027-01-01')).toMatchObject({ state: 'not-begun', period: null, purpose: 'first' });
  expect(at(whole, '2027-01-01').state).toBe('not-begun');
  expect(at(whole, '2027-01-15').state).toBe('under-way');
  const elsewhere = at([exam], '2027-02-02');
  expect([elsewhere.state, leafOf(elsewhere, 'exam')]).toMatchObject(['not-begun', { isMet: true }]);
  expect(at(whole, '2027-03-02')).toMatchObject({
    state: 'certified',
    period: { from: day('2027-03-01'), until: day('2029-03-01'), by: 'first' },
    purpose: 'renewal',
  });
});

test('each requirement that is missing keeps it back, and says how far it is', () => {
  for (const id of ['f2', 'f3', 'f4', 'f6', 'f7', 'f8']) {
    const standing = at(
      whole.filter((one) => one.id !== id),
      '2027-03-02',
    );
    expect([id, standing.state]).toEqual([id, 'under-way']);
  }
  const standing = at(without(whole[4] as Fact), '2027-03-02');
  expect(leafOf(standing, 'hours')).toMatchObject({ have: 90, need: 120, isMet: false });
  expect(leafOf(standing, 'exam')).toMatchObject({ have: 1, need: 1, isMet: true });
});

test('what came before its turn, too late or too long ago does not count, and is told', () => {
  const early = at([...without(exam), fact('2027-03-05', { kind: 'exam-passed', course: 'listening' })], '2027-03-06');
  expect(leafOf(early, 'station')).toMatchObject({ have: 0, uncounted: { 'out-of-turn': 2 } });
  const late = at([...whole.slice(0, 3), hours('2028-08-01', '09:00', '12:00')], '2028-08-02');
  expect(leafOf(late, 'hours')).toMatchObject({ have: 0, uncounted: { late: 1 } });
  const old = at(whole.slice(0, 3), '2028-02-02');
  expect(leafOf(old, 'exam')).toMatchObject({ have: 0, uncounted: { old: 1 } });
});

test('two assessors are two people, and hours at the same time are counted once', () => {
  const one = at([...without(whole[8] as Fact), seen('2027-03-02', 'a')], '2027-03-03');
  expect(leafOf(one, 'station')).toMatchObject({ have: 1, need: 2 });
  const twice = at([...without(whole[4] as Fact), hours('2027-02-10', '09:30', '10:30')], '2027-03-02');
  expect(leafOf(twice, 'hours')).toMatchObject({ have: 90 });
  expect(minutesTogether([])).toBe(0);
  expect(
    minutesTogether([
      { from: day('2027-01-01', '10:00'), to: day('2027-01-01', '11:00') },
      { from: day('2027-01-01', '09:00'), to: day('2027-01-01', '10:15') },
    ]),
  ).toBe(120);
});

test('several at once count as many, as long as was said, and where they began before their turn not at all', () => {
  const several: Fact = {
    ...fact('2027-02-10', {
      kind: 'activity',
      activity: 'support',
      from: day('2027-01-12'),
      minutes: 100,
      count: 5,
      isSupervised: true,
    }),
    at: day('2027-02-20'),
  };
  const standing = at([enrolled, several], '2027-02-21');
  expect([leafOf(standing, 'hours'), leafOf(standing, 'acts')]).toMatchObject([{ have: 100 }, { have: 5 }]);
  const before = { ...several, from: day('2027-01-09') } as Fact;
  expect(leafOf(at([enrolled, before], '2027-02-21'), 'hours')).toMatchObject({ have: 0, uncounted: { late: 1 } });
  // Begun before somebody was certified, it is no part of what keeps them so.
  const over = { ...several, from: day('2027-02-25'), at: day('2027-03-20'), minutes: 200 } as Fact;
  expect(leafOf(at([...whole, over], '2027-03-21'), 'going-on')).toMatchObject({ have: 0 });
});

test('a second assessor who comes again does not make it count from a later day', () => {
  expect(at([...whole, seen('2027-06-01', 'b')], '2027-06-02').period?.until).toBe(day('2029-03-01'));
  expect(at([...whole, seen('2027-06-01', 'a'), seen('2027-06-01', 'b')], '2027-06-02').period?.until).toBe(
    day('2029-06-01'),
  );
});

test('renewed in time no day is lost; in the days of grace it counts from that day; after them not', () => {
  const going = hours('2028-10-01', '09:00', '12:00', false);
  expect(at([...whole, going], '2028-10-02')).toMatchObject({
    state: 'certified',
    period: { from: day('2028-10-01', '12:00'), until: day('2031-03-01'), by: 'renewal' },
  });
  // Done before it opened, it counts on the day it opens.
  const early = hours('2027-10-01', '09:00', '12:00', false);
  expect(at([...whole, early], '2028-08-30').period?.until).toBe(day('2029-03-01'));
  expect(at([...whole, early], '2028-09-02').period?.until).toBe(day('2031-03-01'));
  const again = fact('2029-04-01', { kind: 'exam-passed', course: 'listening' });
  expect(at(whole, '2028-10-02').state).toBe('renewal-open');
  expect(at(whole, '2029-04-01').state).toBe('grace');
  expect(at([...whole, again], '2029-04-02')).toMatchObject({
    state: 'certified',
    period: { from: day('2029-04-01'), until: day('2031-04-01'), by: 'renewal' },
  });
  const late = fact('2029-07-01', { kind: 'exam-passed', course: 'listening' });
  expect(at([...whole, late], '2029-07-02').state).toBe('lapsed');
});

test('what renewed once does not renew again', () => {
  const going = hours('2028-10-01', '09:00', '12:00', false);
  expect(at([...whole, going], '2031-02-01')).toMatchObject({
    state: 'renewal-open',
    period: { until: day('2031-03-01') },
  });
  expect(leafOf(at([...whole, going], '2031-02-01'), 'going-on')).toMatchObject({ have: 0 });
});

test('lapsed it may be reinstated for a year; after that it is begun anew', () => {
  const seenAgain = seen('2029-08-01', 'c');
  expect(at(whole, '2029-08-01')).toMatchObject({ state: 'lapsed', purpose: 'reinstatement' });
  expect(at([...whole, seenAgain], '2029-08-02')).toMatchObject({
    state: 'certified',
    period: { by: 'reinstatement', until: day('2031-08-01') },
  });
  const ended = at(whole, '2030-03-02');
  expect(ended).toMatchObject({ state: 'ended', purpose: 'first', asked: { isMet: false } });
  // What dates the certificate is not there any more, and that is said; what was confirmed is.
  expect(leafOf(ended, programme.countsFrom)).toMatchObject({ isMet: false, have: 0 });
  expect(leafOf(ended, 'hours')).toMatchObject({ isMet: true });
  expect(at([...whole, seen('2030-04-01', 'c')], '2030-04-02').state).toBe('ended');
});

test('a credential that ran out is no prerequisite any more', () => {
  const [word] = whole.slice(6, 7) as [Fact];
  const held = (until: string) =>
    fact('2026-12-01', { kind: 'credential', credential: 'basic-security', expiresAt: day(until) });
  expect(at([...without(word), held('2027-12-01')], '2027-03-02').state).toBe('certified');
  // It was there on the day; what it ended later takes nothing away.
  expect(at([...without(word), held('2027-12-01')], '2028-01-02').state).toBe('certified');
  expect(at([...without(word), held('2027-02-28')], '2027-03-02').state).toBe('under-way');
  expect(leafOf(at([enrolled, held('2027-02-28')], '2027-03-02'), 'basic')).toMatchObject({ have: 0 });
});

test('whoever began under an old version does without what came new, until the day that is named', () => {
  const [first, ...others] = whole.filter((one) => one.kind !== 'activity');
  const old: Fact[] = [{ ...(first as Fact & { kind: 'enrolled' }), version: '1.0.0' }, ...others];
  // Two acts are asked for as well; the recommendation and the credential serve.
  const basic = fact('2027-01-01', { kind: 'credential', credential: 'basic-security', expiresAt: day('2030-01-01') });
  expect(at([...old, basic], '2027-03-02').state).toBe('certified');
  expect(leafOf(at([...old], '2027-02-02'), 'hours')).toMatchObject({ isMet: true, isWaived: true, have: 0 });
  expect(at([first as Fact, ...others, basic], '2027-03-02').state).toBe('under-way');
  const late = others.map((one) => ({ ...one, at: one.at.replace('2027-0', '2028-0') }) as Fact);
  expect(at([old[0] as Fact, ...late, basic], '2028-03-02').state).toBe('under-way');
});

test('what is taken back is as if it had never been', () => {
  const back = fact('2027-05-01', { kind: 'revoked', of: exam.id });
  expect(at([...whole, back], '2027-06-01')).toEqual(at(without(exam), '2027-06-01'));
  expect(at([...whole, back], '2027-06-01').state).toBe('under-way');
});

const dates = fc
  .integer({ min: 0, max: 1500 })
  .map((days) => new Date(Date.UTC(2027, 0, 1) + days * 86_400_000).toISOString());
const body: fc.Arbitrary<Body<Fact>> = fc.oneof(
  fc.constantFrom('1.0.0', '2.0.0').map((version) => ({ kind: 'enrolled' as const, programme: 'helper', version })),
  fc.constant({ kind: 'course-read' as const, course: 'listening' }),
  fc.constant({ kind: 'exam-passed' as const, course: 'listening' }),
  fc.constantFrom('a', 'b', 'c').map((assessor) => ({ kind: 'practical-passed' as const, station: 'talk', assessor })),
  fc.constantFrom('ethics', 'licence').map((document) => ({ kind: 'document' as const, document })),
  fc.constant({ kind: 'recommended' as const, by: 'supervisor', person: 'm' }),
  dates.map((expiresAt) => ({ kind: 'credential' as const, credential: 'basic-security', expiresAt })),
  fc
    .record({
      minutes: fc.integer({ min: 1, max: 240 }),
      count: fc.integer({ min: 1, max: 3 }),
      isSupervised: fc.boolean(),
    })
    .map((one) => ({ kind: 'activity' as const, activity: 'support', from: '', ...one })),
);
const fromDay = (at: string, hoursLong: number) => new Date(Date.parse(at) - hoursLong * 3_600_000).toISOString();
const anyFact: fc.Arbitrary<Fact> = fc
  .record({ id: fc.uuid(), at: dates, body, hoursLong: fc.integer({ min: 1, max: 4 }) })
  .map(
    ({ id, at: when, body: one, hoursLong }) =>
      ({
        id,
        at: when,
        ...one,
        ...(one.kind === 'activity' ? { from: fromDay(when, hoursLong) } : {}),
      }) as Fact,
  );
/** Most of what is needed, so that people are certified, and renew, often enough to be looked at. */
const manyFacts = fc
  .record({ base: fc.subarray(whole, { minLength: 6 }), more: fc.array(anyFact, { maxLength: 25 }) })
  .map(({ base, more }) => [...base, ...more]);

test('the order of facts, and a fact that comes twice, change nothing', () => {
  fc.assert(
    fc.property(
      manyFacts.chain((facts) => fc.tuple(fc.constant(facts), fc.shuffledSubarray(facts, { minLength: facts.length }))),
      dates,
      ([facts, shuffled], when) => {
        const standing = standingOf(programme, facts, when);
        expect(standingOf(programme, shuffled, when)).toEqual(standing);
        expect(standingOf(programme, [...facts, ...shuffled], when)).toEqual(standing);
      },
    ),
    { numRuns: 300 },
  );
});

test('another fact never ends what somebody is certified for sooner, nor makes less of a requirement', () => {
  let certified = 0;
  fc.assert(
    fc.property(manyFacts, anyFact, dates, (facts, added, when) => {
      const before = standingOf(programme, facts, when);
      const after = standingOf(programme, [...facts, added], when);
      if (isCertified(before)) {
        certified += 1;
        expect(isCertified(after)).toBe(true);
      }
      expect((after.period?.until ?? '') >= (before.period?.until ?? '')).toBe(true);
      if (before.period === null && after.period === null) {
        for (const one of leaves(before.asked)) {
          const same = 'id' in one ? leafOf(after, one.id) : undefined;
          expect(same && 'have' in same ? same.have : 0).toBeGreaterThanOrEqual('have' in one ? one.have : 0);
        }
      }
    }),
    { numRuns: 1000 },
  );
  // The property says something only where people are certified.
  expect(certified).toBeGreaterThan(100);
});

test('taking a fact back is the same as never having had it', () => {
  fc.assert(
    fc.property(manyFacts, fc.nat(), dates, dates, (facts, index, when, backAt) => {
      const gone = facts[index % facts.length] as Fact;
      const back: Fact = { id: 'back', at: backAt, kind: 'revoked', of: gone.id };
      const rest = facts.filter(({ id }) => id !== gone.id);
      expect(standingOf(programme, [...facts, back], when)).toEqual(standingOf(programme, rest, when));
    }),
    { numRuns: 300 },
  );
});
