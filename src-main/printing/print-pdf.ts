/**
 * The papers of one person, or a test page, go to the system's print dialog.
 *
 * [Note: drawn, then printed] Chromium prints a PDF only from its own viewer: a plugin with pages of its own, which our
 * sandboxed windows and the policy of the page keep out. So a hidden window draws each page with pdf.js, as a picture of
 * the size that it has on paper. That is right for a few pages. A file of a thousand certificates would need a thousand
 * pictures at once; it is opened in the system's PDF viewer instead, which draws only what it prints (`batch.print-all`).
 */
import { randomUUID } from 'node:crypto';
import type { BrowserWindow } from 'electron';
import type { PaperStyle } from '#core/contract/credential-calls.ts';
import type { Result } from '#core/result/result.ts';
import { firstPageOf } from './first-page.ts';
import { printPaper } from './paper-window.ts';

export type PdfToPrint = {
  readonly pdf: Uint8Array;
  /** What the printer's queue shows. */
  readonly name: string;
  /** The sheet in the printer. A page that is smaller, as a wallet card is, stands in the middle of it. */
  readonly size: PaperStyle['size'];
};

const waiting = new Map<string, Uint8Array>();

/** The file that a hidden window is about to draw; null once it is gone. */
export const pdfWaiting = (id: string): Uint8Array | null => waiting.get(id) ?? null;

export async function printPdf(
  parent: BrowserWindow,
  { pdf, name, size }: PdfToPrint,
): Promise<Result<{ printed: boolean }>> {
  const id = randomUUID();
  const { width, height } = firstPageOf(pdf);
  const landscape = width > height;
  const lies = landscape ? 'landscape' : 'portrait';
  waiting.set(id, pdf);
  try {
    const page = `paper.html?${new URLSearchParams({ file: id, name, size, lies })}`;
    return await printPaper(parent, { page, id: name, sheet: { size, landscape } });
  } finally {
    waiting.delete(id);
  }
}
