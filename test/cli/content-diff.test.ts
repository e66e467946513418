/**
 * `fieldpass content diff`: what changed for learners, between folders and between versions that git keeps.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fieldpass } from '../fixtures/command-line.ts';
import { samplePack, writeSamplePack } from '../fixtures/sample-pack.ts';
import { tempFolder } from '../fixtures/temp-folder.ts';

let folder: ReturnType<typeof tempFolder>;
let before: string;
let after: string;
beforeEach(() => {
  folder = tempFolder('content-diff');
  [before, after] = [join(folder.path, 'before'), join(folder.path, 'after')];
  const article =
    '---\ntitle: Halt\nsummary: Halt\nversion: 1.0.0\ndate: 2026-11-27\ntopic: travel\n---\nStop the car.\n';
  for (const to of [before, after]) {
    writeSamplePack(to, { 'library/library.yaml': 'languages: [en]\n', 'library/halt.en.md': article });
    const exercise = join(to, 'exercises/go-bag');
    cpSync(join(import.meta.dirname, '../../content/exercises/go-bag'), exercise, { recursive: true });
    const yaml = join(exercise, 'exercise.yaml');
    writeFileSync(yaml, readFileSync(yaml, 'utf8').replace(/^competencies: .*$/m, 'competencies: [travel.plan]'));
  }
});
afterEach(() => folder.remove());

const diff = (...args: string[]) => fieldpass(['content', 'diff', ...args]);
const change = (path: string, from: string, to: string) => {
  const file = join(after, path);
  const text = readFileSync(file, 'utf8');
  expect(text).toContain(from);
  writeFileSync(file, text.replace(from, to));
};
const course = 'courses/sample/course.yaml';
const exam = 'courses/sample/exam.yaml';
const items = 'courses/sample/modules/road/items.yaml';
const lesson = 'courses/sample/modules/road/plan-it.en.md';

test('nothing changed: nothing is said but that', async () => {
  const said = await diff(before, after);
  expect([said.status, said.stdout]).toEqual([0, 'Nothing changed for learners.\n']);
});

test('a lesson with other words: how many, what is stale now, and that the version stayed', async () => {
  change(lesson, 'Look at the **map** first.', 'Look at your **map** twice.');
  const said = await diff(before, after);
  expect([said.status, said.stdout]).toEqual([
    1,
    [
      'courses/sample 1.0.0',
      '  lesson plan-it: changed (en +2 −2)',
      '  translation no longer fits: modules/road/plan-it.zh.md',
      '  version not raised: course.yaml still says 1.0.0',
      '',
      '2 things to mend.',
      '',
    ].join('\n'),
  ]);
  change(lesson, '::check{#plan-c1}', '::exercise{#go-bag}\n\n::check{#plan-c1}');
  change(lesson.replace('.en.', '.zh.'), '::check{#plan-c1}', '::exercise{#go-bag}\n\n::check{#plan-c1}');
  await fieldpass(['content', 'confirm', '--translation', 'zh', '--content', after]);
  change(course, 'version: 1.0.0', 'version: 1.0.1');
  const mended = await diff(before, after);
  expect([mended.status, mended.stdout]).toEqual([
    0,
    'courses/sample 1.0.0 → 1.0.1\n  lesson plan-it: changed (en +2 −2; exercise go-bag)\n',
  ]);
});

test('a key that changed is loud; words of an item, a setting, an item more or less are said as what they are', async () => {
  change(items, '{ id: a, correct: true, text', '{ id: a, text');
  change(items, '{ id: b, text', '{ id: b, correct: true, text');
  change(items, 'Which way at the fork?', 'Which way at the old fork?');
  const text = readFileSync(join(after, items), 'utf8');
  const [one = '', two = '', three = '', four = ''] = text.split(/(?=^- id)/m);
  const added = four.replace('plan-04', 'plan-05').replace('back', 'to the well').replace('回去走', '去水井走');
  writeFileSync(join(after, items), [one, two, three.replace('difficulty: 1', 'difficulty: 3'), added].join(''));
  change(exam, 'version: 1.0.0', 'version: 1.1.0');
  const said = await diff(before, after);
  expect(said.stdout.split('\n')).toEqual([
    'courses/sample 1.0.0',
    '  KEY CHANGED – item plan-01: another answer is right now',
    '  item plan-02: changed (en +1 −0)',
    '  item plan-03: changed (difficulty)',
    '  item plan-05: new',
    '  item plan-04: gone',
    '',
  ]);
  expect(said.status).toBe(0);
  // An exam whose version went down was not raised.
  change(exam, 'version: 1.1.0', 'version: 0.9.10');
  expect((await diff(before, after)).stdout).toContain('version not raised: exam.yaml still says 0.9.10');
  change(exam, 'version: 0.9.10', 'version: 1.0.10');
  expect((await diff(before, after)).status).toBe(0);
});

test('exercises, articles, competencies, and packs that came and went', async () => {
  change('exercises/go-bag/exercise.yaml', 'title: One bag, three nights', 'title: One bag, four nights');
  change('library/halt.en.md', 'Stop the car.', 'Stop the car and look.');
  change('competencies/travel.yaml', 'en: Plans', 'en: Plans ahead');
  cpSync(join(after, 'courses/sample'), join(after, 'courses/second'), { recursive: true });
  const said = await diff(before, after, '--json');
  const { changes, toMend } = JSON.parse(said.stdout);
  const of = (pack: string) => changes.find((one: { pack: string }) => one.pack === pack);
  expect(of('exercises/go-bag')).toMatchObject({
    words: { en: { added: 1, removed: 1 } },
    notRaised: [{ file: 'exercise.yaml', version: '1.0.0' }],
  });
  expect(
    of('exercises/go-bag')
      .stale.map(({ language }: { language: string }) => language)
      .sort(),
  ).toEqual(['ar', 'es', 'fr', 'ru', 'zh']);
  expect(of('library')).toMatchObject({
    articles: [{ id: 'halt', kind: 'changed', words: { en: { added: 2, removed: 0 } } }],
    notRaised: [{ file: 'halt.en.md', version: '1.0.0' }],
  });
  expect(of('competencies')).toMatchObject({ kind: 'changed', words: { en: { added: 1, removed: 0 } } });
  expect(of('courses/second')).toMatchObject({ kind: 'added' });
  expect([said.status, toMend]).toEqual([1, 7]);
  rmSync(join(after, 'courses/sample'), { recursive: true });
  expect((await diff(before, after)).stdout).toContain('courses/sample: gone\n');
});

test('one that cannot be read is said, and the others are compared all the same', async () => {
  change(exam, 'travel.plan: 2', 'travel.fly: 2');
  change('library/halt.en.md', 'Stop the car.', 'Stop the car and look.');
  const said = await diff(before, after);
  expect(said.status).toBe(1);
  expect(said.stdout).toContain('courses/sample\n  cannot be compared');
  expect(said.stdout).toContain('article halt: changed (en +2 −0)');
});

test('versions that git keeps: what was committed, and what is in the folder now', async () => {
  const content = join(folder.path, 'repository', 'content');
  mkdirSync(content, { recursive: true });
  cpSync(before, content, { recursive: true });
  const git = (...args: string[]) =>
    execFileSync('git', ['-C', content, '-c', 'user.name=A', '-c', 'user.email=a@test', ...args]);
  git('init', '--quiet');
  git('add', '.');
  git('commit', '--quiet', '-m', 'first');
  git('tag', 'first');
  const inContent = ['--content', content];
  expect((await diff(...inContent)).stdout).toBe('Nothing changed for learners.\n');
  const text = samplePack[lesson] as string;
  writeFileSync(join(content, lesson), text.replace('map', 'road'));
  expect((await diff(...inContent)).stdout).toContain('lesson plan-it: changed (en +1 −1)');
  git('commit', '--quiet', '-am', 'second');
  expect((await diff(...inContent)).stdout).toBe('Nothing changed for learners.\n');
  expect((await diff('first', ...inContent)).stdout).toContain('lesson plan-it: changed (en +1 −1)');
  expect((await diff('first', 'HEAD', ...inContent)).stdout).toContain('translation no longer fits');
  expect((await diff('HEAD~1', before, ...inContent)).stdout).toBe('Nothing changed for learners.\n');
  for (const name of ['nowhere', '--output=x', 'HEAD:content']) {
    const said = await diff(...inContent, '--', name);
    expect([said.status, said.stderr]).toEqual([
      1,
      `“${name}” is no folder, and no version that git keeps of this content.\n`,
    ]);
  }
});
