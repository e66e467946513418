/**
 * Attempts as the application writes them are confirmed; whatever somebody changes in one, with every hash made right
 * again, is refused with its reason.
 */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, test } from 'vitest';
import { readLibrary } from '#store/content/library.ts';
import { attemptLines } from '../../test/fixtures/many-attempts.ts';
import type { Course } from '../content/pack.ts';
import { type Entry, emptyHead, headAfter, nextEntry } from '../evidence/chain.ts';
import type { AttemptEvent, StartedEvent } from '../exam/attempt-event.ts';
import { type Replay, replayAttempt } from './replay-attempt.ts';

let course: Course;
beforeAll(async () => {
  const { courses } = await readLibrary(join(fileURLToPath(new URL('../..', import.meta.url)), 'content'));
  course = courses.find(({ id }) => id === 'basic-security') as Course;
});

type Journal = Entry<AttemptEvent>[];
const journal = (number = 0): Journal =>
  attemptLines(course, { count: 1, seed: 'replay' }, number).map((line) => JSON.parse(line) as Journal[number]);
const written = (entries: Journal) => entries.map((entry) => JSON.stringify(entry));

/** The same entries, changed, and chained anew: what somebody does who knows how the hashes are made. */
function forged(
  entries: Journal,
  change: (entry: Journal[number], index: number) => Partial<Journal[number]>,
): Journal {
  let head = emptyHead;
  return entries.map((entry, index) => {
    const { at, event } = { ...entry, ...change(entry, index) };
    const next = nextEntry(head, at, event);
    head = headAfter(next);
    return next;
  });
}
const replay = (entries: Journal, courses: readonly Course[] = [course]): Replay =>
  replayAttempt(written(entries), courses);
const reason = (found: Replay) => (found.kind === 'refused' ? found.reason : found.kind);
const started = (change: Partial<StartedEvent>) => (entry: Journal[number]) =>
  entry.event.kind === 'started' ? { event: { ...entry.event, ...change } } : {};

test('50 attempts of people of all abilities are confirmed, with the decision that was taken', () => {
  const passed = new Set<boolean>();
  for (let number = 0; number < 50; number += 1) {
    const entries = journal(number);
    const found = replay(entries);
    if (found.kind !== 'confirmed') throw new Error(`${number}: ${found.reason}`);
    const last = entries.at(-1)?.event;
    expect(last?.kind === 'decided' && last.decision).toEqual(found.decision);
    expect(found.doubts).toEqual([]);
    expect(found.state.evidence).toBe(entries.at(-1)?.hash);
    passed.add(found.decision.passed);
  }
  expect(passed).toEqual(new Set([true, false]));
});

test('a changed line, a line less, a line twice: the journal does not follow from itself, from that line on', () => {
  const entries = journal();
  const lines = written(entries);
  for (const [wrong, line] of [
    [lines.with(3, (lines[3] as string).replace('"position":', '"position":1')), 4],
    [lines.toSpliced(5, 1), 6],
    [lines.toSpliced(5, 0, lines[5] as string), 7],
    [[...lines, '{}'], lines.length + 1],
    [['x'], 1],
  ] as const)
    expect(replayAttempt(wrong, [course])).toEqual({ kind: 'refused', reason: 'journal-broken', line });
  expect(reason(replayAttempt([], [course]))).toBe('not-decided');
  expect(reason(replayAttempt(lines.slice(0, -1), [course]))).toBe('not-decided');
});

test('a better decision, a better answer, a form of one’s own, more time, other items: each refused with its reason', () => {
  const entries = journal(1);
  expect(reason(replay(forged(entries, () => ({}))))).toBe('confirmed');

  const better = forged(entries, ({ event }) =>
    event.kind === 'decided'
      ? { event: { ...event, decision: { ...event.decision, passed: !event.decision.passed } } }
      : {},
  );
  expect(reason(replay(better))).toBe('decision-differs');
  const blank = forged(entries, ({ event }) =>
    event.kind === 'answered' ? { event: { ...event, response: { chosen: [] } } } : {},
  );
  expect(reason(replay(blank))).toBe('decision-differs');

  const first = entries[0]?.event as StartedEvent;
  expect(reason(replay(forged(entries, started({ form: first.form.slice(1) }))))).toBe('items-changed');
  expect(reason(replay(forged(entries, started({ itemsDigest: '0'.repeat(64) }))))).toBe('items-changed');
  const unordered = first.form.map((one) => ({ ...one, order: [...one.order, 'more'] }));
  expect(reason(replay(forged(entries, started({ form: unordered }))))).toBe('form-unfit');
  const areas = course.blueprint.areas.slice(0, 1).map(({ domain }) => domain);
  const part = { domains: areas, after: first.attemptId };
  expect(reason(replay(forged(entries, started({ part }))))).toBe('form-unfit');
  expect(reason(replay(forged(entries, started({ part: { ...part, domains: ['nowhere'] } }))))).toBe('form-unfit');

  expect(reason(replay(forged(entries, started({ limitMs: first.limitMs + 1 }))))).toBe('time-too-long');
  expect(reason(replay(forged(entries, started({ giveBackMs: 24 * 3_600_000 }))))).toBe('time-too-long');
  const extra = { extraTimePercent: 50, reader: false, textSize: 100 } as const;
  const longer = started({ limitMs: first.limitMs * 1.5, accommodations: extra });
  expect(reason(replay(forged(entries, longer)))).toBe('confirmed');

  expect(reason(replay(entries, []))).toBe('course-unknown');
  const newer = { ...course, blueprint: { ...course.blueprint, version: '99.0.0' } };
  expect(reason(replay(entries, [newer]))).toBe('other-version');
  expect(reason(replay(entries, [newer, course]))).toBe('confirmed');
  const mended = course.bank.map((item) =>
    item.id === first.form[0]?.itemId ? { ...item, difficulty: 1 + (item.difficulty % 3) } : item,
  );
  expect(reason(replay(entries, [{ ...course, bank: mended } as Course]))).toBe('items-changed');
});

test('answers after the time was over change nothing, and are not counted here either', () => {
  const late = forged(journal(2), ({ at }, index) => {
    const ms = index * 600_000;
    return { at: { ...at, sinceBootMs: ms, wall: new Date(Date.UTC(2027, 0, 15, 8) + ms).toISOString() } };
  });
  expect(reason(replay(late))).toBe('decision-differs');
});

test('too fast to be read, and a clock that jumps by hours: confirmed, and said', () => {
  const at = (ms: number, wall = ms) => ({
    wall: new Date(Date.UTC(2027, 0, 15, 8) + wall).toISOString(),
    sinceBootMs: ms,
    boot: 'b',
  });
  const fast = replay(forged(journal(3), (_, index) => ({ at: at(index * 300) })));
  expect(fast.kind === 'confirmed' && fast.doubts).toEqual(['too-fast']);
  const wild = replay(
    forged(journal(3), (_, index) => ({ at: at(index * 9000, index * 9000 - (index > 20 ? 7_200_000 : 0)) })),
  );
  expect(wild.kind === 'confirmed' && wild.doubts).toEqual(['clock-wild']);
});
