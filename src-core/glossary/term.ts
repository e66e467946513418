/**
 * A term of the glossary, and which words of a text are one.
 */
import type { Block, Inline } from '../content/lesson-block.ts';
import { wordsIn } from '../library/words.ts';
import type { LanguageCode, LocalText } from '../locale/languages.ts';

export type Term = {
  readonly id: string;
  readonly term: LocalText;
  /** Other forms in which it stands in texts, parted by `|`. */
  readonly forms?: LocalText;
  readonly text: LocalText;
};

/** `notTerms`: by language, where a word of a term stands for something else (`base of the neck`). */
export type Glossary = {
  readonly terms: readonly Term[];
  readonly notTerms: Readonly<Partial<Record<LanguageCode, readonly string[]>>>;
};

/** A form of a term in a language, as a list of words; without an id it is no term. */
type Form = { readonly id: string | null; readonly words: readonly string[] };

/** Finds where terms stand in texts of `language`. */
export type TermFinder = (text: string) => { readonly id: string; readonly from: number; readonly to: number }[];

/** What Arabic writes together with the word that follows; the article alone is taken off by `wordsIn`. */
const arabicPrefixes = ['و', 'ف', 'ب', 'ل', 'ك', 'وب', 'ول', 'وبال', 'ولل'];
const firstWords = (word: string, language: LanguageCode): readonly string[] =>
  language === 'ar' ? [word, ...arabicPrefixes.map((prefix) => prefix + word)] : [word];

export function termFinder({ terms, notTerms }: Glossary, language: LanguageCode): TermFinder {
  const byFirst = new Map<string, Form[]>();
  const add = (form: string, id: string | null) => {
    const words = wordsIn(form, language).map((word) => word.term);
    for (const first of words.slice(0, 1).flatMap((word) => firstWords(word, language)))
      byFirst.set(first, [...(byFirst.get(first) ?? []), { id, words }]);
  };
  for (const phrase of notTerms[language] ?? []) add(phrase, null);
  for (const { id, term, forms } of terms) {
    for (const form of [term[language], ...(forms?.[language]?.split('|') ?? [])]) if (form) add(form, id);
  }
  // The longest form that stands at a place is the term there.
  for (const forms of byFirst.values()) forms.sort((a, b) => b.words.length - a.words.length);
  return (text) => {
    const words = wordsIn(text, language);
    const found: { id: string; from: number; to: number }[] = [];
    for (let place = 0; place < words.length; place += 1) {
      const fits = byFirst
        .get(words[place]?.term ?? '')
        ?.find((form) => form.words.slice(1).every((word, offset) => words[place + 1 + offset]?.term === word));
      if (!fits) continue;
      const last = words[place + fits.words.length - 1];
      if (fits.id !== null) found.push({ id: fits.id, from: words[place]?.from ?? 0, to: last?.to ?? 0 });
      place += fits.words.length - 1;
    }
    return found;
  };
}

/** The blocks with each term marked where it stands for the first time, and which terms those are. Headings stay as they are. */
export function withTerms(
  blocks: readonly Block[],
  find: TermFinder,
): { readonly blocks: Block[]; readonly terms: ReadonlySet<string> } {
  const met = new Set<string>();

  const inText = (text: string): Inline[] => {
    const parts: Inline[] = [];
    let at = 0;
    for (const { id, from, to } of find(text)) {
      if (met.has(id)) continue;
      met.add(id);
      if (from > at) parts.push({ kind: 'text', text: text.slice(at, from) });
      parts.push({ kind: 'term', termId: id, text: text.slice(from, to) });
      at = to;
    }
    if (at < text.length) parts.push({ kind: 'text', text: text.slice(at) });
    return parts;
  };
  const inline = (nodes: readonly Inline[]): Inline[] =>
    nodes.flatMap((node): Inline[] => {
      if (node.kind === 'text') return inText(node.text);
      return 'children' in node ? [{ ...node, children: inline(node.children) }] : [node];
    });
  const block = (one: Block): Block => {
    switch (one.kind) {
      case 'paragraph':
        return { ...one, children: inline(one.children) };
      case 'list':
        return { ...one, items: one.items.map((item) => item.map(block)) };
      case 'quote':
      case 'callout':
        return { ...one, children: one.children.map(block) };
      case 'table':
        return { ...one, rows: one.rows.map((row) => row.map(inline)) };
      default:
        return one;
    }
  };
  return { blocks: blocks.map(block), terms: met };
}
