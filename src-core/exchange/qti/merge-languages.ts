/**
 * The same thing read from the files of several languages, put together: texts are joined, all else must be equal.
 */
import { type LanguageCode, languageCodes } from '../../locale/languages.ts';

type Plain = Readonly<Record<string, unknown>>;
const isPlain = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is Plain =>
  isPlain(value) &&
  Object.keys(value).length > 0 &&
  Object.keys(value).every((key) => languageCodes.includes(key as LanguageCode));

/** Says where two files do not agree. */
class Disagreement extends Error {}

/** A file has the last word on texts in its own language; what it shows in another stands only until that one speaks. */
function merge(known: unknown, more: unknown, language: LanguageCode, path: string): unknown {
  if (isText(known) && isText(more)) {
    const news = Object.entries(more).filter(([code]) => code === language || known[code] === undefined);
    return { ...known, ...Object.fromEntries(news) };
  }
  if (Array.isArray(known) && Array.isArray(more)) {
    if (known.length !== more.length) throw new Disagreement(path);
    const byId = known.every((one) => isPlain(one) && typeof one.id === 'string');
    return known.map((one, index) => {
      const other = byId ? more.find((candidate) => isPlain(candidate) && candidate.id === one.id) : more[index];
      if (other === undefined) throw new Disagreement(path);
      return merge(one, other, language, path);
    });
  }
  if (isPlain(known) && isPlain(more)) {
    const keys = new Set([...Object.keys(known), ...Object.keys(more)]);
    return Object.fromEntries(
      [...keys].map((key) => {
        const inner = path ? `${path}.${key}` : key;
        if (!(key in known)) return [key, more[key]];
        if (!(key in more)) return [key, known[key]];
        return [key, merge(known[key], more[key], language, inner)];
      }),
    );
  }
  if (known !== more) throw new Disagreement(path);
  return known;
}

export type Version<T> = { readonly language: LanguageCode; readonly value: T };

/** All versions as one; or where they differ. */
export function mergeLanguages<T extends object>(
  versions: readonly [Version<T>, ...Version<T>[]],
): { readonly ok: true; readonly value: T } | { readonly ok: false; readonly at: string } {
  const [first, ...rest] = versions;
  try {
    const value = rest.reduce<unknown>(
      (known, { value: more, language }) => merge(known, more, language, ''),
      first.value,
    );
    return { ok: true, value: value as T };
  } catch (error) {
    if (!(error instanceof Disagreement)) throw error;
    return { ok: false, at: error.message };
  }
}
