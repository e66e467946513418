/**
 * Content that a real registry publishes, over bad lines, from strangers, onto full disks, by a program that is killed: what was shown is
 * shown, and it comes in the end.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { signRelease } from '#core/content-update/release.ts';
import { multibaseOf } from '#core/credential/proof/did-key.ts';
import { signingKeyOf } from '#core/credential/proof/signing-key.ts';
import { seededRandom } from '#core/exam/seeded-random.ts';
import { openContentStore } from '#store/content-update/content-store.ts';
import { published } from '../fixtures/content-releases.ts';
import { contentWorld, isWhole, lessonIn, contentNow as now, watched } from '../fixtures/fetching-content.ts';
import { openLine, throttled } from '../fixtures/line.ts';
import { programOf } from '../fixtures/programs.ts';
import { smallDisk } from '../fixtures/small-disk.ts';

const world = contentWorld();
const { registry, contents, computer, offer, dataOf, closing } = world;

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
  closing(line.close);
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
  closing(line.close);
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
  const data = join(world.folder, 'computers', 'killed');
  mkdirSync(data, { recursive: true });
  const { token } = await world.device.hello();
  const told = { data, url: registry.running.url, shipped: contents.shipped, keys: world.keys, token };
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
  expect(await as({ ...stranger, key: world.keys[0] })).toBe('content-stranger');
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
