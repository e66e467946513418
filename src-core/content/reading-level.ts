/**
 * How hard a text is to read for somebody in a second language: by the length of its sentences, which is what can be measured
 * alike in many languages. Words in most of them, characters in Chinese.
 */
import type { LanguageCode } from '../locale/languages.ts';
import { segmenterFor } from '../locale/segmenter.ts';
import type { Block } from './lesson-block.ts';
import { type ContentProblem, problem } from './problem.ts';
import { textsOf } from './read-lesson.ts';
import { countWords } from './stats.ts';

export type Reading = {
  /** Words (characters in Chinese) of a sentence, on average and in the longest one. */
  readonly mean: number;
  readonly longest: number;
  readonly sentence: string;
};

/** Above this it is named. Plain-language guides ask for 15 to 20 words on average; our courses have about eleven. */
const limits = { words: { mean: 18, longest: 55 }, characters: { mean: 30, longest: 90 } } as const;

const lengthOf = (sentence: string, language: LanguageCode): number =>
  language === 'zh' ? [...sentence.replace(/\P{Script=Han}/gu, '')].length : countWords([sentence], language);

/** Sentences of the running text; tables and pictures are no sentences. */
function sentencesOf(blocks: readonly Block[], language: LanguageCode): string[] {
  const segmenter = segmenterFor(language, 'sentence');
  const running = blocks.filter(({ kind }) => kind !== 'table' && kind !== 'picture' && kind !== 'heading');
  return textsOf(running).flatMap((text) => [...segmenter.segment(text)].map(({ segment }) => segment.trim()));
}

export function readingOf(blocks: readonly Block[], language: LanguageCode): Reading {
  const lengths = sentencesOf(blocks, language)
    .map((sentence) => ({ sentence, length: lengthOf(sentence, language) }))
    .filter(({ length }) => length > 0);
  const longest = lengths.reduce((best, one) => (one.length > best.length ? one : best), { sentence: '', length: 0 });
  const sum = lengths.reduce((total, { length }) => total + length, 0);
  return { mean: sum / Math.max(1, lengths.length), longest: longest.length, sentence: longest.sentence };
}

/** `file`: of the lesson in `language`. */
export function checkReading(file: string, blocks: readonly Block[], language: LanguageCode): ContentProblem[] {
  const { mean, longest, sentence } = readingOf(blocks, language);
  const limit = language === 'zh' ? limits.characters : limits.words;
  return [
    ...(mean > limit.mean
      ? [problem(file, 0, 'sentences-long', { mean: mean.toFixed(1), most: String(limit.mean) })]
      : []),
    ...(longest > limit.longest
      ? [
          problem(file, 0, 'sentence-long', {
            length: String(longest),
            most: String(limit.longest),
            text: sentence.slice(0, 60),
          }),
        ]
      : []),
  ];
}
