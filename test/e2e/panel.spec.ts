/**
 * A panel in the real window: begun, rated by keyboard, rated again, saved; the items come without their keys, and who
 * leads a panel does not sit the exam. axe finds nothing in English, in Chinese and from right to left.
 */
import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { parse } from 'yaml';
import { localText } from '#core/content/pack-schema.ts';
import type { CallOutput } from '#core/contract/contract.ts';
import type { PanelView, RatingView } from '#core/contract/panel-calls.ts';
import { standardSchema } from '#core/exam/standard-record.ts';
import { ask } from '../fixtures/ask.ts';
import { type Desktop, openDesktop } from '../fixtures/desktop.ts';
import { dress, finds, looksIn, reload } from '../fixtures/looking.ts';
import { sitDown } from '../fixtures/sit-down.ts';
import { tempFolder } from '../fixtures/temp-folder.ts';
import { wordsIn } from '../fixtures/words.ts';

const courseId = 'basic-security';

let folder: ReturnType<typeof tempFolder>;
test.beforeEach(() => {
  folder = tempFolder('panel');
});
test.afterEach(() => folder.remove());

/** Home → course → exam → panel. */
async function toPanel({ page, ready }: Desktop): Promise<void> {
  await page.locator('.course-row').first().click();
  await ready('course');
  await page.locator('.course-exam .action-button').first().click();
  await ready('exam-intro');
  await page.locator('section[aria-labelledby="pass-title"] .action-button').click();
  await ready('panel');
}

/** Rates so many items as a judge; each what `say` says of its place. */
async function rate(desktop: Desktop, judgeId: string, count: number, say: (place: number) => number): Promise<void> {
  for (let place = 0; place < count; place += 1) {
    const item = await ask<RatingView>(desktop, 'panel.item', { courseId, judgeId, place });
    if (!item.ok) throw new Error(item.failure.code);
    const { itemId } = item.value;
    const kept = await ask(desktop, 'panel.rate', { courseId, judgeId, itemId, percent: say(place) });
    expect(kept.ok).toBe(true);
  }
}

test('a panel from its beginning to its record, by keyboard where a judge rates', async () => {
  test.setTimeout(120_000);
  const desktop = await sitDown('en', { data: `${folder.path}/data` });
  const { page } = desktop;
  const t = wordsIn('en');
  await reload(desktop, {});
  await toPanel(desktop);
  await page.getByRole('button', { name: t('panel:begin') }).click();
  await page
    .getByRole('alertdialog')
    .getByRole('button', { name: t('panel:confirmYes') })
    .click();
  for (const name of ['Judge Naledi', '陈法官']) {
    await page.getByRole('textbox').fill(name);
    await page.keyboard.press('Enter');
    await page.locator('.panel-row', { hasText: name }).waitFor();
  }
  await page.getByRole('button', { name: 'Rate as Judge Naledi' }).press('Enter');
  await desktop.ready('rating');
  for (const [place, presses] of [4, 2, 0].entries()) {
    await page.locator('.rating-title', { hasText: `question ${place + 1} of` }).waitFor();
    await page.getByRole('slider').focus();
    for (let count = 0; count < presses; count += 1) await page.keyboard.press('ArrowRight');
    for (let tab = 0; tab < 5; tab += 1) {
      await page.keyboard.press('Tab');
      if (await page.evaluate(() => document.activeElement?.classList.contains('is-main'))) break;
    }
    await page.keyboard.press('Enter');
  }
  await page.locator('.rating-title', { hasText: 'question 4 of' }).waitFor();
  const third = await ask<RatingView>(desktop, 'panel.item', { courseId, judgeId: 'judge-1', place: 0 });
  expect(third).toMatchObject({ ok: true, value: { own: 70, rated: 3 } });

  await rate(desktop, 'judge-1', 56, () => 80);
  await rate(desktop, 'judge-2', 56, (place) => (place < 10 ? 40 : 80));
  await page.getByRole('button', { name: t('panel:toPanel') }).click();
  await desktop.ready('panel');
  await expect(page.locator('.panel-together')).toContainText('2 judges');
  await page.getByRole('button', { name: t('panel:secondBegin') }).click();
  await page.locator('.panel-judges', { hasText: 'Second round' }).waitFor();
  const again = await ask<RatingView>(desktop, 'panel.item', { courseId, judgeId: 'judge-2', place: 0 });
  expect(again).toMatchObject({ ok: true, value: { own: 40, round: 2, firstRound: [40, 80] } });
  await rate(desktop, 'judge-2', 10, () => 75);

  const file = `${folder.path}/standard.yaml`;
  await desktop.app.evaluate(({ dialog }, path) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath: path });
  }, file);
  await page.getByRole('button', { name: t('panel:save') }).click();
  await page.getByText(t('panel:saved', { file })).waitFor();
  const text = readFileSync(file, 'utf8');
  const { standard } = parse(text) as { standard: unknown };
  const record = standardSchema(localText(['en'])).parse(standard);
  expect(record).toMatchObject({ basis: 'panel', method: 'modified-angoff' });
  expect(record.judges.map(({ id, ratings }) => [id, Object.keys(ratings).length])).toEqual([
    ['judge-1', 56],
    ['judge-2', 56],
  ]);
  expect(text).not.toMatch(/Naledi|陈/);

  // What was rated is on the disk when the plug is pulled.
  await desktop.kill();
  const back = await openDesktop({ data: `${folder.path}/data` });
  await back.ready('home');
  const read = await ask<PanelView>(back, 'panel.read', { courseId });
  if (!read.ok) throw new Error(read.failure.code);
  expect(read.value.panel?.judges.map(({ rated, ratedAgain }) => [rated, ratedAgain])).toEqual([
    [56, 0],
    [56, 10],
  ]);
  await back.close();
});

test('items come without their keys, and who leads a panel does not sit the exam', async () => {
  const desktop = await sitDown('en', { data: `${folder.path}/data` });
  await ask(desktop, 'panel.begin', { courseId });
  await ask(desktop, 'panel.add-judge', { courseId, name: 'Naledi' });
  for (let place = 0; place < 230; place += 1) {
    const item = await ask<RatingView>(desktop, 'panel.item', { courseId, judgeId: 'judge-1', place });
    if (!item.ok) throw new Error(item.failure.code);
    expect(JSON.stringify(item.value)).not.toMatch(/"(correct|key|rationale|feedback|answer|tolerance|best|source)"/);
  }
  const intro = await ask<CallOutput<'exam.intro'>>(desktop, 'exam.intro', { courseId });
  expect(intro).toMatchObject({ ok: true, value: { permission: { may: false, because: 'bank-known' } } });
  expect(await ask(desktop, 'exam.sit', { courseId })).toMatchObject({
    ok: false,
    failure: { code: 'exam-bank-known' },
  });
  await desktop.close();
});

test('a second round needs two who have rated alone, whoever asks', async () => {
  const desktop = await sitDown('en', { data: `${folder.path}/data` });
  await ask(desktop, 'panel.begin', { courseId });
  const refused = { ok: false, failure: { code: 'input-invalid' } };
  expect(await ask(desktop, 'panel.second-round', { courseId })).toMatchObject(refused);
  await ask(desktop, 'panel.add-judge', { courseId, name: 'Naledi' });
  await rate(desktop, 'judge-1', 56, () => 70);
  expect(await ask(desktop, 'panel.second-round', { courseId })).toMatchObject(refused);
  await desktop.close();
});

test('a panel cannot begin while an attempt is open', async () => {
  const desktop = await sitDown('en', { data: `${folder.path}/data` });
  await ask(desktop, 'exam.sit', { courseId });
  const refused = { ok: false, failure: { code: 'bank-exam-open' } };
  expect(await ask(desktop, 'panel.begin', { courseId })).toMatchObject(refused);
  await desktop.close();
});

for (const language of ['en', 'zh', 'ar'] as const) {
  test(`axe finds nothing on the screens of a panel and nothing sticks out (${language})`, async () => {
    test.setTimeout(120_000);
    const desktop = await sitDown(language, { data: `${folder.path}/data` });
    const { page } = desktop;
    const found: string[] = [];
    const t = wordsIn(language);
    await reload(desktop, {});
    await toPanel(desktop);
    found.push(...(await finds(desktop, { theme: 'light', textSize: 100, rules: 'all' }, `panel-before-${language}`)));
    await ask(desktop, 'panel.begin', { courseId });
    for (const name of ['Naledi Dlamini', '陈明', 'سلمى حداد'])
      await ask(desktop, 'panel.add-judge', { courseId, name });
    await rate(desktop, 'judge-1', 60, (place) => 60 + ((place * 7) % 35));
    await rate(desktop, 'judge-2', 56, (place) => 70 + ((place * 11) % 25));
    await rate(desktop, 'judge-3', 20, () => 75);
    const alone = await ask<PanelView>(desktop, 'panel.read', { courseId });
    // Nobody is swayed: nothing of the others is shown before all have rated.
    expect(alone).toMatchObject({ ok: true, value: { panel: { result: null, disputed: [] } } });
    expect(alone.ok && alone.value.panel?.judges.every(({ cut }) => cut === null)).toBe(true);
    await rate(desktop, 'judge-3', 56, (place) => 50 + ((place * 13) % 45));
    for (const look of looksIn(language)) {
      await dress(desktop, look);
      await toPanel(desktop);
      found.push(...(await finds(desktop, look, `panel-rated-${language}`)));
      await page.locator('.panel-judges .action-button').nth(2).click();
      await desktop.ready('rating');
      await page.locator('.rating-box').waitFor();
      found.push(...(await finds(desktop, look, `panel-rating-${language}`)));
      await page.getByRole('button', { name: t('panel:toPanel') }).click();
      await desktop.ready('panel');
      await page.locator('[aria-labelledby="disputed-title"] .action-button').first().click();
      await desktop.ready('disputed-item');
      expect(await page.getByRole('slider').count()).toBe(0);
      found.push(...(await finds(desktop, look, `panel-disputed-${language}`)));
    }
    expect(found).toEqual([]);
    await desktop.close();
  });
}
