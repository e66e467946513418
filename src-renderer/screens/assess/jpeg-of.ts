/**
 * A picture from a file, drawn anew as JPEG: no larger than is needed to see it, and without what a camera writes beside it, such as the
 * place where it was taken.
 */

/** Pixels of the longer side. */
const longest = 1600;

/** Null where it is no picture that can be read. */
export async function jpegOf(file: Blob): Promise<Uint8Array | null> {
  try {
    const picture = await createImageBitmap(file);
    const scale = Math.min(1, longest / Math.max(picture.width, picture.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.round(picture.width * scale));
    canvas.height = Math.max(1, Math.round(picture.height * scale));
    canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
    picture.close();
    const drawn = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', 0.85));
    return drawn && new Uint8Array(await drawn.arrayBuffer());
  } catch {
    return null;
  }
}
