/**
 * The statistics in the real window: from many journals, sorted, saved; no key reaches the screen; axe finds nothing in
 * English, in Chinese and from right to left.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { Course } from '#core/content/pack.ts';
import type { StatisticsView } from '#core/contract/statistics-calls.ts';
import { keysOf } from '#core/statistics/from-journal.ts';
import { examReport } from '#core/statistics/report/exam-report.ts';
import { journalsIn, readAnswered } from '#store/attempt/read-answered.ts';
import { ask } from '../fixtures/ask.ts';
import { type Desktop, root } from '../fixtures/desktop.ts';
import { courseIn } from '../fixtures/journey.ts';
import { dress, finds, looksIn, reload } from '../fixtures/looking.ts';
import { writeManyAttempts } from '../fixtures/many-attempts.ts';
import { sitDown } from '../fixtures/sit-down.ts';
import { tempFolder } from '../fixtures/temp-folder.ts';
import { wordsIn } from '../fixtures/words.ts';

const courseId = 'basic-security';
const count = 150;

let many: ReturnType<typeof tempFolder>;
let course: Course;
test.beforeAll(async () => {
  many = tempFolder('statistics-journals');
  course = await courseIn(join(root, 'content'));
  const reversed = course.bank.filter(({ type }) => type === 'choice').slice(0, 3);
  const ids = reversed.map(({ id }) => id);
  writeManyAttempts(join(many.path, 'all'), course, { count, seed: 's', reversed: ids, languages: ['en', 'zh'] });
  writeFileSync(join(many.path, 'all', 'torn.ndjson'), '{"seq":0,"hash":"');
});
test.afterAll(() => many.remove());

async function toStatistics({ page, ready }: Desktop): Promise<void> {
  await page.locator('[data-place=settings]').click();
  await ready('settings');
  await page.locator('.settings-part .action-button').last().click();
  await ready('authoring');
  await page.locator('[aria-labelledby="figures-title"] .action-button').click();
  await ready('item-statistics');
}

const choose = ({ app }: Desktop, path: string) =>
  app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = (async () => ({ canceled: false, filePaths: [chosen] })) as never;
    dialog.showSaveDialog = (async () => ({ canceled: false, filePath: chosen })) as never;
  }, path);

test('from none to many: the figures are those of the rules, no key is among them, the report is a file', async () => {
  test.setTimeout(120_000);
  const desktop = await sitDown('en');
  const { page } = desktop;
  const t = wordsIn('en');
  await reload(desktop, {});
  await toStatistics(desktop);
  await expect(page.getByText(t('statistics:emptyTitle'))).toBeVisible();
  await choose(desktop, join(many.path, 'all'));
  await page.getByRole('button', { name: t('statistics:addFolder') }).click();
  await page.locator('.statistics-figures').waitFor();
  await expect(page.getByText('1 journal is not counted')).toBeVisible();

  const view = await ask<StatisticsView>(desktop, 'statistics.read', { courseId });
  if (!view.ok) throw new Error(view.failure.code);
  const read = await readAnswered(await journalsIn([join(many.path, 'all')]), course, () => true);
  if (!read) throw new Error('not read');
  const expected = examReport(read.answered, {
    passShare: course.blueprint.passPercent / 100,
    keys: keysOf(course.bank),
  });
  expect(view.value.report?.summary).toMatchObject({ candidates: count, passRate: expected.passRate });
  expect(view.value.report?.items.map(({ itemId, facility }) => [itemId, facility])).toEqual(
    expected.items.map(({ itemId, facility }) => [itemId, facility]),
  );
  expect(JSON.stringify(view.value)).not.toMatch(/"(choice|choices|isKey|key|betterThanKey|correct)"/);
  const codes = view.value.report?.items.flatMap(({ flags }) => flags.map(({ code }) => code)) ?? [];
  expect(codes).toContain('options');
  expect(codes).not.toContain('key-doubtful');
  expect(codes).not.toContain('distractor-unused');

  // Sorted by keyboard.
  const facility = page.locator('.statistics-sort').nth(2);
  await facility.press('Enter');
  await expect(page.locator('th[aria-sort="descending"]')).toContainText(t('statistics:column.facility'));
  const shares = await page.locator('.statistics-table tbody tr td:nth-child(3)').allTextContents();
  const values = shares.map((text) => Number.parseFloat(text));
  expect(values).toEqual([...values].sort((a, b) => b - a));

  const file = join(many.path, 'report.html');
  await choose(desktop, file);
  await page.getByRole('button', { name: t('statistics:save.html') }).click();
  await page
    .getByRole('alertdialog')
    .getByRole('button', { name: t('statistics:confirmYes') })
    .click();
  await page.getByText(t('statistics:saved', { file })).waitFor();
  expect(readFileSync(file, 'utf8')).toContain('✓');
  expect(await ask(desktop, 'exam.sit', { courseId })).toMatchObject({ ok: false });
  await desktop.close();
});

for (const language of ['en', 'zh', 'ar'] as const) {
  test(`axe finds nothing in the statistics and nothing sticks out (${language})`, async () => {
    test.setTimeout(120_000);
    const desktop = await sitDown(language);
    const { page } = desktop;
    const found: string[] = [];
    for (const look of looksIn(language)) {
      await dress(desktop, look);
      await toStatistics(desktop);
      await choose(desktop, join(many.path, 'all'));
      await page.locator('.statistics-head .action-button').first().click();
      await page.locator('.statistics-table').waitFor();
      // The table alone may be scrolled sideways.
      found.push(...(await finds(desktop, look, `statistics-${language}`, 'statistics-scroll')));
    }
    expect(found).toEqual([]);
    await desktop.close();
  });
}
