/**
 * Packs the texts of a folder beside themselves, once, so that a registry sends them as they lie: it has other things to do.
 * Letters and pictures are packed already.
 */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const texts = ['.html', '.js', '.css', '.svg'];
const toBrotli = promisify(brotliCompress);
const toGzip = promisify(gzip);

const ways = [
  ['br', (bytes) => toBrotli(bytes, { params: { [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT } })],
  ['gz', (bytes) => toGzip(bytes, { level: 9 })],
];

/** @param {string} folder */
export async function packFiles(folder) {
  for (const name of await readdir(folder)) {
    if (!texts.includes(extname(name))) continue;
    const path = join(folder, name);
    const bytes = await readFile(path);
    for (const [ending, pack] of ways) {
      const packed = await pack(bytes);
      if (packed.length < bytes.length) await writeFile(`${path}.${ending}`, packed);
    }
  }
}
