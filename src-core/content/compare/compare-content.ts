/**
 * What changed for learners between two states of the content: pack by pack, with what has to be mended before it is given out.
 */
import { canonicalJson } from '../../evidence/digest.ts';
import type { Exercise } from '../../exercises/exercise.ts';
import { readExercise } from '../../exercises/read-exercise.ts';
import type { Article } from '../../library/article.ts';
import { readArticles } from '../../library/read-articles.ts';
import { type LanguageCode, languageCodes } from '../../locale/languages.ts';
import { confirmTranslations } from '../confirm-translation.ts';
import type { Framework, PackFiles } from '../pack.ts';
import { readCourse } from '../read-course.ts';
import { readFramework } from '../read-framework.ts';
import { textsOf } from '../read-lesson.ts';
import { parseYaml } from '../read-yaml.ts';
import { sourceOf } from '../translation-status.ts';
import { type CourseChange, compareCourse, isRaised, type NotRaised, type PartChange } from './compare-course.ts';
import { type StaleText, staleTexts } from './stale-texts.ts';
import { textsWithin } from './texts-within.ts';
import { type ByLanguage, changesByLanguage } from './word-changes.ts';

export type PackState = {
  readonly kind: string;
  readonly id: string;
  readonly name: string;
  readonly files: PackFiles;
};

export type PackChange = {
  readonly pack: string;
  readonly kind: 'added' | 'removed' | 'changed';
  /** One of the two states cannot be read: `content check` names why. */
  readonly isUnreadable: boolean;
  /** Of the pack as a whole, where it has one. */
  readonly version: { readonly before: string; readonly after: string } | null;
  readonly words: ByLanguage;
  readonly lessons: readonly PartChange[];
  readonly items: readonly PartChange[];
  readonly checks: readonly PartChange[];
  readonly articles: readonly PartChange[];
  /** Translations that fitted before and do not fit now. */
  readonly stale: readonly StaleText[];
  readonly notRaised: readonly NotRaised[];
};

const nothing = {
  isUnreadable: false,
  version: null,
  words: {},
  lessons: [],
  items: [],
  checks: [],
  articles: [],
  stale: [],
  notRaised: [],
} as const;

/** As if somebody had looked at every translation: what became stale is told, and is no reason to read nothing. */
function asConfirmed(files: PackFiles): PackFiles {
  const source = sourceOf(files);
  const confirmed = languageCodes.flatMap((language) => confirmTranslations(files, language, source));
  return new Map([...files, ...confirmed.map(({ file, text }) => [file, text] as const)]);
}

const isSame = (one: PackFiles, other: PackFiles): boolean =>
  one.size === other.size && [...one].every(([path, text]) => other.get(path) === text);

const frameworkOf = (packs: readonly PackState[]): Framework | null => {
  const own = packs.find(({ kind }) => kind === 'competencies');
  return own ? readFramework(asConfirmed(own.files)).value : null;
};

type Compared = Partial<Omit<PackChange, 'pack' | 'kind'>>;
type Both<T> = readonly [before: T, after: T];

const unreadable: Compared = { isUnreadable: true };

function compareCourses([before, after]: Both<PackState>, frameworks: Both<Framework | null>): Compared {
  const one = readCourse(asConfirmed(before.files), frameworks[0]).value;
  const other = readCourse(asConfirmed(after.files), frameworks[1]).value;
  if (!one || !other) return unreadable;
  const change: CourseChange = compareCourse(one, other);
  return { ...change, version: { before: one.version, after: other.version } };
}

const withoutVersion = (value: object): string => canonicalJson({ ...value, version: null });

const versionOf = (exercise: Exercise): string => String(exercise.version ?? '');

function compareExercises([before, after]: Both<PackState>, frameworks: Both<Framework | null>): Compared {
  const one = readExercise(asConfirmed(before.files), before.id, frameworks[0]).value;
  const other = readExercise(asConfirmed(after.files), after.id, frameworks[1]).value;
  if (!one || !other) return unreadable;
  const version = { before: versionOf(one), after: versionOf(other) };
  const isBehind = withoutVersion(one) !== withoutVersion(other) && !isRaised(version.before, version.after);
  return {
    version,
    words: changesByLanguage(
      languageCodes,
      (language) => textsWithin(one, language),
      (language) => textsWithin(other, language),
    ),
    notRaised: isBehind ? [{ file: 'exercise.yaml', version: version.after }] : [],
  };
}

const articleTexts = ({ texts }: Article, language: LanguageCode): string[] => {
  const text = texts[language];
  return text ? [text.title, text.summary, ...textsOf(text.blocks)] : [];
};

function compareLibraries([before, after]: Both<PackState>): Compared {
  const [one, other] = [before, after].map(({ files }) => readArticles(asConfirmed(files)).value);
  if (!one || !other) return unreadable;
  const source = sourceOf(after.files);
  const known = new Map(one.map((article) => [article.id, article]));
  const part = { words: {}, isKeyChanged: false, fields: [] };
  const notRaised: NotRaised[] = [];
  const articles = other.flatMap((article): PartChange[] => {
    const old = known.get(article.id);
    known.delete(article.id);
    if (!old) return [{ id: article.id, kind: 'added', ...part }];
    if (canonicalJson(old) === canonicalJson(article)) return [];
    const words = changesByLanguage(
      languageCodes,
      (language) => articleTexts(old, language),
      (language) => articleTexts(article, language),
    );
    if (withoutVersion(old) !== withoutVersion(article) && !isRaised(old.version, article.version))
      notRaised.push({ file: `${article.id}.${source}.md`, version: article.version });
    return [{ id: article.id, kind: 'changed', ...part, words }];
  });
  const gone = [...known.keys()].map((id): PartChange => ({ id, kind: 'removed', ...part }));
  return { articles: [...articles, ...gone], notRaised };
}

/** Of competencies and the glossary: what they say, file by file. */
function compareTexts([before, after]: Both<PackState>): Compared {
  const saidIn = (files: PackFiles, language: LanguageCode): string[] => {
    const source = sourceOf(files);
    return [...files].flatMap(([file, text]) => {
      const [, ofFile] = /\.([a-z]{2})\.yaml$/.exec(file) ?? [];
      const { data } = parseYaml(file, text);
      if (ofFile !== undefined) return ofFile === language ? stringsIn(data) : [];
      return language === source ? stringsIn(data) : textsWithin(data, language);
    });
  };
  const words = changesByLanguage(
    languageCodes,
    (language) => saidIn(before.files, language),
    (language) => saidIn(after.files, language),
  );
  return { words };
}

const stringsIn = (value: unknown): string[] =>
  typeof value === 'string'
    ? [value]
    : typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, part]) => (key === 'of' || key === 'id' ? [] : stringsIn(part)))
      : [];

const textKey = ({ language, file, entry }: StaleText) => `${language} ${file} ${entry}`;

/** Packs in the order of the later state, then those that are gone. What did not change is not in it. */
export function compareContent(before: readonly PackState[], after: readonly PackState[]): PackChange[] {
  const frameworks = [frameworkOf(before), frameworkOf(after)] as const;
  const known = new Map(before.map((pack) => [pack.name, pack]));
  const compare = (both: Both<PackState>): Compared => {
    const { kind } = both[1];
    if (kind === 'courses') return compareCourses(both, frameworks);
    if (kind === 'exercises') return compareExercises(both, frameworks);
    return kind === 'library' ? compareLibraries(both) : compareTexts(both);
  };
  const changed = after.flatMap((pack): PackChange[] => {
    const old = known.get(pack.name);
    if (!old) return [{ pack: pack.name, kind: 'added', ...nothing }];
    if (isSame(old.files, pack.files)) return [];
    const staleBefore = new Set(staleTexts(old.files).map(textKey));
    const stale = staleTexts(pack.files).filter((text) => !staleBefore.has(textKey(text)));
    return [{ pack: pack.name, kind: 'changed', ...nothing, ...compare([old, pack]), stale }];
  });
  const now = new Set(after.map(({ name }) => name));
  const gone = before.filter(({ name }) => !now.has(name));
  return [...changed, ...gone.map(({ name }): PackChange => ({ pack: name, kind: 'removed', ...nothing }))];
}
