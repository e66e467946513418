/**
 * Packs files into a ZIP: the same files give the same bytes on every day and every machine.
 */
import { type Zippable, zipSync } from 'fflate';

/** ZIP has no earlier year; noon local time, which is what ZIP writes down, is in it in every time zone. */
const always = '1980-01-01T12:00:00';

export function writeZip(files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const entries: Zippable = {};
  for (const [name, bytes] of files) entries[name] = [bytes, { level: 6, mtime: always }];
  return zipSync(entries);
}
