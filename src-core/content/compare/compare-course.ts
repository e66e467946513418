/**
 * What changed for learners between two states of a course.
 */
import { canonicalJson } from '../../evidence/digest.ts';
import type { Question } from '../../exam/item.ts';
import type { LanguageCode } from '../../locale/languages.ts';
import { landmarksOf } from '../landmarks.ts';
import { type Course, type Lesson, lessonsOf } from '../pack.ts';
import { textsOf } from '../read-lesson.ts';
import { isKeyChanged } from './compare-key.ts';
import { textsWithin } from './texts-within.ts';
import { type ByLanguage, changesByLanguage } from './word-changes.ts';

export type PartChange = {
  readonly id: string;
  readonly kind: 'added' | 'removed' | 'changed';
  readonly words: ByLanguage;
  /** Of a question: other answers are right now. */
  readonly isKeyChanged: boolean;
  /** What is no text: `difficulty`, `competencies`, `minutes`. */
  readonly fields: readonly string[];
};
export type NotRaised = { readonly file: string; readonly version: string };

export type CourseChange = {
  readonly lessons: readonly PartChange[];
  readonly items: readonly PartChange[];
  readonly checks: readonly PartChange[];
  readonly notRaised: readonly NotRaised[];
};

const isSame = (one: unknown, other: unknown): boolean => canonicalJson(one) === canonicalJson(other);

/** Whether `after` is a later version: figures are compared as numbers. */
export function isRaised(before: string, after: string): boolean {
  const [one, other] = [before, after].map((version) => version.split('.').map(Number)) as [number[], number[]];
  const at = one.findIndex((part, index) => part !== other[index]);
  return at >= 0 && (other[at] ?? 0) > (one[at] ?? 0);
}

/** Each part that came, went or changed, in the order of the later state. */
function compareParts<P extends { readonly id: string }>(
  before: readonly P[],
  after: readonly P[],
  compare: (one: P, other: P) => Omit<PartChange, 'id' | 'kind'>,
): PartChange[] {
  const none = { words: {}, isKeyChanged: false, fields: [] };
  const known = new Map(before.map((part) => [part.id, part]));
  const now = new Set(after.map(({ id }) => id));
  const changed = after.flatMap((part): PartChange[] => {
    const old = known.get(part.id);
    if (!old) return [{ id: part.id, kind: 'added', ...none }];
    return isSame(old, part) ? [] : [{ id: part.id, kind: 'changed', ...compare(old, part) }];
  });
  const gone = before.filter(({ id }) => !now.has(id)).map(({ id }): PartChange => ({ id, kind: 'removed', ...none }));
  return [...changed, ...gone];
}

const fieldsThatDiffer = (one: object, other: object, names: readonly string[]): string[] =>
  names.filter((name) => !isSame(valueAt(one, name), valueAt(other, name)));
const valueAt = (value: object, name: string): unknown => (value as Record<string, unknown>)[name] ?? null;

const lessonFields = ['minutes', 'competencies', 'moduleId'];
const questionFields = [
  'type',
  'competency',
  'difficulty',
  'critical',
  'source',
  'enemies',
  'set',
  'credit',
  'mode',
  'picture',
];

const lessonTexts = (lesson: Lesson, language: LanguageCode): string[] => {
  const text = lesson.texts[language];
  return text ? [text.title, text.summary, ...textsOf(text.blocks)] : [];
};

/** Pictures, checks and exercises that came, went or stand in another order. */
const placesThatDiffer = (one: Lesson, other: Lesson, language: LanguageCode): string[] => {
  const [before, after] = [one, other].map(({ texts }) => landmarksOf(texts[language]?.blocks ?? []));
  if (isSame(before, after)) return [];
  const changed = [
    ...(after ?? []).filter((place) => !before?.includes(place)),
    ...(before ?? []).filter((place) => !after?.includes(place)),
  ];
  return changed.length > 0 ? changed : ['order'];
};

export function compareCourse(before: Course, after: Course): CourseChange {
  const languages = [...new Set([...before.languages, ...after.languages])];
  const source = after.languages[0] ?? 'en';
  const questions = (one: readonly Question[], other: readonly Question[]) =>
    compareParts(one, other, (old, part) => ({
      words: changesByLanguage(
        languages,
        (language) => textsWithin(old, language),
        (language) => textsWithin(part, language),
      ),
      isKeyChanged: isKeyChanged(old, part, source),
      fields: fieldsThatDiffer(old, part, questionFields),
    }));
  const lessons = compareParts(lessonsOf(before), lessonsOf(after), (old, part) => ({
    words: changesByLanguage(
      languages,
      (language) => lessonTexts(old, language),
      (language) => lessonTexts(part, language),
    ),
    isKeyChanged: false,
    fields: [...fieldsThatDiffer(old, part, lessonFields), ...placesThatDiffer(old, part, source)],
  }));
  return {
    lessons,
    items: questions(before.bank, after.bank),
    checks: questions(before.checks, after.checks),
    notRaised: notRaised(before, after),
  };
}

/** The exam has a version of its own: what a form may ask, and how it is judged. */
function notRaised(before: Course, after: Course): NotRaised[] {
  const exam = ({ bank, sets, blueprint: { version: _version, ...blueprint } }: Course) => ({ bank, sets, blueprint });
  const rest = ({ version: _version, bank: _bank, sets: _sets, blueprint: _blueprint, ...course }: Course) => course;
  const said: NotRaised[] = [];
  if (!isSame(rest(before), rest(after)) && !isRaised(before.version, after.version))
    said.push({ file: 'course.yaml', version: after.version });
  if (!isSame(exam(before), exam(after)) && !isRaised(before.blueprint.version, after.blueprint.version))
    said.push({ file: 'exam.yaml', version: after.blueprint.version });
  return said;
}
