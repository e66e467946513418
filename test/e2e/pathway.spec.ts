/**
 * Roles in the real window, by keyboard: what one asks for, what is lacking, the plan and the way to its first step; what an exam that
 * was passed closes; the transcript, on the screen and as PDF. In English and from right to left; axe finds nothing, and at 200 %
 * nothing sticks out.
 */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { ask } from '../fixtures/ask.ts';
import { byKeyboard } from '../fixtures/by-keyboard.ts';
import type { Desktop } from '../fixtures/desktop.ts';
import { dress, finds, type Look, looksIn, reload } from '../fixtures/looking.ts';
import { passExam } from '../fixtures/pass-exam.ts';
import { sitDown } from '../fixtures/sit-down.ts';
import { tempFolder } from '../fixtures/temp-folder.ts';
import { wordsIn } from '../fixtures/words.ts';

let folder: ReturnType<typeof tempFolder>;
test.beforeEach(() => {
  folder = tempFolder('pathway');
});
test.afterEach(() => folder.remove());

const pictures = process.env.FIELDPASS_PICTURES;
/** For somebody who looks at pictures the whole page stands in one. */
const wholePage = (look: Look): Look =>
  pictures ? { ...look, height: (look.textSize === 200 ? 6000 : 3600) as 900 } : look;

async function toRoles({ page, ready }: Desktop): Promise<void> {
  await page.locator('[data-place=programmes]').click();
  await ready('programmes');
  await page.locator('.place-row').click();
  await ready('pathway');
}

/** Through the screens, looked at as this look wants it. */
async function lookAtAll(desktop: Desktop, look: Look, name: string): Promise<string[]> {
  const { page, ready } = desktop;
  await dress(desktop, wholePage(look));
  await toRoles(desktop);
  const found = await finds(desktop, look, `pathway-${name}`);
  await page.locator('.role-row').nth(2).click();
  await ready('role');
  await page.locator('.competency-ways summary').first().click();
  found.push(...(await finds(desktop, look, `pathway-role-${name}`)));
  await page.locator('.place-row').click();
  await ready('transcript');
  found.push(...(await finds(desktop, look, `pathway-transcript-${name}`)));
  return found;
}

test('what a role asks, what is lacking, the way there, and what was shown', async () => {
  test.setTimeout(300_000);
  const desktop = await sitDown('en', { data: join(folder.path, 'data') });
  const { page, ready } = desktop;
  const keyboard = byKeyboard(desktop);
  const t = wordsIn('en');
  await reload(desktop, {});

  await page.locator('[data-place=certificates]').click();
  await ready('certificates');
  await keyboard.enter(t('pathway:transcriptEntry.title'));
  await ready('transcript');
  await expect(page.getByRole('heading', { name: t('pathway:transcript.emptyTitle') })).toBeVisible();
  const found = await finds(desktop, { theme: 'light', textSize: 100, rules: 'all' }, 'pathway-transcript-empty');

  await toRoles(desktop);
  await expect(page.locator('.role-row')).toHaveCount(4);
  await keyboard.into('.role-row');
  await page.keyboard.press('Enter');
  await ready('role');
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  await expect(page.locator('.map-field.is-met')).toHaveCount(1); // of the legend
  await expect(page.locator('main')).toContainText(t('pathway:profileLead', { count: 20, have: '0' }));
  await expect(page.locator('.plan-step')).toHaveCount(4);
  await expect(page.locator('.role-open')).toHaveCount(0);
  await expect(page.locator('.not-taught > li')).toHaveCount(3);
  await keyboard.into('.plan-step button');
  await page.keyboard.press('Enter');
  await ready('course');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Basic Security in the Field');

  await passExam(desktop);
  await toRoles(desktop);
  await page.locator('.role-row').first().click();
  await ready('role');
  await expect(page.locator('main')).toContainText(t('pathway:profileLead', { count: 20, have: '17' }));
  await expect(page.locator('.plan-step')).toHaveCount(2);
  await expect(page.locator('.proof-mark.is-lacking')).toHaveCount(3);

  await page.locator('.place-row').click();
  await ready('transcript');
  await expect(page.locator('.transcript-group tbody')).toHaveCount(28);
  const number = await page.locator('.transcript-number').nth(1).textContent();
  expect(number).toMatch(/^FP-/);
  const file = join(folder.path, 'transcript.pdf');
  await desktop.app.evaluate(({ dialog }, path) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath: path });
  }, file);
  await keyboard.enter(t('pathway:transcript.save'));
  await page.locator('.paper-actions', { hasText: file }).waitFor();
  const text = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' });
  expect(text).toContain(t('pathway:transcript.title'));
  expect(text).toContain('Amina');
  expect(text.replace(/\s/g, '').split((number as string).replace(/\s/g, '')).length - 1).toBeGreaterThanOrEqual(20);
  expect(text).not.toContain('{{');
  expect(execFileSync('pdfinfo', [file], { encoding: 'utf8' })).toMatch(/Tagged:\s+yes/);
  if (pictures) execFileSync('pdftoppm', ['-r', '60', '-png', file, join(pictures, 'pathway-paper')]);

  for (const language of ['en', 'ar', ...(pictures ? (['zh'] as const) : [])] as const) {
    await ask(desktop, 'settings.change', { language });
    for (const look of looksIn(language)) found.push(...(await lookAtAll(desktop, look, language)));
  }
  expect(found).toEqual([]);
  await desktop.close();
});
