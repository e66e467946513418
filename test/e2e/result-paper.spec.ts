/**
 * The result on paper: saved from the decision screen, its words and its ledger in the file, tagged, every page whole;
 * and what the printer answers is said.
 */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { SittingView } from '#core/contract/exam-calls.ts';
import { itemTypeOf } from '#core/exam/item-types/index.ts';
import { ask } from '../fixtures/ask.ts';
import { type Desktop, openDesktop, root } from '../fixtures/desktop.ts';
import { itemBehind } from '../fixtures/item-behind.ts';
import { courseIn } from '../fixtures/journey.ts';
import { reload } from '../fixtures/looking.ts';
import { tempFolder } from '../fixtures/temp-folder.ts';
import { wordsIn } from '../fixtures/words.ts';

const courseId = 'basic-security';
const names = { en: 'Amina Okonkwo-Haddad', zh: '陈明远', ar: 'سلمى حداد' } as const;

let folder: ReturnType<typeof tempFolder>;
test.beforeEach(() => {
  folder = tempFolder('result-paper');
});
test.afterEach(() => folder.remove());

/** Sits the exam, with a pause and with another window in front; right in so many of the questions. */
async function decide(desktop: Desktop, right: (position: number) => boolean): Promise<string> {
  const course = await courseIn(join(root, 'content'));
  const accommodations = { extraTimePercent: 25, pauseMinutes: 15, reader: true };
  const sitting = await ask<SittingView>(desktop, 'exam.sit', { courseId, accommodations });
  if (!sitting.ok) throw new Error(sitting.failure.code);
  const { attemptId } = sitting.value.state;
  await ask(desktop, 'exam.pause', { attemptId, on: true });
  await desktop.page.waitForTimeout(1200);
  await ask(desktop, 'exam.pause', { attemptId, on: false });
  for (let count = 0; count < 30; count += 1) {
    await desktop.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.emit('blur'));
    await desktop.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.emit('focus'));
  }
  for (const { position, question } of sitting.value.items) {
    if (!right(position)) continue;
    const item = itemBehind(course.bank, question);
    await ask(desktop, 'exam.answer', { attemptId, position, response: itemTypeOf(item).best(item) });
  }
  const decided = await ask(desktop, 'exam.submit', { attemptId });
  expect(decided.ok).toBe(true);
  return attemptId;
}

async function toDecision(desktop: Desktop): Promise<void> {
  await reload(desktop, {});
  await desktop.page.locator('.course-row').first().click();
  await desktop.ready('course');
  await desktop.page.locator('.course-exam .action-button').nth(1).click();
  await desktop.ready('decision');
}

for (const [language, passes] of [
  ['en', false],
  ['zh', true],
  ['ar', false],
] as const) {
  test(`the result is saved as a PDF with its ledger (${language})`, async () => {
    test.setTimeout(120_000);
    const desktop = await openDesktop({ data: `${folder.path}/data` });
    const { page } = desktop;
    await desktop.ready('welcome-language');
    await ask(desktop, 'settings.change', { language });
    await ask(desktop, 'learner.create', { name: names[language] });
    const attemptId = await decide(desktop, (position) => passes || position % 3 !== 0);
    await toDecision(desktop);
    const t = wordsIn(language);
    const file = join(folder.path, 'result.pdf');
    await desktop.app.evaluate(({ dialog }, path) => {
      dialog.showSaveDialog = async () => ({ canceled: false, filePath: path });
    }, file);
    await page.getByRole('button', { name: t('decision:saveResult') }).click();
    await page.locator('.paper-actions', { hasText: file }).waitFor();
    expect(existsSync(file)).toBe(true);

    const text = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' });
    // A reader of PDF puts signs above letters where it likes, and signs of direction around them.
    const bare = (words: string) => words.normalize('NFD').replace(/[\p{Mn}\p{Cf}\s]/gu, '');
    const plain = bare(text);
    const says = (words: string) => expect(plain).toContain(bare(words));
    says(attemptId);
    says(t('exam:recorded.title'));
    says(t('decision:ledger.back'));
    says(t('decision:assurance.self-study').replace(/[.。]$/, ''));
    expect(plain).not.toContain('{{');
    says(t('decision:paperNote'));
    if (language !== 'ar') says(names[language]);
    expect(plain.match(/SHA-256[0-9a-f]{64}/)).not.toBeNull();
    const away = { en: 'Anotherwindow', zh: '其他窗口', ar: 'نافذةأخرى' }[language];
    expect(plain.split(bare(away)).length - 1).toBeGreaterThanOrEqual(30);
    const info = execFileSync('pdfinfo', [file], { encoding: 'utf8' });
    expect(info).toMatch(/Tagged:\s+yes/);
    expect(info).toMatch(/Page size:\s+59\d\.\d+ x 84\d/);
    const pages = Number(/Pages:\s+(\d+)/.exec(info)?.[1]);
    says(`${pages}/${pages}`);
    if (process.env.FIELDPASS_PICTURES) {
      const prefix = join(process.env.FIELDPASS_PICTURES, `result-${language}`);
      execFileSync('pdftoppm', ['-r', '75', '-png', file, prefix]);
    }
    await desktop.close();
  });
}

test('what the printer answers is said: printed, cancelled, refused', async () => {
  const desktop = await openDesktop({ data: `${folder.path}/data` });
  const { page } = desktop;
  await desktop.ready('welcome-language');
  await ask(desktop, 'learner.create', { name: names.en });
  await decide(desktop, () => true);
  await toDecision(desktop);
  const t = wordsIn('en');
  // No printer here: the page is drawn for it, and its answer is given in its place.
  const printerSays = (printed: boolean, reason: string) =>
    desktop.app.evaluate(
      ({ app }, [ok, why]) => {
        app.removeAllListeners('web-contents-created');
        app.on('web-contents-created', (_event, contents) => {
          contents.print = ((_options: object, done: (printed: boolean, reason: string) => void) =>
            done(ok as boolean, why as string)) as never;
        });
      },
      [printed, reason] as const,
    );
  const print = page.getByRole('button', { name: t('decision:printResult') });
  const said = page.locator('.paper-actions');
  await printerSays(true, '');
  await print.click();
  await expect(said).toContainText(t('certificate:page.printed'));
  await printerSays(false, 'Print job canceled');
  await print.click();
  await expect(said).toContainText(t('certificate:page.printCancelled'));
  await printerSays(false, 'Invalid printer settings');
  await print.click();
  await expect(said.getByRole('alert')).toContainText('print-failed');
  await desktop.close();
});
