/**
 * A trust list's root keys, short enough to be read out over a telephone. Whoever gets a list by hand compares it with what
 * its keeper publishes. 80 bits of SHA-256: nobody finds other keys that show the same.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { TrustList } from './trust-list.ts';

/** `3f2a 91c0 04de 77b1 e0c5` */
export function rootFingerprint({ roots }: TrustList): string {
  const digest = bytesToHex(sha256(utf8ToBytes([...roots].sort().join('\n'))));
  return (digest.slice(0, 20).match(/.{4}/g) ?? []).join(' ');
}
