/**
 * Newer content comes into the real application from the real registry, says so, and is there after the next start.
 */
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { ContentView } from '#core/contract/content-calls.ts';
import { ask } from '../fixtures/ask.ts';
import { type Desktop, openDesktop, root } from '../fixtures/desktop.ts';
import { openLine, throttled } from '../fixtures/line.ts';
import { axeFinds, dress, finds, looksIn } from '../fixtures/looking.ts';
import { fieldpassProgram } from '../fixtures/programs.ts';
import { startRegistryProcess } from '../fixtures/registry-process.ts';
import { sitDown } from '../fixtures/sit-down.ts';
import { tempFolder } from '../fixtures/temp-folder.ts';
import { wordsIn } from '../fixtures/words.ts';

const t = wordsIn('en');
const sentence = 'Before you unpack, walk to the second way out and count the doors.';
const lessonFile = 'courses/basic-security/modules/place/fire.en.md';
const pictureFile = 'courses/basic-security/pictures/cover.svg';

async function contentView(desktop: Desktop): Promise<ContentView> {
  const read = await ask<ContentView>(desktop, 'content.read', {});
  if (!read.ok) throw new Error(read.failure.code);
  return read.value;
}

async function atRegistry(desktop: Desktop, language: 'en' | 'zh' | 'ar' = 'en'): Promise<void> {
  // Right-to-left has English words.
  const words = wordsIn(language === 'ar' ? 'en' : language);
  await desktop.page.locator('.shell-place').nth(4).click();
  await desktop.ready('settings');
  await desktop.page.getByRole('button', { name: words('settings:registryOpen') }).click();
  await desktop.ready('registry');
}

test('newer content arrives and says so; after the next start the lesson says what is new', async () => {
  test.setTimeout(300_000);
  const folder = tempFolder('content-update');
  chmodSync(folder.path, 0o711);
  const [data, records, newer] = ['app', 'records', 'newer'].map((name) => join(folder.path, name)) as [
    string,
    string,
    string,
  ];
  const registry = await startRegistryProcess(records);
  const code = await registry.invite('Amina Okonkwo-Haddad');
  const pace = { bytesPerSecond: 60_000, lost: () => false };
  const line = await openLine(registry.url, (client, upstream) => {
    throttled(client, upstream, pace);
    throttled(upstream, client, pace);
  });
  cpSync(join(root, 'content'), newer, { recursive: true });
  const text = readFileSync(join(newer, lessonFile), 'utf8');
  writeFileSync(join(newer, lessonFile), text.replace(/^(---\n[\s\S]*?\n---\n)/, `$1${sentence}\n\n`));
  const looked = ['content', 'confirm', '--translation', 'zh', '--content', newer];
  execFileSync(process.execPath, ['src-cli/bin.mjs', ...looked], { cwd: root });
  writeFileSync(join(newer, pictureFile), `${readFileSync(join(newer, pictureFile), 'utf8')}\n`);

  // What no reader looks into takes its time all the same.
  writeFileSync(join(newer, 'courses/basic-security/film.webm'), randomBytes(500_000));

  let desktop = await sitDown('en', { data }, 'Amina');
  await ask(desktop, 'sync.look', { address: line.url });
  expect(await ask(desktop, 'sync.enrol', { code })).toMatchObject({ ok: true });
  await desktop.page.reload();
  await desktop.ready('home');
  await atRegistry(desktop);
  await expect(desktop.page.getByText(t('registry:content.shipped'))).toBeVisible();

  execFileSync(process.execPath, [...fieldpassProgram(), 'registry', 'publish', newer, '--data', records], {
    cwd: root,
  });
  await ask(desktop, 'sync.now', {});
  const progress = desktop.page.getByRole('progressbar');
  await expect(progress).toHaveAttribute('aria-valuemax', /^5\d{5}$/, { timeout: 60_000 });
  await expect(desktop.page.getByText(t('registry:content.fetching'))).toBeVisible();
  expect(await axeFinds(desktop)).toEqual([]);
  if (process.env.FIELDPASS_PICTURES) {
    await progress.scrollIntoViewIfNeeded();
    await desktop.page.screenshot({ path: `${process.env.FIELDPASS_PICTURES}/content-coming-en.png` });
  }
  await expect(desktop.page.getByText(t('registry:content.counts'))).toBeVisible({ timeout: 60_000 });
  expect(await contentView(desktop)).toMatchObject({ inUse: null, coming: null, problem: null });
  const finding: string[] = [];
  for (const language of process.env.FIELDPASS_PICTURES ? (['en', 'zh', 'ar'] as const) : (['zh'] as const)) {
    await ask(desktop, 'settings.change', { language });
    for (const look of looksIn(language)) {
      await dress(desktop, look);
      await atRegistry(desktop, language);
      await desktop.page.locator('#content-title').scrollIntoViewIfNeeded();
      finding.push(...(await finds(desktop, look, `content-ready-${language}`)));
    }
  }
  await ask(desktop, 'settings.change', { language: 'en' });
  expect(finding).toEqual([]);
  const ref = { courseId: 'basic-security', lessonId: 'fire' };
  const lesson = async () => JSON.stringify(await ask(desktop, 'lesson.read', ref));
  expect(await lesson()).not.toContain(sentence);
  await desktop.close();

  desktop = await openDesktop({ data });
  await desktop.ready('home');
  expect(await lesson()).toContain(sentence);
  expect(await contentView(desktop)).toMatchObject({ inUse: { publishedAt: expect.any(String) }, ready: null });
  // Pictures come from there, too.
  const shown = await desktop.page.evaluate(async () =>
    (await fetch('app://fieldpass/content/basic-security/pictures/cover.svg')).text(),
  );
  expect(shown).toBe(readFileSync(join(newer, pictureFile), 'utf8'));
  expect(shown).not.toBe(readFileSync(join(root, 'content', pictureFile), 'utf8'));
  await atRegistry(desktop);
  await expect(desktop.page.getByText(t('registry:content.shipped'))).toHaveCount(0);
  await desktop.close();
  await line.close();
  expect(await registry.end('SIGTERM')).toBe(0);
  folder.remove();
});
