/**
 * Marks by arrow keys in the picture and by the list: in the first picture wrongly, in the others every hazard and nothing else.
 */
import { expect } from '@playwright/test';
import { nextIn } from '#core/exercises/places.ts';
import type { Walk } from './walk.ts';

export const spotHazards: Walk<'spot-hazards'> = async ({ desktop, keyboard, exercise, t, number, look }) => {
  const { page } = desktop;
  const { scenes } = exercise;
  for (const [index, { places, title }] of scenes.entries()) {
    const hazards = places.filter(({ hazard }) => hazard !== undefined);
    const isWrong = index === 0;
    // In the picture: the way that arrow keys lead from the first place to the one on its right.
    const [first] = places as [(typeof places)[number]];
    const right = places.find(({ id }) => id === nextIn('right', first.box, places));
    await keyboard.into('.over-drawing-place');
    await expect(page.locator('.over-drawing-place:focus')).toContainText(first.seen);
    if (right) {
      await page.keyboard.press('ArrowRight');
      await expect(page.locator('.over-drawing-place:focus')).toContainText(right.seen);
      await page.keyboard.press('Space');
      await expect(page.locator('.over-drawing-place:focus')).toHaveAttribute('aria-pressed', 'true');
      await expect(page.locator(`#spot-${right.id}`)).toBeChecked();
      await page.keyboard.press('Space');
    }
    const wanted = isWrong ? [places.find(({ sound }) => sound !== undefined), hazards[0]] : hazards;
    for (const place of wanted) {
      await keyboard.into(`#spot-${place?.id}`);
      await page.keyboard.press('Space');
    }
    await expect(page.locator('.over-drawing-place[aria-pressed=true]')).toHaveCount(wanted.length);
    await look(`marked-${index + 1}`);
    await keyboard.enter(t('exercise:spot.show'));
    await expect(page.locator('#spot-title')).toBeFocused();
    await expect(page.locator('#spot-title')).toHaveText(t('exercise:spot.looked', { title }));
    await expect(page.locator('.spot-sum')).toHaveText(
      t('exercise:spot.sum', {
        found: number(isWrong ? 1 : hazards.length),
        hazards: number(hazards.length),
        alarms: number(isWrong ? 1 : 0),
      }),
    );
    await expect(page.locator('.spot-told.is-missed')).toHaveCount(isWrong ? hazards.length - 1 : 0);
    await expect(page.locator('.spot-told.is-alarm')).toHaveCount(isWrong ? 1 : 0);
    await expect(page.locator('.spot-told')).toHaveCount(places.length);
    await look(`looked-${index + 1}`);
    await keyboard.enter(t(index + 1 < scenes.length ? 'exercise:spot.next' : 'exercise:finish'));
    if (index + 1 < scenes.length) await expect(page.locator('#spot-title')).toBeFocused();
  }
};
