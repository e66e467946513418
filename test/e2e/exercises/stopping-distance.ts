/**
 * Tries the sliders, then drives every road at the fastest speed that is safe.
 */
import { expect } from '@playwright/test';
import { fastestSafe, speeds } from '#core/exercises/stopping-distance/distance.ts';
import type { Walk } from './walk.ts';

export const stoppingDistance: Walk<'stopping-distance'> = async ({ desktop, keyboard, exercise, t, number, look }) => {
  const { page } = desktop;
  await keyboard.into('.speed-field-thumb');
  for (let speed = 50; speed < 80; speed += speeds.step) await page.keyboard.press('ArrowUp');
  await expect(page.locator('.exercise-panel > [role=status]')).toContainText(number(69));
  await keyboard.into('.exercise-choice');
  await page.keyboard.press('ArrowDown');
  await expect(page.locator('.exercise-panel > [role=status]')).toContainText(number(96));
  await look('tried');
  await keyboard.enter(t('exercise:stopping.toRoads'));
  for (const [index, road] of exercise.roads.entries()) {
    const grip = exercise.surfaces.find(({ id }) => id === road.surface)?.grip ?? 1;
    const seconds = exercise.drivers.find(({ id }) => id === road.driver)?.seconds ?? 1;
    const braking = exercise.loads.find(({ id }) => id === road.load)?.braking ?? 1;
    const safe = fastestSafe(road.metres, { grip, seconds, braking }) ?? speeds.from;
    // The first one too fast: it is said how fast the car still is.
    const wanted = index === 0 ? safe + 10 : safe;
    await keyboard.into('.speed-field-thumb');
    await page.keyboard.press('Home');
    for (let speed: number = speeds.from; speed < wanted; speed += speeds.step) await page.keyboard.press('ArrowUp');
    await keyboard.enter(t('exercise:stopping.drive'));
    await expect(page.locator('.exercise-told')).toContainText(t(index === 0 ? 'exercise:wrong' : 'exercise:right'));
    if (index === 0) await look('hit');
    await keyboard.enter(t(index + 1 < exercise.roads.length ? 'exercise:next' : 'exercise:finish'));
  }
};
