/**
 * Certificates in the registry's name: made once, with their place in the status lists, and given again where they are known.
 */
import type { PoolClient } from 'pg';
import { type Claims, claimsSchema } from '#core/credential/claims.ts';
import type { PassIssuer } from '#core/credential/claims-of-pass.ts';
import { codeOf, signCode } from '#core/credential/code/paper-code.ts';
import { credentialText, signCredential } from '#core/credential/credential.ts';
import { statusRefOf } from '#core/issuer/issuer-event.ts';
import { quickSha256 } from '#store/verify/quick-sha256.ts';
import type { RegistryIdentity } from '../identity/registry-identity.ts';
import { noteDeed } from '../records/audit.ts';
import { piece } from './in-pieces.ts';
import type { ReplayTools } from './replay-next.ts';

export type Made = { readonly number: string; readonly credential: string; readonly code: string };

/**
 * Null when there is none of this number; `other`: somebody else has it, or had it before they were erased. One whose name was put right
 * has a number of its own, and is given instead.
 */
export async function knownCertificate(
  client: PoolClient,
  number: string,
  person: string,
): Promise<Made | 'other' | null> {
  const known = await client.query<Made & { person: string; event: string }>({
    name: 'known-certificate',
    text: 'select number, credential, code, person, event from credentials where number = $1',
    values: [number],
  });
  const first = known.rows[0];
  if (!first) return null;
  if (first.person !== person) return 'other';
  const newest = await client.query<Made>(
    `select number, credential, code from credentials
      where person = $1 and event = $2 and replaced_at is null order by issued_at desc limit 1`,
    [person, first.event],
  );
  return newest.rows[0] ?? first;
}

/** Which certificates sign its papers stands in the trust list. */
export const issuerOf = ({ about }: RegistryIdentity): PassIssuer => ({
  id: about.id,
  name: about.name,
  paperCertificate: null,
});

/** What it is for. */
type For = { readonly person: string; readonly learner: string; readonly event: string; readonly from: Date };

export async function makeCertificate(
  client: PoolClient,
  { person, learner, event, from }: For,
  said: Claims,
  { identity, now, nextPlace }: Pick<ReplayTools, 'identity' | 'now' | 'nextPlace'>,
): Promise<Made> {
  const place = await nextPlace();
  const { about, signing, keyName } = identity;
  const claims: Claims = claimsSchema.parse({
    ...said,
    // When it was issued, by our clock: what a key signed is judged by that. How long it counts follows from what was done.
    issuedAt: now().toISOString(),
    status: about.status ? statusRefOf(about.status, place) : null,
  });
  const made = await piece(async () => ({
    number: claims.number,
    credential: credentialText(await signCredential(claims, signing, now().toISOString(), quickSha256)),
    code: signCode(codeOf(claims, quickSha256), signing, true),
  }));
  await client.query({
    name: 'keep-certificate',
    text: `insert into credentials (number, person, learner, course, decided_at, issued_at, expires_at, place, event, credential, code)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    values: [
      claims.number,
      person,
      learner,
      claims.course.id,
      from,
      now(),
      claims.expiresAt,
      place,
      event,
      made.credential,
      made.code,
    ],
  });
  await noteDeed(
    client,
    { subject: person, who: 'registry', what: 'certificate-registered', about: claims.number, why: keyName },
    now(),
  );
  return made;
}
