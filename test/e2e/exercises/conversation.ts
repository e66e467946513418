/**
 * Chooses badly once and comes to an ending, tries again from there, and then well to the end.
 */
import { expect } from '@playwright/test';
import { stepsOf } from '#core/exercises/conversation/way-gone.ts';
import type { Walk } from './walk.ts';

export const conversation: Walk<'conversation'> = async ({ desktop, keyboard, exercise, t, number, look }) => {
  const { page } = desktop;
  type Point = (typeof exercise.points)[number];
  /** From where `chosen` has led, to an ending; says which ways were taken in all. */
  const goOn = async (chosen: readonly string[], choose: (point: Point) => Point['ways'][number] | undefined) => {
    const ways = [...chosen];
    for (;;) {
      const last = stepsOf(exercise, ways).at(-1);
      const point = last ? exercise.points.find(({ id }) => id === last.to) : exercise.points[0];
      if (!point) return { ways, ending: exercise.endings.find(({ id }) => id === last?.to) };
      const way = choose(point);
      if (!way) throw new Error(`nothing to choose at ${point.id}`);
      await expect(page.locator('#talk-turn')).toBeFocused();
      await expect(page.locator('#talk-turn')).toHaveText(point.title);
      if (ways.length === 0) {
        await expect(page.locator('.talk-door-leaf')).toHaveCount(exercise.mood.shown === 'door' ? 1 : 0);
        await look('turn');
      }
      await keyboard.enter(way.words);
      ways.push(way.id);
      const step = stepsOf(exercise, ways).at(-1);
      await expect(page.locator('.talk-happens')).toContainText(exercise.mood.lines[step?.after ?? 0] as string);
      if (ways.length === 1) await look('happened');
      await keyboard.enter(t('exercise:conversation.goOn'));
    }
  };
  const worst = ({ ways }: Point) => [...ways].sort((a, b) => a.worth - b.worth || a.mood - b.mood)[0];
  const best = ({ ways }: Point) => ways.find(({ worth }) => worth === 1);

  await keyboard.enter(t('exercise:conversation.begin'));
  const bad = await goOn([], worst);
  await expect(page.locator('#talk-ending')).toBeFocused();
  await expect(page.locator('#talk-ending')).toHaveText(bad.ending?.title ?? '');
  await expect(page.locator('.talk-steps > li')).toHaveCount(bad.ways.length);
  await look('ending');
  await keyboard.enter(t('exercise:conversation.from', { turn: exercise.points[0]?.title }));
  const good = await goOn([], best);
  await expect(page.locator('#talk-ending')).toHaveText(good.ending?.title ?? '');
  expect(good.ending?.worth).toBe(1);
  await expect(page.locator('.exercise-panel')).toContainText(
    t('exercise:conversation.endings', { seen: number(2), all: number(exercise.endings.length) }),
  );
  await expect(page.locator('.exercise-told:not(.is-right)')).toHaveCount(0);
  await keyboard.enter(t('exercise:finish'));
};
