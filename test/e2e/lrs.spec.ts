/**
 * An LRS named in the real window, an exam passed, and its statements arrive: at the LRS of another house where it can be had,
 * otherwise at one over HTTP that keeps the same rules. And how the screen looks.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { LrsView } from '#core/contract/lrs-calls.ts';
import { ask } from '../fixtures/ask.ts';
import { reply, startBadLrs } from '../fixtures/bad-lrs.ts';
import type { Desktop } from '../fixtures/desktop.ts';
import { dress, finds, looksIn } from '../fixtures/looking.ts';
import { hasLrs, startLrs } from '../fixtures/lrs.ts';
import { passExam } from '../fixtures/pass-exam.ts';
import { sitDown } from '../fixtures/sit-down.ts';
import { wordsIn } from '../fixtures/words.ts';

const base = 'https://training.example.org/fieldpass';
const secret = 'correct-horse-battery';

async function atLrs({ page, ready }: Desktop, language: 'en' | 'zh' | 'ar' = 'en'): Promise<void> {
  // Right-to-left has English words.
  const t = wordsIn(language);
  await page.locator('[data-place=settings]').click();
  await ready('settings');
  await page.getByRole('button', { name: t('settings:lrsOpen') }).click();
  await ready('lrs');
}

const view = async (desktop: Desktop) => ((await ask(desktop, 'lrs.read', {})) as { value: LrsView }).value;

async function toldTo() {
  if (!hasLrs) {
    const own = await startBadLrs();
    return { ...own, all: async () => [...own.held.values()].map((json) => ({ json })) };
  }
  return startLrs();
}

test('an LRS is named in the window, an exam is passed, and its statements arrive there by themselves', async () => {
  test.setTimeout(240_000);
  const t = wordsIn('en');
  const lrs = await toldTo();
  const desktop = await sitDown('en', {}, 'Amina');
  const { page, data } = desktop;
  await page.reload();
  await desktop.ready('home');
  await atLrs(desktop);
  await page.getByRole('button', { name: t('lrs:form.try') }).click();
  await expect(page.getByText(t('lrs:form.missing')).first()).toBeVisible();
  await page.getByLabel(t('lrs:form.address')).fill(lrs.address);
  await page.getByLabel(t('lrs:form.user'), { exact: true }).fill('key');
  await page.getByLabel(t('lrs:form.password'), { exact: true }).fill(secret);
  await page.getByRole('button', { name: t('lrs:form.try') }).click();
  await expect(page.getByText(t('lrs:form.good'))).toBeVisible();
  expect(readdirSync(data)).not.toContain('device');
  await page.getByLabel(t('lrs:form.base')).fill(base);
  await page.getByRole('button', { name: t('lrs:form.save') }).click();
  await expect(page.getByText(t('lrs:said.named'))).toBeAttached();
  await expect(page.getByRole('heading', { name: t('lrs:state.up-to-date') })).toBeVisible();

  await passExam(desktop);
  const verbs = async () =>
    (await lrs.all()).map(({ json }) => (JSON.parse(json).verb.id as string).split('/').at(-1)).sort();
  await expect.poll(verbs, { timeout: 60_000 }).toEqual(['initialized', 'passed', 'satisfied', 'terminated']);
  await expect.poll(async () => (await view(desktop)).state).toBe('up-to-date');
  expect((await view(desktop)).lastSentAt).not.toBeNull();
  // The page never has the secret again, and the disk has it only sealed.
  expect(await page.content()).not.toContain(secret);
  expect(JSON.stringify(await view(desktop))).not.toContain(secret);
  expect(readFileSync(join(data, 'device', 'xapi', 'lrs.json'), 'utf8')).not.toContain(secret);
  await desktop.close();
  await lrs.stop();
});

test('the key is not accepted: said in the window and at home; changed, it goes on; stopped, nothing more goes', async () => {
  test.setTimeout(300_000);
  const lrs = await startBadLrs();
  const right = `Basic ${Buffer.from(`key:${secret}`).toString('base64')}`;
  lrs.misbehave = ({ path, headers }, answer) =>
    !path.includes('about') &&
    headers.authorization !== right &&
    reply(answer, 401, '', { 'www-authenticate': 'Basic' });
  const desktop = await sitDown('en', {}, 'Amina');
  const { page } = desktop;
  const named = { base, address: lrs.address, user: 'key', password: 'wrong' };
  await passExam(desktop);
  expect(await ask(desktop, 'lrs.name', named)).toMatchObject({ ok: true });
  await expect.poll(async () => (await view(desktop)).state, { timeout: 30_000 }).toBe('paused');
  const found: string[] = [];
  const languages = process.env.FIELDPASS_PICTURES ? (['en', 'zh', 'ar'] as const) : (['en', 'ar'] as const);
  for (const language of languages) {
    await ask(desktop, 'settings.change', { language });
    const words = wordsIn(language);
    for (const look of looksIn(language)) {
      await dress(desktop, look);
      await atLrs(desktop, language);
      await page.getByRole('alert').first().waitFor();
      found.push(...(await finds(desktop, look, `lrs-paused-${language}`)));
      if (process.env.FIELDPASS_PICTURES) {
        await page.locator('.registry-about').evaluate((part) => part.scrollIntoView({ block: 'end' }));
        await finds(desktop, look, `lrs-about-${language}`);
      }
      await page.getByRole('button', { name: words('lrs:about.change') }).click();
      await page.getByLabel(words('lrs:form.password'), { exact: true }).waitFor();
      found.push(...(await finds(desktop, look, `lrs-form-${language}`)));
    }
  }
  expect(found).toEqual([]);

  const t = wordsIn('en');
  await ask(desktop, 'settings.change', { language: 'en' });
  await page.reload();
  await desktop.ready('home');
  await expect(page.getByText(t('failure:lrs-refused.what', { address: lrs.address, status: 401 }))).toBeVisible();
  await atLrs(desktop);
  await expect(page.getByRole('heading', { name: t('lrs:state.records', { count: 4 }) })).toBeVisible();
  await page.getByRole('button', { name: t('lrs:about.change') }).click();
  // What is kept is not shown, and what activities are named below stays.
  await expect(page.getByLabel(t('lrs:form.password'), { exact: true })).toHaveValue('');
  await expect(page.getByLabel(t('lrs:form.base'))).toHaveCount(0);
  await page.getByLabel(t('lrs:form.password'), { exact: true }).fill(secret);
  await page.getByRole('button', { name: t('lrs:form.save') }).click();
  await expect(page.getByRole('heading', { name: t('lrs:state.up-to-date') })).toBeVisible();
  expect(lrs.held.size).toBe(4);
  await page.getByRole('button', { name: t('lrs:forget.button') }).click();
  await page
    .getByRole('alertdialog')
    .getByRole('button', { name: t('lrs:forget.confirm'), exact: true })
    .click();
  await expect(page.getByLabel(t('lrs:form.base'))).toHaveCount(0);
  expect(await view(desktop)).toMatchObject({ lrs: null, base, state: 'none' });
  await desktop.close();
  await lrs.stop();
});
