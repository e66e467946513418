import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Check } from '../exam/item-types/options.ts';
import { dayOf, daysUntil } from './days.ts';
import { afterAnswer, chanceAt, type Memory, memorySchema } from './memory.ts';
import { areaMemory, askedToday, daysAhead, dueByDay } from './outlook.ts';
import { checksOf, type Pool, sessionLength } from './session.ts';

const start = new Date('2027-03-01T09:00:00Z');
const later = (days: number, hours = 0) => new Date(start.getTime() + days * 86_400_000 + hours * 3_600_000);
const days = (memory: Memory, from: Date) => Math.round((Date.parse(memory.due) - from.getTime()) / 86_400_000);
const check = (id: string, competency = 'a.b'): Check => ({
  id,
  type: 'choice',
  competency,
  stem: { en: id },
  rationale: { en: id },
  options: [],
});
const pool = (count: number, memories: Pool['memories'] = {}, met: string[] = []): Pool => ({
  checks: Array.from({ length: count }, (_, index) => check(`c${index}`)),
  met: new Set(met),
  memories,
});

test('the first answer takes its stability from the published weights of FSRS-6', () => {
  const right = afterAnswer(null, true, start);
  const wrong = afterAnswer(null, false, start);
  expect(right.stability).toBeCloseTo(2.3065, 4);
  // The scheduler keeps a day between what each of its four grades would get.
  expect(days(right, start)).toBe(3);
  expect(wrong.stability).toBeCloseTo(0.212, 4);
  expect(days(wrong, start)).toBe(1);
});

test('after as many days as its stability a check is remembered with nine chances in ten', () => {
  const known = { ...afterAnswer(null, true, start), stability: 10 };
  expect(chanceAt(known, later(10))).toBeCloseTo(0.9, 6);
  expect(chanceAt(known, start)).toBe(1);
});

test('who answers right each time is asked ever more seldom; one miss brings it back within days', () => {
  let memory = afterAnswer(null, true, start);
  let at = start;
  let before = 0;
  for (let round = 0; round < 4; round += 1) {
    const gap = days(memory, at);
    expect(gap).toBeGreaterThan(before);
    before = gap;
    at = new Date(memory.due);
    memory = afterAnswer(memory, true, at);
  }
  expect(before).toBeGreaterThan(20);
  const missedAt = new Date(memory.due);
  const missed = afterAnswer(memory, false, missedAt);
  expect(days(missed, missedAt)).toBeLessThan(before);
  expect(missed).toMatchObject({ wasRight: false, lapses: 1 });
});

test('an answer of the same session teaches and moves no date', () => {
  const missed = afterAnswer(null, false, start);
  expect(afterAnswer(missed, true, later(0, 1))).toEqual(missed);
  expect(afterAnswer(missed, true, later(0, 9))).not.toEqual(missed);
});

test('whatever is answered whenever, clocks set back too: the memory is whole, due after it was asked, chance 0 to 1', () => {
  const step = fc.record({ right: fc.boolean(), hours: fc.integer({ min: -2000, max: 20_000 }) });
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 30 }), (steps) => {
      let memory: Memory | null = null;
      let at = start;
      for (const { right, hours } of steps) {
        at = new Date(at.getTime() + hours * 3_600_000);
        const next: Memory = afterAnswer(memory, right, at);
        memorySchema.parse(next);
        expect(Date.parse(next.due)).toBeGreaterThan(Date.parse(next.asked));
        expect(Date.parse(next.due) - Date.parse(next.asked)).toBeLessThanOrEqual(181 * 86_400_000);
        if (memory) expect(Date.parse(next.asked)).toBeGreaterThanOrEqual(Date.parse(memory.asked));
        const chance = chanceAt(next, new Date(at.getTime() + 86_400_000));
        expect(chance).toBeGreaterThanOrEqual(0);
        expect(chance).toBeLessThanOrEqual(1);
        memory = next;
      }
    }),
  );
});

test('a day is the day of the person: due this evening is asked this morning, tomorrow in the zone is not', () => {
  expect(daysUntil('2027-03-01T22:00:00Z', new Date('2027-03-01T06:00:00Z'), 0)).toBe(0);
  expect(daysUntil('2027-03-01T22:00:00Z', new Date('2027-03-01T06:00:00Z'), 180)).toBe(1);
  expect(daysUntil('2027-02-20T22:00:00Z', new Date('2027-03-01T06:00:00Z'), 180)).toBe(0);
  expect(dayOf('2027-03-01T23:30:00Z', 60) - dayOf('2027-03-01T22:30:00Z', 60)).toBe(1);
});

test('what is due and what was newly met is asked; what was missed comes first, then what sits least, then new ones', () => {
  const memories = {
    c0: afterAnswer(null, true, start),
    c1: afterAnswer(null, false, start),
    c2: afterAnswer(afterAnswer(null, true, start), true, later(2)),
  };
  const at = later(3);
  const found = checksOf(pool(6, memories, ['c0', 'c4']), { kind: 'due' }, (memory) => chanceAt(memory, at), at, 0);
  expect(found.map(({ id }) => id)).toEqual(['c1', 'c0', 'c4']);
});

test('a focus asks what belongs to it, due or not, read or not, and a session is never too long', () => {
  const memories = Object.fromEntries(Array.from({ length: 30 }, (_, n) => [`c${n}`, afterAnswer(null, false, start)]));
  const many = checksOf(pool(40, memories), { kind: 'due' }, () => 0.5, later(2), 0);
  expect(many).toHaveLength(sessionLength);
  const other = { ...pool(3), checks: [check('x', 'a.x'), check('y', 'a.y')] };
  const focus = { kind: 'competencies', competencies: ['a.y'] } as const;
  expect(checksOf(other, focus, () => 1, start, 0).map(({ id }) => id)).toEqual(['y']);
});

test('the days ahead hold every memory that is due in them, and today what is new', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -20, max: 40 }), { maxLength: 30 }), (offsets) => {
      const known = afterAnswer(null, true, start);
      const memories = Object.fromEntries(
        offsets.map((offset, n) => [`c${n}`, { ...known, due: later(offset).toISOString() }]),
      );
      const all = pool(offsets.length + 2, memories, [`c${offsets.length}`]);
      const ahead = dueByDay(all, start, 0);
      expect(ahead).toHaveLength(daysAhead);
      expect(ahead[0]).toBe(askedToday(all, start, 0));
      expect(ahead[0]).toBe(offsets.filter((offset) => offset <= 0).length + 1);
      const within = offsets.filter((offset) => offset < daysAhead).length + 1;
      expect(ahead.reduce((sum, count) => sum + count, 0)).toBe(within);
    }),
  );
});

test('how well an area sits is what would be right by expectation', () => {
  const known = afterAnswer(null, true, start);
  const some = pool(4, { c0: known, c1: known });
  expect(areaMemory(some.checks, some, () => 0.75)).toEqual({ total: 4, asked: 2, firm: 1.5 });
});
