/**
 * A hidden window that draws a paper, sends it to the system's print dialog or turns it into a PDF, and goes.
 */
import { BrowserWindow, type WebContentsPrintOptions } from 'electron';
import type { PaperStyle } from '#core/contract/credential-calls.ts';
import { failure } from '#core/result/failure.ts';
import { failed, ok, type Result } from '#core/result/result.ts';
import { appOrigin } from '../window/security-policy.ts';

/** `page`: path in the application; it makes `id` its title when it is drawn, `failed` when it cannot be. */
export type PaperPage = {
  readonly page: string;
  readonly id: string;
  /** To be printed from edge to edge of this sheet. Else on A4, with the margins of the page's own style. */
  readonly sheet?: { readonly size: PaperStyle['size']; readonly landscape: boolean };
};

const cancelled = /cancel/i;
const patienceMs = 90_000;

/** Resolves with what the page says of itself: its id when drawn, `failed`, or `late` when nothing came in time. */
function drawn(window: BrowserWindow, id: string): Promise<string> {
  return new Promise((resolve) => {
    const tooLong = setTimeout(() => resolve('late'), patienceMs);
    window.webContents.on('page-title-updated', (_event, title) => {
      if (title !== id && title !== 'failed') return;
      clearTimeout(tooLong);
      resolve(title);
    });
  });
}

async function onPaper<T>(
  parent: BrowserWindow,
  { page, id }: PaperPage,
  use: (window: BrowserWindow) => Promise<Result<T>>,
): Promise<Result<T>> {
  const window = new BrowserWindow({
    parent,
    show: false,
    webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false, spellcheck: false },
  });
  try {
    const said = drawn(window, id);
    await window.loadURL(`${appOrigin}/${page}`);
    const state = await said;
    return state === id ? await use(window) : failed(failure('print-failed', { reason: state }));
  } catch (error) {
    return failed(failure('print-failed', { reason: error instanceof Error ? error.message.slice(0, 100) : '' }));
  } finally {
    window.destroy();
  }
}

/** Shows the system's print dialog; `printed` is false when the person cancelled. */
export const printPaper = (parent: BrowserWindow, paper: PaperPage): Promise<Result<{ printed: boolean }>> =>
  onPaper(
    parent,
    paper,
    (window) =>
      new Promise((resolve) => {
        const { size = 'A4', landscape = false } = paper.sheet ?? {};
        const options: WebContentsPrintOptions = {
          silent: false,
          landscape,
          printBackground: true,
          pageSize: size,
          margins: { marginType: paper.sheet ? 'none' : 'default' },
        };
        window.webContents.print(options, (printed, reason) => {
          if (printed) resolve(ok({ printed: true }));
          else if (cancelled.test(reason)) resolve(ok({ printed: false }));
          else resolve(failed(failure('print-failed', { reason })));
        });
      }),
  );

/** Page of pages, at the foot: Chromium fills the two classes in. */
const footer =
  '<div style="inline-size:100%;padding-inline:18mm;font:8px sans-serif;color:#55606e;text-align:end">' +
  '<span class="pageNumber"></span> / <span class="totalPages"></span></div>';

/** The paper as a tagged PDF, in the size that the page itself asks for. */
export const paperAsPdf = (parent: BrowserWindow, paper: PaperPage): Promise<Result<Uint8Array>> =>
  onPaper(parent, paper, async (window) => {
    const options = {
      printBackground: true,
      preferCSSPageSize: true,
      generateTaggedPDF: true,
      displayHeaderFooter: true,
      headerTemplate: '<span></span>',
      footerTemplate: footer,
    };
    return ok(new Uint8Array(await window.webContents.printToPDF(options)));
  });
