/**
 * All content of a folder: the framework and the courses that are good, and why the others were left out.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Course, courseLevels, type Framework } from '#core/content/pack.ts';
import { issuerSchema } from '#core/content/pack-schema.ts';
import { type ContentProblem, problem } from '#core/content/problem.ts';
import { readCourse } from '#core/content/read-course.ts';
import { readFramework } from '#core/content/read-framework.ts';
import { readYaml } from '#core/content/read-yaml.ts';
import type { Exercise } from '#core/exercises/exercise.ts';
import { readExercise } from '#core/exercises/read-exercise.ts';
import type { Film } from '#core/films/film.ts';
import { readFilm } from '#core/films/read-film.ts';
import { readGlossary } from '#core/glossary/read-glossary.ts';
import type { Glossary } from '#core/glossary/term.ts';
import type { Article } from '#core/library/article.ts';
import { readArticles } from '#core/library/read-articles.ts';
import type { LocalText } from '#core/locale/languages.ts';
import type { Pathway } from '#core/pathway/pathway.ts';
import { readPathway } from '#core/pathway/read-pathway.ts';
import type { Programme } from '#core/programme/programme.ts';
import { readProgramme } from '#core/programme/read-programme.ts';
import { type Pack, packsIn } from './packs.ts';

export type RefusedPack = { pack: string; problems: ContentProblem[] };
export type Issuer = { id: string; name: LocalText };
export type Library = {
  issuer: Issuer | null;
  framework: Framework | null;
  exercises: readonly Exercise[];
  films: readonly Film[];
  courses: Course[];
  programmes: readonly Programme[];
  pathways: readonly Pathway[];
  articles: readonly Article[];
  glossary: Glossary;
  refused: RefusedPack[];
};

type Reading<T> = { value: T | null; problems: ContentProblem[] };

/** Reads a pack, or remembers how it was read before: what it says depends on its files and the framework alone. */
export type Remember = <T>(pack: Pack, framework: Framework | null, read: () => Reading<T>) => Reading<T>;

const alwaysAnew: Remember = (_pack, _framework, read) => read();

export async function readLibrary(contentFolder: string, remember: Remember = alwaysAnew): Promise<Library> {
  const refused: RefusedPack[] = [];
  const issuerText = await readFile(join(contentFolder, 'issuer.yaml'), 'utf8').catch(() => null);
  const issuer = issuerText === null ? null : readYaml('issuer.yaml', issuerText, issuerSchema);
  const issuerProblems = issuer
    ? issuer.problems
    : [problem('issuer.yaml', 0, 'file-missing', { file: 'issuer.yaml' })];
  if (issuerProblems.length > 0) refused.push({ pack: 'issuer', problems: issuerProblems });

  let framework: Framework | null = null;
  const exercises: Exercise[] = [];
  const films: Film[] = [];
  const courses: Course[] = [];
  const programmes: Programme[] = [];
  const pathways: Pathway[] = [];
  let articles: readonly Article[] = [];
  let glossary: Glossary = { terms: [], notTerms: {} };
  const taken = <T>(pack: Pack, read: () => Reading<T>): T | null => {
    const { name, problems: unread } = pack;
    const { value, problems } = remember(pack, framework, () => readWithoutFail(read));
    const all = [...unread, ...problems];
    if (all.length > 0) refused.push({ pack: name, problems: all });
    return all.length > 0 ? null : value;
  };
  for await (const pack of packsIn(contentFolder)) {
    if (pack.kind === 'competencies') framework = taken(pack, () => readFramework(pack.files));
    if (pack.kind === 'glossary') {
      const read = taken(pack, () => readGlossary(pack.files));
      if (read) glossary = { terms: read.terms, notTerms: read.notTerms };
    }
    if (pack.kind === 'exercises') {
      const exercise = taken(pack, () => readExercise(pack.files, pack.id, framework));
      if (exercise) exercises.push(exercise);
    }
    if (pack.kind === 'films') {
      const film = taken(pack, () => readFilm(pack.files, pack.media, pack.id, framework));
      if (film) films.push(film);
    }
    if (pack.kind === 'courses') {
      const course = taken(pack, () => readCourse(pack.files, framework));
      if (course) courses.push(course);
    }
    if (pack.kind === 'programmes') {
      const programme = taken(pack, () => readProgramme(pack.files, pack.id, framework));
      if (programme) programmes.push(programme);
    }
    if (pack.kind === 'pathways') {
      const pathway = taken(pack, () => readPathway(pack.files, pack.id, framework));
      if (pathway) pathways.push(pathway);
    }
    if (pack.kind === 'library') articles = taken(pack, () => readArticles(pack.files)) ?? [];
  }
  // Within a level as the folders are named.
  courses.sort((a, b) => courseLevels.indexOf(a.level) - courseLevels.indexOf(b.level));
  return {
    issuer: issuer?.value ?? null,
    framework,
    exercises,
    films,
    courses,
    programmes,
    pathways,
    articles,
    glossary,
    refused,
  };
}

/** Whatever somebody put into a pack, reading it must not stop the application. */
function readWithoutFail<T>(read: () => Reading<T>): Reading<T> {
  try {
    return read();
  } catch (error) {
    const reason = error instanceof Error ? error.message.slice(0, 200) : 'unknown';
    return { value: null, problems: [problem('.', 0, 'schema', { field: '(pack)', reason })] };
  }
}
