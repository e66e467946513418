/**
 * Packs too much, then what is only weight, and at last the lightest bag that serves every night.
 */
import { expect } from '@playwright/test';
import { lightestBag, weightOf } from '#core/exercises/packing/bag.ts';
import type { Walk } from './walk.ts';

export const packing: Walk<'packing'> = async ({ desktop, keyboard, exercise, t, number, look }) => {
  const { page } = desktop;
  const change = async (ids: Iterable<string>) => {
    for (const id of ids) {
      await keyboard.into(`#thing-${id}`);
      await page.keyboard.press('Space');
    }
  };
  const nights = async (met: boolean, name?: string) => {
    await keyboard.enter(t('exercise:packing.close'));
    for (const [index, night] of exercise.nights.entries()) {
      await expect(page.locator('#bag-title')).toBeFocused();
      await expect(page.locator('#bag-title')).toHaveText(night.title);
      await expect(page.locator(`.bag-needs .is-${met ? 'met' : 'missing'}`)).toHaveCount(night.needs.length);
      if (index === 0 && name) await look(name);
      const isLast = index + 1 === exercise.nights.length;
      await keyboard.enter(t(isLast ? 'exercise:packing.lookThrough' : 'exercise:packing.nextNight'));
    }
  };
  const vain = exercise.things.filter((thing) => thing.vain !== undefined);
  const heavy = vain.map(({ id }) => id);
  await change(heavy);
  await expect(page.locator('.bag-sum')).toHaveClass(/is-heavy/);
  await expect(page.getByRole('button', { name: t('exercise:packing.close') })).toBeDisabled();
  await look('heavy');
  const [kept, ...tooMuch] = heavy;
  await change(tooMuch);
  await nights(false, 'night');
  await expect(page.locator('.bag-vain')).toContainText(vain[0]?.vain ?? '');
  await look('after');
  await keyboard.enter(t('exercise:packing.again'));
  const best = lightestBag(exercise);
  await change([kept as string, ...best]);
  await expect(page.locator('.bag-sum')).toContainText(number(Math.round(weightOf(exercise, best) / 100) / 10));
  await look('packed');
  await nights(true);
  await expect(page.locator('.bag-found')).toContainText(t('exercise:packing.nothingVain'));
  await keyboard.enter(t('exercise:finish'));
};
