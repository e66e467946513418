/**
 * The credential: what a person can show after a pass. A signed document that anyone can check; the file is the document.
 */
import type { QuickHash } from '../evidence/digest.ts';
import { z } from '../zod.ts';
import { claimsOf, documentOf } from './achievement-credential.ts';
import type { Claims } from './claims.ts';
import type { JsonObject } from './json.ts';
import { type Proof, proofSchema, withProof } from './proof/data-integrity.ts';
import { multibaseOf } from './proof/did-key.ts';
import type { SigningKey } from './proof/signing-key.ts';

/** As people are told: by a device alone, by a registry, and what became of it. */
export const credentialStates = ['provisional', 'registered', 'expired', 'revoked', 'superseded'] as const;
export type CredentialState = (typeof credentialStates)[number];

export type SignedCredential = JsonObject & { readonly proof: Proof };

export type Credential = {
  readonly claims: Claims;
  /** What the proof is over. */
  readonly document: JsonObject;
  readonly proof: Proof;
};

/** Signs the claims in the name of their issuer. `created` is an ISO instant. */
export const signCredential = (
  claims: Claims,
  key: SigningKey,
  created: string,
  hash?: QuickHash,
): Promise<SignedCredential> =>
  withProof(
    documentOf(claims),
    key,
    { verificationMethod: `${claims.issuer.id}#${multibaseOf(key.publicKey)}`, created },
    hash,
  );

const withProofShape = z.looseObject({ proof: proofSchema });

/** Takes a document apart; null when it is no credential of ours. Whether the proof holds is another question. */
export function readCredential(value: unknown): Credential | null {
  const shaped = withProofShape.safeParse(value);
  if (!shaped.success) return null;
  const { proof, ...document } = shaped.data;
  const claims = claimsOf(document);
  return claims && { claims, document: document as JsonObject, proof };
}

/** As it is kept and handed over: one line, no space that could change unseen. */
export const credentialText = (signed: SignedCredential): string => JSON.stringify(signed);

/** The credential in a text; null when it is none. */
export function credentialIn(text: string): Credential | null {
  try {
    return readCredential(JSON.parse(text));
  } catch {
    return null;
  }
}
