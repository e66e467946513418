/**
 * Keys and X.509 certificates that sign PDFs: made here for a device, or read from files of an organisation.
 */
import { createHash, createPrivateKey, generateKeyPairSync, type KeyObject, sign, X509Certificate } from 'node:crypto';
import type { PaperSigner } from '#core/credential/paper/paper-signer.ts';
import { makeSelfSigned } from '#core/credential/paper/self-signed.ts';

export type PaperKey = {
  /** PKCS #8, DER. */
  readonly privateKey: Uint8Array;
  /** DER. */
  readonly certificate: Uint8Array;
};

/** A self-signed certificate with a new P-256 key. `days` from `now`; `serial`: sixteen random bytes. */
export async function makePaperKey(commonName: string, now: Date, days: number, serial: Uint8Array): Promise<PaperKey> {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  // Times in a certificate have no parts of a second.
  const notBefore = new Date(Math.floor(now.getTime() / 1000) * 1000);
  const certificate = await makeSelfSigned({
    commonName,
    serial,
    notBefore,
    notAfter: new Date(notBefore.getTime() + days * 86_400_000),
    publicKey: new Uint8Array(publicKey.export({ format: 'der', type: 'spki' })),
    sign: async (message) => new Uint8Array(sign('sha256', message, { key: privateKey, dsaEncoding: 'der' })),
  });
  return { privateKey: new Uint8Array(privateKey.export({ format: 'der', type: 'pkcs8' })), certificate };
}

function signerOver(key: KeyObject, certificates: readonly Uint8Array[]): PaperSigner | null {
  const type = key.asymmetricKeyType;
  if (type !== 'rsa' && !(type === 'ec' && key.asymmetricKeyDetails?.namedCurve === 'prime256v1')) return null;
  return {
    algorithm: type === 'rsa' ? 'rsa' : 'ecdsa',
    certificates,
    hash: () => createHash('sha256'),
    sign: async (message) => new Uint8Array(sign('sha256', message, { key, dsaEncoding: 'der' })),
  };
}

export function paperSignerOf({ privateKey, certificate }: PaperKey): PaperSigner {
  const key = createPrivateKey({ key: Buffer.from(privateKey), format: 'der', type: 'pkcs8' });
  const signer = signerOver(key, [certificate]);
  if (!signer) throw new Error('a key of another kind than P-256 or RSA');
  return signer;
}

/**
 * From an organisation's files: a private key (PEM, maybe with a passphrase) and its certificates (PEM, the signer's own
 * first). Null when the key is neither P-256 nor RSA, cannot be read, or is not the certificate's.
 */
export function paperSignerFrom(keyPem: string, certificatesPem: string, passphrase?: string): PaperSigner | null {
  try {
    const key = createPrivateKey({ key: keyPem, format: 'pem', ...(passphrase && { passphrase }) });
    const pems = certificatesPem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
    const certificates = pems.map((pem) => new X509Certificate(pem));
    if (!certificates[0]?.checkPrivateKey(key)) return null;
    return signerOver(
      key,
      certificates.map((one) => new Uint8Array(one.raw)),
    );
  } catch {
    return null;
  }
}
