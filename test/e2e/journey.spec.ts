/**
 * The main job, whole: from first run to the certificate, in all six languages, in the real window.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { lessonsOf } from '#core/content/pack.ts';
import { cellsOf, domainOf } from '#core/exam/blueprint.ts';
import { type LanguageCode, languageCodes } from '#core/locale/languages.ts';
import { answerByKeyboard } from '../fixtures/answering.ts';
import { ask } from '../fixtures/ask.ts';
import { openDesktop, root } from '../fixtures/desktop.ts';
import { answerRight, answerWrong, courseIn, learner, shownItem, shownQuestion } from '../fixtures/journey.ts';
import { fieldpassProgram } from '../fixtures/programs.ts';
import { keepReplies, keptReplies } from '../fixtures/replies.ts';
import { writeSamplePack } from '../fixtures/sample-pack.ts';
import { tempFolder } from '../fixtures/temp-folder.ts';
import { wordsIn } from '../fixtures/words.ts';

const content = process.env.FIELDPASS_CONTENT ?? join(root, 'content');
const names: Readonly<Record<LanguageCode, string>> = {
  en: 'Amina Okonkwo-Haddad',
  zh: '李晓梅',
  ar: 'ليلى حداد',
  fr: 'Aïssatou Diallo',
  ru: 'Айгуль Орлова',
  es: 'María José Núñez',
};

for (const language of languageCodes) {
  test(`a learner reads, sits the exam, passes and holds a certificate (${language})`, async () => {
    const folder = tempFolder('journey');
    const course = await courseIn(content);
    const desktop = await openDesktop({ data: folder.path });
    const { page } = desktop;
    const person = learner(desktop, language);

    await person.chooseLanguage();
    await person.makeProfile(names[language]);
    expect(await page.locator('html').getAttribute('lang')).toBe(language);

    // Two lessons with their checks; the third is opened, scrolled, and left.
    await person.button(person.t('home:next.begin-course.button')).click();
    await person.readLesson();
    await person.readLesson();
    await desktop.ready('lesson');
    const third = lessonsOf(course)[2]?.texts[language]?.title as string;
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(third);
    await page.locator('.lesson-text > *').nth(6).scrollIntoViewIfNeeded();
    await page.mouse.wheel(0, 900);
    await page.waitForTimeout(1200);
    await desktop.close();

    // The next day: Home leads back to the same place of the same lesson.
    const again = await openDesktop({ data: folder.path });
    const back = learner(again, language);
    await again.ready('home');
    expect(await again.page.locator('#next-title').textContent()).toBe(third);
    await back.button(back.t('home:next.continue-lesson.button')).click();
    await again.ready('lesson');
    await expect.poll(() => again.page.evaluate(() => window.scrollY)).toBeGreaterThan(300);

    // The exam; every reply of main is kept, to look for keys in.
    await keepReplies(again);
    await again.page.getByRole('button', { name: back.t('place.courses'), exact: true }).click();
    await again.page.locator('.course-row').first().click();
    await again.ready('course');
    await back.button(back.t('course:examOpen')).click();
    await back.beginExam();
    await back.answerAll(course, answerRight);
    const replies = await keptReplies(again);
    expect(replies.filter(({ name }) => name === 'exam.answer').length).toBeGreaterThanOrEqual(50);
    expect(replies.some(({ name }) => name === 'exam.sit')).toBe(true);
    const asked = JSON.stringify(replies);
    const keys = ['"correct"', '"answer":', '"tolerance"', '"consensus"', '"target":', '"credit"'];
    for (const secret of [...keys, '"rationale"', '"critical"', '"source"', '"difficulty"']) {
      expect(asked).not.toContain(secret);
    }
    for (const item of course.bank) expect(asked).not.toContain(item.rationale[language]?.slice(0, 40));

    await back.submit();
    await expect(again.page.getByRole('heading', { level: 1 })).toHaveText(back.t('decision:passed'));
    await again.page.locator('.earned canvas').waitFor();

    // The certificate: seen, saved, and its text is the name and the course.
    const target = join(folder.path, 'saved.pdf');
    await again.app.evaluate(({ dialog }, file) => {
      dialog.showSaveDialog = async () => ({ canceled: false, filePath: file });
    }, target);
    await back.button(back.t('certificate:page.save')).first().click();
    await expect.poll(() => existsSync(target)).toBe(true);
    await expect.poll(() => readFileSync(target).length).toBeGreaterThan(10_000);
    const printed = execFileSync('pdftotext', ['-layout', target, '-'], { encoding: 'utf8' });
    expect(printed).toContain(names[language]);
    expect(printed).toContain(course.title[language]);
    expect(printed).toMatch(/FP(-[0-9A-Z]{4}){4}-[0-9A-Z]/);
    expect(
      execFileSync('pdffonts', [target], { encoding: 'utf8' }).split('\n').slice(2).filter(Boolean),
    ).not.toContainEqual(expect.stringMatching(/ no +(yes|no) +(yes|no) +\d+ +\d+$/));

    // Opened in the system's viewer: a recorder stands where the system would.
    await again.app.evaluate(({ shell }) => {
      const paths: string[] = [];
      shell.openPath = async (path) => {
        paths.push(path);
        return '';
      };
      (globalThis as { openedPaths?: string[] }).openedPaths = paths;
    });
    await again.page.getByRole('button', { name: back.t('place.certificates'), exact: true }).click();
    await again.ready('certificates');
    await again.page.locator('.shelf-card-link').first().click();
    await again.ready('certificate');
    await back.button(back.t('certificate:page.open')).click();
    await expect
      .poll(() => again.app.evaluate(() => (globalThis as { openedPaths?: string[] }).openedPaths?.[0] ?? ''))
      .toMatch(/FP-.*\.pdf$/);

    // What else can be saved of it, each found provisional by the command line, and nothing but that.
    const saved = [target];
    for (const [kind, ending] of [
      ['transcript', 'pdf'],
      ['card', 'pdf'],
      ['booklet', 'pdf'],
      ['badge-png', 'png'],
      ['badge-svg', 'svg'],
      ['credential', 'json'],
    ] as const) {
      const other = join(folder.path, `${kind}.${ending}`);
      await again.app.evaluate(({ dialog }, file) => {
        dialog.showSaveDialog = async () => ({ canceled: false, filePath: file });
      }, other);
      await back.button(back.t('certificate:page.saveAs')).click();
      const choice = again.page.getByRole('dialog');
      await choice.getByText(back.t(`certificate:save.kind.${kind}`), { exact: true }).click();
      if (kind === 'booklet') {
        await choice.locator('select').first().selectOption('fr');
        await choice.getByText(back.t('certificate:save.sizes.Letter')).click();
      }
      await choice.getByRole('button', { name: back.t('certificate:save.yes'), exact: true }).click();
      await expect(again.page.locator('.certificate-actions-said')).toContainText(`${kind}.${ending}`);
      saved.push(other);
    }
    const record = execFileSync('pdftotext', [join(folder.path, 'booklet.pdf'), '-'], { encoding: 'utf8' });
    expect(record).toContain('Livret de formation');
    expect(execFileSync('pdfinfo', [join(folder.path, 'booklet.pdf')], { encoding: 'utf8' })).toContain('612 x 792');
    const files = saved;
    const run = spawnSync(process.execPath, [...fieldpassProgram(), 'verify', '--json', ...files], { cwd: root });
    const reports = JSON.parse(String(run.stdout)) as { verdict: string; credential: { holder: string } }[];
    expect(reports.map(({ verdict }) => verdict)).toEqual(files.map(() => 'provisional'));
    expect(new Set(reports.map(({ credential }) => credential.holder))).toEqual(new Set([names[language]]));
    await again.close();
    folder.remove();
  });
}

test('not yet: the decision names the areas and what to study, and the exam can be sat again', async () => {
  const folder = tempFolder('not-yet');
  const course = await courseIn(content);
  const desktop = await openDesktop({ data: folder.path });
  const person = learner(desktop, 'en');
  await person.chooseLanguage();
  await person.makeProfile('Tariq');
  await desktop.page.getByRole('button', { name: 'Courses', exact: true }).click();
  await desktop.page.locator('.course-row').first().click();
  await desktop.ready('course');
  await person.button(person.t('course:examOpen')).click();
  await person.beginExam();
  const [essential] = course.blueprint.areas.filter((area) => area.essential);
  if (!essential) throw new Error('no essential area');
  const isEssential = (competency: string) => domainOf(competency) === essential.domain;
  await person.answerAll(course, (item) => (isEssential(item.competency) ? answerWrong : answerRight)(item));
  await person.submit();
  await expect(desktop.page.getByRole('heading', { level: 1 })).toContainText('Not yet');
  expect(await desktop.page.locator('.restudy-row').count()).toBe(
    cellsOf(course.blueprint).filter(({ competency }) => isEssential(competency)).length,
  );
  await person.button(person.t('decision:again')).click();
  await desktop.ready('exam-intro');
  await expect(desktop.page.locator('.exam-note').last()).toContainText('You can sit it again from');
  await expect(person.button(person.t('exam:intro.begin'))).toBeDisabled();
  await desktop.page.locator('[data-place=courses]').click();
  await desktop.ready('courses');
  await desktop.page.locator('.course-row').first().click();
  await desktop.ready('course');
  await desktop.page.locator('.course-exam .action-button').nth(1).click();
  await desktop.ready('decision');
  await desktop.page.locator('.restudy-row').first().getByRole('button').click();
  await desktop.ready('lesson');
  await desktop.page.getByRole('button', { name: 'Certificates', exact: true }).click();
  await desktop.ready('certificates');
  await expect(desktop.page.getByText(person.t('certificate:shelf.emptyTitle'))).toBeVisible();
  await desktop.close();
  folder.remove();
});

/** Tab, until the button of this name has the focus. */
const tabbing = (page: Page) => async (name: RegExp) => {
  for (let count = 0; count < 80; count += 1) {
    const focused = await page.evaluate(() => document.activeElement?.textContent ?? '');
    const tag = await page.evaluate(() => document.activeElement?.tagName ?? '');
    if (tag === 'BUTTON' && name.test(focused)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`no button ${name} by keyboard`);
};

test('by keyboard alone: first run, a lesson, the exam begun and a question answered', async () => {
  const folder = tempFolder('keyboard');
  const desktop = await openDesktop({ data: folder.path });
  const { page } = desktop;
  const press = (key: string) => page.keyboard.press(key);
  const tabTo = tabbing(page);
  await desktop.ready('welcome-language');
  await tabTo(/^Next/);
  await press('Enter');
  await desktop.ready('welcome-name');
  await press('Tab');
  await page.keyboard.type('Noor');
  await tabTo(/^Begin/);
  await press('Enter');
  await desktop.ready('home');
  await tabTo(/Start the first lesson/);
  await press('Enter');
  await desktop.ready('lesson');
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
  const title = page.getByRole('heading', { level: 1 });
  const first = await title.textContent();
  await tabTo(/^Next: /);
  await press('Enter');
  await expect(title).not.toHaveText(first ?? '');
  await expect(title).toBeFocused();
  await tabTo(/^Courses/);
  await press('Space');
  await desktop.ready('courses');
  await tabTo(/Basic Security/);
  await press('Enter');
  await desktop.ready('course');
  await tabTo(/Look at the exam/);
  await press('Enter');
  await desktop.ready('exam-intro');
  await tabTo(/Begin the exam/);
  await press('Enter');
  await tabTo(/^Begin$/);
  await press('Enter');
  await desktop.ready('sitting');
  const course = await courseIn(content);
  const item = await shownItem(page, course, 'en');
  await answerByKeyboard(page, await shownQuestion(page, item, 'en'), answerRight(item));
  await page.locator('.save-word.is-saved').waitFor();
  // Enter goes on from everywhere but a button, such as a row of steps that are put in order.
  if (await page.evaluate(() => document.activeElement?.closest('button, [role="button"]') != null))
    await tabTo(/^Next$/);
  await press('Enter');
  await expect(page.locator('.item-page-title')).toContainText('2');
  await desktop.close();
  folder.remove();
});

test('by keyboard alone: from the last answer to the certificate in a file', async () => {
  const folder = tempFolder('keyboard-paper');
  writeSamplePack(`${folder.path}/content`);
  const desktop = await openDesktop({ data: `${folder.path}/data`, content: `${folder.path}/content` });
  const { page } = desktop;
  const tabTo = tabbing(page);
  const course = await courseIn(`${folder.path}/content`, 'sample');
  await desktop.ready('welcome-language');
  await ask(desktop, 'learner.create', { name: 'Noor' });
  await ask(desktop, 'exam.sit', { courseId: 'sample' });
  await page.reload();
  await desktop.ready('home');
  await tabTo(/Continue|Go on|exam/i);
  await page.keyboard.press('Enter');
  await desktop.ready('sitting');
  for (const number of [1, 2]) {
    await expect(page.locator('.item-page-title')).toContainText(`Question ${number}`);
    const item = await shownItem(page, course, 'en');
    await answerByKeyboard(page, await shownQuestion(page, item, 'en'), answerRight(item));
    await page.locator('.save-word.is-saved').waitFor();
    await page.keyboard.press('Enter');
  }
  await page.locator('.review-page-title').waitFor();
  const t = wordsIn('en');
  await tabTo(new RegExp(`^${t('exam:review.submit')}`));
  await page.keyboard.press('Enter');
  await tabTo(new RegExp(`^${t('exam:review.confirmYes')}$`));
  await page.keyboard.press('Enter');
  await desktop.ready('decision');
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
  await tabTo(new RegExp(t('decision:certificateSee')));
  await page.keyboard.press('Enter');
  await desktop.ready('certificate');
  const target = `${folder.path}/by-keyboard.pdf`;
  await desktop.app.evaluate(({ dialog }, file) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath: file });
  }, target);
  await tabTo(new RegExp(`^${t('certificate:page.save')}`));
  await page.keyboard.press('Space');
  await expect.poll(() => existsSync(target)).toBe(true);
  await desktop.close();
  folder.remove();
});
