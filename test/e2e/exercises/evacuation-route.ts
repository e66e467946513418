/**
 * Goes the best way by keyboard; in the first building it opens a door that stops one and chooses badly, and then goes once more.
 */
import { expect } from '@playwright/test';
import { bestWay } from '#core/exercises/evacuation-route/best-way.ts';
import { doorsOf, roomIn } from '#core/exercises/evacuation-route/building.ts';
import { beginning, type Walk as Gone, walkOn } from '#core/exercises/evacuation-route/walk.ts';
import type { Walk } from './walk.ts';

export const evacuationRoute: Walk<'evacuation-route'> = async ({ desktop, keyboard, exercise, t, number, look }) => {
  const { page } = desktop;
  type Case = (typeof exercise.cases)[number];
  /** The number stands before the name in the list, as on the plan. */
  const press = async (building: Case, room: string, to: string) => {
    const ways = doorsOf(building, room);
    const index = ways.findIndex((way) => way.to === to);
    const found = ways[index];
    if (!found) throw new Error(`no door from ${room} to ${to}`);
    const name = roomIn(building, to)?.name ?? '';
    await keyboard.enter(
      `${number(index + 1)}${t(found.door.closed ? 'exercise:evacuation.shut' : 'exercise:evacuation.to', { room: name })}`,
    );
    return found.door;
  };
  /** On the plan: arrow keys from door to door, until the one that leads there has the focus. */
  const pressOnPlan = async (building: Case, room: string, to: string) => {
    const found = doorsOf(building, room).find((way) => way.to === to);
    if (!found) throw new Error(`no door from ${room} to ${to}`);
    const name = t('exercise:evacuation.to', { room: roomIn(building, to)?.name ?? '' });
    await keyboard.into('.way-door');
    for (const key of ['ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'ArrowLeft']) {
      const focused = await page.locator('.way-door:focus').textContent();
      if (focused?.endsWith(name)) break;
      await page.keyboard.press(key);
    }
    await expect(page.locator('.way-door:focus')).toContainText(name);
    await page.keyboard.press('Enter');
    return found.door;
  };
  /** Goes to the end by the best way; `isBad`: with bad choices, and to what stops one where it can be seen. */
  const go = async (building: Case, isBad: boolean, name: string) => {
    let walk: Gone<Case> = beginning(building);
    const best = bestWay(building)?.rooms ?? [];
    let isLooked = false;
    for (let step = 0; step < 60 && !walk.end; step += 1) {
      await expect(page.locator('#way-title')).toHaveText(walk.room.name);
      if (walk.meeting) {
        const sorted = [...walk.meeting.choices].sort((a, b) => (isBad ? a.worth - b.worth : b.worth - a.worth));
        const choice = sorted[0];
        if (!choice) throw new Error(`nothing to choose at ${walk.meeting.id}`);
        await keyboard.enter(choice.text);
        await expect(page.locator('.exercise-told')).toContainText(choice.happens);
        if (!isLooked) await look(`${name}-chosen`);
        isLooked = true;
        await keyboard.enter(t('exercise:evacuation.goOn'));
        walk = walkOn(building, walk, { act: 'choose', choice: choice.id });
        continue;
      }
      const stopping = doorsOf(building, walk.room.id).find(({ door }) => door.stops && !walk.stopped.has(door.id));
      const to = isBad && stopping ? stopping.to : best[best.indexOf(walk.room.id) + 1];
      if (!to) throw new Error(`no way on from ${walk.room.id}`);
      const found = await (name === 'best-2' ? pressOnPlan : press)(building, walk.room.id, to);
      const door = building.doors.find(({ id }) => id === found.id) as Case['doors'][number];
      if (door.closed && !walk.entered.includes(to)) {
        if (!isBad) {
          await keyboard.enter(door.closed.try);
          await expect(page.locator('.exercise-panel')).toContainText(door.closed.tells);
          await look(`${name}-tried-${door.id}`);
          walk = walkOn(building, walk, { act: 'try', door: door.id });
        }
        await keyboard.enter(t('exercise:evacuation.open'));
      }
      walk = walkOn(building, walk, { act: 'go', door: door.id });
      if (door.stops) {
        await expect(page.locator('.way-told')).toContainText(door.stops.text);
        await expect(page.locator('.act:disabled')).not.toHaveCount(0);
        await look(`${name}-stopped-${door.id}`);
      }
    }
    await expect(page.locator('#way-title')).toHaveText(walk.end?.end?.title ?? 'an end');
    await expect(page.locator('#way-title')).toBeFocused();
    await expect(page.locator('.way-judged > li')).toHaveCount(walk.judged.length);
    await look(`${name}-arrived`);
  };
  for (const [index, building] of exercise.cases.entries()) {
    await keyboard.enter(t('exercise:evacuation.begin'));
    if (index === 0) {
      await go(building, true, 'bad');
      await keyboard.enter(t('exercise:evacuation.again'));
    }
    await go(building, false, `best-${index + 1}`);
    await expect(page.locator('.exercise-told:not(.is-right)')).toHaveCount(0);
    const isLast = index + 1 === exercise.cases.length;
    await keyboard.enter(t(isLast ? 'exercise:finish' : 'exercise:evacuation.next'));
  }
};
