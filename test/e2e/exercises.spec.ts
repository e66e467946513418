/**
 * Every exercise in the real window: gone through by keyboard alone to its end, and kept as done when the plug is pulled
 * then; axe finds nothing and nothing sticks out in English, in Chinese and from right to left. A further exercise of a
 * kind is other words in the same screens: it is gone through in English, and looked at where it begins in the others.
 */
import { expect, test } from '@playwright/test';
import type { CallOutput } from '#core/contract/contract.ts';
import type { ExerciseCard } from '#core/contract/course-calls.ts';
import { localeOf } from '#core/locale/long-date.ts';
import { ask } from '../fixtures/ask.ts';
import { byKeyboard } from '../fixtures/by-keyboard.ts';
import { type Desktop, openDesktop } from '../fixtures/desktop.ts';
import { dress, finds, type Look, looksIn } from '../fixtures/looking.ts';
import { sitDown } from '../fixtures/sit-down.ts';
import { tempFolder } from '../fixtures/temp-folder.ts';
import { wordsIn } from '../fixtures/words.ts';
import type { Walk } from './exercises/walk.ts';
import { walks } from './exercises/walks.ts';

let folder: ReturnType<typeof tempFolder>;
test.beforeEach(() => {
  folder = tempFolder('exercises');
});
test.afterEach(() => folder.remove());

async function exercisesIn(desktop: Desktop): Promise<ExerciseCard[]> {
  const listed = await ask<ExerciseCard[]>(desktop, 'exercise.list', {});
  if (!listed.ok) throw new Error(listed.failure.code);
  return listed.value;
}

async function open(desktop: Desktop, index: number): Promise<void> {
  await desktop.page.locator('[data-place=courses]').click();
  await desktop.ready('courses');
  await desktop.page.locator('.exercise-row').nth(index).click();
  await desktop.ready('exercise');
  // Each kind is loaded when first done.
  await desktop.page.locator('.exercise-work :is(button, input)').first().waitFor();
}

/**
 * Every exercise is gone through once a language, in English as most see it and in the others with text at 200 %; with each look
 * where pictures are taken. Colours are looked at where it begins.
 */
const isWalked = (language: 'en' | 'zh' | 'ar', { rules, textSize }: Look): boolean =>
  Boolean(process.env.FIELDPASS_PICTURES) || (rules !== 'contrast' && (textSize === 200) === (language !== 'en'));

for (const language of ['en', 'zh', 'ar'] as const) {
  test(`by keyboard to the end, and looked at on the way (${language})`, async () => {
    test.setTimeout(600_000);
    const desktop = await sitDown(language, { data: folder.path });
    const keyboard = byKeyboard(desktop);
    const found: string[] = [];
    const walked = new Set<string>();
    const asked = process.env.FIELDPASS_EXERCISE;
    const listed = await exercisesIn(desktop);
    expect(listed.map(({ id }) => id)).toContain(asked ?? listed[0]?.id);
    for (const dressed of looksIn(language)) {
      const isToWalk = isWalked(language, dressed);
      if (dressed.rules !== 'contrast' && !isToWalk) continue;
      await dress(desktop, dressed);
      const kinds = new Set<string>();
      for (const [index, { id }] of listed.entries()) {
        if (asked && asked !== id) continue;
        const read = await ask<CallOutput<'exercise.read'>>(desktop, 'exercise.read', { exerciseId: id });
        if (!read.ok) throw new Error(read.failure.code);
        const { exercise } = read.value;
        // What is written in another language speaks that one in its buttons too.
        const t = wordsIn(exercise.language);
        const number = (value: number) => new Intl.NumberFormat(localeOf(exercise.language)).format(value);
        const isItsOwn = exercise.language === language;
        const isFurther = language !== 'en' && (kinds.has(exercise.kind) || !isItsOwn);
        if (isItsOwn) kinds.add(exercise.kind);
        await open(desktop, index);
        const look = async (name: string) =>
          void found.push(...(await finds(desktop, dressed, `exercise-${id}-${name}-${language}`)));
        await look('begin');
        if (language === 'ar' && !isItsOwn)
          await expect(desktop.page.locator('.exercise-work')).not.toContainText(/\p{Script=Arabic}/u);
        if (!isToWalk || (isFurther && !process.env.FIELDPASS_PICTURES)) continue;
        walked.add(id);
        await (walks[exercise.kind] as Walk)({ desktop, keyboard, exercise, t, number, look });
        await desktop.page.locator('.exercise-end').waitFor();
        await look('end');
      }
      expect(walked.size).toBeGreaterThanOrEqual(isToWalk ? kinds.size : 0);
    }
    expect(found).toEqual([]);
    await desktop.kill();
    const again = await openDesktop({ data: folder.path });
    await again.ready('home');
    const done = (await exercisesIn(again)).filter((one) => one.done !== null);
    expect(new Set(done.map(({ id }) => id))).toEqual(walked);
    await again.close();
  });
}
