/**
 * Films in the real window: they play, say what they say in the person's language, go where the transcript is pressed, and
 * are served by parts. By keyboard; light, dark, at 200 % and from right to left.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import type { CallOutput } from '#core/contract/contract.ts';
import type { FilmView } from '#core/films/film.ts';
import { ask } from '../fixtures/ask.ts';
import { byKeyboard } from '../fixtures/by-keyboard.ts';
import { type Desktop, root } from '../fixtures/desktop.ts';
import { courseIn } from '../fixtures/journey.ts';
import { dress, finds, looksIn } from '../fixtures/looking.ts';
import { sitDown } from '../fixtures/sit-down.ts';
import { tempFolder } from '../fixtures/temp-folder.ts';
import { wordsIn } from '../fixtures/words.ts';

const place = { courseId: 'basic-security', lessonId: 'drive-to-arrive' } as const;
let folder: ReturnType<typeof tempFolder>;
test.beforeEach(() => {
  folder = tempFolder('films');
});
test.afterEach(() => folder.remove());

async function open({ page, ready }: Desktop): Promise<void> {
  const { modules } = await courseIn(join(root, 'content'));
  const index = modules.flatMap(({ lessons }) => lessons).findIndex(({ id }) => id === place.lessonId);
  await page.locator('[data-place=courses]').click();
  await ready('courses');
  await page.locator('.course-row').first().click();
  await ready('course');
  await page.locator('.lesson-row').nth(index).click();
  await ready('lesson');
}

/** The first one in the lesson. */
async function filmOf(desktop: Desktop): Promise<FilmView> {
  const read = await ask<CallOutput<'lesson.read'>>(desktop, 'lesson.read', place);
  const film = read.ok && read.value.films.find(({ id }) => id === 'speed');
  if (!film) throw new Error('the lesson does not show its film');
  return film;
}

const video = (page: Page) => page.locator('.film video').first();
const second = (page: Page) => video(page).evaluate((one: HTMLVideoElement) => one.currentTime);
const isPaused = (page: Page) => video(page).evaluate((one: HTMLVideoElement) => one.paused);
const scene = (film: FilmView, index: number) => film.scenes[index] as FilmView['scenes'][number];

for (const language of ['en', 'zh', 'ar'] as const) {
  test(`played, wound and read by keyboard (${language})`, async () => {
    test.setTimeout(240_000);
    const t = wordsIn(language);
    const desktop = await sitDown(language, { data: folder.path });
    const { page } = desktop;
    const { into } = byKeyboard(desktop);
    const found: string[] = [];
    for (const look of looksIn(language)) {
      await dress(desktop, look);
      await open(desktop);
      const film = await filmOf(desktop);
      expect(film.language).toBe(language);
      const player = page.locator('.film').first();
      const caption = player.locator('.film-caption');
      const position = player.locator('.film-line input');
      await video(page).scrollIntoViewIfNeeded();
      // Nothing begins by itself.
      expect(await isPaused(page)).toBe(true);
      expect(await second(page)).toBe(0);
      await into('.film-press');
      found.push(...(await finds(desktop, look, `film-begin-${language}`)));
      await page.keyboard.press('Space');
      await expect(caption).toHaveText(scene(film, 0).caption);
      await expect.poll(() => second(page)).toBeGreaterThan(1);
      await expect(position).toHaveAttribute('aria-valuetext', /\d|[٠-٩]/);
      await page.keyboard.press('Space');
      expect(await isPaused(page)).toBe(true);
      const before = await second(page);
      await page.keyboard.press('ArrowRight');
      await expect.poll(() => second(page)).toBeCloseTo(before + 5, 1);
      await page.keyboard.press('ArrowLeft');
      await expect.poll(() => second(page)).toBeCloseTo(before, 1);

      await page.keyboard.press('c');
      await expect(caption).toBeHidden();
      await page.keyboard.press('c');
      await expect(caption).toBeVisible();

      const fold = player.getByRole('button', { name: t('film:transcript'), exact: true });
      await expect(player.locator('.film-transcript')).toBeHidden();
      await fold.focus();
      await page.keyboard.press('Enter');
      const lines = player.locator('.film-transcript').locator('.film-line-said');
      await expect(lines).toHaveCount(film.scenes.length);
      const wanted = scene(film, 4);
      await lines.nth(4).focus();
      await page.keyboard.press('Enter');
      await expect.poll(() => second(page)).toBeCloseTo(wanted.from, 1);
      await expect(caption).toHaveText(wanted.caption);
      await expect(lines.nth(4)).toHaveAttribute('aria-current', 'true');
      await expect(page.locator('.film-line-said[aria-current]')).toHaveCount(1);
      await expect(lines.nth(4)).toContainText(wanted.seen);
      await video(page).scrollIntoViewIfNeeded();
      found.push(...(await finds(desktop, look, `film-wound-${language}`)));
      await lines.nth(4).scrollIntoViewIfNeeded();
      found.push(...(await finds(desktop, look, `film-transcript-${language}`)));

      await player.locator('.film-buttons select').selectOption('1.5');
      expect(await video(page).evaluate((one: HTMLVideoElement) => one.playbackRate)).toBe(1.5);

      await player.locator('.film-press').focus();
      await page.keyboard.press('f');
      const box = await video(page).boundingBox();
      // Where letters are very large what one does with it is scrolled to.
      expect(box?.width).toBeGreaterThan((await page.evaluate(() => window.innerWidth)) - 20);
      found.push(...(await finds(desktop, look, `film-full-${language}`)));
      // The Tab key stays in it.
      for (let step = 0; step < 8; step += 1) {
        await page.keyboard.press('Tab');
        expect(await page.evaluate(() => document.activeElement?.closest('.film-stage') !== null)).toBe(true);
      }
      await page.keyboard.press('Escape');
      await expect(page.locator('.film-stage[popover]')).toHaveCount(0);

      await video(page).evaluate((one: HTMLVideoElement) => {
        one.currentTime = one.duration - 0.6;
      });
      await player.locator('.film-press').focus();
      await page.keyboard.press('Space');
      await expect(player.getByRole('button', { name: t('film:again'), exact: true })).toBeVisible();
    }
    expect(found).toEqual([]);
    await desktop.close();
  });
}

test('a film comes in the part that is asked for, and nothing comes that the content does not name', async () => {
  const desktop = await sitDown('en', { data: folder.path });
  const whole = readFileSync(join(root, 'content/films/speed/film.webm'));
  const fetched = (path: string, range?: string) =>
    desktop.page.evaluate(
      async ([url, asked]) => {
        const reply = await fetch(`app://fieldpass/films/${url}`, asked ? { headers: { range: asked } } : {});
        const bytes = new Uint8Array(await reply.arrayBuffer());
        return {
          status: reply.status,
          range: reply.headers.get('content-range'),
          type: reply.headers.get('content-type'),
          length: bytes.length,
          begins: [...bytes.subarray(0, 4)],
        };
      },
      [path, range] as const,
    );
  expect(await fetched('speed/film.webm')).toMatchObject({ status: 200, type: 'video/webm', length: whole.length });
  expect(await fetched('speed/film.webm', 'bytes=1000-1999')).toEqual({
    status: 206,
    range: `bytes 1000-1999/${whole.length}`,
    type: 'video/webm',
    length: 1000,
    begins: [...whole.subarray(1000, 1004)],
  });
  expect(await fetched('speed/film.webm', `bytes=${whole.length}-`)).toMatchObject({ status: 416, length: 0 });
  expect(await fetched('speed/captions.fr.vtt')).toMatchObject({ status: 200, type: 'text/vtt; charset=utf-8' });
  for (const path of ['speed/film.yaml', 'speed/captions.de.vtt', 'speed/..%2ffilm.webm', 'nowhere/film.webm'])
    expect([path, (await fetched(path)).status]).toEqual([path, path.includes('..') ? 400 : 404]);
  await desktop.close();
});

test('a lesson on paper has the transcript of its film', async () => {
  const desktop = await sitDown('en', { data: folder.path });
  await desktop.page.reload();
  await desktop.ready('home');
  await open(desktop);
  const film = await filmOf(desktop);
  const file = join(folder.path, 'lesson.pdf');
  await desktop.app.evaluate(({ dialog }, path) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath: path });
  }, file);
  await desktop.page.getByRole('button', { name: wordsIn('en')('reading:save'), exact: true }).click();
  await expect.poll(() => existsSync(file) && readFileSync(file).length > 5000).toBe(true);
  const printed = execFileSync('pdftotext', [file, '-'], { encoding: 'utf8' }).replace(/\s+/g, ' ');
  expect(printed).toContain(film.title);
  for (const { caption, seen } of film.scenes) {
    expect(printed).toContain(caption);
    expect(printed).toContain(seen);
  }
  if (process.env.FIELDPASS_PICTURES)
    execFileSync('pdftoppm', ['-r', '60', '-png', file, join(process.env.FIELDPASS_PICTURES, 'film-pdf')]);
  await desktop.close();
});
