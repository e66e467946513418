/**
 * What is recorded of an exam besides the answers is shown at once, on the review page and with the result; and the
 * machine's clock, zone and a second start are seen from the real program.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from '@playwright/test';
import type { SittingState, SittingView } from '#core/contract/exam-calls.ts';
import { ask } from '../fixtures/ask.ts';
import { type Desktop, electronPath, openDesktop, root, rootSwitches } from '../fixtures/desktop.ts';
import { writeEveryTypePack } from '../fixtures/every-type-pack.ts';
import { axeFinds } from '../fixtures/looking.ts';
import { tempFolder } from '../fixtures/temp-folder.ts';
import { wordsIn } from '../fixtures/words.ts';

/** What the window system and the power manager would say. */
const happens = ({ app }: Desktop, event: 'blur' | 'focus' | 'lock-screen' | 'unlock-screen') =>
  app.evaluate(({ BrowserWindow, powerMonitor }, name) => {
    if (name === 'blur' || name === 'focus') BrowserWindow.getAllWindows()[0]?.emit(name);
    else powerMonitor.emit(name);
  }, event);

/** The screen asks main how things stand, as it does when it comes back to the front. */
const look = ({ page }: Desktop) => page.evaluate(() => window.dispatchEvent(new Event('focus')));

for (const language of ['en', 'zh'] as const) {
  test(`interruptions are told as they are recorded, and stay with the result (${language})`, async () => {
    const folder = tempFolder('interruptions');
    const content = `${folder.path}/content`;
    writeEveryTypePack(content);
    const data = `${folder.path}/data`;
    const desktop = await openDesktop({ data, content });
    const { page } = desktop;
    const t = wordsIn(language);
    await desktop.ready('welcome-language');
    await ask(desktop, 'settings.change', { language });
    await ask(desktop, 'learner.create', { name: 'Amina' });
    const sitting = await ask<SittingView>(desktop, 'exam.sit', { courseId: 'sample' });
    if (!sitting.ok) throw new Error(sitting.failure.code);
    const { attemptId } = sitting.value.state;
    await page.reload();
    await desktop.ready('home');
    await page.locator('.next-card .is-main').click();
    await desktop.ready('sitting');

    await happens(desktop, 'blur');
    await page.waitForTimeout(1200);
    await happens(desktop, 'focus');
    await look(desktop);
    await expect(page.locator('.recorded-note')).toContainText(t('exam:recorded.noted'));
    expect(await axeFinds(desktop)).toEqual([]);
    await page.locator('.question-dot').nth(1).click();
    await expect(page.locator('.recorded-note')).toHaveCount(0);

    await happens(desktop, 'lock-screen');
    await page.waitForTimeout(1100);
    await happens(desktop, 'unlock-screen');
    // A real second start with the same data: it gives way and ends by itself.
    const second = spawn(electronPath(), [...rootSwitches(), root], {
      env: { ...process.env, FIELDPASS_DATA: data, FIELDPASS_CONTENT: content },
      stdio: 'ignore',
    });
    await once(second, 'exit');
    await expect
      .poll(async () => {
        const state = await ask<SittingState>(desktop, 'exam.state', { attemptId });
        return state.ok ? state.value.interruptions.map(({ kind }) => kind) : [];
      })
      .toEqual(expect.arrayContaining(['away', 'locked', 'second-start']));

    const state = await ask<SittingState>(desktop, 'exam.state', { attemptId });
    if (!state.ok) throw new Error(state.failure.code);
    const [locked] = state.value.interruptions.filter(({ kind }) => kind === 'locked');
    expect(locked?.ms).toBeGreaterThanOrEqual(1000);
    await look(desktop);
    await page.getByRole('button', { name: t('exam:sitting.toReview'), exact: true }).click();
    await page.getByRole('heading', { name: t('exam:recorded.title') }).waitFor();
    await expect(page.locator('.interruptions li')).toHaveCount(state.value.interruptions.length);
    expect(await axeFinds(desktop)).toEqual([]);
    await ask(desktop, 'exam.submit', { attemptId });
    await look(desktop);
    await desktop.ready('decision');
    await page.getByRole('heading', { name: t('exam:recorded.title') }).waitFor();
    await expect(page.locator('.interruptions li')).toHaveCount(state.value.interruptions.length);
    await expect(page.getByText(t('exam:recorded.second-start'))).toBeVisible();
    expect(await axeFinds(desktop)).toEqual([]);
    if (process.env.FIELDPASS_PICTURES) {
      await page.locator('.interruptions').scrollIntoViewIfNeeded();
      await page.screenshot({ path: `${process.env.FIELDPASS_PICTURES}/decision-${language}.png` });
    }
    await desktop.close();
    folder.remove();
  });
}

test('a clock that is set and a zone that is changed are seen by the real program', async () => {
  const folder = tempFolder('clock-moved');
  const desktop = await openDesktop({ data: folder.path });
  await desktop.ready('welcome-language');
  await ask(desktop, 'learner.create', { name: 'Time' });
  const sitting = await ask<SittingView>(desktop, 'exam.sit', { courseId: 'basic-security' });
  if (!sitting.ok) throw new Error(sitting.failure.code);
  const { attemptId } = sitting.value.state;
  await ask(desktop, 'exam.flag', { attemptId, position: 0, flagged: true });
  await desktop.app.evaluate(() => {
    const real = Date.now;
    Date.now = () => real.call(Date) - 40 * 60_000;
    Date.prototype.getTimezoneOffset = () => -480;
  });
  const state = await ask<SittingState>(desktop, 'exam.flag', { attemptId, position: 0, flagged: false });
  if (!state.ok) throw new Error(state.failure.code);
  const found = state.value.interruptions.map(({ kind, ms }) => [kind, Math.round((ms ?? 0) / 60_000)]);
  expect(found).toContainEqual(['clock-moved', -40]);
  expect(found.map(([kind]) => kind)).toContain('zone-moved');
  expect(state.value.remainingMs).toBeLessThanOrEqual(sitting.value.state.remainingMs);
  await desktop.close();
  folder.remove();
});

for (const language of ['en', 'zh', 'ar'] as const) {
  test(`a pause that was allowed covers the questions and stops the clock, a pulled plug included (${language})`, async () => {
    const folder = tempFolder('pause');
    const content = `${folder.path}/content`;
    writeEveryTypePack(content);
    const data = `${folder.path}/data`;
    const first = await openDesktop({ data, content });
    await first.ready('welcome-language');
    await ask(first, 'settings.change', { language });
    await ask(first, 'learner.create', { name: 'Amina' });
    const accommodations = { extraTimePercent: 0, pauseMinutes: 15, reader: false };
    const sitting = await ask<SittingView>(first, 'exam.sit', { courseId: 'sample', accommodations });
    if (!sitting.ok) throw new Error(sitting.failure.code);
    const { attemptId } = sitting.value.state;
    const toSitting = async (desktop: Desktop) => {
      await desktop.page.locator('.next-card .is-main').click();
      await desktop.ready('sitting');
    };
    await first.page.reload();
    await first.ready('home');
    await toSitting(first);
    await first.page.locator('.sitting-head .action-button').first().click();
    await first.page.locator('.pause-cover').waitFor();
    expect(await first.page.locator('.item-page, .sitting-foot').count()).toBe(0);
    expect(await axeFinds(first)).toEqual([]);
    const pictures = process.env.FIELDPASS_PICTURES;
    if (pictures) await first.page.screenshot({ path: `${pictures}/pause-${language}.png` });
    const before = await ask<SittingState>(first, 'exam.state', { attemptId });
    const pausedAt = Date.now();
    await first.page.waitForTimeout(1500);
    const refused = await ask(first, 'exam.answer', { attemptId, position: 0, response: { chosen: [] } });
    expect(refused).toMatchObject({ ok: false, failure: { code: 'input-invalid' } });
    await first.kill();

    const again = await openDesktop({ data, content });
    await again.ready('home');
    await toSitting(again);
    await again.page.locator('.pause-cover').waitFor();
    await again.page.waitForTimeout(1200);
    await again.page.keyboard.press('Tab');
    await again.page.keyboard.press('Enter');
    await again.page.locator('.item-page').waitFor();
    const after = await ask<SittingState>(again, 'exam.state', { attemptId });
    if (!before.ok || !after.ok) throw new Error('no state');
    // However slow the machine is: what passed while the clock stood still is not counted.
    const stoodStill = 2700;
    expect(before.value.remainingMs - after.value.remainingMs).toBeLessThan(Date.now() - pausedAt - stoodStill);
    expect(after.value.pause?.leftMs).toBeLessThan(15 * 60_000 - 2500);
    expect(after.value.interruptions.map(({ kind }) => kind)).toEqual(['paused', 'closed']);
    await again.close();
    folder.remove();
  });
}
