/**
 * An author writes with the preview beside the editor: what is saved shows at the place where they were reading, what breaks is
 * named, and the page that could be read last stays.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { openPreview, type Preview } from '../../src-cli/content/preview.ts';
import { fieldpass } from '../fixtures/command-line.ts';
import { axeFinds, sticksOut } from '../fixtures/looking.ts';
import { openPlainWindow, type PlainWindow } from '../fixtures/plain-window.ts';
import { samplePack, writeSamplePack } from '../fixtures/sample-pack.ts';
import { tempFolder } from '../fixtures/temp-folder.ts';

const pictures = process.env.FIELDPASS_PICTURES;
async function picture(page: Page, name: string) {
  if (!pictures) return;
  mkdirSync(pictures, { recursive: true });
  await page.screenshot({ path: join(pictures, `${name}.png`) });
}

let folder: ReturnType<typeof tempFolder>;
let preview: Preview;
let window: PlainWindow;
test.afterEach(async () => {
  await window?.close();
  await preview?.close();
  folder.remove();
});

/** The line that somebody changes stands far down, so that the place where they read is no accident. */
const long = Array.from({ length: 40 }, (_, at) => `Walk to house ${at + 1}.`).join('\n\n');
const lessonFile = 'courses/sample/modules/road/plan-it.en.md';
const lessonOf = (text: string) =>
  (samplePack[lessonFile] as string).replace('Look at the **map** first.', `${long}\n\n${text}`);

test('what is saved shows at once, where the author reads; what breaks is named above the last good page', async () => {
  folder = tempFolder('content-preview');
  const confirm = () => fieldpass(['content', 'confirm', '--translation', 'zh', '--content', folder.path]);
  writeSamplePack(folder.path, { [lessonFile]: lessonOf('Look at the **map** first.') });
  await confirm();
  preview = await openPreview({ content: folder.path, port: 0, language: 'en' }, () => undefined);
  window = await openPlainWindow(preview.url, ['--lang=en-US'], '[data-version]');
  const { page } = window;
  await page.getByRole('link', { name: 'English', exact: true }).click();
  await expect(page.locator('html')).toHaveAttribute('data-ready', 'true');
  await page.locator('#begin').click();
  const changed = page.locator('#plan-it').getByText(/first\.|today\./);
  await changed.scrollIntoViewIfNeeded();
  const before = await page.evaluate(() => scrollY);
  expect(before).toBeGreaterThan(300);

  const file = join(folder.path, lessonFile);
  writeFileSync(file, lessonOf('Ask who came back today.'));
  await confirm();
  await expect(page.getByText('Ask who came back today.')).toBeVisible();
  await expect(page.locator('#plan-it')).toBeVisible();
  await expect.poll(() => page.evaluate(() => scrollY)).toBe(before);

  writeFileSync(file, `${readFileSync(file, 'utf8')}\n<script>alert(1)</script>\n`);
  const problems = page.locator('.problems');
  await expect(problems).toContainText('courses/sample/modules/road/plan-it.en.md:');
  await expect(page.getByText('Ask who came back today.')).toBeVisible();
  await expect(problems).toBeInViewport();
  expect(await axeFinds(window)).toEqual([]);
  await picture(page, 'problems-en');
  writeFileSync(file, lessonOf('Go round by the river.'));
  await confirm();
  await expect(page.getByText('Go round by the river.')).toBeVisible();
  await expect(problems.filter({ hasText: 'plan-it.en.md:' })).toHaveCount(0);
});

/** Of the page that is shown. */
const paper = (page: Page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor);

test('the shipped courses: lessons, items and articles in every language and theme, and nothing wrong with the pages', async () => {
  test.setTimeout(240_000);
  folder = tempFolder('content-preview');
  const content = join(import.meta.dirname, '../../content');
  preview = await openPreview({ content, port: 0, withKeys: true, language: 'ar' }, () => undefined);
  window = await openPlainWindow(preview.url, ['--lang=en-US'], '[data-version]');
  const { page } = window;
  await picture(page, 'all-ar');
  expect(await axeFinds(window)).toEqual([]);
  const pages = [
    'courses/basic-security/en/index.html',
    'courses/basic-security/zh/index.html#at-the-checkpoint',
    'courses/basic-security/ar/index.html',
    'courses/road-safety/zh/items.html',
    'courses/basic-security/ar/items.html',
    'library/en/convoys.html',
  ];
  const papers = new Set<string>();
  for (const theme of ['light', 'dark'])
    for (const path of pages) {
      await page.goto(`${preview.url}${theme}/${path}`);
      await expect(page.locator('main')).toBeVisible();
      const language = path.split('/').find((part) => /^[a-z]{2}$/.test(part));
      await expect(page.locator('html')).toHaveAttribute('dir', language === 'ar' ? 'rtl' : 'ltr');
      papers.add(`${theme} ${await paper(page)}`);
      await picture(page, `${theme}-${path.replace(/\W+/g, '-')}`);
      expect([theme, path, await axeFinds(window, theme === 'dark' ? 'contrast' : 'all')]).toEqual([theme, path, []]);
      await page.setViewportSize({ width: 400, height: 800 });
      expect([theme, path, await sticksOut(window)]).toEqual([theme, path, '']);
      await page.setViewportSize({ width: 1280, height: 900 });
    }
  expect(papers.size).toBe(2);
});
