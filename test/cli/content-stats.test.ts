/**
 * `fieldpass content stats`: what stands in the table, and that its columns stand below each other in every script.
 */
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fieldpass } from '../fixtures/command-line.ts';
import { writeSamplePack } from '../fixtures/sample-pack.ts';
import { tempFolder } from '../fixtures/temp-folder.ts';

let folder: ReturnType<typeof tempFolder>;
beforeEach(() => {
  folder = tempFolder('content-stats');
});
afterEach(() => folder.remove());

const stats = (...more: string[]) => fieldpass(['content', 'stats', '--content', folder.path, ...more]);
/** Of a terminal: two for a Chinese character, none for a mark above a letter. */
const placesOf = (text: string) =>
  [...text.replace(/\p{Mn}/gu, '')].reduce((sum, one) => sum + (/\p{Script=Han}/u.test(one) ? 2 : 1), 0);
const rowsOf = (table: string) => table.split('\n').map((line) => line.trim().split(/ {2,}/));

test('each pack and language: what is there, what fits, what changed since; texts beside each other count as well', async () => {
  writeSamplePack(folder.path);
  const { status, stdout } = await stats();
  expect(status).toBe(0);
  const row = (rows: string[][], pack: string) => {
    const at = rows.findIndex(([name]) => name === pack);
    return [rows[at]?.slice(1), rows[at + 1]];
  };
  const [english, chinese] = row(rowsOf(stdout), 'courses/sample');
  expect(english).toEqual(['en', '1', '4', expect.any(String), '9 of 9', '0', '0', '0']);
  expect(chinese).toEqual(['zh', '1', '4', expect.any(String), '9 of 9', '0', '0', '0']);
  expect(stdout).toContain('courses/sample: not begun in ar, fr, ru, es');
  expect(rowsOf(stdout)).toContainEqual(['competencies', 'en zh', '–', '–', '–', '2 of 2', '0', '0', '0']);

  // Other words of the original; a lesson that nobody has translated into French; a competency without Chinese.
  const lesson = join(folder.path, 'courses/sample/modules/road/plan-it.en.md');
  appendFileSync(lesson, '\nOne more sentence.\n');
  writeFileSync(lesson.replace('.en.', '.fr.'), '---\ntitle: Prévoir\nsummary: Prévoir\n---\nLa carte.\n');
  const travel = join(folder.path, 'competencies/travel.yaml');
  writeFileSync(travel, readFileSync(travel, 'utf8').replace(', zh: 规划', ''));
  const later = await stats();
  expect(later.status).toBe(1);
  const rows = rowsOf(later.stdout);
  const at = rows.findIndex(([name]) => name === 'courses/sample');
  expect(rows.slice(at, at + 3).map((cells) => cells.slice(-4))).toEqual([
    ['9 of 9', '0', '0', '0'],
    ['8 of 9', '1', '0', '0'],
    ['0 of 9', '0', '1', '8'],
  ]);
  expect(rows).toContainEqual(['zh', '–', '–', '–', '1 of 2', '0', '0', '1']);
  expect(later.stderr).toContain('courses/sample: 2 problems');
});

test.each(['en', 'zh', 'ar', 'ru'])('%s: every column ends at the same place in each line', async (language) => {
  writeSamplePack(folder.path);
  const { stdout } = await stats('--language', language);
  const lines = stdout.split('\n\n')[0]?.split('\n') ?? [];
  expect(lines.length).toBeGreaterThan(4);
  expect(new Set(lines.map(placesOf)).size).toBe(1);
  const second = (lines[1] ?? '').split('  ').map((part) => part.length);
  const ends = second.map((_, at) => second.slice(0, at + 1).reduce((sum, width) => sum + width + 2, 0));
  for (const line of lines.slice(2)) {
    const places = [...line.normalize('NFC')];
    for (const end of ends.slice(0, -1)) expect(places.slice(end - 2, end).join(''), line).toBe('  ');
  }
});

test('for other programs it is JSON', async () => {
  writeSamplePack(folder.path);
  const told = JSON.parse((await stats('--json')).stdout);
  expect(told.courses[0]).toMatchObject({
    id: 'sample',
    version: '1.0.0',
    languages: { zh: { lessons: 1, items: 4 } },
  });
  expect(told.translations.find(({ pack }: { pack: string }) => pack === 'courses/sample').languages.zh).toEqual({
    lessons: { ready: 1, stale: 0, unconfirmed: 0, missing: 0 },
    entries: { ready: 8, stale: 0, unconfirmed: 0, missing: 0 },
  });
});
