/**
 * What pages of a course say beside the course itself, from the catalogues of a language.
 */
import type { TFunction } from 'i18next';
import { type ExportWords, exportWordKeys } from '#core/course-export/export-words.ts';

/** Words that the screens have too are theirs. `#` stands where the page puts something in. */
const ofLesson: Partial<Record<keyof ExportWords, string>> = {
  previous: 'previous',
  next: 'next',
  check: 'check',
  ask: 'ask',
  correct: 'correct',
  lookAgain: 'lookAgain',
  right: 'right',
  remember: 'callout.remember',
  care: 'callout.care',
  story: 'callout.story',
  progress: 'progressLabel',
  transcript: 'film:transcript',
  seen: 'film:seen',
};

export function wordsOfPages(t: TFunction): ExportWords {
  const said = exportWordKeys.map((key) => {
    const shared = ofLesson[key];
    return [key, shared ? t(shared, { ns: 'lesson', title: '#', what: '#' }) : t(key, { ns: 'course-export' })];
  });
  return Object.fromEntries(said) as ExportWords;
}
