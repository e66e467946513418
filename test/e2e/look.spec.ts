/**
 * Every screen in three languages and both themes: axe finds nothing, nothing sticks out sideways, also at 1024x640 with
 * text at 200 % and from right to left.
 */
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { ask } from '../fixtures/ask.ts';
import { type Desktop, openDesktop, root } from '../fixtures/desktop.ts';
import { answerRight, answerShown, courseIn, type Language, learner } from '../fixtures/journey.ts';
import { dress, finds, type Look, looksIn } from '../fixtures/looking.ts';

/** Goes through the screens by clicking, and looks at each one. */
async function walk(desktop: Desktop, language: Language, look: (name: string) => Promise<void>) {
  const { page } = desktop;
  const place = (name: string) => page.locator(`[data-place=${name}]`).click();
  await place('home');
  await desktop.ready('home');
  await look('home');
  await place('courses');
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
  await place('certificates');
  await desktop.ready('certificates');
  await look('certificates, empty');
  await place('settings');
  await desktop.ready('settings');
  await look('settings');
  await place('courses');
  await desktop.ready('courses');
  await page.locator('.course-row').first().click();
  await desktop.ready('course');
  await page.locator('.course-exam .action-button').first().click();
  await desktop.ready('exam-intro');
  await look('exam intro');
  const person = learner(desktop, language);
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
  await answerShown(page, course, language, answerRight);
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

for (const language of ['en', 'zh', 'ar'] as const) {
  test(`axe finds nothing on any screen and nothing sticks out (${language})`, async () => {
    test.setTimeout(240_000);
    const desktop = await openDesktop();
    await desktop.ready('welcome-language');
    const found: string[] = [];
    const lookAs = (look: Look) => async (name: string) => {
      found.push(...(await finds(desktop, look, `${name}-${language}`)));
    };
    const looks = looksIn(language);
    const [first] = looks as [Look];
    await lookAs(first)('welcome');
    await ask(desktop, 'settings.change', { language });
    await ask(desktop, 'learner.create', { name: 'Amina Okonkwo-Haddad' });
    for (const look of looks) {
      await dress(desktop, look);
      await walk(desktop, language, lookAs(look));
    }
    expect(await desktop.page.locator('html').getAttribute('dir')).toBe(language === 'ar' ? 'rtl' : 'ltr');
    // A decision that is not a pass: submitted as it stands.
    const sitting = await ask<{ state: { attemptId: string } }>(desktop, 'exam.sit', { courseId: 'basic-security' });
    if (!sitting.ok) throw new Error(sitting.failure.code);
    await ask(desktop, 'exam.submit', { attemptId: sitting.value.state.attemptId });
    await desktop.page.locator('[data-place=courses]').click();
    await desktop.ready('courses');
    await desktop.page.locator('.course-row').first().click();
    await desktop.ready('course');
    await desktop.page.locator('.course-exam .action-button').nth(1).click();
    await desktop.ready('decision');
    await lookAs(first)('decision');
    expect(found).toEqual([]);
    await desktop.close();
  });
}
