/**
 * The library: articles, and one search over them and the lessons, in the person's language. Where something is not in that
 * language, it is found and read in the language that it has.
 */

import { courseLanguage, lessonsOf } from '#core/content/pack.ts';
import type { CallOutput } from '#core/contract/contract.ts';
import type { ArticleView } from '#core/contract/library-calls.ts';
import { byAlphabet } from '#core/glossary/read-as-list.ts';
import { articleCards, articleText, topics } from '#core/library/article.ts';
import { excerpt } from '#core/library/highlight.ts';
import { type Passage, passagesOf } from '#core/library/passage.ts';
import { type SearchIndex, searchIndexOf } from '#core/library/search.ts';
import { type LanguageCode, textIn } from '#core/locale/languages.ts';
import { failure } from '#core/result/failure.ts';
import { failed, ok, type Result } from '#core/result/result.ts';
import type { Desk } from '../desk.ts';
import { explained, termViewOf } from './glossary-of.ts';

export type LibraryService = {
  read(): Promise<Result<CallOutput<'library.read'>>>;
  glossary(): Promise<Result<CallOutput<'library.glossary'>>>;
  article(articleId: string): Promise<Result<ArticleView>>;
  search(question: string): Promise<Result<CallOutput<'library.search'>>>;
};

/** As many passages as somebody looks through. */
const mostFound = 30;

type Shelf = { readonly language: LanguageCode; readonly index: SearchIndex };

export function libraryService(desk: Desk): LibraryService {
  /** For each language of a person: the passages, by the language that they are in. */
  const indexes = new Map<LanguageCode, Promise<readonly Shelf[]>>();

  const build = async (wanted: LanguageCode): Promise<readonly Shelf[]> => {
    const { articles, courses } = await desk.library();
    const byLanguage = new Map<LanguageCode, Passage[]>();
    const add = (language: LanguageCode, passages: Passage[]) =>
      byLanguage.set(language, [...(byLanguage.get(language) ?? []), ...passages]);
    for (const article of articles) {
      const found = articleText(article, wanted);
      if (found) add(found.language, passagesOf({ kind: 'article', articleId: article.id }, found.text));
    }
    for (const course of courses) {
      const language = courseLanguage(course, wanted);
      for (const { id, texts } of lessonsOf(course)) {
        const text = texts[language];
        if (text) add(language, passagesOf({ kind: 'lesson', courseId: course.id, lessonId: id }, text));
      }
    }
    // The person's own language first.
    const shelves = [...byLanguage].sort(([a], [b]) => Number(b === wanted) - Number(a === wanted));
    return Promise.all(
      shelves.map(async ([language, passages]) => ({ language, index: await searchIndexOf(passages, language) })),
    );
  };
  const indexIn = (language: LanguageCode) => {
    const known = indexes.get(language) ?? build(language);
    indexes.set(language, known);
    known.catch(() => indexes.delete(language));
    return known;
  };

  return {
    read: async () => {
      const { articles } = await desk.library();
      // Whoever comes here is likely to look for something.
      void indexIn(desk.language()).catch(() => undefined);
      return ok(
        topics.flatMap((topic) => {
          const cards = articleCards(
            articles.filter((article) => article.topic === topic),
            desk.language(),
          );
          return cards.length > 0 ? [{ topic, articles: cards }] : [];
        }),
      );
    },
    glossary: async () => {
      const { glossary } = await desk.library();
      const wanted = desk.language();
      const inLanguage = (language: LanguageCode) => glossary.terms.flatMap((term) => termViewOf(term, language) ?? []);
      const own = inLanguage(wanted);
      const language = own.length > 0 ? wanted : 'en';
      const terms = own.length > 0 ? own : inLanguage('en');
      return ok({ language, terms: byAlphabet(terms, language) });
    },
    article: async (articleId) => {
      const { articles, courses } = await desk.library();
      const article = articles.find(({ id }) => id === articleId);
      const found = article && articleText(article, desk.language());
      if (!article || !found) return failed(failure('article-unknown'));
      const { version, date, topic } = article;
      return ok({
        id: articleId,
        ...found.text,
        ...(await explained(desk, found.text.blocks, found.language)),
        language: found.language,
        version,
        date,
        topic,
        lessons: courses.flatMap((course) => {
          const language = courseLanguage(course, desk.language());
          return lessonsOf(course)
            .filter(({ id }) => article.lessons.includes(id))
            .map(({ id, texts }) => ({
              courseId: course.id,
              courseTitle: textIn(course.title, desk.language()),
              id,
              title: texts[language]?.title ?? id,
            }));
        }),
      });
    },
    search: async (question) => {
      const shelves = await indexIn(desk.language());
      const hits = shelves.flatMap(({ language, index }) =>
        index.find(question, mostFound).map(({ passage, terms }) => ({
          source: passage.source,
          language,
          title: passage.title,
          heading: passage.heading,
          block: passage.block,
          excerpt: excerpt(passage.text, new Set(terms), language),
          terms: [...terms],
        })),
      );
      return ok(hits.slice(0, mostFound));
    },
  };
}
