/**
 * Records go to a registry from the real application, over its own network, and what comes back is opened in a thread.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import type { SyncView } from '#core/contract/sync-calls.ts';
import { readContent } from '../../src-cli/read-content.ts';
import { ask } from '../fixtures/ask.ts';
import { badRegistry } from '../fixtures/bad-registry.ts';
import { type Desktop, learnerFolder, openDesktop } from '../fixtures/desktop.ts';
import { attemptLines } from '../fixtures/many-attempts.ts';
import { tempFolder } from '../fixtures/temp-folder.ts';

const learner = 'abcdefgh12345678';
const courseId = 'basic-security';

/** A learner who has sat exams here before. */
async function dataWithAttempts(folder: string, count: number): Promise<void> {
  const { courses } = await readContent(fileURLToPath(new URL('../../content', import.meta.url)));
  const course = courses.find(({ id }) => id === courseId);
  if (!course) throw new Error('no course');
  const place = learnerFolder(folder, learner);
  for (const name of ['attempts', 'credentials']) mkdirSync(join(place, name), { recursive: true });
  const tries = Array.from({ length: count }, (_, number) => {
    const lines = attemptLines(course, { count, seed: 'sync' }, number);
    const { attemptId } = JSON.parse(lines[0] as string).event;
    writeFileSync(join(place, 'attempts', `${attemptId}.ndjson`), `${lines.join('\n')}\n`);
    const { at, event } = JSON.parse(lines.at(-1) as string);
    return { attemptId, decidedAt: at.wall, passed: event.decision.passed, missed: [], failedPart: null };
  });
  const record = { lastLessonId: null, lessons: {}, openAttempt: null, lastAttempt: tries.at(-1)?.attemptId ?? null };
  const courseRecord = { ...record, title: null, bankKnownAt: null, seen: {}, tries };
  const about = { schemaVersion: 5, learnerId: learner, name: 'Amina Yusuf', language: 'en' };
  const profile = {
    ...about,
    createdAt: '2027-01-15T07:00:00.000Z',
    lastCourseId: null,
    courses: { [courseId]: courseRecord },
    exercises: {},
  };
  writeFileSync(join(place, 'profile.json'), JSON.stringify(profile));
}

async function view(desktop: Desktop): Promise<SyncView> {
  const read = await ask<SyncView>(desktop, 'sync.read', {});
  if (!read.ok) throw new Error(read.failure.code);
  return read.value;
}
const untilState = (desktop: Desktop, state: SyncView['state']) =>
  expect.poll(async () => (await view(desktop)).state, { timeout: 30_000 }).toBe(state);

test('signed up, sent, registered; the paper of the registry is the certificate, and killed it goes on', async () => {
  const folder = tempFolder('sync-data');
  const registry = await badRegistry();
  await dataWithAttempts(folder.path, 3);
  let desktop = await openDesktop({ data: folder.path });
  await desktop.ready('home');
  expect(existsSync(join(folder.path, 'device', 'outbox'))).toBe(false);
  expect(await view(desktop)).toMatchObject({ registry: null, state: 'not-enrolled' });

  registry.once('registry', { kind: 'page' });
  const look = () => ask(desktop, 'sync.look', { address: registry.address });
  expect(await look()).toMatchObject({ ok: false, failure: { code: 'registry-not-one' } });
  registry.once('registry', { kind: 'redirect' });
  expect(await look()).toMatchObject({ ok: false, failure: { code: 'registry-not-one' } });
  registry.once('registry', { kind: 'cut', at: 40 });
  expect(await look()).toMatchObject({ ok: false, failure: { code: 'registry-unreachable' } });
  expect(await ask(desktop, 'sync.look', { address: 'http://127.0.0.1:1' })).toMatchObject({
    failure: { code: 'registry-unreachable' },
  });
  expect(await look()).toMatchObject({ ok: true, value: { name: 'Meridian Relief' } });

  registry.misbehave((place) => (place === 'events' ? { kind: 'status', status: 502 } : null));
  expect(await ask(desktop, 'sync.enrol', { code: 'abcd-efgh-1234-5678' })).toMatchObject({ ok: true });
  await untilState(desktop, 'trying-again');
  await desktop.kill();
  registry.behave();

  desktop = await openDesktop({ data: folder.path });
  await desktop.ready('home');
  expect(await ask(desktop, 'sync.now', {})).toMatchObject({ ok: true });
  await untilState(desktop, 'up-to-date');
  expect((await view(desktop)).attempts.map(({ outcome }) => outcome)).toEqual(Array(3).fill('registered'));
  expect(registry.events()).toHaveLength(3);
  const place = join(learnerFolder(folder.path, learner), 'credentials');
  const papers = readdirSync(place).filter((name) => name.endsWith('.registered.pdf'));
  expect(papers).toHaveLength(3);
  const number = (papers[0] as string).replace('.registered.pdf', '');
  const shown = await desktop.page.evaluate(async (path) => {
    const bytes = new Uint8Array(await (await fetch(path)).arrayBuffer());
    return [...bytes.slice(0, 5), bytes.length];
  }, `app://fieldpass/credentials/${number}.pdf`);
  const kept = readFileSync(join(place, papers[0] as string));
  expect(shown).toEqual([...kept.subarray(0, 5), kept.length]);
  await desktop.close();
  registry.closeAll();
  await registry.close();
  folder.remove();
});
