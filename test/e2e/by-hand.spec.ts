/**
 * Two computers and a stick: one without a network saves what waits, the other carries it to the real registry, and the first
 * takes the answers in and has its registered certificate.
 */
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { SyncView } from '#core/contract/sync-calls.ts';
import { ask } from '../fixtures/ask.ts';
import { shiftClocks } from '../fixtures/clocks.ts';
import type { Desktop } from '../fixtures/desktop.ts';
import { dress, finds, looksIn } from '../fixtures/looking.ts';
import { passExam } from '../fixtures/pass-exam.ts';
import { startRegistryProcess } from '../fixtures/registry-process.ts';
import { sitDown } from '../fixtures/sit-down.ts';
import { tempFolder } from '../fixtures/temp-folder.ts';
import { chooses } from '../fixtures/verifying.ts';
import { wordsIn } from '../fixtures/words.ts';

async function atRegistry(desktop: Desktop, language: 'en' | 'zh' | 'ar' = 'en'): Promise<void> {
  // Right-to-left has English words.
  const t = wordsIn(language);
  await desktop.page.locator('[data-place=settings]').click();
  await desktop.ready('settings');
  await desktop.page.getByRole('button', { name: t('settings:registryOpen') }).click();
  await desktop.ready('registry');
}

/** The system's dialog answers with this place. */
const saves = (desktop: Desktop, path: string) =>
  desktop.app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath });
  }, path);

test('saved by a computer without a network, carried by another, taken in: the certificate is registered', async () => {
  test.setTimeout(300_000);
  const t = wordsIn('en');
  const folder = tempFolder('stick');
  chmodSync(folder.path, 0o711);
  const stick = join(folder.path, 'stick');
  mkdirSync(stick);
  const registry = await startRegistryProcess(join(folder.path, 'records'));
  const code = await registry.invite('Amina Okonkwo-Haddad');

  const own = await sitDown('en', { data: join(folder.path, 'own') }, 'Amina');
  const { page } = own;
  await ask(own, 'sync.look', { address: registry.url });
  expect(await ask(own, 'sync.enrol', { code })).toMatchObject({ ok: true });
  const view = async () => ((await ask(own, 'sync.read', {})) as { value: SyncView }).value;
  await expect.poll(async () => (await view()).state, { timeout: 30_000 }).toBe('up-to-date');
  // Every way out of this computer leads to where nobody listens.
  await own.app.evaluate(async ({ session }) => {
    const way = session.fromPartition('registry');
    await way.setProxy({ proxyRules: 'http://127.0.0.1:1', proxyBypassRules: '<-loopback>' });
    await way.closeAllConnections();
  });
  await passExam(own, { midway: () => shiftClocks(own, { boot: 15, wall: 15 }) });
  await ask(own, 'sync.now', {});
  await expect.poll(async () => (await view()).problem?.code, { timeout: 30_000 }).toBe('registry-unreachable');

  const found: string[] = [];
  const fsx = join(stick, 'amina.fsx');
  await saves(own, fsx);
  await chooses(own, [fsx]);
  // Chinese fits where English does.
  for (const language of process.env.FIELDPASS_PICTURES ? (['en', 'zh', 'ar'] as const) : (['en', 'ar'] as const)) {
    await ask(own, 'settings.change', { language });
    for (const look of looksIn(language)) {
      await dress(own, look);
      await atRegistry(own, language);
      const words = wordsIn(language);
      await page.getByRole('button', { name: words('registry:byHand.save') }).click();
      await page.locator('.registry-done').waitFor();
      await page.getByRole('button', { name: words('registry:carry.choose') }).click();
      await page.getByLabel(words('registry:carry.address')).waitFor();
      found.push(...(await finds(own, look, `by-hand-carry-${language}`)));
      if (!process.env.FIELDPASS_PICTURES) continue;
      await page.locator('.registry-done').evaluate((part) => part.scrollIntoView({ block: 'end' }));
      await finds(own, look, `by-hand-saved-${language}`);
    }
  }
  await ask(own, 'settings.change', { language: 'en' });
  await dress(own, { theme: 'light', textSize: 100, width: 1280, height: 900, rules: 'all' });
  await atRegistry(own);
  await page.getByRole('button', { name: t('registry:byHand.save') }).click();
  const done = page.locator('.registry-done');
  await expect(done).toContainText(t('registry:byHand.savedTitle'));
  await expect(done).toContainText(t('registry:byHand.saved', { count: 1 }));
  await expect(done).toContainText(fsx);
  const beginning = createHash('sha256').update(readFileSync(fsx)).digest('hex').slice(0, 16);
  await expect(done).toContainText((beginning.match(/.{4}/g) as string[]).join(' '));
  await expect(done.getByRole('heading')).toBeFocused();

  // The wrong file first: said, and the records wait as before.
  await chooses(own, [fsx]);
  await page.getByRole('button', { name: t('registry:byHand.takeIn') }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'by-hand-not-one' })).toBeVisible();
  expect((await view()).waiting.count).toBe(1);

  // A colleague with a network, signed up nowhere.
  const other = await sitDown('en', { data: join(folder.path, 'other') }, 'Bruno');
  await chooses(other, [fsx]);
  const fsr = join(stick, 'amina.fsr');
  await saves(other, fsr);
  await other.page.reload();
  await other.ready('home');
  await atRegistry(other);
  await other.page.getByRole('button', { name: t('registry:carry.choose') }).click();
  const address = other.page.getByLabel(t('registry:carry.address'));
  await expect(address).toHaveValue('https://registry.test');
  await address.fill(registry.url);
  await other.page.getByRole('button', { name: t('registry:carry.go') }).click();
  await expect(other.page.locator('.registry-done')).toContainText(fsr, { timeout: 60_000 });
  await other.page.locator('.registry-done').evaluate((part) => part.scrollIntoView({ block: 'end' }));
  found.push(...(await finds(other, { theme: 'light', textSize: 100, rules: 'all' }, 'carried-en')));
  expect(existsSync(join(other.data, 'device', 'outbox'))).toBe(false);
  await other.close();

  await chooses(own, [fsr]);
  await page.getByRole('button', { name: t('registry:byHand.takeIn') }).click();
  await expect(done).toContainText(t('registry:byHand.takenTitle'));
  await expect(done).toContainText(t('registry:byHand.certificates', { count: 1 }));
  await expect(page.getByText(t('registry:outcome.registered.word'), { exact: true })).toBeVisible();
  await done.evaluate((part) => part.scrollIntoView({ block: 'center' }));
  found.push(...(await finds(own, { theme: 'light', textSize: 100, rules: 'all' }, 'by-hand-taken-en')));
  const cards = await ask<{ number: string; state: string }[]>(own, 'credential.list', {});
  expect(cards).toMatchObject({ value: [{ state: 'registered' }] });
  expect(found).toEqual([]);
  await own.close();
  await registry.end('SIGTERM');
  folder.remove();
});
