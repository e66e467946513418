/**
 * With the machine's own check or without it: the same signatures are accepted, and no others.
 */
import { ed25519 } from '@noble/curves/ed25519.js';
import { expect, test } from 'vitest';
import { isSignedBy, signingKeyOf } from '#core/credential/proof/signing-key.ts';
import { seededRandom } from '#core/exam/seeded-random.ts';
import { quickEd25519 } from './quick-ed25519.ts';

const { below } = seededRandom('quick');
const bytes = (length: number) => Uint8Array.from({ length }, () => below(256));
const flipped = (of: Uint8Array) => {
  const changed = new Uint8Array(of);
  changed[below(of.length)] = (changed[below(of.length)] ?? 0) ^ (1 + below(255));
  return changed;
};
/** A number as 32 bytes, the least first. */
const scalar = (value: bigint) => Uint8Array.from({ length: 32 }, (_, at) => Number((value >> BigInt(8 * at)) & 0xffn));
const numberOf = (of: Uint8Array) => of.reduceRight((sum, byte) => (sum << 8n) + BigInt(byte), 0n);
const order = ed25519.Point.CURVE().n;
const prime = 2n ** 255n - 19n;

const both = (key: Uint8Array, message: Uint8Array, signature: Uint8Array) => [
  isSignedBy(key, message, signature, quickEd25519),
  isSignedBy(key, message, signature),
];

test('300 signatures and what a byte changes of them: both say the same', () => {
  for (let turn = 0; turn < 300; turn += 1) {
    const key = signingKeyOf(bytes(32));
    const message = bytes(below(300));
    const signature = key.sign(message);
    expect(both(key.publicKey, message, signature)).toEqual([true, true]);
    expect(quickEd25519(key.publicKey, message, signature)).toBe(true);
    const [otherKey, otherSignature] = [flipped(key.publicKey), flipped(signature)];
    for (const [one, two] of [
      both(otherKey, message, signature),
      both(key.publicKey, message, otherSignature),
      both(key.publicKey, Uint8Array.of(...message, 0), signature),
    ])
      expect(one).toBe(two);
  }
});

test('what a machine might let pass: a key of small order, a point in another form, a number one order larger', () => {
  const message = bytes(40);
  const key = signingKeyOf(bytes(32));
  const signature = key.sign(message);
  const larger = Uint8Array.of(...signature.subarray(0, 32), ...scalar(numberOf(signature.subarray(32)) + order));
  expect(both(key.publicKey, message, larger)).toEqual([false, false]);

  // The neutral point as a key: S·B = R holds for whatever was signed. OpenSSL takes it.
  const [neutral, one] = [scalar(1n), scalar(5n)];
  const forged = Uint8Array.of(...ed25519.Point.BASE.multiply(5n).toBytes(), ...one);
  expect(quickEd25519(neutral, message, forged)).toBe(true);
  expect(both(neutral, message, forged)).toEqual([false, false]);
  // The same point, written one prime larger.
  expect(both(scalar(1n + prime), message, forged)).toEqual([false, false]);
  for (const wrong of [new Uint8Array(0), bytes(31), bytes(33), new Uint8Array(32).fill(255)])
    expect(both(wrong, message, signature)).toEqual([false, false]);
});
