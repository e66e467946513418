/**
 * The author's desk in the real window: a trial run that can be stopped, questions in, questions out. axe finds nothing
 * in English, in Chinese and from right to left.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { TrialReport } from '#core/contract/authoring-calls.ts';
import { parseInOwnLanguages } from '#core/exchange/parse-in-own-languages.ts';
import { readQtiPackage } from '#core/exchange/qti/read-package.ts';
import { giftFile } from '#core/exchange/samples/gift.ts';
import { simulation } from '#core/simulation/simulate.ts';
import { simulationReport } from '#core/simulation/simulation-report.ts';
import { ask } from '../fixtures/ask.ts';
import { type Desktop, root } from '../fixtures/desktop.ts';
import { courseIn } from '../fixtures/journey.ts';
import { dress, finds, looksIn, reload } from '../fixtures/looking.ts';
import { sitDown } from '../fixtures/sit-down.ts';
import { tempFolder } from '../fixtures/temp-folder.ts';
import { wordsIn } from '../fixtures/words.ts';

const courseId = 'basic-security';

let folder: ReturnType<typeof tempFolder>;
test.beforeEach(() => {
  folder = tempFolder('authoring');
});
test.afterEach(() => folder.remove());

async function toAuthoring({ page, ready }: Desktop): Promise<void> {
  await page.locator('[data-place=settings]').click();
  await ready('settings');
  await page.locator('.settings-part .action-button').last().click();
  await ready('authoring');
}

/** What the system's dialogs answer: the file first, then the folder. */
const choose = ({ app }: Desktop, paths: string[]) =>
  app.evaluate(({ dialog }, answers) => {
    const left = [...answers];
    dialog.showOpenDialog = (async () => ({ canceled: false, filePaths: [left.shift() ?? ''] })) as never;
    dialog.showSaveDialog = (async () => ({ canceled: false, filePath: left.shift() ?? '' })) as never;
  }, paths);

test('a trial run says what the rules say, moves, and can be stopped', async () => {
  test.setTimeout(120_000);
  const desktop = await sitDown('en', { data: `${folder.path}/data` });
  const { page } = desktop;
  const t = wordsIn('en');
  const run = await ask<TrialReport>(desktop, 'authoring.try-out', { courseId, candidates: 1000, seed: 'same' });
  if (!run.ok) throw new Error(run.failure.code);
  const course = await courseIn(join(root, 'content'));
  const bank = { items: course.bank, sets: course.sets };
  const people = { mean: 0, sd: 1 };
  const expected = simulationReport(
    simulation(course.blueprint, bank, 'same', people).run(0, 1000),
    course.bank.map(({ id }) => id),
  );
  expect(run.value).toMatchObject({
    candidates: 1000,
    decisionAccuracy: expected.decisionAccuracy,
    decisionConsistency: expected.decisionConsistency,
    maxExposure: expected.maxExposure,
  });
  expect(run.value.exposure).toHaveLength(course.bank.length);

  await reload(desktop, {});
  await toAuthoring(desktop);
  await page.locator('.choice-tile', { hasText: '100,000' }).click();
  await page.getByRole('button', { name: t('authoring:run') }).click();
  const progress = page.locator('.trial-progress [role="progressbar"]');
  await expect.poll(async () => Number(await progress.getAttribute('aria-valuenow'))).toBeGreaterThan(400);
  await page.getByRole('button', { name: t('authoring:cancel') }).click();
  await expect(page.getByText(t('authoring:cancelled'))).toBeVisible();
  await page
    .locator('.choice-tile')
    .filter({ hasText: /^1,000$/ })
    .click();
  await page.getByRole('button', { name: t('authoring:run') }).click();
  await page.locator('.trial-figures').waitFor();
  await expect(page.locator('.exposure-bars > span')).toHaveCount(course.bank.length);
  await desktop.close();
});

test('the bank goes out whole, and this profile does not sit the exam then', async () => {
  const desktop = await sitDown('en', { data: `${folder.path}/data` });
  const { page } = desktop;
  const t = wordsIn('en');
  await reload(desktop, {});
  await toAuthoring(desktop);
  const file = join(folder.path, 'bank.zip');
  await choose(desktop, [file]);
  await page.getByRole('button', { name: t('authoring:take'), exact: true }).click();
  await page
    .getByRole('alertdialog')
    .getByRole('button', { name: t('authoring:takeConfirmYes') })
    .click();
  await expect.poll(() => existsSync(file)).toBe(true);
  await page.locator('.authoring-told').waitFor();
  const course = await courseIn(join(root, 'content'));
  const read = readQtiPackage(new Uint8Array(readFileSync(file)), {
    competency: 'travel.plan-journey',
    source: 's',
    difficulty: 2,
    language: 'en',
    rationale: 'r',
    parseItem: parseInOwnLanguages,
  });
  expect(read.items).toHaveLength(course.bank.length);
  const sat = await ask(desktop, 'exam.sit', { courseId });
  expect(sat).toMatchObject({ ok: false, failure: { code: 'exam-bank-known' } });
  await desktop.close();
});

test('who turns back at the question where to save does not know the bank, and sits the exam', async () => {
  const desktop = await sitDown('en', { data: `${folder.path}/data` });
  await desktop.app.evaluate(({ dialog }) => {
    dialog.showSaveDialog = async () => ({ canceled: true, filePath: '' });
  });
  expect(await ask(desktop, 'authoring.take-out', { courseId })).toMatchObject({ ok: true, value: { file: null } });
  const kept = { courseId, kind: 'html' };
  expect(await ask(desktop, 'statistics.save', kept)).toMatchObject({ ok: true, value: { file: null } });
  expect(await ask(desktop, 'exam.sit', { courseId })).toMatchObject({ ok: true });
  // And with an attempt open there is not even the question.
  const refused = { ok: false, failure: { code: 'bank-exam-open' } };
  expect(await ask(desktop, 'authoring.take-out', { courseId })).toMatchObject(refused);
  expect(await ask(desktop, 'statistics.save', kept)).toMatchObject(refused);
  await desktop.close();
});

test('questions come in from a file, what does not fit is listed, and nothing is written over', async () => {
  const desktop = await sitDown('en', { data: `${folder.path}/data` });
  const { page } = desktop;
  const t = wordsIn('en');
  const file = join(folder.path, 'questions.gift');
  writeFileSync(file, giftFile);
  const out = join(folder.path, 'out');
  await reload(desktop, {});
  await toAuthoring(desktop);
  await page.getByRole('textbox', { name: t('authoring:source') }).fill('Driving school, 2026');
  const bring = page.getByRole('button', { name: t('authoring:bring') });
  await choose(desktop, [file, out]);
  await bring.click();
  await page.locator('.authoring-told').waitFor();
  expect(readdirSync(out)).toContain('items.yaml');
  expect(await page.locator('.did-not-fit li').count()).toBeGreaterThan(0);
  const before = readFileSync(join(out, 'items.yaml'), 'utf8');
  await choose(desktop, [file, out]);
  await bring.click();
  await expect(page.locator('.authoring-told')).toContainText('holds items already');
  expect(readFileSync(join(out, 'items.yaml'), 'utf8')).toBe(before);
  await choose(desktop, [join(folder.path, 'not-there.xml'), out]);
  await bring.click();
  await expect(page.locator('.authoring-told')).toContainText('could not be read');
  await desktop.close();
});

for (const language of ['en', 'zh', 'ar'] as const) {
  test(`axe finds nothing on the author's desk and nothing sticks out (${language})`, async () => {
    test.setTimeout(120_000);
    const desktop = await sitDown(language, { data: `${folder.path}/data` });
    const { page } = desktop;
    const file = join(folder.path, 'questions.gift');
    writeFileSync(file, giftFile);
    const found: string[] = [];
    for (const look of looksIn(language)) {
      await dress(desktop, look);
      await toAuthoring(desktop);
      await page.locator('.choice-tile').first().click();
      await page.locator('.authoring-part > .is-main').click();
      await page.locator('.trial-figures').waitFor();
      await page.locator('.authoring-form input').fill('x');
      await choose(desktop, [file, join(folder.path, `out-${look.theme}-${look.textSize}`)]);
      await page.locator('.authoring-form .action-button').click();
      await page.locator('.authoring-told').waitFor();
      found.push(...(await finds(desktop, look, `authoring-${language}`)));
    }
    expect(found).toEqual([]);
    await desktop.close();
  });
}
