/**
 * Words that are not to stand for a term, so that one thing has one name in a language: where they stand in a pack.
 */
import type { PackFiles } from '../content/pack.ts';
import { type ContentProblem, problem } from '../content/problem.ts';
import { wordsIn } from '../library/words.ts';
import { type LanguageCode, languageCodes } from '../locale/languages.ts';

export type AvoidedWord = {
  readonly language: LanguageCode;
  /** What is not to be written, in all its forms, parted by `|`. */
  readonly word: string;
  /** What to write instead. */
  readonly instead: string;
  /** Texts in which the word may stand after all, as part of something else. */
  readonly except: readonly string[];
};

/** A language whose words have no spaces between them is looked through letter by letter. */
const hasNoSpaces = (language: LanguageCode) => language === 'zh';

/** Names of other parts, files and fields, which nobody reads. */
const unread = /\{#[^}]*\}|\]\([^)]*\)|^\s*(- )?[\w-]+:/g;

/** As it is looked for: words in the one form in which they are looked up, between spaces. */
const lookedUp = (text: string, language: LanguageCode): string =>
  hasNoSpaces(language)
    ? text
    : ` ${wordsIn(text, language)
        .map(({ term }) => term)
        .join(' ')} `;

/** Whether it stands in a line; every form is made ready once, and a line too, since there are many of both. */
type Sought = { readonly avoided: AvoidedWord; readonly stands: (line: string, ready: string) => boolean };

function soughtOf(avoided: AvoidedWord): Sought {
  const { language, word, except } = avoided;
  const forms = word.split('|').map((form) => lookedUp(form, language));
  const isIn = (ready: string) => forms.some((form) => ready.includes(form));
  const without = (line: string) => except.reduce((text, one) => text.replaceAll(one, ' '), line);
  const stands = (line: string, ready: string) =>
    isIn(ready) && (except.length === 0 || isIn(lookedUp(without(line), language)));
  return { avoided, stands };
}

/** Of a file, the language that its name says: `items.zh.yaml`, `fire.en.md`; else `source`. */
const languageOf = (file: string, source: LanguageCode): LanguageCode => {
  const named = /\.([a-z]{2})\.(yaml|md)$/.exec(file)?.[1];
  return languageCodes.find((code) => code === named) ?? source;
};

export function avoidedWordsIn(
  files: PackFiles,
  source: LanguageCode,
  avoided: readonly AvoidedWord[],
): ContentProblem[] {
  const sought = avoided.map(soughtOf);
  return [...files].flatMap(([file, text]) => {
    const language = languageOf(file, source);
    const ours = sought.filter((one) => one.avoided.language === language);
    if (ours.length === 0 || !/\.(yaml|md)$/.test(file)) return [];
    return text.split('\n').flatMap((written, index) => {
      if (/^\s*(- )?(id|of|source):/.test(written)) return [];
      const line = written.replace(unread, ' ');
      const ready = lookedUp(line, language);
      return ours
        .filter(({ stands }) => stands(line, ready))
        .map(({ avoided: { word, instead } }) =>
          problem(file, index + 1, 'word-avoided', { word: word.split('|', 1)[0] ?? word, instead }),
        );
    });
  });
}
