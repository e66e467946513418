/**
 * Releases of content: what one may say, who is believed, what has to be fetched, and that nothing goes back.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { multibaseOf } from '../credential/proof/did-key.ts';
import { signingKeyOf } from '../credential/proof/signing-key.ts';
import { missingFiles } from './missing-files.ts';
import { heldAs, judgeOffer } from './offer.ts';
import { mostBytesOfFile, type Release, readRelease, type SignedRelease, signRelease } from './release.ts';
import { areApart, isReleasePath } from './release-path.ts';

const registry = 'did:web:registry.test';
const keyOf = (fill: number) => {
  const key = signingKeyOf(new Uint8Array(32).fill(fill));
  return { key, name: multibaseOf(key.publicKey) };
};
const own = keyOf(1);
const stranger = keyOf(2);
const known = { registry, keys: [own.name] };
const hash = (letter: string) => letter.repeat(64);
const release = (changes: Partial<Release> = {}): Release => ({
  format: 1,
  registry,
  publishedAt: '2027-03-01T12:00:00.000Z',
  files: [{ path: 'courses/sample/course.yaml', bytes: 12, sha256: hash('a') }],
  ...changes,
});
/** Whatever somebody with the key might sign. */
const signedText = (body: string, by = own): SignedRelease => {
  const made = signRelease(release(), by);
  const signature = by.key.sign(new TextEncoder().encode(`fieldpass content 1\n${body}`));
  return { ...made, body, signature: Buffer.from(signature).toString('base64url') };
};
const problemOf = (signed: SignedRelease) => {
  const read = readRelease(signed, known);
  return 'problem' in read ? read.problem : null;
};

test('a release says what was published, and its name follows from what it says', () => {
  const signed = signRelease(release(), own);
  const read = readRelease(signed, known);
  expect(read).toMatchObject({ release: release(), id: expect.stringMatching(/^[0-9a-f]{64}$/) });
  const other = readRelease(signRelease(release({ publishedAt: '2027-03-02T12:00:00.000Z' }), own), known);
  expect('id' in other && 'id' in read && other.id !== read.id).toBe(true);
});

test('nobody is believed but the registry that this computer is signed up with', () => {
  expect(problemOf(signRelease(release(), stranger))).toBe('stranger');
  expect(problemOf({ ...signRelease(release(), stranger), key: own.name })).toBe('stranger');
  expect(problemOf(signRelease(release({ registry: 'did:web:elsewhere.test' }), own))).toBe('stranger');
  const signed = signRelease(release(), own);
  expect(problemOf({ ...signed, body: signed.body.replace('"bytes":12', '"bytes":13') })).toBe('stranger');
  expect(problemOf({ ...signed, signature: 'not base64url' })).toBe('stranger');
  // An earlier key of the registry still counts.
  expect('id' in readRelease(signed, { registry, keys: [stranger.name, own.name] })).toBe(true);
});

test('content for a newer program is told from what is none', () => {
  expect(problemOf(signedText(JSON.stringify({ ...release(), format: 4, holograms: [] })))).toBe('newer-program');
  expect(problemOf(signedText(JSON.stringify({ ...release(), format: 0 })))).toBe('unfit');
  expect(problemOf(signedText(JSON.stringify({ ...release(), holograms: [] })))).toBe('unfit');
  expect(problemOf(signedText('{"format":1'))).toBe('unfit');
  expect(problemOf(signedText('null'))).toBe('unfit');
});

const hostile = [
  '../outside.yaml',
  'courses/../../outside.yaml',
  '/etc/passwd',
  'C:/windows/system.ini',
  'courses\\..\\x.yaml',
  'courses//x.yaml',
  'courses/./x.yaml',
  '.hidden/x.yaml',
  'courses/x.yaml.',
  'courses/x.yaml ',
  'courses/con',
  'courses/NUL.yaml',
  'courses/a:b.yaml',
  'courses/a\0b.yaml',
  'courses/图.svg',
  'trust/trust-1.json',
  'Trust/trust-1.json',
  '',
  `${'a/'.repeat(12)}a`,
  `courses/${'x'.repeat(101)}`,
];
test.each(hostile)('no file is called %j', (path) => {
  expect(isReleasePath(path)).toBe(false);
  const files = [{ path, bytes: 1, sha256: hash('a') }];
  expect(problemOf(signedText(JSON.stringify(release({ files }))))).toBe('unfit');
});

test('what lies in the content now may be called so', () => {
  for (const path of ['issuer.yaml', 'courses/basic-security/modules/place/items.yaml', 'courses/a/b/lesson-1.zh.md'])
    expect(isReleasePath(path)).toBe(true);
});

test('files that cannot lie in one folder everywhere, that are too large, or that contradict each other are no release', () => {
  const file = (path: string, changes = {}) => ({ path, bytes: 1, sha256: hash('a'), ...changes });
  const problem = (files: Release['files']) => problemOf(signedText(JSON.stringify(release({ files }))));
  expect(problem([file('courses/a.yaml'), file('courses/A.yaml')])).toBe('unfit');
  expect(problem([file('courses/a'), file('Courses/a/b.yaml')])).toBe('unfit');
  expect(problem([file('courses/a'), file('courses/a')])).toBe('unfit');
  expect(problem([file('courses/a', { bytes: mostBytesOfFile + 1 })])).toBe('unfit');
  expect(problem([file('courses/a', { bytes: -1 })])).toBe('unfit');
  expect(problem([file('courses/a', { sha256: hash('A') })])).toBe('unfit');
  expect(problem([file('courses/a'), file('courses/b', { bytes: 2 })])).toBe('unfit');
  expect(problem([])).toBe('unfit');
  const many = Array.from({ length: 40 }, (_, index) => ({
    path: `f${index}`,
    bytes: mostBytesOfFile,
    sha256: index.toString(16).padStart(64, '0'),
  }));
  expect(problem(many)).toBe('unfit');
  expect(problem(many.slice(0, 32))).toBe(null);
});

test('whatever a release may call its files, they lie inside the folder and do not meet', () => {
  const name = fc.string({ minLength: 0, maxLength: 6, unit: fc.constantFrom(...'aAbB._-/\\:~ \0'.split('')) });
  fc.assert(
    fc.property(fc.array(name, { maxLength: 6 }), (paths) => {
      const taken = paths.filter(isReleasePath);
      for (const path of taken) {
        const at = new URL(path, 'file:///folder/');
        expect(at.href).toBe(`file:///folder/${path}`);
      }
      if (!areApart(taken)) return;
      const low = taken.map((path) => path.toLowerCase());
      for (const [index, one] of low.entries())
        for (const [other, another] of low.entries())
          if (index !== other) expect(`${another}/`.startsWith(`${one}/`)).toBe(false);
    }),
    { numRuns: 2000 },
  );
});

test('whatever stands in its place, reading a release does not throw and takes nothing that was not signed', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.string(), (body, key, signature) => {
      expect(problemOf({ v: 1, body, key, signature })).toBe('stranger');
      expect(problemOf({ v: 1, body, key: own.name, signature })).toBe('stranger');
    }),
  );
  fc.assert(
    fc.property(fc.json(), (body) => {
      expect(problemOf(signedText(body))).toMatch(/unfit|newer-program/);
    }),
  );
});

test('what is missing is each content once, that is nowhere here; with it everything is there', () => {
  const hashes = fc.constantFrom(...'abcdef'.split('').map(hash));
  fc.assert(
    fc.property(fc.array(hashes, { maxLength: 20 }), fc.uniqueArray(hashes), (wanted, there) => {
      const files = wanted.map((sha256, index) => ({ path: `f${index}`, bytes: sha256.charCodeAt(0), sha256 }));
      const has = new Set(there);
      const missing = missingFiles(files, (sha256) => has.has(sha256));
      const fetched = missing.map(({ sha256 }) => sha256);
      expect(new Set(fetched).size).toBe(fetched.length);
      expect(fetched.some((sha256) => has.has(sha256))).toBe(false);
      expect(fetched.every((sha256) => wanted.includes(sha256))).toBe(true);
      const after = new Set([...there, ...fetched]);
      expect(missingFiles(files, (sha256) => after.has(sha256))).toEqual([]);
    }),
  );
});

test('only what is newer is taken; what came with the program, or from another registry, has no place in the order', () => {
  const at = (publishedAt: string, id = 'a') =>
    heldAs({ id: hash(id), release: release({ publishedAt: `${publishedAt}T00:00:00.000Z` }) });
  const held = at('2027-03-02');
  expect(judgeOffer(at('2027-03-03', 'b'), held)).toBe('take');
  expect(judgeOffer(at('2027-03-01', 'b'), held)).toBe('older');
  expect(judgeOffer(at('2027-03-02', 'b'), held)).toBe('older');
  expect(judgeOffer(held, held)).toBe('held');
  expect(judgeOffer(at('2027-03-01'), null)).toBe('take');
  expect(judgeOffer(at('2027-03-01', 'b'), { ...held, registry: 'did:web:elsewhere.test' })).toBe('take');
});
