/**
 * The text of a QR code in a picture, read by the WebAssembly that this page carries: nothing is fetched.
 */
import packed from 'built-in:code-reader';
import { inflateSync } from 'fflate';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { codeAmong, codeSearch } from '#core/verify/code-among.ts';

let ready: Promise<unknown> | null = null;

/** Unpacked when the first picture comes: most papers need none of it. */
function prepare(): Promise<unknown> {
  ready ??= prepareZXingModule({
    overrides: {
      wasmBinary: inflateSync(Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0))).buffer as ArrayBuffer,
    },
    equalityFn: Object.is,
    fireImmediately: true,
  });
  return ready;
}

/** PNG, JPEG, BMP or GIF in; null when there is no code in it, or it cannot be read. */
export async function codeInPicture(file: Uint8Array): Promise<string | null> {
  await prepare();
  try {
    return codeAmong(await readBarcodes(new Uint8Array(file), { ...codeSearch, formats: [...codeSearch.formats] }));
  } catch {
    return null;
  }
}
