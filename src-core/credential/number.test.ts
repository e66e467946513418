import fc from 'fast-check';
import { expect, test } from 'vitest';
import { credentialNumberOf, isCredentialNumber, typedNumber } from './number.ts';
import { monthsLater } from './validity.ts';

const alphabet = [...'0123456789ABCDEFGHJKMNPQRSTVWXY'];

test('a number is the same for the same evidence, and well formed', () => {
  fc.assert(
    fc.property(fc.string(), (evidence) => {
      const number = credentialNumberOf(evidence);
      expect(credentialNumberOf(evidence)).toBe(number);
      expect(isCredentialNumber(number)).toBe(true);
      expect(isCredentialNumber(` ${number.toLowerCase()} `)).toBe(true);
    }),
  );
});

test('every single wrong character and every swap of neighbours is seen', () => {
  const number = credentialNumberOf('evidence');
  const places = [...number].flatMap((character, index) => (index > 2 && character !== '-' ? [index] : []));
  for (const index of places) {
    for (const character of alphabet) {
      if (character === number[index]) continue;
      expect(isCredentialNumber(number.slice(0, index) + character + number.slice(index + 1))).toBe(false);
    }
  }
  for (const [order, index] of places.slice(0, -2).entries()) {
    const other = places[order + 1] as number;
    const characters = [...number];
    if (characters[index] === characters[other]) continue;
    [characters[index], characters[other]] = [characters[other] as string, characters[index] as string];
    expect(isCredentialNumber(characters.join(''))).toBe(false);
  }
});

test('a number is read as people type it off a paper, in any script, and a wrong one is none', () => {
  fc.assert(
    fc.property(fc.string(), (evidence) => {
      const number = credentialNumberOf(evidence);
      const bare = number.replaceAll('-', '');
      const arabic = number.replace(/[0-9]/g, (digit) => String.fromCodePoint(0x660 + Number(digit)));
      const wide = number.replace(/[0-9A-Z]/g, (one) => String.fromCodePoint((one.codePointAt(0) as number) + 0xfee0));
      const misread = number.replaceAll('0', 'o').replaceAll('1', 'l');
      for (const typed of [number, ` ${number.toLowerCase()} `, bare, bare.slice(2), arabic, wide, misread])
        expect(typedNumber(typed)).toBe(number);
      expect(typedNumber(number.slice(0, -1))).toBeNull();
      expect(typedNumber(`${number}A`)).toBeNull();
    }),
  );
  for (const text of ['', 'FP', '   ', 'certificate', 'FP-0000-0000-0000-0000-1']) expect(typedNumber(text)).toBeNull();
});

test('months later keeps to the last day of a shorter month', () => {
  expect(monthsLater('2026-11-23T10:00:00.000Z', 36)).toBe('2029-11-23T10:00:00.000Z');
  expect(monthsLater('2024-02-29T00:00:00.000Z', 36)).toBe('2027-02-28T00:00:00.000Z');
  expect(monthsLater('2027-10-31T00:00:00.000Z', 1)).toBe('2027-11-30T00:00:00.000Z');
  expect(monthsLater('2027-12-31T00:00:00.000Z', 2)).toBe('2028-02-29T00:00:00.000Z');
});
