/**
 * Unpacks a ZIP file that nobody vouches for, in memory: the list at its end decides (APPNOTE.TXT 6.3.10, sections
 * 4.3.12 and 4.3.16), every name must stay inside, and unpacking stops at the limits whatever sizes the file claims.
 * No ZIP64, no encryption, no links, no parts: an item package needs none.
 */
import { Inflate, strFromU8 } from 'fflate';
import { limits } from '../limits.ts';
import type { ExchangeProblemCode } from '../problem.ts';
import { crc32 } from './crc32.ts';
import { isSafePath } from './entry-path.ts';

export type ZipReading =
  | { readonly ok: true; readonly files: ReadonlyMap<string, Uint8Array> }
  | { readonly ok: false; readonly code: ExchangeProblemCode; readonly params: Readonly<Record<string, string>> };

type Entry = {
  readonly name: string;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly start: number;
};

const refuse = (code: ExchangeProblemCode, params: Readonly<Record<string, string>> = {}): ZipReading => ({
  ok: false,
  code,
  params,
});

const endRecord = 0x06054b50;
const centralHeader = 0x02014b50;
const localHeader = 0x04034b50;
const unixLink = 0o120000;

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** The end record is last but for a comment of at most 65535 bytes. */
function findEnd(view: DataView): number | null {
  const first = Math.max(0, view.byteLength - 22 - 65535);
  for (let at = view.byteLength - 22; at >= first; at -= 1) {
    if (view.getUint32(at, true) === endRecord && at + 22 + view.getUint16(at + 20, true) === view.byteLength)
      return at;
  }
  return null;
}

/** The bytes of one entry; or what is wrong: damaged, or more than it claims. */
function unpack(bytes: Uint8Array, { method, crc, packed, size, start }: Entry): Uint8Array | ExchangeProblemCode {
  const source = bytes.subarray(start, start + packed);
  if (method === 0) return packed === size && crc32(source) === crc ? source.slice() : 'zip-broken';
  const target = new Uint8Array(size);
  let written = 0;
  let tooMuch = false;
  const inflate = new Inflate((chunk) => {
    if (written + chunk.length > size) tooMuch = true;
    else target.set(chunk, written);
    written += chunk.length;
  });
  // Deflate gives at most 1032 bytes for one: so a step makes no more than about eight mebibytes before it is looked at.
  const step = 8192;
  try {
    for (let at = 0; at < source.length && !tooMuch; at += step) {
      inflate.push(source.subarray(at, at + step), at + step >= source.length);
    }
  } catch {
    return 'zip-broken';
  }
  if (tooMuch) return 'zip-too-large';
  return written === size && crc32(target) === crc ? target : 'zip-broken';
}

/** In bytes, and how many files. */
export type ZipLimits = {
  readonly fileBytes: number;
  readonly entryBytes: number;
  readonly unpackedBytes: number;
  readonly entries: number;
};

export function readZip(bytes: Uint8Array, most: ZipLimits = limits): ZipReading {
  if (bytes.length > most.fileBytes) return refuse('file-too-large');
  if (bytes.length < 22) return refuse('zip-broken');
  const view = viewOf(bytes);
  const end = findEnd(view);
  if (end === null) return refuse('zip-broken');
  const count = view.getUint16(end + 10, true);
  if (view.getUint16(end + 8, true) !== count || count === 0xffff) return refuse('zip-broken');
  if (count > most.entries) return refuse('zip-too-many', { count: String(count) });

  const entries = new Map<string, Entry>();
  const folded = new Set<string>();
  let at = view.getUint32(end + 16, true);
  let total = 0;
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > end || view.getUint32(at, true) !== centralHeader) return refuse('zip-broken');
    const flags = view.getUint16(at + 8, true);
    const method = view.getUint16(at + 10, true);
    const crc = view.getUint32(at + 16, true);
    const packed = view.getUint32(at + 20, true);
    const size = view.getUint32(at + 24, true);
    const nameLength = view.getUint16(at + 28, true);
    const skipped = view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    const mode = view.getUint32(at + 38, true) >>> 16;
    const local = view.getUint32(at + 42, true);
    const name = strFromU8(bytes.subarray(at + 46, at + 46 + nameLength));
    at += 46 + nameLength + skipped;

    const isFolder = name.endsWith('/');
    if (!isSafePath(isFolder ? name.slice(0, -1) : name)) return refuse('zip-path', { path: name });
    if ((mode & 0o170000) === unixLink) return refuse('zip-link', { path: name });
    if (isFolder) continue;
    if (flags & 1) return refuse('zip-encrypted', { path: name });
    if (method !== 0 && method !== 8) return refuse('zip-method', { path: name });
    // Two names that one disk takes for the same would let the second hide the first.
    const fold = name.normalize('NFC').toLowerCase();
    if (folded.has(fold)) return refuse('zip-duplicate', { path: name });
    folded.add(fold);
    total += size;
    if (size > most.entryBytes || total > most.unpackedBytes) return refuse('zip-too-large', { path: name });
    if (local + 30 > end || view.getUint32(local, true) !== localHeader) return refuse('zip-broken', { path: name });
    const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
    if (start + packed > end) return refuse('zip-broken', { path: name });
    entries.set(name, { name, method, crc, packed, size, start });
  }

  const files = new Map<string, Uint8Array>();
  for (const entry of entries.values()) {
    const content = unpack(bytes, entry);
    if (typeof content === 'string') return refuse(content, { path: entry.name });
    files.set(entry.name, content);
  }
  return { ok: true, files };
}
