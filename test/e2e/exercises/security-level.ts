/**
 * Rates the first kind of threat as nobody would and the others as others do, foretells one piece of news wrongly, and answers
 * the first question wrongly, then rightly.
 */
import { expect } from '@playwright/test';
import type { Range } from '#core/exercises/estimate.ts';
import {
  type Assessment,
  categories,
  factorsOf,
  outermost,
  threatsOf,
  turnOf,
  turns,
  weigh,
} from '#core/exercises/security-level/level.ts';
import { stepsOf } from '#core/exercises/threat-factors.ts';
import type { Walk } from './walk.ts';

export const securityLevel: Walk<'security-level'> = async ({ desktop, keyboard, exercise, t, number, look }) => {
  const { page } = desktop;
  const set = async (index: number, step: number) => {
    await keyboard.into(`.step-scale:nth-child(${index + 1})`);
    await page.keyboard.press('Space');
    for (let now = 1; now < step; now += 1) await page.keyboard.press('ArrowDown');
  };
  const title = page.locator('#level-title');
  await keyboard.enter(t('exercise:level.begin'));
  for (const [place, category] of categories.entries()) {
    await expect(title).toBeFocused();
    await expect(title).toHaveText(t(`exercise:level.categories.${category}`));
    const ranges: Assessment['categories'][typeof category]['factors'] = exercise.categories[category].factors;
    for (const [index, factor] of factorsOf(category).entries()) {
      const range = ranges[factor] as Range;
      const farthest = range.from > stepsOf[factor] / 2 ? 1 : stepsOf[factor];
      await set(index, place === 0 ? farthest : range.to);
    }
    if (place === 2) await look('rated');
    await keyboard.enter(t('exercise:level.rate'));
    await expect(page.locator(`.exercise-told${place === 0 ? ':not(.is-right)' : '.is-right'}`)).toHaveCount(3);
    if (place === 0) await look('wrong');
    const isLast = place + 1 === categories.length;
    await keyboard.enter(t(isLast ? 'exercise:level.toLevel' : 'exercise:level.nextKind'));
  }
  const ratings = outermost(exercise, 'to');
  const threats = threatsOf(ratings);
  await expect(title).toContainText(number(threats ? weigh(threats).level : 0));
  await look('level');
  await keyboard.enter(t('exercise:level.toNews'));
  for (const [index, news] of exercise.news.entries()) {
    await expect(title).toBeFocused();
    const turn = turnOf(ratings, news);
    const said = index === 1 ? turns.find((one) => one !== turn) : turn;
    await keyboard.enter(t(`exercise:level.turns.${said ?? turn}`));
    await expect(page.locator(`.exercise-told.is-${index === 1 ? 'wrong' : 'right'}`)).toContainText(news.why);
    if (index > 0) await look(`news-${news.id}`);
    const isLast = index + 1 === exercise.news.length;
    await keyboard.enter(t(isLast ? 'exercise:level.toQuestions' : 'exercise:level.nextNews'));
  }
  for (const [index, { options }] of exercise.questions.entries()) {
    const right = options.find((option) => option.right);
    const wrong = options.find((option) => !option.right);
    if (index === 0) {
      await keyboard.enter(wrong?.text ?? '');
      await expect(page.locator('.exercise-told')).toContainText(t('exercise:wrong'));
      await look('answered');
      await keyboard.enter(t('exercise:level.another'));
      await expect(page.getByRole('button', { name: wrong?.text ?? '' })).toBeDisabled();
    }
    await keyboard.enter(right?.text ?? '');
    await expect(page.locator('.exercise-told')).toContainText(t('exercise:right'));
    await keyboard.enter(t(index + 1 < exercise.questions.length ? 'exercise:next' : 'exercise:finish'));
  }
};
