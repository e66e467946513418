/**
 * Verify in the real window: chosen, dropped, many, stopped; and how it looks.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { ask } from '../fixtures/ask.ts';
import { type Desktop, openDesktop, root } from '../fixtures/desktop.ts';
import { dress, finds, looksIn } from '../fixtures/looking.ts';
import { programOf } from '../fixtures/programs.ts';
import { tempFolder } from '../fixtures/temp-folder.ts';
import { chooses, drop, goTo } from '../fixtures/verifying.ts';
import { wordsIn } from '../fixtures/words.ts';

const many = 1000;
const papers = tempFolder('verify-papers');
const content = tempFolder('verify-content');
const at = (name: string) => join(papers.path, name);

test.beforeAll(() => {
  execFileSync(
    process.execPath,
    [...programOf(new URL('../fixtures/make-papers.ts', import.meta.url)), papers.path, String(many), 'today'],
    { cwd: root },
  );
  execFileSync('pdftoppm', ['-r', '150', '-png', '-singlefile', at('good.pdf'), at('photograph')]);
  cpSync(join(root, 'content'), content.path, { recursive: true });
  cpSync(at('trust'), join(content.path, 'trust'), { recursive: true });
});
test.afterAll(() => {
  papers.remove();
  content.remove();
});

async function atVerify(language: 'en' | 'zh' | 'ar'): Promise<Desktop> {
  const desktop = await openDesktop({ content: content.path });
  await desktop.ready('welcome-language');
  await ask(desktop, 'settings.change', { language });
  await ask(desktop, 'learner.create', { name: 'Gate' });
  await desktop.page.reload();
  await desktop.ready('home');
  return desktop;
}

test('one paper, chosen or dropped: the word, the reason, who; a thousand with progress, and stopped', async () => {
  test.setTimeout(180_000);
  const desktop = await atVerify('en');
  const { page } = desktop;
  const t = wordsIn('en');
  await goTo(desktop, t('place.verify'));
  const choose = page.locator('.verify-place > .action-button');
  const word = page.locator('.check-word');
  for (const [file, verdict] of [
    ['good.pdf', 'good'],
    ['changed.pdf', 'changed'],
    ['provisional.pdf', 'provisional'],
    ['revoked.json', 'revoked'],
    ['photograph.png', 'good'],
    ['code.txt', 'good'],
  ] as const) {
    await chooses(desktop, [at(file)]);
    await choose.click();
    await expect(page.locator('.check-file')).toHaveText(file);
    await expect(word).toHaveText(t(`verify:verdict.${verdict}`));
    await page.locator('.verify-place').evaluate((place) => place.scrollIntoView());
  }
  await expect(page.locator('.check .facts')).toContainText('Amina Yusuf');
  await expect(page.locator('.check-against')).toContainText('Trust list 1');

  await drop(page, [at('changed.pdf')]);
  await expect(word).toHaveText(t('verify:verdict.changed'));
  await drop(page, [at('good.pdf'), at('provisional.pdf'), at('revoked.json')]);
  await expect(page.locator('.check-list > li')).toHaveCount(3);
  await expect(page.locator('.check-list > li').first()).toContainText(t('verify:verdict.revoked'));

  // A choice that was called off changes nothing.
  await chooses(desktop, []);
  await choose.click();
  await expect(page.locator('.check-list > li')).toHaveCount(3);

  const thousand = Array.from({ length: many }, (_, index) => at(`many-${index}.pdf`));
  await chooses(desktop, thousand);
  await choose.click();
  const bar = page.getByRole('progressbar');
  await expect(bar).toBeVisible();
  await expect.poll(async () => Number(await bar.getAttribute('aria-valuenow'))).toBeGreaterThan(50);
  await expect(page.locator('.check-list > li')).toHaveCount(many, { timeout: 60_000 });
  await expect(page.locator('.check-count').first()).toContainText('900');
  await page.locator('.check-count', { hasText: t('verify:verdict.changed') }).click();
  await expect(page.locator('.check-list > li')).toHaveCount(many / 10);

  await choose.click();
  await expect.poll(async () => Number(await bar.getAttribute('aria-valuenow'))).toBeGreaterThan(10);
  await page.getByRole('button', { name: t('verify:stop') }).click();
  await expect(page.getByText(t('verify:stopped'))).toBeVisible();
  expect(await page.locator('.check-list > li').count()).toBeLessThan(many);
  await desktop.close();
});

test('by keyboard alone: to Verify, a paper, its answer told, and the next one', async () => {
  const desktop = await atVerify('en');
  const { page } = desktop;
  const t = wordsIn('en');
  const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '');
  const reach = async (text: string) => {
    for (let step = 0; step < 40; step += 1) {
      if ((await focused()).trim() === text) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`"${text}" was not reached by Tab`);
  };
  await reach(t('place.verify'));
  await page.keyboard.press('Enter');
  await desktop.ready('verify');
  await chooses(desktop, [at('good.pdf')]);
  await reach(t('verify:choose'));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status').locator('.check-word')).toHaveText(t('verify:verdict.good'));
  // Whoever pressed the button is still on it.
  expect((await focused()).trim()).toBe(t('verify:another'));
  await chooses(desktop, [at('changed.pdf')]);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status').locator('.check-word')).toHaveText(t('verify:verdict.changed'));
  await desktop.close();
});

/** A camera before which somebody holds this part of the paper; without a file the camera shows something else. */
function cameraOn(picture: string | null): string[] {
  const fake = ['--use-fake-device-for-media-stream'];
  if (picture === null) return fake;
  const [width, height] = [640, 480];
  const place = ['-x', '1100', '-y', '740', '-W', String(width), '-H', String(height)];
  execFileSync('pdftoppm', ['-r', '150', ...place, '-jpeg', '-singlefile', at(picture), at('held')]);
  const frame = readFileSync(at('held.jpg'));
  writeFileSync(at('held.mjpeg'), Buffer.concat(Array.from({ length: 5 }, () => frame)));
  return [...fake, `--use-file-for-fake-video-capture=${at('held.mjpeg')}`];
}

async function atVerifyWith(args: string[]): Promise<Desktop> {
  const desktop = await openDesktop({ content: content.path, args });
  await desktop.ready('welcome-language');
  await ask(desktop, 'learner.create', { name: 'Gate' });
  await desktop.page.reload();
  await desktop.ready('home');
  await goTo(desktop, 'Verify');
  return desktop;
}
const mayFilm = ({ page }: Desktop) =>
  page.evaluate(async () => (await navigator.permissions.query({ name: 'camera' as PermissionName })).state);

test('the camera sees the code of a paper, judges it and goes off; the permission goes with it', async () => {
  const desktop = await atVerifyWith(cameraOn('good.pdf'));
  const { page } = desktop;
  expect(await mayFilm(desktop)).toBe('denied');
  await page.getByRole('button', { name: 'Scan with the camera' }).click();
  await expect(page.locator('.check-word')).toHaveText(wordsIn('en')('verify:verdict.good'));
  await expect(page.locator('.check .facts')).toContainText('Amina Yusuf');
  await expect(page.locator('video')).toHaveCount(0);
  await expect.poll(() => mayFilm(desktop)).toBe('denied');
  const asked = await page.evaluate(() =>
    navigator.mediaDevices.getUserMedia({ video: true }).then(
      () => 'given',
      ({ name }: Error) => name,
    ),
  );
  expect(asked).toBe('NotAllowedError');
  await desktop.close();
});

test('without a code it goes on looking until it is turned off; without a camera that is said', async () => {
  const desktop = await atVerifyWith(cameraOn(null));
  const { page } = desktop;
  await page.getByRole('button', { name: 'Scan with the camera' }).click();
  await page.locator('video').waitFor();
  expect(await mayFilm(desktop)).toBe('granted');
  // Sound is never given, not even while the camera is on.
  const heard = await page.evaluate(() =>
    navigator.mediaDevices.getUserMedia({ audio: true }).then(
      () => 'given',
      ({ name }: Error) => name,
    ),
  );
  expect(heard).toBe('NotAllowedError');
  await page.waitForTimeout(1500);
  await expect(page.locator('.check-word')).toHaveCount(0);
  // Whoever turned it on by keyboard stands on the button that turns it off.
  const on = page.getByRole('button', { name: 'Scan with the camera' });
  const off = page.getByRole('button', { name: 'Turn the camera off' });
  await off.focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => mayFilm(desktop)).toBe('denied');
  await expect(on).toBeFocused();
  await page.keyboard.press('Enter');
  await expect.poll(() => mayFilm(desktop)).toBe('granted');
  await expect(off).toBeFocused();

  // A page that loads anew has not asked.
  await page.reload();
  await desktop.ready('home');
  expect(await mayFilm(desktop)).toBe('denied');
  await desktop.close();

  const without = await atVerifyWith([]);
  await without.page.getByRole('button', { name: 'Scan with the camera' }).click();
  await expect(without.page.getByRole('alert')).toContainText('no camera');
  await without.close();
});

test('turned off before the camera has answered, or by other work, nothing goes on filming', async () => {
  const desktop = await atVerifyWith(cameraOn(null));
  const { page } = desktop;
  await page.evaluate(() => {
    const media = navigator.mediaDevices;
    const open = media.getUserMedia.bind(media);
    const opened: MediaStreamTrack[] = [];
    Object.assign(window, { opened });
    media.getUserMedia = async (wanted) => {
      const stream = await open(wanted);
      opened.push(...stream.getTracks());
      await new Promise((done) => setTimeout(done, 600));
      return stream;
    };
  });
  const filming = () =>
    page.evaluate(() => (window as unknown as { opened: MediaStreamTrack[] }).opened.map((one) => one.readyState));
  await page.getByRole('button', { name: 'Scan with the camera' }).click();
  await expect.poll(filming).toEqual(['live']);
  await page.getByRole('button', { name: 'Turn the camera off' }).click();
  await expect.poll(filming).toEqual(['ended']);

  await page.getByRole('button', { name: 'Scan with the camera' }).click();
  await page.locator('video').waitFor();
  await chooses(desktop, [at('good.pdf')]);
  await page.locator('.verify-place > .action-button').click();
  await expect(page.locator('.check-word')).toHaveText(wordsIn('en')('verify:verdict.good'));
  await expect(page.locator('video')).toHaveCount(0);
  await expect.poll(filming).toEqual(['ended', 'ended']);
  await desktop.close();
});

for (const language of ['en', 'zh', 'ar'] as const) {
  test(`axe finds nothing at Verify and nothing sticks out (${language})`, async () => {
    test.setTimeout(180_000);
    const desktop = await atVerify(language);
    const { page } = desktop;
    const place = wordsIn(language)('place.verify');
    const found: string[] = [];
    for (const look of looksIn(language)) {
      await dress(desktop, look);
      await goTo(desktop, place);
      found.push(...(await finds(desktop, look, `verify-empty-${language}`)));
      for (const file of ['good.pdf', 'changed.pdf', 'provisional.pdf']) {
        await chooses(desktop, [at(file)]);
        await page.locator('.verify-place > .action-button').click();
        await expect(page.locator('.check-file')).toHaveText(file);
        found.push(...(await finds(desktop, look, `verify-${file.slice(0, -4)}-${language}`)));
      }
      await chooses(desktop, ['good.pdf', 'changed.pdf', 'provisional.pdf', 'revoked.json'].map(at));
      await page.locator('.verify-place > .action-button').click();
      await expect(page.locator('.check-list > li')).toHaveCount(4);
      found.push(...(await finds(desktop, look, `verify-many-${language}`)));
    }
    expect(found).toEqual([]);
    await desktop.close();
  });
}
