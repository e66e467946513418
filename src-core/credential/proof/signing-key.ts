/**
 * A key that can sign. The private half stays with whoever made this: the device's key store, a key file, a registry.
 */
import { ed25519 } from '@noble/curves/ed25519.js';

export type SigningKey = {
  /** 32 bytes, Ed25519. */
  readonly publicKey: Uint8Array;
  /** 64 bytes over the message (RFC 8032). */
  sign(message: Uint8Array): Uint8Array;
};

/** From the 32 secret bytes. */
export const signingKeyOf = (secret: Uint8Array): SigningKey => ({
  publicKey: ed25519.getPublicKey(secret),
  sign: (message) => ed25519.sign(message, secret),
});

/** Strict (RFC 8032, no small-order keys): what one verifier accepts, all do. Never throws. */
export function isSignedBy(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  try {
    return ed25519.verify(signature, message, publicKey, { zip215: false });
  } catch {
    return false;
  }
}
