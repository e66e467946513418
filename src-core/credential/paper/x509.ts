/**
 * What is read of an X.509 certificate (RFC 5280 section 4.1): its key, whom it names, how long it counts.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { type AsnType, fromBER, type Sequence, type UTCTime } from 'asn1js';
import { readOnce } from './read-once.ts';

export type X509 = {
  /** DER of the subject's public key, algorithm included. */
  readonly publicKey: Uint8Array;
  readonly notBefore: Date;
  readonly notAfter: Date;
  /** SHA-256 of the whole certificate, hexadecimal: how lists name it. */
  readonly fingerprint: string;
};

export const fingerprintOf = (der: Uint8Array): string => bytesToHex(sha256(der));

const children = (value: AsnType | undefined): AsnType[] => (value as Sequence).valueBlock.value;

/** Null for what is no certificate, or has bytes after it. */
export const readX509: (der: Uint8Array) => X509 | null = readOnce((der) => {
  try {
    const { result, offset } = fromBER(new Uint8Array(der));
    if (offset !== der.length) return null;
    const fields = children(children(result)[0]);
    const [, , , validity, , key] = fields[0]?.idBlock.tagClass === 3 ? fields.slice(1) : fields;
    const [notBefore, notAfter] = children(validity).map((time) => (time as UTCTime).toDate());
    if (!notBefore || !notAfter || !key) return null;
    return { publicKey: new Uint8Array(key.toBER()), notBefore, notAfter, fingerprint: fingerprintOf(der) };
  } catch {
    return null;
  }
});
