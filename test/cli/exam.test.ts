/**
 * `fieldpass exam …` as somebody types it: files in, text, JSON and HTML out.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ExamReport } from '#core/statistics/report/report.ts';
import { readContent } from '../../src-cli/read-content.ts';
import { fieldpass } from '../fixtures/command-line.ts';
import { writeManyAttempts } from '../fixtures/many-attempts.ts';
import { tempFolder } from '../fixtures/temp-folder.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

let folder: ReturnType<typeof tempFolder>;
beforeEach(() => {
  folder = tempFolder('cli-exam');
});
afterEach(() => folder.remove());

test('statistics of 400 attempts: figures, the item that is wrong named, what cannot be counted said', async () => {
  const { courses } = await readContent(join(root, 'content'));
  const course = courses.find(({ id }) => id === 'basic-security');
  if (!course) throw new Error('no course');
  const wrong = 'radio-01';
  writeManyAttempts(join(folder.path, 'a'), course, {
    count: 400,
    seed: 'cli',
    reversed: [wrong],
    languages: ['en', 'zh'],
  });
  const first = readFileSync(join(folder.path, 'a', 'a-0.ndjson'), 'utf8');
  writeFileSync(join(folder.path, 'a', 'undecided.ndjson'), `${first.split('\n').slice(0, 9).join('\n')}\n`);
  writeFileSync(join(folder.path, 'a', 'damaged.ndjson'), first.replace('"position":3', '"position":4'));
  const html = join(folder.path, 'report.html');

  const { status, stdout, stderr } = await fieldpass([
    'exam',
    'stats',
    join(folder.path, 'a'),
    '--json',
    '--html',
    html,
  ]);
  expect(status, stderr).toBe(0);
  expect(stderr).toContain('1 attempt is not decided yet');
  expect(stderr).toContain('1 journal is damaged');
  const report = JSON.parse(stdout) as ExamReport;
  expect(report).toMatchObject({ candidates: 400, formLength: 56 });
  expect(report.reliability.alpha).toBeGreaterThan(0.7);
  expect(report.decision?.accuracy).toBeGreaterThan(0.75);
  expect(report.decision?.consistency).toBeLessThanOrEqual(report.decision?.accuracy ?? 0);
  const flagged = report.items.filter(({ flags }) => flags.some((flag) => flag.code === 'discrimination-negative'));
  expect(flagged.map(({ itemId }) => itemId)).toContain(wrong);
  expect(flagged.length).toBeLessThan(8);
  for (const { medianMs } of report.items) expect(medianMs).toBeGreaterThan(5000);
  for (const { dif } of report.items) expect(dif.every(({ enough }) => !enough)).toBe(true);

  const page = readFileSync(html, 'utf8');
  expect(page.match(/<svg /g)).toHaveLength(2);
  expect(page).toContain(wrong);
  expect(page).not.toMatch(/<script|https?:|\{\{|flag\.|figure\./);
  expect(page).not.toContain('abcdefgh12345678');

  const chinese = await fieldpass(['exam', 'stats', join(folder.path, 'a'), '--language', 'zh']);
  expect(chinese.status).toBe(0);
  expect(chinese.stdout).toContain('区分度');
  expect(chinese.stdout).not.toMatch(/\{\{|flag\.|figure\./);
}, 120_000);

test('a simulation prints what it found, the same for the same seed, and its progress apart from it', async () => {
  const run = (seed: string) =>
    fieldpass(['exam', 'simulate', '--exam', 'basic-security', '--candidates', '400', '--seed', seed, '--json']);
  const [one, same, other] = [await run('S'), await run('S'), await run('T')];
  expect(one.status, one.stderr).toBe(0);
  const report = JSON.parse(one.stdout) as Record<string, number>;
  expect(report.candidates).toBe(400);
  for (const name of ['decisionAccuracy', 'decisionConsistency', 'maxExposure']) {
    expect(report[name], name).toBeGreaterThan(0);
    expect(report[name], name).toBeLessThanOrEqual(1);
  }
  expect(report.meanScore).toBeGreaterThan(0);
  const rounded = (text: string) => text.replace(/"(mean|sd)Score":[\d.]+/g, '');
  expect(rounded(same.stdout)).toBe(rounded(one.stdout));
  expect(other.stdout).not.toBe(one.stdout);
  expect(one.stderr).toContain('Simulating 100 %');
}, 60_000);

test('what cannot be done is said: an exam that is not there, no journals, a number that is none', async () => {
  const unknown = await fieldpass(['exam', 'simulate', '--exam', 'nothing']);
  expect(unknown).toMatchObject({ status: 1, stdout: '' });
  expect(unknown.stderr).toContain('There is no exam “nothing” here. Known: basic-security');
  const empty = await fieldpass(['exam', 'stats', folder.path]);
  expect(empty).toMatchObject({ status: 1, stdout: '' });
  expect(empty.stderr).toContain('No decided attempt');
  const nowhere = await fieldpass(['exam', 'stats', join(folder.path, 'nowhere')]);
  expect(nowhere.status).toBe(1);
  expect(nowhere.stderr).toContain('cannot be read');
  expect((await fieldpass(['exam', 'simulate', '--exam', 'basic-security', '--candidates', 'many'])).status).toBe(2);
}, 60_000);
