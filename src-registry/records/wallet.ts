/**
 * The credentials of a person as a wallet sees them: those that this registry gave out, and those of other issuers that were
 * brought.
 */
import type { Pool } from 'pg';
import { type Credential, credentialIn } from '#core/credential/credential.ts';
import { sameJson } from '#core/credential/json.ts';
import { checkCredential } from '#core/verify/check-file.ts';
import type { Reason } from '#core/verify/verdict.ts';
import { newestTrust } from '#store/trust/publish-trust.ts';
import { quickEd25519 } from '#store/verify/quick-ed25519.ts';
import { inTransaction } from '../database/connect.ts';
import { trustFolderIn } from '../identity/registry-trust.ts';
import type { Registry } from '../registry.ts';

export type Page = { readonly limit: number; readonly offset: number; readonly since: Date | null };

/**
 * `at` is when the registry had it, not when the exam was passed: whoever asks again for what is new since then misses
 * nothing that came late from a device without a network.
 */
const all = `select credential, issued_at as at, number as id from credentials where person = $1
  union all select credential, brought_at, issuer || ' ' || id from brought where person = $1`;

/** In an order that stays as it is while others are added. Those that were withdrawn too: their status list says so. */
export async function credentialsOf(
  pool: Pick<Pool, 'query'>,
  person: string,
  { limit, offset, since }: Page,
): Promise<{ readonly total: number; readonly credentials: readonly unknown[] }> {
  const wanted = `(${all}) as held where $2::timestamptz is null or at > $2`;
  const counted = await pool.query<{ total: number }>({
    name: 'wallet-count',
    text: `select count(*)::int as total from ${wanted}`,
    values: [person, since],
  });
  const { rows } = await pool.query<{ credential: string }>({
    name: 'wallet-page',
    text: `select credential from ${wanted} order by at, id limit $3 offset $4`,
    values: [person, since, limit, offset],
  });
  return { total: counted.rows[0]?.total ?? 0, credentials: rows.map(({ credential }) => JSON.parse(credential)) };
}

export const mostBrought = 200;

/** Why a credential is not kept. */
export type Refusal =
  | { readonly kind: 'unreadable' }
  /** It names this registry as its issuer, and is not what this registry gave to this person. */
  | { readonly kind: 'not-given' }
  | { readonly kind: 'not-proven'; readonly reason: Reason }
  /** It names a learner's profile that is somebody else's. */
  | { readonly kind: 'not-the-person' }
  | { readonly kind: 'too-many' };
export type Brought = 'added' | 'replaced' | 'known' | Refusal;

/** Proven by a key of a listed issuer. Whether it still counts is for whoever looks at it, with the status list of today. */
const proven: readonly Reason[] = ['signed-by-issuer', 'status-missing', 'status-old', 'expired-on'];

/**
 * A credential that somebody brings for this person. Ours are known already, or they are not ours; of others only those
 * that an issuer of the trust list has signed are kept, and they stay what they are: they count for nothing here.
 */
export async function bringCredential(registry: Registry, person: string, text: string): Promise<Brought> {
  const { pool, identity, dataFolder, now } = registry;
  const credential = credentialIn(text);
  if (!credential) return { kind: 'unreadable' };
  if (credential.claims.issuer.id === identity.about.id)
    return (await isGivenTo(pool, person, credential)) ? 'known' : { kind: 'not-given' };
  const trustList = (await newestTrust(trustFolderIn(dataFolder)))?.list ?? null;
  const known = { trustList, statusLists: new Map(), now: now().toISOString() };
  const { reason } = await checkCredential(credential, known, quickEd25519);
  if (!proven.includes(reason)) return { kind: 'not-proven', reason };
  return keep(registry, person, credential, text);
}

async function isGivenTo(pool: Pick<Pool, 'query'>, person: string, { claims, document, proof }: Credential) {
  const { rows } = await pool.query<{ credential: string }>(
    'select credential from credentials where number = $1 and person = $2',
    [claims.number, person],
  );
  return rows[0] !== undefined && sameJson(JSON.parse(rows[0].credential), { ...document, proof });
}

/** Equal by issuer and id; the one that was issued later stays (Open Badges 3.0, section 10). */
function keep(
  { pool, now }: Registry,
  person: string,
  { claims, document }: Credential,
  text: string,
): Promise<Brought> {
  const key = [person, claims.issuer.id, document.id];
  return inTransaction(pool, async (client): Promise<Brought> => {
    // One after the other for each person, so that nobody gets past the most that may be kept.
    const people = await client.query('select 1 from people where id = $1 for update', [person]);
    if (!people.rowCount) return { kind: 'not-the-person' };
    const learner = await client.query<{ person: string }>('select person from learners where learner = $1', [
      claims.holder.id,
    ]);
    if (learner.rows[0] && learner.rows[0].person !== person) return { kind: 'not-the-person' };
    const before = await client.query<{ credential: string; issued_at: Date }>(
      'select credential, issued_at from brought where person = $1 and issuer = $2 and id = $3',
      key,
    );
    const [held] = before.rows;
    if (held && (held.credential === text || held.issued_at > new Date(claims.issuedAt))) return 'known';
    const values = [...key, claims.issuedAt, now(), text];
    if (held) {
      await client.query(
        'update brought set issued_at = $4, brought_at = $5, credential = $6 where person = $1 and issuer = $2 and id = $3',
        values,
      );
      return 'replaced';
    }
    const count = await client.query<{ count: number }>(
      'select count(*)::int as count from brought where person = $1',
      [person],
    );
    if ((count.rows[0]?.count ?? 0) >= mostBrought) return { kind: 'too-many' };
    await client.query(
      'insert into brought (person, issuer, id, issued_at, brought_at, credential) values ($1, $2, $3, $4, $5, $6)',
      values,
    );
    return 'added';
  });
}
