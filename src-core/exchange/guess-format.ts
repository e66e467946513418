/**
 * Which format a file has, by how it begins; where that says nothing, by its name.
 */
import { strFromU8 } from 'fflate';

export const importFormats = ['qti', 'moodle', 'gift'] as const;
export type ImportFormat = (typeof importFormats)[number];

/** The beginning of a file is enough to tell. */
const looked = 4096;

const byName: readonly (readonly [RegExp, ImportFormat])[] = [
  [/\.zip$/i, 'qti'],
  [/\.xml$/i, 'moodle'],
  [/\.(gift|txt)$/i, 'gift'],
];

/** Null where neither the content nor the name says it. */
export function guessFormat(name: string, bytes: Uint8Array): ImportFormat | null {
  const start = strFromU8(bytes.subarray(0, looked)).trimStart();
  if (start.startsWith('PK')) return 'qti';
  if (/^(<\?xml|<quiz\b)/.test(start)) return 'moodle';
  const named = byName.find(([ending]) => ending.test(name))?.[1];
  if (named) return named;
  return /^(\/\/|::|\$CATEGORY:|\[(html|moodle|plain|markdown)\])/i.test(start) ? 'gift' : null;
}
