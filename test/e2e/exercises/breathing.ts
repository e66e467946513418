/**
 * Says how it is, stops the first breath in the middle and takes the fewest that can be chosen to their end, writes and
 * presses on its way through the senses, takes a wrong way and then the right ones. What was written is on no disk afterwards.
 */
import { expect } from '@playwright/test';
import { lastsFor } from '#core/exercises/breathing/breath.ts';
import { isWrittenIn } from './is-written-in.ts';
import type { Walk } from './walk.ts';

/** Nobody writes it by chance, and any alphabet can. */
const written = 'zqxjkvbluecup';

export const breathing: Walk<'breathing'> = async ({ desktop, keyboard, exercise, t, look }) => {
  const { page, data } = desktop;
  const { rhythms, breaths, senses, moments, feelings } = exercise;
  const title = page.locator('#breathing-title');
  const choose = async (group: number, key: string, index: number) => {
    const tile = `.exercise-choice:nth-of-type(${group}) .choice-tile`;
    await keyboard.into(`${tile}`);
    await keyboard.press(key, () =>
      page.evaluate(
        ([at, wanted]) => document.querySelectorAll(String(at))[Number(wanted)]?.hasAttribute('data-selected') ?? false,
        [tile, index],
      ),
    );
  };
  const feel = async (index: number) => {
    await keyboard.into('.exercise-choice .choice-tile');
    await page.keyboard.press('Space');
    await choose(1, 'ArrowDown', index);
    await keyboard.enter(t('exercise:breathing.goOn'));
  };

  await feel(1);
  await expect(title).toBeFocused();
  await look('rhythm');
  await choose(1, 'ArrowDown', rhythms.length - 1);
  await choose(2, 'ArrowUp', 0);
  await keyboard.enter(t('exercise:breathing.begin'));
  await expect(page.locator('.breath-phase')).toHaveText(t('exercise:breathing.in'));
  await look('in');
  const motion = () => page.locator('.breath-body').evaluate((body) => getComputedStyle(body).animationName);
  expect(await motion()).toBe('breath-in');
  await page.emulateMedia({ reducedMotion: 'reduce' });
  expect(await motion()).toBe('none');
  await look('still');
  await page.emulateMedia({ reducedMotion: null });
  await keyboard.enter(t('exercise:breathing.stop'));
  await expect(page.locator('.breathing-text')).toHaveText(t('exercise:breathing.stopped'));
  await keyboard.enter(t('exercise:breathing.more'));
  await keyboard.enter(t('exercise:breathing.begin'));
  const [fewest = 1] = breaths;
  const smallest = rhythms.at(-1) ?? { in: 3, out: 4 };
  await expect(page.locator('.breath-phase')).toHaveText(t('exercise:breathing.out'), {
    timeout: smallest.in * 1000 + 4000,
  });
  await look('out');
  await expect(page.locator('.breathing-text')).toHaveText(t('exercise:breathing.taken', { count: fewest }), {
    timeout: lastsFor(smallest, fewest) * 1000 + 8000,
  });
  await keyboard.enter(t('exercise:breathing.toSenses'));

  for (const [index, sense] of senses.entries()) {
    await expect(title).toBeFocused();
    await expect(title).toHaveText(sense.title);
    if (index === 0) {
      await keyboard.into('.sense-found');
      await page.keyboard.press('Space');
      await keyboard.into('.sense-slots > li:nth-child(2) input');
      await page.keyboard.type(written);
      await page.keyboard.press('Enter');
      await page.keyboard.type(written);
      await expect(page.locator('.sense-found[aria-pressed=true]')).toHaveCount(3);
      await look('senses');
    }
    await keyboard.enter(t('exercise:breathing.goOn'));
    await expect(page.locator(`input[value*=${written}]`)).toHaveCount(0);
  }
  await feel(3);

  for (const [index, moment] of moments.entries()) {
    await expect(title).toBeFocused();
    const wayOf = (right: boolean) => {
      const answer = moment.answers.find((one) => Boolean(one.right) === right);
      return { why: answer?.why ?? '', text: exercise.ways.find(({ id }) => id === answer?.way)?.text ?? '' };
    };
    if (index === 0) {
      await keyboard.enter(wayOf(false).text);
      await expect(page.locator('.exercise-told')).toContainText(wayOf(false).why);
      await look('moment');
    }
    await keyboard.enter(wayOf(true).text);
    await expect(page.locator('.exercise-told')).toContainText(wayOf(true).why);
    await keyboard.enter(t('exercise:breathing.goOn'));
  }
  await expect(page.locator('.feelings-beside')).toContainText(feelings[1] ?? '');
  await expect(page.locator('.exercise-panel')).toContainText(exercise.change.calmer);
  await look('afterwards');
  await keyboard.enter(t('exercise:finish'));
  expect(isWrittenIn(data, written)).toBe(false);
};
