/**
 * The record of programmes and the logbook under what happens to machines: killed in the middle, disk full, disk that cannot be written.
 */
import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sweepTemps } from '#store/disk/durable-file.ts';
import { openLogbook } from '#store/learner/logbook-store.ts';
import { openProgrammeRecord } from '#store/learner/programme-record.ts';
import { helper } from '../fixtures/assessing.ts';
import { candidateAt, writeCandidateContent } from '../fixtures/candidate.ts';
import { startChild } from '../fixtures/child.ts';
import { rounds } from '../fixtures/rounds.ts';
import { smallDisk } from '../fixtures/small-disk.ts';
import { tempFolder } from '../fixtures/temp-folder.ts';
import { vaultOf } from '../fixtures/vault-of.ts';

let folder: ReturnType<typeof tempFolder>;
beforeEach(() => {
  folder = tempFolder('programmes');
});
afterEach(() => folder.remove());

const now = () => new Date();
async function logbookIn(path: string) {
  const opened = await openLogbook(
    { id: 'abcdefgh12345678', path },
    { vault: vaultOf('amina'), random: randomBytes, now },
  );
  if (!opened.ok) throw new Error(opened.failure.code);
  return opened.value;
}
async function recordIn(path: string) {
  const opened = await openProgrammeRecord(path, now, () => undefined);
  if (!opened.ok) throw new Error(opened.failure.code);
  return opened.value;
}

/** Kills the writer at moments that nobody chose, and hands over how many it had called kept. */
async function killed(file: string, times: number, look: (kept: number) => Promise<void>) {
  for (let round = 0; round < times; round += 1) {
    const child = startChild(new URL(file, import.meta.url), [folder.path]);
    await child.line(/^kept \d+$/);
    await wait(5 + (round * 200) / times);
    await child.kill();
    await look(Number(child.lines.at(-1)?.split(' ')[1]));
  }
}

test('the logbook: what was called kept before a kill is there after it, and no note lies anywhere in plain', async () => {
  let last = 0;
  await killed('./logbook-writer.ts', rounds(4, 10), async (kept) => {
    for (const name of readdirSync(folder.path))
      expect(readFileSync(join(folder.path, name), 'utf8')).not.toContain('driver');
    await sweepTemps(folder.path);
    const { store, notices } = await logbookIn(folder.path);
    expect([kept, kept + 1]).toContain(store.data.entries.length);
    expect(notices).toEqual([]);
    last = kept;
  });
  expect(last).toBeGreaterThan(3);
});

test('the record: what was called kept before a kill is there after it, in its order', async () => {
  let last = 0;
  await killed('./programme-writer.ts', rounds(4, 10), async (kept) => {
    const { events } = await recordIn(folder.path);
    expect([kept, kept + 1]).toContain(events.length);
    expect(events.map(({ event }) => event)).toMatchObject(
      events.map((_event, index) => ({ programme: `programme-${index + 1}` })),
    );
    last = kept;
  });
  expect(last).toBeGreaterThan(3);
});

test('a candidate: what was answered before a kill counts after it; what was kept without an answer is known, and nothing is twice', async () => {
  const content = tempFolder('programmes-content');
  await writeCandidateContent(content.path);
  const told: string[] = [];
  try {
    for (let round = 0; round < rounds(2, 5); round += 1) {
      const child = startChild(new URL('./candidate-bringing.ts', import.meta.url), [folder.path, content.path]);
      await child.line(/^kept /);
      await wait(20 + round * 90);
      await child.kill();
      told.push(...child.lines.flatMap((line) => (line.startsWith('kept ') ? [line.slice(5)] : [])));
      const { programmes, learner, desk } = await candidateAt(folder.path, content.path);
      const view = await programmes.read(helper);
      await learner.close();
      if (!view.ok) throw new Error(view.failure.code);
      const ids = view.value.signed.map(({ id }) => id);
      expect(ids).toEqual(expect.arrayContaining(told));
      expect(new Set(ids).size).toBe(ids.length);
      // Of each round one at most was kept and not told.
      expect(ids.length - told.length).toBeLessThanOrEqual(round + 1);
      expect(view.value.signed.every(({ fault }) => fault === null)).toBe(true);
      expect(desk.notices.list()).toEqual([]);
    }
    expect(told.length).toBeGreaterThan(1);
  } finally {
    content.remove();
  }
});

test('a full disk refuses and keeps what there was; with room again it goes on', async ({ skip }) => {
  const disk = smallDisk(256);
  if (!disk) return skip();
  try {
    const path = join(disk.path, 'learner');
    mkdirSync(path);
    const at = { wall: now().toISOString(), sinceBootMs: 1, boot: 'b' };
    const event = { kind: 'taken-up' as const, programme: 'peer-helper', version: '1.0.0' };
    const { store } = await logbookIn(path);
    const note = 'about the work '.repeat(15);
    const add = (number: number) =>
      store.update(({ entries }) => {
        const id = `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
        entries.push({
          id,
          programmeId: 'peer-helper',
          activity: 'talks',
          from: at.wall,
          to: at.wall,
          people: 1,
          note,
        });
      });
    expect((await add(1)).ok).toBe(true);
    const record = await recordIn(path);
    expect((await record.append(event, at)).ok).toBe(true);
    const filler = join(disk.path, 'filler');
    for (let size = 300_000; size >= 1; size = Math.floor(size / 2)) {
      try {
        writeFileSync(filler, Buffer.alloc(size), { flag: 'a' });
      } catch {
        // Half as much, then.
      }
    }
    let number = 2;
    let refused = await add(number);
    while (refused.ok && number < 200) {
      number += 1;
      refused = await add(number);
    }
    expect(refused).toMatchObject({ ok: false, failure: { code: 'disk-full' } });
    expect(store.data.entries).toHaveLength(number - 1);
    expect((await logbookIn(path)).store.data.entries).toHaveLength(number - 1);
    let appended = await record.append(event, at);
    for (let tries = 0; appended.ok && tries < 500; tries += 1) appended = await record.append(event, at);
    expect(appended).toMatchObject({ ok: false, failure: { code: 'disk-full' } });
    const kept = record.events.length;
    expect((await recordIn(path)).events).toHaveLength(kept);
    disk.resize(2048);
    expect((await add(number)).ok).toBe(true);
    expect((await record.append(event, at)).ok).toBe(true);
    expect((await recordIn(path)).events).toHaveLength(kept + 1);
    disk.readOnly();
    expect(await add(number + 1)).toMatchObject({ ok: false, failure: { code: 'disk-read-only' } });
    expect(await record.append(event, at)).toMatchObject({ ok: false, failure: { code: 'disk-read-only' } });
    disk.writable();
    expect((await logbookIn(path)).store.data.entries).toHaveLength(number);
  } finally {
    disk.remove();
  }
});
