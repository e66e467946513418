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

export type Picture = { readonly image: Image; readonly width: number; readonly height: number };

/** `bytes`: PNG or JPEG. As large as the room allows. */
export function fitPicture(
  doc: PDFKit.PDFDocument,
  bytes: Uint8Array,
  room: { width: number; height: number },
): Picture {
  const image = imageIn(doc, bytes);
  const scale = Math.min(room.width / image.width, room.height / image.height);
  return { image, width: image.width * scale, height: image.height * scale };
}

/** `place`: its top, counted from the side where reading begins. `alt`: what a screen reader says. */
export function drawPicture(
  sheet: Sheet,
  { image, width, height }: Picture,
  place: { readonly x: number; readonly y: number },
  alt: string,
): void {
  const x = sheet.at(place.x, width);
  const draw = () => void sheet.doc.image(image as never, x, place.y, { width, height });
  sheet.piece('Figure', draw, { alt, bbox: [x, place.y, x + width, place.y + height] });
}
