/**
 * Practice in the real window: what was missed in a lesson comes back, by keyboard alone; what was answered survives a
 * pulled plug; nothing of the exam is in it; axe finds nothing in English, in Chinese and from right to left.
 */
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { Course } from '#core/content/pack.ts';
import type { CallOutput } from '#core/contract/contract.ts';
import { type Check, idsOf, keyOf } from '#core/exam/item-types/options.ts';
import { ask } from '../fixtures/ask.ts';
import { type Desktop, openDesktop, root } from '../fixtures/desktop.ts';
import { courseIn } from '../fixtures/journey.ts';
import { dress, finds, looksIn, reload } from '../fixtures/looking.ts';
import { sitDown } from '../fixtures/sit-down.ts';
import { tempFolder } from '../fixtures/temp-folder.ts';

const courseId = 'basic-security';
type Begun = CallOutput<'practice.begin'>;
type Outlook = CallOutput<'practice.read'>;
type Told = CallOutput<'practice.answer'>;

let folder: ReturnType<typeof tempFolder>;
let course: Course;
test.beforeAll(async () => {
  course = await courseIn(join(root, 'content'));
});
test.beforeEach(() => {
  folder = tempFolder('practice');
});
test.afterEach(() => folder.remove());

const right = (check: Check) => ({ chosen: keyOf(check) });
const wrong = (check: Check) => ({
  chosen: idsOf(check.options)
    .filter((id) => !keyOf(check).includes(id))
    .slice(0, 1),
});

/** From now on it is so many days later for the program. */
const daysLater = ({ app }: Desktop, days: number) =>
  app.evaluate((_, ahead) => {
    const real = Date.now.bind(Date);
    Date.now = () => real() + ahead * 86_400_000;
  }, days);

/** Answers the two checks of the first lesson: one wrong, one right. Answers with their ids. */
async function readFirst(desktop: Desktop): Promise<[Check, Check]> {
  const lessonId = course.modules[0]?.lessons[0]?.id ?? '';
  const lesson = await ask<CallOutput<'lesson.read'>>(desktop, 'lesson.read', { courseId, lessonId });
  if (!lesson.ok) throw new Error(lesson.failure.code);
  const checks = lesson.value.checks.map(({ id }) => course.checks.find((check) => check.id === id) as Check);
  for (const [index, check] of checks.entries()) {
    const response = index === 0 ? wrong(check) : right(check);
    const told = await ask(desktop, 'lesson.answer-check', { courseId, lessonId, checkId: check.id, response });
    expect(told.ok).toBe(true);
  }
  await ask(desktop, 'lesson.finish', { courseId, lessonId });
  expect(checks).toHaveLength(2);
  return checks as [Check, Check];
}

test('what was missed in a lesson comes back, is asked until it is right, by keyboard alone', async () => {
  const desktop = await sitDown('en', { data: folder.path });
  const { page } = desktop;
  const [missed, known] = await readFirst(desktop);
  await reload(desktop, {});
  await expect(page.locator('.home-practice')).toHaveCount(0);
  await daysLater(desktop, 3);
  await reload(desktop, {});
  await expect(page.locator('.home-practice')).toContainText('2 questions');

  const press = async (key: string, until: () => Promise<boolean>) => {
    for (let count = 0; count < 60; count += 1) {
      if (await until()) return;
      await page.keyboard.press(key);
    }
    throw new Error(`${key} led nowhere`);
  };
  const focused = (text: RegExp) => async () =>
    text.test(await page.evaluate(() => document.activeElement?.textContent ?? ''));
  await press('Tab', focused(/^Practise$/));
  await page.keyboard.press('Enter');
  await desktop.ready('practice');
  await press('Tab', focused(/^Practise now/));
  await page.keyboard.press('Enter');
  await desktop.ready('practising');

  const choose = async (check: Check, ids: string[]) => {
    await page.locator('.check-stem', { hasText: check.stem.en ?? '' }).waitFor();
    const texts = ids.map((id) => check.options.find((option) => option.id === id)?.text.en ?? '');
    const inGroup = () => page.evaluate(() => document.activeElement?.closest('.check-options') !== null);
    await press('Tab', inGroup);
    const here = (text: string) => async () =>
      (await page.evaluate(() => document.activeElement?.closest('.check-option')?.textContent ?? '')).startsWith(text);
    for (const text of texts) {
      await press(check.type === 'choice' ? 'ArrowDown' : 'Tab', here(text));
      await page.keyboard.press('Space');
    }
    await press('Tab', focused(/^See if that is right$/));
    await page.keyboard.press('Enter');
    await page.locator('.check-told').waitFor();
  };
  // Missed again; then the other; then this one once more.
  await choose(missed, wrong(missed).chosen);
  await expect(page.locator('.check-told')).toContainText(missed.rationale.en?.slice(0, 20) ?? '');
  expect(await focused(/^Next question$/)()).toBe(true);
  await page.keyboard.press('Enter');
  await choose(known, right(known).chosen);
  await page.keyboard.press('Enter');
  await expect(page.locator('.practising-title')).toContainText('Once more');
  await choose(missed, right(missed).chosen);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('1 of 2 right at the first try.');
  await desktop.close();
});

test('an answer that was told is on the disk when the plug is pulled, and each comes back on its day', async () => {
  const desktop = await sitDown('en', { data: folder.path });
  const [missed, known] = await readFirst(desktop);
  const outlook = await ask<Outlook>(desktop, 'practice.read', { courseId });
  if (!outlook.ok) throw new Error(outlook.failure.code);
  expect(outlook.value.days.slice(0, 4)).toEqual([0, 1, 0, 1]);
  await daysLater(desktop, 1);
  const begun = await ask<Begun>(desktop, 'practice.begin', { courseId, focus: { kind: 'due' } });
  if (!begun.ok) throw new Error(begun.failure.code);
  expect(begun.value.checks.map(({ id }) => id)).toEqual([missed.id]);
  const told = await ask<Told>(desktop, 'practice.answer', { courseId, checkId: missed.id, response: right(missed) });
  await desktop.kill();

  const again = await openDesktop({ data: folder.path });
  await again.ready('home');
  await daysLater(again, 1);
  const after = await ask<Outlook>(again, 'practice.read', { courseId });
  if (!after.ok || !told.ok) throw new Error('no answer');
  expect(after.value.today).toBe(0);
  expect(after.value.days[told.value.againInDays]).toBeGreaterThan(0);
  expect(after.value.areas.reduce((sum, area) => sum + area.asked, 0)).toBe(2);
  expect(known.id).not.toBe(missed.id);
  await again.close();
});

test('every check of the course can be practised, and no item of the exam is among them', async () => {
  const desktop = await sitDown('en', { data: folder.path });
  const asked = new Set<string>();
  const outlook = await ask<Outlook>(desktop, 'practice.read', { courseId });
  if (!outlook.ok) throw new Error(outlook.failure.code);
  for (const { competencies } of outlook.value.areas) {
    for (const competency of competencies) {
      const focus = { kind: 'competencies', competencies: [competency] };
      const begun = await ask<Begun>(desktop, 'practice.begin', { courseId, focus });
      if (!begun.ok) throw new Error(begun.failure.code);
      for (const { id, lesson } of begun.value.checks) {
        asked.add(id);
        expect(lesson).not.toBeNull();
      }
      expect(JSON.stringify(begun.value)).not.toMatch(/correct|rationale|feedback/);
    }
  }
  expect([...asked].sort()).toEqual(course.checks.map(({ id }) => id).sort());
  const stems = new Set(course.bank.map(({ stem }) => stem.en));
  expect(course.checks.filter(({ stem }) => stems.has(stem.en))).toEqual([]);
  await desktop.close();
});

for (const language of ['en', 'zh', 'ar'] as const) {
  test(`axe finds nothing on the screens of practice and nothing sticks out (${language})`, async () => {
    test.setTimeout(120_000);
    const desktop = await sitDown(language, { data: folder.path });
    const { page } = desktop;
    await readFirst(desktop);
    for (const [index, check] of course.checks.slice(4, 30).entries()) {
      const response = index % 3 === 0 ? wrong(check) : right(check);
      await ask(desktop, 'practice.answer', { courseId, checkId: check.id, response });
    }
    await daysLater(desktop, 1);
    const found: string[] = [];
    for (const look of looksIn(language)) {
      await dress(desktop, look);
      found.push(...(await finds(desktop, look, `practice-home-${language}`)));
      await page.locator('.home-practice .action-button').click();
      await desktop.ready('practice');
      found.push(...(await finds(desktop, look, `practice-outlook-${language}`)));
      await page.locator('.practice-today .is-main').click();
      await desktop.ready('practising');
      await page.locator('.check-option').first().click();
      await page.locator('.check > .action-button').click();
      await page.locator('.check-told').waitFor();
      found.push(...(await finds(desktop, look, `practice-told-${language}`)));
    }
    expect(found).toEqual([]);
    await desktop.close();
  });
}
