/**
 * The signed text of the QR code.
 */

import { createPublicKey, verify } from 'node:crypto';
import { ed25519 } from '@noble/curves/ed25519.js';
import fc from 'fast-check';
import QRCode from 'qrcode';
import { expect, test } from 'vitest';
import { signingKeyOf } from '../proof/signing-key.ts';
import { sampleClaims } from '../sample-claims.ts';
import { fromBase45, toBase45 } from './base45.ts';
import { codeOf, isCodeSignedBy, keyIdOf, readCode, signCode } from './paper-code.ts';

const key = signingKeyOf(new Uint8Array(32).fill(7));
const utf8 = (text: string) => new TextEncoder().encode(text);

test('Base45 is that of RFC 9285, section 4.3 and 4.4', () => {
  for (const [bytes, text] of [
    ['AB', 'BB8'],
    ['Hello!!', '%69 VD92EX0'],
    ['base-45', 'UJCLQE7W581'],
    ['ietf!', 'QED8WEX0'],
  ] as const) {
    expect(toBase45(utf8(bytes))).toBe(text);
    expect(new TextDecoder().decode(fromBase45(text) as Uint8Array)).toBe(bytes);
  }
  for (const wrong of ['GGW', ':::', 'A', 'bb8', 'BB8B', 'B!8', ':Z']) expect(fromBase45(wrong), wrong).toBeNull();
  fc.assert(fc.property(fc.uint8Array(), (bytes) => void expect(fromBase45(toBase45(bytes))).toEqual(bytes)));
});

test('what is on the paper comes back out of the code, and who signed it', () => {
  for (const name of ['Amina Yusuf', '阿米娜', 'أمينة بنت يوسف عبد الرحمن الأنصاري']) {
    const claims = sampleClaims(key, {
      holder: { id: null, name },
      status: { lists: 'https://registry.example/status/2', index: 5 },
    });
    const text = signCode(codeOf(claims), key, false);
    const read = readCode(text);
    expect(read?.code).toEqual(codeOf(claims));
    expect(read?.code.status).toBe(2 * 131_072 + 5);
    expect(read?.message.keyId).toEqual(key.publicKey);
    expect(read && isCodeSignedBy(key.publicKey, read)).toBe(true);
    expect(read && isCodeSignedBy(signingKeyOf(new Uint8Array(32).fill(8)).publicKey, read)).toBe(false);
    const { version } = QRCode.create([{ data: text, mode: 'alphanumeric' }], { errorCorrectionLevel: 'M' });
    expect(version).toBeLessThanOrEqual(13);
  }
});

/** As little CBOR (RFC 8949) as the message needs, read without the library that wrote it. */
function readCbor(bytes: Uint8Array): unknown {
  let at = 0;
  const value = (): unknown => {
    const head = bytes[at++] as number;
    const small = head & 31;
    const width = small < 24 ? 0 : 2 ** (small - 24);
    let count = width === 0 ? small : 0;
    for (let index = 0; index < width; index += 1) count = count * 256 + (bytes[at++] as number);
    const many = () => Array.from({ length: count }, value);
    switch (head >> 5) {
      case 0:
        return count;
      case 1:
        return -1 - count;
      case 2:
        at += count;
        return bytes.slice(at - count, at);
      case 3:
        at += count;
        return new TextDecoder().decode(bytes.slice(at - count, at));
      case 4:
        return many();
      case 5:
        return new Map(Array.from({ length: count }, () => [value(), value()]));
      default:
        return { tag: count, value: value() };
    }
  };
  return value();
}

const bytesOf = (...parts: (number | Uint8Array)[]) =>
  Buffer.concat(parts.map((part) => Buffer.from(typeof part === 'number' ? [part] : part)));

test('read by hand, as RFC 9052 has it, and verified by the cryptography of the system', () => {
  const text = signCode(codeOf(sampleClaims(key)), key, true);
  type Message = { tag: number; value: [Uint8Array, Map<unknown, unknown>, Uint8Array, Uint8Array] };
  const { tag, value } = readCbor(fromBase45(text.slice(4)) as Uint8Array) as Message;
  const [head, unprotected, payload, signature] = value;
  expect(tag).toBe(18);
  expect(unprotected.size).toBe(0);
  expect(readCbor(head)).toEqual(
    new Map<number, unknown>([
      [1, -8],
      [4, keyIdOf(key.publicKey, true)],
    ]),
  );
  const claims = readCbor(payload) as Map<number, unknown>;
  expect(claims.get(4)).toBe(Date.parse('2029-11-24T10:00:00.000Z') / 1000);
  expect((claims.get(-65_537) as Map<number, unknown>).get(2)).toBe('Amina Yusuf');
  // ["Signature1", protected, external data, payload], RFC 9052 section 4.4.
  const long = [0x58, payload.length];
  const signed = bytesOf(0x84, 0x6a, Buffer.from('Signature1'), 0x40 + head.length, head, 0x40, ...long, payload);
  const verifies = (publicKey: Uint8Array) => {
    const jwk = { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(publicKey).toString('base64url') };
    return verify(null, signed, createPublicKey({ key: jwk, format: 'jwk' }), signature);
  };
  expect(verifies(key.publicKey)).toBe(true);
  expect(verifies(ed25519.getPublicKey(new Uint8Array(32).fill(9)))).toBe(false);
});

test('every changed character is seen, and no text makes it throw', () => {
  const text = signCode(codeOf(sampleClaims(key)), key, false);
  const good = (changed: string) => {
    const read = readCode(changed);
    return read !== null && isCodeSignedBy(key.publicKey, read);
  };
  expect(good(text)).toBe(true);
  const characters = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:a';
  let tried = 0;
  for (let at = 0; at < text.length; at += 1) {
    for (const character of [characters[(at * 7) % 46], characters[(at * 13 + 5) % 46], '']) {
      if (character === text[at]) continue;
      expect(good(text.slice(0, at) + character + text.slice(at + 1)), `character ${at}`).toBe(false);
      tried += 1;
    }
  }
  expect(tried).toBeGreaterThan(900);
  fc.assert(fc.property(fc.string(), (any) => void expect(readCode(any)).toBeNull()));
  fc.assert(fc.property(fc.uint8Array(), (any) => void expect(readCode(`FP1:${toBase45(any)}`)).toBeNull()));
});
