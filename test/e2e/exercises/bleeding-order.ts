/**
 * Lets the clock run until it is seen, takes one wrong step, then every right one; the second case without the clock.
 */
import { expect } from '@playwright/test';
import type { Walk } from './walk.ts';

export const bleedingOrder: Walk<'bleeding-order'> = async ({ desktop, keyboard, exercise, t, look }) => {
  const { page } = desktop;
  const { cases } = exercise;
  for (const [number, { steps }] of cases.entries()) {
    if (number === 1) {
      await keyboard.into('.exercise-choice');
      await keyboard.press('ArrowDown', () =>
        page.evaluate(() => document.querySelector('.choice-tile:last-child[data-selected]') !== null),
      );
    }
    await keyboard.enter(t('exercise:bleeding.begin'));
    const meter = page.locator('.blood-loss');
    if (number === 0) await expect(meter).not.toHaveAttribute('aria-valuenow', '0');
    for (const [index, { options }] of steps.entries()) {
      const wrong = options.find(({ right }) => !right);
      const right = options.find((option) => option.right);
      if (number === 0 && index === 2) {
        await keyboard.enter(wrong?.text ?? '');
        await expect(page.locator('.exercise-told')).toContainText(t('exercise:wrong'));
        await look('wrong');
        await keyboard.enter(t('exercise:bleeding.another'));
      }
      await keyboard.enter(right?.text ?? '');
      await expect(page.locator('.exercise-told')).toContainText(t('exercise:right'));
      if (index === 6) await look('tourniquet');
      await keyboard.enter(t('exercise:next'));
    }
    if (number === 0) await look('expert');
    await keyboard.enter(t(number + 1 < cases.length ? 'exercise:next' : 'exercise:finish'));
  }
};
