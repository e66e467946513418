/**
 * Whether a PNG is as its writer left it, as far as the format can say: every chunk has a checksum, and nothing comes after
 * the last (W3C PNG, sections 5.3 and 5.6). Readers of pictures do not look.
 */
import { crc32 } from '../exchange/zip/crc32.ts';

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

export function isWholePng(file: Uint8Array): boolean {
  if (!signature.every((byte, index) => file[index] === byte)) return false;
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  let at = signature.length;
  while (at + 12 <= file.length) {
    const length = view.getUint32(at);
    const end = at + 12 + length;
    if (end > file.length || crc32(file.subarray(at + 4, end - 4)) !== view.getUint32(end - 4)) return false;
    if (String.fromCharCode(...file.subarray(at + 4, at + 8)) === 'IEND') return end === file.length;
    at = end;
  }
  return false;
}
