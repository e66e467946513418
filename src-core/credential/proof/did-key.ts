/**
 * An Ed25519 public key as a name for itself: `did:key:z6Mk…` (W3C CCG, did:key method, section 3.1; multicodec
 * ed25519-pub 0xed, multibase base58-btc).
 */
import { base58 } from '@scure/base';

const ed25519Public = [0xed, 0x01] as const;

/** `z6Mk…` of the 32 bytes of a public key. */
export const multibaseOf = (publicKey: Uint8Array): string =>
  `z${base58.encode(Uint8Array.of(...ed25519Public, ...publicKey))}`;

export const didKeyOf = (publicKey: Uint8Array): string => `did:key:${multibaseOf(publicKey)}`;

/** The 32 bytes of `z6Mk…`; null for anything else, another kind of key too. */
export function publicKeyOf(multibase: string): Uint8Array | null {
  if (!/^z6Mk[1-9A-HJ-NP-Za-km-z]{44}$/.test(multibase)) return null;
  try {
    const bytes = base58.decode(multibase.slice(1));
    return bytes.length === 34 && bytes[0] === ed25519Public[0] && bytes[1] === ed25519Public[1]
      ? bytes.slice(2)
      : null;
  } catch {
    return null;
  }
}

/** The key that a `did:key:…` names; null for any other identifier. */
export const keyOfDid = (did: string): Uint8Array | null =>
  did.startsWith('did:key:') ? publicKeyOf(did.slice('did:key:'.length)) : null;
