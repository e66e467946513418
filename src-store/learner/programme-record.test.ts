/**
 * The record of programmes on a disk that does what disks do.
 */
import { appendFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ProgrammeEvent } from '#core/programme/programme-event.ts';
import type { Failure } from '#core/result/failure.ts';
import { tempFolder } from '../../test/fixtures/temp-folder.ts';
import { programmeFile } from './programme-file.ts';
import { openProgrammeRecord } from './programme-record.ts';

let folder: ReturnType<typeof tempFolder>;
beforeEach(() => {
  folder = tempFolder('programme-record');
});
afterEach(() => folder.remove());

const file = () => programmeFile(folder.path);
const clock = (minute: number) => ({
  ...{ wall: `2027-03-01T09:${String(minute).padStart(2, '0')}:00.000Z`, sinceBootMs: minute, boot: 'b' },
});
const takenUp = (programme: string): ProgrammeEvent => ({ kind: 'taken-up', programme, version: '1.0.0' });

async function open() {
  const notices: Failure[] = [];
  const opened = await openProgrammeRecord(
    folder.path,
    () => new Date('2027-03-02T09:00:00.000Z'),
    (more) => notices.push(...more),
  );
  if (!opened.ok) throw new Error(opened.failure.code);
  return { record: opened.value, notices };
}
const names = (events: readonly { event: ProgrammeEvent; at: string }[]) =>
  events.map(({ event, at }) => `${event.kind === 'taken-up' ? event.programme : event.kind} ${at.slice(14, 16)}`);
async function write(...programmes: string[]) {
  const { record } = await open();
  for (const [index, programme] of programmes.entries())
    expect(await record.append(takenUp(programme), clock(index))).toMatchObject({ ok: true });
}
const codes = (notices: readonly Failure[]) => notices.map(({ code }) => code);
const others = () => readdirSync(folder.path).filter((name) => name !== 'programmes.ndjson');

test('nothing is made until something happens; what was kept is there again', async () => {
  expect((await open()).record.events).toEqual([]);
  expect(readdirSync(folder.path)).toEqual([]);
  await write('a', 'b');
  const { record, notices } = await open();
  expect(names(record.events)).toEqual(['a 00', 'b 01']);
  expect(notices).toEqual([]);
});

test('two at the same moment are both kept, one after the other', async () => {
  const { record } = await open();
  const done = await Promise.all(['a', 'b', 'c'].map((name, at) => record.append(takenUp(name), clock(at))));
  expect(done.every(({ ok }) => ok)).toBe(true);
  expect(names((await open()).record.events)).toEqual(['a 00', 'b 01', 'c 02']);
});

test('half a line at the end was never called kept: set aside, said, and it goes on', async () => {
  await write('a', 'b');
  appendFileSync(file(), '{"seq":2,"prev');
  const { record, notices } = await open();
  expect(names(record.events)).toEqual(['a 00', 'b 01']);
  expect(codes(notices)).toEqual(['programmes-tail-set-aside']);
  expect(others().map((name) => readFileSync(join(folder.path, name), 'utf8'))).toEqual(['{"seq":2,"prev']);
  await record.append(takenUp('c'), clock(2));
  const again = await open();
  expect(names(again.record.events)).toEqual(['a 00', 'b 01', 'c 02']);
  expect(again.notices).toEqual([]);
});

test.each([
  ['an empty file', '', []],
  ['half a first line', '{"seq":0,"prev', ['programmes-tail-set-aside']],
])('%s: nothing was begun yet, and it can be', async (_name, text, said) => {
  writeFileSync(file(), text);
  const { record, notices } = await open();
  expect(record.events).toEqual([]);
  expect(codes(notices)).toEqual(said);
  expect(await record.append(takenUp('a'), clock(0))).toMatchObject({ ok: true });
  expect(names((await open()).record.events)).toEqual(['a 00']);
});

test.each([
  ['its first', 0, ['b 01', 'c 02']],
  ['one in the middle', 1, ['a 00', 'c 02']],
])(
  '%s line damaged: the others are kept with their times, the damaged file too, and it is said',
  async (_name, at, left) => {
    await write('a', 'b', 'c');
    const lines = readFileSync(file(), 'utf8').split('\n');
    lines[at] = (lines[at] ?? '').replace('taken-up', 'taken-uq');
    const damaged = lines.join('\n');
    writeFileSync(file(), damaged);
    const { record, notices } = await open();
    expect(names(record.events)).toEqual(left);
    expect(notices).toMatchObject([{ code: 'programmes-mended', params: { line: at + 1, file: others()[0] } }]);
    expect(others().map((name) => readFileSync(join(folder.path, name), 'utf8'))).toEqual([damaged]);
    await record.append(takenUp('d'), clock(3));
    const again = await open();
    expect(names(again.record.events)).toEqual([...left, 'd 03']);
    expect(again.notices).toEqual([]);
  },
);

test('a line that somebody rewrote has not its own hash: it is none', async () => {
  await write('a', 'b');
  writeFileSync(file(), readFileSync(file(), 'utf8').replace('"programme":"b"', '"programme":"z"'));
  const { record, notices } = await open();
  expect(names(record.events)).toEqual(['a 00']);
  expect(codes(notices)).toEqual(['programmes-mended']);
});

test('every line damaged: nothing is made up, and the file stays', async () => {
  writeFileSync(file(), 'x\ny\n');
  const { record, notices } = await open();
  expect(record.events).toEqual([]);
  expect(codes(notices)).toEqual(['programmes-mended']);
  expect(others().map((name) => readFileSync(join(folder.path, name), 'utf8'))).toEqual(['x\ny\n']);
});
