/**
 * What goes to the system's print dialog: the right sheet, the right way round, every page, as large as on paper; and what
 * the printer answers is said. There is no printer here: what Chromium would hand to one is made into a PDF instead.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { CredentialCard, PaperKind, PaperStyle } from '#core/contract/credential-calls.ts';
import type { SittingView } from '#core/contract/exam-calls.ts';
import { itemTypeOf } from '#core/exam/item-types/index.ts';
import { testCode } from '#core/printer/test-code.ts';
import { borderLine } from '#print/documents/border.ts';
import { ask } from '../fixtures/ask.ts';
import { type Desktop, root } from '../fixtures/desktop.ts';
import { itemBehind } from '../fixtures/item-behind.ts';
import { courseIn } from '../fixtures/journey.ts';
import { reload } from '../fixtures/looking.ts';
import { readPgm } from '../fixtures/photograph.ts';
import { sitDown } from '../fixtures/sit-down.ts';
import { tempFolder } from '../fixtures/temp-folder.ts';
import { wordsIn } from '../fixtures/words.ts';

const folder = tempFolder('printing');
test.afterAll(() => folder.remove());
const at = (name: string) => join(folder.path, name);
const run = (command: string, ...args: string[]) => execFileSync(command, args, { encoding: 'utf8' });

async function pass(desktop: Desktop): Promise<void> {
  const course = await courseIn(join(root, 'content'));
  const sitting = await ask<SittingView>(desktop, 'exam.sit', { courseId: 'basic-security' });
  if (!sitting.ok) throw new Error(sitting.failure.code);
  const { attemptId } = sitting.value.state;
  for (const { position, question } of sitting.value.items) {
    const item = itemBehind(course.bank, question);
    await ask(desktop, 'exam.answer', { attemptId, position, response: itemTypeOf(item).best(item) });
  }
  expect((await ask(desktop, 'exam.submit', { attemptId })).ok).toBe(true);
}

type Sent = { options: { pageSize: string; landscape: boolean; margins: object; silent: boolean }; title: string };

/** In the place of the printer: makes a PDF of what it gets, and answers. */
const printerSays = (desktop: Desktop, file: string, printed: boolean, reason: string) =>
  desktop.app.evaluate(
    ({ app }, [path, ok, why]) => {
      const { writeFileSync } = process.getBuiltinModule('node:fs');
      app.removeAllListeners('web-contents-created');
      app.on('web-contents-created', (_event, contents) => {
        contents.print = (async (options: Sent['options'], done: (printed: boolean, reason: string) => void) => {
          const { pageSize, landscape } = options;
          const none = { top: 0, bottom: 0, left: 0, right: 0 };
          const pdf = await contents.printToPDF({
            pageSize: pageSize as 'A4',
            landscape,
            margins: none,
            printBackground: true,
          });
          writeFileSync(path, pdf);
          (globalThis as { sent?: Sent }).sent = { options, title: contents.getTitle() };
          done(ok, why);
        }) as never;
      });
    },
    [file, printed, reason] as const,
  );

const sent = (desktop: Desktop) =>
  desktop.app.evaluate(() => (globalThis as { sent?: Sent }).sent) as Promise<Sent | undefined>;
/** Drawing a page takes a second, and more where the machine has other things to do. */
const patience = { timeout: 60_000 };
const pagesOf = (file: string) => Number(/Pages:\s+(\d+)/.exec(run('pdfinfo', file))?.[1]);
/** Chromium's PDF rounds to its own pixels, up to a point. */
const isSheet = (file: string, ...wanted: readonly [number, number]) => {
  const [, ...found] = /Page size:\s+([\d.]+) x ([\d.]+)/.exec(run('pdfinfo', file)) ?? [];
  for (const [index, side] of wanted.entries()) expect(Math.abs(Number(found[index]) - side)).toBeLessThan(1.2);
};
const grey = (file: string, dpi: number, page: number) => {
  run('pdftoppm', '-r', String(dpi), '-f', String(page), '-gray', '-singlefile', file, at('page'));
  return readPgm(readFileSync(at('page.pgm')));
};
/** By the command line's reader in a program of its own: what it reads from a picture of a page. */
const codeOn = (file: string, page: number) => {
  run('pdftoppm', '-r', '300', '-f', String(page), '-png', '-singlefile', file, at('code'));
  const reader = `import { codeInPicture } from '#store/picture/code-in-picture.ts';
    import { readFileSync } from 'node:fs';
    process.stdout.write(String(await codeInPicture(readFileSync(process.argv[1]))));`;
  return execFileSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', reader, at('code.png')], {
    cwd: root,
    encoding: 'utf8',
  });
};

test('papers of one person and the test page: sheet, direction, pages, measures; and what the printer answers', async () => {
  test.setTimeout(240_000);
  const desktop = await sitDown('en');
  const { page } = desktop;
  await pass(desktop);
  await reload(desktop, {});
  const t = wordsIn('en');
  const [card] = ((await ask<CredentialCard[]>(desktop, 'credential.list', {})) as { value: CredentialCard[] }).value;
  if (!card) throw new Error('no certificate');
  await page.locator('[data-place=certificates]').click();
  await desktop.ready('certificates');
  await page.locator('.shelf-card-link').first().click();
  await desktop.ready('certificate');
  const dialog = page.getByRole('dialog');
  const said = page.locator('.certificate-actions');
  const open = () => page.getByRole('button', { name: t('certificate:page.print') }).click();
  const print = () => dialog.getByRole('button', { name: t('certificate:print.yes') }).click();

  // As it opens: the certificate as it is shown.
  await printerSays(desktop, at('certificate.pdf'), true, '');
  await open();
  await print();
  await expect(said).toContainText(t('certificate:page.printed'), patience);
  expect(await sent(desktop)).toMatchObject({
    title: card.number,
    options: { pageSize: 'A4', landscape: true, margins: { marginType: 'none' }, silent: false },
  });
  expect(pagesOf(at('certificate.pdf'))).toBe(1);
  isSheet(at('certificate.pdf'), 842, 595);
  expect(codeOn(at('certificate.pdf'), 1)).toBe(card.code);
  // The line inside the border as far from each edge as it is drawn: nothing shrunk.
  const drawn = grey(at('certificate.pdf'), 300, 1);
  const row = Array.from(drawn.pixels.subarray(1000 * drawn.width, 1001 * drawn.width), (value) => value < 160);
  const [line, far] = [(borderLine * 300) / 72, ((841.89 - borderLine) * 300) / 72];
  for (const wanted of [line, far]) {
    expect(row.slice(Math.round(wanted) - 4, Math.round(wanted) + 5)).toContain(true);
  }

  // Another kind, languages and paper, as many pages as the saved file has.
  const save = async (kind: PaperKind, style: PaperStyle) => {
    await desktop.app.evaluate(({ dialog: system }, path) => {
      system.showSaveDialog = async () => ({ canceled: false, filePath: path });
    }, at('saved.pdf'));
    expect((await ask(desktop, 'credential.save', { number: card.number, kind, style })).ok).toBe(true);
    return pagesOf(at('saved.pdf'));
  };
  for (const [kind, size, landscape, wide, high] of [
    ['booklet', 'Letter', false, 612, 792],
    ['card', 'A4', true, 842, 595],
  ] as const) {
    await printerSays(desktop, at(`${kind}.pdf`), true, '');
    await open();
    await dialog.getByText(t(`certificate:save.kind.${kind}`), { exact: true }).click();
    await dialog.locator('select').first().selectOption('fr');
    await dialog.getByText(t(`certificate:save.sizes.${size}`), { exact: true }).click();
    await print();
    await expect.poll(async () => (await sent(desktop))?.title, patience).toBe(`${card.number}-${kind}`);
    await expect(said).toContainText(t('certificate:page.printed'), patience);
    expect((await sent(desktop))?.options).toMatchObject({ pageSize: size, landscape });
    isSheet(at(`${kind}.pdf`), wide, high);
    const pages = await save(kind, { languages: ['fr', null], size });
    expect(pages).toBeGreaterThanOrEqual(kind === 'booklet' ? 3 : 2);
    expect(pagesOf(at(`${kind}.pdf`))).toBe(pages);
  }
  // The card in the middle of its sheet, as large as a card is, with its code on the back.
  const front = grey(at('card.pdf'), 300, 1);
  const middle = Math.round(front.height / 2);
  const inks = Array.from(
    front.pixels.subarray(middle * front.width, (middle + 1) * front.width),
    (value) => value < 253,
  );
  const [from, to] = [inks.indexOf(true), inks.lastIndexOf(true)];
  expect(Math.abs(to - from - (85.6 / 25.4) * 300)).toBeLessThan(6);
  expect(Math.abs(from - (front.width - 1 - to))).toBeLessThan(5);
  expect(codeOn(at('card.pdf'), 2)).toBe(card.code);

  // The test page, in the language and on the paper that are chosen.
  await printerSays(desktop, at('test.pdf'), true, '');
  await open();
  await dialog.locator('select').first().selectOption('ar');
  await dialog.getByRole('button', { name: t('certificate:print.test') }).click();
  await expect(dialog.getByRole('status')).toContainText(t('certificate:print.outcome.printed'), patience);
  expect((await sent(desktop))?.options).toMatchObject({ pageSize: 'A4', landscape: true });
  expect(pagesOf(at('test.pdf'))).toBe(2);
  isSheet(at('test.pdf'), 842, 595);
  expect(codeOn(at('test.pdf'), 2)).toBe(testCode(37));
  // Its ruler in the top line is 100 mm long on what the printer gets.
  const tried = grey(at('test.pdf'), 300, 1);
  let longest = 0;
  for (let y = 270; y <= 280; y += 1) {
    let stretch = 0;
    for (let x = 0; x < tried.width; x += 1) {
      stretch = (tried.pixels[y * tried.width + x] as number) < 150 ? stretch + 1 : 0;
      longest = Math.max(longest, stretch);
    }
  }
  expect(Math.abs(longest - (100 / 25.4) * 300)).toBeLessThan(5);

  // Given up, or refused: it is said, the dialog and the certificate are as they were, no window stays behind.
  const test_ = () => dialog.getByRole('button', { name: t('certificate:print.test') }).click();
  await printerSays(desktop, at('none.pdf'), false, 'Print job canceled');
  await test_();
  await expect(dialog.getByRole('status')).toContainText(t('certificate:print.outcome.cancelled'), patience);
  await printerSays(desktop, at('none.pdf'), false, 'Invalid printer settings');
  await test_();
  await expect(dialog.getByRole('alert')).toContainText(
    'The paper could not be printed (Invalid printer settings)',
    patience,
  );
  await print();
  await expect(said.getByRole('alert')).toContainText('Nothing is lost', patience);
  await expect(said.getByRole('alert')).toContainText('print-failed');
  expect(await ask(desktop, 'credential.read', { number: card.number })).toMatchObject({ ok: true, value: card });
  await page.locator('canvas').waitFor();
  expect(await desktop.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  await desktop.close();
});
