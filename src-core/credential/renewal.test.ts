import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { expiryOfPasses, renewalOf } from './renewal.ts';
import { monthsLater } from './validity.ts';

const rule = { validityMonths: 36, renewalDays: 90 };
const dayMs = 86_400_000;

describe('the window in which a credential is renewed', () => {
  const expiresAt = '2029-11-26T10:00:00.000Z';
  test.each([
    ['2029-08-28T09:59:59.999Z', 'later', 91],
    ['2029-08-28T10:00:00.000Z', 'open', 90],
    ['2029-11-25T10:00:00.001Z', 'open', 1],
    ['2029-11-26T09:59:59.999Z', 'open', 1],
    ['2029-11-26T10:00:00.000Z', 'lapsed', 0],
    ['2029-11-28T10:00:00.000Z', 'lapsed', 2],
  ])('%s is %s', (now, state, days) => {
    expect(renewalOf(expiresAt, rule, new Date(now))).toEqual({
      state,
      days,
      expiresAt,
      opensAt: '2029-08-28T10:00:00.000Z',
    });
  });
});

describe('until when a pass counts', () => {
  const first = '2026-11-26T10:00:00.000Z';
  test.each([
    ['the first one', [first], '2029-11-26T10:00:00.000Z'],
    ['renewed in time: no day is lost', [first, '2029-09-01T08:00:00.000Z'], '2032-11-26T10:00:00.000Z'],
    ['on the last moment of the window', [first, '2029-11-26T09:59:59.999Z'], '2032-11-26T10:00:00.000Z'],
    ['after it ran out', [first, '2029-11-26T10:00:00.000Z'], '2032-11-26T10:00:00.000Z'],
    ['long after it ran out', [first, '2031-01-15T00:00:00.000Z'], '2034-01-15T00:00:00.000Z'],
    ['too early to renew: from its own day', [first, '2027-01-01T00:00:00.000Z'], '2030-01-01T00:00:00.000Z'],
    [
      'once more after a renewal takes nothing away',
      [first, '2029-09-01T08:00:00.000Z', '2029-09-02T08:00:00.000Z'],
      '2032-11-26T10:00:00.000Z',
    ],
  ])('%s', (_, passes, expiry) => {
    expect(expiryOfPasses(passes, rule)).toBe(expiry);
    expect(expiryOfPasses([...passes].reverse(), rule)).toBe(expiry);
  });

  test('never shorter than a pass alone, never longer than the window adds, never less by one more pass', () => {
    const instant = fc
      .integer({ min: Date.parse('2020-01-01'), max: Date.parse('2060-01-01') })
      .map((ms) => new Date(ms).toISOString());
    fc.assert(
      fc.property(fc.array(instant, { minLength: 1, maxLength: 12 }), (passes) => {
        const last = [...passes].sort().at(-1) as string;
        const expiry = expiryOfPasses(passes, rule);
        const alone = monthsLater(last, rule.validityMonths);
        expect(expiry >= alone).toBe(true);
        // A month may be a day or two shorter in another year.
        expect(Date.parse(expiry) - Date.parse(alone)).toBeLessThanOrEqual((rule.renewalDays + 3) * dayMs);
        for (let count = 1; count < passes.length; count += 1) {
          const sorted = [...passes].sort();
          const [before, after] = [sorted.slice(0, count), sorted.slice(0, count + 1)];
          expect(expiryOfPasses(before, rule) <= expiryOfPasses(after, rule)).toBe(true);
        }
      }),
    );
  });
});
