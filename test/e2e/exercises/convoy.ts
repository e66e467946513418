/**
 * Drives off as the vehicles stand in the yard and sees what was missed; then puts both lists in the good order, the first
 * move with the pointer and the others by the arrow keys.
 */
import { expect } from '@playwright/test';
import type { Walk } from './walk.ts';

export const convoy: Walk<'convoy'> = async ({ desktop, keyboard, exercise, t, look }) => {
  const { page } = desktop;
  const { vehicles, parts, good, stages } = exercise;
  const title = page.locator('#convoy-title');
  const rows = page.locator('.order-thing');
  const sort = async (things: readonly { id: string; text: string }[], ids: readonly string[]) => {
    for (const [place, id] of ids.entries()) {
      const text = things.find((thing) => thing.id === id)?.text ?? '';
      const label = t('exercise:convoy.up', { what: text });
      await keyboard.into(`[aria-label="${label}"]`);
      await keyboard.press('ArrowUp', () =>
        page.evaluate(
          ([at, wanted]) =>
            document.querySelectorAll('.order-thing')[Number(at)]?.contains(document.activeElement) === true &&
            document.activeElement?.getAttribute('aria-label') === wanted,
          [place, label],
        ),
      );
      await expect(rows.nth(place)).toContainText(text);
    }
  };
  const pull = async (from: number, to: number) => {
    // Both in the window, with large text too.
    await rows.nth(from).evaluate((row) => row.scrollIntoView({ block: 'center' }));
    const [start, end] = [await rows.nth(from).locator('.order-text').boundingBox(), await rows.nth(to).boundingBox()];
    if (!start || !end) throw new Error('There is nothing to pull.');
    await page.mouse.move(start.x + 8, start.y + start.height / 2);
    await page.mouse.down();
    await page.mouse.move(start.x + 8, end.y + end.height - 4, { steps: 5 });
    await page.mouse.up();
  };
  const drive = async (found: string, name: string) => {
    for (const [number, stage] of stages.entries()) {
      await expect(title).toBeFocused();
      await expect(title).toHaveText(stage.title);
      await expect(page.locator(`.convoy-looks > ${found}`)).not.toHaveCount(0);
      if (number === 1) await look(name);
      if (number === stages.length - 1) await look(`${name}-last`);
      const isLast = number + 1 === stages.length;
      await keyboard.enter(t(isLast ? 'exercise:convoy.arrive' : 'exercise:convoy.onward'));
    }
  };

  await keyboard.enter(t('exercise:convoy.toBriefing'));
  await expect(page.locator('.order-cut')).toHaveText(t('exercise:convoy.cut'));
  await look('briefing');
  await keyboard.enter(t('exercise:convoy.drive'));
  await drive('.is-missing', 'missed');
  await expect(page.locator('.convoy-way > .is-right')).toHaveCount(0);
  await look('after');
  await keyboard.enter(t('exercise:convoy.again'));

  await expect(title).toBeFocused();
  await pull(0, 1);
  await expect(rows.nth(1)).toContainText(vehicles[0]?.text ?? '');
  await sort(vehicles, good.vehicles);
  await look('row');
  await keyboard.enter(t('exercise:convoy.toBriefing'));
  await sort(parts, good.parts);
  await look('told');
  await keyboard.enter(t('exercise:convoy.drive'));
  await drive('.is-there', 'there');
  await expect(page.locator('.convoy-way > .is-right')).toHaveCount(stages.length);
  await keyboard.enter(t('exercise:finish'));
};
