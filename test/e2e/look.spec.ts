/**
 * Every screen in both languages and both themes: axe finds nothing, nothing sticks out sideways at 1024x640, also with
 * text at 200 % and from right to left.
 */
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { ask } from '../fixtures/ask.ts';
import { type Desktop, openDesktop, root } from '../fixtures/desktop.ts';
import { answerRight, answerShown, courseIn, type Language, learner } from '../fixtures/journey.ts';
import { axeFinds, reload, size, sticksOut } from '../fixtures/looking.ts';

/** Goes through the screens by clicking, and looks at each one. */
async function walk(desktop: Desktop, language: Language | 'ar', look: (name: string) => Promise<void>) {
  const { page } = desktop;
  const place = (index: number) => page.locator('.shell-place').nth(index).click();
  await place(0);
  await desktop.ready('home');
  await look('home');
  await place(1);
  await desktop.ready('courses');
  await look('courses');
  await page.locator('.course-row').first().click();
  await desktop.ready('course');
  await look('course');
  await page.locator('.lesson-row').first().click();
  await desktop.ready('lesson');
  await page.locator('.check-option').first().click();
  await page.locator('.check .action-button').first().click();
  await page.locator('.check-told').first().waitFor();
  await look('lesson');
  await place(2);
  await desktop.ready('certificates');
  await look('certificates, empty');
  await place(4);
  await desktop.ready('settings');
  await look('settings');
  await place(1);
  await desktop.ready('courses');
  await page.locator('.course-row').first().click();
  await desktop.ready('course');
  await page.locator('.course-exam .action-button').first().click();
  await desktop.ready('exam-intro');
  await look('exam intro');
  // Only words that are translated can be clicked by name; right-to-left uses the English ones.
  const person = learner(desktop, language === 'ar' ? 'en' : language);
  const begin = person.button(person.t('exam:intro.begin'));
  if ((await begin.count()) > 0) {
    await begin.click();
    await look('confirm');
    await page
      .getByRole('alertdialog')
      .getByRole('button', { name: person.t('exam:intro.confirmYes'), exact: true })
      .click();
  } else await person.button(person.t('exam:intro.continue')).click();
  await desktop.ready('sitting');
  const course = await courseIn(join(root, 'content'));
  await answerShown(page, course, language === 'ar' ? 'en' : language, answerRight);
  await look('question');
  await person.button(person.t('exam:sitting.toReview')).click();
  await page.getByRole('heading', { name: person.t('exam:review.title') }).waitFor();
  await look('review');
  await person.button(person.t('exam:sitting.leave')).click();
  await page
    .getByRole('alertdialog')
    .getByRole('button', { name: person.t('exam:sitting.leaveYes'), exact: true })
    .click();
  await desktop.ready('home');
}

for (const language of ['en', 'zh'] as const) {
  test(`axe finds nothing on any screen, light and dark (${language})`, async () => {
    test.setTimeout(240_000);
    const desktop = await openDesktop();
    await desktop.ready('welcome-language');
    const found: string[] = [];
    const look = async (name: string) => {
      const rules = language === 'en' ? 'all' : 'structure';
      for (const finding of await axeFinds(desktop, rules)) found.push(`${name}: ${finding}`);
    };
    await look('welcome');
    await ask(desktop, 'settings.change', { language });
    await ask(desktop, 'learner.create', { name: 'Amina' });
    for (const theme of language === 'en' ? ['light', 'dark'] : ['light']) {
      await reload(desktop, { theme });
      await walk(desktop, language, (name) => look(`${theme} ${name}`));
    }
    // A decision that is not a pass: submitted as it stands.
    const sitting = await ask<{ state: { attemptId: string } }>(desktop, 'exam.sit', { courseId: 'basic-security' });
    if (!sitting.ok) throw new Error(sitting.failure.code);
    await ask(desktop, 'exam.submit', { attemptId: sitting.value.state.attemptId });
    await desktop.page.locator('.shell-place').nth(1).click();
    await desktop.ready('courses');
    await desktop.page.locator('.course-row').first().click();
    await desktop.ready('course');
    await desktop.page.locator('.course-exam .action-button').nth(1).click();
    await desktop.ready('decision');
    await look('decision');
    expect(found).toEqual([]);
    await desktop.close();
  });
}

for (const language of ['en', 'zh', 'ar'] as const) {
  test(`nothing sticks out at 1024x640, at 100 % and at 200 % (${language})`, async () => {
    test.setTimeout(180_000);
    const desktop = await openDesktop();
    await desktop.ready('welcome-language');
    await ask(desktop, 'settings.change', { language });
    await ask(desktop, 'learner.create', { name: 'Amina Okonkwo-Haddad' });
    await size(desktop, 1024, 640);
    const found: string[] = [];
    for (const textSize of [100, 200]) {
      await reload(desktop, { textSize });
      await walk(desktop, language, async (name) => {
        const wide = await sticksOut(desktop);
        if (wide) found.push(`${textSize} % ${name}: ${wide}`);
      });
    }
    expect(await desktop.page.locator('html').getAttribute('dir')).toBe(language === 'ar' ? 'rtl' : 'ltr');
    expect(found).toEqual([]);
    await desktop.close();
  });
}
