/**
 * The machine's own SHA-256 says what the one says that runs everywhere.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hashOfText } from '#core/evidence/digest.ts';
import { quickSha256 } from './quick-sha256.ts';

test('any text, halves of characters too', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 0xffff }), { maxLength: 300 }), (units) => {
      const text = String.fromCharCode(...units);
      expect(quickSha256(text)).toBe(hashOfText(text));
    }),
    { numRuns: 200 },
  );
});
