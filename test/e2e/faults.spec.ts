/**
 * What people see when files and disks fail: a clear message in their language, nothing lost that was saved.
 */
import { appendFileSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { QuestionView } from '#core/exam/item-types/views.ts';
import type { Response } from '#core/exam/response.ts';
import { someAnswer } from '../fixtures/answering.ts';
import { ask } from '../fixtures/ask.ts';
import { startChild } from '../fixtures/child.ts';
import { type Desktop, openDesktop } from '../fixtures/desktop.ts';
import { axeFinds } from '../fixtures/looking.ts';
import { samplePack, writeSamplePack } from '../fixtures/sample-pack.ts';
import { smallDisk } from '../fixtures/small-disk.ts';
import { tempFolder } from '../fixtures/temp-folder.ts';
import { wordsIn } from '../fixtures/words.ts';

type Language = 'en' | 'zh';
type Sitting = {
  state: { attemptId: string; responses: Response[] };
  items: { question: QuestionView }[];
};
const courseId = 'basic-security';

const firstAnswer = ({ items }: Sitting) => someAnswer(items[0]?.question as QuestionView, () => 0);

let folder: ReturnType<typeof tempFolder>;
test.beforeEach(() => {
  folder = tempFolder('faults');
});
test.afterEach(() => folder.remove());

const onlyLearner = (data: string) => {
  const [id] = readdirSync(join(data, 'learners'));
  return { id: id as string, path: join(data, 'learners', id as string) };
};

/** A learner who has read a lesson and has an exam open with one answer. */
async function prepare(data: string, language: Language, { exam = false } = {}): Promise<Sitting | null> {
  const desktop = await openDesktop({ data });
  await desktop.ready('welcome-language');
  await ask(desktop, 'settings.change', { language });
  await ask(desktop, 'learner.create', { name: 'Amina' });
  await ask(desktop, 'lesson.finish', { courseId, lessonId: 'your-part-in-security' });
  let sitting: Sitting | null = null;
  if (exam) {
    const reply = await ask<Sitting>(desktop, 'exam.sit', { courseId });
    if (!reply.ok) throw new Error(reply.failure.code);
    sitting = reply.value;
    const response = firstAnswer(sitting);
    await ask(desktop, 'exam.answer', { attemptId: sitting.state.attemptId, position: 0, response });
  }
  await desktop.close();
  return sitting;
}

const says = async (desktop: Desktop, text: string) =>
  expect(desktop.page.getByText(text, { exact: false }).first()).toBeVisible();

for (const language of ['en', 'zh'] as const) {
  const t = wordsIn(language);

  test(`a damaged profile is restored, said, and nothing is lost (${language})`, async () => {
    await prepare(folder.path, language);
    writeFileSync(join(onlyLearner(folder.path).path, 'profile.json'), '{"schemaVersion":1,"na');
    const desktop = await openDesktop({ data: folder.path });
    await desktop.ready('home');
    await says(desktop, t('failure:profile-restored.what'));
    await expect(desktop.page.locator('.course-row-facts')).toContainText(/1/);
    expect(readdirSync(onlyLearner(folder.path).path).some((name) => name.includes('.damaged-'))).toBe(true);
    await desktop.close();
  });

  test(`a profile of a newer version is left alone, and said (${language})`, async () => {
    await prepare(folder.path, language);
    const file = join(onlyLearner(folder.path).path, 'profile.json');
    const newer = JSON.stringify({ ...JSON.parse(readFileSync(file, 'utf8')), schemaVersion: 99 });
    writeFileSync(file, newer);
    const desktop = await openDesktop({ data: folder.path });
    await says(desktop, t('failure:profile-too-new.what', { version: 99 }));
    await desktop.close();
    expect(readFileSync(file, 'utf8')).toBe(newer);
  });

  test(`a half-written last line: the exam goes on with every saved answer, and it is said (${language})`, async () => {
    const before = await prepare(folder.path, language, { exam: true });
    const attempts = join(onlyLearner(folder.path).path, 'attempts');
    const [journal] = readdirSync(attempts);
    appendFileSync(join(attempts, journal as string), '{"seq":99,"previous":"00');
    const desktop = await openDesktop({ data: folder.path });
    await desktop.ready('home');
    await says(desktop, t('failure:attempt-tail-set-aside.what'));
    const resumed = await ask<Sitting>(desktop, 'exam.sit', { courseId });
    if (!resumed.ok || !before) throw new Error('not resumed');
    expect(resumed.value.state.attemptId).toBe(before.state.attemptId);
    expect(resumed.value.state.responses[0]).toEqual(firstAnswer(before));
    await desktop.close();
  });

  test(`a course with something wrong is left out, and the person is told which, where and why (${language})`, async () => {
    const content = join(folder.path, 'content');
    const items = 'courses/sample/modules/road/items.yaml';
    const lesson = 'courses/sample/modules/road/plan-it.en.md';
    const course = 'courses/sample/course.yaml';
    const broken: [change: Record<string, string>, code: string, params: Record<string, string>][] = [
      [{ [course]: change(course, ', zh: 样例课程', '') }, 'translation-missing', { language: 'zh', field: 'title' }],
      [{ [items]: change(items, 'travel.plan', 'travel.fly') }, 'unknown-competency', { id: 'travel.fly' }],
      [{ [items]: change(items, 'plan-02', 'plan-01') }, 'duplicate-id', { id: 'plan-01' }],
      [{ [lesson]: change(lesson, 'Look at', 'Look <script> at') }, 'markdown-html', { text: '<script>' }],
      [{ [course]: change(course, '[road]', '["../../etc"]') }, 'path-escape', { path: '../../etc' }],
    ];
    for (const [index, [changes, code, params]] of broken.entries()) {
      mkdirSync(content, { recursive: true });
      writeSamplePack(content, changes);
      const data = join(folder.path, `data-${index}`);
      const desktop = await openDesktop({ data, content });
      await desktop.ready('welcome-language');
      await ask(desktop, 'settings.change', { language });
      await ask(desktop, 'learner.create', { name: 'Amina' });
      await desktop.page.reload();
      await desktop.ready('home');
      await says(desktop, t('failure:content-refused.what', { pack: 'courses/sample' }));
      await desktop.page.locator('.notice summary').first().click();
      await says(desktop, t(`problem:${code}`, params));
      await desktop.close();
    }
  });
}

const change = (path: string, from: string, to: string) => (samplePack[path] as string).replace(from, to);

test('damaged beyond its copy: nothing is made up; a new profile begins beside the damaged one', async () => {
  await prepare(folder.path, 'en');
  const { path } = onlyLearner(folder.path);
  writeFileSync(join(path, 'profile.json'), 'x');
  writeFileSync(join(path, 'profile.good.json'), 'y');
  const desktop = await openDesktop({ data: folder.path });
  await says(desktop, wordsIn('en')('failure:profile-damaged.what'));
  await desktop.page.getByRole('textbox').fill('Amina again');
  await desktop.page.getByRole('button', { name: wordsIn('en')('welcome:anewBegin') }).click();
  await desktop.ready('home');
  await desktop.close();
  expect(readdirSync(path).some((name) => name.startsWith('profile.damaged-'))).toBe(true);
});

test('another program at work in the folder: said, and opened once it has gone', async () => {
  await prepare(folder.path, 'en');
  const { id } = onlyLearner(folder.path);
  const child = startChild(new URL('../fault/store-writer.ts', import.meta.url), [folder.path, id]);
  await child.line(/^open$/);
  const desktop = await openDesktop({ data: folder.path });
  await says(desktop, wordsIn('en')('failure:learner-locked.what', { pid: child.process.pid }));
  await child.kill();
  await desktop.page.getByRole('button', { name: wordsIn('en')('common:again') }).click();
  await desktop.ready('learners');
  await desktop.page.locator('.learner-row').click();
  await desktop.ready('home');
  await desktop.close();
});

for (const [what, damage] of [
  ['a changed byte', (text: string) => text.replace('"position":0', '"position":1')],
  ['a truncated journal', (text: string) => text.slice(0, 200)],
] as const) {
  test(`${what}: the attempt is named, its file is untouched, and a new one can begin`, async () => {
    const before = await prepare(folder.path, 'en', { exam: true });
    const attempts = join(onlyLearner(folder.path).path, 'attempts');
    const file = join(attempts, readdirSync(attempts)[0] as string);
    const damaged = damage(readFileSync(file, 'utf8'));
    writeFileSync(file, damaged);
    const desktop = await openDesktop({ data: folder.path });
    await desktop.ready('home');
    await says(desktop, file.split('/').at(-1) as string);
    const fresh = await ask<Sitting>(desktop, 'exam.sit', { courseId });
    if (!fresh.ok) throw new Error(fresh.failure.code);
    expect(fresh.value.state.attemptId).not.toBe(before?.state.attemptId);
    await desktop.close();
    expect(readFileSync(file, 'utf8')).toBe(damaged);
  });
}

/** A data folder whose learners live on a disk of their own: Chromium's files stay elsewhere. */
function learnersOn(disk: { path: string }): string {
  symlinkSync(disk.path, join(folder.path, 'learners'));
  return folder.path;
}

test('a disk that fills up in the exam: not saved is said, the choice stays, and after making room it is saved', async () => {
  const disk = smallDisk(1000);
  test.skip(disk === null, 'mounting a small disk needs root on Linux');
  if (!disk) return;
  const data = learnersOn(disk);
  try {
    // A course whose exam asks nothing but choices.
    const content = join(folder.path, 'content');
    writeSamplePack(content);
    const desktop = await openDesktop({ data, content });
    const { page } = desktop;
    await desktop.ready('welcome-language');
    await ask(desktop, 'learner.create', { name: 'Amina' });
    await ask(desktop, 'exam.sit', { courseId: 'sample' });
    await page.reload();
    await desktop.ready('home');
    await page.locator('.next-card .is-main').click();
    await desktop.ready('sitting');
    const filler = join(disk.path, 'filler');
    for (let size = 100_000; size >= 1; size = Math.floor(size / 10)) {
      try {
        for (;;) appendFileSync(filler, Buffer.alloc(size));
      } catch {
        // Full for this size: fill the rest in smaller steps.
      }
    }
    // The journal's last page has a little room left: some answers are still kept, and then one is not.
    let clicks = 0;
    const failed = page.locator('.save-word.is-failed');
    while ((await failed.count()) === 0 && clicks < 60) {
      await page
        .locator('.option-row')
        .nth(clicks % 2)
        .click();
      clicks += 1;
      await page.locator('.save-word.is-failed, .save-word.is-saved').waitFor();
    }
    await failed.waitFor();
    await says(desktop, wordsIn('en')('failure:disk-full.what'));
    const checked = () =>
      page.locator('.option-rows input').evaluateAll((all) => all.map((one) => (one as HTMLInputElement).checked));
    const choice = await checked();
    expect(choice).toContain(true);
    writeFileSync(filler, '');
    await page.getByRole('button', { name: wordsIn('en')('exam:sitting.retry') }).click();
    await page.locator('.save-word.is-saved').waitFor();
    expect(await checked()).toEqual(choice);
    await desktop.kill();
    const again = await openDesktop({ data, content });
    await again.ready('home');
    await again.page.locator('.next-card .is-main').click();
    await again.ready('sitting');
    expect(
      await again.page
        .locator('.option-rows input')
        .evaluateAll((all) => all.map((one) => (one as HTMLInputElement).checked)),
    ).toEqual(choice);
    await again.close();
  } finally {
    disk.remove();
  }
});

test('a disk that cannot be written: said, and what was there before stays', async () => {
  const disk = smallDisk(1000);
  test.skip(disk === null, 'mounting a small disk needs root on Linux');
  if (!disk) return;
  const data = learnersOn(disk);
  try {
    const desktop = await openDesktop({ data });
    await desktop.ready('welcome-language');
    await ask(desktop, 'learner.create', { name: 'Amina' });
    await desktop.page.reload();
    await desktop.ready('home');
    disk.readOnly();
    await desktop.page.locator('[data-place=settings]').click();
    await desktop.ready('settings');
    await desktop.page.getByRole('textbox').fill('Amina Changed');
    await desktop.page.getByRole('button', { name: wordsIn('en')('settings:nameSave') }).click();
    await says(desktop, wordsIn('en')('failure:disk-read-only.what'));
    disk.writable();
    await desktop.close();
    const again = await openDesktop({ data });
    await again.ready('home');
    await expect(again.page.locator('.shell-learner')).toHaveText('Amina');
    await again.close();
  } finally {
    disk.remove();
  }
});

test('a screen that main refuses says so under a title that has the focus, and is left by the rail', async () => {
  const desktop = await openDesktop();
  const { page } = desktop;
  await desktop.ready('welcome-language');
  await ask(desktop, 'learner.create', { name: 'Amina' });
  await page.reload();
  await desktop.ready('home');
  await ask(desktop, 'learner.close', {});
  for (const place of ['courses', 'home']) {
    await page.locator(`[data-place=${place}]`).click();
    await desktop.ready('problem');
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
    await expect(page.locator('.failure-what')).toBeVisible();
    expect(await axeFinds(desktop)).toEqual([]);
  }
  await desktop.close();
});
