/**
 * The screens that only somebody who has passed sees, and those where more than one person learns: axe finds nothing,
 * light and dark, and nothing sticks out at 1024x640 with text at 200 %.
 */
import { expect, test } from '@playwright/test';
import { ask } from '../fixtures/ask.ts';
import { type Desktop, openDesktop } from '../fixtures/desktop.ts';
import { axeFinds, reload, size, sticksOut } from '../fixtures/looking.ts';
import { passExam } from '../fixtures/pass-exam.ts';

/** Moves the wall clock of the running program. */
const later = (desktop: Desktop, days: number) =>
  desktop.app.evaluate((_electron, by) => {
    const kept = globalThis as unknown as { realNow?: () => number };
    kept.realNow ??= Date.now;
    const { realNow } = kept;
    Date.now = () => realNow.call(Date) + by * 86_400_000;
  }, days);

for (const language of ['en', 'zh', 'ar'] as const) {
  test(`after a pass: axe finds nothing and nothing sticks out (${language})`, async () => {
    test.setTimeout(180_000);
    const desktop = await openDesktop();
    const { page } = desktop;
    await desktop.ready('welcome-language');
    await ask(desktop, 'settings.change', { language });
    await ask(desktop, 'learner.create', { name: 'Amina Okonkwo-Haddad' });
    await passExam(desktop);
    await size(desktop, 1024, 640);
    const found: string[] = [];
    const rules = language === 'en' ? 'all' : 'structure';
    // What fits at 200 % fits at 100 %; colours and, but for right-to-left, places are the same in all.
    const looks = [
      ['light', 100],
      ['dark', 200],
    ] as const;
    for (const [theme, textSize] of language === 'zh' && !process.env.FIELDPASS_PICTURES ? looks.slice(1) : looks) {
      const look = async (name: string) => {
        for (const finding of await axeFinds(desktop, rules)) found.push(`${theme} ${name}: ${finding}`);
        const wide = await sticksOut(desktop);
        if (wide) found.push(`${theme} ${name}: ${wide}`);
        const pictures = process.env.FIELDPASS_PICTURES;
        if (pictures) await page.screenshot({ path: `${pictures}/${name}-${language}-${theme}.png` });
      };
      await reload(desktop, { theme, textSize });
      await look('home');
      await page.locator('.shell-learner').click();
      await page.getByRole('menu').waitFor();
      await look('menu');
      await page.keyboard.press('Escape');
      await page.locator('[data-place=certificates]').click();
      await desktop.ready('certificates');
      await page.locator('.shelf-card-link').first().waitFor();
      // From right to left a canvas would set every letter of the paper beside its place.
      const directions = await page
        .locator('canvas')
        .evaluateAll((all) => all.map((one) => getComputedStyle(one).direction));
      expect(new Set(directions)).toEqual(new Set(['ltr']));
      await look('shelf');
      await page.locator('.shelf-card-link').first().click();
      await desktop.ready('certificate');
      await page.locator('canvas').waitFor();
      await look('certificate');
      await page.locator('.certificate-actions .action-button').first().click();
      await page.getByRole('dialog').waitFor();
      await look('print');
      await page.keyboard.press('Escape');
      await page.locator('.certificate-actions .action-button').nth(3).click();
      await page.getByRole('dialog').waitFor();
      await look('save as');
      await page.keyboard.press('Escape');
      await page.locator('[data-place=courses]').click();
      await desktop.ready('courses');
      await page.locator('.course-row').first().click();
      await desktop.ready('course');
      await page.locator('.course-exam .action-button').nth(1).click();
      await desktop.ready('decision');
      await page.locator('.earned canvas').waitFor();
      await look('decision, passed');
      if (theme === 'light' && !process.env.FIELDPASS_PICTURES) continue;
      // Nearly three years later, and then after it ran out.
      for (const [days, state] of [
        [1050, 'renew'],
        [1100, 'lapsed'],
      ] as const) {
        await later(desktop, days);
        await reload(desktop, {});
        await look(`home, ${state}`);
        await page.locator('.next-card .is-main').click();
        await desktop.ready('exam-intro');
        await page.locator('.exam-note').first().waitFor();
        await look(`exam, ${state}`);
        await page.locator('[data-place=certificates]').click();
        await desktop.ready('certificates');
        await page.locator('.shelf-card-link').first().click();
        await desktop.ready('certificate');
        await page.locator(`.validity.is-${state === 'renew' ? 'open' : state}`).scrollIntoViewIfNeeded();
        await look(`certificate, ${state}`);
      }
      await later(desktop, 0);
    }
    await ask(desktop, 'learner.close', {});
    await page.reload();
    await desktop.ready('learners');
    for (const finding of await axeFinds(desktop)) found.push(`learners: ${finding}`);
    expect(found).toEqual([]);
    await desktop.close();
  });
}
