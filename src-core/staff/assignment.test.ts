/**
 * When an assignment is done, open or overdue; and what must hold for all of them.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Held } from '../clearance/clearance.ts';
import { type Assigned, daysUntil, standingOfAssignment } from './assignment.ts';

const at = (text: string) => Date.parse(text);
const assigned: Assigned = { assignedAt: at('2027-02-01T12:00:00Z'), dueOn: '2027-03-12', isCancelled: false };
const holding = (change: Partial<Held> = {}): Held => ({
  course: 'basic-security',
  from: at('2026-01-01T08:00:00Z'),
  expiresAt: at('2027-03-14T08:00:00Z'),
  isWithdrawn: false,
  replacedAt: null,
  ...change,
});
const before = '2027-03-01';

describe('by what somebody holds', () => {
  test.each([
    ['nothing', [], 'open'],
    ['one that counts on the day', [holding()], 'done'],
    ['one that runs out on the day', [holding({ expiresAt: at('2027-03-12T23:59:59Z') })], 'open'],
    ['one that ran out long ago', [holding({ expiresAt: at('2026-06-01T00:00:00Z') })], 'open'],
    ['a withdrawn one', [holding({ isWithdrawn: true })], 'open'],
    ['one that was replaced before the day', [holding({ replacedAt: at('2027-03-01T00:00:00Z') })], 'open'],
    [
      'one that was earned since',
      [holding({ from: assigned.assignedAt, expiresAt: at('2027-03-01T00:00:00Z') })],
      'done',
    ],
    ['one that was earned since and withdrawn', [holding({ from: assigned.assignedAt, isWithdrawn: true })], 'open'],
    [
      'one that was earned since, after the day',
      [holding({ from: at('2027-03-20T00:00:00Z'), expiresAt: at('2030-01-01T00:00:00Z') })],
      'done',
    ],
    [
      'a name that was put right',
      [
        holding({ from: assigned.assignedAt + 1, replacedAt: at('2027-02-03T00:00:00Z') }),
        holding({ from: assigned.assignedAt + 1 }),
      ],
      'done',
    ],
  ])('%s: it is %s', (_name, held, standing) => {
    expect(standingOfAssignment(assigned, held, before)).toBe(standing);
  });

  test('the day itself is still there for it; the day after it is overdue', () => {
    expect(standingOfAssignment(assigned, [], '2027-03-12')).toBe('open');
    expect(standingOfAssignment(assigned, [], '2027-03-13')).toBe('overdue');
    expect(standingOfAssignment({ ...assigned, isCancelled: true }, [holding()], '2027-03-13')).toBe('cancelled');
  });

  test('how many days there are', () => {
    expect([daysUntil('2027-03-12', '2027-03-03'), daysUntil('2027-03-12', '2027-03-12')]).toEqual([9, 0]);
    expect(daysUntil('2027-03-12', '2027-03-15')).toBe(-3);
  });
});

describe('for all', () => {
  const span = { min: at('2026-01-01T00:00:00Z'), max: at('2028-12-31T00:00:00Z') };
  const instant = fc.integer(span);
  const day = instant.map((ms) => new Date(ms).toISOString().slice(0, 10));
  const one = fc.record({
    course: fc.constant('basic-security'),
    from: instant,
    expiresAt: instant,
    isWithdrawn: fc.boolean(),
    replacedAt: fc.option(instant),
  });
  const given = fc.record({ assignedAt: instant, dueOn: day, isCancelled: fc.boolean() });

  test('what is withdrawn does nothing for it', () => {
    fc.assert(
      fc.property(given, fc.array(one), day, (one_, held, today) => {
        const left = held.filter(({ isWithdrawn }) => !isWithdrawn);
        expect(standingOfAssignment(one_, held, today)).toBe(standingOfAssignment(one_, left, today));
      }),
    );
  });

  test('whoever holds more has not done less, and time alone does nothing but make it overdue', () => {
    fc.assert(
      fc.property(given, fc.array(one), one, day, day, (mine, held, more, today, other) => {
        const standing = standingOfAssignment(mine, held, today);
        if (standing === 'done') expect(standingOfAssignment(mine, [...held, more], today)).toBe('done');
        const [, last] = [today, other].sort() as [string, string];
        const later = standingOfAssignment(mine, held, last);
        expect(later === standing || (standing === 'open' && later === 'overdue')).toBe(true);
      }),
    );
  });
});
