import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Entry, emptyHead, headAfter, nextEntry, readChain } from '../evidence/chain.ts';
import type { ClockReading } from '../evidence/clock-reading.ts';
import { type AttemptEvent, attemptEventSchema } from './attempt-event.ts';
import { applyEntry, foldAttempt, remainingAt } from './attempt-state.ts';

const minute = 60_000;
const at = (ms: number, boot = 'b1', wallShift = 0): ClockReading => ({
  wall: new Date(1_800_000_000_000 + ms + wallShift).toISOString(),
  sinceBootMs: 500_000 + ms,
  boot,
});
const started: AttemptEvent = {
  kind: 'started',
  attemptId: '20270115T080000Z-abcdefgh',
  learnerId: 'abcdefgh12345678',
  courseId: 'basic-security',
  courseVersion: '1.0.0',
  examId: 'exam',
  examVersion: '1.0.0',
  language: 'en',
  seed: 's',
  form: Array.from({ length: 5 }, (_, index) => ({ itemId: `item-${index}`, order: ['a', 'b'] })),
  itemsDigest: 'd',
  limitMs: 60 * minute,
};

function journal(steps: [AttemptEvent, ClockReading][]): Entry<AttemptEvent>[] {
  let head = emptyHead;
  return steps.map(([event, reading]) => {
    const entry = nextEntry(head, reading, event);
    head = headAfter(entry);
    return entry;
  });
}
const answered = (position: number, chosen: string[]): AttemptEvent => ({
  kind: 'answered',
  position,
  response: { chosen },
});

test('answers, flags and the place are what was last written', () => {
  const state = foldAttempt(
    journal([
      [started, at(0)],
      [answered(1, ['a']), at(1000)],
      [answered(1, ['b']), at(2000)],
      [{ kind: 'flagged', position: 2, flagged: true }, at(3000)],
      [{ kind: 'visited', position: 2 }, at(4000)],
    ]),
  );
  expect(state?.responses[1]).toEqual({ chosen: ['b'] });
  expect(state?.flagged).toEqual([false, false, true, false, false]);
  expect(state?.position).toBe(2);
  expect(state?.elapsedMs).toBe(4000);
});

test('remaining time counts sleep, a restart of the program, and no change of the wall clock', () => {
  const state = foldAttempt(
    journal([
      [started, at(0)],
      [answered(0, ['a']), at(10 * minute)],
    ]),
  );
  if (!state) throw new Error('no state');
  expect(remainingAt(state, at(30 * minute))).toBe(30 * minute);
  expect(remainingAt(state, at(30 * minute, 'b1', -5 * 60 * minute))).toBe(30 * minute);
  expect(remainingAt(state, at(30 * minute, 'b1', 5 * 60 * minute))).toBe(30 * minute);
});

test('across a reboot the wall clock counts, and setting it back gives no more than the time since boot', () => {
  const state = foldAttempt(
    journal([
      [started, at(0)],
      [answered(0, ['a']), at(10 * minute)],
    ]),
  );
  if (!state) throw new Error('no state');
  const rebooted = (wallMinutes: number, upMinutes: number): ClockReading => ({
    wall: new Date(1_800_000_000_000 + wallMinutes * minute).toISOString(),
    sinceBootMs: upMinutes * minute,
    boot: 'b2',
  });
  expect(remainingAt(state, rebooted(25, 3))).toBe(35 * minute);
  expect(remainingAt(state, rebooted(-600, 3))).toBe(47 * minute);
});

test('a machine whose boot has no name counts by the wall clock between runs', () => {
  const state = foldAttempt(journal([[started, at(0, 'run:1')]]));
  if (!state) throw new Error('no state');
  expect(remainingAt(state, { ...at(20 * minute, 'run:2'), sinceBootMs: 9_999_999_999 })).toBe(40 * minute);
});

test('what comes after the time or after the submission changes no answer', () => {
  const late = foldAttempt(
    journal([
      [started, at(0)],
      [answered(0, ['a']), at(61 * minute)],
    ]),
  );
  expect(late?.responses[0]).toEqual({ chosen: [] });
  const after = foldAttempt(
    journal([
      [started, at(0)],
      [{ kind: 'submitted', by: 'candidate' }, at(1000)],
      [answered(0, ['a']), at(2000)],
    ]),
  );
  expect(after?.phase).toBe('submitted');
  expect(after?.responses[0]).toEqual({ chosen: [] });
  expect(after?.elapsedMs).toBe(1000);
});

const eventArbitrary: fc.Arbitrary<AttemptEvent> = fc.oneof(
  fc.record({
    kind: fc.constant('answered' as const),
    position: fc.nat(4),
    response: fc.record({ chosen: fc.subarray(['a', 'b']) }),
  }),
  fc.record({ kind: fc.constant('flagged' as const), position: fc.nat(4), flagged: fc.boolean() }),
  fc.record({ kind: fc.constant('visited' as const), position: fc.nat(4) }),
  fc.constant({ kind: 'heartbeat' as const }),
);

test('reading the lines again and folding gives the state that was there, at every length', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(eventArbitrary, fc.nat(100_000)), { maxLength: 30 }), (steps) => {
      let clock = 0;
      const entries = journal([
        [started, at(0)],
        ...steps.map(([event, ms]): [AttemptEvent, ClockReading] => {
          clock += ms;
          return [event, at(clock)];
        }),
      ]);
      let live = null as ReturnType<typeof foldAttempt>;
      const lines: string[] = [];
      for (const entry of entries) {
        live = applyEntry(live, entry);
        lines.push(JSON.stringify(entry));
        const { entries: read, brokenAtLine } = readChain(lines, attemptEventSchema);
        expect(brokenAtLine).toBeNull();
        expect(foldAttempt(read)).toEqual(live);
      }
    }),
    { numRuns: 60 },
  );
});

test('any byte changed anywhere in a journal is seen', () => {
  const lines = journal([
    [started, at(0)],
    [answered(0, ['a']), at(1)],
    [answered(1, ['b']), at(2)],
  ]).map((entry) => JSON.stringify(entry));
  const text = lines.join('\n');
  fc.assert(
    fc.property(fc.nat(text.length - 1), fc.integer({ min: 32, max: 126 }), (index, code) => {
      const changed = `${text.slice(0, index)}${String.fromCharCode(code)}${text.slice(index + 1)}`;
      fc.pre(changed !== text && text[index] !== '\n');
      expect(readChain(changed.split('\n'), attemptEventSchema).brokenAtLine).not.toBeNull();
    }),
    { numRuns: 500 },
  );
});

test('a line taken out, doubled or put elsewhere is seen', () => {
  const lines = journal([
    [started, at(0)],
    [answered(0, ['a']), at(1)],
    [answered(1, ['b']), at(2)],
  ]).map((entry) => JSON.stringify(entry)) as [string, string, string];
  expect(readChain([lines[0], lines[2]], attemptEventSchema).brokenAtLine).toBe(2);
  expect(readChain([lines[0], lines[1], lines[1]], attemptEventSchema).brokenAtLine).toBe(3);
  expect(readChain([lines[0], lines[2], lines[1]], attemptEventSchema).brokenAtLine).toBe(2);
});
