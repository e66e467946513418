/**
 * `fieldpass records replay` as an assessor types it who was handed attempts on a stick.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readContent } from '../../src-cli/read-content.ts';
import { fieldpass } from '../fixtures/command-line.ts';
import { writeManyAttempts } from '../fixtures/many-attempts.ts';
import { tempFolder } from '../fixtures/temp-folder.ts';

const folder = tempFolder('cli-replay');
afterAll(() => folder.remove());
const at = (...names: string[]) => join(folder.path, ...names);

beforeAll(async () => {
  const { courses } = await readContent(fileURLToPath(new URL('../../content', import.meta.url)));
  const course = courses.find(({ id }) => id === 'basic-security');
  if (!course) throw new Error('no course');
  writeManyAttempts(at('handed-in'), course, { count: 6, seed: 'handed in' });
  mkdirSync(at('wrong'));
  const whole = readFileSync(at('handed-in', 'a-0.ndjson'), 'utf8');
  const lines = whole.trimEnd().split('\n');
  writeFileSync(at('wrong', 'changed.ndjson'), whole.replace('"position":3', '"position":4'));
  writeFileSync(at('wrong', 'open.ndjson'), `${lines.slice(0, 20).join('\n')}\n{"seq":20,"prev`);
});

test('honest attempts are confirmed, each with what it comes to; exit 0', async () => {
  const { status, stdout, stderr } = await fieldpass(['records', 'replay', at('handed-in')]);
  expect(status, stderr).toBe(0);
  const lines = stdout.trimEnd().split('\n');
  expect(lines).toHaveLength(6);
  for (const line of lines) expect(line).toMatch(/^good {3}a-\d\.ndjson {2}(Pass|Not yet), [\d.]+%\.$/);
  expect(stderr).toContain('6 attempts confirmed.');
  expect(stdout).not.toMatch(/\{\{|replay\./);
});

test('for programs: an array, with the evidence that a certificate names', async () => {
  const { status, stdout } = await fieldpass(['records', 'replay', '--json', at('handed-in', 'a-1.ndjson')]);
  expect(status).toBe(0);
  const last = readFileSync(at('handed-in', 'a-1.ndjson'), 'utf8').trimEnd().split('\n').at(-1) as string;
  const { hash, event } = JSON.parse(last);
  expect(JSON.parse(stdout)).toEqual([
    {
      file: at('handed-in', 'a-1.ndjson'),
      kind: 'confirmed',
      passed: event.decision.passed,
      percent: expect.any(Number),
      doubts: [],
      attemptId: '20270115T080000Z-00000001',
      courseId: 'basic-security',
      examId: expect.any(String),
      examVersion: expect.any(String),
      decidedAt: expect.any(String),
      evidence: hash,
    },
  ]);
});

test('a changed journal does not count, one under way is no fault; said in two languages, and nothing is written', async () => {
  const before = readFileSync(at('wrong', 'changed.ndjson'), 'utf8');
  const { status, stdout, stderr } = await fieldpass(['records', 'replay', at('wrong')]);
  expect(status).toBe(1);
  expect(stdout).toMatch(/^WRONG {2}changed\.ndjson {2}The journal was changed: line \d+ does not follow/m);
  expect(stdout).toMatch(/^open {3}open\.ndjson {2}Not decided yet\./m);
  expect(stderr).toContain('0 attempts confirmed.');
  expect(stderr).toContain('1 attempt does not count. Nothing was changed.');
  const chinese = await fieldpass(['records', 'replay', at('wrong'), '--language', 'zh']);
  expect(chinese.stdout).toContain('不符  changed.ndjson  日志被改动过：第');
  expect(chinese.stdout).not.toMatch(/\{\{|replay\./);
  expect(readFileSync(at('wrong', 'changed.ndjson'), 'utf8')).toBe(before);
});

test('what cannot be done is said: no path, a path that is not there, a folder without journals', async () => {
  expect((await fieldpass(['records', 'replay'])).status).toBe(2);
  const nowhere = await fieldpass(['records', 'replay', at('nowhere')]);
  expect([nowhere.status, nowhere.stdout]).toEqual([1, '']);
  expect(nowhere.stderr).toContain('cannot be read');
  mkdirSync(at('folder', 'named.ndjson'), { recursive: true });
  const folderLikeOne = await fieldpass(['records', 'replay', at('folder')]);
  expect([folderLikeOne.status, folderLikeOne.stdout]).toEqual([1, '']);
  expect(folderLikeOne.stderr).toContain(`cannot be read: ${at('folder', 'named.ndjson')}`);
  mkdirSync(at('empty'));
  const empty = await fieldpass(['records', 'replay', at('empty')]);
  expect([empty.status, empty.stdout]).toEqual([1, '']);
  expect(empty.stderr).toContain('no exam journal here');
});
