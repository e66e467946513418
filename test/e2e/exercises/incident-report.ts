/**
 * Puts one sentence where it does not belong and the others right, writes a poor report that judges, sees a dark sheet, and
 * writes it again as the model has it. What was written is on no disk afterwards.
 */
import { expect } from '@playwright/test';
import { isWrittenIn } from './is-written-in.ts';
import type { Walk } from './walk.ts';

/** Nobody writes it by chance, and any alphabet can. */
const mark = 'zqxjkvreport';

export const incidentReport: Walk<'incident-report'> = async ({ desktop, keyboard, exercise, t, look }) => {
  const { page, data } = desktop;
  const { sortings, fields, whole, loaded } = exercise;
  const title = page.locator('#report-title');
  const write = async (id: string, text: string) => {
    await keyboard.into(`#report-${id}`);
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.insertText(text);
  };
  const tick = async (ids: readonly string[]) => {
    for (const id of ids) {
      await keyboard.into(`#tick-${id}`);
      await page.keyboard.press('Space');
    }
  };

  await keyboard.enter(t('exercise:report.toSorting'));
  for (const [round, { bins, sentences }] of sortings.entries()) {
    for (const [number, sentence] of sentences.entries()) {
      await expect(title).toBeFocused();
      const isWrong = round === 0 && number === 0;
      const chosen = bins.find(({ id }) => (id === sentence.bin) !== isWrong);
      await keyboard.enter(chosen?.text ?? '');
      await expect(page.locator('.exercise-told')).toContainText(t(isWrong ? 'exercise:wrong' : 'exercise:right'));
      await expect(page.locator('.exercise-told')).toContainText(sentence.why);
      if (isWrong) await look('wrong');
      await keyboard.enter(t('exercise:report.goOn'));
    }
  }

  await expect(title).toHaveText(t('exercise:report.write'));
  await expect(title).toBeFocused();
  const [first] = loaded;
  const judging = first?.words.split(/[,，、،]/)[0]?.trim() ?? '';
  const checked = fields.find(({ checks }) => checks?.includes('time'));
  await write(fields[0]?.id ?? '', `${mark} ${judging}`);
  await write(checked?.id ?? '', mark);
  await look('writing');
  await keyboard.enter(t('exercise:report.compare'));
  await expect(title).toBeFocused();
  await expect(page.locator('.report-hints')).toContainText(t('exercise:report.judges', { word: judging }));
  await expect(page.locator('.report-seen')).toContainText(t('exercise:report.missing.time'));
  await tick([fields[0]?.id ?? '']);
  await look('comparing');
  await keyboard.enter(t('exercise:report.toBase'));
  await expect(page.locator('.base-sheet > .is-lit')).toHaveCount(1);
  await expect(page.locator('.base-sheet')).toContainText(fields[1]?.cannot ?? '');
  await look('dark');

  await keyboard.enter(t('exercise:report.writeAgain'));
  await expect(page.locator(`#report-${fields[0]?.id}`)).toHaveValue(`${mark} ${judging}`);
  for (const { id, model } of fields) await write(id, model);
  await keyboard.enter(t('exercise:report.compare'));
  await expect(page.locator('.report-seen .is-missing')).toHaveCount(0);
  await expect(page.locator('.report-seen .is-found')).toHaveCount(fields.flatMap(({ checks }) => checks ?? []).length);
  await expect(page.locator('.report-hints > li')).toHaveCount(1);
  await tick([...fields.slice(1), ...whole].map(({ id }) => id));
  await keyboard.enter(t('exercise:report.toBase'));
  await expect(page.locator('.base-sheet > .is-dark')).toHaveCount(0);
  await look('lit');
  await keyboard.enter(t('exercise:finish'));
  expect(isWrittenIn(data, mark)).toBe(false);
};
