import fc from 'fast-check';
import { expect, test } from 'vitest';
import { credentialNumberOf, isCredentialNumber } from './number.ts';
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

test('months later keeps to the last day of a shorter month', () => {
  expect(monthsLater('2026-11-23T10:00:00.000Z', 36)).toBe('2029-11-23T10:00:00.000Z');
  expect(monthsLater('2024-02-29T00:00:00.000Z', 36)).toBe('2027-02-28T00:00:00.000Z');
  expect(monthsLater('2027-10-31T00:00:00.000Z', 1)).toBe('2027-11-30T00:00:00.000Z');
  expect(monthsLater('2027-12-31T00:00:00.000Z', 2)).toBe('2028-02-29T00:00:00.000Z');
});
