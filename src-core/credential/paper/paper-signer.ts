/**
 * Who signs a PDF: certificates that anyone may see, and a key that stays where it is.
 */
import { bytesToSign, type PaperAlgorithm, writeCms } from './cms.ts';
import { prepareToSign, putSignature } from './signed-pdf.ts';

/** Of bytes that come one part after the other. */
export type RunningHash = { update(bytes: Uint8Array): unknown; digest(): Uint8Array };

export type PaperSigner = {
  readonly algorithm: PaperAlgorithm;
  /** DER, the signer's first, then those above it. */
  readonly certificates: readonly Uint8Array[];
  /** SHA-256, as fast as the machine has it. */
  hash(): RunningHash;
  /** Over the message with SHA-256: DER of r and s for P-256, PKCS #1 v1.5 for RSA. */
  sign(message: Uint8Array): Promise<Uint8Array>;
};

/** How many bytes to keep free in a file for the signature: an RSA signature of 4,096 bits and the attributes fit. */
export const roomFor = ({ certificates }: PaperSigner): number =>
  certificates.reduce((sum, certificate) => sum + certificate.length, 1200);

/** The part of a file that was written before its end is known. */
export type Written = { readonly length: number; readonly hash: RunningHash };

/** Signs a PDF that has a place for it in `end`, which is changed; `before`: what came in front of that. */
export async function signPdf(end: Uint8Array, signer: PaperSigner, before?: Written): Promise<void> {
  const { algorithm, certificates } = signer;
  const gap = prepareToSign(end, before?.length);
  const hash = before?.hash ?? signer.hash();
  hash.update(end.subarray(0, gap.start));
  hash.update(end.subarray(gap.end));
  const digest = new Uint8Array(hash.digest());
  const signature = await signer.sign(bytesToSign({ certificates, digest }));
  putSignature(end, gap, writeCms({ algorithm, certificates, digest, signature }));
}
