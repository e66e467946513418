import { ed25519 } from '@noble/curves/ed25519.js';
import { expect, test } from 'vitest';
import { didKeyOf, multibaseOf } from '../credential/proof/did-key.ts';
import { signingKeyOf } from '../credential/proof/signing-key.ts';
import { afterAnswers } from './after-answers.ts';
import {
  type Answers,
  type Records,
  readAnswers,
  readRecords,
  recipientOfDevice,
  writeAnswers,
  writeRecords,
} from './by-hand.ts';
import { feedBeginning } from './calls.ts';
import { headAfterEvent, noEvents, type SignedEvent, signEvent } from './device-event.ts';
import { feedIdOf, signFeedItem } from './feed-item.ts';
import type { SyncMarks } from './reconcile.ts';
import { sealOpenerOf } from './sealed-file.ts';

const secret = new Uint8Array(32).fill(7);
const key = signingKeyOf(secret);
const device = didKeyOf(key.publicKey);
const registry = signingKeyOf(new Uint8Array(32).fill(8));
const name = multibaseOf(registry.publicKey);
const at = { wall: '2027-01-15T08:00:00.000Z', sinceBootMs: 5, boot: 'b' };

const events: SignedEvent[] = [];
for (let n = 0; n < 6; n += 1) {
  const head = events.length > 0 ? headAfterEvent(events.at(-1) as SignedEvent) : noEvents;
  const body = {
    kind: 'lesson.read' as const,
    learner: 'abcdefgh12345678',
    course: 'basic-security',
    version: '1.0.0',
    lesson: `lesson-${n}`,
    readAt: at.wall,
  };
  events.push(signEvent(key, { device, head, at, body }));
}
const headAt = (n: number) => (n ? headAfterEvent(events[n - 1] as SignedEvent) : noEvents);
const idAt = (n: number) => events[n - 1]?.id ?? null;

const said = { kind: 'revoked' as const, number: 'MRD-2027-000-000-1', purpose: 'revocation' as const, at: at.wall };
const item = signFeedItem(feedIdOf('all', said), said, { name, key: registry });

const [lifeA, lifeB] = ['a'.repeat(32), 'b'.repeat(32)] as const;
const asked = { epoch: lifeA, cursor: { own: 2, all: 3 }, acknowledged: headAt(2), isWhole: true };
const marks: SyncMarks = { epoch: lifeA, cursor: asked.cursor, acknowledged: asked.acknowledged };
const answers: Answers = {
  v: 1,
  device,
  asked,
  epoch: lifeA,
  now: at.wall,
  isKnown: true,
  head: headAt(5),
  results: events.slice(2, 5).map(({ id }) => ({ result: 'stored', id })),
  items: [item],
  next: { own: 4, all: 4 },
  more: false,
  uncounted: 0,
  papers: [],
};

test('records are read as they were written', () => {
  const records: Records = { device, asked, items: [item], lines: events.map(({ line }) => line) };
  expect(readRecords(writeRecords(records))).toEqual(records);
});

test.each([
  ['nothing', ''],
  ['no JSON', 'x\n'],
  ['a line too few', '{"v":1}\n'],
])('no records: %s', (_name, text) => {
  expect(readRecords(new TextEncoder().encode(text))).toBeNull();
});

test('records with a line too many or too few are none', () => {
  const text = new TextDecoder().decode(writeRecords({ device, asked, items: [], lines: [events[0]?.line as string] }));
  expect(readRecords(new TextEncoder().encode(text.trimEnd()))).toBeNull();
  expect(readRecords(new TextEncoder().encode(`${text}more\n`))).toBeNull();
});

test('answers are the registry’s as a whole: no changed byte, no other key', () => {
  const written = writeAnswers(answers, { name, key: registry });
  expect(readAnswers(written, [name])).toEqual(answers);
  expect(readAnswers(written, [multibaseOf(key.publicKey)])).toBeNull();
  for (let place = 0; place < written.length; place += 7) {
    const changed = written.slice();
    changed[place] = (changed[place] as number) ^ 1;
    expect(readAnswers(changed, [name]), `byte ${place}`).toBeNull();
  }
  const forged = writeAnswers(answers, { name, key });
  expect(readAnswers(forged, [name])).toBeNull();
});

test('what is sealed for the name of a device is opened with the key that it signs with', () => {
  const opener = sealOpenerOf(device, ed25519.utils.toMontgomerySecret(secret));
  expect(recipientOfDevice(device)).toEqual({ id: device, publicKey: opener.publicKey });
  expect(recipientOfDevice('did:web:somebody')).toBeNull();
});

test('nothing happened since it asked: as after a network exchange', () => {
  expect(afterAnswers(marks, answers, idAt)).toEqual({
    kind: 'go-on',
    marks: { ...marks, acknowledged: headAt(5) },
    next: { own: 4, all: 4 },
    isLatest: true,
  });
});

test('the registry had less than the device believed: what is missing is sent again', () => {
  expect(afterAnswers(marks, { ...answers, head: headAt(1) }, idAt)).toMatchObject({
    marks: { acknowledged: headAt(1) },
  });
});

test('another life: begun there when all was given back, and otherwise left to be asked for', () => {
  const other = { ...answers, epoch: lifeB, head: headAt(3), next: { own: 1, all: 1 } };
  expect(afterAnswers(marks, other, idAt)).toEqual({
    kind: 'go-on',
    marks: { epoch: lifeB, cursor: feedBeginning, acknowledged: headAt(3) },
    next: { own: 1, all: 1 },
    isLatest: true,
  });
  expect(afterAnswers(marks, { ...other, asked: { ...asked, isWhole: false } }, idAt)).toEqual({
    kind: 'go-on',
    marks: { ...marks, acknowledged: headAt(3) },
    next: marks.cursor,
    isLatest: true,
  });
});

test('an old file changes nothing for the worse: what was told since stays told', () => {
  const later: SyncMarks = { epoch: lifeA, cursor: { own: 9, all: 3 }, acknowledged: headAt(6) };
  expect(afterAnswers(later, answers, idAt)).toEqual({
    kind: 'go-on',
    marks: later,
    next: { own: 9, all: 4 },
    isLatest: false,
  });
  const before: SyncMarks = { ...marks, cursor: { own: 1, all: 3 } };
  expect(afterAnswers(before, answers, idAt)).toMatchObject({
    marks: { acknowledged: headAt(5) },
    next: before.cursor,
  });
  const elsewhere: SyncMarks = { ...marks, epoch: lifeB, acknowledged: headAt(4) };
  expect(afterAnswers(elsewhere, answers, idAt)).toMatchObject({ marks: elsewhere, next: elsewhere.cursor });
});

test('twice the same: the second time changes nothing', () => {
  const first = afterAnswers(marks, answers, idAt);
  if (first.kind !== 'go-on') throw new Error('go on');
  const after: SyncMarks = { ...first.marks, cursor: first.next };
  expect(afterAnswers(after, answers, idAt)).toMatchObject({ marks: after, next: after.cursor });
});

test('the registry has another event with that number: the device was copied', () => {
  expect(afterAnswers(marks, { ...answers, head: { n: 5, id: 'f'.repeat(64) } }, idAt)).toEqual({ kind: 'copied' });
  expect(afterAnswers(marks, { ...answers, head: { n: 7, id: 'f'.repeat(64) } }, idAt)).toEqual({ kind: 'copied' });
});
