/**
 * What a device says is on the disk when it is said to be, whatever happens: killed, full, cut off, damaged, another key.
 */
import { appendFileSync, existsSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { didKeyOf } from '#core/credential/proof/did-key.ts';
import { signingKeyOf } from '#core/credential/proof/signing-key.ts';
import { headAfterEvent, noEvents, readEventLine, signEvent } from '#core/sync/device-event.ts';
import type { EventBody } from '#core/sync/event-body.ts';
import { startChild } from '../../test/fixtures/child.ts';
import { rounds } from '../../test/fixtures/rounds.ts';
import { smallDisk } from '../../test/fixtures/small-disk.ts';
import { tempFolder } from '../../test/fixtures/temp-folder.ts';
import { subjectOf, subjectOfAttempt } from './event-log.ts';
import { eventsFile, type Outbox, type OutboxKeys, openOutbox, outboxFolder } from './outbox.ts';

let folder: ReturnType<typeof tempFolder>;
beforeEach(() => {
  folder = tempFolder('outbox');
});
afterEach(() => folder.remove());

const now = () => new Date('2027-01-15T08:00:00.000Z');
const at = { wall: '2027-01-15T07:00:00.000Z', sinceBootMs: 5, boot: 'b', offsetMinutes: 60 };
const keysOf = (seed: number): OutboxKeys => {
  const signing = signingKeyOf(new Uint8Array(32).fill(seed));
  return { did: didKeyOf(signing.publicKey), signing };
};
const keys = keysOf(7);
const learner = 'abcdefgh12345678';
const read = (lesson: string): EventBody => ({
  kind: 'lesson.read',
  learner,
  course: 'basic-security',
  version: '1.0.0',
  lesson,
  readAt: at.wall,
});
const attempt = (number: number, size = 1): EventBody => ({
  kind: 'attempt.decided',
  learner: { id: learner, name: 'Amina "the 快" \\ Yusuf' },
  attempt: `20270115T080000Z-${String(number).padStart(8, '0')}`,
  journal: { entries: Array.from({ length: size }, () => ({ at, event: { kind: 'x' } })), hash: 'a'.repeat(64) },
});
const reached = (state: string): EventBody => ({
  ...{ kind: 'programme.reached', learner: { id: learner, name: 'Amina "the 快" \\ Yusuf' }, programme: 'peer-helper' },
  ...{ state: state.repeat(64), version: '1.0.0', language: 'en', takenUp: [{ version: '1.0.0', at: at.wall }] },
  ...{ declared: [], signOffs: [], passes: [], hours: [] },
});

async function open(place = folder.path, as = keys): Promise<Outbox> {
  const opened = await openOutbox(place, as, now);
  if (!opened.ok) throw new Error(`${opened.failure.code} ${JSON.stringify(opened.failure.params)}`);
  return opened.value;
}
async function say(outbox: Outbox, body: EventBody) {
  const said = await outbox.append(body, at);
  if (!said.ok) throw new Error(said.failure.code);
  return said.value;
}
const file = (place = folder.path) => eventsFile(outboxFolder(place));
const linesOf = (path = file()) => readFileSync(path, 'utf8').split('\n').slice(0, -1);

/** Every line is signed, by one device, and follows from the one before. */
function chainOf(path = file()): string[] {
  let head = noEvents;
  return linesOf(path).map((line) => {
    const event = readEventLine(line);
    if ('problem' in event) throw new Error(event.problem);
    expect([event.event.n, event.event.previous]).toEqual([head.n + 1, head.id]);
    head = headAfterEvent(event);
    return event.id;
  });
}

test('said, read back, and said again: the same events, once', async () => {
  const first = await open();
  expect([first.head, first.waiting()]).toEqual([noEvents, { count: 0, bytes: 0, since: null }]);
  const one = await say(first, read('fire'));
  const two = await say(first, attempt(1));
  expect(await say(first, attempt(1, 3))).toEqual(two);
  expect(await say(first, read('fire'))).toEqual(one);
  await first.close();
  const again = await open();
  expect(again.head).toEqual({ n: 2, id: two.id });
  expect([again.idAt(1), again.idAt(2), again.idAt(3), again.numberOf(two.id)]).toEqual([one.id, two.id, null, 2]);
  expect(await say(again, attempt(1, 9))).toEqual(two);
  expect(await say(again, read('fire'))).toEqual(one);
  expect(again.isSaid(subjectOfAttempt('20270115T080000Z-00000001'))).toBe(true);
  expect(again.idsOfSubject(subjectOf(read('fire')))).toEqual([one.id]);
  expect(again.waiting()).toEqual({ count: 2, bytes: statSync(file()).size, since: at.wall });
  const lines = await again.linesAfter(0, { count: 100, bytes: 1e6 });
  expect(lines.ok && lines.value).toEqual([one.line, two.line]);
  expect(await again.eventOf(two.id)).toEqual(two.event);
  await again.close();
  expect(chainOf()).toEqual([one.id, two.id]);
});

test('a programme is said once for each state of its records, also by whoever opens the log anew', async () => {
  const first = await open();
  const one = await say(first, reached('a'));
  const two = await say(first, reached('b'));
  expect(two.id).not.toBe(one.id);
  expect(await say(first, { ...reached('a'), language: 'fr' } as EventBody)).toEqual(one);
  await first.close();
  const again = await open();
  expect(again.isSaid(subjectOf(reached('b')))).toBe(true);
  expect(again.isSaid(subjectOf(reached('c')))).toBe(false);
  expect(again.idsOfSubject(subjectOf(reached('a')))).toEqual([one.id]);
  expect(await say(again, reached('b'))).toEqual(two);
  await again.close();
});

test('batches hold as many lines and bytes as may be, and one at least', async () => {
  const outbox = await open();
  for (let number = 0; number < 10; number += 1) await say(outbox, attempt(number, 20));
  const size = linesOf()[0]?.length as number;
  const taken = async (n: number, count: number, bytes: number) => {
    const lines = await outbox.linesAfter(n, { count, bytes });
    return lines.ok ? lines.value.map((line) => linesOf().indexOf(line)) : lines.failure.code;
  };
  expect(await taken(0, 3, 1e6)).toEqual([0, 1, 2]);
  expect(await taken(4, 100, 2.5 * size)).toEqual([4, 5]);
  expect(await taken(4, 100, 1)).toEqual([4]);
  expect(await taken(8, 100, 1e6)).toEqual([8, 9]);
  expect(await taken(10, 100, 1e6)).toEqual([]);
  await outbox.close();
});

test('one process at a time', async () => {
  const outbox = await open();
  expect(await openOutbox(folder.path, keys, now)).toMatchObject({ ok: false, failure: { code: 'learner-locked' } });
  await outbox.close();
  await (await open()).close();
});

test('killed again and again while it is written: every event that was acknowledged is there, and the chain holds', async () => {
  const kept: string[] = [];
  const times = rounds(6, 20);
  for (let round = 0; round < times; round += 1) {
    const child = startChild(new URL('../../test/fault/outbox-writer.ts', import.meta.url), [folder.path]);
    await child.line(/^kept/);
    await wait(3 + (round * 140) / times);
    await child.kill();
    for (const line of child.lines) {
      const [, n = '', id = ''] = line.split(' ');
      kept[Number(n) - 1] = id;
    }
    const outbox = await open();
    const all = Array.from({ length: outbox.head.n }, (_, index) => outbox.idAt(index + 1));
    expect(all.slice(0, kept.length)).toEqual(kept);
    expect(all.length - kept.length).toBeLessThan(2);
    await outbox.close();
    kept.splice(0, kept.length, ...chainOf());
  }
  expect(kept.length).toBeGreaterThan(2 * times);
}, 300_000);

test.each([
  ['half a line', (line: string) => line.slice(0, 100)],
  [
    'a whole line whose middle did not reach the disk',
    (line: string) => `${line.slice(0, 60)}\0\0\0${line.slice(63)}\n`,
  ],
  ['a line with another signature', (line: string) => `${'A'.repeat(86)}${line.slice(86)}\n`],
  ['zeros', () => '\0'.repeat(4096)],
])('%s at the end: put beside the log and cut off; the rest goes on', async (_name, tailOf) => {
  const outbox = await open();
  await say(outbox, read('one'));
  const two = await say(outbox, read('two'));
  await outbox.close();
  const next = signEvent(keys.signing, { device: keys.did, head: headAfterEvent(two), at, body: read('three') });
  const tail = tailOf(next.line);
  appendFileSync(file(), tail);
  const again = await open();
  expect(again.tailSetAside && readFileSync(again.tailSetAside, 'utf8')).toBe(tail);
  expect(again.head).toEqual(headAfterEvent(two));
  expect((await say(again, read('three'))).id).toBe(next.id);
  await again.close();
  expect(chainOf()).toHaveLength(3);
});

test('cut to any length: what was whole is there, and it goes on', async () => {
  const outbox = await open();
  for (const lesson of ['one', 'two', 'three']) await say(outbox, read(lesson));
  await outbox.close();
  const whole = readFileSync(file());
  const ends = linesOf().map(
    (_, index) =>
      linesOf()
        .slice(0, index + 1)
        .join('\n').length + 1,
  );
  for (let length = whole.length; length >= 0; length -= 41) {
    truncateSync(file(), length);
    const again = await open();
    expect(again.head.n).toBe(ends.filter((end) => end <= length).length);
    await again.close();
  }
});

test.each([
  ['a changed word', (text: string) => text.replace('lesson-2', 'lesson-9')],
  ['a line less', (text: string) => text.split('\n').toSpliced(2, 1).join('\n')],
  ['zeros', (text: string) => text.replace('"lesson":"lesson-3"', '\0'.repeat(19))],
])('%s in the middle: said, and the file is not touched', async (_name, change) => {
  const outbox = await open();
  for (let number = 1; number < 7; number += 1) await say(outbox, read(`lesson-${number}`));
  await outbox.close();
  const changed = change(readFileSync(file(), 'utf8'));
  writeFileSync(file(), changed);
  expect(await openOutbox(folder.path, keys, now)).toMatchObject({ ok: false, failure: { code: 'disk-failed' } });
  expect(readFileSync(file(), 'utf8')).toBe(changed);
  expect(
    readdirSync(outboxFolder(folder.path)).filter((name) => name.includes('lock') || name.includes('tail')),
  ).toEqual([]);
});

test('a signature that rotted is not sent', async () => {
  const outbox = await open();
  for (const lesson of ['one', 'two', 'three']) await say(outbox, read(lesson));
  await outbox.close();
  const lines = linesOf();
  writeFileSync(file(), `${lines.with(1, `AAAA${lines[1]?.slice(4)}`).join('\n')}\n`);
  const again = await open();
  expect(await again.linesAfter(0, { count: 1, bytes: 1 })).toEqual({ ok: true, value: [lines[0]] });
  expect(await again.linesAfter(0, { count: 9, bytes: 1e6 })).toMatchObject({
    ok: false,
    failure: { code: 'disk-failed', params: { reason: 'events.ndjson:2' } },
  });
  await again.close();
});

test('a full disk: nothing is said to be saved, nothing half is left, and with room it goes on', async (context) => {
  const disk = smallDisk(256);
  if (!disk) return context.skip('mounting a small disk needs root on Linux');
  try {
    const outbox = await open(disk.path);
    let kept = 0;
    for (;;) {
      const said = await outbox.append(attempt(kept, 30), at);
      if (!said.ok) {
        expect(said.failure.code).toBe('disk-full');
        break;
      }
      kept += 1;
    }
    expect(kept).toBeGreaterThan(2);
    expect(outbox.head.n).toBe(kept);
    expect(chainOf(file(disk.path))).toHaveLength(kept);
    const marked = await outbox.marks.update((marks) => {
      marks.setApart = Array.from({ length: 2000 }, () => ({ id: 'a'.repeat(64), code: 'fork' as const }));
    });
    expect(marked).toMatchObject({ ok: false, failure: { code: 'disk-full' } });
    disk.resize(1024);
    expect((await say(outbox, attempt(kept, 30))).event.n).toBe(kept + 1);
    await outbox.close();
    expect(chainOf(file(disk.path))).toHaveLength(kept + 1);
    expect(await open(disk.path).then((again) => again.close())).toBeUndefined();
  } finally {
    disk.remove();
  }
});

test('ten thousand events: each is found again, and more can be said', async () => {
  await (await open()).close();
  let head = noEvents;
  const ids: string[] = [];
  const lines: string[] = [];
  for (let number = 1; number <= 10_000; number += 1) {
    const body = number % 100 === 0 ? attempt(number, 50) : read(`lesson-${number}`);
    const signed = signEvent(keys.signing, { device: keys.did, head, at, body });
    head = headAfterEvent(signed);
    ids.push(signed.id);
    lines.push(signed.line);
  }
  writeFileSync(file(), `${lines.join('\n')}\n`);
  const outbox = await open();
  expect(outbox.head).toEqual({ n: 10_000, id: ids.at(-1) });
  expect(ids.every((id, index) => outbox.idAt(index + 1) === id && outbox.numberOf(id) === index + 1)).toBe(true);
  expect((await say(outbox, attempt(4200))).id).toBe(ids[4199]);
  expect((await say(outbox, read('lesson-77'))).id).toBe(ids[76]);
  const some = await outbox.linesAfter(7777, { count: 100, bytes: 1e6 });
  expect(some.ok && some.value).toEqual(lines.slice(7777, 7877));
  expect((await say(outbox, read('new'))).event).toMatchObject({ n: 10_001, previous: ids.at(-1) });
  await outbox.close();
});

const enrolment = {
  address: 'https://registry.example.org',
  registry: { id: 'did:web:registry.example.org', name: { en: 'Registry' }, keys: ['z6Mk'], sealingKey: 'x' },
  person: { id: 'p1', name: 'Amina' },
  learner,
  enrolledAt: at.wall,
  needsCode: false,
};

async function fourSaidTwoSent() {
  const outbox = await open();
  const said = [await say(outbox, read('one')), await say(outbox, attempt(1))];
  await outbox.marks.update((marks) => {
    Object.assign(marks, { enrolment, epoch: 'a'.repeat(32), cursor: { own: 3, all: 4 } });
    marks.acknowledged = headAfterEvent(said[1] as never);
  });
  said.push(await say(outbox, attempt(2)), await say(outbox, read('two')));
  return { outbox, said };
}

async function expectAnew(outbox: Outbox, other: OutboxKeys, before: string) {
  expect(outbox.device).toBe(other.did);
  expect(linesOf().map((line) => JSON.parse(line.slice(line.indexOf(' '))).body)).toEqual([attempt(2), read('two')]);
  expect(chainOf()).toHaveLength(2);
  expect(outbox.marks.data).toMatchObject({
    device: other.did,
    epoch: null,
    cursor: { own: 0, all: 0 },
    acknowledged: noEvents,
    enrolment: { ...enrolment, needsCode: true },
  });
  const ended = readdirSync(outboxFolder(folder.path)).filter((name) => name.startsWith('events.ended-'));
  expect(ended).toHaveLength(1);
  expect(readFileSync(join(outboxFolder(folder.path), ended[0] as string), 'utf8')).toBe(before);
}

test('another key: the old log stays, what was not sent is signed again, and nothing that was sent is said twice', async () => {
  const { outbox, said } = await fourSaidTwoSent();
  const before = readFileSync(file(), 'utf8');
  const other = keysOf(8);
  expect(await outbox.startAnew(other)).toEqual({ ok: true, value: {} });
  await expectAnew(outbox, other, before);
  expect(outbox.isSaid(subjectOfAttempt('20270115T080000Z-00000001'))).toBe(true);
  expect(await outbox.eventOf(said[1]?.id as string)).toEqual(said[1]?.event);
  expect((await say(outbox, attempt(3))).event).toMatchObject({ n: 3, device: other.did });
  await outbox.close();
  const again = await open(folder.path, other);
  expect(again.head.n).toBe(3);
  expect(again.isSaid(subjectOf(read('one')))).toBe(true);
  expect(await again.eventOf(said[0]?.id as string)).toEqual(said[0]?.event);
  // Another registry has heard nothing of what the first one has.
  await again.marks.update((marks) => {
    if (marks.enrolment) marks.enrolment.registry.id = 'did:web:other.example.org';
  });
  expect(again.isSaid(subjectOf(read('one')))).toBe(false);
  expect(again.isSaid(subjectOf(read('two')))).toBe(true);
  await again.close();
});

test('stopped anywhere on the way to another key: opened with it, it comes to the same', async () => {
  const { outbox } = await fourSaidTwoSent();
  const place = outboxFolder(folder.path);
  const before = readFileSync(file(), 'utf8');
  const marks = readFileSync(join(place, 'marks.json'), 'utf8');
  await outbox.close();
  const other = keysOf(8);
  // The keys were made, and nothing else.
  const first = await open(folder.path, other);
  await expectAnew(first, other, before);
  await first.close();
  // The new log lies there, and the marks do not speak of it yet.
  const data = JSON.parse(marks);
  data.ended = JSON.parse(readFileSync(join(place, 'marks.json'), 'utf8')).ended;
  for (const name of ['marks.json', 'marks.good.json']) writeFileSync(join(place, name), JSON.stringify(data));
  const second = await open(folder.path, other);
  await expectAnew(second, other, before);
  await second.close();
  // The old log has its second name, and the new one was not written.
  writeFileSync(file(), before);
  for (const name of ['marks.json', 'marks.good.json']) writeFileSync(join(place, name), JSON.stringify(data));
  const third = await open(folder.path, other);
  await expectAnew(third, other, before);
  await third.close();
});

test('no room for another key: the old log goes on, and with room it is changed', async (context) => {
  const disk = smallDisk(256);
  if (!disk) return context.skip('mounting a small disk needs root on Linux');
  try {
    const outbox = await open(disk.path);
    for (let number = 0; number < 20; number += 1) await say(outbox, attempt(number, 80));
    const before = readFileSync(file(disk.path), 'utf8');
    expect(await outbox.startAnew(keysOf(8))).toMatchObject({ ok: false, failure: { code: 'disk-full' } });
    expect(readFileSync(file(disk.path), 'utf8')).toBe(before);
    expect([outbox.device, outbox.head.n]).toEqual([keys.did, 20]);
    disk.resize(2048);
    expect((await say(outbox, read('one'))).event.n).toBe(21);
    expect((await outbox.startAnew(keysOf(8))).ok).toBe(true);
    expect([outbox.device, outbox.head.n, outbox.waiting().count]).toEqual([keysOf(8).did, 21, 21]);
    await outbox.close();
    expect(chainOf(file(disk.path))).toHaveLength(21);
  } finally {
    disk.remove();
  }
});

test('marks that were lost: the device goes on as one that nobody signed up', async () => {
  const { outbox } = await fourSaidTwoSent();
  await outbox.close();
  for (const name of ['marks.json', 'marks.good.json']) writeFileSync(join(outboxFolder(folder.path), name), 'x');
  const again = await open();
  expect([again.head.n, again.marks.data.enrolment]).toEqual([4, null]);
  await again.close();
  expect(existsSync(file())).toBe(true);
});
