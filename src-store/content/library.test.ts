/**
 * A pack with something wrong is left out, and the reason names file, line and what; the others stay.
 */
import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fieldpass } from '../../test/fixtures/command-line.ts';
import { writeContent } from '../../test/fixtures/content-releases.ts';
import { typeCount, writeEveryTypePack } from '../../test/fixtures/every-type-pack.ts';
import { lineHolding, samplePack, writeSamplePack } from '../../test/fixtures/sample-pack.ts';
import { tempFolder } from '../../test/fixtures/temp-folder.ts';
import { readLibrary } from './library.ts';
import { largestFile } from './pack-folder.ts';

let folder: ReturnType<typeof tempFolder>;
beforeEach(() => {
  folder = tempFolder('content');
});
afterEach(() => folder.remove());

const base = 'courses/sample';
const text = (path: string) => samplePack[`${base}/${path}`] as string;

test('a good pack is read whole', async () => {
  writeSamplePack(folder.path);
  const library = await readLibrary(folder.path);
  expect(library.refused).toEqual([]);
  expect(library.courses.map((course) => course.id)).toEqual(['sample']);
  expect(library.courses[0]?.bank).toHaveLength(4);
  expect(library.courses[0]?.modules[0]?.lessons[0]?.texts.zh?.blocks.map((block) => block.kind)).toEqual([
    'paragraph',
    'picture',
    'check',
  ]);
});

test('a pack with every type of item is good too, and one of each is on every form', async () => {
  writeEveryTypePack(folder.path);
  const { courses, refused } = await readLibrary(folder.path);
  expect(refused).toEqual([]);
  expect(courses[0]?.blueprint.anchors).toHaveLength(typeCount);
});

const broken: [name: string, path: string, from: string | RegExp, to: string, code: string, marker?: string][] = [
  ['missing translation in YAML', 'course.yaml', ', zh: 样例课程', '', 'translation-missing', 'title:'],
  [
    'unknown competency',
    'modules/road/items.yaml',
    'competency: travel.plan',
    'competency: travel.fly',
    'unknown-competency',
    'travel.fly',
  ],
  ['duplicate item id', 'modules/road/items.yaml', 'id: plan-02', 'id: plan-01', 'duplicate-id'],
  [
    'script in Markdown',
    'modules/road/plan-it.en.md',
    'Look at',
    '<script>alert(1)</script> Look at',
    'markdown-html',
    '<script>',
  ],
  [
    'HTML block in Markdown',
    'modules/road/plan-it.zh.md',
    '先看',
    '<div onclick="x()">\n\n先看',
    'markdown-html',
    '<div',
  ],
  [
    'link in Markdown',
    'modules/road/plan-it.en.md',
    '**map**',
    '[map](javascript:alert(1))',
    'markdown-link',
    'javascript:',
  ],
  [
    'picture from outside',
    'modules/road/plan-it.en.md',
    'pictures/road.svg',
    '../../../secret.svg',
    'path-escape',
    'secret.svg',
  ],
  [
    'picture from the web',
    'modules/road/plan-it.en.md',
    'pictures/road.svg',
    'https://example.org/a.svg',
    'path-escape',
    'example.org',
  ],
  ['module path escape', 'course.yaml', '[road]', '["../../etc"]', 'path-escape', '../../etc'],
  ['lesson path escape', 'modules/road/module.yaml', 'id: plan-it', 'id: ../plan-it', 'path-escape', '../plan-it'],
  ['YAML that does not parse', 'exam.yaml', 'draw: {', 'draw: {{', 'yaml-syntax'],
  ['unknown key', 'exam.yaml', 'minutes: 10', 'minutes: 10\nsurprise: 1', 'schema'],
  [
    'two correct options in a choice',
    'modules/road/items.yaml',
    'id: b,',
    'id: b, correct: true,',
    'item-key-one',
    'id: plan-01',
  ],
  [
    'a bank too small for the blueprint',
    'exam.yaml',
    'travel.plan: 2',
    'travel.plan: 9',
    'blueprint-short',
    'travel.plan',
  ],
  [
    'an essential area judged on too few items',
    'exam.yaml',
    'domain: travel',
    'domain: travel\n    essential: true\n    minimumPercent: 70',
    'area-too-small',
    'domain: travel',
  ],
  [
    'more of a difficulty than the bank holds',
    'exam.yaml',
    'travel.plan: 2',
    'travel.plan: { count: 2, difficulty: { 3: 1 } }',
    'blueprint-difficulty-short',
    'travel.plan',
  ],
  [
    'difficulties that add up to more than the count',
    'exam.yaml',
    'travel.plan: 2',
    'travel.plan: { count: 2, difficulty: { 1: 3 } }',
    'blueprint-difficulty-sum',
    'travel.plan',
  ],
  [
    'a pool of less than twice what is drawn from it',
    'exam.yaml',
    'travel.plan: 2',
    'travel.plan: 3',
    'competency-few-items',
    'travel.plan',
  ],
  [
    'a stem asked twice',
    'modules/road/items.yaml',
    'Which way back?',
    'Which way after dark?',
    'duplicate-stem',
    'id: plan-04',
  ],
  ['an item without its rationale', 'modules/road/items.yaml', / {2}rationale: .*\n/, '', 'schema', 'id: plan-01'],
  [
    'a rationale in one language only',
    'modules/road/items.yaml',
    ', zh: 左边对。',
    '',
    'translation-missing',
    'rationale:',
  ],
  [
    'scenario sets that are not there',
    'exam.yaml',
    'draw: { travel.plan: 2 }',
    'sets: { count: 1, items: 3 }',
    'blueprint-sets-short',
    'sets:',
  ],
  [
    'an anchor that is not in the bank',
    'exam.yaml',
    'areas:',
    'anchors: [plan-99]\nareas:',
    'blueprint-anchor',
    'anchors',
  ],
  [
    'an enemy that is no item',
    'modules/road/items.yaml',
    '  source: test',
    '  source: test\n  enemies: [nobody]',
    'enemy-unknown',
  ],
  ['an area that is not judged', 'exam.yaml', 'domain: travel', 'domain: place', 'competency-without-area'],
  ['a check that does not exist', 'modules/road/plan-it.en.md', 'plan-c1', 'plan-c9', 'check-unknown'],
  ['an emphasis that did not work', 'modules/road/plan-it.en.md', '**map**', '** map **', 'markdown-emphasis', 'map'],
  ['script in a picture', 'pictures/road.svg', '<path', '<script>alert(1)</script><path', 'picture-unsafe'],
  ['handler in a picture', 'pictures/road.svg', '<path', '<path onload="x()"', 'picture-unsafe'],
  [
    'picture that reaches out',
    'pictures/road.svg',
    '<path',
    '<use href="https://example.org/a.svg#x"/><path',
    'picture-unsafe',
  ],
  ['entity bomb in a picture', 'pictures/road.svg', '<svg', '<!DOCTYPE svg [<!ENTITY a "b">]><svg', 'picture-unsafe'],
  [
    'alias bomb in YAML',
    'course.yaml',
    /summary: .*/,
    'summary: &a { en: Short, zh: 简短 }\ntitle2: *a',
    'yaml-syntax',
  ],
];

test.each(broken)('%s', async (_name, path, from, to, code, marker) => {
  const changed = text(path).replace(from, to);
  expect(changed).not.toBe(text(path));
  writeSamplePack(folder.path, { [`${base}/${path}`]: changed });
  const library = await readLibrary(folder.path);
  expect(library.courses).toEqual([]);
  expect(library.refused.map(({ pack }) => pack)).toEqual([base]);
  const problem = library.refused[0]?.problems.find((candidate) => candidate.code === code);
  expect(problem, JSON.stringify(library.refused[0]?.problems)).toMatchObject({ file: path, code });
  if (marker) expect(problem?.line).toBe(lineHolding(folder.path, `${base}/${path}`, marker));
});

test('enemies that leave no form are named, though every count can be met', async () => {
  const items = text('modules/road/items.yaml').replaceAll(
    '  source: test',
    '  source: test\n  enemies: [plan-01, plan-02, plan-03, plan-04]',
  );
  const each = items.replace(/(id: (plan-0\d)[\s\S]*?enemies: \[)([^\]]*)\]/g, (_all, head, id, list) => {
    const others = (list as string).split(', ').filter((other) => other !== id);
    return `${head}${others.join(', ')}]`;
  });
  writeSamplePack(folder.path, { [`${base}/modules/road/items.yaml`]: each });
  const { refused } = await readLibrary(folder.path);
  expect(refused[0]?.problems).toEqual([expect.objectContaining({ file: 'exam.yaml', code: 'blueprint-enemies' })]);
});

const scenario = `- id: halt
  title: { en: Halt, zh: 停车 }
  stimulus: { en: The car stops., zh: 车停了。 }
  items:
    - id: halt-1
      type: order
      competency: travel.plan
      difficulty: 1
      source: test
      stem: { en: "In which order?", zh: "按什么顺序？" }
      steps:
        - { id: a, text: { en: One, zh: 一 } }
        - { id: b, text: { en: Two, zh: 二 } }
        - { id: c, text: { en: Three, zh: 三 } }
      rationale: { en: So., zh: 如此。 }
    - id: halt-2
      story: { en: Later., zh: 后来。 }
      type: numeric
      competency: travel.plan
      difficulty: 1
      source: test
      stem: { en: "How many?", zh: "多少？" }
      answer: 3
      tolerance: 0
      rationale: { en: So., zh: 如此。 }
`;

test('a scenario set is read: its items join the bank, and its story stays with their places', async () => {
  writeSamplePack(folder.path, {
    [`${base}/modules/road/scenarios.yaml`]: scenario,
    [`${base}/exam.yaml`]: text('exam.yaml').replace(
      'areas:',
      '  - { id: sets, title: { en: S, zh: 情 }, sets: { count: 1, items: 2 } }\nareas:',
    ),
  });
  const { courses, refused } = await readLibrary(folder.path);
  expect(refused).toEqual([]);
  expect(courses[0]?.sets).toMatchObject([
    {
      id: 'halt',
      steps: [
        { itemId: 'halt-1', story: null },
        { itemId: 'halt-2', story: { en: 'Later.' } },
      ],
    },
  ]);
  expect(courses[0]?.bank.filter(({ set }) => set === 'halt').map(({ id }) => id)).toEqual(['halt-1', 'halt-2']);
});

test('a scenario set without a translation, with a wrong key and a known id is refused, each named', async () => {
  writeSamplePack(folder.path, {
    [`${base}/modules/road/scenarios.yaml`]: scenario
      .replace('id: halt-2', 'id: plan-01')
      .replace('{ id: b, text', '{ id: a, text'),
  });
  const { refused } = await readLibrary(folder.path);
  expect(refused[0]?.problems.map(({ code }) => code)).toEqual(['item-key-repeated', 'duplicate-id']);
  writeSamplePack(folder.path, { [`${base}/modules/road/scenarios.yaml`]: scenario.replace(', zh: 后来。', '') });
  const again = await readLibrary(folder.path);
  expect(again.refused[0]?.problems).toContainEqual(
    expect.objectContaining({ file: 'modules/road/scenarios.yaml', code: 'translation-missing' }),
  );
});

test('an exam that asks what no lesson teaches', async () => {
  const framework = samplePack['competencies/travel.yaml'] as string;
  const second = framework.slice(framework.indexOf('  - id: travel.plan')).replace('travel.plan', 'travel.fly');
  writeSamplePack(folder.path, {
    'competencies/travel.yaml': `${framework}${second}`,
    [`${base}/modules/road/items.yaml`]: text('modules/road/items.yaml').replaceAll('travel.plan', 'travel.fly'),
    [`${base}/exam.yaml`]: text('exam.yaml').replace('travel.plan', 'travel.fly'),
  });
  const { refused } = await readLibrary(folder.path);
  expect(refused[0]?.problems).toEqual([
    expect.objectContaining({ file: 'exam.yaml', line: 8, code: 'competency-without-lesson' }),
  ]);
});

test('a lesson without its translation', async () => {
  writeSamplePack(folder.path, { [`${base}/modules/road/plan-it.zh.md`]: null });
  const { refused } = await readLibrary(folder.path);
  expect(refused[0]?.problems).toContainEqual(
    expect.objectContaining({ file: 'modules/road/module.yaml', line: 5, code: 'translation-missing' }),
  );
});

const original = '---\ntitle: Plan it\n';
const inChinese = 'title: 道路\nsummary: 道路\n';

test('a lesson whose English changed since it was translated is stale, in a language that must be whole', async () => {
  writeSamplePack(folder.path);
  const file = join(folder.path, base, 'modules/road/plan-it.en.md');
  writeFileSync(file, readFileSync(file, 'utf8').replace(original, '---\ntitle: Plan it well\n'));
  const { refused } = await readLibrary(folder.path);
  expect(refused[0]?.problems).toEqual([
    expect.objectContaining({ file: 'modules/road/plan-it.zh.md', line: 1, code: 'translation-stale' }),
  ]);
});

test('translations beside a file: whole when confirmed, named when not, and nobody is kept waiting for another language', async () => {
  const english = text('modules/road/module.yaml').replaceAll(', zh: 道路', '');
  const beside = `${base}/modules/road/module.zh.yaml`;
  writeSamplePack(folder.path, {
    [`${base}/modules/road/module.yaml`]: english.replaceAll(/\{ en: (\w+) \}/g, '$1'),
    [beside]: inChinese,
    [`${base}/modules/road/module.fr.yaml`]: 'of: "00000000"\ntitle: La route\n',
  });
  const { refused } = await readLibrary(folder.path);
  expect(refused[0]?.problems).toContainEqual(
    expect.objectContaining({ file: 'modules/road/module.zh.yaml', code: 'translation-unconfirmed' }),
  );
  expect(refused[0]?.problems.some(({ file }) => file.endsWith('.fr.yaml'))).toBe(false);
  const done = await fieldpass(['content', 'confirm', '--translation', 'zh', '--content', folder.path]);
  expect(done).toMatchObject({ status: 0, stdout: `${beside}\n1 file confirmed.\n` });
  const again = await readLibrary(folder.path);
  expect(again.refused).toEqual([]);
  expect(again.courses[0]?.modules[0]?.title).toEqual({ en: 'Road', zh: '道路' });
});

test('of a language that is not offered yet only names are taken: nobody reads half of a course in it', async () => {
  writeSamplePack(folder.path, {
    [`${base}/course.fr.yaml`]: 'title: Exemple\n',
    [`${base}/modules/road/items.fr.yaml`]: 'plan-01: { stem: "Par où ?" }\n',
    'competencies/travel.fr.yaml': 'title: Les voyages\n',
  });
  await fieldpass(['content', 'confirm', '--translation', 'fr', '--content', folder.path]);
  const { courses, framework, refused } = await readLibrary(folder.path);
  expect(refused).toEqual([]);
  expect([courses[0]?.title.fr, framework?.domains[0]?.title.fr]).toEqual(['Exemple', 'Les voyages']);
  expect(courses[0]?.bank.filter(({ stem }) => stem.fr !== undefined)).toEqual([]);
});

test('a link on disk that leads out of the pack is not followed', async () => {
  writeSamplePack(folder.path);
  writeFileSync(join(folder.path, 'secret.md'), 'secret');
  symlinkSync(join(folder.path, 'secret.md'), join(folder.path, base, 'modules/road/extra.en.md'));
  const { refused, courses } = await readLibrary(folder.path);
  expect(courses).toEqual([]);
  expect(refused[0]?.problems).toContainEqual(
    expect.objectContaining({ file: 'modules/road/extra.en.md', code: 'path-escape' }),
  );
});

test('bytes that are not UTF-8 are named', async () => {
  writeSamplePack(folder.path);
  writeFileSync(join(folder.path, base, 'exam.yaml'), Buffer.from([0xff, 0xfe, 0x00]));
  const { refused } = await readLibrary(folder.path);
  expect(refused[0]?.problems).toContainEqual(expect.objectContaining({ file: 'exam.yaml', code: 'file-unreadable' }));
});

test('one broken pack does not take the good one with it', async () => {
  writeSamplePack(folder.path);
  const other = Object.fromEntries(
    Object.entries(samplePack)
      .filter(([path]) => path.startsWith(`${base}/`))
      .map(([path, content]) => [path.replace(base, 'courses/other'), content]),
  );
  writeSamplePack(folder.path, { ...other, 'courses/other/course.yaml': 'id: [' });
  const library = await readLibrary(folder.path);
  expect(library.courses.map((course) => course.id)).toEqual(['sample']);
  expect(library.refused.map(({ pack }) => pack)).toEqual(['courses/other']);
});

test('no content at all is said, and nothing throws', async () => {
  const library = await readLibrary(join(folder.path, 'nowhere'));
  expect(library.courses).toEqual([]);
  expect(library.refused.map(({ pack }) => pack)).toEqual(['issuer', 'competencies']);
});

test('an exercise that is broken and a lesson that is not here take neither the course nor the library with them', async () => {
  writeSamplePack(folder.path);
  const lesson = join(folder.path, base, 'modules/road/plan-it.en.md');
  const both = ['en', 'zh'].map((language) => lesson.replace('.en.', `.${language}.`));
  for (const file of both) writeFileSync(file, `${readFileSync(file, 'utf8')}\n::exercise{#lost}\n`);
  for (const [path, words] of [
    ['exercises/lost/exercise.yaml', 'id: lost\nkind: none\nlanguages: [en]\n'],
    ['library/library.yaml', 'languages: [en]\n'],
    [
      'library/convoys.en.md',
      '---\ntitle: Convoys\nsummary: How.\nversion: 1.0.0\ndate: 2026-11-27\ntopic: travel\nlessons: [gone]\n---\nKeep your place.\n',
    ],
  ] as const) {
    mkdirSync(dirname(join(folder.path, path)), { recursive: true });
    writeFileSync(join(folder.path, path), words);
  }
  // The translation is looked at again: its original has another line now.
  await fieldpass(['content', 'confirm', '--translation', 'zh', '--content', folder.path]);
  const library = await readLibrary(folder.path);
  expect(library.courses.map(({ id }) => id)).toEqual(['sample']);
  expect(library.articles.map(({ id }) => id)).toEqual(['convoys']);
  expect(library.refused.map(({ pack }) => pack)).toEqual(['exercises/lost']);
});

test('a film is read with the rest; one that is broken is named, and takes nothing else with it', async () => {
  writeContent(folder.path);
  const whole = await readLibrary(folder.path);
  expect(whole.refused).toEqual([]);
  expect(whole.films.map(({ id }) => id)).toEqual(['film-1', 'film-2', 'film-3', 'film-4']);
  const film = join(folder.path, 'films/film-2/film.webm');
  writeFileSync(film, readFileSync(film).subarray(0, 5000));
  writeFileSync(join(folder.path, 'films/film-3/film.webm'), Buffer.alloc(largestFile + 1));
  rmSync(join(folder.path, 'films/film-4/film.webm'));
  const { films, courses, refused } = await readLibrary(folder.path);
  expect(films.map(({ id }) => id)).toEqual(['film-1']);
  expect(courses.map(({ id }) => id)).toEqual(['sample']);
  expect(refused.map(({ pack, problems }) => [pack, problems.map(({ code }) => code)])).toEqual([
    ['films/film-2', ['film-broken']],
    ['films/film-3', ['file-too-large', 'file-missing']],
    ['films/film-4', ['file-missing']],
  ]);
});
