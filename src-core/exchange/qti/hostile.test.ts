/**
 * Packages made to do harm, or damaged: refused by name, and nothing of them is believed.
 */
import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { limits } from '../limits.ts';
import { foreignManifest, foreignMultiple } from '../samples/foreign-qti.ts';
import { importOptions } from '../samples/options.ts';
import { readZip } from '../zip/read-zip.ts';
import { readQtiPackage } from './read-package.ts';

const options = importOptions(['en']);
const itemType = 'imsqti_item_xmlv3p0';
const read = (files: Readonly<Record<string, string>>) =>
  readQtiPackage(
    zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)]))),
    options,
  );
const withItem = (xml: string) => read({ 'imsmanifest.xml': foreignManifest([['i.xml', itemType]]), 'i.xml': xml });
const codes = ({ problems }: ReturnType<typeof readQtiPackage>) => problems.map(({ code }) => code);

/** Changes the bytes of the first central header, or of the end record. */
function patched(bytes: Uint8Array, signature: number, at: number, ...values: number[]): Uint8Array {
  const copy = bytes.slice();
  const view = new DataView(copy.buffer);
  for (let place = 0; place < copy.length - 4; place += 1) {
    if (view.getUint32(place, true) !== signature) continue;
    copy.set(values, place + at);
    return copy;
  }
  throw new Error('signature not found');
}
const central = 0x02014b50;

test('names that lead out of the package are refused', () => {
  for (const name of [
    '../up.xml',
    'a/../../up.xml',
    '/etc/passwd',
    'C:/x.xml',
    'a\\..\\b.xml',
    'a//b.xml',
    './a.xml',
    'a\u0000b',
  ]) {
    const result = read({ 'imsmanifest.xml': '<manifest/>', [name]: 'x' });
    expect(codes(result), name).toEqual(['zip-path']);
    expect(result.items).toEqual([]);
  }
});

test('addresses in the manifest that lead out are named, the rest is read', () => {
  const manifest = foreignManifest([
    ['../../secret.xml', itemType],
    ['%2e%2e/secret.xml', itemType],
    ['file:///etc/passwd', itemType],
    ['i.xml', itemType],
  ]);
  const result = read({ 'imsmanifest.xml': manifest, 'i.xml': foreignMultiple });
  expect(codes(result)).toEqual(['path-escape', 'path-escape', 'path-escape', 'rationale-missing']);
  expect(result.items).toHaveLength(1);
});

test('a bomb is refused by what it claims', () => {
  const bytes = zipSync({ 'big.xml': new Uint8Array(limits.entryBytes + 1) });
  expect(bytes.length).toBeLessThan(20_000);
  expect(readZip(bytes)).toMatchObject({ ok: false, code: 'zip-too-large' });
});

test('a bomb that claims to be small is stopped while it unpacks', () => {
  const bytes = zipSync({ 'big.xml': new Uint8Array(200 * 1024 * 1024) }, { level: 9 });
  const liar = patched(bytes, central, 24, 100, 0, 0, 0);
  expect(readZip(liar)).toMatchObject({ ok: false, code: 'zip-too-large', params: { path: 'big.xml' } });
});

test('many files that are large together are refused', () => {
  const one = new Uint8Array(limits.entryBytes);
  const count = limits.unpackedBytes / limits.entryBytes + 1;
  const bytes = zipSync(Object.fromEntries(Array.from({ length: count }, (_, index) => [`${index}.xml`, one])));
  expect(readZip(bytes)).toMatchObject({ ok: false, code: 'zip-too-large' });
});

test('too many files, and a package that is too large to look at', () => {
  const many = Object.fromEntries(
    Array.from({ length: limits.entries + 1 }, (_, index) => [`${index}`, new Uint8Array()]),
  );
  expect(readZip(zipSync(many, { level: 0 }))).toMatchObject({ ok: false, code: 'zip-too-many' });
  expect(readZip(new Uint8Array(limits.fileBytes + 1))).toMatchObject({ ok: false, code: 'file-too-large' });
});

test('links, encryption, unknown methods, hidden doubles, damage and no ZIP at all', () => {
  const bytes = zipSync({ 'a.xml': strToU8('<a>some words that are packed, some words</a>') });
  expect(readZip(bytes).ok).toBe(true);
  expect(readZip(patched(bytes, central, 38, 0, 0, 0xff, 0xa1))).toMatchObject({ code: 'zip-link' });
  expect(readZip(patched(bytes, central, 8, 1))).toMatchObject({ code: 'zip-encrypted' });
  expect(readZip(patched(bytes, central, 10, 99))).toMatchObject({ code: 'zip-method' });
  expect(readZip(patched(bytes, central, 16, 1, 2, 3, 4))).toMatchObject({ code: 'zip-broken' });
  expect(readZip(zipSync({ 'a.xml': strToU8('1'), 'A.XML': strToU8('2') }))).toMatchObject({ code: 'zip-duplicate' });
  expect(readZip(bytes.slice(0, -5))).toMatchObject({ code: 'zip-broken' });
  expect(readZip(strToU8('no zip at all, but long enough to look'))).toMatchObject({ code: 'zip-broken' });
  expect(readZip(new Uint8Array())).toMatchObject({ code: 'zip-broken' });
});

test('any byte changed gives a value, never an exception', () => {
  const bytes = zipSync({
    'imsmanifest.xml': strToU8(foreignManifest([['i.xml', itemType]])),
    'i.xml': strToU8(foreignMultiple),
  });
  for (let place = 0; place < bytes.length; place += 1) {
    const copy = bytes.slice();
    copy[place] = (copy[place] as number) ^ 0xff;
    const result = readQtiPackage(copy, options);
    // Dates and other fields that nobody reads may be anything; content may not.
    if (result.items.length > 0) expect(result.items[0]?.stem.en).toBe('What belongs in the bag by the door?');
    else expect(result.problems.length).toBeGreaterThan(0);
  }
});

test('a DOCTYPE is refused, so that no entity expands and no file is fetched', () => {
  const laughs = `<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>`;
  expect(codes(withItem(foreignMultiple.replace('?>', `?>${laughs}`)))).toEqual(['xml-doctype']);
  const fetches = '<!DOCTYPE x SYSTEM "file:///etc/passwd">';
  expect(codes(withItem(foreignMultiple.replace('?>', `?>${fetches}`)))).toEqual(['xml-doctype']);
  expect(codes(withItem(foreignMultiple.replace('A torch', '&torch;')))).toEqual(['xml-broken']);
});

test('XML that is broken, too deep, too long or in another encoding is refused', () => {
  expect(codes(withItem(foreignMultiple.replace('</qti-item-body>', '')))).toEqual(['xml-broken']);
  expect(codes(withItem(`${'<a>'.repeat(80)}${'</a>'.repeat(80)}`))).toEqual(['xml-too-large']);
  expect(codes(withItem(`<a>${'x'.repeat(limits.xmlLength)}</a>`))).toEqual(['xml-too-large']);
  expect(codes(withItem(foreignMultiple.replace('UTF-8', 'ISO-8859-1')))).toEqual(['text-encoding']);
  const manifest = strToU8(foreignManifest([['i.xml', itemType]]));
  const latin = zipSync({ 'imsmanifest.xml': manifest, 'i.xml': new Uint8Array([0x3c, 0x61, 0x3e, 0xe9, 0x3c]) });
  expect(codes(readQtiPackage(latin, options))).toEqual(['text-encoding']);
});

test('a text that is too long leaves its item out', () => {
  const result = withItem(foreignMultiple.replace('A torch', 'torch '.repeat(1000)));
  expect(result.items).toEqual([]);
  expect(codes(result).toSorted()).toEqual(['rationale-missing', 'text-too-long']);
});

test('a package without a manifest, or with nothing in it', () => {
  expect(codes(read({ 'a.xml': '<a/>' }))).toEqual(['manifest-missing']);
  expect(codes(readQtiPackage(zipSync({}), options))).toEqual(['manifest-missing']);
  const folded = read({
    'bank/imsmanifest.xml': foreignManifest([['i.xml', itemType]]),
    'bank/i.xml': foreignMultiple,
  });
  expect(folded.items).toHaveLength(1);
});
