/**
 * Translations stand in files of their own, beside the file they translate: `items.yaml` and `items.fr.yaml`,
 * `fire.en.md` and `fire.fr.md`. Each says `of` which words it is a translation: when those change, it is stale, and
 * is not used until somebody has looked at it again. See "Translations" in docs/authoring.md.
 */
import { bytesToHex } from '@noble/hashes/utils.js';
import { canonicalJson, sha256OfText } from '../evidence/digest.ts';
import { type LanguageCode, type LocalText, languageCodes } from '../locale/languages.ts';

/** Eight hexadecimal digits: enough to see that words are others, and short enough to stand beside them. */
const markOf = (text: string): string => bytesToHex(sha256OfText(text)).slice(0, 8);

/** The mark of a lesson's words, however its lines end. */
export const markOfLesson = (source: string): string => markOf(source.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n'));

const markLine = /^of:[ \t]*"?([^"\n]*?)"?[ \t]*$/m;
const frontMatter = /^---\n([\s\S]*?)\n---(\n|$)/;

/** What a translated lesson says that it is a translation of; null where it says nothing. */
export function markOfTranslation(translation: string): string | null {
  const front = frontMatter.exec(translation.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n'))?.[1] ?? '';
  return markLine.exec(front)?.[1] ?? null;
}

/** `items.yaml` in French is `items.fr.yaml`. */
export const translationFile = (file: string, language: LanguageCode): string =>
  file.replace(/(\.[a-z]{2})?\.(yaml|md)$/, `.${language}.$2`);

export type Fault =
  /** The words it translates are others now, or nobody has said yet that it fits them. */
  | { readonly kind: 'stale' | 'unconfirmed'; readonly path: readonly string[]; readonly mark: string }
  /** There is nothing at this place that it could translate. */
  | { readonly kind: 'without-text'; readonly path: readonly string[] };

export type Merged = {
  readonly data: unknown;
  readonly faults: readonly Fault[];
  /** Where marks stand, and what they ought to be. */
  readonly marks: ReadonlyMap<string, string>;
  /** How many texts of each entry are translated, without those that a language may do without. */
  readonly counts: ReadonlyMap<string, number>;
};

/** Other forms of a word: some languages have many and some none, so that nothing is missing where they are. */
export const isOptional = (key: string | undefined): boolean => key === 'forms';

/** Where the mark of an entry stands; the whole file is one entry, or each part of a list is. */
const markKey = 'of';

type Tree = { readonly [key: string]: unknown };
const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null && !Array.isArray(value);
const own = (tree: Tree, key: string): unknown => (Object.hasOwn(tree, key) ? tree[key] : undefined);

function textIn(value: unknown, source: LanguageCode): LocalText | null {
  if (typeof value === 'string') return { [source]: value };
  if (!isTree(value)) return null;
  const entries = Object.entries(value);
  const isText = entries.every(([key, text]) => languageCodes.some((code) => code === key) && typeof text === 'string');
  return isText && typeof value[source] === 'string' ? (value as LocalText) : null;
}

/**
 * The parsed YAML `data`, whose texts are in `source`, with a parsed `translation` of it added in `language`. What does
 * not fit is left out and named. Nothing that was handed in is changed.
 */
export function withTranslation(
  data: unknown,
  translation: unknown,
  { language, source }: { readonly language: LanguageCode; readonly source: LanguageCode },
): Merged {
  const faults: Fault[] = [];
  const marks = new Map<string, string>();
  const counts = new Map<string, number>();

  /** `read`: the texts that were translated, by place. */
  const merge = (base: unknown, over: unknown, path: readonly string[], read: Map<string, string>): unknown => {
    const none = (): unknown => {
      faults.push({ kind: 'without-text', path });
      return base;
    };
    if (typeof over === 'string') {
      const text = textIn(base, source);
      // `a: …` for an option whose one text is its `text`.
      if (!text && isTree(base) && Object.hasOwn(base, 'text'))
        return { ...base, text: merge(base.text, over, [...path, 'text'], read) };
      if (!text) return none();
      read.set(path.join('.'), text[source] ?? '');
      return { ...text, [language]: over };
    }
    if (Array.isArray(over)) {
      if (!Array.isArray(base) || base.length !== over.length) return none();
      return base.map((part, index) => merge(part, over[index], [...path, String(index)], read));
    }
    if (!isTree(over)) return none();
    const parts = Object.entries(over).filter(([key]) => key !== markKey);
    if (Array.isArray(base)) {
      const ids = base.map((part) => (isTree(part) ? own(part, 'id') : undefined));
      const merged = [...base];
      for (const [key, part] of parts) {
        const index = ids.indexOf(key);
        if (index < 0) faults.push({ kind: 'without-text', path: [...path, key] });
        else merged[index] = merge(base[index], part, [...path, key], read);
      }
      return merged;
    }
    if (!isTree(base)) return none();
    const merged: Record<string, unknown> = { ...base };
    for (const [key, part] of parts) {
      if (!Object.hasOwn(base, key)) faults.push({ kind: 'without-text', path: [...path, key] });
      else merged[key] = merge(base[key], part, [...path, key], read);
    }
    return merged;
  };

  /** An entry whose mark does not fit is left out whole. */
  const entry = (base: unknown, over: unknown, path: readonly string[]): unknown => {
    const read = new Map<string, string>();
    const merged = merge(base, over, path, read);
    const mark = markOf(canonicalJson([...read].sort(([a], [b]) => (a < b ? -1 : 1))));
    marks.set(path.join('.'), mark);
    const needed = [...read.keys()].filter((place) => !isOptional(place.split('.').at(-1)));
    counts.set(path.join('.'), needed.length);
    const said = isTree(over) ? own(over, markKey) : undefined;
    if (said === mark) return merged;
    faults.push({ kind: said === undefined ? 'unconfirmed' : 'stale', path, mark });
    return base;
  };

  if (!Array.isArray(data)) return { data: entry(data, translation, []), faults, marks, counts };
  if (!isTree(translation)) return { data, faults: [{ kind: 'without-text', path: [] }], marks, counts };
  const merged = [...data];
  for (const [key, over] of Object.entries(translation)) {
    const index = data.findIndex((part) => isTree(part) && own(part, 'id') === key);
    if (index < 0) faults.push({ kind: 'without-text', path: [key] });
    else merged[index] = entry(data[index], over, [key]);
  }
  return { data: merged, faults, marks, counts };
}
