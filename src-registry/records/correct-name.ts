/**
 * Puts the name on a certificate right: another certificate of the same pass, with the right name, takes its place. All of it is
 * one transaction; who asks for the same twice gets the same.
 */
import type { PoolClient } from 'pg';
import { type Claims, claimsSchema } from '#core/credential/claims.ts';
import { codeOf, signCode } from '#core/credential/code/paper-code.ts';
import { credentialIn, credentialText, signCredential } from '#core/credential/credential.ts';
import { correctedNumber } from '#core/credential/number.ts';
import { statusRefOf } from '#core/issuer/issuer-event.ts';
import { audienceOf, everybody } from '#core/sync/feed-item.ts';
import { inTransaction } from '../database/connect.ts';
import type { Registry } from '../registry.ts';
import { noteDeed } from './audit.ts';
import { sayTo } from './feed.ts';
import { placeElsewhere } from './foreign-credential.ts';
import { ofOfficesAt } from './of-offices.ts';
import type { Taking } from './withdraw.ts';

/** `revoked`, `replaced`: it is nothing that could be put right. */
export type Corrected = { readonly number: string } | 'revoked' | 'replaced' | null;

type Row = {
  readonly person: string;
  readonly learner: string;
  readonly course: string;
  readonly decided_at: Date;
  readonly expires_at: Date;
  readonly event: string;
  readonly credential: string;
  readonly withdrawn_at: Date | null;
  readonly replaced_at: Date | null;
};

/** Null when there is no such certificate of ours, or it is of another office. */
export function correctName(
  registry: Registry,
  number: string,
  { name, ...taking }: Taking & { readonly name: string },
): Promise<Corrected> {
  return inTransaction(registry.pool, async (client): Promise<Corrected> => {
    const { rows } = await client.query<Row>(
      `select c.person, c.learner, c.course, c.decided_at, c.expires_at, c.event, c.credential, c.withdrawn_at, c.replaced_at
        from credentials c join people p on p.id = c.person
        where c.number = $1 and c.place <> $3 and ${ofOfficesAt('$2')} for update of c`,
      [number, taking.offices, placeElsewhere],
    );
    const [old] = rows;
    const claims = old && credentialIn(old.credential)?.claims;
    if (!old || !claims) return null;
    const corrected = correctedNumber(number, name);
    const known = await client.query('select 1 from credentials where number = $1 and person = $2', [
      corrected,
      old.person,
    ]);
    if (known.rowCount) return { number: corrected };
    if (old.withdrawn_at !== null) return 'revoked';
    if (old.replaced_at !== null) return 'replaced';
    if (claims.holder.name === name) return { number };
    await replace(
      client,
      { ...old, number },
      { ...claims, number: corrected, holder: { ...claims.holder, name } },
      registry,
    );
    const { why, who } = taking;
    await noteDeed(
      client,
      { subject: old.person, who, what: 'certificate-corrected', about: `${number} ${corrected}`, why },
      registry.now(),
    );
    return { number: corrected };
  });
}

async function replace(
  client: PoolClient,
  old: Row & { readonly number: string },
  said: Claims,
  { identity, now, tools }: Registry,
): Promise<void> {
  const { about, signing } = identity;
  const { person, event } = old;
  const at = now();
  const place = await tools.nextPlace();
  const claims = claimsSchema.parse({
    ...said,
    issuedAt: at.toISOString(),
    status: about.status ? statusRefOf(about.status, place) : null,
  });
  const credential = credentialText(await signCredential(claims, signing, at.toISOString()));
  const code = signCode(codeOf(claims), signing, true);
  await client.query(
    `insert into credentials (number, person, learner, course, decided_at, issued_at, expires_at, place, event, credential, code)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      claims.number,
      person,
      old.learner,
      old.course,
      old.decided_at,
      at,
      old.expires_at,
      place,
      event,
      credential,
      code,
    ],
  );
  await client.query('update credentials set replaced_at = $2 where number = $1', [old.number, at]);
  await client.query('update people set name = $2 where id = $1', [person, claims.holder.name]);
  await sayTo(client, audienceOf(person), { kind: 'credential', event, credential, code }, identity);
  await sayTo(
    client,
    everybody,
    { kind: 'revoked', number: old.number, purpose: 'refresh', at: at.toISOString() },
    identity,
  );
}
