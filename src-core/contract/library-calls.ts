/**
 * Calls about the library: what there is, an article, and what is found.
 */
import { blockSchema } from '../content/lesson-block.ts';
import { topics } from '../library/article.ts';
import { z } from '../zod.ts';
import { articleCard } from './article-card.ts';
import { declareCalls } from './call.ts';
import { termView } from './course-calls.ts';
import { contentId, language, nothing } from './values.ts';

export const articleView = z.strictObject({
  ...articleCard.shape,
  version: z.string(),
  date: z.iso.date(),
  topic: z.enum(topics),
  blocks: z.array(blockSchema),
  terms: z.array(termView),
  lessons: z.array(z.strictObject({ courseId: contentId, courseTitle: z.string(), id: contentId, title: z.string() })),
});
export type ArticleView = z.infer<typeof articleView>;

/** A text that somebody reads. */
export const textSource = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('article'), articleId: contentId }),
  z.strictObject({ kind: z.literal('lesson'), courseId: contentId, lessonId: contentId }),
]);

export type TextSource = z.infer<typeof textSource>;

export const foundPassage = z.strictObject({
  source: textSource,
  language,
  title: z.string(),
  heading: z.string(),
  /** Where in the text it begins. */
  block: z.number().int().nonnegative(),
  excerpt: z.array(z.strictObject({ text: z.string(), isHit: z.boolean() })),
  /** The words that were met, in the form in which they are looked up. */
  terms: z.array(z.string()),
});
export type FoundPassage = z.infer<typeof foundPassage>;

/** The longest question that is looked up. */
export const longestQuestion = 200;

export const libraryCalls = declareCalls({
  'library.read': {
    input: nothing,
    output: z.array(z.strictObject({ topic: z.enum(topics), articles: z.array(articleCard) })),
  },
  /** All words of the glossary, by the alphabet of the language. */
  'library.glossary': { input: nothing, output: z.strictObject({ language, terms: z.array(termView) }) },
  'library.article': { input: z.strictObject({ articleId: contentId }), output: articleView },
  'library.search': {
    input: z.strictObject({ question: z.string().max(longestQuestion) }),
    output: z.array(foundPassage),
  },
});
