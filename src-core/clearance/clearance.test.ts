/**
 * Who is cleared for which days, by example and by the two properties that a gate relies on.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Clearance, clearanceOf, courseStates, type Held } from './clearance.ts';
import { courseNames } from './course-names.ts';

const held = (from: string, expiresAt: string, more: Partial<Held> = {}): Held => ({
  course: 'basic-security',
  from: Date.parse(from),
  expiresAt: Date.parse(expiresAt),
  isWithdrawn: false,
  replacedAt: null,
  ...more,
});
const journey = { from: '2027-03-01', to: '2027-03-10' };
const stateOf = (certificates: Held[], days = journey) => {
  const { courses } = clearanceOf(certificates, ['basic-security'], days);
  return [courses[0]?.state, courses[0]?.until];
};
const isWithdrawn = true;

describe('one course', () => {
  test.each<[string, Held[], string, string | null]>([
    ['covers all days', [held('2027-01-01T09:00Z', '2030-01-01T09:00Z')], 'valid', '2029-12-31'],
    ['nothing is held', [], 'missing', null],
    ['another course is held', [held('2027-01-01', '2030-01-01', { course: 'advanced-security' })], 'missing', null],
    ['ends on the way', [held('2024-03-06T09:00Z', '2027-03-06T09:00Z')], 'expires', '2027-03-05'],
    ['ends on the last day before noon', [held('2024-03-10', '2027-03-10T09:00Z')], 'expires', '2027-03-09'],
    ['ends the day after', [held('2024-03-11', '2027-03-11T00:00Z')], 'valid', '2027-03-10'],
    ['ended before', [held('2023-01-01', '2026-01-01')], 'expired', '2025-12-31'],
    ['ends on the first day', [held('2024-03-01', '2027-03-01T09:00Z')], 'expired', '2027-02-28'],
    ['passed on the first day', [held('2027-03-01T15:00Z', '2030-03-01T15:00Z')], 'valid', '2030-02-28'],
    ['passed on the way', [held('2027-03-02T00:00Z', '2030-03-02')], 'begins-later', '2030-03-01'],
    ['withdrawn', [held('2027-01-01', '2030-01-01', { isWithdrawn })], 'revoked', null],
    [
      'one withdrawn, one that still counts',
      [held('2027-01-01', '2030-01-01', { isWithdrawn }), held('2026-01-01', '2029-01-01')],
      'valid',
      '2028-12-31',
    ],
    [
      'replaced on the way by the one that follows',
      [
        held('2024-01-01', '2027-06-01', { replacedAt: Date.parse('2027-03-05T10:00Z') }),
        held('2027-03-05T10:00Z', '2030-03-05T10:00Z'),
      ],
      'valid',
      '2030-03-04',
    ],
    [
      'replaced, and what followed was withdrawn',
      [
        held('2024-01-01', '2027-06-01', { replacedAt: Date.parse('2027-02-05T10:00Z') }),
        held('2027-02-05T10:00Z', '2030-03-05T10:00Z', { isWithdrawn }),
      ],
      'expired',
      '2027-02-04',
    ],
    [
      'a day between two is not covered',
      [held('2024-01-01', '2027-03-05T10:00Z'), held('2027-03-06T10:00Z', '2030-03-06')],
      'expires',
      '2027-03-04',
    ],
    [
      'ran out on the day on which it was passed',
      [held('2027-03-01T08:00Z', '2027-03-01T09:00Z')],
      'expired',
      '2027-02-28',
    ],
  ])('%s', (_name, certificates, state, until) => {
    expect(stateOf(certificates)).toEqual([state, until]);
  });

  test('one day there and back', () => {
    const days = { from: '2028-02-29', to: '2028-02-29' };
    expect(stateOf([held('2028-02-29T23:59Z', '2028-03-01T00:00Z')], days)).toEqual(['valid', '2028-02-29']);
  });
});

test('all that is required, in its order, and a reason for each that is wanting', () => {
  const certificates = [
    held('2027-01-01', '2030-01-01'),
    held('2027-01-01', '2027-03-05', { course: 'driving' }),
    held('2027-01-01', '2030-01-01', { course: 'first-aid', isWithdrawn }),
  ];
  const answer = clearanceOf(certificates, ['driving', 'basic-security', 'radio', 'first-aid'], journey);
  expect(answer.courses.map(({ course, state, held: has }) => [course, state, has])).toEqual([
    ['driving', 'expires', true],
    ['basic-security', 'valid', true],
    ['radio', 'missing', false],
    ['first-aid', 'revoked', false],
  ]);
  expect(answer.cleared).toBe(false);
  expect(answer.reasons).toEqual([
    { code: 'expires', course: 'driving' },
    { code: 'missing', course: 'radio' },
    { code: 'revoked', course: 'first-aid' },
  ]);
});

describe('whatever somebody holds', () => {
  const day = fc.integer({ min: 0, max: 40 }).map((n) => Date.parse('2027-02-20T00:00Z') + n * 43_200_000);
  const certificate = fc.record<Held>({
    course: fc.constantFrom('basic-security', 'driving'),
    from: day,
    expiresAt: day,
    isWithdrawn: fc.boolean(),
    replacedAt: fc.option(day, { freq: 3 }),
  });
  const question = fc.record({
    certificates: fc.array(certificate, { maxLength: 6 }),
    from: fc.integer({ min: 1, max: 9 }),
    days: fc.integer({ min: 0, max: 5 }),
  });
  const ask = (certificates: readonly Held[], { from, days }: { from: number; days: number }) =>
    clearanceOf(certificates, ['basic-security', 'driving'], {
      from: `2027-03-0${from}`,
      to: `2027-03-${String(from + days).padStart(2, '0')}`,
    });
  const noWorse = (before: Clearance, after: Clearance) => {
    expect(Number(after.cleared)).toBeGreaterThanOrEqual(Number(before.cleared));
    for (const [index, one] of after.courses.entries()) {
      const was = before.courses[index] as typeof one;
      const rank = courseStates.indexOf(one.state) - courseStates.indexOf(was.state);
      expect(rank).toBeGreaterThanOrEqual(0);
      if (rank === 0) expect((one.until ?? '') >= (was.until ?? '')).toBe(true);
    }
  };

  test('one more that is not withdrawn never makes it worse', () => {
    fc.assert(
      fc.property(question, certificate, ({ certificates, ...days }, more) => {
        noWorse(ask(certificates, days), ask([...certificates, { ...more, isWithdrawn: false }], days));
      }),
      { numRuns: 2000 },
    );
  });

  test('withdrawing one never makes it better', () => {
    fc.assert(
      fc.property(question, fc.nat(), ({ certificates, ...days }, which) => {
        const after = certificates.map((one, index) =>
          index === which % certificates.length ? { ...one, isWithdrawn } : one,
        );
        noWorse(ask(after, days), ask(certificates, days));
      }),
      { numRuns: 2000 },
    );
  });

  test('a day less to travel never makes it worse, and the order of certificates says nothing', () => {
    fc.assert(
      fc.property(question, ({ certificates, from, days }) => {
        const whole = ask(certificates, { from, days });
        expect(ask([...certificates].reverse(), { from, days })).toEqual(whole);
        if (days > 0) noWorse(whole, ask(certificates, { from, days: days - 1 }));
      }),
    );
  });
});

test('a course has its id and, where it is the only one that begins so, its first word', () => {
  expect(Object.fromEntries(courseNames(['basic-security', 'advanced-security', 'radio']))).toEqual({
    'basic-security': 'basic-security',
    basic: 'basic-security',
    'advanced-security': 'advanced-security',
    advanced: 'advanced-security',
    radio: 'radio',
  });
  expect(courseNames(['basic-security', 'basic-driving']).has('basic')).toBe(false);
  expect(courseNames(['basic', 'basic-driving']).get('basic')).toBe('basic');
});
