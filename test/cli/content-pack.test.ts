/**
 * Content that is carried by hand: packed, signed, installed. What is not whole, not signed by whose content counts, older or
 * made to do harm is refused with its reason, and nothing is changed.
 */
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { writePack } from '#core/content-update/pack-file.ts';
import { type Release, type SignedRelease, signedRelease } from '#core/content-update/release.ts';
import { multibaseOf } from '#core/credential/proof/did-key.ts';
import { writeZip } from '#core/exchange/zip/write-zip.ts';
import { readLibrary } from '#store/content/library.ts';
import { openContentStore } from '#store/content-update/content-store.ts';
import { sha256Of } from '#store/content-update/held-files.ts';
import { lockFolder } from '#store/disk/folder-lock.ts';
import { type IssuerKeys, openIssuerKeys } from '#store/issuer/issuer-folder.ts';
import { newMarks } from '#store/outbox/marks.ts';
import { outboxFolder } from '#store/outbox/outbox.ts';
import { fieldpass } from '../fixtures/command-line.ts';
import { samplePack, writeSamplePack } from '../fixtures/sample-pack.ts';
import { tempFolder } from '../fixtures/temp-folder.ts';

const folder = tempFolder('content-pack');
const at = (name: string) => join(folder.path, name);
const content = at('content');
const passphrase = 'carried by hand, twice';
const keys = new Map<string, IssuerKeys>();
afterAll(() => folder.remove());

beforeAll(async () => {
  writeSamplePack(content);
  writeFileSync(at('passphrase'), passphrase);
  for (const name of ['meridian', 'stranger']) {
    const said = await fieldpass(
      ['issuer', 'new', '--folder', at(name), '--id', `did:web:${name}.test`, '--name', `en=${name}`],
      { FIELDPASS_PASSPHRASE: passphrase },
    );
    expect(said.status, said.stderr).toBe(0);
    const opened = await openIssuerKeys(at(name), passphrase);
    if (opened.ok) keys.set(name, opened.value);
  }
});

let number = 0;
let data = '';
beforeEach(() => {
  number += 1;
  data = at(`data-${number}`);
  mkdirSync(data);
});

const pack = (out: string, what = 'all', from = content) =>
  fieldpass(['content', 'pack', what, '--out', out, '--content', from, '--force']);
const sign = (file: string, by = 'meridian', when = '2027-03-01T00:00:00Z') =>
  fieldpass(['content', 'sign', file, '--issuer', at(by), '--passphrase-file', at('passphrase'), '--at', when]);
const install = (file: string, ...more: string[]) =>
  fieldpass(['content', 'install', file, '--data', data, '--from', at('meridian'), '--content', content, ...more]);
async function signedPack(name: string, when?: string): Promise<string> {
  const file = at(name);
  expect((await pack(file)).status).toBe(0);
  expect((await sign(file, 'meridian', when)).status).toBe(0);
  return file;
}
const shownNext = async () => {
  const store = await openContentStore(data, content, () => new Date());
  return { inUse: store.inUse, courses: (await readLibrary(store.folderInUse)).courses.map(({ id }) => id), store };
};
/** Nothing has come into the data folder. */
const untouched = () => {
  expect(existsSync(join(data, 'content')) ? readdirSync(join(data, 'content')) : []).toEqual([]);
};

test('the same content gives the same bytes, whenever its files were written', async () => {
  await pack(at('first.fpc'));
  for (const name of ['course.yaml', 'exam.yaml']) utimesSync(join(content, 'courses/sample', name), 1, 1);
  const said = await pack(at('second.fpc'));
  const [first, second] = [readFileSync(at('first.fpc')), readFileSync(at('second.fpc'))];
  expect(Buffer.compare(first, second)).toBe(0);
  expect(said.stdout).toContain(`SHA-256 ${sha256Of(first)}`);
  await sign(at('first.fpc'));
  await sign(at('second.fpc'));
  expect(Buffer.compare(readFileSync(at('first.fpc')), readFileSync(at('second.fpc')))).toBe(0);
});

test('a signed pack is shown from the next start on, and only once', async () => {
  const file = await signedPack('good.fpc');
  const done = await install(file);
  expect([done.status, done.stdout]).toEqual([
    0,
    'The content of 2027-03-01T00:00:00.000Z is ready. The application shows it from its next start on.\n',
  ]);
  const { inUse, courses } = await shownNext();
  expect(inUse).toMatchObject({ registry: 'did:web:meridian.test', publishedAt: '2027-03-01T00:00:00.000Z' });
  expect(courses).toEqual(['sample']);
  expect(readdirSync(join(data, 'content'))).not.toContain('by-hand');
  expect((await install(file)).stdout).toBe('This computer has this content already. Nothing was changed.\n');
});

/** Two courses, an exercise that only the first leads to, and an article for each. */
function writeTwoCourses(to: string): void {
  const article = (lesson: string) =>
    `---\ntitle: Halt\nsummary: Halt\nversion: 1.0.0\ndate: 2026-11-27\ntopic: travel\nlessons: [${lesson}]\n---\nStop.\n`;
  const second = Object.entries(samplePack)
    .filter(([path]) => path.startsWith('courses/sample/'))
    .map(([path, text]) => [
      path.replace('courses/sample/', 'courses/second/').replace('plan-it', 'go-home'),
      text.replace('id: sample\n', 'id: second\n').replaceAll('plan-it', 'go-home'),
    ]);
  const lesson = (language: string) => `courses/sample/modules/road/plan-it.${language}.md`;
  const withExercise = (language: string) => `${samplePack[lesson(language)]}\n::exercise{#stopping-distance}\n`;
  writeSamplePack(to, {
    ...Object.fromEntries(second),
    [lesson('en')]: withExercise('en'),
    [lesson('zh')]: withExercise('zh'),
    'library/library.yaml': 'languages: [en]\n',
    'library/halt.en.md': article('plan-it'),
    'library/home.en.md': article('go-home'),
  });
  const exercises = join(import.meta.dirname, '../../content/exercises');
  for (const id of ['stopping-distance', 'go-bag']) {
    cpSync(join(exercises, id), join(to, 'exercises', id), { recursive: true });
    const file = join(to, 'exercises', id, 'exercise.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replace(/^competencies: .*$/m, 'competencies: [travel.plan]'));
  }
}

test('one course goes with what belongs to it, and nothing else', async () => {
  writeTwoCourses(at('two'));
  const file = at('one.fpc');
  expect((await pack(file, 'sample', at('two'))).stderr).toBe('');
  await sign(file);
  expect((await install(file)).stderr).toBe('');
  const { store } = await shownNext();
  const { courses, exercises, articles, refused } = await readLibrary(store.folderInUse);
  const idsOf = (list: readonly { id: string }[]) => list.map(({ id }) => id);
  expect([idsOf(courses), idsOf(exercises), idsOf(articles), refused]).toEqual([
    ['sample'],
    ['stopping-distance'],
    ['halt'],
    [],
  ]);
  const unknown = await pack(at('unknown.fpc'), 'nothing');
  expect([unknown.status, existsSync(at('unknown.fpc'))]).toEqual([1, false]);
});

test('who is signed up with a registry takes what that registry signs, whatever else is said', async () => {
  const keysOf = (name: string) => [multibaseOf((keys.get(name) as IssuerKeys).signing.publicKey)];
  const marks = {
    ...newMarks('did:key:z6MkjchhfUsD6mmvni8mCdXHw216Xrm9bQe2mBH1P5RDjVJG'),
    enrolment: {
      address: 'https://stranger.test',
      registry: {
        id: 'did:web:stranger.test',
        name: { en: 'Stranger' },
        keys: keysOf('stranger'),
        sealingKey: keysOf('stranger')[0],
      },
      person: { id: 'abcdefgh12345678', name: 'Amina' },
      learner: 'abcdefgh12345678',
      enrolledAt: '2027-01-01T00:00:00.000Z',
      needsCode: false,
    },
  };
  mkdirSync(outboxFolder(data), { recursive: true });
  writeFileSync(join(outboxFolder(data), 'marks.json'), JSON.stringify(marks));
  const file = await signedPack('other.fpc');
  expect((await install(file)).stderr).toContain('signed by nobody whose content counts');
  untouched();
  // While the application is there, nothing is written beside it.
  await sign(file, 'stranger');
  const lock = await lockFolder(outboxFolder(data));
  expect((await install(file)).status).toBe(1);
  untouched();
  if (lock.ok) await lock.value.release();
  expect((await install(file)).status).toBe(0);
  expect((await shownNext()).inUse?.registry).toBe('did:web:stranger.test');
});

test('nobody is believed unasked; a pack that nobody signed is none', async () => {
  const file = at('unsigned.fpc');
  await pack(file);
  expect((await install(file)).stderr).toContain('is not signed');
  await sign(file);
  const args = ['content', 'install', file, '--data', data, '--content', content];
  expect((await fieldpass(args)).stderr).toBe(
    'This computer is signed up with no registry. Name the organisation whose content counts here with --from.\n',
  );
  expect((await fieldpass([...args.slice(0, 3), '--data', join(data, 'nowhere')])).status).toBe(1);
  expect(existsSync(join(data, 'nowhere'))).toBe(false);
  untouched();
});

const partsOf = (file: string) => new Map(Object.entries(unzipSync(new Uint8Array(readFileSync(file)))));
const releaseIn = (file: string): SignedRelease =>
  signedRelease.parse(JSON.parse(Buffer.from(partsOf(file).get('release.json') as Uint8Array).toString('utf8')));
/** Whatever somebody with the key might sign. */
function signedBy(name: string, release: Record<string, unknown>): SignedRelease {
  const { signing } = keys.get(name) as IssuerKeys;
  const body = JSON.stringify(release);
  const signature = Buffer.from(signing.sign(strToU8(`fieldpass content 1\n${body}`))).toString('base64url');
  return { v: 1, body, key: multibaseOf(signing.publicKey), signature };
}
const withHead = (file: string, signed: SignedRelease) =>
  writeZip(new Map([...partsOf(file), ['release.json', strToU8(JSON.stringify(signed))]]));
const bodyIn = (file: string) => JSON.parse(releaseIn(file).body) as Release;

/** The last file of a pack, as ZIP lists it at its end, with another size. */
function lying(bytes: Uint8Array, size: number): Uint8Array {
  const copy = bytes.slice();
  const view = new DataView(copy.buffer);
  let last = -1;
  for (let place = 0; place < copy.length - 4; place += 1) if (view.getUint32(place, true) === 0x02014b50) last = place;
  view.setUint32(last + 24, size, true);
  return copy;
}

test.each<[string, string, (file: string) => Uint8Array]>([
  [
    'one byte',
    'is damaged',
    (file) => {
      const bytes = new Uint8Array(readFileSync(file));
      // Within what the first file is packed to, behind its name of 6 and 64 letters.
      const place = Buffer.from(bytes).indexOf('files/') + 70 + 8;
      bytes[place] = (bytes[place] ?? 0) ^ 1;
      return bytes;
    },
  ],
  [
    'a file in its place',
    'a file in it is not what the list says',
    (file) => {
      const parts = partsOf(file);
      const name = [...parts.keys()].find((one) => one.startsWith('files/')) as string;
      return writeZip(new Map([...parts, [name, strToU8('another')]]));
    },
  ],
  [
    'a file left out',
    'or is missing',
    (file) => {
      const parts = partsOf(file);
      parts.delete([...parts.keys()].find((one) => one.startsWith('files/')) as string);
      return writeZip(parts);
    },
  ],
  [
    'the list after it was signed',
    'signed by nobody whose content counts',
    (file) => {
      const signed = releaseIn(file);
      return withHead(file, { ...signed, body: signed.body.replace('2027-03-01', '2028-03-01') });
    },
  ],
  [
    'another key',
    'signed by nobody whose content counts',
    (file) => withHead(file, signedBy('stranger', bodyIn(file))),
  ],
  [
    'the name of somebody else',
    'signed by nobody whose content counts',
    (file) => withHead(file, { ...signedBy('stranger', bodyIn(file)), key: releaseIn(file).key }),
  ],
  [
    'a newer program',
    'for a newer Fieldpass',
    (file) => withHead(file, signedBy('meridian', { ...bodyIn(file), format: 99 })),
  ],
  [
    'a path that leads out, signed',
    'something in it is wrong',
    (file) => {
      const [first, ...rest] = bodyIn(file).files;
      return withHead(
        file,
        signedBy('meridian', { ...bodyIn(file), files: [{ ...first, path: '../out.yaml' }, ...rest] }),
      );
    },
  ],
  [
    'a path that leads out, in the ZIP',
    'leads out of it',
    (file) => writeZip(new Map([...partsOf(file), ['../../out.yaml', strToU8('x')]])),
  ],
  [
    'something else besides',
    'something else besides',
    (file) => writeZip(new Map([...partsOf(file), ['run.sh', strToU8('x')]])),
  ],
  [
    'a bomb that says how large it is',
    'Unpacked, the package would be too large',
    (file) => lying(new Uint8Array(readFileSync(file)), 65 * 1024 * 1024),
  ],
  [
    'a bomb that says it is small',
    'Unpacked, the package would be too large',
    (file) => lying(writeZip(new Map([...partsOf(file), [`files/${'f'.repeat(64)}`, new Uint8Array(8_000_000)]])), 100),
  ],
  ['no ZIP at all', 'no ZIP file', () => strToU8('content')],
])('%s: refused, with the reason, and nothing is changed', async (_name, reason, change) => {
  const file = await signedPack('changed.fpc');
  writeFileSync(file, change(file));
  const said = await install(file);
  expect(said.status).toBe(1);
  expect(said.stderr).toContain(reason);
  untouched();
  expect(existsSync(at('out.yaml'))).toBe(false);
});

test('nothing goes back to what was replaced', async () => {
  await install(await signedPack('new.fpc', '2027-05-01T00:00:00Z'));
  const said = await install(await signedPack('old.fpc', '2027-04-01T00:00:00Z'));
  expect(said.stderr).toContain(
    'it is of 2027-04-01T00:00:00.000Z, and this computer has content of 2027-05-01T00:00:00.000Z',
  );
  expect((await shownNext()).inUse?.publishedAt).toBe('2027-05-01T00:00:00.000Z');
});

test('content in which something is wrong is not packed; signed all the same, it is not taken', async () => {
  const broken = at('broken');
  writeSamplePack(broken, {
    'courses/sample/exam.yaml': (samplePack['courses/sample/exam.yaml'] as string).replace('travel.plan', 'travel.fly'),
  });
  expect((await pack(at('broken.fpc'), 'all', broken)).stderr).toContain('courses/sample/exam.yaml:');
  expect(existsSync(at('broken.fpc'))).toBe(false);
  const paths = ['issuer.yaml', ...Object.keys(samplePack).filter((path) => path !== 'issuer.yaml')].sort();
  const files = new Map<string, Uint8Array>();
  const listed = paths.map((path) => {
    const bytes = new Uint8Array(readFileSync(join(broken, path)));
    files.set(sha256Of(bytes), bytes);
    return { path, bytes: bytes.length, sha256: sha256Of(bytes) };
  });
  const signed = signedBy('meridian', {
    format: 2,
    registry: 'did:web:meridian.test',
    publishedAt: '2027-03-01T00:00:00.000Z',
    files: listed,
  });
  writeFileSync(at('broken.fpc'), writePack({ head: { kind: 'signed', signed }, files }));
  const said = await install(at('broken.fpc'));
  expect(said.stderr).toMatch(/courses\/sample\/exam\.yaml:\d+: .*travel\.fly/);
  expect(said.stderr).toContain('something in it is wrong');
  expect((await shownNext()).inUse).toBe(null);
});
