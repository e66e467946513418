/**
 * Who signs a PDF: certificates that anyone may see, and a key that stays where it is.
 */
import { bytesToSign, type PaperAlgorithm, writeCms } from './cms.ts';
import { prepareToSign, putSignature } from './signed-pdf.ts';

export type PaperSigner = {
  readonly algorithm: PaperAlgorithm;
  /** DER, the signer's first, then those above it. */
  readonly certificates: readonly Uint8Array[];
  /** SHA-256, as fast as the machine has it. */
  digest(message: Uint8Array): Uint8Array;
  /** Over the message with SHA-256: DER of r and s for P-256, PKCS #1 v1.5 for RSA. */
  sign(message: Uint8Array): Promise<Uint8Array>;
};

/** How many bytes to keep free in a file for the signature: an RSA signature of 4,096 bits and the attributes fit. */
export const roomFor = ({ certificates }: PaperSigner): number =>
  certificates.reduce((sum, certificate) => sum + certificate.length, 1200);

/** Signs a PDF that has a place for it. */
export async function signPdf(unsigned: Uint8Array, signer: PaperSigner): Promise<Uint8Array> {
  const { file, signed, gap } = prepareToSign(unsigned);
  const { algorithm, certificates } = signer;
  const digest = signer.digest(signed);
  const signature = await signer.sign(bytesToSign({ certificates, digest }));
  return putSignature(file, gap, writeCms({ algorithm, certificates, digest, signature }));
}
