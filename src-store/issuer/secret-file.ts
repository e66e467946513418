/**
 * Private keys of an organisation as files: PKCS #8 in PEM, sealed with a passphrase (PBES2), as OpenSSL reads and writes them.
 */
import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import type { SigningKey } from '#core/credential/proof/signing-key.ts';

/** Shorter ones are guessed by whoever has the file. */
export const shortestPassphrase = 12;

export const sealed = (key: KeyObject, passphrase: string): string =>
  key.export({ format: 'pem', type: 'pkcs8', cipher: 'aes-256-cbc', passphrase }) as string;

/** Signs with the key where it lies; its secret is never taken out. */
function signingOf(key: KeyObject): SigningKey | null {
  if (key.asymmetricKeyType !== 'ed25519') return null;
  const { x } = createPublicKey(key).export({ format: 'jwk' });
  if (!x) return null;
  return {
    publicKey: new Uint8Array(Buffer.from(x, 'base64url')),
    sign: (message) => new Uint8Array(sign(null, message, key)),
  };
}

export function makeSigningKey(passphrase: string): { pem: string; key: SigningKey } {
  const { privateKey } = generateKeyPairSync('ed25519');
  const key = signingOf(privateKey);
  if (!key) throw new Error('an Ed25519 key without its secret');
  return { pem: sealed(privateKey, passphrase), key };
}

/** Null when the passphrase is another, the file is none, or the key is not Ed25519. */
export function openSigningKey(pem: string, passphrase: string): SigningKey | null {
  try {
    return signingOf(createPrivateKey({ key: pem, format: 'pem', passphrase }));
  } catch {
    return null;
  }
}
