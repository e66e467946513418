import { createHash } from 'node:crypto';
import { cpSync, existsSync, readFileSync, renameSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { samplePack, writeSamplePack } from '../../test/fixtures/sample-pack.ts';
import { tempFolder } from '../../test/fixtures/temp-folder.ts';
import { prepareLibrary, readLibraryCached } from './library-cache.ts';

let folder: ReturnType<typeof tempFolder>;
beforeEach(() => {
  folder = tempFolder('cache');
});
afterEach(() => folder.remove());

const content = () => join(folder.path, 'content');
const cache = () => join(folder.path, 'cache', 'library.json');
const prepared = () => join(folder.path, 'prepared.json');
const read = (version = '1') => readLibraryCached(content(), { file: cache(), prepared: prepared(), version });
const title = async (version?: string) => (await read(version)).courses[0]?.title.en;

test('the second reading is the same as the first, and comes from the cache', async () => {
  writeSamplePack(content());
  const first = await read();
  expect(existsSync(cache())).toBe(true);
  expect(await read()).toEqual(first);
});

test('a changed course, a new version, a damaged or a forged cache: the content itself is read', async () => {
  writeSamplePack(content());
  await read();
  const course = join(content(), 'courses/sample/course.yaml');
  writeFileSync(course, samplePack['courses/sample/course.yaml']?.replace('Sample course', 'Another name') as string);
  expect(await title()).toBe('Another name');
  utimesSync(course, new Date(), new Date());
  const text = readFileSync(cache(), 'utf8');
  writeFileSync(cache(), text.replace('Another name', 'Forged names'));
  expect(await title()).toBe('Another name');
  writeFileSync(cache(), text.slice(0, 500));
  expect(await title()).toBe('Another name');
  expect(await title('2')).toBe('Another name');
});

test('content with something wrong is never cached', async () => {
  writeSamplePack(content(), { 'courses/sample/exam.yaml': 'x' });
  expect((await read()).refused).toHaveLength(1);
  expect(existsSync(cache())).toBe(false);
});

test('on the first day it is as it was made ready, also where the content lies elsewhere and is of another time', async () => {
  writeSamplePack(content());
  await prepareLibrary(content(), prepared(), '1');
  const made = readFileSync(prepared(), 'utf8');
  // Nobody would read this from the content: it shows where the library came from.
  const [head, body] = [made.slice(0, 64), made.slice(130).replaceAll('Sample course', 'Prepared name')];
  writeFileSync(prepared(), `${head} ${createHash('sha256').update(body).digest('hex')}\n${body}`);
  renameSync(content(), join(folder.path, 'moved'));
  cpSync(join(folder.path, 'moved'), content(), { recursive: true });
  utimesSync(join(content(), 'courses/sample/course.yaml'), new Date(0), new Date(0));
  expect(await title()).toBe('Prepared name');
  // From then on it is kept like any other.
  rmSync(prepared());
  expect(await title()).toBe('Prepared name');
});

test('what was made ready of other content, by another program, or was damaged since does not count', async () => {
  writeSamplePack(content());
  await prepareLibrary(content(), prepared(), '1');
  const made = readFileSync(prepared(), 'utf8');
  const course = join(content(), 'courses/sample/course.yaml');
  writeFileSync(course, readFileSync(course, 'utf8').replace('Sample course', 'Simple course'));
  expect(await title()).toBe('Simple course');
  rmSync(cache());
  writeFileSync(prepared(), made.replace('Sample course', 'Forged course'));
  expect(await title()).toBe('Simple course');
  rmSync(cache());
  await prepareLibrary(content(), prepared(), 'older');
  expect(await title()).toBe('Simple course');
});

test('nothing is made ready of content in which something is wrong', async () => {
  writeSamplePack(content(), { 'courses/sample/exam.yaml': 'x' });
  await prepareLibrary(content(), prepared(), '1');
  expect(existsSync(prepared())).toBe(false);
});

test('a file that cannot be read does not keep anybody from the content', async () => {
  writeSamplePack(content());
  await prepareLibrary(content(), prepared(), '1');
  symlinkSync(join(folder.path, 'nowhere'), join(content(), 'leads-nowhere'));
  expect(await title()).toBe('Sample course');
});
