/**
 * Whether a PDF is as its signer made it, to the last byte.
 */
import { fromBER, Integer, Sequence } from 'asn1js';
import { sameBytes } from '../../evidence/digest.ts';
import { bytesToSign, type PaperAlgorithm, readCms } from './cms.ts';
import { readSignedFile } from './signed-pdf.ts';
import { readX509, type X509 } from './x509.ts';

/** The part of the web's cryptography (`crypto.subtle`, in every browser and in Node) that is needed. */
export type PublicKeyCrypto = {
  digest(algorithm: 'SHA-256', data: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer>;
  importKey(
    format: 'spki',
    key: Uint8Array<ArrayBuffer>,
    algorithm: object,
    extractable: boolean,
    uses: ['verify'],
  ): Promise<unknown>;
  verify(
    algorithm: object,
    key: never,
    signature: Uint8Array<ArrayBuffer>,
    data: Uint8Array<ArrayBuffer>,
  ): Promise<boolean>;
};

const algorithms: Record<PaperAlgorithm, object> = {
  ecdsa: { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' },
  rsa: { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' },
};

/** DER of a signature by P-256 → the 64 bytes of r and s; null unless it is the one DER form of them. */
export function rawEcdsa(der: Uint8Array): Uint8Array<ArrayBuffer> | null {
  const { result, offset } = fromBER(new Uint8Array(der));
  if (offset !== der.length || !(result instanceof Sequence)) return null;
  const raw = new Uint8Array(64);
  for (const [index, part] of result.valueBlock.value.entries()) {
    if (!(part instanceof Integer) || index > 1) return null;
    const bytes = new Uint8Array(part.valueBlock.valueHexView);
    const trimmed = bytes.length === 33 && bytes[0] === 0 ? bytes.subarray(1) : bytes;
    if (trimmed.length > 32) return null;
    raw.set(trimmed, 32 * (index + 1) - trimmed.length);
  }
  return sameBytes(derEcdsa(raw), der) ? raw : null;
}

/** The 64 bytes of r and s → DER (RFC 3279 section 2.2.3). */
export function derEcdsa(raw: Uint8Array): Uint8Array {
  const integer = (bytes: Uint8Array) => {
    const from = bytes.findIndex((byte) => byte !== 0);
    const short = from < 0 ? Uint8Array.of(0) : bytes.subarray(from);
    const positive = (short[0] as number) >= 0x80 ? Uint8Array.of(0, ...short) : Uint8Array.from(short);
    return new Integer({ valueHex: positive.buffer as ArrayBuffer });
  };
  const value = [integer(raw.subarray(0, 32)), integer(raw.subarray(32))];
  return new Uint8Array(new Sequence({ value }).toBER());
}

const mostKeys = 100;
const imported = new Map<string, unknown>();

/** Of a thousand files most are signed by one key. */
async function importedKey(web: PublicKeyCrypto, { fingerprint, publicKey }: X509, algorithm: object) {
  const known = imported.get(fingerprint);
  if (known) return known;
  const key = await web.importKey('spki', new Uint8Array(publicKey), algorithm, false, ['verify']);
  if (imported.size >= mostKeys) imported.clear();
  imported.set(fingerprint, key);
  return key;
}

/** The certificate whose key signed the whole file; null when no signature covers it, or the signature does not hold. */
export async function signerOf(file: Uint8Array, web: PublicKeyCrypto, text?: string): Promise<X509 | null> {
  const signed = readSignedFile(file, text);
  const cms = signed && readCms(signed.cms);
  if (!signed || !cms) return null;
  if (!sameBytes(cms.digest, new Uint8Array(await web.digest('SHA-256', signed.signed)))) return null;
  const certificate = readX509(cms.certificates[0] as Uint8Array);
  const signature = cms.algorithm === 'rsa' ? new Uint8Array(cms.signature) : rawEcdsa(cms.signature);
  if (!certificate || !signature) return null;
  const algorithm = algorithms[cms.algorithm];
  try {
    const key = await importedKey(web, certificate, algorithm);
    const holds = await web.verify(algorithm, key as never, signature, new Uint8Array(bytesToSign(cms)));
    return holds ? certificate : null;
  } catch {
    return null;
  }
}
