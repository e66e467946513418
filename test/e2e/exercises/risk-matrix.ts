/**
 * Places the first threat where nobody would, buys what lowers nothing and accepts it all the same; then the cheapest that is enough.
 */
import { expect } from '@playwright/test';
import { cheapestEnough, lowers, sides } from '#core/exercises/risk-matrix/matrix.ts';
import type { Walk } from './walk.ts';

export const riskMatrix: Walk<'risk-matrix'> = async ({ desktop, keyboard, exercise, t, look }) => {
  const { page } = desktop;
  const { threats, measures, decisions } = exercise;
  const set = async (side: 'likelihood' | 'impact', step: number) => {
    await keyboard.into(`.step-scale:nth-child(${sides.indexOf(side) + 1})`);
    await page.keyboard.press('Space');
    for (let now = 1; now < step; now += 1) await page.keyboard.press('ArrowDown');
  };
  const change = async (ids: readonly string[]) => {
    for (const id of ids) {
      await keyboard.into(`#measure-${id}`);
      await page.keyboard.press('Space');
    }
  };
  await keyboard.enter(t('exercise:matrix.begin'));
  for (const [index, threat] of threats.entries()) {
    await expect(page.locator('#matrix-title')).toBeFocused();
    await expect(page.locator('#matrix-title')).toContainText(threat.name);
    for (const side of sides) await set(side, index === 0 ? 1 : threat[side].to);
    if (index === 1) await look('placed');
    await keyboard.enter(t('exercise:matrix.place'));
    await expect(page.locator(`.exercise-told.is-${index === 0 ? 'wrong' : 'right'}`)).toHaveCount(2);
    if (index === 0) await look('wrong');
    const isLast = index + 1 === threats.length;
    await keyboard.enter(t(isLast ? 'exercise:matrix.toMeasures' : 'exercise:matrix.nextThreat'));
  }
  const dear = measures.filter((measure) => lowers(measure).length === 0).map(({ id }) => id);
  await change(measures.map(({ id }) => id));
  await expect(page.locator('.matrix-budget')).toHaveClass(/is-over/);
  await expect(page.getByRole('button', { name: t('exercise:matrix.seeThem') })).toBeDisabled();
  await look('over');
  await change(measures.filter(({ id }) => !dear.includes(id)).map(({ id }) => id));
  await keyboard.enter(t('exercise:matrix.seeThem'));
  await expect(page.locator('.measures-told > .is-none')).toHaveCount(dear.length);
  await expect(page.locator('.exercise-told')).toHaveClass(/is-wrong/);
  await keyboard.enter(t('exercise:matrix.decide'));
  await keyboard.enter(decisions.accept.text);
  await expect(page.locator('.exercise-told').last()).toContainText(decisions.accept.above.text);
  await look('above');
  await keyboard.enter(t('exercise:matrix.again'));
  await change([...dear, ...(cheapestEnough(exercise) ?? []).map(({ id }) => id)]);
  await keyboard.enter(t('exercise:matrix.seeThem'));
  await expect(page.locator('.exercise-told')).toHaveClass(/is-right/);
  await look('within');
  await keyboard.enter(t('exercise:matrix.decide'));
  await keyboard.enter(decisions.accept.text);
  await expect(page.locator('.exercise-told').last()).toContainText(decisions.accept.within.text);
  await keyboard.enter(t('exercise:finish'));
};
