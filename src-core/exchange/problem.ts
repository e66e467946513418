/**
 * What can be wrong with what is brought in or taken out, and where. Each code has a sentence in every complete
 * language. The value says what it means for the person:
 * `file`: the whole file is refused; `item`: one question is left out; `note`: it is there, but not as it was.
 */
export const exchangeProblems = {
  'answers-left-out': 'note',
  'category-not-kept': 'note',
  'duplicate-id': 'item',
  'feedback-left-out': 'note',
  'file-missing': 'item',
  'file-not-read': 'note',
  'file-too-large': 'file',
  'file-type': 'note',
  'gap-unknown': 'item',
  'gift-broken': 'item',
  'hotspot-shape': 'item',
  'id-changed': 'note',
  'interaction-several': 'item',
  'interaction-unknown': 'item',
  'item-invalid': 'item',
  'item-key': 'item',
  'key-missing': 'item',
  'language-unknown': 'note',
  'languages-differ': 'item',
  'manifest-missing': 'file',
  'markup-removed': 'note',
  'match-not-single': 'item',
  'numeric-tolerance': 'item',
  'path-escape': 'item',
  'picture-elsewhere': 'item',
  'picture-missing': 'item',
  'picture-removed': 'note',
  'picture-size': 'item',
  'picture-type': 'item',
  'picture-unsafe': 'item',
  'question-type': 'item',
  'rationale-missing': 'note',
  'scoring-changed': 'note',
  'set-incomplete': 'item',
  'set-invalid': 'item',
  'settings-left-out': 'note',
  'stem-from-title': 'note',
  'stem-missing': 'item',
  'stimulus-in-stem': 'note',
  'test-not-read': 'note',
  'text-character': 'note',
  'text-encoding': 'item',
  'text-script': 'item',
  'text-too-long': 'item',
  'too-many-items': 'item',
  'too-many-options': 'item',
  'version-unknown': 'item',
  'xml-broken': 'item',
  'xml-doctype': 'item',
  'xml-too-large': 'item',
  'zip-broken': 'file',
  'zip-duplicate': 'file',
  'zip-encrypted': 'file',
  'zip-link': 'file',
  'zip-method': 'file',
  'zip-path': 'file',
  'zip-too-large': 'file',
  'zip-too-many': 'file',
} as const;

export type ExchangeProblemCode = keyof typeof exchangeProblems;
export const exchangeProblemCodes = Object.keys(exchangeProblems) as ExchangeProblemCode[];

/** `item`: as the file names it, or ''. `line`: from 1, or 0 where there is none to name. */
export type Place = { readonly file: string; readonly item: string; readonly line: number };

export type ExchangeProblem = {
  readonly where: Place;
  readonly code: ExchangeProblemCode;
  readonly params: Readonly<Record<string, string>>;
};

/** Takes down a problem at the place that the caller is reading. */
export type Report = (code: ExchangeProblemCode, params?: Readonly<Record<string, string>>, line?: number) => void;

/** What a file says is shown to a person: in part, and on one line. */
const shown = (value: string): string => value.replace(/\s+/gu, ' ').trim().slice(0, 120);

/** A report for one place, collected in `problems`. */
export function reportAt(problems: ExchangeProblem[], file: string, item = '', from = 0): Report {
  return (code, params = {}, line = from) => {
    const short = Object.fromEntries(Object.entries(params).map(([name, value]) => [name, shown(value)]));
    problems.push({ where: { file: shown(file), item: shown(item), line }, code, params: short });
  };
}
