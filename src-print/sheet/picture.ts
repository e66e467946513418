/**
 * A picture on a sheet, as large as its place allows. One that stands on many sheets of a file is in the file once.
 */
import type { Sheet } from './sheet.ts';

type Image = { readonly width: number; readonly height: number };
const opened = new WeakMap<object, Map<Uint8Array, Image>>();

function imageIn(doc: PDFKit.PDFDocument, bytes: Uint8Array): Image {
  const images = opened.get(doc) ?? new Map<Uint8Array, Image>();
  opened.set(doc, images);
  const image =
    images.get(bytes) ?? (doc as never as { openImage(source: Buffer): Image }).openImage(Buffer.from(bytes));
  images.set(bytes, image);
  return image;
}

export type PictureBox = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** `bytes`: PNG or JPEG. `alt`: what a screen reader says. Returns how wide it came out. */
export function drawPicture(sheet: Sheet, bytes: Uint8Array, box: PictureBox, alt: string): number {
  const image = imageIn(sheet.doc, bytes);
  const scale = Math.min(box.width / image.width, box.height / image.height);
  const [width, height] = [image.width * scale, image.height * scale];
  const x = sheet.at(box.x, width);
  const y = box.y + (box.height - height) / 2;
  sheet.piece('Figure', () => void sheet.doc.image(image as never, x, y, { width, height }), { alt });
  return width;
}
