/**
 * Other systems that may ask this registry: what they are called, what they may do, and about whose people.
 *
 * [Note: plain hash] A secret is 256 bits of chance that we made, not a word that somebody thought of. Nobody finds it by
 * trying, however fast the hash is, so SHA-256 is enough, and a token costs no second of scrypt.
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { Pool } from 'pg';
import { inTransaction } from '../database/connect.ts';
import type { Registry } from '../registry.ts';
import { noteDeed } from './audit.ts';
import type { Scope } from './scopes.ts';

export type Client = {
  readonly id: string;
  readonly name: string;
  readonly scopes: readonly Scope[];
  /** Null: everybody. */
  readonly offices: readonly string[] | null;
  /** The registry that forwards as this client; null for any other system. */
  readonly registry: string | null;
};

type Row = Client & { readonly secret_hash: string; readonly revoked_at: Date | null };

/** How long another process may believe in a client that was revoked; the one that revoked it stops at once. */
export const clientKeptMs = 10_000;
const bytesOfSecret = 32;

/** See [Note: plain hash]. */
const hashOf = (secret: string) => createHash('sha256').update(`fieldpass client ${secret}`).digest();

const kept = new WeakMap<Pool, Map<string, { readonly at: number; readonly row: Row }>>();

function keptOf(pool: Pool) {
  const own = kept.get(pool) ?? new Map();
  kept.set(pool, own);
  return own;
}

const subjectOf = (id: string) => `client:${id}`;

/** The secret is told this once. */
export async function addClient(
  { pool, now, random }: Pick<Registry, 'pool' | 'now' | 'random'>,
  { name, scopes, offices, registry }: Omit<Client, 'id'>,
): Promise<{ id: string; secret: string }> {
  const id = Buffer.from(random(12)).toString('hex');
  const secret = Buffer.from(random(bytesOfSecret)).toString('base64url');
  await inTransaction(pool, async (client) => {
    await client.query(
      `insert into clients (id, secret_hash, name, scopes, offices, registry, created_at)
        values ($1, $2, $3, $4, $5, $6, $7)`,
      [id, hashOf(secret).toString('hex'), name, scopes, offices, registry, now()],
    );
    const why = `${name}: ${scopes.join(' ')}`;
    await noteDeed(
      client,
      { subject: subjectOf(id), who: 'administrator', what: 'client-added', about: id, why },
      now(),
    );
  });
  return { id, secret };
}

/** False when there is none. Once revoked it stays so. */
export async function revokeClient({ pool, now }: Registry, id: string, why: string): Promise<boolean> {
  const known = await inTransaction(pool, async (client) => {
    const { rows } = await client.query<{ is_new: boolean }>(
      `update clients c set revoked_at = coalesce(c.revoked_at, $2)
        from (select id, revoked_at is null as is_new from clients where id = $1 for update) before
        where c.id = before.id returning before.is_new`,
      [id, now()],
    );
    if (rows[0]?.is_new)
      await noteDeed(
        client,
        { subject: subjectOf(id), who: 'administrator', what: 'client-revoked', about: id, why },
        now(),
      );
    return rows.length > 0;
  });
  keptOf(pool).delete(id);
  return known;
}

async function read(pool: Pool, id: string): Promise<Row | null> {
  const { rows } = await pool.query<Row>({
    name: 'client',
    text: 'select id, name, scopes, offices, registry, secret_hash, revoked_at from clients where id = $1',
    values: [id],
  });
  return rows[0] ?? null;
}

/** What was read less than ten seconds ago; undefined when it has to be read. */
export function keptClient({ pool, now }: Pick<Registry, 'pool' | 'now'>, id: string): Client | null | undefined {
  const found = keptOf(pool).get(id);
  const age = found ? now().getTime() - found.at : -1;
  if (!found || age < 0 || age >= clientKeptMs) return undefined;
  return found.row.revoked_at === null ? found.row : null;
}

/** Null when there is none, or it was revoked. Read at most every ten seconds: see `clientKeptMs`. */
export async function clientOf(registry: Pick<Registry, 'pool' | 'now'>, id: string): Promise<Client | null> {
  const known = keptClient(registry, id);
  if (known !== undefined) return known;
  const { pool, now } = registry;
  const at = now().getTime();
  const row = await read(pool, id);
  if (!row) return null;
  keptOf(pool).set(id, { at, row });
  return row.revoked_at === null ? row : null;
}

/** By its secret, always read anew. Null when it is another, there is none, or it was revoked. */
export async function clientWithSecret(pool: Pool, id: string, secret: string): Promise<Client | null> {
  const row = await read(pool, id);
  const isRight = timingSafeEqual(hashOf(secret), Buffer.from(row?.secret_hash ?? '0'.repeat(64), 'hex'));
  return row && isRight && row.revoked_at === null ? row : null;
}

export const mayAskAbout = ({ offices }: Pick<Client, 'offices'>, office: string): boolean =>
  offices?.includes(office) ?? true;
