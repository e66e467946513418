import fc from 'fast-check';
import { expect, test } from 'vitest';
import { didKeyOf } from '../credential/proof/did-key.ts';
import { signingKeyOf } from '../credential/proof/signing-key.ts';
import {
  type EventHead,
  headAfterEvent,
  noEvents,
  readEventLine,
  type SignedEvent,
  signEvent,
} from './device-event.ts';
import type { EventBody } from './event-body.ts';
import { reconcile, type SyncMarks } from './reconcile.ts';
import { retryAfterMs, waitAfter, waitWhenBack } from './retry.ts';
import { type DeviceStanding, takeInEvent } from './take-in.ts';

const at = { wall: '2027-01-15T08:00:00.000Z', sinceBootMs: 5, boot: 'b' };
const key = signingKeyOf(new Uint8Array(32).fill(7));
const device = didKeyOf(key.publicKey);
const read = (lesson: string): EventBody => ({
  kind: 'lesson.read',
  learner: 'abcdefgh12345678',
  course: 'basic-security',
  version: '1.0.0',
  lesson,
  readAt: at.wall,
});
const next = (head: EventHead, lesson = 'one', at_ = at) =>
  signEvent(key, { device, head, at: at_, body: read(lesson) });

function chain(length: number, start: EventHead = noEvents, lesson = 'one'): SignedEvent[] {
  const events: SignedEvent[] = [];
  let head = start;
  for (let made = 0; made < length; made += 1) {
    const event = next(head, lesson);
    events.push(event);
    head = headAfterEvent(event);
  }
  return events;
}

test('a line is read back as it was signed', () => {
  const signed = next(noEvents);
  expect(readEventLine(signed.line)).toEqual(signed);
  expect([signed.event.n, signed.event.previous]).toEqual([1, null]);
});

test('no changed character of a line is taken', () => {
  const { line } = next(noEvents);
  for (let place = 0; place < line.length; place += 1) {
    const changed = `${line.slice(0, place)}${line[place] === 'a' ? 'b' : 'a'}${line.slice(place + 1)}`;
    expect(readEventLine(changed)).toHaveProperty('problem');
  }
});

test.each([
  ['', 'malformed'],
  ['no json', 'malformed'],
  [`${'A'.repeat(86)} {"v":1}`, 'malformed'],
  ['x'.repeat(256 * 1024 + 1), 'too-large'],
  [`A ${JSON.stringify('ф'.repeat(140_000))}`, 'too-large'],
])('%# is no event', (line, problem) => {
  expect(readEventLine(line)).toEqual({ problem });
});

test('another key has signed it: bad signature', () => {
  const other = signingKeyOf(new Uint8Array(32).fill(8));
  const forged = signEvent(other, { device, head: noEvents, at, body: read('one') });
  expect(readEventLine(forged.line)).toEqual({ problem: 'bad-signature' });
});

const trusted: DeviceStanding = { head: noEvents, revokedAfter: null, isForked: false };

/** As a registry would: what it has, and what it said to each. */
function registry(standing: DeviceStanding | null = trusted) {
  const kept = new Map<string, SignedEvent>();
  let now = standing;
  return {
    kept,
    standing: () => now,
    take: (signed: SignedEvent) => {
      const { result, standing: after } = takeInEvent(signed, now, kept.has(signed.id));
      now = after;
      if (result.result === 'stored' || result.result === 'quarantined') kept.set(signed.id, signed);
      return 'code' in result ? result.code : result.result;
    },
  };
}

test('in order: stored; again: known; with one missing: a gap, and stored when it has come', () => {
  const { take, standing } = registry();
  const [one, two, three] = chain(3) as [SignedEvent, SignedEvent, SignedEvent];
  expect([one, one, three, two, two, three].map(take)).toEqual(['stored', 'known', 'gap', 'stored', 'known', 'stored']);
  expect(standing()?.head).toEqual(headAfterEvent(three));
});

test('a device that nobody enrolled', () => {
  expect(registry(null).take(next(noEvents))).toBe('unknown-device');
});

test('a copy of a device says something else as the same event: kept apart, and all that it says from then on', () => {
  const { take } = registry();
  const own = chain(3);
  const copy = chain(2, headAfterEvent(own[0] as SignedEvent), 'other');
  own.map(take);
  expect(copy.map(take)).toEqual(['fork', 'fork']);
  expect(take(next(headAfterEvent(own[2] as SignedEvent)))).toBe('fork');
  expect(own.map(take)).toEqual(['known', 'known', 'known']);
});

test('a device that was put back and goes on where it was not', () => {
  const { take } = registry();
  const own = chain(3);
  own.slice(0, 2).map(take);
  const elsewhere = signEvent(key, { device, head: { n: 2, id: 'f'.repeat(64) }, at, body: read('one') });
  expect(take(elsewhere)).toBe('fork');
});

test('a stolen device: what it said before counts, what it says later waits for a person', () => {
  const { take } = registry({ ...trusted, revokedAfter: 2 });
  expect(chain(4).map(take)).toEqual(['stored', 'stored', 'device-revoked', 'device-revoked']);
});

const epochs = ['a'.repeat(32), 'b'.repeat(32)] as const;
const marksAt = (acknowledged: EventHead): SyncMarks => ({
  epoch: epochs[0],
  cursor: { own: 4, all: 9 },
  acknowledged,
});
const idAtOf = (events: readonly SignedEvent[]) => (n: number) => events[n - 1]?.id ?? null;

test('hello: go on, send again, another life, or a new key', () => {
  const events = chain(5);
  const headAt = (n: number): EventHead => (n ? headAfterEvent(events[n - 1] as SignedEvent) : noEvents);
  const after = (epoch: string, head: EventHead, marks = marksAt(headAt(4))) =>
    reconcile(marks, { epoch, head }, idAtOf(events));
  expect(after(epochs[0], headAt(4))).toEqual({ kind: 'go-on', marks: marksAt(headAt(4)), isRestored: false });
  expect(after(epochs[0], headAt(2))).toMatchObject({ marks: { acknowledged: headAt(2), cursor: { own: 4, all: 9 } } });
  expect(after(epochs[1], headAt(2))).toEqual({
    kind: 'go-on',
    marks: { epoch: epochs[1], cursor: { own: 0, all: 0 }, acknowledged: headAt(2) },
    isRestored: true,
  });
  expect(after(epochs[0], noEvents, { ...marksAt(noEvents), epoch: null })).toMatchObject({ isRestored: false });
  expect(after(epochs[0], { n: 6, id: 'f'.repeat(64) })).toEqual({ kind: 'new-key' });
  expect(after(epochs[0], { n: 3, id: 'f'.repeat(64) })).toEqual({ kind: 'new-key' });
});

/**
 * A device and a registry with everything that goes wrong between them: events lost on the way, answers lost, the same again,
 * in any order, the registry put back to an earlier day. When the noise ends, a few calls later all is there once.
 */
test('whatever happens between them, in the end the registry has every event once, in order', () => {
  const step = fc.oneof(
    fc.record({ kind: fc.constant('say' as const) }),
    fc.record({ kind: fc.constant('send' as const), answer: fc.boolean(), part: fc.nat(4) }),
    fc.record({ kind: fc.constant('old' as const), at: fc.nat(30) }),
    fc.record({ kind: fc.constant('save' as const) }),
    fc.record({ kind: fc.constant('restore' as const) }),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const said: SignedEvent[] = [];
      let there = registry();
      let life = 0;
      let saved: SignedEvent[] = [];
      let marks: SyncMarks = { epoch: null, cursor: { own: 0, all: 0 }, acknowledged: noEvents };
      const call = (part: number, isHeard: boolean) => {
        const epoch = String(life).padStart(32, '0');
        const hello = reconcile(marks, { epoch, head: there.standing()?.head ?? noEvents }, idAtOf(said));
        if (hello.kind === 'new-key') throw new Error('no copy was made');
        if (isHeard) marks = hello.marks;
        const sent = said.slice(marks.acknowledged.n, marks.acknowledged.n + part);
        const answers = sent.map(there.take);
        if (!isHeard) return;
        for (const [index, answer] of answers.entries()) {
          if (answer !== 'stored' && answer !== 'known') break;
          marks = { ...marks, acknowledged: headAfterEvent(sent[index] as SignedEvent) };
        }
      };
      for (const one of steps) {
        if (one.kind === 'say') said.push(next(said.length ? headAfterEvent(said.at(-1) as SignedEvent) : noEvents));
        if (one.kind === 'send') call(one.part, one.answer);
        if (one.kind === 'old' && said[one.at]) there.take(said[one.at] as SignedEvent);
        if (one.kind === 'save') saved = [...there.kept.values()];
        if (one.kind === 'restore') {
          there = registry();
          saved.map(there.take);
          life += 1;
        }
      }
      for (let more = 0; more < 3; more += 1) call(said.length, true);
      expect([...there.kept.keys()]).toEqual(said.map(({ id }) => id));
      expect(marks.acknowledged.n).toBe(said.length);
    }),
    { numRuns: 300 },
  );
});

test('waits double to six hours, anywhere in between, and are at least what was asked for, up to a day', () => {
  const most = (failures: number) => waitAfter(failures, () => 0.999999);
  expect([1, 2, 3].map(most).map((ms) => Math.round(ms / 1000))).toEqual([5, 10, 20]);
  expect(Math.round(most(40) / 3_600_000)).toBe(6);
  expect(waitAfter(5, () => 0)).toBe(0);
  expect(waitAfter(1, () => 0, 90_000)).toBe(90_000);
  expect(waitAfter(1, () => 0, 1e12)).toBe(24 * 3_600_000);
  expect(waitWhenBack(() => 0.5)).toBe(30_000);
});

test.each([
  [null, 0],
  ['120', 120_000],
  ['Fri, 15 Jan 2027 08:02:00 GMT', 120_000],
  ['Fri, 15 Jan 2027 07:00:00 GMT', 0],
  ['soon', 0],
])('Retry-After: %s', (header, ms) => {
  expect(retryAfterMs(header, new Date(at.wall))).toBe(ms);
});
