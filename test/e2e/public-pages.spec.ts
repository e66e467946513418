/**
 * What a registry shows to whoever stands at a gate with a browser: a number is typed, a paper is put in.
 */
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, type Page, test } from '@playwright/test';
import type { Course } from '#core/content/pack.ts';
import { credentialIn } from '#core/credential/credential.ts';
import { credentialNumberOf } from '#core/credential/number.ts';
import { readContent } from '../../src-cli/read-content.ts';
import { axeFinds, sticksOut } from '../fixtures/looking.ts';
import { openPlainWindow, type PlainWindow } from '../fixtures/plain-window.ts';
import { type RegistryProcess, startRegistryProcess } from '../fixtures/registry-process.ts';
import { tempFolder } from '../fixtures/temp-folder.ts';
import { bodyOf, decidedAttempt, testDevice } from '../fixtures/test-device.ts';
import { wordsIn } from '../fixtures/words.ts';

const folder = tempFolder('public-pages');
const paper = join(folder.path, 'paper.pdf');
let registry: RegistryProcess;
let number = '';

/** A registry with one certificate, and its paper on the disk. */
test.beforeAll(async () => {
  test.setTimeout(180_000);
  chmodSync(folder.path, 0o711);
  registry = await startRegistryProcess(join(folder.path, 'data'));
  const course = (await readContent(fileURLToPath(new URL('../../content', import.meta.url)))).courses[0] as Course;
  const device = testDevice(registry.url);
  expect((await device.enrol(await registry.invite('Amina Yusuf'))).status).toBe(201);
  device.say(bodyOf(decidedAttempt(course, { seed: 'gate', learner: 'abcdefgh12345678', wanted: 'passed' })));
  await device.send();
  for (let tries = 0; tries < 100 && number === ''; tries += 1) {
    await wait(100);
    const made = (await device.feed()).said.find((one) => one.kind === 'credential');
    number = (made?.kind === 'credential' && credentialIn(made.credential)?.claims.number) || '';
  }
  const { token } = await device.hello();
  const answer = await fetch(`${registry.url}/v1/papers/${number}.pdf`, {
    headers: { authorization: `Bearer ${token}` },
  });
  writeFileSync(paper, new Uint8Array(await answer.arrayBuffer()));
});
test.afterAll(async () => {
  await registry?.end('SIGTERM');
  folder.remove();
});

const pictures = process.env.FIELDPASS_PICTURES;
async function picture(page: Page, name: string) {
  if (!pictures) return;
  mkdirSync(pictures, { recursive: true });
  await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });
}

test('a number is typed by keyboard: the answer is a word, a day and no name; in every language and both themes nothing is wrong with it', async () => {
  const window: PlainWindow = await openPlainWindow(`${registry.url}/c`, ['--lang=en-US'], '#number');
  const { page } = window;
  await page.emulateMedia({ colorScheme: 'light' });
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await picture(page, 'number-asked-en');
  await page.keyboard.press('Tab');
  await expect(page.locator('#number')).toBeFocused();
  await page.keyboard.type(number.toLowerCase().replaceAll('-', ' '));
  await page.keyboard.press('Enter');
  await page.waitForURL(`${registry.url}/c/${number}?language=en`);
  await expect(page.locator('#answer')).toHaveText('Counts');
  await expect(page.locator('body')).not.toContainText('Amina');
  const numbers = { valid: number, unknown: credentialNumberOf('nobody has it'), mistyped: 'FP-1234' };
  for (const language of ['en', 'zh', 'ar', 'fr', 'ru', 'es'])
    for (const [standing, asked] of Object.entries(numbers)) {
      await page.goto(`${registry.url}/c/${asked}?language=${language}`);
      await expect(page.locator('html')).toHaveAttribute('dir', language === 'ar' ? 'rtl' : 'ltr');
      for (const width of [1280, 320]) {
        await page.setViewportSize({ width, height: 800 });
        expect([language, standing, width, await sticksOut(window)]).toEqual([language, standing, width, '']);
      }
      await page.setViewportSize({ width: 1280, height: 900 });
      for (const theme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme: theme });
        if (language === 'en' || standing === 'valid') {
          expect([language, standing, theme, await axeFinds(window)]).toEqual([language, standing, theme, []]);
          await picture(page, `number-${standing}-${language}-${theme}`);
        }
      }
    }
  // The page has no script, and asks for nothing but itself.
  expect((await window.asked()).filter((url) => !url.startsWith(`${registry.url}/c`))).toEqual([]);
  await window.close();
});

test('a paper of this registry is good on its page at once, without a list to be brought; the page asks for nothing more', async () => {
  const window = await openPlainWindow(`${registry.url}/verify`, ['--lang=en-US']);
  const { page } = window;
  const t = wordsIn('en');
  await page.setInputFiles('#papers', paper);
  await expect(page.locator('#answer-word')).toHaveText(t('verify:verdict.good'));
  await expect(page.locator('.trust')).toContainText('Meridian Relief');
  expect(await axeFinds(window)).toEqual([]);
  for (const theme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: theme });
    await picture(page, `paper-good-${theme}`);
  }
  expect((await window.asked()).filter((url) => url.startsWith('http') && url !== `${registry.url}/verify`)).toEqual(
    [],
  );
  await window.close();
});
