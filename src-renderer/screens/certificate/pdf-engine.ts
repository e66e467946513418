/**
 * Reads a certificate's PDF and draws its page on a canvas. The engine (pdf.js) is fetched only when the first
 * certificate is shown.
 *
 * [Note: no worker] The page's policy allows no trusted-types policy, so no script may be handed to `new Worker`. The
 * worker's code is imported as an ordinary part of the bundle instead and runs in the page: a certificate is one page.
 */
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist';

type Engine = typeof import('pdfjs-dist');

let engine: Promise<Engine> | null = null;

async function loadEngine(): Promise<Engine> {
  const [pdf, worker] = await Promise.all([import('pdfjs-dist'), import('pdfjs-dist/build/pdf.worker.min.mjs')]);
  Object.assign(globalThis, { pdfjsWorker: worker });
  return pdf;
}

export type Paper = { readonly page: PDFPageProxy; readonly close: () => Promise<void> };

/** A PDF of the application. Throws when it cannot be fetched or read. */
export async function openPdf(path: string, signal?: AbortSignal): Promise<PDFDocumentProxy> {
  const reply = await fetch(path, signal ? { signal } : {});
  if (!reply.ok) throw new Error(`${path}: ${reply.status}`);
  const data = new Uint8Array(await reply.arrayBuffer());
  engine ??= loadEngine();
  engine.catch(() => {
    engine = null;
  });
  const { getDocument, VerbosityLevel } = await engine;
  return await getDocument({
    data,
    isEvalSupported: false,
    useSystemFonts: false,
    enableXfa: false,
    verbosity: VerbosityLevel.ERRORS,
  }).promise;
}

/** The first page of a certificate. */
export async function openPaper(number: string, signal: AbortSignal): Promise<Paper> {
  const file = await openPdf(`/credentials/${number}.pdf`, signal);
  return { page: await file.getPage(1), close: () => file.destroy() };
}

/** Draws at `width` CSS pixels, sharp on this screen. Resolves when it is on the canvas; `cancel` stops it. */
export function drawPaper(paper: Paper, canvas: HTMLCanvasElement, width: number) {
  const base = paper.page.getViewport({ scale: 1 });
  const viewport = paper.page.getViewport({ scale: (width * Math.min(devicePixelRatio, 3)) / base.width });
  canvas.width = Math.round(viewport.width);
  canvas.height = Math.round(viewport.height);
  const canvasContext = canvas.getContext('2d');
  if (!canvasContext) throw new Error('no canvas');
  const task = paper.page.render({ canvasContext, viewport });
  return { done: task.promise, cancel: () => task.cancel() };
}
