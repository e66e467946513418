/**
 * Full-text search over passages, and what of a passage to show for what was found.
 */
import MiniSearch, { type SearchResult } from 'minisearch';
import type { LanguageCode } from '../locale/languages.ts';
import type { Passage } from './passage.ts';
import { wordsIn } from './words.ts';

export type Hit = {
  readonly passage: Passage;
  /** The words of the passage that were met, in the form of the index. */
  readonly terms: readonly string[];
};

export type SearchIndex = {
  /** The best first; `limit` at most. An empty question finds nothing. */
  find(question: string, limit: number): Hit[];
};

/** Passages that are added at once while others wait. */
const chunk = 200;
/** A word that stands in a larger share of the passages tells none from another. */
const commonShare = 0.2;
/** Among so few passages every word may tell. */
const fewPassages = 100;

/** An index of `passages` in `language`. Lets others in between, so that no window stands still meanwhile. */
export async function searchIndexOf(passages: readonly Passage[], language: LanguageCode): Promise<SearchIndex> {
  const terms = (text: string) => wordsIn(text, language).map(({ term }) => term);
  const index = new MiniSearch<Document>({
    fields: ['title', 'heading', 'text'],
    tokenize: terms,
    processTerm: (term) => term || null,
    searchOptions: {
      boost: { title: 3, heading: 2 },
      combineWith: 'AND',
      // The last word may not be written to its end yet.
      prefix: (_term, place, all) => place === all.length - 1,
    },
  });
  const documents = passages.map(({ title, heading, text }, id) => ({ id, title, heading, text }));
  await index.addAllAsync(documents, { chunkSize: chunk });
  const isCommon = commonIn(documents, terms);
  // A slip of the finger: one letter in a longer word.
  const fuzzy = (term: string) => (language !== 'zh' && term.length > 5 ? 1 : false);
  return {
    find: (question, limit) => {
      const asked = terms(question);
      const telling = asked.filter((term, place) => place === asked.length - 1 || !isCommon(term));
      const words = { tokenize: () => telling };
      // What has every word; where nothing has, what has nearly that; and else what has some of them.
      const ways = [words, { ...words, fuzzy }, { ...words, fuzzy, combineWith: 'OR' as const }];
      for (const way of ways) {
        const found = telling.length > 0 ? index.search(question, way) : [];
        if (found.length > 0) return hitsOf(found.slice(0, limit));
      }
      return [];
    },
  };
  function hitsOf(found: readonly SearchResult[]): Hit[] {
    return found.flatMap(({ id, terms: met }) => {
      const passage = passages[id as number];
      return passage ? [{ passage, terms: met }] : [];
    });
  }
}

type Document = { readonly id: number; readonly title: string; readonly heading: string; readonly text: string };

/** Whether a word stands in so many of the passages that it tells nothing; some hundred of them are looked at. */
function commonIn(documents: readonly Document[], terms: (text: string) => string[]): (term: string) => boolean {
  if (documents.length <= fewPassages) return () => false;
  const step = Math.ceil(documents.length / 500);
  const looked = documents.filter((_, place) => place % step === 0);
  const counts = new Map<string, number>();
  for (const { text } of looked) {
    for (const term of new Set(terms(text))) counts.set(term, (counts.get(term) ?? 0) + 1);
  }
  return (term) => (counts.get(term) ?? 0) > commonShare * looked.length;
}
