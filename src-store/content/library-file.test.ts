/**
 * A library in a file is the same library, and only what is asked for is understood.
 */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeContent } from '../../test/fixtures/content-releases.ts';
import { writeSamplePack } from '../../test/fixtures/sample-pack.ts';
import { tempFolder } from '../../test/fixtures/temp-folder.ts';
import { readLibrary } from './library.ts';
import { shelve, unshelve } from './library-file.ts';

let folder: ReturnType<typeof tempFolder>;
beforeEach(() => {
  folder = tempFolder('shelf');
});
afterEach(() => folder.remove());

test('nothing is lost, and nothing looks different, not even when it is copied or written again', async () => {
  writeContent(folder.path);
  const library = await readLibrary(folder.path);
  const again = unshelve(shelve(library));
  expect(again).toEqual(library);
  expect({ ...again.courses[0] }).toEqual(library.courses[0]);
  expect(JSON.stringify(again.courses[0]?.bank)).toBe(JSON.stringify(library.courses[0]?.bank));
  expect(shelve(again).equals(shelve(library))).toBe(true);
});

test('questions, and lessons of a language, are understood when they are asked for', async () => {
  writeSamplePack(folder.path);
  const file = shelve(await readLibrary(folder.path));
  for (const word of ['Which way to the bridge?', '先看']) {
    const at = file.indexOf(word);
    // No JSON any more, where that word stands.
    file.fill(0, at, at + 1);
  }
  const course = unshelve(file).courses[0];
  expect(course?.title.en).toBe('Sample course');
  const texts = course?.modules[0]?.lessons[0]?.texts;
  expect(Object.keys(texts ?? {})).toEqual(['en', 'zh']);
  expect(texts?.en?.title).toBe('Plan it');
  expect(() => texts?.zh).toThrow();
  expect(() => course?.bank).toThrow();
});
