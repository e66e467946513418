/**
 * From an exam without a network to the registered certificate: the real application and the real registry, with what goes
 * wrong between them.
 */
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { SyncView } from '#core/contract/sync-calls.ts';
import { ask } from '../fixtures/ask.ts';
import { shiftClocks } from '../fixtures/clocks.ts';
import { type Desktop, openDesktop } from '../fixtures/desktop.ts';
import { passExam } from '../fixtures/pass-exam.ts';
import { fieldpassProgram } from '../fixtures/programs.ts';
import { startRegistryProcess } from '../fixtures/registry-process.ts';
import { startSignIn } from '../fixtures/sign-in.ts';
import { sitDown } from '../fixtures/sit-down.ts';
import { tempFolder } from '../fixtures/temp-folder.ts';
import { wordsIn } from '../fixtures/words.ts';

const t = wordsIn('en');

async function view(desktop: Desktop): Promise<SyncView> {
  const read = await ask<SyncView>(desktop, 'sync.read', {});
  if (!read.ok) throw new Error(read.failure.code);
  return read.value;
}

async function atRegistry(desktop: Desktop): Promise<void> {
  await desktop.page.locator('[data-place=settings]').click();
  await desktop.ready('settings');
  await desktop.page.getByRole('button', { name: t('settings:registryOpen') }).click();
  await desktop.ready('registry');
}

test('passed without a network; the network comes back, both are killed on the way, and the registered certificate arrives', async () => {
  test.setTimeout(240_000);
  const folder = tempFolder('register');
  chmodSync(folder.path, 0o711);
  const [data, records] = [join(folder.path, 'app'), join(folder.path, 'records')];
  let registry = await startRegistryProcess(records);
  const { port } = new URL(registry.url);
  const code = await registry.invite('Amina Okonkwo-Haddad');

  // Signed up on the first day; then there is no network.
  let desktop = await sitDown('en', { data }, 'Amina');
  await desktop.page.reload();
  await desktop.ready('home');
  await atRegistry(desktop);
  const { page } = desktop;
  await page.getByLabel(t('registry:address.label')).fill(registry.url);
  await page.getByRole('button', { name: t('registry:address.look') }).click();
  await expect(page.getByText('did:web:registry.test')).toBeVisible();
  await page.getByLabel(t('registry:code.label')).fill(code.toLowerCase());
  await page.getByRole('button', { name: t('registry:code.enrol') }).click();
  await expect(page.getByText(t('registry:said.enrolled'))).toBeVisible();
  expect(await registry.end('SIGTERM')).toBe(0);

  // Nobody answers a question a second: half of it is done a quarter of an hour later.
  await passExam(desktop, { midway: () => shiftClocks(desktop, { boot: 15, wall: 15 }) });
  const cards = () => ask<{ number: string; state: string }[]>(desktop, 'credential.list', {});
  expect(await cards()).toMatchObject({ value: [{ state: 'provisional' }] });
  await ask(desktop, 'sync.now', {});
  await expect.poll(async () => (await view(desktop)).waiting.count, { timeout: 30_000 }).toBeGreaterThan(0);
  await expect.poll(async () => (await view(desktop)).problem?.code, { timeout: 30_000 }).toBe('registry-unreachable');

  // The plug is pulled; the network comes back; the registry is killed as it has just begun to take what comes.
  await desktop.kill();
  registry = await startRegistryProcess(records, { port: Number(port) });
  desktop = await openDesktop({ data });
  await desktop.ready('home');
  await Promise.all([ask(desktop, 'sync.now', {}), registry.end('SIGKILL')]);
  registry = await startRegistryProcess(records, { port: Number(port) });

  await expect
    .poll(
      async () => {
        await ask(desktop, 'sync.now', {});
        return (await view(desktop)).attempts.map(({ outcome }) => outcome);
      },
      { timeout: 120_000, intervals: [1000] },
    )
    .toEqual(['registered']);
  const [card] = ((await cards()) as { value: { number: string; state: string }[] }).value;
  expect(card?.state).toBe('registered');
  await desktop.page.reload();
  await atRegistry(desktop);
  await expect(desktop.page.getByText(t('registry:outcome.registered.word'), { exact: true })).toBeVisible();

  // The paper is the registry's, by its own signature, in its name for the person; and it is good here.
  const learner = join(data, 'learners', readdirSync(join(data, 'learners'))[0] as string, 'credentials');
  const paper = join(learner, `${card?.number}.registered.pdf`);
  await expect.poll(() => existsSync(paper), { timeout: 60_000 }).toBe(true);
  const signatures = execFileSync('pdfsig', [paper], { encoding: 'utf8' });
  expect(signatures).toMatch(/Signer Certificate Common Name: Meridian Relief[\s\S]*Signature is Valid/);
  expect(execFileSync('pdftotext', [paper, '-'], { encoding: 'utf8' })).toContain('Amina Okonkwo-Haddad');
  expect(execFileSync('pdftotext', [paper, '-'], { encoding: 'utf8' })).not.toMatch(/provisional/i);
  const said = execFileSync(
    process.execPath,
    [...fieldpassProgram(), 'verify', '--json', '--trust', join(data, 'trust'), paper],
    { encoding: 'utf8' },
  );
  expect(JSON.parse(said)).toMatchObject([{ verdict: 'good' }]);
  await desktop.close();
  expect(await registry.end('SIGTERM')).toBe(0);
  folder.remove();
});

test('signed up with the sign-in of the organisation, in a browser; given up once, then done', async () => {
  test.setTimeout(120_000);
  const folder = tempFolder('sign-in');
  chmodSync(folder.path, 0o711);
  const provider = await startSignIn();
  const registry = await startRegistryProcess(join(folder.path, 'records'), { signIn: provider.issuer });
  const desktop = await sitDown('en', {}, 'Amina');
  const { page } = desktop;
  await page.reload();
  await desktop.ready('home');
  // The test is the browser: what would be shown there is kept.
  await desktop.app.evaluate(({ shell }) => {
    const kept = globalThis as unknown as { shown: string[] };
    kept.shown = [];
    shell.openExternal = async (address: string) => void kept.shown.push(address);
  });
  // The driver lets go of an answer now and then: then it is asked for again.
  const shown = () =>
    desktop.app.evaluate(() => (globalThis as unknown as { shown: string[] }).shown).catch(() => [] as string[]);
  await atRegistry(desktop);
  await page.getByLabel(t('registry:address.label')).fill(registry.url);
  await page.getByRole('button', { name: t('registry:address.look') }).click();
  const { host } = new URL(provider.issuer);
  const begin = page.getByRole('button', { name: t('registry:signIn.button', { host }) });
  await begin.click();
  await expect.poll(async () => (await shown()).length).toBe(1);
  await expect(page.getByText(t('registry:signIn.waiting'))).toBeVisible();
  if (process.env.FIELDPASS_PICTURES)
    await page.screenshot({ path: join(process.env.FIELDPASS_PICTURES, 'sign-in.png') });
  await page.getByRole('button', { name: t('registry:signIn.stop') }).click();
  await expect(page.getByText(t('registry:signIn.waiting'))).toHaveCount(0);
  await begin.click();
  await expect.poll(async () => (await shown()).length).toBe(2);
  await provider.browse((await shown())[1] as string, 'Amina Okonkwo-Haddad');
  await expect(page.getByText(t('registry:said.enrolled'))).toBeVisible();
  expect((await view(desktop)).registry).toMatchObject({ person: 'Amina Okonkwo-Haddad', name: 'Meridian Relief' });
  await desktop.close();
  await registry.end('SIGTERM');
  provider.close();
  folder.remove();
});

test('signed up by keyboard alone, from right to left', async () => {
  test.setTimeout(120_000);
  const t = wordsIn('ar');
  const folder = tempFolder('keyboard');
  chmodSync(folder.path, 0o711);
  const registry = await startRegistryProcess(join(folder.path, 'records'));
  const code = await registry.invite('ليلى حسن');
  const desktop = await sitDown('ar', {}, 'ليلى');
  const { page } = desktop;
  await page.reload();
  await desktop.ready('home');
  const press = (key: string) => page.keyboard.press(key);
  /** Goes on with Tab until this has the focus. */
  const tabTo = async (name: string) => {
    for (let presses = 0; presses < 40; presses += 1) {
      const said = await page.evaluate(() => {
        const { activeElement: at } = document;
        const label = at instanceof HTMLInputElement ? at.labels?.[0]?.textContent : at?.textContent;
        return (label ?? '').trim();
      });
      if (said === name) return;
      await press('Tab');
    }
    throw new Error(`the keyboard does not reach ${name}`);
  };
  await tabTo(t('common:place.settings'));
  await press('Enter');
  await desktop.ready('settings');
  await tabTo(t('settings:registryOpen'));
  await press('Enter');
  await desktop.ready('registry');
  expect(await page.locator('html').getAttribute('dir')).toBe('rtl');
  await tabTo(t('registry:address.label'));
  await page.keyboard.type(registry.url);
  await press('Enter');
  await expect(page.getByText('did:web:registry.test')).toBeVisible();
  await tabTo(t('registry:code.label'));
  await page.keyboard.type(code);
  if (process.env.FIELDPASS_PICTURES)
    await page.screenshot({ path: join(process.env.FIELDPASS_PICTURES, 'code-ar.png') });
  await press('Enter');
  await expect(page.getByText(t('registry:said.enrolled'))).toBeVisible();
  if (process.env.FIELDPASS_PICTURES)
    await page.screenshot({ path: join(process.env.FIELDPASS_PICTURES, 'enrolled-ar.png') });
  await tabTo(t('registry:now'));
  await press('Enter');
  await expect.poll(async () => (await view(desktop)).state).toBe('up-to-date');
  await desktop.close();
  await registry.end('SIGTERM');
  folder.remove();
});
