/**
 * Full-text search over passages, and what of a passage to show for what was found.
 */
import MiniSearch from 'minisearch';
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

/** An index of `passages` in `language`. Lets others in between, so that no window stands still meanwhile. */
export async function searchIndexOf(passages: readonly Passage[], language: LanguageCode): Promise<SearchIndex> {
  const terms = (text: string) => wordsIn(text, language).map(({ term }) => term);
  const index = new MiniSearch<{ id: number; title: string; heading: string; text: string }>({
    fields: ['title', 'heading', 'text'],
    tokenize: terms,
    processTerm: (term) => term || null,
    searchOptions: {
      boost: { title: 3, heading: 2 },
      combineWith: 'AND',
      // The last word may not be written to its end yet.
      prefix: (_term, place, all) => place === all.length - 1,
      // A slip of the finger: one letter in a longer word.
      fuzzy: (term) => (language !== 'zh' && term.length > 5 ? 1 : false),
    },
  });
  const documents = passages.map(({ title, heading, text }, id) => ({ id, title, heading, text }));
  await index.addAllAsync(documents, { chunkSize: chunk });
  return {
    find: (question, limit) => {
      const found = index.search(question);
      // What has every word comes first; where nothing has, what has some.
      const hits = found.length > 0 ? found : index.search(question, { combineWith: 'OR' });
      return hits.slice(0, limit).flatMap(({ id, terms: met }) => {
        const passage = passages[id as number];
        return passage ? [{ passage, terms: met }] : [];
      });
    },
  };
}
