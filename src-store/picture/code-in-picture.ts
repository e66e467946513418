/**
 * The text of a QR code in a picture file: skewed, blurred and dark ones too. The reader's WebAssembly is shipped.
 */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { codeAmong, codeSearch } from '#core/verify/code-among.ts';

let ready: Promise<unknown> | null = null;

/** Without this the reader would fetch its WebAssembly from the web. */
function prepare(): Promise<unknown> {
  ready ??= readFile(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm')).then((bytes) =>
    prepareZXingModule({
      overrides: { wasmBinary: new Uint8Array(bytes).buffer },
      equalityFn: Object.is,
      fireImmediately: true,
    }),
  );
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
