/**
 * Printing for a group in the real window: a real issuer, a real table, stopped in the middle and gone on with.
 */
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from '@playwright/test';
import { createIssuer } from '#store/issuer/issuer-folder.ts';
import type { Desktop } from '../fixtures/desktop.ts';
import { dress, finds, looksIn } from '../fixtures/looking.ts';
import { sitDown } from '../fixtures/sit-down.ts';
import { tempFolder } from '../fixtures/temp-folder.ts';

const passphrase = 'a long enough passphrase';
const folder = tempFolder('group');
const at = (...names: string[]) => join(folder.path, ...names);

test.beforeAll(async () => {
  const about = { id: 'did:web:meridian.example', name: { en: 'Meridian Relief', zh: '子午线救援组织' }, status: null };
  const made = await createIssuer(at('issuer'), about, passphrase, new Date(), (bytes) => randomBytes(bytes));
  expect(made.ok).toBe(true);
  const names = Array.from({ length: 60 }, (_, index) => `Person ${index} 李`);
  writeFileSync(
    at('people.csv'),
    `Name;Passed\n${names.join(';2026-11-20\n')};2026-11-20\n;2026-11-20\nLate;2999-01-01\n`,
  );
  mkdirSync(at('out'));
});
test.afterAll(() => folder.remove());

const choose = (desktop: Desktop, path: string) =>
  desktop.app.evaluate(({ dialog }, file) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [file] });
  }, path);

async function toBatch(desktop: Desktop) {
  await desktop.page.locator('[data-place=certificates]').click();
  await desktop.ready('certificates');
  await desktop.page.locator('.shelf-group .action-button').last().click();
  await desktop.ready('batch');
}

async function fillIn(desktop: Desktop, secret: string) {
  const { page } = desktop;
  await choose(desktop, at('people.csv'));
  await page.locator('[aria-labelledby="table-title"] .action-button').first().click();
  await expect(page.locator('.batch-chosen').first()).toHaveText('people.csv');
  await choose(desktop, at('issuer'));
  await page.locator('[aria-labelledby="issuer-title"] .action-button').click();
  await expect(page.locator('[aria-labelledby="issuer-title"] .batch-chosen')).toContainText(at('issuer'));
  await choose(desktop, at('out'));
  await page.locator('[aria-labelledby="folder-title"] .action-button').click();
  await page.locator('.batch-passphrase input').fill(secret);
}

test('a table, an issuer, a folder; stopped in the middle it goes on where it was', async () => {
  const desktop = await sitDown('en', { data: at('data') });
  const { page } = desktop;
  await page.reload();
  await desktop.ready('home');
  await toBatch(desktop);
  const start = page.locator('.batch-start .is-main');
  await expect(start).toBeDisabled();
  await expect(page.locator('.batch-start')).toContainText('a table, an issuer, the passphrase, and a folder');
  await fillIn(desktop, 'not this passphrase');
  await expect(page.locator('.batch-told')).toContainText('60 people: Person 0 李');
  await expect(page.locator('.batch-told')).toContainText('2 rows will be left out');
  await page.locator('.batch-told summary').click();
  await expect(page.locator('.batch-told')).toContainText('Row 62, –: The name is missing.');

  await start.click();
  await expect(page.locator('.batch')).toContainText('does not open the keys');
  expect(readdirSync(at('out'))).toEqual([]);

  await page.locator('.batch-passphrase input').fill(passphrase);
  await start.click();
  await page.getByRole('progressbar').waitFor();
  const certificates = () => (existsSync(at('out', 'certificates')) ? readdirSync(at('out', 'certificates')) : []);
  await expect.poll(() => certificates().length, { timeout: 60_000 }).toBeGreaterThan(3);
  // The window goes on answering while it prints.
  const answered = await page.evaluate(() => new Promise<number>((done) => requestAnimationFrame(done)));
  expect(answered).toBeGreaterThan(0);
  await page.getByRole('button', { name: 'Stop', exact: true }).click();
  await expect(page.locator('#done-title')).toHaveText('Stopped');
  const before = certificates().length;
  expect(before).toBeLessThan(60);

  await start.click();
  await expect(page.locator('#done-title')).toHaveText('Printed', { timeout: 60_000 });
  await expect(page.locator('[aria-labelledby="done-title"]')).toContainText('60 certificates are in the folder.');
  expect(certificates()).toHaveLength(60);
  expect(readdirSync(at('out')).sort()).toEqual(
    ['all-certificates.pdf', 'batch.json', 'certificates', 'credentials', 'not-printed.csv', 'roster.pdf'].sort(),
  );
  // Printed from the system's viewer: a recorder stands where it would. Gone since, it is said.
  await desktop.app.evaluate(({ shell }) => {
    const paths: string[] = [];
    shell.openPath = async (path) => {
      paths.push(path);
      return '';
    };
    (globalThis as { opened?: string[] }).opened = paths;
  });
  const opened = () => desktop.app.evaluate(() => (globalThis as { opened?: string[] }).opened ?? []);
  const done = page.locator('[aria-labelledby="done-title"]');
  await done.getByRole('button', { name: 'Print all…' }).click();
  await expect(done).toContainText('Opened in your PDF viewer.');
  await page.getByText('Letter (US)', { exact: true }).click();
  await page.getByRole('button', { name: 'Print a test page' }).click();
  await expect(page.locator('.test-page-said')).toContainText('open in your PDF viewer', { timeout: 30_000 });
  const [all, tried = '', ...more] = await opened();
  expect([all, more]).toEqual([at('out', 'all-certificates.pdf'), []]);
  expect(execFileSync('pdfinfo', [tried], { encoding: 'utf8' })).toMatch(/Page size:\s+792 x 612/);
  rmSync(dirname(tried), { recursive: true });
  renameSync(at('out', 'all-certificates.pdf'), at('moved.pdf'));
  await done.getByRole('button', { name: 'Print all…' }).click();
  await expect(page.locator('.failure-state')).toContainText('all-certificates.pdf');
  expect(await opened()).toHaveLength(2);
  // Neither what was typed nor the keys are anywhere in what the app keeps.
  for (const file of readdirSync(at('data'), { recursive: true, withFileTypes: true })) {
    if (file.isFile()) expect(readFileSync(join(file.parentPath, file.name)).includes(passphrase)).toBe(false);
  }
  await desktop.close();
});

for (const language of ['en', 'zh', 'ar'] as const) {
  test(`axe finds nothing at printing for a group and nothing sticks out (${language})`, async () => {
    test.setTimeout(120_000);
    const desktop = await sitDown(language, { data: at(`data-${language}`) });
    const found: string[] = [];
    for (const look of looksIn(language)) {
      await dress(desktop, look);
      await toBatch(desktop);
      found.push(...(await finds(desktop, look, `batch-empty-${language}`)));
      await fillIn(desktop, 'x');
      await desktop.page.locator('.batch-told summary').click();
      found.push(...(await finds(desktop, look, `batch-${language}`)));
      await desktop.page.locator('.batch-start').scrollIntoViewIfNeeded();
      found.push(...(await finds(desktop, look, `batch-end-${language}`)));
    }
    expect(found).toEqual([]);
    await desktop.close();
  });
}
