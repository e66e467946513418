/**
 * Where the signature sits in a PDF of ours (ISO 32000-2 section 12.8.1): the file but for one gap is signed, and the gap
 * holds the signature in hexadecimal, filled up with zeros, and nothing else.
 */

import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { strFromU8, strToU8 } from 'fflate';

/** What stands in the signature dictionary until the length of the file is known; as wide as any figure that can come. */
export const rangePlaceholder = '**********';
const range = /^\/ByteRange \[0 (\d{1,10}) (\d{1,10}) (\d{1,10}) *\]/;

/** Bytes as characters of one byte each, as the keywords of a PDF are; and back. */
export const textOf = (bytes: Uint8Array): string => strFromU8(bytes, true);
const bytesOf = (text: string): Uint8Array => strToU8(text, true);

type Gap = { readonly start: number; readonly end: number };

function around(file: Uint8Array, { start, end }: Gap): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(file.length - (end - start));
  both.set(file.subarray(0, start));
  both.set(file.subarray(end), start);
  return both;
}

/** The next place from `from` on, or the one before; -1 where there is none. As text the whole file would take longer. */
function placeOf(file: Uint8Array, keyword: string, from: number, way: 'indexOf' | 'lastIndexOf' = 'indexOf'): number {
  const bytes = bytesOf(keyword);
  const step = way === 'indexOf' ? 1 : -1;
  for (let at = from; at >= 0; at += step) {
    at = file[way](bytes[0] as number, at);
    if (at < 0 || bytes.every((byte, index) => file[at + index] === byte)) return at;
  }
  return -1;
}

/**
 * Writes the ranges into the end of a file that has a place for a signature, where `before` bytes of it came earlier:
 * all that is in front of the gap and behind it is signed. Changes `end`.
 */
export function prepareToSign(end: Uint8Array, before = 0): Gap {
  const placeholder = `/ByteRange [0 /${rangePlaceholder} /${rangePlaceholder} /${rangePlaceholder}]`;
  const at = placeOf(end, placeholder, 0);
  const dictionary = placeOf(end, ' obj', at, 'lastIndexOf');
  const start = placeOf(end, '/Contents <00', dictionary) + '/Contents '.length;
  const stop = placeOf(end, '>', start) + 1;
  if (at < 0 || start < dictionary || stop <= start) throw new Error('this PDF has no place for a signature');
  const written = `/ByteRange [0 ${before + start} ${before + stop} ${end.length - stop}`.padEnd(
    placeholder.length - 1,
  );
  end.set(bytesOf(`${written}]`), at);
  return { start, end: stop };
}

/** Puts the signature into its gap in `end`. Throws when it is too long for it. */
export function putSignature(end: Uint8Array, gap: Gap, cms: Uint8Array): void {
  const room = gap.end - gap.start - 2;
  const hex = bytesToHex(cms);
  if (hex.length > room) throw new Error(`the signature needs ${hex.length} places, the file has ${room}`);
  end.set(bytesOf(hex.padEnd(room, '0')), gap.start + 1);
}

export type SignedFile = {
  readonly cms: Uint8Array;
  /** Everything but the gap: what is signed. */
  readonly signed: Uint8Array<ArrayBuffer>;
};

/**
 * The signature that covers the whole file; null when there is none, when it covers less, or when the gap holds anything
 * but a signature and zeros. `text`: the file as `textOf` gives it, where that is known already.
 */
export function readSignedFile(file: Uint8Array, text = textOf(file)): SignedFile | null {
  const place = text.indexOf('/ByteRange');
  if (place < 0 || text.indexOf('/ByteRange', place + 1) >= 0) return null;
  const found = range.exec(text.slice(place, place + 100));
  const [, start = 0, end = 0, rest = 0] = (found ?? []).map(Number);
  if (!found || end + rest !== file.length || end - start < 4) return null;
  const gap = text.slice(start, end);
  const hex = /^<((?:[0-9a-f]{2})+)>$/.exec(gap)?.[1];
  if (!hex) return null;
  const bytes = hexToBytes(hex);
  const length = derLength(bytes);
  if (length === null || bytes.subarray(length).some((byte) => byte !== 0)) return null;
  return { cms: bytes.subarray(0, length), signed: around(file, { start, end }) };
}

/** How long the SEQUENCE at the beginning is, head included (X.690 section 8.1.3). */
function derLength(bytes: Uint8Array): number | null {
  const [tag, first = 0] = bytes;
  if (tag !== 0x30) return null;
  if (first < 0x80) return first + 2;
  const count = first & 0x7f;
  if (count < 1 || count > 3) return null;
  const length = bytes.subarray(2, 2 + count).reduce((sum, byte) => sum * 256 + byte, 0) + 2 + count;
  return length <= bytes.length ? length : null;
}
