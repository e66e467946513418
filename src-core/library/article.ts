/**
 * An article of the library: a short document to look things up in, with a version.
 */
import type { LessonText } from '../content/read-lesson.ts';
import type { ArticleCard } from '../contract/article-card.ts';
import type { LanguageCode } from '../locale/languages.ts';

/** In the order in which they are shown. */
export const topics = ['rules', 'travel', 'place', 'people', 'health', 'information', 'response'] as const;
export type Topic = (typeof topics)[number];

export type Article = {
  readonly id: string;
  readonly version: string;
  /** Of this version: `2026-11-27`. */
  readonly date: string;
  readonly topic: Topic;
  /** Lessons that it belongs with. */
  readonly lessons: readonly string[];
  readonly texts: Partial<Record<LanguageCode, LessonText>>;
};

/** The text of an article in the language nearest to `wanted`, with that language. */
export function articleText(
  { texts }: Article,
  wanted: LanguageCode,
): { readonly language: LanguageCode; readonly text: LessonText } | null {
  for (const language of [wanted, 'en', ...Object.keys(texts)] as LanguageCode[]) {
    const text = texts[language];
    if (text) return { language, text };
  }
  return null;
}

/** These articles as somebody who reads `wanted` sees them in a list, by title. */
export function articleCards(articles: readonly Article[], wanted: LanguageCode): ArticleCard[] {
  const cards = articles.flatMap((article) => {
    const found = articleText(article, wanted);
    if (!found) return [];
    const { title, summary } = found.text;
    return [{ id: article.id, title, summary, language: found.language }];
  });
  return cards.sort((a, b) => a.title.localeCompare(b.title, wanted));
}
