/**
 * The store under what happens to machines: killed, full, read-only, damaged, newer, opened twice.
 */
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { createJournal, openJournal, readJournal } from '#store/attempt/journal.ts';
import { createJsonStore, openJsonStore } from '#store/disk/json-store.ts';
import { createLearner, openLearner } from '#store/learner/learner-folder.ts';
import { newCourseRecord } from '#store/learner/profile.ts';
import { startChild } from '../fixtures/child.ts';
import { rounds } from '../fixtures/rounds.ts';
import { smallDisk } from '../fixtures/small-disk.ts';
import { tempFolder } from '../fixtures/temp-folder.ts';

const now = () => new Date('2026-11-23T10:00:00Z');
const id = 'abcdefgh12345678';
const learner = { id, name: 'Amina', language: 'en' as const, createdAt: now().toISOString() };
const eventSchema = z.strictObject({ count: z.number() });
const at = { wall: now().toISOString(), sinceBootMs: 1, boot: 'b' };

let folder: ReturnType<typeof tempFolder>;
beforeEach(() => {
  folder = tempFolder('store');
});
afterEach(() => folder.remove());

const profilePath = () => join(folder.path, 'learners', id, 'profile.json');
const make = async () => {
  const made = await createLearner(folder.path, learner);
  if (!made.ok) throw new Error(made.failure.code);
  return made.value;
};

describe('profile', () => {
  test('what was acknowledged before a kill is there after it, again and again', async () => {
    await (await make()).close();
    let last = 0;
    const times = rounds(6, 12);
    for (let round = 0; round < times; round += 1) {
      const child = startChild(new URL('./store-writer.ts', import.meta.url), [folder.path, id]);
      await child.line(/^open$/);
      await child.line(/^kept 4$/);
      await wait(5 + (round * 200) / times);
      await child.kill();
      last = Number(
        child.lines
          .filter((line) => line.startsWith('kept'))
          .at(-1)
          ?.split(' ')[1],
      );
      const opened = await openLearner(folder.path, id, now);
      if (!opened.ok) throw new Error(opened.failure.code);
      const kept = Number(opened.value.profile.data.name.split(' ')[1]);
      expect(kept === last || kept === last + 1).toBe(true);
      expect(opened.value.notices).toEqual([]);
      expect(readdirSync(join(folder.path, 'learners', id)).filter((name) => name.endsWith('.tmp'))).toEqual([]);
      await opened.value.close();
    }
    expect(last).toBeGreaterThan(3);
  });

  test.each([
    ['empty', ''],
    ['cut in half', null],
    ['zeros', '\0'.repeat(4096)],
    ['not an object', 'null'],
    ['a list', '[]'],
    ['another shape', '{"schemaVersion":1,"name":7}'],
  ])('damaged (%s): set aside, restored without loss, and said', async (_name, content) => {
    const made = await make();
    await made.profile.update((profile) => {
      profile.courses['basic-security'] = { ...newCourseRecord(), lastLessonId: 'fire' };
    });
    await made.close();
    const whole = readFileSync(profilePath(), 'utf8');
    writeFileSync(profilePath(), content ?? whole.slice(0, whole.length / 2));
    const opened = await openLearner(folder.path, id, now);
    if (!opened.ok) throw new Error(opened.failure.code);
    expect(opened.value.profile.data.courses['basic-security']?.lastLessonId).toBe('fire');
    expect(opened.value.notices.map((notice) => notice.code)).toEqual(['profile-restored']);
    const aside = readdirSync(join(folder.path, 'learners', id)).filter((name) => name.includes('.damaged-'));
    expect(aside).toHaveLength(1);
    await opened.value.close();
  });

  test('damaged with its good copy too: nothing is made up; it is refused and both files stay', async () => {
    await (await make()).close();
    writeFileSync(profilePath(), 'x');
    writeFileSync(profilePath().replace('profile.json', 'profile.good.json'), 'y');
    const opened = await openLearner(folder.path, id, now);
    expect(opened).toMatchObject({ ok: false, failure: { code: 'profile-damaged' } });
    const names = readdirSync(join(folder.path, 'learners', id));
    expect(names.some((name) => name.startsWith('profile.damaged-'))).toBe(true);
    expect(names).toContain('profile.good.json');
    // The lock was given back: beginning anew works, and keeps the damaged file.
    const again = await createLearner(folder.path, learner);
    expect(again.ok).toBe(true);
    if (again.ok) await again.value.close();
    expect(readdirSync(join(folder.path, 'learners', id)).some((name) => name.startsWith('profile.damaged-'))).toBe(
      true,
    );
  });

  test('from a newer version: left as it is, byte for byte', async () => {
    await (await make()).close();
    const newer = JSON.stringify({ schemaVersion: 99, anything: true });
    writeFileSync(profilePath(), newer);
    const opened = await openLearner(folder.path, id, now);
    expect(opened).toMatchObject({ ok: false, failure: { code: 'profile-too-new', params: { version: 99 } } });
    expect(readFileSync(profilePath(), 'utf8')).toBe(newer);
  });

  test('one process at a time; the lock of a killed one is taken over', async () => {
    await (await make()).close();
    const child = startChild(new URL('./store-writer.ts', import.meta.url), [folder.path, id]);
    await child.line(/^open$/);
    const second = await openLearner(folder.path, id, now);
    expect(second).toMatchObject({
      ok: false,
      failure: { code: 'learner-locked', params: { pid: child.process.pid } },
    });
    await child.kill();
    const third = await openLearner(folder.path, id, now);
    expect(third.ok).toBe(true);
    if (third.ok) await third.value.close();
  });

  test('a lock of a process number that now belongs to another process is taken over', async () => {
    await (await make()).close();
    const left = join(folder.path, 'learners', id, `.lock.${process.pid}.another-1.1`);
    for (const stage of ['wants', 'holds']) writeFileSync(`${left}.${stage}`, '');
    const opened = await openLearner(folder.path, id, now);
    expect(opened.ok).toBe(true);
    expect(existsSync(`${left}.holds`)).toBe(false);
  });

  test('eight processes at once: exactly one gets in', async () => {
    await (await make()).close();
    const children = Array.from({ length: 8 }, () =>
      startChild(new URL('./store-writer.ts', import.meta.url), [folder.path, id]),
    );
    const words = await Promise.all(children.map((child) => child.line(/^(open|refused)/)));
    expect(words.sort()).toEqual(['open', ...Array(7).fill('refused learner-locked')]);
    await Promise.all(children.map((child) => child.kill()));
  });

  test('six processes go in and out for three seconds, some are killed: never two inside', async () => {
    const worker = () => startChild(new URL('./lock-worker.ts', import.meta.url), [folder.path]);
    const children = Array.from({ length: 6 }, worker);
    await Promise.all(children.map((child) => child.line(/^was in$/)));
    for (let round = 0; round < 6; round += 1) {
      await wait(300 + round * 37);
      await children[round]?.kill();
      children.push(worker());
    }
    // Nobody is left waiting for one that is gone.
    await children.at(-1)?.line(/^was in$/);
    const said = () => children.flatMap((child) => child.lines);
    await expect.poll(() => said().length, { timeout: 30_000 }).toBeGreaterThan(100);
    await Promise.all(children.map((child) => child.kill()));
    expect([...new Set(said())]).toEqual(['was in']);
  });

  test('memory never runs ahead of the disk: a change that is not valid changes nothing', async () => {
    const made = await make();
    const before = readFileSync(profilePath(), 'utf8');
    await expect(
      made.profile.update((profile) => {
        profile.name = '';
      }),
    ).rejects.toThrow();
    expect(made.profile.data.name).toBe('Amina');
    expect(readFileSync(profilePath(), 'utf8')).toBe(before);
    expect((await made.profile.update(() => undefined)).ok).toBe(true);
    await made.close();
  });
});

test('a write that failed half-way is not taken for done: going back is written too', async () => {
  const made = await make();
  const good = profilePath().replace('profile.json', 'profile.good.json');
  rmSync(good);
  mkdirSync(good);
  const rename = (name: string) =>
    made.profile.update((profile) => {
      profile.name = name;
    });
  expect((await rename('Changed')).ok).toBe(false);
  expect(made.profile.data.name).toBe('Amina');
  rmdirSync(good);
  expect((await rename('Amina')).ok).toBe(true);
  for (const file of [profilePath(), good]) expect(JSON.parse(readFileSync(file, 'utf8')).name).toBe('Amina');
  const before = statSync(profilePath()).ino;
  expect((await rename('Amina')).ok).toBe(true);
  expect(statSync(profilePath()).ino).toBe(before);
  await made.close();
});

describe('migrations', () => {
  const versionThree = z.strictObject({ schemaVersion: z.literal(3), name: z.string(), places: z.array(z.string()) });
  const shape = (migrations: { from: number; migrate: (data: Record<string, unknown>) => unknown }[]) => ({
    folder: folder.path,
    name: 'sample',
    version: 3,
    schema: versionThree,
    migrations,
  });
  const steps = [
    { from: 1, migrate: (data: Record<string, unknown>) => ({ ...data, places: [] }) },
    { from: 2, migrate: ({ title, ...data }: Record<string, unknown>) => ({ ...data, name: title }) },
  ];

  test('an old file goes up step by step, and the old bytes stay beside it', async () => {
    const old = '{"schemaVersion":1,"title":"old"}';
    writeFileSync(join(folder.path, 'sample.json'), old);
    const load = await openJsonStore(shape(steps), now);
    expect(load.state).toBe('migrated');
    expect(readFileSync(join(folder.path, 'sample.v1.json'), 'utf8')).toBe(old);
    expect(JSON.parse(readFileSync(join(folder.path, 'sample.json'), 'utf8'))).toEqual({
      schemaVersion: 3,
      name: 'old',
      places: [],
    });
    expect((await openJsonStore(shape(steps), now)).state).toBe('read');
  });

  test('a missing step never loses the old file', async () => {
    writeFileSync(join(folder.path, 'sample.json'), '{"schemaVersion":1,"title":"old"}');
    expect((await openJsonStore(shape(steps.slice(1)), now)).state).toBe('damaged');
    expect(readdirSync(folder.path).some((name) => name.startsWith('sample.damaged-'))).toBe(true);
  });
});

describe('journal', () => {
  const path = () => join(folder.path, 'a.ndjson');
  const fill = async (count: number) => {
    const made = await createJournal(path(), { count: 0 }, at);
    if (!made.ok) throw new Error(made.failure.code);
    for (let index = 1; index < count; index += 1) await made.value.append({ count: index }, at);
    await made.value.close();
  };

  test('every acknowledged event is there after a kill, again and again', async () => {
    await fill(1);
    const times = rounds(6, 12);
    for (let round = 0; round < times; round += 1) {
      const child = startChild(new URL('./journal-writer.ts', import.meta.url), [path()]);
      await child.line(/^kept/);
      await wait(3 + (round * 130) / times);
      await child.kill();
      const last = Number(child.lines.at(-1)?.split(' ')[1]);
      const read = await readJournal(path(), eventSchema);
      expect(read.brokenAtLine).toBeNull();
      expect(read.entries.length).toBeGreaterThan(last);
    }
  });

  test('a half-written last line is put beside the journal and cut off; the rest goes on', async () => {
    await fill(5);
    appendFileSync(path(), '{"seq":5,"previous":"ab');
    const opened = await openJournal(path(), eventSchema, now);
    if (!opened.ok) throw new Error(opened.failure.code);
    expect(opened.value.tailSetAside && readFileSync(opened.value.tailSetAside, 'utf8')).toBe(
      '{"seq":5,"previous":"ab',
    );
    expect(opened.value.journal.entries).toHaveLength(5);
    expect((await opened.value.journal.append({ count: 5 }, at)).ok).toBe(true);
    await opened.value.journal.close();
    expect((await readJournal(path(), eventSchema)).brokenAtLine).toBeNull();
  });

  test('a changed byte is damage: named by line, and the file is not touched', async () => {
    await fill(6);
    const text = readFileSync(path(), 'utf8');
    const changed = text.replace('"count":3', '"count":9');
    writeFileSync(path(), changed);
    expect(await openJournal(path(), eventSchema, now)).toMatchObject({
      ok: false,
      failure: { code: 'attempt-damaged', params: { line: 4 } },
    });
    expect(readFileSync(path(), 'utf8')).toBe(changed);
  });

  test('truncated to nothing, or to half of its first line: damage, and not touched', async () => {
    await fill(3);
    const text = readFileSync(path(), 'utf8');
    for (const rest of ['', text.slice(0, 40)]) {
      writeFileSync(path(), rest);
      expect(await openJournal(path(), eventSchema, now)).toMatchObject({
        ok: false,
        failure: { code: 'attempt-damaged' },
      });
      expect(readFileSync(path(), 'utf8')).toBe(rest);
    }
  });
});

describe('a full disk and one that cannot be written', () => {
  test('a full disk: the failure says so, the old profile and every acknowledged event stay whole', async (context) => {
    const disk = smallDisk(128);
    if (!disk) return context.skip('mounting a small disk needs root on Linux');
    try {
      const made = await createLearner(disk.path, learner);
      if (!made.ok) throw new Error(made.failure.code);
      const attempt = join(made.value.attempts, 'a.ndjson');
      const journal = await createJournal(attempt, { count: 0 }, at);
      if (!journal.ok) throw new Error(journal.failure.code);
      let kept = 1;
      for (;;) {
        const written = await journal.value.append({ count: kept }, at);
        if (!written.ok) {
          expect(written.failure.code).toBe('disk-full');
          break;
        }
        kept += 1;
      }
      const changed = await made.value.profile.update((profile) => {
        profile.name = 'Somebody with a much longer name than before, to need another page';
      });
      if (!changed.ok) expect(changed.failure.code).toBe('disk-full');
      const read = await readJournal(attempt, eventSchema);
      expect({ broken: read.brokenAtLine, entries: read.entries.length, tail: read.tail.length }).toEqual({
        broken: null,
        entries: kept,
        tail: 0,
      });
      expect(JSON.parse(readFileSync(join(made.value.path, 'profile.json'), 'utf8')).name).toBe(
        made.value.profile.data.name,
      );
    } finally {
      disk.remove();
    }
  });

  test('a read-only disk: said, and nothing in memory pretends to be saved', async (context) => {
    const disk = smallDisk(512);
    if (!disk) return context.skip('mounting a small disk needs root on Linux');
    try {
      const made = await createLearner(disk.path, learner);
      if (!made.ok) throw new Error(made.failure.code);
      disk.readOnly();
      const changed = await made.value.profile.update((profile) => {
        profile.name = 'Changed';
      });
      expect(changed).toMatchObject({ ok: false, failure: { code: 'disk-read-only' } });
      expect(made.value.profile.data.name).toBe('Amina');
      expect(await createJournal(join(made.value.attempts, 'b.ndjson'), { count: 0 }, at)).toMatchObject({
        ok: false,
        failure: { code: 'disk-read-only' },
      });
      disk.writable();
    } finally {
      disk.remove();
    }
  });

  test('a store that cannot be made says why', async () => {
    writeFileSync(join(folder.path, 'file'), '');
    const shape = {
      folder: join(folder.path, 'file'),
      name: 's',
      version: 1,
      schema: z.strictObject({ schemaVersion: z.literal(1) }),
      migrations: [],
    };
    expect(await createJsonStore(shape, { schemaVersion: 1 })).toMatchObject({ ok: false });
    expect(existsSync(join(folder.path, 'file', 's.json'))).toBe(false);
  });
});
