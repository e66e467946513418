/**
 * What authors should know of content that can be used: competencies that nothing teaches, what a text leads to and is not
 * there, words that are not to be used, sentences that are hard to read, lessons that take longer than they say, answers of
 * exercises that their length gives away, a course that is too large to be carried. Learners are shown it all the same: one
 * pack that is broken takes no other with it.
 */
import { utf8ToBytes } from '@noble/hashes/utils.js';
import type { Exercise } from '../exercises/exercise.ts';
import { rightByLength } from '../exercises/right-by-length.ts';
import type { Film } from '../films/film.ts';
import { type AvoidedWord, avoidedWordsIn } from '../glossary/avoided.ts';
import { readGlossary } from '../glossary/read-glossary.ts';
import type { Article } from '../library/article.ts';
import type { LanguageCode } from '../locale/languages.ts';
import { checkPathways } from '../pathway/check-pathways.ts';
import type { Pathway } from '../pathway/pathway.ts';
import { checkProgrammes } from '../programme/check-programmes.ts';
import type { Programme } from '../programme/programme.ts';
import { checkCoverage } from './coverage.ts';
import { landmarksOf } from './landmarks.ts';
import { type Course, type Framework, lessonsOf, type PackFiles, type PackMedia } from './pack.ts';
import { type ContentProblem, problem } from './problem.ts';
import { checkReading } from './reading-level.ts';
import { checkStudyTime } from './reading-time.ts';
import { sourceOf } from './translation-status.ts';

/** In bytes: what a course may hold in all its languages. */
export const largestCourse = 25 * 1024 * 1024;

/** A pack as files: `courses/basic-security`, of the kind `courses`. */
export type PackOfAuthor = {
  readonly kind: string;
  readonly name: string;
  readonly files: PackFiles;
  readonly media: PackMedia;
};
export type Told = { readonly pack: string; readonly problems: readonly ContentProblem[] };

/** What must be right in each pack by itself. */
export function checkPacks(packs: readonly PackOfAuthor[]): Told[] {
  const glossary = packs.find(({ kind }) => kind === 'glossary');
  const avoided: readonly AvoidedWord[] = (glossary && readGlossary(glossary.files).value?.avoided) ?? [];
  return packs
    .map(({ kind, name, files }) => ({
      pack: name,
      problems: [
        ...(kind === 'courses' ? checkSize(files, sizeOfFilms(files, packs)) : []),
        ...avoidedWordsIn(kind === 'glossary' ? withoutNames(files) : files, sourceOf(files), avoided),
      ],
    }))
    .filter(({ problems }) => problems.length > 0);
}

/** `glossary.yaml` is where those words are named. */
const withoutNames = (files: PackFiles): PackFiles => new Map([...files].filter(([file]) => file !== 'glossary.yaml'));

export type WholeContent = {
  readonly framework: Framework | null;
  readonly courses: readonly Course[];
  readonly exercises: readonly Exercise[];
  readonly films: readonly Film[];
  readonly programmes: readonly Programme[];
  readonly pathways: readonly Pathway[];
  readonly articles: readonly Article[];
};

/** What the packs must be for each other; asked only where each could be read. */
export function checkTogether(content: WholeContent): Told[] {
  const { framework, courses, exercises, films, programmes, pathways, articles } = content;
  const lessons = new Set(courses.flatMap(lessonsOf).map(({ id }) => id));
  return [
    { pack: 'competencies', problems: framework ? checkCoverage(framework, courses, exercises) : [] },
    ...courses.map((course) => ({ pack: `courses/${course.id}`, problems: lessonsIn(course, exercises, films) })),
    ...exercises.map((exercise) => ({ pack: `exercises/${exercise.id}`, problems: givenAway(exercise) })),
    ...checkProgrammes(programmes, new Set(courses.map(({ id }) => id))),
    ...checkPathways(pathways, courses, programmes),
    {
      pack: 'library',
      problems: articles.flatMap(({ id, lessons: beside }) =>
        beside
          .filter((lesson) => !lessons.has(lesson))
          .map((lesson) => problem(`${id}.en.md`, 1, 'lesson-unknown', { id: lesson })),
      ),
    },
  ].filter(({ problems }) => problems.length > 0);
}

const givenAway = (exercise: Exercise): ContentProblem[] =>
  rightByLength(exercise, exercise.languages).map((cue) => problem('exercise.yaml', 0, 'option-length-cue', cue));

function lessonsIn(course: Course, exercises: readonly Exercise[], films: readonly Film[]): ContentProblem[] {
  const known = new Set([...exercises.map(({ id }) => `exercise ${id}`), ...films.map(({ id }) => `film ${id}`)]);
  const [first] = course.languages;
  return lessonsOf(course).flatMap(({ moduleId, id, minutes, texts }) =>
    Object.entries(texts).flatMap(([language, { blocks }]) => {
      const file = `modules/${moduleId}/${id}.${language}.md`;
      return [
        ...landmarksOf(blocks).flatMap((landmark) => {
          const [kind, name = ''] = landmark.split(' ');
          if (kind !== 'exercise' && kind !== 'film') return [];
          if (!known.has(landmark)) return [problem(file, 0, `${kind}-unknown`, { id: name })];
          const film = kind === 'film' && films.find((one) => one.id === name);
          return film && !film.languages.includes(language as LanguageCode)
            ? [problem(file, 0, 'translation-missing', { language, field: `films/${name}` })]
            : [];
        }),
        ...checkReading(file, blocks, language as LanguageCode),
        ...(language === first
          ? checkStudyTime(`modules/${moduleId}/module.yaml`, { id, minutes }, blocks, first)
          : []),
      ];
    }),
  );
}

/** In bytes: the films that stand in the lessons of a course, each once. */
function sizeOfFilms(files: PackFiles, packs: readonly PackOfAuthor[]): number {
  const named = [...files.values()].flatMap((text) => [...text.matchAll(/^::film\{#([a-z0-9-]+)\}/gm)]);
  const shown = new Set(named.map(([, id]) => `films/${id}`));
  return packs
    .filter(({ name }) => shown.has(name))
    .flatMap(({ media }) => [...media.values()])
    .reduce((sum, bytes) => sum + bytes.length, 0);
}

/** `files`: of one course, with the size of its films, in bytes, as `others`. */
export function checkSize(files: PackFiles, others = 0): ContentProblem[] {
  const size = [...files.values()].reduce((sum, text) => sum + utf8ToBytes(text).length, others);
  if (size <= largestCourse) return [];
  const inMegabytes = (bytes: number) => String(Math.ceil(bytes / 1024 / 1024));
  return [problem('.', 0, 'pack-too-large', { size: inMegabytes(size), most: inMegabytes(largestCourse) })];
}
