/**
 * `fieldpass content new …`: what it writes is accepted as it stands, in every language, and nothing that is there is lost.
 */
import { appendFileSync, cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { languageCodes } from '#core/locale/languages.ts';
import { readLibrary } from '#store/content/library.ts';
import { fieldpass } from '../fixtures/command-line.ts';
import { samplePack, writeSamplePack } from '../fixtures/sample-pack.ts';
import { tempFolder } from '../fixtures/temp-folder.ts';

const module = 'courses/sample/modules/road/module.yaml';
let folder: ReturnType<typeof tempFolder>;
beforeEach(() => {
  folder = tempFolder('content-new');
  writeSamplePack(folder.path, { [module]: (samplePack[module] as string).replace('minutes: 5', 'minutes: 1') });
});
afterEach(() => folder.remove());

const at = (...path: string[]) => join(folder.path, ...path);
const make = (...args: string[]) => fieldpass(['content', 'new', ...args, '--content', folder.path]);
const check = async () => (await fieldpass(['content', 'check', '--content', folder.path])).stdout;
const titles: Record<string, string> = {
  en: 'Night driving',
  zh: '夜间驾驶',
  ar: 'القيادة ليلًا',
  fr: 'Conduire la nuit',
  ru: 'Езда ночью',
  es: 'Conducir de noche',
};
const titled = (codes: readonly string[]) => ['--title', ...codes.map((code) => `${code}=${titles[code]}`)];
/** Every file below, with what is in it. */
const all = () =>
  (
    readdirSync(folder.path, { recursive: true, withFileTypes: true }) as {
      parentPath: string;
      name: string;
      isFile(): boolean;
    }[]
  )
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => [join(parentPath, name), readFileSync(join(parentPath, name), 'utf8')]);

test.each([[['en']], [['fr', 'ar']], [[...languageCodes]], [['ru', 'es', 'zh']]])(
  'a course written in %j is accepted as it stands, and its exam can be drawn',
  async (codes) => {
    const said = await make('course', 'night-driving', ...titled(codes), '--competency', 'travel.plan');
    expect([said.status, said.stderr]).toEqual([0, '']);
    expect(said.stdout).toContain('Write the lesson first');
    expect(await check()).toBe('2 courses, nothing wrong.\n');
    const course = (await readLibrary(folder.path)).courses.find(({ id }) => id === 'night-driving');
    expect(course?.languages).toEqual(codes);
    expect(course?.title).toEqual(Object.fromEntries(codes.map((code) => [code, titles[code]])));
    for (const code of codes) {
      expect(course?.modules[0]?.lessons[0]?.texts[code as 'en']?.title).toBe(titles[code]);
      expect(course?.bank.map(({ stem }) => typeof stem[code as 'en'])).toEqual(['string', 'string']);
    }
  },
);

test('another word in a new course makes its translation stale, as in any other', async () => {
  await make('course', 'night-driving', ...titled(['en', 'zh']), '--competency', 'travel.plan');
  const items = at('courses/night-driving/modules/start/items.yaml');
  writeFileSync(items, readFileSync(items, 'utf8').replace('Tell a new case', 'Amina drives home'));
  expect(await check()).toContain('courses/night-driving/modules/start/items.zh.yaml:');
});

test('a lesson stands at the end of its module, and every other line stays', async () => {
  const before = `${readFileSync(at(module), 'utf8')}# the last line\n`;
  appendFileSync(at(module), '# the last line\n');
  const said = await make('lesson', 'sample/road/night', ...titled(['zh', 'en']), '--competency', 'travel.plan');
  expect([said.status, said.stderr]).toEqual([0, '']);
  expect(said.stdout.split('\n').slice(0, 3)).toEqual([
    'courses/sample/modules/road/night.en.md',
    'courses/sample/modules/road/night.zh.md',
    'courses/sample/modules/road/module.yaml',
  ]);
  expect(await check()).toBe('1 course, nothing wrong.\n');
  const after = readFileSync(at(module), 'utf8');
  expect(after.replace('  - { id: night, minutes: 2, competencies: [travel.plan] }\n', '')).toBe(before);
  const lessons = (await readLibrary(folder.path)).courses[0]?.modules[0]?.lessons.map(({ id }) => id);
  expect(lessons).toEqual(['plan-it', 'night']);
});

test('an exercise begins as a copy, an article as a text; both are accepted', async () => {
  const model = at('exercises/go-bag');
  cpSync(join(import.meta.dirname, '../../content/exercises/go-bag'), model, { recursive: true });
  const yaml = join(model, 'exercise.yaml');
  writeFileSync(yaml, readFileSync(yaml, 'utf8').replace(/^competencies: .*$/m, 'competencies: [travel.plan]'));
  const exercise = await make('exercise', 'grab-bag', '--kind', 'packing', ...titled(['en', 'ar']));
  expect([exercise.status, exercise.stderr]).toEqual([0, '']);
  const article = await make('article', 'night', '--topic', 'travel', ...titled(['fr', 'es']), '--lesson', 'plan-it');
  expect([article.status, article.stderr]).toEqual([0, '']);
  expect(await check()).toBe('1 course, nothing wrong.\n');
  const { exercises, articles } = await readLibrary(folder.path);
  expect(exercises.map(({ id }) => id)).toEqual(['go-bag', 'grab-bag']);
  expect(exercises[1]?.title).toEqual({ en: titles.en, ar: titles.ar });
  expect(articles[0]).toMatchObject({ id: 'night', version: '1.0.0', topic: 'travel', lessons: ['plan-it'] });
  expect(Object.keys(articles[0]?.texts ?? {})).toEqual(['fr', 'es']);
  // The library has its languages now.
  expect((await make('article', 'day', '--topic', 'travel', ...titled(['en']))).stderr).toContain('fr, es');
  expect((await make('exercise', 'other', '--kind', 'packing', ...titled(['ar']))).stderr).toContain('has to be in en');
  expect((await make('exercise', 'other', '--kind', 'kayak', ...titled(['en']))).stderr).toContain('Known: packing');
});

test('nothing that is there is written over, and nothing is written that would not be accepted', async () => {
  await make('course', 'night-driving', ...titled(['en']), '--competency', 'travel.plan');
  const before = all();
  for (const [args, why] of [
    [['course', 'night-driving', '--competency', 'travel.plan', ...titled(['en'])], 'not written over'],
    [['course', 'day', '--competency', 'travel.fly', ...titled(['en'])], 'travel.fly'],
    [['course', 'Day', '--competency', 'travel.plan', ...titled(['en'])], 'cannot be an id'],
    [['course', '../day', '--competency', 'travel.plan', ...titled(['en'])], 'cannot be an id'],
    [['lesson', 'sample/road/plan-it', '--competency', 'travel.plan', ...titled(['en', 'zh'])], 'not written over'],
    [['lesson', 'sample/road/plan-c1', '--competency', 'travel.plan', ...titled(['en', 'zh'])], 'plan-c1'],
    [['lesson', 'sample/road/night', '--competency', 'travel.plan', ...titled(['en'])], 'en, zh'],
    [['lesson', 'sample/sea/night', '--competency', 'travel.plan', ...titled(['en', 'zh'])], 'Known: road'],
    [['lesson', 'sample/../night', '--competency', 'travel.plan', ...titled(['en', 'zh'])], 'Known: road'],
    [
      ['lesson', 'nothing/road/night', '--competency', 'travel.plan', ...titled(['en', 'zh'])],
      'Known: night-driving, sample',
    ],
    [['lesson', 'night', '--competency', 'travel.plan', ...titled(['en', 'zh'])], 'course/module/lesson'],
    [['article', 'x', '--topic', 'travel', '--title', 'en=Say: "yes" # no', '--lesson', 'Not An Id'], 'lessons'],
  ] as [string[], string][]) {
    const said = await make(...args);
    expect([args.join(' '), said.status]).toEqual([args.join(' '), 1]);
    expect(said.stderr).toContain(why);
    expect(all()).toEqual(before);
  }
  rmSync(at('competencies'), { recursive: true });
  expect((await make('course', 'x', ...titled(['en']), '--competency', 'a.b')).stderr).toContain('no competencies');
  expect((await make('course', 'x', '--competency', 'a.b')).status).toBe(2);
});

test('a title is words, whatever stands in it', async () => {
  const title = '<b>: "yes" # no & - [x]';
  await make('course', 'signs', '--title', `en=${title}`, '--competency', 'travel.plan');
  expect(await check()).toBe('2 courses, nothing wrong.\n');
  const course = (await readLibrary(folder.path)).courses.find(({ id }) => id === 'signs');
  expect([course?.title.en, course?.modules[0]?.lessons[0]?.texts.en?.title]).toEqual([title, title]);
});
