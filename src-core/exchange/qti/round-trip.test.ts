/**
 * What is written as QTI comes back with nothing lost.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { itemTypes } from '../../exam/item-types/index.ts';
import { drawings, generatedBank, generatedItem, generatedTypes } from '../samples/generated-bank.ts';
import { importOptions } from '../samples/options.ts';
import { readQtiPackage } from './read-package.ts';
import { qtiTypeNames } from './types/index.ts';
import { type Bank, writeQtiPackage } from './write-package.ts';

/** The schema that asks for no language more than a text has. */
const options = { ...importOptions([]), language: 'en' as const };

const bankOf = (items: Bank['items']): Bank => ({ id: 'one', title: 'One', items, sets: [], pictures: drawings });

function expectBack(bank: Bank): void {
  const { bytes, problems } = writeQtiPackage(bank);
  expect(problems).toEqual([]);
  const back = readQtiPackage(bytes, options);
  expect(back.problems).toEqual([]);
  expect(back.items).toStrictEqual(bank.items);
  expect(back.sets).toStrictEqual(bank.sets);
  for (const [name, picture] of back.pictures) expect(picture).toEqual(bank.pictures.get(name));
}

test('every item type has a QTI form, and is generated here', () => {
  const names = itemTypes.map(({ name }) => name).sort();
  expect([...qtiTypeNames].sort()).toEqual(names);
  expect([...generatedTypes].sort()).toEqual(names);
});

for (const type of generatedTypes) {
  test(`${type} comes back as it was`, () => {
    fc.assert(
      fc.property(generatedItem(type, ['en', 'zh']), (item) => expectBack(bankOf([{ ...item, id: 'one' }]))),
      { numRuns: 100 },
    );
  });
}

test('whole banks with scenario sets come back as they were', () => {
  fc.assert(fc.property(generatedBank(generatedTypes), expectBack), { numRuns: 50 });
});

test('the same bank gives the same bytes', () => {
  fc.assert(
    fc.property(generatedBank(generatedTypes), (bank) => {
      expect(writeQtiPackage(bank).bytes).toEqual(writeQtiPackage(bank).bytes);
    }),
    { numRuns: 10 },
  );
});
