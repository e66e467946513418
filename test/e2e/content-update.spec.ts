/**
 * Newer content comes into the real application from the real registry, says so, and is there after the next start.
 */
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, cpSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { Course } from '#core/content/pack.ts';
import type { ContentView } from '#core/contract/content-calls.ts';
import type { SittingView } from '#core/contract/exam-calls.ts';
import type { SyncView } from '#core/contract/sync-calls.ts';
import { itemTypeOf } from '#core/exam/item-types/index.ts';
import { readLibrary } from '#store/content/library.ts';
import { ask } from '../fixtures/ask.ts';
import { type Desktop, openDesktop, root } from '../fixtures/desktop.ts';
import { itemBehind } from '../fixtures/item-behind.ts';
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
  const words = wordsIn(language);
  await desktop.page.locator('[data-place=settings]').click();
  await desktop.ready('settings');
  await desktop.page.getByRole('button', { name: words('settings:registryOpen') }).click();
  await desktop.ready('registry');
}

test('newer content arrives and says so; after the next start the lesson says what is new, and a course it drops can be finished', async () => {
  test.setTimeout(480_000);
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
  const looked = ['content', 'confirm', '--translation', 'zh', 'fr', 'es', 'ru', 'ar', '--content', newer];
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

  // An exam is begun; then the registry teaches its course no longer.
  const taught = (await readLibrary(newer)).courses[0] as Course;
  const begun = await ask<SittingView>(desktop, 'exam.sit', { courseId: taught.id });
  if (!begun.ok) throw new Error(begun.failure.code);
  const { attemptId } = begun.value.state;
  const { id: before } = JSON.parse(readFileSync(join(data, 'content', 'standing.json'), 'utf8')).inUse;
  const [old, other] = [taught.id, 'staying-safe'].map((id) => join(newer, 'courses', id)) as [string, string];
  renameSync(old, other);
  const about = readFileSync(join(other, 'course.yaml'), 'utf8');
  writeFileSync(
    join(other, 'course.yaml'),
    about.replace(`id: ${taught.id}`, 'id: staying-safe').replace(taught.title.en as string, 'Staying Safe'),
  );
  execFileSync(process.execPath, [...fieldpassProgram(), ...looked], { cwd: root });
  execFileSync(process.execPath, [...fieldpassProgram(), 'registry', 'publish', newer, '--data', records], {
    cwd: root,
  });
  await ask(desktop, 'sync.now', {});
  await expect.poll(async () => (await contentView(desktop)).ready, { timeout: 60_000 }).not.toBe(null);
  await desktop.close();

  desktop = await openDesktop({ data });
  await desktop.ready('home');
  const title = taught.title.en as string;
  const lookAround = async (name: string) => {
    const found: string[] = [];
    for (const language of process.env.FIELDPASS_PICTURES ? (['en', 'zh', 'ar'] as const) : (['en'] as const)) {
      await ask(desktop, 'settings.change', { language });
      for (const look of process.env.FIELDPASS_PICTURES ? looksIn(language) : looksIn(language).slice(0, 1)) {
        await dress(desktop, look);
        found.push(...(await finds(desktop, look, `${name}-home-${language}`)));
        await desktop.page.locator('[data-place=courses]').click();
        await desktop.ready('courses');
        found.push(...(await finds(desktop, look, `${name}-courses-${language}`)));
      }
    }
    await ask(desktop, 'settings.change', { language: 'en' });
    await desktop.page.reload();
    await desktop.ready('home');
    return found;
  };
  expect(await lookAround('past-open')).toEqual([]);
  await expect(desktop.page.getByRole('button', { name: title })).toContainText(t('home:past.open'));
  await desktop.page.getByRole('button', { name: t('home:next.resume-exam.button') }).click();
  await desktop.ready('sitting');
  for (const { position, question } of begun.value.items) {
    const item = itemBehind(taught.bank, question);
    await ask(desktop, 'exam.answer', { attemptId, position, response: itemTypeOf(item).best(item) });
  }
  expect(await ask(desktop, 'exam.submit', { attemptId })).toMatchObject({ ok: true, value: { passed: true } });
  await desktop.page.reload();
  await desktop.ready('home');
  // It is sent, and counted with the release that it was sat with; nobody reads so fast, and that is all that is said of it.
  const outcome = async () => {
    await ask(desktop, 'sync.now', {});
    const now = await ask<SyncView>(desktop, 'sync.read', {});
    return now.ok ? now.value.attempts.find(({ attempt }) => attempt === attemptId)?.outcome : null;
  };
  await expect.poll(outcome, { timeout: 60_000, intervals: [2_000] }).toMatch(/^(registered|review)$/);
  await desktop.close();

  // With nothing open its release goes; the result can still be read, and the certificate printed.
  desktop = await openDesktop({ data });
  await desktop.ready('home');
  await expect.poll(() => existsSync(join(data, 'content', 'releases', before))).toBe(false);
  await expect(desktop.page.getByRole('button', { name: title })).toHaveCount(0);
  expect(await lookAround('past-ended')).toEqual([]);
  await desktop.page.locator('[data-place=courses]').click();
  await desktop.ready('courses');
  await desktop.page.getByRole('button', { name: title }).click();
  await desktop.ready('decision');
  await expect(desktop.page.getByText(t('decision:notTaught.passed'))).toBeVisible();
  await expect(desktop.page.getByRole('button', { name: t('decision:toCourse') })).toHaveCount(0);
  expect(await axeFinds(desktop)).toEqual([]);
  if (process.env.FIELDPASS_PICTURES)
    await desktop.page.screenshot({ path: `${process.env.FIELDPASS_PICTURES}/past-decision.png`, fullPage: true });
  await desktop.close();
  await line.close();
  expect(await registry.end('SIGTERM')).toBe(0);
  folder.remove();
});
