/**
 * Certificates and wallets in real windows: the program sends one to a host of somebody else's, and a wallet is let in on the
 * page of a registry with the code that the program shows.
 */
import { chmodSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { SignedCredential } from '#core/credential/credential.ts';
import { keepCredential } from '#store/credential/credential-folder.ts';
import { ask } from '../fixtures/ask.ts';
import { startBadgeHost } from '../fixtures/badge-host.ts';
import { testBrowser } from '../fixtures/browser.ts';
import { registeredPaper } from '../fixtures/issuer.ts';
import { axeFinds, dress, finds, looksIn, sticksOut } from '../fixtures/looking.ts';
import { openPlainWindow } from '../fixtures/plain-window.ts';
import { startRegistryProcess } from '../fixtures/registry-process.ts';
import { sitDown } from '../fixtures/sit-down.ts';
import { tempFolder } from '../fixtures/temp-folder.ts';
import { authorizeAddress, newVerifier, newWallet, redeem, type Tokens } from '../fixtures/wallet.ts';
import { wordsIn } from '../fixtures/words.ts';

const pictures = process.env.FIELDPASS_PICTURES;

test('a registered certificate goes to a host that says yes in the browser; sent again, it is known; removed, it is gone here', async () => {
  test.setTimeout(240_000);
  const host = await startBadgeHost();
  const desktop = await sitDown('en', {}, 'Amina');
  const { page } = desktop;
  const t = wordsIn('en');
  const learners = join(desktop.data, 'learners');
  const credentials = join(learners, readdirSync(learners)[0] as string, 'credentials');
  const paper = await registeredPaper();
  const { number } = paper.claims;
  await keepCredential(credentials, JSON.parse(paper.credential) as SignedCredential, paper.claims, paper.code);
  // The test is the browser: what would be shown there is kept.
  await desktop.app.evaluate(({ shell }) => {
    const kept = globalThis as unknown as { shown: string[] };
    kept.shown = [];
    shell.openExternal = async (address: string) => void kept.shown.push(address);
  });
  const shown = () =>
    desktop.app.evaluate(() => (globalThis as unknown as { shown: string[] }).shown).catch(() => [] as string[]);
  const open = async (words: (key: string) => string) => {
    await page.locator('[data-place=certificates]').click();
    await desktop.ready('certificates');
    await page.locator('.shelf-card-link').first().click();
    await desktop.ready('certificate');
    await page.getByRole('button', { name: words('host:button') }).click();
    await page.getByRole('dialog').waitFor();
  };
  await page.reload();
  await desktop.ready('home');
  await open(t);
  const dialog = page.getByRole('dialog');
  // By keyboard: nothing typed is said at the field.
  await dialog.getByLabel(t('host:address'), { exact: true }).focus();
  await page.keyboard.press('Enter');
  await expect(dialog.getByText(t('host:addressMissing'))).toBeVisible();
  await page.keyboard.type(host.address);
  await page.keyboard.press('Enter');
  await expect(dialog.getByText('Other wallet')).toBeVisible();
  await dialog.getByRole('button', { name: t('host:connect') }).click();
  await expect(dialog.getByText(t('host:waiting'))).toBeVisible();
  await expect.poll(async () => (await shown()).length).toBe(1);
  await dialog.getByRole('button', { name: t('host:stop') }).click();
  await expect(dialog.getByText(t('host:waiting'))).toHaveCount(0);
  await dialog.getByRole('button', { name: t('host:connect') }).click();
  await expect.poll(async () => (await shown()).length).toBe(2);
  const browser = testBrowser();
  await browser.send(await browser.open((await shown())[1] as string), { login: 'amina' });
  await expect(dialog.getByText(t('host:done', { name: 'Other wallet' }))).toBeVisible();
  expect(host.held('amina')).toEqual([]);
  await dialog.getByRole('button', { name: t('host:send', { name: 'Other wallet' }) }).click();
  const again = dialog.getByRole('button', { name: t('host:sendAgain', { name: 'Other wallet' }) });
  await expect(again).toBeVisible();
  expect(host.held('amina')).toEqual([paper.credential]);
  await again.click();
  await expect
    .poll(async () => (await ask(desktop, 'host.list', { number })) as unknown)
    .toMatchObject({
      value: { hosts: [{ sent: { outcome: 'known' } }] },
    });
  expect(host.held('amina')).toEqual([paper.credential]);

  const found: string[] = [];
  for (const language of pictures ? (['en', 'zh', 'ar'] as const) : (['en'] as const)) {
    await ask(desktop, 'settings.change', { language });
    for (const look of looksIn(language)) {
      await dress(desktop, look);
      await open(wordsIn(language));
      await dialog.locator('.host-row').waitFor();
      found.push(...(await finds(desktop, look, `badge-host-${language}`)));
    }
  }
  expect(found).toEqual([]);
  await ask(desktop, 'settings.change', { language: 'en', theme: 'light', textSize: 100 });
  await page.reload();
  await desktop.ready('home');
  await open(t);
  await dialog.getByRole('button', { name: t('host:forget', { name: 'Other wallet' }) }).click();
  await dialog.getByRole('button', { name: t('host:forgetYes'), exact: true }).click();
  await expect(dialog.getByText(t('host:forgotten'))).toBeVisible();
  await expect(dialog.locator('.host-row')).toHaveCount(0);
  await desktop.close();
  host.close();
});

test('a wallet is let in on the page of a registry, in a real browser, with the code that the program shows; and ended there', async () => {
  test.setTimeout(240_000);
  const folder = tempFolder('let-in');
  chmodSync(folder.path, 0o711);
  const registry = await startRegistryProcess(join(folder.path, 'records'));
  const code = await registry.invite('Amina Okonkwo-Haddad');
  const desktop = await sitDown('en', {}, 'Amina');
  const t = wordsIn('en');
  const { page } = desktop;
  await ask(desktop, 'sync.look', { address: registry.url });
  expect(await ask(desktop, 'sync.enrol', { code })).toMatchObject({ ok: true });

  const redirect = 'http://127.0.0.1:9/back';
  const wallet = await newWallet(registry.url, { client_name: 'My Wallet', redirect_uris: [redirect] });
  const verifier = newVerifier();
  const address = authorizeAddress(registry.url, wallet, verifier, { redirect_uri: redirect, ui_locales: 'en' });
  const window = await openPlainWindow(address, [], 'form');
  await expect(window.page.locator('h1')).toHaveText('Let My Wallet in?');
  const found: string[] = [];
  const look = async (name: string) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await window.page.emulateMedia({ colorScheme });
      if (pictures)
        await window.page.screenshot({ path: join(pictures, `${name}-${colorScheme}.png`), fullPage: true });
      found.push(...(await axeFinds(window)).map((one) => `${name} ${colorScheme}: ${one}`), await sticksOut(window));
    }
  };
  for (const language of ['en', 'zh', 'ar']) {
    await window.page.goto(address.replace('ui_locales=en', `ui_locales=${language}`));
    await look(`wallet-page-${language}`);
  }
  await window.page.goto(address.replace('client_id=', 'client_id=x'));
  await look('wallet-page-fault');
  expect(found.filter(Boolean)).toEqual([]);

  await page.reload();
  await desktop.ready('home');
  await page.locator('[data-place=settings]').click();
  await desktop.ready('settings');
  await page.getByRole('button', { name: t('settings:registryOpen') }).click();
  await desktop.ready('registry');
  await page.getByRole('button', { name: t('registry:wallets.show') }).click();
  const shownCode = page.locator('.registry-wallet-code');
  await expect(shownCode).toHaveText(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/);

  await window.page.goto(address);
  await window.page.locator('#code').fill('AAAA-AAAA-AAAA');
  await window.page.locator('button[value=allow]').click();
  await expect(window.page.getByRole('alert')).toBeVisible();
  await look('wallet-page-wrong');
  await window.page.locator('#code').fill((await shownCode.textContent()) ?? '');
  await window.page.keyboard.press('Enter');
  const back = async () => (await window.asked()).filter((one) => one.startsWith(redirect)).at(-1) ?? '';
  await expect.poll(back).toContain('code=');
  const { searchParams } = new URL(await back());
  expect(searchParams.get('state')).toBe('of the wallet');
  const answer = await redeem(registry.url, wallet, searchParams.get('code') ?? '', verifier, {
    redirect_uri: redirect,
  });
  const { access_token: token } = (await answer.json()) as Tokens;
  const profile = () => fetch(`${registry.url}/ims/ob/v3p0/profile`, { headers: { authorization: `Bearer ${token}` } });
  expect(await (await profile()).json()).toMatchObject({ name: 'Amina Okonkwo-Haddad' });

  await page.getByRole('button', { name: t('registry:wallets.see') }).click();
  const end = page.getByRole('button', { name: t('registry:wallets.end', { name: 'My Wallet' }) });
  await expect(end).toBeVisible();
  const screen: string[] = [];
  for (const theme of ['light', 'dark'] as const) {
    await end.scrollIntoViewIfNeeded();
    screen.push(...(await finds(desktop, { theme, textSize: 100, rules: 'all' }, 'registry-wallets-en')));
    await ask(desktop, 'settings.change', { theme: 'dark' });
  }
  expect(screen).toEqual([]);
  await end.click();
  await expect(page.getByText(t('registry:wallets.ended', { name: 'My Wallet' }))).toBeVisible();
  expect((await profile()).status).toBe(401);
  await window.close();
  await desktop.close();
  await registry.end('SIGTERM');
  folder.remove();
});
