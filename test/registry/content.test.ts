/**
 * Content that a real registry publishes, and a computer that fetches it: only what it lacks; and attempts of every release are
 * counted with their own. What may go wrong on the way: content-lines.test.ts.
 */
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { z } from 'zod';
import type { Course } from '#core/content/pack.ts';
import { type PackFile, readPack } from '#core/content-update/pack-file.ts';
import { fileOf, publishedIn } from '#registry/content/releases.ts';
import { readLibrary } from '#store/content/library.ts';
import { checkRelease } from '#store/content-update/check-release.ts';
import { clearAway } from '#store/content-update/clear-away.ts';
import { comingIn, releasesIn } from '#store/content-update/content-store.ts';
import { installPack } from '#store/content-update/install-pack.ts';
import { filesOfLesson, published, writeContent } from '../fixtures/content-releases.ts';
import { contentWorld, isWhole, lessonIn, contentNow as now, watched } from '../fixtures/fetching-content.ts';
import { fieldpassProgram } from '../fixtures/programs.ts';
import { bodyOf, decidedAttempt, registryId } from '../fixtures/registry.ts';

const world = contentWorld();
const { registry, contents, computer, offer, dataOf } = world;

test('nothing published: nothing is fetched; what is published and here already is not fetched either', async () => {
  const early = await computer('early');
  expect(await early.fetch()).toBe('nothing');
  expect(existsSync(early.store.folder)).toBe(false);
  expect(await published(dataOf(), contents.one, now())).toMatchObject({ kind: 'published' });
  expect(await published(dataOf(), contents.one, now())).toMatchObject({ kind: 'known', newFiles: 0 });
  const { way, seen } = watched();
  const own = await computer('same', { way });
  expect(await own.fetch()).toBe('ready');
  expect(seen.map(({ path, status }) => [path, status])).toEqual([['/v1/content', 200]]);
  // It counts from the next start, and then the registry need only say that it is the same.
  expect(own.store.inUse).toBe(null);
  const store = await own.restarted();
  expect(store.inUse).toMatchObject({ registry: 'did:web:registry.test' });
  isWhole(store.folderInUse, contents.one);
  const again = watched();
  expect(await (await computer('same', { way: again.way, data: own.data })).fetch()).toBe('nothing');
  expect(again.seen).toEqual([{ path: '/v1/content', status: 304, bytes: 0 }]);
});

test('of the next release only what changed is fetched; it counts from the next start, and the one before is cleared away', async () => {
  const own = await computer('delta');
  expect(await own.fetch()).toBe('ready');
  const first = await own.restarted();
  expect(await published(dataOf(), contents.two, now())).toMatchObject({ kind: 'published', newFiles: 2 });
  const { way, files, bytes } = watched();
  const next = await computer('delta', { way, data: own.data });
  expect(await next.fetch()).toBe('ready');
  const size = filesOfLesson.reduce((sum, file) => sum + statSync(join(contents.two, file)).size, 0);
  expect([files().length, bytes()]).toEqual([2, size]);
  expect(next.progress.at(0)).toEqual({ done: 0, total: size });
  expect(next.progress.at(-1)).toEqual({ done: size, total: size });
  // Until then what was shown is shown, and lies where it lay.
  expect(next.store.inUse).toEqual(first.inUse);
  expect(lessonIn(next.store.folderInUse)).toBe(lessonIn(contents.one));
  await clearAway(own.data, next.store);
  expect(lessonIn(next.store.folderInUse)).toBe(lessonIn(contents.one));
  const store = await own.restarted();
  isWhole(store.folderInUse, contents.two);
  expect(readdirSync(releasesIn(store.folder))).toHaveLength(2);
  await clearAway(own.data, store);
  expect(readdirSync(releasesIn(store.folder))).toEqual([store.inUse?.id]);
  isWhole(store.folderInUse, contents.two);
  expect(existsSync(comingIn(store.folder))).toBe(false);
});

test('an exam that was begun keeps its release here until it is decided', async () => {
  await published(dataOf(), contents.one, new Date(now().getTime() + 1000));
  const own = await computer('begun');
  await own.fetch();
  const first = (await own.restarted()).inUse?.id as string;
  await published(dataOf(), contents.two, new Date(now().getTime() + 2000));
  await (await computer('begun', { data: own.data })).fetch();
  const store = await own.restarted();
  expect(store.inUse?.id).not.toBe(first);
  const learner = join(own.data, 'learners', 'abcdefgh12345678');
  mkdirSync(join(learner, 'attempts'), { recursive: true });
  const attempt = '20270115T080000Z-00000000';
  const note = (openAttempt: string | null) =>
    writeFileSync(join(learner, 'profile.json'), JSON.stringify({ courses: { 'basic-security': { openAttempt } } }));
  const line = JSON.stringify({ event: { kind: 'started', content: first } });
  writeFileSync(join(learner, 'attempts', `${attempt}.ndjson`), `${line}\n{"half`);
  note(attempt);
  await clearAway(own.data, store);
  expect(await store.placeOf(first)).not.toBe(null);
  // A profile that cannot be read says nothing: nobody's exam is put at risk.
  writeFileSync(join(learner, 'profile.json'), '{"courses":');
  await clearAway(own.data, store);
  expect(await store.placeOf(first)).not.toBe(null);
  note(null);
  await clearAway(own.data, store);
  expect(await store.placeOf(first)).toBe(null);
  expect(lessonIn(store.folderInUse)).toBe(lessonIn(contents.two));
});

const courseOf = async (content: string): Promise<Course> => {
  const { courses, refused } = await readLibrary(content);
  expect(refused).toEqual([]);
  return courses[0] as Course;
};

test('an attempt is counted with the release it was sat with, whatever was published since', async () => {
  const asked = await published(dataOf(), contents.asked, new Date(now().getTime() + 7000));
  await published(dataOf(), contents.two, new Date(now().getTime() + 8000));
  const theirs = await courseOf(contents.asked);
  const outcome = async (name: string, course: Course, content?: string) => {
    const own = await registry.device(name);
    const learner = Buffer.from(name).toString('hex').padEnd(16, '0').slice(0, 16);
    const decided = decidedAttempt(course, { seed: name, learner, wanted: 'passed', ...(content && { content }) });
    own.say(bodyOf(decided));
    await own.send();
    await registry.running.replayed();
    const { said } = await own.feed();
    const verdict = said.find((body) => body.kind === 'verdict');
    return verdict?.kind === 'verdict' ? verdict.verdict : null;
  };
  expect(await outcome('named', theirs, asked.id)).toMatchObject({ outcome: 'registered' });
  // What it teaches now is another course altogether.
  const other = join(world.folder, 'other');
  writeContent(other);
  renameSync(join(other, 'courses', 'sample'), join(other, 'courses', 'other'));
  const about = join(other, 'courses', 'other', 'course.yaml');
  writeFileSync(about, readFileSync(about, 'utf8').replace('id: sample', 'id: other'));
  await published(dataOf(), other, new Date(now().getTime() + 9000));
  expect(await outcome('dropped', theirs, asked.id)).toMatchObject({ outcome: 'registered' });
  expect(await outcome('unnamed', theirs)).toMatchObject({ outcome: 'registered' });
  expect(await outcome('elsewhere', theirs, 'f'.repeat(64))).toMatchObject({ outcome: 'registered' });
  expect(await outcome('shipped', registry.course)).toMatchObject({ outcome: 'registered' });
  // Its own release does not ask this.
  expect(await outcome('mixed', await courseOf(contents.two), asked.id)).toEqual({
    outcome: 'refused',
    reason: 'items-changed',
  });
  const strange = { ...theirs, bank: theirs.bank.map((item) => ({ ...item, source: 'nowhere' })) };
  expect(await outcome('nowhere', strange)).toEqual({ outcome: 'refused', reason: 'items-changed' });
}, 120_000);

test('files are given from any byte, to devices only', async () => {
  const { files } = z
    .object({ files: z.array(z.object({ path: z.string(), sha256: z.string() })) })
    .parse(JSON.parse((await offer()).body));
  const { sha256 } = files.find(({ path }) => path.endsWith('.md')) as { sha256: string };
  const whole = readFileSync(fileOf(dataOf(), sha256));
  const { token } = await world.device.hello();
  const ask = (headers: Record<string, string> = {}, method = 'GET') =>
    fetch(`${registry.running.url}/v1/content/files/${sha256}`, {
      method,
      headers: { authorization: `Bearer ${token}`, ...headers },
    });
  const all = await ask();
  expect([all.status, Buffer.from(await all.arrayBuffer()).equals(whole)]).toEqual([200, true]);
  expect(all.headers.get('cache-control')).toContain('immutable');
  const part = await ask({ range: 'bytes=10-19', 'if-range': `"${sha256}"` });
  expect([part.status, part.headers.get('content-range')]).toEqual([206, `bytes 10-19/${whole.length}`]);
  expect(Buffer.from(await part.arrayBuffer()).equals(whole.subarray(10, 20))).toBe(true);
  const other = await ask({ range: 'bytes=10-19', 'if-range': '"another"' });
  expect([other.status, (await other.arrayBuffer()).byteLength]).toEqual([200, whole.length]);
  const beyond = await ask({ range: `bytes=${whole.length}-` });
  expect([beyond.status, beyond.headers.get('content-range')]).toEqual([416, `bytes */${whole.length}`]);
  const known = await ask({ 'if-none-match': `"${sha256}"` });
  expect([known.status, (await known.arrayBuffer()).byteLength]).toEqual([304, 0]);
  const head = await ask({}, 'HEAD');
  expect([head.status, head.headers.get('content-length')]).toEqual([200, String(whole.length)]);
  expect((await ask({ authorization: 'Bearer none' })).status).toBe(401);
});

test('the command publishes while the registry runs, and nothing of a folder in which something is wrong', async () => {
  const carried = join(world.folder, 'carried.fpc');
  const run = (of: string) => {
    const args = ['registry', 'publish', of, '--data', dataOf(), '--pack', carried];
    return promisify(execFile)(process.execPath, [...fieldpassProgram(), ...args]).then(
      ({ stdout }) => ({ code: 0, stdout }),
      (error: { code: number; stdout: string }) => error,
    );
  };
  const before = await publishedIn(dataOf());
  const bad = join(world.folder, 'bad');
  writeContent(bad);
  writeFileSync(join(bad, 'courses/sample/exam.yaml'), 'nothing: true\n');
  const refused = await run(bad);
  expect(refused.code).toBe(1);
  expect(refused.stdout).toContain('courses/sample/exam.yaml');
  expect(await publishedIn(dataOf())).toEqual(before);
  const good = join(world.folder, 'good');
  writeContent(good, { lesson: 'Count the doors to the stairs.' });
  const done = await run(good);
  expect([done.code, done.stdout]).toEqual([0, expect.stringContaining('2 files are new')]);
  const own = await computer('told');
  expect(await own.fetch()).toBe('ready');
  const fetched = await own.restarted();
  isWhole(fetched.folderInUse, good);
  // What is carried by hand is the same release: whoever fetches it later has it already.
  expect(existsSync(carried)).toBe(true);
  const byHand = await computer('by-hand');
  const { head, files } = readPack(new Uint8Array(readFileSync(carried))) as PackFile;
  if (head.kind !== 'signed') throw new Error('it is not signed');
  const taken = await installPack({
    store: byHand.store,
    registry: { id: registryId, keys: world.keys },
    program: 'test',
    check: checkRelease,
    signed: head.signed,
    files,
  });
  expect(taken).toMatchObject({ ok: true, value: { id: fetched.inUse?.id } });
  expect(await byHand.fetch()).toBe('nothing');
  isWhole((await byHand.restarted()).folderInUse, good);
}, 60_000);
