/**
 * The proof in a credential: cryptosuite `eddsa-rdfc-2022` of "Data Integrity EdDSA Cryptosuites v1.0" (W3C), sections
 * 3.2.1 to 3.2.7. What is signed is SHA-256 of the proof's own statements, then SHA-256 of the document's.
 */
import { concatBytes, hexToBytes } from '@noble/hashes/utils.js';
import { base58 } from '@scure/base';
import { isoInstant } from '../../contract/values.ts';
import { hashOfText, type QuickHash } from '../../evidence/digest.ts';
import { z } from '../../zod.ts';
import type { JsonObject } from '../json.ts';
import { canonicalStatements } from './canonical-statements.ts';
import { contextAddresses } from './contexts.ts';
import { isSignedBy, type QuickCheck, type SigningKey } from './signing-key.ts';
import { statementsOf } from './statements.ts';

export const proofSchema = z.strictObject({
  type: z.literal('DataIntegrityProof'),
  cryptosuite: z.literal('eddsa-rdfc-2022'),
  created: isoInstant,
  verificationMethod: z.string().max(400),
  proofPurpose: z.literal('assertionMethod'),
  proofValue: z.string().regex(/^z[1-9A-HJ-NP-Za-km-z]{60,100}$/),
});
export type Proof = z.infer<typeof proofSchema>;

const hashOf = async (document: JsonObject, hash: QuickHash): Promise<Uint8Array> =>
  hexToBytes(hash(await canonicalStatements(statementsOf(document), hash)));

const signedBytes = async (
  document: JsonObject,
  options: Omit<Proof, 'proofValue'>,
  hash: QuickHash = hashOfText,
): Promise<Uint8Array> =>
  concatBytes(await hashOf({ '@context': contextAddresses, ...options }, hash), await hashOf(document, hash));

/** The document with its proof. `verificationMethod` is the address of the key's public half; `created` an ISO instant. */
export async function withProof<D extends JsonObject>(
  document: D,
  key: SigningKey,
  { verificationMethod, created }: { verificationMethod: string; created: string },
  hash?: QuickHash,
): Promise<D & { proof: Proof }> {
  const options = {
    type: 'DataIntegrityProof',
    cryptosuite: 'eddsa-rdfc-2022',
    created,
    verificationMethod,
    proofPurpose: 'assertionMethod',
  } as const;
  const signature = key.sign(await signedBytes(document, options, hash));
  return { ...document, proof: { ...options, proofValue: `z${base58.encode(signature)}` } };
}

/** Whether the proof over the document (given without it) was made with this key. Never throws. */
export async function isProvenBy(
  publicKey: Uint8Array,
  document: JsonObject,
  { proofValue, ...options }: Proof,
  quick?: QuickCheck,
): Promise<boolean> {
  try {
    return isSignedBy(publicKey, await signedBytes(document, options), base58.decode(proofValue.slice(1)), quick);
  } catch {
    return false;
  }
}
