/**
 * Every question that a file holds is among the items, or named as left out.
 */
import { strToU8 } from 'fflate';
import { expect, test } from 'vitest';
import { sampleItem } from '../exam/item-types/samples.ts';
import { readGift } from './gift/read-gift.ts';
import type { ImportResult } from './import-result.ts';
import { readMoodleXml } from './moodle/read-moodle.ts';
import { exchangeProblems } from './problem.ts';
import { readQtiPackage } from './qti/read-package.ts';
import { writeQtiPackage } from './qti/write-package.ts';
import * as foreign from './samples/foreign-qti.ts';
import { giftFile } from './samples/gift.ts';
import { moodleExport } from './samples/moodle.ts';
import { importOptions } from './samples/options.ts';
import { writeZip } from './zip/write-zip.ts';

const options = importOptions(['en']);

/** Places named as left out. */
const namedIn = ({ problems }: ImportResult) =>
  new Set(problems.filter(({ code }) => exchangeProblems[code] === 'item').map(({ where }) => JSON.stringify(where)))
    .size;

const packed = (manifest: string, files: Readonly<Record<string, string>>) =>
  writeZip(
    new Map(Object.entries({ 'imsmanifest.xml': manifest, ...files }).map(([name, text]) => [name, strToU8(text)])),
  );

test('Moodle XML: categories are no questions', () => {
  const result = readMoodleXml('export.xml', strToU8(moodleExport), options);
  expect(result).toMatchObject({ questions: 12, items: { length: 7 } });
  expect(namedIn(result)).toBe(5);
});

test('GIFT', () => {
  const result = readGift('road.gift', strToU8(giftFile), options);
  expect(result).toMatchObject({ questions: 16, items: { length: 10 } });
  expect(namedIn(result)).toBe(6);
});

test('a foreign package: items that do not fit, are not there, are outside, or of another version', () => {
  const item = 'imsqti_item_xmlv3p0';
  const manifest = foreign.foreignManifest([
    ['kit.xml', item],
    ['essay.xml', item],
    ['gone.xml', item],
    ['../out.xml', item],
    ['old.xml', 'imsqti_item_xmlv2p1'],
    ['old-test.xml', 'imsqti_test_xmlv2p1'],
  ]);
  const files = { 'kit.xml': foreign.foreignMultiple, 'essay.xml': foreign.foreignEssay, 'old.xml': '<a/>' };
  const result = readQtiPackage(packed(manifest, files), options);
  expect(result).toMatchObject({ questions: 5, items: { length: 1 } });
  const left = result.problems.filter(
    ({ code, params }) => exchangeProblems[code] === 'item' && !/test/.test(params.version ?? ''),
  );
  expect(new Set(left.map(({ where }) => where.line + where.file)).size).toBe(4);
});

test('an item in two languages is one question, and a file that is refused counts none', () => {
  const texts = { stem: { en: 'What now?', zh: '怎么办？' } };
  const items = [sampleItem('numeric', { ...texts, rationale: { en: 'So.', zh: '如此。' } })];
  const { bytes, counts } = writeQtiPackage({ id: 'one', title: 'One', items, sets: [], pictures: new Map() });
  expect(counts).toEqual({ items: 1, sets: 0, pictures: 0 });
  expect(readQtiPackage(bytes, importOptions([]))).toMatchObject({ questions: 1, items: { length: 1 } });
  expect(readQtiPackage(bytes.slice(9), options)).toMatchObject({ questions: 0, items: [] });
});
