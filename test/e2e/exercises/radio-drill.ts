/**
 * At the first task of each kind, and at the last of all: speaks too soon, spells with a wrong word, puts a call together
 * wrongly, gives every wrong answer; then does it right, as all others at once.
 */
import { expect } from '@playwright/test';
import { lettersOf, wordFor } from '#core/exercises/radio-drill/alphabet.ts';
import { rightCall } from '#core/exercises/radio-drill/call-order.ts';
import { wordsHeard } from '#core/exercises/radio-drill/heard.ts';
import type { Walk } from './walk.ts';

type Exercise = Parameters<Walk<'radio-drill'>>[0]['exercise'];
type Task = Exercise['rounds'][number]['tasks'][number];

export const radioDrill: Walk<'radio-drill'> = async ({ desktop, keyboard, exercise, t, number, look }) => {
  const { page } = desktop;
  const words = (key: string, values = {}) => t(`exercise:radio.${key}`, values);
  const told = page.locator('.radio-work .exercise-told');
  const speak = async () => {
    await page.keyboard.press('Enter');
    await page.locator('.radio-drawing.is-open').waitFor();
    await page.keyboard.press('Enter');
  };
  const speakTooSoon = async () => {
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await expect(page.locator('.radio-cut .radio-hiss')).toHaveCount(1);
    await expect(told).toHaveCount(0);
  };
  const spell = async (task: Extract<Task, { does: 'spell' }>, isWrongFirst: boolean) => {
    const right = lettersOf(task.name).map(wordFor);
    const type = async (typed: readonly string[]) => {
      await keyboard.into('#radio-spelling');
      await page.keyboard.press('ControlOrMeta+A');
      await page.keyboard.insertText(typed.join(' '));
    };
    if (isWrongFirst) {
      await type(right.toSpliced(0, 1, 'Sugar'));
      await speakTooSoon();
      await speak();
      await expect(told).toHaveClass(/is-wrong/);
      await expect(told).toContainText(right[0] ?? '');
      await look('spelled-wrong');
    }
    await type(right.map((word) => word.toLowerCase()));
    await speak();
  };
  const put = async (ids: readonly string[]) => {
    for (const id of ids) {
      await keyboard.into(`[data-part=${id}]`);
      await page.keyboard.press('Space');
    }
  };
  const call = async (task: Extract<Task, { does: 'call' }>, isWrongFirst: boolean) => {
    const right = rightCall(task.parts).map(({ id }) => id);
    const outside = task.parts.find(({ role }) => !role);
    const [first = '', ...rest] = right;
    if (isWrongFirst && outside) {
      await put([...rest, outside.id]);
      await keyboard.to(words('press'));
      await speak();
      await expect(told).toContainText(outside.why ?? '');
      await put([outside.id, first]);
      await keyboard.to(words('press'));
      await speak();
      await expect(told).toHaveClass(/is-wrong/);
      await look('called-wrong');
      await put(rest);
    } else await put([first]);
    await put(rest);
    await keyboard.to(words('press'));
    await speak();
  };
  const answer = async (task: Extract<Task, { does: 'answer' }>, isWrongFirst: boolean) => {
    const inOrder = [...task.options].sort((a, b) => Number(a.right ?? false) - Number(b.right ?? false));
    for (const option of isWrongFirst ? inOrder : inOrder.slice(-1)) {
      await keyboard.enter(option.text);
      if (!option.silent) {
        await expect(page.locator('.radio-work .action-button.is-main')).toBeFocused();
        await speak();
      }
      await expect(told).toContainText(option.why);
      if (option.right) return;
      await expect(page.locator('.radio-question')).toBeFocused();
    }
  };

  await keyboard.enter(words('begin'));
  const tasks = exercise.rounds.flatMap((round) => round.tasks);
  let lines = 0;
  let right = 0;
  for (const [index, task] of tasks.entries()) {
    await expect(page.locator('#radio-title')).toBeFocused();
    await expect(page.locator(`[data-task=${task.id}]`)).toBeVisible();
    if (task.heard) {
      if (index === 0) await look('heard');
      await keyboard.enter(words('atOnce'));
      const lost = wordsHeard(task.heard, exercise.language).filter(({ isLost }) => isLost).length;
      await expect(page.locator('.radio-heard .radio-hiss')).toHaveCount(lost);
      if (lost > 1) await look('noise');
    }
    const isFirst = tasks.findIndex(({ does }) => does === task.does) === index;
    const isWrongFirst = isFirst || index + 1 === tasks.length;
    if (!isWrongFirst) right += 1;
    if (task.does === 'spell') await spell(task, isWrongFirst);
    else if (task.does === 'call') await call(task, isWrongFirst);
    else await answer(task, isWrongFirst);
    await expect(told).toHaveClass(/is-right/);
    if (isWrongFirst || task.does === 'call') await look(`right-${task.id}`);
    const isSilent = task.does === 'answer' && task.options.some((option) => option.right && option.silent);
    lines += [task.heard, task.reply, !isSilent].filter(Boolean).length;
    await keyboard.enter(t('exercise:next'));
    await expect(page.locator('.radio-log tbody tr')).toHaveCount(lines);
  }
  await expect(page.locator('#radio-title')).toBeFocused();
  await expect(page.locator('.exercise-panel')).toContainText(
    words('atFirst', { right: number(right), all: number(tasks.length) }),
  );
  await look('after');
  await keyboard.enter(t('exercise:finish'));
};
