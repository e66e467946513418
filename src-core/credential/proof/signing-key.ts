/**
 * A key that can sign. The private half stays with whoever made this: the device's key store, a key file, a registry.
 */
import { ed25519 } from '@noble/curves/ed25519.js';
import { bytesToHex } from '@noble/hashes/utils.js';

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

/**
 * A quicker check, where a machine has one. It accepts at most what RFC 8032 section 5.1.7 does without the factor of
 * eight; what it refuses is looked at again.
 */
export type QuickCheck = (publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array) => boolean;

const mostKeys = 1000;
const sound = new Map<string, boolean>();

/** A point in its one form, and of no small order: of such keys a quick check accepts nothing that the strict one does not. */
function isSound(publicKey: Uint8Array): boolean {
  const name = bytesToHex(publicKey);
  let found = sound.get(name);
  if (found === undefined) {
    if (sound.size >= mostKeys) sound.clear();
    found = !ed25519.Point.fromBytes(publicKey, false).isSmallOrder();
    sound.set(name, found);
  }
  return found;
}

/** Strict (RFC 8032, no small-order keys): what one verifier accepts, all do. Never throws. */
export function isSignedBy(
  publicKey: Uint8Array,
  message: Uint8Array,
  signature: Uint8Array,
  quick?: QuickCheck,
): boolean {
  try {
    if (quick && isSound(publicKey) && quick(publicKey, message, signature)) return true;
    return ed25519.verify(signature, message, publicKey, { zip215: false });
  } catch {
    return false;
  }
}
