/**
 * A new lesson or article, as one file a language.
 */
import { stringify } from 'yaml';
import { markOfLesson } from '../translation.ts';
import type { NewFiles, SkeletonWords, Titles, WordsIn } from './skeleton-words.ts';

const withFront = (front: object, body: string): string => `---\n${stringify(front, { lineWidth: 0 })}---\n\n${body}`;

/** `path`: without language and ending. `front`: what stands in front of the first language besides. */
export function newText(
  path: string,
  titles: Titles,
  wordsIn: WordsIn,
  { front = {}, body }: { readonly front?: object; readonly body: (words: SkeletonWords) => string },
): NewFiles {
  const files: NewFiles = new Map();
  let original: string | null = null;
  for (const [language, title] of titles) {
    const words = wordsIn(language);
    const of = original === null ? front : { of: markOfLesson(original) };
    const said = { title, summary: words.summary };
    const text = withFront(original === null ? { ...said, ...of } : { ...of, ...said }, body(words));
    original ??= text;
    files.set(`${path}.${language}.md`, text);
  }
  return files;
}

/** `check`: the id of one that stands at the end. */
export const lessonBody =
  (check: string | null) =>
  (words: SkeletonWords): string => {
    const parts = [
      `:::story\n${words.case}\n:::`,
      `## ${words.heading}`,
      words.steps,
      `:::remember\n${words.remember}\n:::`,
      ...(check === null ? [] : [`::check{#${check}}`]),
    ];
    return `${parts.join('\n\n')}\n`;
  };

export const articleBody = (words: SkeletonWords): string => `## ${words.heading}\n\n${words.steps}\n`;
