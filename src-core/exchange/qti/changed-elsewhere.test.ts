/**
 * Packages of ours that another system has changed: the change comes back, or is named.
 */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import type { Item } from '../../exam/item.ts';
import { sampleItem, sampleKinds } from '../../exam/item-types/samples.ts';
import { drawings } from '../samples/generated-bank.ts';
import { importOptions } from '../samples/options.ts';
import { readQtiPackage } from './read-package.ts';
import { writeQtiPackage } from './write-package.ts';

const options = importOptions(['en']);
const bank = (items: readonly Item[]) => ({ id: 'bank', title: 'Bank', items, sets: [], pictures: drawings });

function changed(items: readonly Item[], change: (name: string, text: string) => string) {
  const files = unzipSync(writeQtiPackage(bank(items)).bytes);
  const after = Object.entries(files).map(([name, bytes]) => [name, strToU8(change(name, strFromU8(bytes)))] as const);
  return readQtiPackage(zipSync(Object.fromEntries(after)), options);
}
const codes = ({ problems }: ReturnType<typeof readQtiPackage>) => problems.map(({ code }) => code);

const choice = sampleItem('choice', {
  rationale: { en: 'Because.', zh: '因为。' },
  stem: { en: 'What now?', zh: '现在呢？' },
  options: [
    { id: 'a', correct: true, text: { en: 'A', zh: '甲' } },
    { id: 'b', correct: false, text: { en: 'B', zh: '乙' } },
  ],
});

test('every kind of item gives files that say what they are', () => {
  for (const kind of sampleKinds) {
    const files = unzipSync(writeQtiPackage(bank([sampleItem(kind)])).bytes);
    const item = strFromU8(files[`items/en/sample-${kind}.xml`] as Uint8Array);
    expect(item, kind).toContain('<qti-assessment-item xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0"');
    expect(item, kind).toContain('<qti-correct-response>');
    expect(item, kind).toContain('identifier="SCORE"');
    const manifest = strFromU8(files['imsmanifest.xml'] as Uint8Array);
    expect(manifest, kind).toContain(`type="imsqti_item_xmlv3p0" href="items/en/sample-${kind}.xml"`);
  }
});

test('a word changed elsewhere comes back changed, in its language only', () => {
  const result = changed([choice], (name, text) =>
    name.startsWith('items/zh') ? text.replace('现在呢？', '现在怎么办？') : text,
  );
  expect(result.problems).toEqual([]);
  expect(result.items[0]?.stem).toEqual({ en: 'What now?', zh: '现在怎么办？' });
});

test('a key that differs between the languages is named, and the item left out', () => {
  const result = changed([choice], (name, text) =>
    name.startsWith('items/zh') ? text.replace('<qti-value>a</qti-value>', '<qti-value>b</qti-value>') : text,
  );
  expect(result.items).toEqual([]);
  expect(codes(result)).toEqual(['languages-differ']);
});

test('without our metadata it is still a question, as any foreign one', () => {
  const result = changed([choice], (name, text) => {
    if (name === 'imsmanifest.xml') return text.replace(/<fieldpass:item[\s\S]*?<\/fieldpass:item>/g, '');
    return text;
  });
  expect(result.items.map(({ id, type, source }) => [id, type, source])).toEqual([
    ['sample-choice', 'choice', 'Imported'],
  ]);
});

test('another interaction than our metadata speaks of is named', () => {
  const result = changed([choice], (name, text) =>
    name.startsWith('items/') ? text.replaceAll('choice-interaction', 'order-interaction') : text,
  );
  expect(result.items).toEqual([]);
  expect(codes(result)).toEqual(['item-invalid', 'item-invalid']);
});

test('what another system has added to the body is named', () => {
  const result = changed([choice], (name, text) =>
    name.startsWith('items/en') ? text.replace('<qti-item-body>', '<qti-item-body><p>Read well.</p>') : text,
  );
  expect(result.items).toHaveLength(1);
  expect(codes(result)).toEqual(['markup-removed']);
});

test('a file of one language that is gone is named; so is what has no picture, key or set to go out with', () => {
  const result = changed([choice], (name, text) =>
    name === 'imsmanifest.xml' ? text.replaceAll('items/zh/', 'items/fr/') : text,
  );
  expect(codes(result)).toContain('file-missing');
  const out = (items: readonly Item[], pictures = drawings) =>
    writeQtiPackage({ ...bank(items), pictures }).problems.map(({ code }) => code);
  expect(out([sampleItem('hotspot')], new Map())).toEqual(['picture-missing']);
  expect(out([choice, choice])).toEqual(['duplicate-id']);
  expect(out([sampleItem('choice', { set: 'gone' })])).toEqual(['set-incomplete']);
  expect(out([sampleItem('choice', { stem: { en: 'A bell: \u0007' } })])).toEqual(['text-character']);
  expect(out([sampleItem('choice', { options: [] })])).toEqual(['item-key']);
});
