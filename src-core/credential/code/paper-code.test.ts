/**
 * The signed text of the QR code.
 */

import { Sign1 } from '@auth0/cose';
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

test('an independent COSE library finds the signature good, and bad with another key', async () => {
  const text = signCode(codeOf(sampleClaims(key)), key, true);
  const bytes = fromBase45(text.slice(4)) as Uint8Array;
  const verify = async (publicKey: Uint8Array) => {
    const jwk = { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(publicKey).toString('base64url') };
    const imported = await crypto.subtle.importKey('jwk', jwk, 'Ed25519', true, ['verify']);
    return Sign1.decode(bytes.slice(1)).verify(imported as never);
  };
  await verify(key.publicKey);
  await expect(verify(ed25519.getPublicKey(new Uint8Array(32).fill(9)))).rejects.toThrow();
  expect(readCode(text)?.message.keyId).toEqual(keyIdOf(key.publicKey, true));
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
