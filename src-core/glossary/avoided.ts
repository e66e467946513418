/**
 * Words that are not to stand for a term, so that one thing has one name in a language: where they stand in a pack.
 */
import type { PackFiles } from '../content/pack.ts';
import { type ContentProblem, problem } from '../content/problem.ts';
import { wordsIn } from '../library/words.ts';
import type { LanguageCode } from '../locale/languages.ts';

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

function stands(line: string, { language, word, except }: AvoidedWord): boolean {
  const left = except.reduce((text, one) => text.replaceAll(one, ' '), line.replace(unread, ' '));
  const forms = word.split('|');
  if (hasNoSpaces(language)) return forms.some((form) => left.includes(form));
  const terms = (text: string) =>
    ` ${wordsIn(text, language)
      .map(({ term }) => term)
      .join(' ')} `;
  const said = terms(left);
  return forms.some((form) => said.includes(terms(form)));
}

/** Of a file, the language that its name says: `items.zh.yaml`, `fire.en.md`; else `source`. */
const languageOf = (file: string, source: LanguageCode): string => /\.([a-z]{2})\.(yaml|md)$/.exec(file)?.[1] ?? source;

export function avoidedWordsIn(
  files: PackFiles,
  source: LanguageCode,
  avoided: readonly AvoidedWord[],
): ContentProblem[] {
  return [...files].flatMap(([file, text]) => {
    const language = languageOf(file, source);
    const ours = avoided.filter((one) => one.language === language);
    if (ours.length === 0 || !/\.(yaml|md)$/.test(file)) return [];
    return text
      .split('\n')
      .flatMap((line, index) =>
        ours
          .filter((one) => !/^\s*(- )?(id|of|source):/.test(line) && stands(line, one))
          .map(({ word, instead }) =>
            problem(file, index + 1, 'word-avoided', { word: word.split('|', 1)[0] ?? word, instead }),
          ),
      );
  });
}
