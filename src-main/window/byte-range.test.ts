/**
 * What a film is asked for, byte by byte.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { partAsked } from './byte-range.ts';

test.each([
  ['bytes=0-', { from: 0, to: 99 }],
  ['bytes=0-0', { from: 0, to: 0 }],
  ['bytes=40-59', { from: 40, to: 59 }],
  ['bytes=40-1000', { from: 40, to: 99 }],
  ['bytes=-10', { from: 90, to: 99 }],
  ['bytes=-1000', { from: 0, to: 99 }],
  ['bytes=99-', { from: 99, to: 99 }],
  ['bytes=100-', 'none'],
  ['bytes=-0', 'none'],
  ['bytes=50-40', 'whole'],
  ['bytes=0-10,20-30', 'whole'],
  ['bytes=-', 'whole'],
  ['lines=0-10', 'whole'],
  ['', 'whole'],
  [undefined, 'whole'],
] as const)('of 100 bytes, %s', (header, expected) => {
  expect(partAsked(header, 100)).toEqual(expected);
});

test('whatever is asked, no byte lies outside the file', () => {
  fc.assert(
    fc.property(fc.nat(500), fc.option(fc.nat(1000)), fc.option(fc.nat(1000)), (size, first, last) => {
      const part = partAsked(`bytes=${first ?? ''}-${last ?? ''}`, size);
      if (typeof part === 'string') return;
      expect(part.from).toBeGreaterThanOrEqual(0);
      expect(part.to).toBeGreaterThanOrEqual(part.from);
      expect(part.to).toBeLessThan(size);
    }),
  );
});
