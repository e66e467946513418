import { existsSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { samplePack, writeSamplePack } from '../../test/fixtures/sample-pack.ts';
import { tempFolder } from '../../test/fixtures/temp-folder.ts';
import { readLibraryCached } from './library-cache.ts';

let folder: ReturnType<typeof tempFolder>;
beforeEach(() => {
  folder = tempFolder('cache');
});
afterEach(() => folder.remove());

const content = () => join(folder.path, 'content');
const cache = () => join(folder.path, 'cache', 'library.json');
const read = (version = '1') => readLibraryCached(content(), cache(), version);
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
