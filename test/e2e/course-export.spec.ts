/**
 * An exported course is played where others would play it: in a browser, inside another house's LMS, or before an LRS.
 */
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type FrameLocator, type Page, test } from '@playwright/test';
import { fieldpass } from '../fixtures/command-line.ts';
import { startCourseHost } from '../fixtures/course-player.ts';
import { axeFinds, sticksOut } from '../fixtures/looking.ts';
import { openPlainWindow } from '../fixtures/plain-window.ts';
import { tempFolder } from '../fixtures/temp-folder.ts';

const folder = tempFolder('course-export');
test.afterAll(() => folder.remove());

async function exported(course: string, standard: string, language: string): Promise<Uint8Array> {
  const out = join(folder.path, `${course}-${standard}-${language}.zip`);
  const options = ['--course', course, '--standard', standard, '--course-language', language, '--out', out];
  const said = await fieldpass(['content', 'export-scorm', ...options]);
  expect(said.status, said.stderr).toBe(0);
  return readFileSync(out);
}

async function readRest(course: FrameLocator | Page): Promise<void> {
  const next = course.locator('.part:not([hidden]) a[data-finish]');
  while ((await next.count()) > 0) await next.click();
}
const shown = (course: FrameLocator | Page) => course.locator('.part:not([hidden])');

for (const { standard, name, key } of [
  { standard: 'scorm-1.2', name: 'scorm12', key: 'core.lesson_status' },
  { standard: 'scorm-2004', name: 'scorm2004', key: 'completion_status' },
] as const)
  test(`${standard}: a lesson is read, the LMS is left and opened again: it goes on there; with the last lesson it is completed`, async () => {
    const host = await startCourseHost({ [name]: await exported('road-safety', standard, 'en') });
    host.put(name);
    const window = await openPlainWindow(`${host.origin}/lms/${standard}`, ['--lang=en-US'], 'iframe');
    const { page } = window;
    const course = page.frameLocator('iframe');
    const cmi = () => page.evaluate(() => (globalThis as unknown as { lms(): Record<string, unknown> }).lms());
    const status = async () =>
      key.split('.').reduce((at, part) => (at as Record<string, unknown>)[part], (await cmi()) as unknown);
    await expect(course.locator('html')).toHaveAttribute('data-ready', 'true');
    await expect(course.locator('#not-kept')).toBeHidden();
    expect(await status()).toBe('incomplete');
    // A frame takes no click before it was drawn for the first time, some tenths of a second after it is there.
    await expect(async () => {
      await course.locator('#begin').click({ timeout: 2000 });
      await expect(shown(course)).not.toHaveAttribute('id', 'contents', { timeout: 500 });
    }).toPass({ timeout: 20_000 });
    const first = shown(course).locator('form.check').first();
    await first.locator('input:not([data-right])').first().check();
    await first.locator('button').click();
    await expect(first.locator('[data-when="wrong"]')).toBeVisible();
    for (const right of await first.locator('input[data-right]').all()) await right.check();
    await first.locator('button').click();
    await expect(first.locator('.check-told.is-right')).toBeVisible();
    await shown(course).locator('a[data-finish]').click();
    const second = await shown(course).getAttribute('id');

    await page.reload();
    await expect(course.locator('html')).toHaveAttribute('data-ready', 'true');
    expect(await shown(course).getAttribute('id')).toBe(second);
    await expect(course.locator('#progress')).toHaveAttribute('value', '1');
    expect(await status()).toBe('incomplete');
    await readRest(course);
    await expect(course.locator('[data-end="all"]')).toBeVisible();
    expect(await status()).toBe('completed');
    expect(JSON.stringify(await cmi())).toContain('"max":"100"');
    await course.locator('#leave').click();
    await expect(course.locator('#left')).toBeVisible();
    await page.reload();
    await expect(course.locator('html')).toHaveAttribute('data-ready', 'true');
    expect(await status()).toBe('completed');
    await window.close();
    await host.close();
  });

test('cmi5: initialized first, what was read once it was, completed once, terminated last; no score, which belongs to a pass', async () => {
  const host = await startCourseHost({ cmi5: await exported('road-safety', 'cmi5', 'zh') });
  host.put('cmi5');
  const window = await openPlainWindow(host.launch, ['--lang=zh-CN']);
  const { page } = window;
  const verbs = () => host.statements.map(({ verb }) => verb.id.split('/').at(-1));
  await page.locator('#begin').click();
  await shown(page).locator('form.check input').first().check();
  await shown(page).locator('form.check button').first().click();
  await shown(page).locator('a[data-finish]').click();
  const second = await shown(page).getAttribute('id');
  await expect.poll(verbs).toEqual(['initialized', 'answered']);
  await page.goto(host.launch);
  await page.waitForSelector('html[data-ready]');
  await expect.poll(verbs).toEqual(['initialized', 'answered', 'terminated', 'initialized']);
  expect(await shown(page).getAttribute('id')).toBe(second);
  await readRest(page);
  await page.locator('#leave').click();
  await expect(page.locator('#left')).toBeVisible();
  await expect.poll(() => verbs().slice(4)).toEqual(['completed', 'terminated']);
  const done = host.statements.find(({ result }) => result?.completion);
  expect(done?.context.contextActivities.category?.map(({ id }) => id.split('/').at(-1))).toEqual(['cmi5', 'moveon']);
  expect(done?.result?.duration).toMatch(/^PT[\d.]+S$/);
  expect(
    host.statements.every(({ result, context }) => !result?.score && context.registration.startsWith('7f6c')),
  ).toBe(true);
  await window.close();
  await host.close();
});

test('the pages look right in three scripts, light and dark, and ask for nothing but their own files', async () => {
  const pictures = process.env.FIELDPASS_PICTURES;
  if (pictures) mkdirSync(pictures, { recursive: true });
  for (const language of ['en', 'zh', 'ar']) {
    const host = await startCourseHost({ scorm12: await exported('basic-security', 'scorm-1.2', language) });
    host.put('scorm12');
    const window = await openPlainWindow(`${host.origin}/a%20b/course/index.html`);
    const { page } = window;
    await expect(page.locator('#not-kept')).toBeVisible();
    await expect(page.locator('html')).toHaveAttribute('dir', language === 'ar' ? 'rtl' : 'ltr');
    for (const theme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: theme });
      for (const part of ['contents', await page.locator('[data-lesson]').first().getAttribute('id'), 'end']) {
        await page.evaluate((id) => location.assign(`#${id}`), part);
        await expect(shown(page)).toHaveAttribute('id', part ?? '');
        if (language === 'en') expect([part, theme, await axeFinds(window)]).toEqual([part, theme, []]);
        if (pictures)
          await page.screenshot({ path: join(pictures, `export-${language}-${theme}-${part}.png`), fullPage: true });
      }
    }
    await page.setViewportSize({ width: 320, height: 700 });
    expect(await sticksOut(window)).toBe('');
    expect(
      (await window.asked()).filter((url) => url.startsWith('http') && !url.startsWith(`${host.origin}/a%20b/course/`)),
    ).toEqual([]);
    await window.close();
    await host.close();
  }
});

test('a film plays in an exported lesson, with its captions, and its transcript is there for whoever does not see it', async () => {
  const host = await startCourseHost({ scorm12: await exported('basic-security', 'scorm-1.2', 'fr') });
  host.put('scorm12');
  const window = await openPlainWindow(`${host.origin}/a%20b/course/index.html`);
  const { page } = window;
  await page.evaluate(() => location.assign('#drive-to-arrive'));
  const film = shown(page).locator('.film').first();
  const video = film.locator('video');
  await video.scrollIntoViewIfNeeded();
  const told = await video.evaluate(async (one: HTMLVideoElement) => {
    const [track] = one.textTracks;
    if (!track) return null;
    await one.play();
    while (one.currentTime < 1) await new Promise((resolve) => setTimeout(resolve, 50));
    one.pause();
    return { mode: track.mode, language: track.language, cues: track.cues?.length ?? 0, seconds: one.duration };
  });
  expect(told).toEqual({ mode: 'showing', language: 'fr', cues: 9, seconds: 34 });
  await film.locator('summary').click();
  await expect(film.locator('li')).toHaveCount(9);
  await expect(film.locator('li').last()).toBeVisible();
  expect(await axeFinds(window)).toEqual([]);
  const pictures = process.env.FIELDPASS_PICTURES;
  if (pictures) await page.screenshot({ path: join(pictures, 'export-film-fr.png') });
  await page.setViewportSize({ width: 320, height: 700 });
  // A wide table of the lesson may be scrolled sideways; the film may not.
  expect(await film.evaluate((one) => one.scrollWidth - one.clientWidth)).toBe(0);
  await window.close();
  await host.close();
});
