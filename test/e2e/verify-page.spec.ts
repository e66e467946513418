/**
 * The page that checks papers, from the disk, in a browser window that is nothing of ours: what it says of every paper is
 * what `fieldpass verify` says, what it relies on is said, and nothing leaves it.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { root } from '../fixtures/desktop.ts';
import { axeFinds, sticksOut } from '../fixtures/looking.ts';
import { openPlainWindow, type PlainWindow } from '../fixtures/plain-window.ts';
import { fieldpassProgram, programOf } from '../fixtures/programs.ts';
import { tempFolder } from '../fixtures/temp-folder.ts';
import { wordsIn } from '../fixtures/words.ts';

const papers = tempFolder('page-papers');
const at = (...names: string[]) => join(papers.path, ...names);
const run = (file: string, ...args: string[]) =>
  execFileSync(process.execPath, [...programOf(new URL(`../fixtures/${file}`, import.meta.url)), ...args], {
    cwd: root,
  });
const fieldpass = (...args: string[]) =>
  spawnSync(process.execPath, [...fieldpassProgram(), ...args], { encoding: 'utf8', cwd: root }).stdout;
const shipped = join(root, 'docs', 'verify', 'index.html');
const lists = ['trust/trust-list.json', 'trust/status/revocation.json', 'trust/status/refresh.json'];
const t = wordsIn('en');

test.beforeAll(() => {
  run('make-papers.ts', papers.path, '0', 'today');
  run('make-page-papers.ts', papers.path);
  execFileSync('pdftoppm', ['-r', '150', '-jpeg', '-singlefile', at('good.pdf'), at('photograph')]);
});
test.afterAll(() => papers.remove());

const choose = (page: Page, ...files: string[]) =>
  page.setInputFiles(
    '#papers',
    files.map((file) => at(file)),
  );
const bring = (page: Page, ...files: string[]) =>
  page.setInputFiles(
    '#lists',
    files.map((file) => at(file)),
  );

/** As if the files were dropped with the mouse, somewhere. */
async function drop(page: Page, ...files: string[]): Promise<void> {
  const read = files.map((name) => ({ name, base64: readFileSync(at(name)).toString('base64') }));
  const transfer = await page.evaluateHandle((list) => {
    const data = new DataTransfer();
    for (const { name, base64 } of list) {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      data.items.add(new File([bytes], name.split('/').at(-1) ?? name));
    }
    return data;
  }, read);
  await page.locator('footer').dispatchEvent('drop', { dataTransfer: transfer });
}

const says = async (page: Page, verdict: string, file: string) => {
  await expect(page.locator('.answer-file')).toHaveText(file);
  await expect(page.locator('#answer-word')).toHaveText(t(`verify:verdict.${verdict}`));
};

/** A camera before which somebody holds the code of the paper. */
function camera(): string[] {
  const place = ['-x', '1100', '-y', '740', '-W', '640', '-H', '480'];
  execFileSync('pdftoppm', ['-r', '150', ...place, '-jpeg', '-singlefile', at('good.pdf'), at('held')]);
  writeFileSync(at('held.mjpeg'), Buffer.concat(Array.from({ length: 5 }, () => readFileSync(at('held.jpg')))));
  return ['--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${at('held.mjpeg')}`];
}

/** Nothing but the page itself, and the thread that it makes of its own text. */
const nothingLeft = async ({ asked }: PlainWindow) =>
  expect((await asked()).filter((url) => !url.startsWith('file:///') && !url.startsWith('blob:'))).toEqual([]);

test('brought a trust list, it says of every paper what "fieldpass verify" says; the camera too; a forged list is refused', async () => {
  const window = await openPlainWindow(shipped, ['--lang=en-US', ...camera()]);
  const { page } = window;
  const trust = page.locator('.trust');
  await expect(trust).toContainText(t('verify-page:trust.none'));
  await choose(page, 'good.pdf');
  await says(page, 'unknown-issuer', 'good.pdf');
  await expect(page.locator('.answer-believe')).toBeVisible();
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('answer-word');

  // What was checked without the list is checked again with it.
  await bring(page, ...lists);
  await says(page, 'good', 'good.pdf');
  await expect(page.locator('.answer .facts')).toContainText('Amina Yusuf');
  await expect(trust).toContainText(t('verify-page:trust.compare'));
  await expect(page.locator('.trust-fingerprint')).toHaveText(readFileSync(at('fingerprint.txt'), 'utf8'));
  await expect(trust).toContainText('Meridian Relief');

  await drop(page, 'usurped.json', 'edited.json');
  const refused = (file: string, why: string) =>
    expect(page.locator('.said > .is-refused', { hasText: file })).toContainText(t(`verify:brought.${why}`));
  await refused('usurped.json', 'trust-not-following');
  await refused('edited.json', 'trust-broken');
  await says(page, 'good', 'good.pdf');

  const files = [
    'good.pdf',
    'good.json',
    'code.txt',
    'photograph.jpg',
    'badge.png',
    'badge.svg',
    'changed.pdf',
    'provisional.pdf',
    'revoked.json',
    'expired.json',
    'unknown.json',
    'look-alike.json',
    'not-a-paper.txt',
  ];
  await drop(page, ...files);
  await expect(page.locator('.check-list > li')).toHaveCount(files.length);
  const shown = await page.locator('.check-list > li').evaluateAll((rows) =>
    rows.map((row) => ({
      file: row.querySelector('.check-list-file bdi')?.textContent ?? '',
      verdict: row.querySelector('.verdict-word')?.textContent ?? '',
      reason: row.querySelector('.check-list-why')?.textContent ?? '',
    })),
  );
  type Report = { file: string; verdict: string; reason: string };
  const reports = JSON.parse(
    fieldpass('verify', '--json', '--trust', at('trust'), ...files.map((file) => at(file))),
  ) as Report[];
  const told = reports.map(({ file, verdict, reason }) => ({
    file: file.split('/').at(-1) ?? '',
    verdict: t(`verify:verdict.${verdict.replace(' ', '-')}`),
    reason,
  }));
  const byFile = (list: Report[]) => [...list].sort((a, b) => a.file.localeCompare(b.file));
  expect(byFile(shown)).toEqual(byFile(told));
  expect(new Set(told.map(({ verdict }) => verdict)).size).toBe(7);
  await page.locator('#count-changed').click();
  await expect(page.locator('.check-list > li')).toHaveCount(1);
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('count-changed');

  await page.locator('#camera').click();
  await says(page, 'good', t('verify:fromCamera'));
  await expect(page.locator('video')).toHaveCount(0);

  await bring(page, 'withdrawn-since.json');
  await says(page, 'revoked', t('verify:fromCamera'));
  await page.locator('#forget').click();
  await says(page, 'unknown-issuer', t('verify:fromCamera'));
  await expect(trust).toContainText(t('verify-page:trust.none'));
  await nothingLeft(window);
  await window.close();
});

test('with lists in it, it says good at once; only a list that follows is taken; a file that never ends ends', async () => {
  fieldpass('trust', 'page', '--folder', at('trust'), '--out', at('page.html'));
  const window = await openPlainWindow(at('page.html'), ['--lang=fr']);
  const { page } = window;
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('fr');
  await page.selectOption('#language', 'en');
  await choose(page, 'good.pdf');
  await says(page, 'good', 'good.pdf');
  await expect(page.locator('.trust-what')).toContainText(
    t('verify-page:trust.carried', { sequence: 1, date: '2 January 2026' }),
  );
  await bring(page, 'usurped.json');
  await expect(page.locator('.said > .is-refused')).toContainText(t('verify:brought.trust-not-following'));
  await bring(page, 'next.json');
  await expect(page.locator('.trust.is-followed .trust-what')).toContainText('Trust list 2');
  await says(page, 'good', 'good.pdf');

  // Stopped after the first, whatever comes then.
  await page.evaluate(() => {
    const observer = new MutationObserver(() => document.getElementById('stop')?.click());
    observer.observe(document.body, { childList: true, subtree: true });
  });
  await choose(page, 'changed.pdf', ...Array.from({ length: 40 }, () => 'good.pdf'));
  await expect(page.getByText(t('verify:stopped'))).toBeVisible();
  await page.reload();
  await page.waitForSelector('html[data-ready="verify"]', { state: 'attached' });
  await page.selectOption('#language', 'en');

  // Half a minute goes by while the thread is still busy with the first: it is given up, the second is answered.
  await page.clock.install();
  await choose(page, 'endless.png', 'good.pdf');
  await page.locator('progress').waitFor();
  await page.waitForTimeout(200);
  await page.clock.fastForward(31_000);
  const rows = page.locator('.check-list > li');
  await expect(rows).toHaveCount(2);
  await expect(rows.first()).toContainText(t('verify:reason.not-readable'));
  await expect(rows.last()).toContainText(t('verify:verdict.good'));
  await nothingLeft(window);
  await window.close();
});

test('axe finds nothing and nothing sticks out: light, dark, 200 %, from right to left', async () => {
  const window = await openPlainWindow(shipped, ['--lang=en-US']);
  const { page, app } = window;
  const found: string[] = [];
  const pictures = process.env.FIELDPASS_PICTURES;
  const look = async (name: string) => {
    if (pictures) await page.screenshot({ path: join(pictures, `${name}.png`) });
    const wide = await sticksOut(window);
    found.push(...[...(await axeFinds(window)), ...(wide ? [wide] : [])].map((one) => `${name}: ${one}`));
  };
  const zoom = (factor: number) =>
    app.evaluate(
      ({ BrowserWindow }, by) => BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(by as number),
      factor,
    );
  const many = ['good.pdf', 'changed.pdf', 'provisional.pdf', 'expired.json', 'not-a-paper.txt'];
  const states = async (name: string, single: readonly string[]) => {
    for (const file of single) {
      await choose(page, file);
      await expect(page.locator('.answer-file')).toHaveText(file);
      await look(`${file}-${name}`);
    }
    await choose(page, ...many);
    await expect(page.locator('.check-list > li')).toHaveCount(many.length);
    await look(`many-${name}`);
  };
  await look('empty-light');
  await bring(page, ...lists);
  await expect(page.locator('.trust-fingerprint')).toBeVisible();
  await states('light', ['good.pdf', 'not-a-paper.txt']);
  await page.emulateMedia({ colorScheme: 'dark' });
  await states('dark', ['changed.pdf', 'provisional.pdf']);
  await page.emulateMedia({ colorScheme: 'light' });
  await zoom(2);
  await states('200', ['provisional.pdf']);
  await zoom(1);
  for (const language of ['ar', 'zh']) {
    await page.selectOption('#language', language);
    await look(`many-${language}`);
  }
  expect(found).toEqual([]);
  await window.close();
});
