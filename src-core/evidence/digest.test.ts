/**
 * The canonical form of a value: the quick way gives what the whole of RFC 8785 gives.
 */
import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson, digestOf } from './digest.ts';

/** Halves of characters too. */
const anyText = fc.array(fc.nat({ max: 0xffff }), { maxLength: 12 }).map((units) => String.fromCharCode(...units));

test('whatever JSON there is, with names that an object would put in another order', () => {
  const name = fc.oneof(anyText, fc.constantFrom('10', '9', '-1', '__proto__', 'b', 'a', '\u20ac', '\ud83d\ude00'));
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof(
      { depthSize: 'small' },
      anyText,
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.integer(),
      fc.boolean(),
      fc.constant(null),
      fc.array(tie('value'), { maxLength: 5 }),
      fc.array(fc.tuple(name, tie('value')), { maxLength: 6 }).map((entries) => Object.fromEntries(entries)),
    ),
  }));
  fc.assert(
    fc.property(value, (one) => {
      expect(canonicalJson(one)).toBe(canonicalize(one));
    }),
    { numRuns: 500 },
  );
});

test('what is not there is left out, a date is its text, and what has no form is said', () => {
  expect(canonicalJson({ b: undefined, a: [new Date(0)] })).toBe('{"a":["1970-01-01T00:00:00.000Z"]}');
  expect(canonicalJson({ b: -0, a: 1e21 })).toBe('{"a":1e+21,"b":0}');
  for (const none of [undefined, Number.NaN, [Number.POSITIVE_INFINITY], { a: { b: Number.NaN } }])
    expect(() => canonicalJson(none)).toThrow();
});

test('a digest is that of the canonical text, by whichever machine', () => {
  expect(digestOf({ b: 1, a: 'ü' })).toBe('4e7ff4080b1a00acdaf71eb0cdf2d504aa8068bbb375c002eac2df3f064047a7');
});
