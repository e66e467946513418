/**
 * A certificate that the registry signed → into the folder of the learner who earned it, in place of the provisional one.
 * Only what the registry has signed, or a parent that it named, and only for an attempt or a programme that this device has sent.
 */
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { credentialHash, isCodeSignedBy, readCode } from '#core/credential/code/paper-code.ts';
import { type Credential, credentialIn, type SignedCredential } from '#core/credential/credential.ts';
import { isProvenBy } from '#core/credential/proof/data-integrity.ts';
import { publicKeyOf } from '#core/credential/proof/did-key.ts';
import { sameBytes } from '#core/evidence/digest.ts';
import { ok, type Result } from '#core/result/result.ts';
import type { DeviceEvent } from '#core/sync/device-event.ts';
import type { EventBody } from '#core/sync/event-body.ts';
import { keepCredential } from '../credential/credential-folder.ts';
import type { CredentialSaid, Issuer } from '../outbox/feed-log.ts';
import { quickEd25519 } from '../verify/quick-ed25519.ts';

export type Registered = {
  /** The learner's certificates. */
  readonly folder: string;
  readonly credential: Credential;
};

/** Whether one of these signed the credential, in its own name, and the code of its paper. */
async function isSignedByOneOf(issuers: readonly Issuer[], credential: Credential, code: string): Promise<boolean> {
  const { claims, document, proof } = credential;
  const read = readCode(code);
  const fits = read && read.code.number === claims.number && sameBytes(read.code.credential, credentialHash(claims));
  const keys = issuers.find(({ id }) => id === claims.issuer.id)?.keys;
  const named = keys?.find((key) => proof.verificationMethod === `${claims.issuer.id}#${key}`);
  const key = named && publicKeyOf(named);
  if (!key || !fits) return false;
  return isCodeSignedBy(key, read, quickEd25519) && (await isProvenBy(key, document, proof, quickEd25519));
}

const isThere = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  );

export type Keeping = {
  readonly dataFolder: string;
  /** The registry, and parents that it named. */
  readonly issuers: readonly Issuer[];
  readonly said: CredentialSaid;
  /** The event that it answers; null when this device never said it. */
  readonly event: DeviceEvent | null;
};

/** Whose it is, where it answers this; null elsewhere. */
function answeredTo({ claims }: Credential, body: EventBody): string | null {
  const { evidence } = claims;
  // Its number may be another than the attempt's own: one whose name was put right has a number for itself.
  if (body.kind === 'attempt.decided')
    return evidence.kind === 'attempt' && evidence.digest === body.journal.hash ? body.learner.id : null;
  // The registry may come to another period than this device did.
  if (body.kind === 'programme.reached')
    return evidence.kind === 'programme' && claims.course.id === body.programme && claims.holder.id === body.learner.id
      ? body.learner.id
      : null;
  return null;
}

/** Null for what is not ours, or not the registry's. The same again changes nothing. */
export async function keepRegistered({
  dataFolder,
  issuers,
  said,
  event,
}: Keeping): Promise<Result<Registered | null>> {
  const credential = credentialIn(said.credential);
  const learner = credential && event ? answeredTo(credential, event.body) : null;
  if (!credential || learner === null) return ok(null);
  if (!(await isSignedByOneOf(issuers, credential, said.code))) return ok(null);
  const folder = join(dataFolder, 'learners', learner, 'credentials');
  // The learner is not on this computer any more.
  if (!(await isThere(folder))) return ok(null);
  const signed = JSON.parse(said.credential) as SignedCredential;
  const kept = await keepCredential(folder, signed, credential.claims, said.code);
  return kept.ok ? ok({ folder, credential }) : kept;
}
