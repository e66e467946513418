/**
 * How somebody stands with a course: by example, and never better than a travel desk would say.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clearanceOf, type Held } from '../clearance/clearance.ts';
import { courseState, stateBounds } from './course-state.ts';

const today = '2027-03-01';
const bounds = stateBounds(today);
const held = (expiresAt: string, more: Partial<Held> = {}): Held => ({
  course: 'basic-security',
  from: Date.parse('2025-01-01'),
  expiresAt: Date.parse(expiresAt),
  isWithdrawn: false,
  replacedAt: null,
  ...more,
});
const isWithdrawn = true;

test.each<[string, Held[], string, string | null]>([
  ['nothing', [], 'never', null],
  ['long', [held('2030-01-01T09:00Z')], 'valid', '2029-12-31'],
  ['through the ninetieth day from today', [held('2027-05-31T00:00Z')], 'valid', '2027-05-30'],
  ['to the day before', [held('2027-05-30T23:59Z')], 'expiring', '2027-05-29'],
  ['today still', [held('2027-03-02T00:00Z')], 'expiring', '2027-03-01'],
  ['runs out in the course of today', [held('2027-03-01T23:59Z')], 'expired', '2027-02-28'],
  ['withdrawn', [held('2030-01-01', { isWithdrawn })], 'revoked', null],
  ['ran out, and one withdrawn', [held('2026-01-01'), held('2030-01-01', { isWithdrawn })], 'expired', '2025-12-31'],
  ['two: the longer one counts', [held('2027-04-01'), held('2028-04-01')], 'valid', '2028-03-31'],
  [
    'replaced yesterday',
    [held('2030-01-01', { replacedAt: Date.parse('2027-02-28T10:00Z') })],
    'expired',
    '2027-02-27',
  ],
])('%s', (_name, all, state, until) => {
  expect(courseState(all, bounds)).toEqual({ state, until });
});

test('whatever somebody holds that began: it counts today exactly when it clears today, and until the same day', () => {
  const instant = fc.integer({ min: -400, max: 400 }).map((n) => Date.parse(`${today}T00:00:00Z`) + n * 21_600_000);
  const certificate = fc.record<Held>({
    course: fc.constant('basic-security'),
    from: fc.integer({ min: 0, max: 400 }).map((n) => Date.parse(`${today}T12:00:00Z`) - n * 21_600_000),
    expiresAt: instant,
    isWithdrawn: fc.boolean(),
    replacedAt: fc.option(instant, { freq: 3 }),
  });
  fc.assert(
    fc.property(fc.array(certificate, { maxLength: 6 }), (all) => {
      const [clearance] = clearanceOf(all, ['basic-security'], { from: today, to: today }).courses;
      const { state, until } = courseState(all, bounds);
      const same = { revoked: 'revoked', missing: 'never', expired: 'expired' }[clearance?.state as string] ?? 'counts';
      expect([state === 'valid' || state === 'expiring' ? 'counts' : state, until]).toEqual([same, clearance?.until]);
      const later = clearanceOf(all, ['basic-security'], { from: today, to: '2027-05-30' });
      expect(state === 'valid').toBe(later.cleared);
    }),
    { numRuns: 2000 },
  );
});
