/**
 * `fieldpass items …` as somebody types it: the real bank out and in again, foreign files in.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { strToU8, zipSync } from 'fflate';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { itemsSchema, scenariosSchema } from '#core/content/pack-schema.ts';
import { readYaml } from '#core/content/read-yaml.ts';
import type { Item, ScenarioSet } from '#core/exam/item.ts';
import { writeQtiPackage } from '#core/exchange/qti/write-package.ts';
import { foreignChoice, foreignManifest } from '#core/exchange/samples/foreign-qti.ts';
import { giftFile } from '#core/exchange/samples/gift.ts';
import { moodleExport } from '#core/exchange/samples/moodle.ts';
import { readContent } from '../../src-cli/read-content.ts';
import { fieldpass } from '../fixtures/command-line.ts';
import { tempFolder } from '../fixtures/temp-folder.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const competency = 'travel.plan-journey';

let folder: ReturnType<typeof tempFolder>;
beforeEach(() => {
  folder = tempFolder('cli-items');
});
afterEach(() => folder.remove());

const at = (...names: string[]) => join(folder.path, ...names);
const written = (name: string, content: string | Uint8Array) => {
  writeFileSync(at(name), content);
  return at(name);
};
const bringIn = (file: string, ...more: string[]) =>
  fieldpass([
    'items',
    'import',
    file,
    '--competency',
    competency,
    '--source',
    'Elsewhere',
    '--out',
    at('out'),
    ...more,
  ]);

/** The written files, read as the application reads those of a course in `languages`. */
function readBack(languages: Parameters<typeof itemsSchema>[0]) {
  const read = (name: string, schema: typeof itemsSchema | typeof scenariosSchema) => {
    if (!existsSync(at('out', name))) return [];
    const { value, problems } = readYaml(name, readFileSync(at('out', name), 'utf8'), schema(languages));
    expect(problems).toEqual([]);
    return value as unknown[];
  };
  const single = (read('items.yaml', itemsSchema) as Item[]).map((item) => ({ ...item, set: null }));
  type Told = Omit<ScenarioSet, 'steps'> & { items: (Item & { story?: object })[] };
  const told = read('scenarios.yaml', scenariosSchema) as Told[];
  const linked = told.flatMap(({ id, items }) => items.map(({ story: _story, ...item }) => ({ ...item, set: id })));
  const sets = told.map(({ items, ...set }) => ({
    ...set,
    steps: items.map(({ id, story }) => ({ itemId: id, story: story ?? null })),
  }));
  return { items: [...single, ...linked] as Item[], sets };
}

const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
const linesWith = (out: string, words: string) => out.split('\n').filter((line) => line.includes(words));

test('the whole bank goes out and comes back as it was', async () => {
  const { courses } = await readContent(join(root, 'content'));
  const course = courses.find(({ id }) => id === 'basic-security');
  if (!course) throw new Error('no course');
  const shown = new Set(course.bank.flatMap((item) => ('picture' in item ? [String(item.picture)] : [])));
  expect(shown.size).toBeGreaterThan(0);

  const exported = await fieldpass(['items', 'export', '--course', course.id, '--out', at('bank.zip')]);
  expect(exported.status, exported.stderr).toBe(0);
  expect(exported.stdout).toBe(
    `Written to ${at('bank.zip')}. Items: ${course.bank.length}, scenario sets: ${course.sets.length}, pictures: ${shown.size}.\n`,
  );

  const { status, stdout, stderr } = await bringIn(at('bank.zip'));
  expect(status, stderr).toBe(0);
  expect(stdout.split('\n')[0]).toBe(
    `Questions read: ${course.bank.length}. Fitting: ${course.bank.length}, left out: 0.`,
  );
  expect(stdout).toContain(`scenario sets: ${course.sets.length}`);
  const back = readBack(course.languages);
  expect(back.items.toSorted(byId)).toEqual(course.bank.toSorted(byId));
  expect(back.sets.toSorted(byId)).toEqual(course.sets.toSorted(byId));
  expect(readdirSync(at('out', 'pictures')).sort()).toEqual([...shown].sort());
  for (const name of shown) {
    const own = readFileSync(join(root, 'content/courses', course.id, 'pictures', name));
    expect(readFileSync(at('out', 'pictures', name)).equals(own), name).toBe(true);
  }
});

test('what is there is not written over, unless one says so', async () => {
  const target = written('bank.zip', 'mine');
  const args = ['items', 'export', '--course', 'basic-security', '--out', target];
  const kept = await fieldpass(args);
  expect(kept).toMatchObject({ status: 1, stdout: '' });
  expect(kept.stderr).toContain('already there');
  expect(readFileSync(target, 'utf8')).toBe('mine');
  const forced = await fieldpass([...args, '--force']);
  expect(forced.status, forced.stderr).toBe(0);
  expect(readFileSync(target).subarray(0, 2).toString()).toBe('PK');

  const gift = written('one.gift', '::one::Is it so? {T ####It is.}');
  expect((await bringIn(gift)).status).toBe(0);
  const before = readFileSync(at('out', 'items.yaml'), 'utf8');
  const again = await bringIn(written('two.gift', '::two::Is it not so? {F ####It is.}'));
  expect(again.status).toBe(1);
  expect(again.stderr).toContain(`not touched: ${at('out', 'items.yaml')}`);
  expect(again.stderr).toContain('Nothing was written.');
  expect(readFileSync(at('out', 'items.yaml'), 'utf8')).toBe(before);
  expect(readdirSync(at('out'))).toEqual(['items.yaml']);
});

test('Moodle XML: what fits is written, everything else is listed with its line', async () => {
  const { status, stdout, stderr } = await bringIn(written('export.xml', moodleExport), '--difficulty', '3');
  expect(status, stderr).toBe(1);
  const { items } = readBack(['en']);
  expect(items).toHaveLength(7);
  for (const item of items) expect(item).toMatchObject({ competency, source: 'Elsewhere', difficulty: 3 });
  expect(stdout).toContain('Questions read: 12. Fitting: 7, left out: 5.');
  const line = moodleExport.split('\n').findIndex((text) => text.includes('type="essay"')) + 1;
  expect(stdout).toContain(`export.xml:${line} [Long]: left out: Questions of the type “essay” have no form here.`);
  expect(linesWith(stdout, ': left out: ')).toHaveLength(5);
  expect(stdout).toContain('[Fuel for the way]: changed: The id “Fuel for the way” became “fuel-for-the-way”.');
  expect(stdout).not.toMatch(/\{\{|problem\.|kind\.|import\./);
});

test('GIFT in Chinese, with sentences in Chinese', async () => {
  const file = written('road.txt', giftFile);
  const { status, stdout } = await bringIn(file, '--as', 'zh', '--language', 'zh');
  expect(status).toBe(1);
  const { items } = readBack(['zh']);
  expect(items).toHaveLength(10);
  expect(stdout).toContain('共读到 16 道题：可用 10 道，未收 6 道。');
  expect(linesWith(stdout, ': 未收: ')).toHaveLength(6);
  expect(stdout).toContain('[Short]: 未收: “shortanswer”类的题在此没有对应的题型。');
  expect(items.find(({ id }) => id === 'weighted')?.rationale).toEqual({ zh: '原题未附理由。' });
  expect(stdout).not.toMatch(/\{\{|problem\.|kind\.|import\./);
});

test('a foreign package keeps its own language', async () => {
  const manifest = strToU8(foreignManifest([['i.xml', 'imsqti_item_xmlv3p0']]));
  const file = written('foreign.zip', zipSync({ 'imsmanifest.xml': manifest, 'i.xml': strToU8(foreignChoice) }));
  const { status, stdout } = await bringIn(file, '--as', 'zh');
  expect(status, stdout).toBe(0);
  expect(stdout).toContain('Items in each language: en 1.');
  expect(readBack(['en']).items).toMatchObject([{ type: 'choice', competency }]);
});

test('items of ours whose competency the framework does not know are left out', async () => {
  const { courses } = await readContent(join(root, 'content'));
  const [known, moved] = (courses[0]?.bank ?? []).filter(({ type, enemies }) => type === 'choice' && !enemies.length);
  if (!known || !moved) throw new Error('no items');
  const items = [known, { ...moved, competency: 'travel.fly' }].map((item) => ({ ...item, set: null }));
  const { bytes } = writeQtiPackage({ id: 'two', title: 'Two', items, sets: [], pictures: new Map() });
  const { status, stdout } = await bringIn(written('two.zip', bytes));
  expect(status).toBe(1);
  expect(stdout).toContain('Questions read: 2. Fitting: 1, left out: 1.');
  expect(linesWith(stdout, ': left out: ')).toHaveLength(1);
  expect(stdout).toContain('There is no competency “travel.fly” in the framework.');
  expect(readBack(['en', 'zh']).items).toEqual([items[0]]);
});

test('a package made to do harm is refused, and nothing is written', async () => {
  const bytes = zipSync({
    'imsmanifest.xml': strToU8(foreignManifest([['i.xml', 'imsqti_item_xmlv3p0']])),
    'i.xml': strToU8(foreignChoice),
    '../escaped\u001b[2J.xml': strToU8('<a/>'),
  });
  const { status, stdout, stderr } = await bringIn(written('hostile.zip', bytes));
  expect(status).toBe(1);
  expect(stdout).toContain('refused: A name in the package leads out of it');
  expect(stdout).not.toContain('\u001b');
  expect(stdout).toContain('Questions read: 0.');
  expect(stderr).toContain('Nothing was written.');
  expect(readdirSync(folder.path)).toEqual(['hostile.zip']);
});

test('what cannot be done is said', async () => {
  const gift = written('one.gift', '::one::Is it so? {T ####It is.}');
  const args = ['items', 'import', gift, '--source', 'S', '--out', at('out')];
  const unknown = await fieldpass([...args, '--competency', 'travel.fly']);
  expect(unknown).toMatchObject({ status: 1, stdout: '' });
  expect(unknown.stderr).toBe('There is no competency “travel.fly” in the framework.\nNothing was written.\n');
  expect((await fieldpass(args)).status).toBe(2);
  expect((await fieldpass([...args, '--competency', competency, '--difficulty', '4'])).status).toBe(2);
  const what = await bringIn(written('thing', 'words'));
  expect(what).toMatchObject({ status: 2, stdout: '' });
  expect(what.stderr).toContain('--format');
  const none = await bringIn(at('nowhere.gift'));
  expect(none).toMatchObject({ status: 1, stdout: '' });
  expect(none.stderr).toContain('cannot be read');
  const course = await fieldpass(['items', 'export', '--course', 'nothing', '--out', at('x.zip')]);
  expect(course).toMatchObject({ status: 1, stdout: '' });
  expect(course.stderr).toContain('There is no course “nothing” here. Known: basic-security,');
  const blocked = await fieldpass(['items', 'export', '--course', 'basic-security', '--out', join(gift, 'x.zip')]);
  expect(blocked).toMatchObject({ status: 1, stdout: '' });
  expect(blocked.stderr).toMatch(/disk.*\nNothing was written\.\n$/s);
  expect(readdirSync(folder.path).sort()).toEqual(['one.gift', 'thing']);
});
