/**
 * A library as one file. What every start needs stands in front; the questions of a course, and its lessons in one
 * language, are parts of their own, which are understood when somebody asks for them: a start does not get slower with each
 * course and each language that is added.
 */
import type { Course, Lesson } from '#core/content/pack.ts';
import type { LessonText } from '#core/content/read-lesson.ts';
import type { LanguageCode } from '#core/locale/languages.ts';
import type { Library } from './library.ts';

/** Where a part lies behind the front, in bytes. */
type Place = readonly [at: number, length: number];
type Questions = Pick<Course, 'bank' | 'sets' | 'checks'>;
/** Texts of all lessons of a course in one language, by lesson. */
type Texts = Readonly<Record<string, LessonText>>;
type ShelvedLesson = Omit<Lesson, 'texts'> & { readonly languages: readonly LanguageCode[] };
type ShelvedCourse = Omit<Course, keyof Questions | 'modules'> & {
  readonly modules: readonly (Omit<Course['modules'][number], 'lessons'> & { readonly lessons: ShelvedLesson[] })[];
  readonly questions: Place;
  readonly texts: Partial<Record<LanguageCode, Place>>;
};
/** What is understood as a whole when it is asked for. */
const apart = ['exercises', 'films', 'programmes', 'pathways', 'articles', 'glossary'] as const;
type Apart = (typeof apart)[number];
type Front = Omit<Library, 'courses' | Apart> &
  Readonly<Record<Apart, Place>> & {
    readonly courses: readonly ShelvedCourse[];
  };

/** The file: the front as one line of JSON, then the parts. */
export function shelve({
  courses,
  exercises,
  films,
  programmes,
  pathways,
  articles,
  glossary,
  ...rest
}: Library): Buffer {
  const parts: Buffer[] = [];
  let end = 0;
  const put = (value: Questions | Texts | Library[Apart]): Place => {
    const bytes = Buffer.from(JSON.stringify(value));
    parts.push(bytes);
    const at = end;
    end += bytes.length;
    return [at, bytes.length];
  };
  const shelved = courses.map(({ bank, sets, checks, modules, ...head }): ShelvedCourse => {
    const lessons = modules.flatMap((module) => module.lessons);
    const languages = [...new Set(lessons.flatMap(({ texts }) => Object.keys(texts)))] as LanguageCode[];
    const ofLanguage = (language: LanguageCode): Texts =>
      Object.fromEntries(lessons.flatMap(({ id, texts }) => (texts[language] ? [[id, texts[language]]] : [])));
    return {
      ...head,
      modules: modules.map((module) => ({
        ...module,
        lessons: module.lessons.map(({ texts, ...lesson }) => ({
          ...lesson,
          languages: Object.keys(texts) as LanguageCode[],
        })),
      })),
      questions: put({ bank, sets, checks }),
      texts: Object.fromEntries(languages.map((language) => [language, put(ofLanguage(language))])),
    };
  });
  const front: Front = {
    ...rest,
    courses: shelved,
    exercises: put(exercises),
    films: put(films),
    programmes: put(programmes),
    pathways: put(pathways),
    articles: put(articles),
    glossary: put(glossary),
  };
  return Buffer.concat([Buffer.from(`${JSON.stringify(front)}\n`), ...parts]);
}

/** Whole again; what `shelve` made, and nothing else, is understood. */
export function unshelve(file: Buffer): Library {
  const break_ = file.indexOf(0x0a);
  const { courses, exercises, films, programmes, pathways, articles, glossary, ...rest } = JSON.parse(
    file.toString('utf8', 0, break_),
  ) as Front;
  const start = break_ + 1;
  const part = <T>([at, length]: Place): (() => T) => {
    let value: T | undefined;
    return () => {
      value ??= JSON.parse(file.toString('utf8', start + at, start + at + length)) as T;
      return value;
    };
  };
  const library = { ...rest, courses: courses.map((course) => whole(course, part)) };
  const places = { exercises, films, programmes, pathways, articles, glossary };
  for (const name of apart) onAsking(library, name, part<Library[typeof name]>(places[name]));
  return library as Library;
}

function whole(shelved: ShelvedCourse, part: <T>(place: Place) => () => T): Course {
  const { questions, texts, modules, ...head } = shelved;
  const asked = part<Questions>(questions);
  const read = new Map(Object.entries(texts).map(([language, place]) => [language, part<Texts>(place as Place)]));
  const course = {
    ...head,
    modules: modules.map((module) => ({
      ...module,
      lessons: module.lessons.map(
        ({ languages, ...lesson }): Lesson => ({ ...lesson, texts: textsOf(lesson.id, languages) }),
      ),
    })),
  };
  function textsOf(id: string, languages: readonly LanguageCode[]): Lesson['texts'] {
    const ofLesson: Lesson['texts'] = {};
    for (const language of languages) onAsking(ofLesson, language, () => read.get(language)?.()[id]);
    return ofLesson;
  }
  for (const name of ['bank', 'sets', 'checks'] as const) onAsking(course, name, () => asked()[name]);
  return course as Course;
}

/** A property that is there like any other, and made when it is read. */
const onAsking = (holder: object, name: string, get: () => unknown): void => {
  Object.defineProperty(holder, name, { enumerable: true, configurable: true, get });
};
