/**
 * A credential inside a picture (Open Badges 3.0, section "Baking"): in a PNG as an `iTXt` chunk with the keyword
 * `openbadgecredential`, in an SVG as an element right after `<svg …>`.
 */
import { strFromU8, strToU8 } from 'fflate';
import { crc32 } from '../exchange/zip/crc32.ts';
import { isWholePng } from '../verify/whole-png.ts';

const keyword = 'openbadgecredential';
const namespace = 'https://purl.imsglobal.org/ob/v3p0';
/** Keyword, a zero, not compressed, no language, no translated keyword (W3C PNG, section 11.3.3.4). */
const head = strToU8(`${keyword}\0\0\0\0\0`);
/** Signature and IHDR: what has to come first. */
const firstChunkEnd = 33;

/** `png`: a whole PNG without a credential. */
export function bakePng(png: Uint8Array, credential: string): Uint8Array {
  const text = strToU8(credential);
  const chunk = new Uint8Array(12 + head.length + text.length);
  const view = new DataView(chunk.buffer);
  view.setUint32(0, head.length + text.length);
  chunk.set(strToU8('iTXt'), 4);
  chunk.set(head, 8);
  chunk.set(text, 8 + head.length);
  view.setUint32(chunk.length - 4, crc32(chunk.subarray(4, -4)));
  const baked = new Uint8Array(png.length + chunk.length);
  baked.set(png.subarray(0, firstChunkEnd));
  baked.set(chunk, firstChunkEnd);
  baked.set(png.subarray(firstChunkEnd), firstChunkEnd + chunk.length);
  return baked;
}

/** The credential in a whole PNG; null when there is none, or more than one. */
export function bakedInPng(file: Uint8Array): string | null {
  if (!isWholePng(file)) return null;
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const found: string[] = [];
  for (let at = 8; at + 12 <= file.length; at += 12 + view.getUint32(at)) {
    const data = file.subarray(at + 8, at + 8 + view.getUint32(at));
    const isText = strFromU8(file.subarray(at + 4, at + 8), true) === 'iTXt';
    if (isText && head.every((byte, index) => data[index] === byte)) found.push(strFromU8(data.subarray(head.length)));
  }
  return found.length === 1 ? (found[0] as string) : null;
}

const opening = `<openbadges:credential xmlns:openbadges="${namespace}"><![CDATA[`;
const closing = ']]></openbadges:credential>';

/** `svg`: one that begins with its `<svg …>` element. A credential holds no `]]>`: JSON writes it otherwise here. */
export function bakeSvg(svg: string, credential: string): string {
  const end = svg.indexOf('>') + 1;
  const safe = credential.replaceAll(']]>', ']]\\u003e');
  return `${svg.slice(0, end)}${opening}${safe}${closing}${svg.slice(end)}`;
}

/** The credential in an SVG as anybody may have baked it; null when there is none, or more than one. */
export function bakedInSvg(text: string): string | null {
  const found = [
    ...text.matchAll(/<openbadges:credential\b[^>]*>\s*<!\[CDATA\[([\s\S]*?)\]\]>\s*<\/openbadges:credential>/g),
  ];
  return found.length === 1 ? (found[0]?.[1] ?? null) : null;
}
