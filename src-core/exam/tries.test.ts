import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mayTry, type Try, triesRule } from './tries.ts';

const at = (hour: number) => new Date(Date.UTC(2027, 0, 1, hour));
const failed = (hour: number, missed: string[] = []): Try => ({
  decidedAt: at(hour).toISOString(),
  passed: false,
  missed,
});
const passed = (hour: number): Try => ({ ...failed(hour), passed: true });
const lessons = (competency: string) => [`about-${competency}`, 'shared'];
const never = () => null;
const rule = (given: object) => triesRule.parse(given);

test('without a rule everybody may, whenever', () => {
  expect(mayTry(rule({}), [failed(1, ['a'])], at(1), lessons, never)).toEqual({ may: true, left: null });
});

test('who knows the items as judge or author may not, whatever the rule and the tries say', () => {
  const refused = { may: false, because: 'bank-known' };
  expect(mayTry(rule({}), [], at(1), lessons, never, true)).toEqual(refused);
  expect(mayTry(rule({ limit: 3 }), [passed(1)], at(9), lessons, never, true)).toEqual(refused);
});

test('the limit counts since the last pass', () => {
  const limit = rule({ limit: 2 });
  expect(mayTry(limit, [], at(9), lessons, never)).toEqual({ may: true, left: 2 });
  expect(mayTry(limit, [failed(1)], at(9), lessons, never)).toEqual({ may: true, left: 1 });
  expect(mayTry(limit, [failed(1), failed(2)], at(9), lessons, never)).toEqual({ may: false, because: 'limit' });
  expect(mayTry(limit, [failed(1), failed(2), passed(3)], at(9), lessons, never)).toEqual({ may: true, left: 2 });
});

test('cooling off ends to the hour, and a clock set back opens nothing', () => {
  const cooling = rule({ coolingOffHours: 4 });
  const until = at(6).toISOString();
  expect(mayTry(cooling, [failed(2)], at(5), lessons, never)).toEqual({ may: false, because: 'cooling-off', until });
  expect(mayTry(cooling, [failed(2)], at(0), lessons, never)).toEqual({ may: false, because: 'cooling-off', until });
  expect(mayTry(cooling, [failed(2)], at(6), lessons, never).may).toBe(true);
});

test('the lessons of what was missed, and no others, are read again first', () => {
  const restudy = rule({ restudy: true });
  const tries = [failed(1, ['old']), failed(2, ['fire', 'radio'])];
  const readAt = (read: Record<string, Date>) => (lesson: string) => read[lesson]?.toISOString() ?? null;
  const before = { 'about-fire': at(1), 'about-radio': at(1), shared: at(1) };
  expect(mayTry(restudy, tries, at(9), lessons, readAt(before))).toEqual({
    may: false,
    because: 'restudy',
    lessons: ['about-fire', 'shared', 'about-radio'],
  });
  expect(mayTry(restudy, tries, at(9), lessons, readAt({ ...before, 'about-fire': at(3), shared: at(3) }))).toEqual({
    may: false,
    because: 'restudy',
    lessons: ['about-radio'],
  });
  const all = { 'about-fire': at(3), 'about-radio': at(3), shared: at(3) };
  expect(mayTry(restudy, tries, at(9), lessons, readAt(all)).may).toBe(true);
});

test('waiting and reading never take a permission away', () => {
  fc.assert(
    fc.property(
      fc.record({
        limit: fc.option(fc.integer({ min: 1, max: 5 }), { nil: undefined }),
        coolingOffHours: fc.nat(48),
        restudy: fc.boolean(),
        failedPart: fc.boolean(),
      }),
      fc.array(fc.tuple(fc.nat(100), fc.boolean(), fc.subarray(['a', 'b'])), { maxLength: 6 }),
      fc.nat(200),
      fc.nat(50),
      (given, steps, hour, later) => {
        const tries = [...steps]
          .sort(([a], [b]) => a - b)
          .map(([when, pass, missed]): Try => ({ ...failed(when, missed), passed: pass }));
        const first = mayTry(rule(given), tries, at(hour), lessons, never);
        const read = mayTry(rule(given), tries, at(hour + later), lessons, () => at(500).toISOString());
        if (first.may) expect(read.may).toBe(true);
        if (!read.may) expect(read.because).not.toBe('restudy');
      },
    ),
  );
});
