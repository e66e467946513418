/**
 * `fieldpass content check` as somebody types it: it tells what is kept from learners from what should be mended all the same.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fieldpass } from '../fixtures/command-line.ts';
import { writeSamplePack } from '../fixtures/sample-pack.ts';
import { tempFolder } from '../fixtures/temp-folder.ts';

let folder: ReturnType<typeof tempFolder>;
beforeEach(() => {
  folder = tempFolder('content-check');
});
afterEach(() => folder.remove());

const change = (file: string, from: RegExp, to: string) => {
  const path = join(folder.path, file);
  const before = readFileSync(path, 'utf8');
  const after = before.replace(from, to);
  if (after === before) throw new Error(`${file} does not say ${from}`);
  writeFileSync(path, after);
};
const check = () => fieldpass(['content', 'check', '--content', folder.path]);

test('a lesson that takes longer than it says is shown; a broken course is not; both are told, and the code is 1', async () => {
  writeSamplePack(folder.path);
  change('courses/sample/modules/road/module.yaml', /minutes: 5/, 'minutes: 1');
  expect(await check()).toMatchObject({ status: 0, stdout: '1 course, nothing wrong.\n' });
  change('courses/sample/modules/road/module.yaml', /minutes: 1/, 'minutes: 60');
  const far = await check();
  expect(far.status).toBe(1);
  expect(far.stdout).toMatch(/courses\/sample\/modules\/road\/module\.yaml: Lesson \S+ says 60 minutes/);
  expect(far.stdout).toMatch(/1 thing to mend\. Learners are shown the content all the same\.\n$/);
  expect(far.stdout).not.toMatch(/leaves out/);
  change('courses/sample/course.yaml', /^title:/m, 'tittle:');
  const broken = await check();
  expect(broken.status).toBe(1);
  expect(broken.stdout).toMatch(/The application leaves out what is named here/);
});
