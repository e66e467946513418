/**
 * The registry in the real window before anybody signed up: how it looks, an address where nobody answers, by keyboard.
 */
import { createServer } from 'node:net';
import { expect, test } from '@playwright/test';
import { ask } from '../fixtures/ask.ts';
import { type Desktop, openDesktop } from '../fixtures/desktop.ts';
import { dress, finds, looksIn } from '../fixtures/looking.ts';
import { wordsIn } from '../fixtures/words.ts';

async function atRegistry(desktop: Desktop, language: 'en' | 'zh' | 'ar') {
  // Right-to-left has English words.
  const t = wordsIn(language);
  await desktop.page.locator('[data-place=settings]').click();
  await desktop.ready('settings');
  await desktop.page.getByRole('button', { name: t('settings:registryOpen') }).click();
  await desktop.ready('registry');
}

async function signedIn(language: 'en' | 'zh' | 'ar'): Promise<Desktop> {
  const desktop = await openDesktop();
  await desktop.ready('welcome-language');
  await ask(desktop, 'settings.change', { language });
  await ask(desktop, 'learner.create', { name: 'Amina Yusuf' });
  await desktop.page.reload();
  await desktop.ready('home');
  return desktop;
}

/** Where nothing listens: a port that was free a moment ago. */
async function deafAddress(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return `127.0.0.1:${port}`;
}

test('before anybody signed up nothing is said at the top, and an address where nobody answers is told as it is', async () => {
  const desktop = await signedIn('en');
  const { page } = desktop;
  const t = wordsIn('en');
  const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '');
  await atRegistry(desktop, 'en');
  await expect(page.getByText(t('registry:lead'))).toBeVisible();
  await expect(page.locator('.shell-sync')).toHaveCount(0);

  // By keyboard: the title has the focus, then come the address and its button.
  await page.keyboard.press('Tab');
  await expect(page.getByLabel(t('registry:address.label'))).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByText(t('registry:address.missing'))).toBeVisible();
  const address = await deafAddress();
  await page.keyboard.type(address);
  await expect(page.getByText(t('registry:address.missing'))).toHaveCount(0);
  await page.keyboard.press('Tab');
  expect((await focused()).trim()).toBe(t('registry:address.look'));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toContainText('registry-unreachable');
  await expect(page.getByRole('alert')).toContainText(address);
  // Whoever pressed the button is still on it, and what was typed is still there.
  expect((await focused()).trim()).toBe(t('registry:address.look'));
  await expect(page.getByLabel(t('registry:address.label'))).toHaveValue(address);
  await desktop.close();
});

for (const language of ['en', 'zh', 'ar'] as const) {
  test(`axe finds nothing before and after an address where nobody answers, and nothing sticks out (${language})`, async () => {
    const desktop = await signedIn(language);
    const address = await deafAddress();
    const found: string[] = [];
    for (const look of looksIn(language)) {
      await dress(desktop, look);
      await atRegistry(desktop, language);
      found.push(...(await finds(desktop, look, `registry-${language}`)));
      await desktop.page.getByRole('textbox').fill(address);
      await desktop.page.keyboard.press('Enter');
      await desktop.page.getByRole('alert').waitFor();
      found.push(...(await finds(desktop, look, `registry-deaf-${language}`)));
    }
    expect(found).toEqual([]);
    await desktop.close();
  });
}
