/**
 * What goes to the printer: the pages of one PDF, each a picture on a sheet of its own, as large as it is on paper, and
 * nothing else. When all are there its title becomes the name, which is also what the printer's queue shows.
 */
import type { PDFPageProxy } from 'pdfjs-dist';
import { openPdf } from './screens/certificate/pdf-engine.ts';
import './style/paper.css';

const query = new URLSearchParams(location.search);
const asked = (name: string) => query.get(name) ?? '';

/** An inch. The border's lines are two wide, and a page is 60 MB while it is drawn. */
const dots = 400;
/** The papers of one person are a dozen pages. */
const mostPages = 60;

/** Pictures are kept packed; of the large plain ones there is one at a time. */
async function pictureOf(page: PDFPageProxy): Promise<HTMLImageElement> {
  const canvas = document.createElement('canvas');
  const viewport = page.getViewport({ scale: dots / 72 });
  canvas.width = Math.round(viewport.width);
  canvas.height = Math.round(viewport.height);
  const canvasContext = canvas.getContext('2d', { alpha: false });
  if (!canvasContext) throw new Error('no canvas');
  // Not for the screen: this window is never shown, and what waits for its next frame may wait for ever.
  await page.render({ canvasContext, viewport, intent: 'print' }).promise;
  page.cleanup();
  const packed = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  canvas.width = 0;
  if (!packed) throw new Error('no picture');
  const picture = new Image();
  picture.src = URL.createObjectURL(packed);
  await picture.decode();
  return picture;
}

/** Four pairs of short lines outside the corners, to cut along. */
function cuttingMarks(width: number, height: number): SVGElement {
  const away = 6;
  const long = 14;
  const marks = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  marks.setAttribute(
    'viewBox',
    `${-away - long} ${-away - long} ${width + 2 * (away + long)} ${height + 2 * (away + long)}`,
  );
  for (const [x, outwards] of [
    [0, -1],
    [width, 1],
  ] as const) {
    for (const [y, up] of [
      [0, -1],
      [height, 1],
    ] as const) {
      for (const [dx, dy] of [
        [outwards, 0],
        [0, up],
      ] as const) {
        const line = document.createElementNS('http://www.w3.org/2000/svg', 'line');
        const ends = { x1: x + dx * away, y1: y + dy * away, x2: x + dx * (away + long), y2: y + dy * (away + long) };
        for (const [name, value] of Object.entries(ends)) line.setAttribute(name, String(value));
        marks.append(line);
      }
    }
  }
  marks.style.inlineSize = `${width + 2 * (away + long)}pt`;
  marks.style.blockSize = `${height + 2 * (away + long)}pt`;
  return marks;
}

async function draw(): Promise<void> {
  document.documentElement.className = `is-${asked('size').toLowerCase()}-${asked('lies')}`;
  const file = await openPdf(`/printing/${asked('file')}.pdf`);
  if (file.numPages > mostPages) throw new Error('too many pages');
  for (let number = 1; number <= file.numPages; number += 1) {
    const page = await file.getPage(number);
    const { width, height } = page.getViewport({ scale: 1 });
    const picture = await pictureOf(page);
    picture.style.inlineSize = `${width}pt`;
    picture.style.blockSize = `${height}pt`;
    const sheet = document.createElement('section');
    const inner = document.createElement('div');
    inner.append(picture);
    sheet.append(inner);
    document.body.append(sheet);
    // Compared as shown: a page as large as its sheet has nothing around it to cut off.
    if (inner.clientWidth - picture.clientWidth > 20) inner.append(cuttingMarks(width, height));
  }
  await file.destroy();
}

draw().then(
  () => {
    document.title = asked('name');
  },
  () => {
    document.title = 'failed';
  },
);
