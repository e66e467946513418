/**
 * `fieldpass content export-scorm` as somebody types it: whole packages by the rules of each standard, and no exam in them.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readContent } from '../../src-cli/read-content.ts';
import { fieldpass } from '../fixtures/command-line.ts';
import { filesOfLesson, writeContent } from '../fixtures/content-releases.ts';
import { writeSamplePack } from '../fixtures/sample-pack.ts';
import { tempFolder } from '../fixtures/temp-folder.ts';

let folder: ReturnType<typeof tempFolder>;
beforeEach(() => {
  folder = tempFolder('content-export');
});
afterEach(() => folder.remove());

const sample = () => {
  const content = join(folder.path, 'content');
  writeSamplePack(content);
  return ['--course', 'sample', '--content', content];
};
const take = async (standard: string, ...more: string[]) => {
  const out = join(folder.path, 'course.zip');
  const said = await fieldpass(['content', 'export-scorm', '--standard', standard, '--out', out, ...more]);
  return { ...said, bytes: said.status === 0 ? readFileSync(out) : new Uint8Array() };
};

/** Every element with its namespace; throws where the XML is not well-formed. */
function elementsOf(xml: string) {
  const found: { name: string; attributes: Record<string, string>; text: string }[] = [];
  const open: typeof found = [];
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ uri, local, attributes }) => {
    const said = Object.values(attributes).map((one) => [one.local, one.value] as const);
    const element = { name: `${uri} ${local}`, attributes: Object.fromEntries(said), text: '' };
    found.push(element);
    open.push(element);
  });
  parser.on('text', (text) => {
    const at = open.at(-1);
    if (at) at.text += text;
  });
  parser.on('closetag', () => void open.pop());
  parser.write(xml).close();
  return found;
}

test.each([
  ['scorm-1.2', 'http://www.imsproject.org/xsd/imscp_rootv1p1p2', 'scormtype', '1.2'],
  ['scorm-2004', 'http://www.imsglobal.org/xsd/imscp_v1p1', 'scormType', '2004 4th Edition'],
])(
  '%s: the manifest names every file that is there and none that is not',
  async (standard, space, scormType, version) => {
    const { bytes } = await take(standard, ...sample(), '--course-language', 'zh');
    const files = unzipSync(bytes);
    const all = elementsOf(strFromU8(files['imsmanifest.xml'] as Uint8Array));
    const named = (name: string) => all.filter((one) => one.name === `${space} ${name}`);
    expect(named('schemaversion')[0]?.text).toBe(version);
    const hrefs = named('file').map(({ attributes }) => attributes.href);
    expect([...hrefs, 'imsmanifest.xml'].sort()).toEqual(Object.keys(files).sort());
    const [resource, ...others] = named('resource');
    expect(others).toEqual([]);
    expect(resource?.attributes).toMatchObject({ type: 'webcontent', href: 'index.html', [scormType]: 'sco' });
    expect(named('item')[0]?.attributes.identifierref).toBe(resource?.attributes.identifier);
    expect(named('organizations')[0]?.attributes.default).toBe(named('organization')[0]?.attributes.identifier);
    const page = strFromU8(files['index.html'] as Uint8Array);
    expect(page).toContain('<html lang="zh" dir="ltr">');
    const shown = new Set([...page.matchAll(/ (?:src|href|poster)="([^"#]+)"/g)].map((match) => match[1]));
    expect([...shown].sort()).toEqual(hrefs.filter((href) => href !== 'index.html').sort());
    expect(page.match(/<script[^>]*>(?!<\/script>)|\son\w+=|style="/)).toBe(null);
  },
);

test('a film goes along with its captions and its transcript in the language of the package, and no other film does', async () => {
  const content = join(folder.path, 'content');
  writeContent(content);
  for (const file of filesOfLesson) {
    const path = join(content, file);
    writeFileSync(path, `${readFileSync(path, 'utf8')}\n::film{#film-2}\n`);
  }
  await fieldpass(['content', 'confirm', '--translation', 'zh', '--content', content]);
  const { bytes, stderr } = await take(
    'scorm-1.2',
    '--course',
    'sample',
    '--content',
    content,
    '--course-language',
    'zh',
  );
  expect(stderr).toBe('');
  const files = unzipSync(bytes);
  const films = Object.keys(files).filter((name) => name.startsWith('films/'));
  expect(films.sort()).toEqual(['captions.vtt', 'film.webm', 'poster.svg'].map((name) => `films/film-2/${name}`));
  const there = readFileSync(join(content, 'films/film-2/film.webm'));
  expect(Buffer.compare(files['films/film-2/film.webm'] as Uint8Array, there)).toBe(0);
  expect(strFromU8(files['films/film-2/captions.vtt'] as Uint8Array)).toContain(
    '00:00:06.000 --> 00:00:12.000\n继续走。',
  );
  const page = strFromU8(files['index.html'] as Uint8Array);
  expect(page).toContain('media-src &#39;self&#39;');
  expect(page).toMatch(/<video src="films\/film-2\/film.webm"[^>]* controls[^>]*><track kind="captions"/);
  for (const said of ['<summary>文字稿</summary>', '<span>继续走。</span>', '画面：一条路。'])
    expect(page).toContain(said);
});

test('cmi5: one course and one unit, each with an id of its own, that moves on when it is completed', async () => {
  const { bytes } = await take('cmi5', ...sample());
  const space = 'https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd';
  const all = elementsOf(strFromU8(unzipSync(bytes)['cmi5.xml'] as Uint8Array));
  expect(all.map(({ name }) => name.replace(`${space} `, ''))).toEqual([
    'courseStructure',
    'course',
    'title',
    'langstring',
    'description',
    'langstring',
    'au',
    'title',
    'langstring',
    'description',
    'langstring',
    'url',
  ]);
  expect(all[6]?.attributes).toMatchObject({ moveOn: 'Completed', launchMethod: 'AnyWindow' });
  expect(all[6]?.attributes.id).not.toBe(all[1]?.attributes.id);
  expect(all.at(-1)?.text).toBe('index.html');
});

test('no item of the exam leaves, and every check does', async () => {
  const { courses } = await readContent(join(import.meta.dirname, '../../content'));
  const course = courses.find(({ id }) => id === 'basic-security');
  const { bytes } = await take('scorm-1.2', '--course', 'basic-security');
  const files = Object.values(unzipSync(bytes)).map((file) => strFromU8(file));
  const plain = files.join('\n').replaceAll('&#39;', "'").replaceAll('&quot;', '"').replaceAll('&amp;', '&');
  expect(course?.bank.length).toBeGreaterThan(100);
  const left = course?.bank.filter(
    ({ id, rationale }) => plain.includes(rationale.en ?? '?') || plain.includes(`"${id}"`),
  );
  expect(left?.map(({ id }) => id)).toEqual([]);
  expect(course?.checks.every(({ rationale }) => plain.includes(rationale.en ?? '?'))).toBe(true);
  // The whole content is read here where no command has read it before.
}, 120_000);

test('words of an author become no markup; the same content gives the same bytes; what cannot be done is said', async () => {
  const of = sample();
  const other = await take('cmi5', ...of, '--course-language', 'ru');
  expect([other.status, other.stderr]).toEqual([1, 'The course is not in this language: ru. It is in: en, zh.\n']);
  writeSamplePack(join(folder.path, 'content'), {
    'courses/sample/modules/road/module.yaml':
      'id: road\ntitle: { en: "<b>&\\"", zh: 道路 }\nsummary: { en: R, zh: 路 }\nlessons:\n  - { id: plan-it, minutes: 5, competencies: [travel.plan] }\n',
  });
  const first = await take('cmi5', ...of);
  expect(first.status, first.stderr).toBe(0);
  expect(strFromU8(unzipSync(first.bytes)['index.html'] as Uint8Array)).toContain('<h3>&lt;b&gt;&amp;&quot;</h3>');
  expect((await take('cmi5', ...of)).status).toBe(1);
  expect(Buffer.compare((await take('cmi5', ...of, '--force')).bytes, first.bytes)).toBe(0);
  expect((await take('cmi5', '--course', 'unknown', ...of.slice(2), '--force')).status).toBe(1);
});
