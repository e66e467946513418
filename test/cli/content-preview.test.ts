/**
 * `fieldpass content preview` as a server: whom it answers, what it gives away, and what it shows of content that breaks.
 */

import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openPreview, type Preview } from '../../src-cli/content/preview.ts';
import { fieldpass } from '../fixtures/command-line.ts';
import { writeEveryTypePack } from '../fixtures/every-type-pack.ts';
import { samplePack, writeSamplePack } from '../fixtures/sample-pack.ts';
import { tempFolder } from '../fixtures/temp-folder.ts';

let folder: ReturnType<typeof tempFolder>;
let preview: Preview | null = null;
const said: string[] = [];
beforeEach(() => {
  folder = tempFolder('content-preview');
  said.length = 0;
});
afterEach(async () => {
  await preview?.close();
  preview = null;
  folder.remove();
});

const open = async (withKeys = false) => {
  preview = await openPreview({ content: folder.path, port: 0, withKeys, language: 'en' }, (line) => said.push(line));
  return preview;
};
type Answer = { status: number; body: string; headers: Record<string, string | string[] | undefined> };
/** As no `fetch` would: with any header. */
const ask = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  new Promise<Answer>((resolve, reject) => {
    const sent = request(new URL(path, preview?.url), { headers, method }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('end', () =>
        resolve({
          status: answer.statusCode ?? 0,
          body: Buffer.concat(parts).toString('utf8'),
          headers: answer.headers,
        }),
      );
    });
    sent.on('error', reject);
    sent.end();
  });
const lesson = () => join(folder.path, 'courses/sample/modules/road/plan-it.en.md');
/** Until the page says so. */
async function until(path: string, isSo: (body: string) => boolean): Promise<string> {
  for (let tries = 0; tries < 200; tries += 1) {
    const { body } = await ask(path);
    if (isSo(body)) return body;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('it never said so');
}
const page = '/system/courses/sample/en/index.html';

/** The sample with nothing for authors to mend. */
const write = (changes: Record<string, string> = {}) => {
  const module = 'courses/sample/modules/road/module.yaml';
  const minutes = (samplePack[module] as string).replace('minutes: 5', 'minutes: 1');
  writeSamplePack(folder.path, { [module]: minutes, ...changes });
};

test('it answers under its own address alone: no other host, no page from elsewhere, nothing but reading', async () => {
  writeSamplePack(folder.path);
  const { url } = await open(true);
  const { port, hostname } = new URL(url);
  expect(hostname).toBe('127.0.0.1');
  expect((await ask(page)).status).toBe(200);
  expect((await ask(page, { host: `localhost:${port}` })).status).toBe(200);
  expect((await ask(page, { host: `evil.test:${port}` })).status).toBe(421);
  expect((await ask(page, { host: `127.0.0.1:${Number(port) + 1}` })).status).toBe(421);
  for (const path of [page, '/system/courses/sample/en/items.html', '/events', '/style.css'])
    expect([path, (await ask(path, { origin: 'https://evil.test' })).status]).toEqual([path, 403]);
  expect((await ask(page, { origin: 'null' })).status).toBe(403);
  const foreign = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' };
  expect((await ask('/system/style.css', foreign)).status).toBe(403);
  expect((await ask(page, { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' })).status).toBe(200);
  for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS']) expect((await ask(page, {}, method)).status).toBe(405);
  const { headers } = await ask(page);
  expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
  expect(headers['access-control-allow-origin']).toBe(undefined);
});

test('no path leads out of what it shows', async () => {
  writeSamplePack(folder.path);
  await open();
  expect((await ask('/light/courses/sample/en/pictures/road.svg')).body).toContain('<svg');
  for (const path of [
    '/light/courses/sample/en/pictures/../../course.yaml',
    '/light/courses/sample/en/pictures/%2e%2e%2fcourse.yaml',
    '/light/courses/../issuer.yaml',
    '/light/courses/sample/en/modules/road/items.yaml',
    '/light/courses/sample/fr/index.html',
    '/blue/courses/sample/en/index.html',
    '/light/library/en/nothing.html',
  ])
    expect([path, (await ask(path)).status]).toEqual([path, 404]);
});

test('what is written shows; what breaks is named with its line, and what could be read last stays', async () => {
  write();
  await open();
  expect((await ask(page)).body).not.toContain('class="problems"');
  const source = readFileSync(lesson(), 'utf8');
  const chinese = lesson().replace('.en.', '.zh.');
  rmSync(chinese);
  writeFileSync(lesson(), source.replace('Look at the **map** first.', 'Ask who came back today.'));
  writeFileSync(join(folder.path, 'courses/sample/course.yaml'), 'id: [\n');
  const broken = await until(page, (body) => body.includes('class="problems"'));
  expect(broken).toContain('courses/sample/course.yaml:2');
  expect(broken).toContain('<strong>map</strong>');
  expect(said.some((line) => line.startsWith('courses/sample/course.yaml:2: '))).toBe(true);

  write();
  writeFileSync(lesson(), source.replace('Look at the **map** first.', 'Ask who came back today.'));
  const stale = await until(page, (body) => body.includes('plan-it.zh.md:1'));
  expect(stale).toContain('<strong>map</strong>');
  await fieldpass(['content', 'confirm', '--translation', 'zh', '--content', folder.path]);
  const whole = await until(page, (body) => !body.includes('class="problems"'));
  expect(whole).toContain('Ask who came back today.');

  // A folder that was not there when it began is watched as well.
  write({ 'library/library.yaml': 'languages: [en]\n' });
  const article = (text: string) =>
    write({
      'library/halt.en.md': `---\ntitle: Halt\nsummary: Halt\nversion: 1.0.0\ndate: 2026-11-27\ntopic: travel\n---\n${text}\n`,
    });
  article('Stop the car.');
  await until('/system/', (body) => body.includes('Halt'));
  article('Stop and look.');
  await until('/system/library/en/halt.html', (body) => body.includes('Stop and look.'));
});

test('exam items are shown as a candidate sees them; what is right only where it was asked for', async () => {
  writeEveryTypePack(folder.path);
  const items = '/system/courses/sample/en/items.html';
  await open();
  const plain = (await ask(items)).body;
  expect(plain).toContain('A red stone lies beside the path.');
  expect(plain).not.toContain('class="key"');
  expect(plain).not.toContain('Because.');
  await preview?.close();
  await open(true);
  const keyed = (await ask(items)).body;
  const articles = keyed.split('<article').slice(1);
  expect(articles.length).toBeGreaterThan(10);
  expect(articles.filter((one) => !one.includes('class="key"') || !one.includes('Because.'))).toEqual([]);
});

test('an order that is asked for does not stand in its right order', async () => {
  writeEveryTypePack(folder.path);
  await open();
  const body = (await ask('/system/courses/sample/en/items.html')).body;
  await preview?.close();
  await open(true);
  const keyed = (await ask('/system/courses/sample/en/items.html')).body;
  const ofOrders = (html: string) =>
    html
      .split('<article')
      .slice(1)
      .filter((one) => one.includes('>order · '));
  const right = ofOrders(keyed).map((one) => [...one.matchAll(/<p>\d\. ([^<]*)/g)].map(([, text]) => text));
  const shown = ofOrders(body).map((one) => [...one.matchAll(/<li>([^<]*)/g)].map(([, text]) => text));
  expect(right.length).toBeGreaterThan(0);
  expect(shown.map((list) => [...list].sort())).toEqual(right.map((list) => [...list].sort()));
  expect(shown).not.toEqual(right);
});

test('a port that is taken is said', async () => {
  writeSamplePack(folder.path);
  const { port } = new URL((await open()).url);
  const again = await fieldpass(['content', 'preview', '--content', folder.path, '--port', port]);
  expect([again.status, again.stderr]).toEqual([
    1,
    `Port ${port} is in use. Name another one with --port; 0 takes any that is free.\n`,
  ]);
});
