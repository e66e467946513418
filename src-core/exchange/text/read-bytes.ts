/**
 * Bytes to text: UTF-8, with or without a mark at its start. Null where the bytes are no UTF-8.
 */
import { strFromU8, strToU8 } from 'fflate';

export function readBytes(bytes: Uint8Array): string | null {
  const text = strFromU8(bytes);
  // Bytes that are no UTF-8 become U+FFFD: then the way back gives other bytes. A mark is taken off on the way.
  const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const body = marked ? bytes.subarray(3) : bytes;
  const plain = text.startsWith('\ufeff') ? text.slice(1) : text;
  const back = strToU8(plain);
  return back.length === body.length && back.every((byte, index) => byte === body[index]) ? plain : null;
}
