/**
 * How far the translations of a pack are: for each language, how many lessons, and how many entries of its other files,
 * are there and fit, have words that changed since, or were not looked at yet.
 */
import { isLocalText, type LanguageCode, type LocalText, languageCodes } from '../locale/languages.ts';
import type { PackFiles } from './pack.ts';
import { courseLanguages } from './pack-schema.ts';
import { parseYaml } from './read-yaml.ts';
import { isOptional, markOfLesson, markOfTranslation, translationFile, withTranslation } from './translation.ts';

export type TranslationState = 'ready' | 'stale' | 'unconfirmed' | 'missing';
export type TranslationCount = Readonly<Record<TranslationState, number>>;
export type TranslationStatus = {
  readonly lessons: TranslationCount;
  /** Items, checks, scenario sets; a title page or a blueprint counts as one. */
  readonly entries: TranslationCount;
};

const none: TranslationCount = { ready: 0, stale: 0, unconfirmed: 0, missing: 0 };
const add = (count: TranslationCount, state: TranslationState): TranslationCount => ({
  ...count,
  [state]: count[state] + 1,
});

/** These say how a pack is and hold no text. */
const withoutText = ['library.yaml', 'glossary.yaml'];
/** Files whose name has no language are those that are translated. */
const isBase = (file: string) =>
  /^[^.]+\.yaml$/.test(file.slice(file.lastIndexOf('/') + 1)) && !withoutText.includes(file);

function lessonState(original: string, translation: string | undefined): TranslationState {
  if (translation === undefined) return 'missing';
  const said = markOfTranslation(translation);
  return said === null ? 'unconfirmed' : said === markOfLesson(original) ? 'ready' : 'stale';
}

type Entry = { readonly state: TranslationState; readonly texts: number };

/** Every text that names its languages where it stands, and that no language does without. */
function textsWhereTheyStand(value: unknown, source: LanguageCode): LocalText[] {
  if (typeof value !== 'object' || value === null) return [];
  if (isLocalText(value)) return value[source] === undefined ? [] : [value];
  return Object.entries(value).flatMap(([key, part]) => (isOptional(key) ? [] : textsWhereTheyStand(part, source)));
}

/** An entry with nothing beside it. */
function besideNothing(part: unknown, language: LanguageCode, source: LanguageCode): Entry {
  const texts = textsWhereTheyStand(part, source);
  const isThere = texts.length > 0 && texts.every((text) => text[language] !== undefined);
  return isThere ? { state: 'ready', texts: texts.length } : { state: 'missing', texts: 0 };
}

function entriesOf(file: string, files: PackFiles, language: LanguageCode, source: LanguageCode): Entry[] {
  const base = parseYaml(file, files.get(file) ?? '').data;
  const parts: readonly unknown[] = Array.isArray(base) ? base : [base];
  const ids = Array.isArray(base) ? base.map((part) => String((part as { id?: unknown })?.id)) : [''];
  const beside = translationFile(file, language);
  const text = files.get(beside);
  const over = text === undefined ? undefined : parseYaml(beside, text).data;
  if (over === undefined) return parts.map((part) => besideNothing(part, language, source));
  const { counts, faults } = withTranslation(base, over, { language, source });
  return ids.map((id) => {
    const fault = faults.find(({ kind, path }) => kind !== 'without-text' && path.join('.') === id);
    const texts = counts.get(id) ?? 0;
    return { state: fault ? (fault.kind as TranslationState) : texts > 0 ? 'ready' : 'missing', texts };
  });
}

/** An entry of which another language has more texts is not whole. */
const whole = (own: readonly Entry[], all: readonly (readonly Entry[])[]): TranslationState[] =>
  own.map(({ state, texts }, index) =>
    state === 'ready' && all.some((other) => (other[index]?.texts ?? 0) > texts) ? 'missing' : state,
  );

/** What says in which languages a pack is. */
const heads = [
  'course.yaml',
  'framework.yaml',
  'exercise.yaml',
  'film.yaml',
  'programme.yaml',
  'pathway.yaml',
  'library.yaml',
  'glossary.yaml',
];

/** The language that a pack is written in: the first that it declares. */
export function sourceOf(files: PackFiles): LanguageCode {
  const name = heads.find((file) => files.has(file)) ?? '';
  const head = parseYaml('', files.get(name) ?? '').data;
  return courseLanguages.safeParse(head).data?.languages[0] ?? 'en';
}

/** By language, without the one that the pack is written in. */
export function translationStatus(files: PackFiles): Map<LanguageCode, TranslationStatus> {
  const source = sourceOf(files);
  const originals = [...files].filter(([file]) => file.endsWith(`.${source}.md`));
  const bases = [...files.keys()].filter(isBase);
  const others = languageCodes.filter((language) => language !== source);
  const entries = new Map(
    others.map((language) => [language, bases.flatMap((file) => entriesOf(file, files, language, source))]),
  );
  const counted = (states: readonly TranslationState[]) => states.reduce((sum, state) => add(sum, state), none);
  return new Map(
    others.map((language) => {
      const lessons = originals.map(([file, text]) => lessonState(text, files.get(translationFile(file, language))));
      const states = whole(entries.get(language) ?? [], [...entries.values()]);
      return [language, { lessons: counted(lessons), entries: counted(states) }];
    }),
  );
}
