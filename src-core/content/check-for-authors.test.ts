/**
 * What authors are told of content that can be used, each named when it is so and only then.
 */
import { expect, test } from 'vitest';
import type { Exercise } from '../exercises/exercise.ts';
import type { Film } from '../films/film.ts';
import type { Article } from '../library/article.ts';
import { checkPacks, checkSize, checkTogether, largestCourse } from './check-for-authors.ts';
import { checkCoverage } from './coverage.ts';
import type { Block } from './lesson-block.ts';
import type { Course, Framework } from './pack.ts';
import { checkReading, readingOf } from './reading-level.ts';
import { checkStudyTime, studyMinutes } from './reading-time.ts';

const paragraph = (text: string): Block => ({ kind: 'paragraph', children: [{ kind: 'text', text }] });

test('the length of sentences, in words, and in characters where there are no spaces', () => {
  expect(readingOf([paragraph('One two three. One two three four five.')], 'en')).toMatchObject({
    mean: 4,
    longest: 5,
  });
  expect(readingOf([paragraph('一二三四。一二。')], 'zh')).toMatchObject({ mean: 3, longest: 4 });
});

test('long sentences are named, one that is too long with its beginning, and tables are no sentences', () => {
  const long = `${'word '.repeat(56)}end.`;
  expect(checkReading('a.en.md', [paragraph(long)], 'en').map(({ code }) => code)).toEqual([
    'sentences-long',
    'sentence-long',
  ]);
  const among = `${'Go on. '.repeat(20)}${long}`;
  expect(checkReading('a.en.md', [paragraph(among)], 'en').map(({ code }) => code)).toEqual(['sentence-long']);
  const cells: Block = { kind: 'table', head: [], rows: [[[{ kind: 'text', text: long }]]] };
  expect(checkReading('a.en.md', [cells, paragraph('Short.')], 'en')).toEqual([]);
});

test('how long a lesson takes, and one that says something else', () => {
  const text = paragraph('word '.repeat(700));
  const check: Block = { kind: 'check', checkId: 'a' };
  expect(studyMinutes([text], 'en')).toBe(5);
  expect(studyMinutes([text, check, check, check, check], 'en')).toBe(8);
  const film: Block = { kind: 'film', filmId: 'roll' };
  expect(studyMinutes([text, film, film, film, film], 'en')).toBe(8);
  expect(studyMinutes([paragraph('Word.')], 'en')).toBe(1);
  const told = (minutes: number) => checkStudyTime('modules/m/module.yaml', { id: 'a', minutes }, [text], 'en');
  expect([3, 5, 7].map(told)).toEqual([[], [], []]);
  expect(told(8)).toMatchObject([{ code: 'minutes-far', params: { id: 'a', minutes: '8', expected: '5' } }]);
  expect(told(2)).toMatchObject([{ code: 'minutes-far' }]);
});

const exercise: Block = { kind: 'exercise', exerciseId: 'far' };
const competency = { id: 'road.speed', domain: 'road', title: {}, criteria: [] };
const framework: Framework = {
  id: 'f',
  version: '1.0.0',
  title: {},
  domains: [{ id: 'road', title: {}, summary: {}, competencies: [competency] }],
};
const course = (parts: object): Course =>
  ({ modules: [], checks: [], bank: [], sets: [], blueprint: { sections: [] }, ...parts }) as unknown as Course;

test('a competency that is not taught, not exercised, not examined', () => {
  const codes = (one: Course) => checkCoverage(framework, [one], []).map(({ code }) => code);
  expect(codes(course({}))).toEqual(['competency-not-taught', 'competency-not-exercised', 'competency-not-examined']);
  const whole = course({
    modules: [{ lessons: [{ competencies: ['road.speed'] }] }],
    checks: [{ competency: 'road.speed' }],
    blueprint: { sections: [{ draw: { 'road.speed': { count: 1 } }, sets: { count: 0 } }] },
  });
  expect(codes(whole)).toEqual([]);
});

test('a course that is too large to be carried', () => {
  const files = new Map([['a.md', 'é'.repeat(10)]]);
  expect(checkSize(files)).toEqual([]);
  expect(checkSize(files, largestCourse - 20)).toEqual([]);
  expect(checkSize(files, largestCourse - 19)).toMatchObject([{ code: 'pack-too-large' }]);
});

test('a course holds its films too, each once, however often it shows them', () => {
  const half = new Uint8Array(largestCourse / 2);
  const films = ['roll', 'other'].map((id) => ({
    kind: 'films',
    name: `films/${id}`,
    files: new Map(),
    media: new Map([['film.webm', half]]),
  }));
  const pack = (...lines: string[]) => ({
    kind: 'courses',
    name: 'courses/a',
    files: new Map(lines.map((line, index) => [`${index}.md`, line] as const)),
    media: new Map(),
  });
  const told = (...lines: string[]) => checkPacks([...films, pack(...lines)]).map(({ problems }) => problems[0]?.code);
  expect(told('Text.\n\n::film{#roll}\n', '::film{#roll}\n')).toEqual([]);
  expect(told('::film{#roll}\n', '::film{#other}\n')).toEqual(['pack-too-large']);
});

test('a film that is not there, or not in a language of the lesson, is named', () => {
  const text = { blocks: [{ kind: 'film', filmId: 'roll' }] };
  const lessons = [{ id: 'a', moduleId: 'm', minutes: 1, competencies: [], texts: { en: text, fr: text } }];
  const led = course({ id: 'led', languages: ['en', 'fr'], modules: [{ lessons }] });
  const codes = (films: readonly object[]) =>
    checkTogether({
      framework: null,
      courses: [led],
      exercises: [],
      films: films as Film[],
      programmes: [],
      pathways: [],
      articles: [],
    }).flatMap(({ problems }) => problems.map(({ file, code }) => [file, code]));
  expect(codes([])).toEqual([
    ['modules/m/a.en.md', 'film-unknown'],
    ['modules/m/a.fr.md', 'film-unknown'],
  ]);
  expect(codes([{ id: 'roll', languages: ['en'] }])).toEqual([['modules/m/a.fr.md', 'translation-missing']]);
  expect(codes([{ id: 'roll', languages: ['en', 'fr'] }])).toEqual([]);
});

test('what a text leads to and is not there is named, and so is a word that is not to be used', () => {
  const led = course({
    id: 'led',
    languages: ['en'],
    modules: [
      { lessons: [{ id: 'a', moduleId: 'm', minutes: 9, competencies: [], texts: { en: { blocks: [exercise] } } }] },
    ],
  });
  const article = { id: 'convoys', lessons: ['a', 'gone'] } as unknown as Article;
  const content = {
    framework: null,
    courses: [led],
    exercises: [],
    films: [],
    programmes: [],
    pathways: [],
    articles: [article],
  };
  expect(
    checkTogether(content).map(({ pack, problems }) => [pack, problems.map(({ code, params }) => [code, params.id])]),
  ).toEqual([
    [
      'courses/led',
      [
        ['exercise-unknown', 'far'],
        ['minutes-far', 'a'],
      ],
    ],
    ['library', [['lesson-unknown', 'gone']]],
  ]);
  const glossary = 'languages: [en]\navoided:\n  - { language: en, word: peer supporter, instead: peer helper }\n';
  const packs = [
    {
      kind: 'glossary',
      name: 'glossary',
      media: new Map(),
      files: new Map([
        ['glossary.yaml', glossary],
        ['terms.yaml', '[]'],
      ]),
    },
    {
      kind: 'library',
      name: 'library',
      media: new Map(),
      files: new Map([
        ['a.en.md', 'A peer supporter.'],
        ['library.yaml', 'languages: [en]'],
      ]),
    },
  ];
  expect(checkPacks(packs)).toMatchObject([{ pack: 'library', problems: [{ file: 'a.en.md', code: 'word-avoided' }] }]);
});

test('an exercise whose right answer shows by its length is named, and learners have it all the same', () => {
  const options = [
    { id: 'a', right: true, text: { en: 'Make the place safe, put gloves on, and press with both hands' } },
    { id: 'b', text: { en: 'Run to him at once' } },
  ];
  const drill = { id: 'drill', languages: ['en'], cases: [{ id: 'yard', options }] } as unknown as Exercise;
  const told = checkTogether({
    framework: null,
    courses: [],
    exercises: [drill],
    films: [],
    programmes: [],
    pathways: [],
    articles: [],
  });
  expect(told.map(({ pack, problems }) => [pack, problems.map(({ code, params }) => [code, params.id])])).toEqual([
    ['exercises/drill', [['option-length-cue', 'yard']]],
  ]);
});
