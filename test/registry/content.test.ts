/**
 * Content that a real registry publishes, and a computer that fetches it: only what it lacks, whatever the line does, from
 * nobody else; and attempts of every release are counted with their own.
 */
import { execFile, spawn } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import type { Course } from '#core/content/pack.ts';
import { type PackFile, readPack } from '#core/content-update/pack-file.ts';
import { type SignedRelease, signedRelease, signRelease } from '#core/content-update/release.ts';
import { multibaseOf } from '#core/credential/proof/did-key.ts';
import { signingKeyOf } from '#core/credential/proof/signing-key.ts';
import { seededRandom } from '#core/exam/seeded-random.ts';
import { feedBeginning } from '#core/sync/calls.ts';
import { noEvents } from '#core/sync/device-event.ts';
import { fileOf, publishedIn } from '#registry/content/releases.ts';
import { readLibrary } from '#store/content/library.ts';
import { checkRelease } from '#store/content-update/check-release.ts';
import { clearAway } from '#store/content-update/clear-away.ts';
import { contentApi } from '#store/content-update/content-api.ts';
import { comingIn, openContentStore, releasesIn } from '#store/content-update/content-store.ts';
import { type FetchContent, fetchContent } from '#store/content-update/fetch-content.ts';
import { installPack } from '#store/content-update/install-pack.ts';
import { registryApi } from '#store/sync/registry-api.ts';
import { filesOfLesson, lessonFile, published, writeContent } from '../fixtures/content-releases.ts';
import { openLine, throttled } from '../fixtures/line.ts';
import { fieldpassProgram, programOf } from '../fixtures/programs.ts';
import {
  bodyOf,
  decidedAttempt,
  registryId,
  registryNow,
  type TestDevice,
  testRegistry,
} from '../fixtures/registry.ts';
import { smallDisk } from '../fixtures/small-disk.ts';
import { tempFolder } from '../fixtures/temp-folder.ts';

const registry = testRegistry();
const folder = tempFolder('content');
chmodSync(folder.path, 0o711);
const closing: (() => Promise<unknown>)[] = [];
afterAll(async () => {
  for (const close of closing.reverse()) await close();
  folder.remove();
});

const now = () => registryNow;
const dataOf = () => registry.running.registry.dataFolder;
const contents = {
  shipped: join(folder.path, 'shipped'),
  one: join(folder.path, 'one'),
  two: join(folder.path, 'two'),
  asked: join(folder.path, 'asked'),
};
let device: TestDevice;
let keys: readonly string[];
beforeAll(async () => {
  writeContent(contents.shipped);
  writeContent(contents.one);
  writeContent(contents.two, { lesson: 'Ask where the second way out is before you unpack.' });
  writeContent(contents.asked, { lesson: 'Read the plan on the door first.', source: 'elsewhere', films: 'second' });
  device = await registry.device('Amina');
  keys = ((await (await fetch(`${registry.running.url}/v1/registry`)).json()) as { keys: string[] }).keys;
});

type Seen = { readonly path: string; readonly status: number; bytes: number };

/** `fetch`, with a look at what comes: how often, how much; `spoil`: what somebody on the way makes of an answer. */
function watched(spoil: (path: string, answer: Response) => Response | Promise<Response> = (_, answer) => answer) {
  const seen: Seen[] = [];
  const way: typeof fetch = async (address, init) => {
    const path = new URL(String(address)).pathname;
    const answer = await spoil(path, await fetch(address, init));
    const one: Seen = { path, status: answer.status, bytes: 0 };
    seen.push(one);
    const count = new TransformStream<Uint8Array, Uint8Array>({
      transform: (part, out) => {
        one.bytes += part.length;
        out.enqueue(part);
      },
    });
    const { status, headers } = answer;
    return answer.body ? new Response(answer.body.pipeThrough(count), { status, headers }) : answer;
  };
  const files = () => seen.filter(({ path }) => path.startsWith('/v1/content/files/'));
  return { way, seen, files, bytes: () => files().reduce((sum, { bytes }) => sum + bytes, 0) };
}

/** A computer with the content that came with the program, or with what it fetched before. */
async function computer(
  name: string,
  {
    way = fetch,
    url = registry.running.url,
    data = join(folder.path, 'computers', name),
    ...more
  }: Partial<FetchContent> & {
    way?: typeof fetch;
    url?: string;
    data?: string;
  } = {},
) {
  mkdirSync(data, { recursive: true });
  const store = await openContentStore(data, contents.shipped, now);
  const api = contentApi({ fetch: way, address: url, now, patienceMs: 20_000 });
  const own = { did: device.did, signing: device.key };
  const direct = registryApi({ fetch, address: registry.running.url, now });
  const progress: { done: number; total: number }[] = [];
  return {
    data,
    store,
    progress,
    fetch: async () => {
      const done = await fetchContent({
        store,
        api,
        token: async () => {
          const hello = await direct.hello(registryId, { head: noEvents, epoch: null, cursor: feedBeginning }, own);
          return hello.ok ? { ok: true, value: hello.value.token } : hello;
        },
        registry: { id: 'did:web:registry.test', keys },
        program: 'test',
        check: checkRelease,
        isSlow: false,
        onProgress: ({ done: come, total }) => progress.push({ done: come, total }),
        ...more,
      });
      return done.ok ? done.value.kind : done.failure.failure.code;
    },
    /** As after the next start of the program. */
    restarted: async () => (await computer(name, { data })).store,
  };
}

const lessonIn = (content: string) => readFileSync(join(content, lessonFile), 'utf8');
const isWhole = (content: string, like: string) => {
  const all = (of: string) =>
    readdirSync(of, { recursive: true, encoding: 'utf8' }).filter((name) => statSync(join(of, name)).isFile());
  expect(all(content).sort()).toEqual(all(like).sort());
  for (const name of all(like))
    expect(readFileSync(join(content, name)).equals(readFileSync(join(like, name)))).toBe(true);
};

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

test('a line that breaks in the middle of files, again and again: no byte is fetched twice', async () => {
  await published(dataOf(), contents.asked, new Date(now().getTime() + 3000));
  const random = seededRandom('breaks');
  const line = await openLine(registry.running.url, (client, upstream) => {
    let left = 10_000 + random.below(20_000);
    client.on('data', (bytes: Buffer) => void upstream.write(bytes));
    upstream.on('data', (bytes: Buffer) => {
      // What still fits gets through.
      client.write(bytes.subarray(0, Math.max(0, left)));
      left -= bytes.length;
      if (left < 0) client.end(() => upstream.destroy());
    });
  });
  closing.push(line.close);
  const { way, bytes } = watched();
  const own = await computer('breaking', { way, url: line.url });
  const ends: string[] = [];
  while (ends.at(-1) !== 'ready' && ends.length < 200) ends.push(await own.fetch());
  expect(ends.at(-1)).toBe('ready');
  expect(ends.filter((end) => end === 'registry-unreachable').length).toBeGreaterThan(5);
  const total = own.progress.at(-1)?.total as number;
  expect(total).toBeGreaterThan(200_000);
  expect(bytes()).toBe(total);
  const done = own.progress.map((one) => one.done);
  expect(done).toEqual([...done].sort((a, b) => a - b));
  isWhole((await own.restarted()).folderInUse, contents.asked);
}, 120_000);

test('64 kbit/s, two packets of ten lost: it gets through, in short requests', async () => {
  const random = seededRandom('lossy');
  const lost = () => random.unit() < 0.2;
  const line = await openLine(registry.running.url, (client, upstream) => {
    throttled(client, upstream, { bytesPerSecond: 8000, lost });
    throttled(upstream, client, { bytesPerSecond: 8000, lost });
  });
  closing.push(line.close);
  await published(dataOf(), contents.two, new Date(now().getTime() + 4000));
  const { way, files } = watched();
  const own = await computer('slow', { way, url: line.url, isSlow: true });
  let ended = '';
  for (let tries = 0; tries < 20 && ended !== 'ready'; tries += 1) ended = await own.fetch();
  expect(ended).toBe('ready');
  expect(Math.max(...files().map(({ bytes }) => bytes))).toBeLessThanOrEqual(128 * 1024);
}, 120_000);

test('killed anywhere: what was shown is shown, and what came is not fetched again', async () => {
  await published(dataOf(), contents.asked, new Date(now().getTime() + 5000));
  const data = join(folder.path, 'computers', 'killed');
  mkdirSync(data, { recursive: true });
  const { token } = await device.hello();
  const told = { data, url: registry.running.url, shipped: contents.shipped, keys, token };
  const args = [...programOf(new URL('../fault/content-fetcher.ts', import.meta.url)), JSON.stringify(told)];
  /** Kills it when it has said this, so many times; tells what it said until then. */
  const killedAt = (what: RegExp, times: number) =>
    new Promise<string>((resolve) => {
      const fetcher = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
      let said = '';
      fetcher.stdout.on('data', (text: Buffer) => {
        said += text.toString();
        if ([...said.matchAll(what)].length >= times) fetcher.kill('SIGKILL');
      });
      fetcher.once('exit', () => resolve(said));
    });
  const comeAtFirst = (said: string) => Number(said.split('\n', 1)[0]);
  expect(comeAtFirst(await killedAt(/\d+\n/g, 3))).toBe(0);
  const second = await killedAt(/\d+\n/g, 12);
  const third = await killedAt(/checking/g, 1);
  expect(comeAtFirst(second)).toBeGreaterThan(0);
  expect(comeAtFirst(third)).toBeGreaterThan(comeAtFirst(second));
  const store = await openContentStore(data, contents.shipped, now);
  expect([store.inUse, store.standing.ready]).toEqual([null, null]);
  expect(lessonIn(store.folderInUse)).toBe(lessonIn(contents.shipped));
  const { way, files } = watched();
  const own = await computer('killed', { data, way });
  expect(await own.fetch()).toBe('ready');
  expect(files()).toEqual([]);
  isWhole((await own.restarted()).folderInUse, contents.asked);
}, 120_000);

/** What the registry says it teaches. */
async function offer(): Promise<SignedRelease> {
  const { token } = await device.hello();
  const answer = await fetch(`${registry.running.url}/v1/content`, { headers: { authorization: `Bearer ${token}` } });
  return signedRelease.parse(await answer.json());
}
const instead = (signed: unknown) =>
  watched((path, answer) => (path === '/v1/content' ? Response.json(signed) : answer)).way;

test('from nobody but the registry, nothing older, nothing for another program: the courses stay as they are', async () => {
  const earlier = await offer();
  await published(dataOf(), contents.two, new Date(now().getTime() + 6000));
  const own = await computer('careful');
  expect(await own.fetch()).toBe('ready');
  const store = await own.restarted();
  const key = signingKeyOf(new Uint8Array(32).fill(77));
  const stranger = signRelease(JSON.parse((await offer()).body), { name: multibaseOf(key.publicKey), key });
  const as = async (signed: unknown) => (await computer('careful', { data: own.data, way: instead(signed) })).fetch();
  expect(await as(stranger)).toBe('content-stranger');
  expect(await as({ ...stranger, key: keys[0] })).toBe('content-stranger');
  expect(await as(earlier)).toBe('content-older');
  expect(await as({ ...earlier, extra: 1 })).toBe('registry-not-one');
  const { identity } = registry.running.registry;
  const signed = (release: object) => {
    const body = JSON.stringify(release);
    const signature = identity.signing.sign(new TextEncoder().encode(`fieldpass content 1\n${body}`));
    return { v: 1, body, key: identity.keyName, signature: Buffer.from(signature).toString('base64url') };
  };
  const said = JSON.parse(earlier.body) as Record<string, unknown>;
  const later = { ...said, publishedAt: '2028-01-01T00:00:00.000Z' };
  expect(await as(signed({ ...later, format: 4 }))).toBe('content-newer-program');
  const outside = [{ path: '../../outside.yaml', bytes: 3, sha256: 'a'.repeat(64) }];
  expect(await as(signed({ ...later, files: outside }))).toBe('content-unfit');
  const after = await own.restarted();
  expect(after.inUse).toEqual(store.inUse);
  isWhole(after.folderInUse, contents.two);
  expect(existsSync(join(own.data, '..', 'outside.yaml'))).toBe(false);
});

/** Changes a byte in the middle of what comes. */
const flipped = async (answer: Response): Promise<Response> => {
  const bytes = new Uint8Array(await answer.arrayBuffer());
  const at = Math.floor(bytes.length / 2);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  return new Response(bytes, { status: answer.status, headers: answer.headers });
};

test('a byte that is changed on the way: the file is thrown away and fetched again; where it goes on, that is said', async () => {
  let times = 0;
  const once = watched((path, answer) => {
    times += path.startsWith('/v1/content/files/') ? 1 : 0;
    return path.startsWith('/v1/content/files/') && times === 1 ? flipped(answer) : answer;
  });
  const own = await computer('noise', { way: once.way });
  expect(await own.fetch()).toBe('ready');
  // One of the two came twice.
  expect(once.files()).toHaveLength(3);
  isWhole((await own.restarted()).folderInUse, contents.two);

  const always = watched((path, answer) => (path.startsWith('/v1/content/files/') ? flipped(answer) : answer));
  const poor = await computer('much noise', { way: always.way });
  expect(await poor.fetch()).toBe('content-damaged');
  expect((await poor.restarted()).inUse).toBe(null);
  // A page that stands before the network is no file.
  const page = watched((path, answer) =>
    path.startsWith('/v1/content/files/')
      ? new Response('<html>sign in</html>', { headers: { 'content-type': 'text/html' } })
      : answer,
  );
  const caught = await computer('much noise', { way: page.way, data: poor.data });
  expect(await caught.fetch()).toBe('registry-not-one');
  const mended = await computer('much noise', { data: poor.data });
  expect(await mended.fetch()).toBe('ready');
});

test('content in which something is wrong for this program is not taken, and not fetched again and again', async () => {
  const problem = { file: 'courses/x/course.yaml', line: 3, code: 'schema', params: {} };
  const own = await computer('picky', { check: async () => [problem] });
  expect(await own.fetch()).toBe('content-unfit');
  expect((await own.restarted()).inUse).toBe(null);
  const { way, files } = watched();
  const again = await computer('picky', { data: own.data, way });
  expect(await again.fetch()).toBe('content-unfit');
  expect(files()).toEqual([]);
  // Another program may be able to read it.
  const other = await computer('picky', { data: own.data, program: 'next' });
  expect(await other.fetch()).toBe('ready');
});

test('a disk without room: nothing of it changes what is shown, and it comes when there is room', async () => {
  const disk = smallDisk(64 * 1024);
  if (!disk) return;
  try {
    const own = await computer('full', { data: disk.path });
    expect(await own.fetch()).toBe('content-no-room');
    disk.resize(80 * 1024);
    // Somebody else fills it while a file comes.
    const filling = watched((path, answer) => {
      if (path.startsWith('/v1/content/files/')) {
        try {
          for (let number = 0; number < 200; number += 1)
            writeFileSync(join(disk.path, `filler-${number}`), Buffer.alloc(512 * 1024));
        } catch {
          // Full.
        }
        for (let number = 0; ; number += 1)
          try {
            writeFileSync(join(disk.path, `small-${number}`), Buffer.alloc(4096));
          } catch {
            break;
          }
      }
      return answer;
    });
    const filled = await computer('full', { data: disk.path, way: filling.way });
    expect(await filled.fetch()).toBe('content-no-room');
    const store = await filled.restarted();
    expect([store.inUse, lessonIn(store.folderInUse)]).toEqual([null, lessonIn(contents.shipped)]);
    disk.resize(200 * 1024);
    const roomy = await computer('full', { data: disk.path });
    expect(await roomy.fetch()).toBe('ready');
    isWhole((await roomy.restarted()).folderInUse, contents.two);
  } finally {
    disk.remove();
  }
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
  const other = join(folder.path, 'other');
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
  const { token } = await device.hello();
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
  const carried = join(folder.path, 'carried.fpc');
  const run = (of: string) => {
    const args = ['registry', 'publish', of, '--data', dataOf(), '--pack', carried];
    return promisify(execFile)(process.execPath, [...fieldpassProgram(), ...args]).then(
      ({ stdout }) => ({ code: 0, stdout }),
      (error: { code: number; stdout: string }) => error,
    );
  };
  const before = await publishedIn(dataOf());
  const bad = join(folder.path, 'bad');
  writeContent(bad);
  writeFileSync(join(bad, 'courses/sample/exam.yaml'), 'nothing: true\n');
  const refused = await run(bad);
  expect(refused.code).toBe(1);
  expect(refused.stdout).toContain('courses/sample/exam.yaml');
  expect(await publishedIn(dataOf())).toEqual(before);
  const good = join(folder.path, 'good');
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
    registry: { id: registryId, keys },
    program: 'test',
    check: checkRelease,
    signed: head.signed,
    files,
  });
  expect(taken).toMatchObject({ ok: true, value: { id: fetched.inUse?.id } });
  expect(await byHand.fetch()).toBe('nothing');
  isWhole((await byHand.restarted()).folderInUse, good);
}, 60_000);
