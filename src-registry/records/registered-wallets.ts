/**
 * Programs that registered themselves to act for people (RFC 7591). Anybody may register anything: it allows nothing before a
 * person does, and what nobody ever lets in is forgotten after a day.
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { Pool } from 'pg';
import { inTransaction } from '../database/connect.ts';
import type { Registry } from '../registry.ts';
import { noteDeed } from './audit.ts';
import type { WalletScope } from './scopes.ts';

export type Wallet = {
  readonly id: string;
  /** As it calls itself. */
  readonly name: string;
  readonly redirects: readonly string[];
  readonly scopes: readonly WalletScope[];
  /** It may ask for tokens that can be renewed. */
  readonly isLasting: boolean;
};

export type NewWallet = Omit<Wallet, 'id'> & { readonly hasSecret: boolean };

type Row = {
  id: string;
  name: string;
  redirects: string[];
  scopes: WalletScope[];
  is_lasting: boolean;
  secret_hash: string | null;
};

/** Of those that nobody has let in yet. */
export const mostUnused = 10_000;
const unusedMs = 24 * 60 * 60_000;

/** As in [Note: plain hash]: 256 bits of chance need no slow hash. */
const hashOf = (secret: string) => createHash('sha256').update(`fieldpass wallet ${secret}`).digest();

/** The secret is told this once; null for a program without one. Null when there is no room for more. */
export function registerWallet(
  { pool, now, random }: Pick<Registry, 'pool' | 'now' | 'random'>,
  { name, redirects, scopes, isLasting, hasSecret }: NewWallet,
): Promise<{ id: string; secret: string | null } | null> {
  const id = `wallet-${Buffer.from(random(12)).toString('hex')}`;
  const secret = hasSecret ? Buffer.from(random(32)).toString('base64url') : null;
  return inTransaction(pool, async (client) => {
    await client.query('delete from wallets where used_at is null and registered_at < $1', [
      new Date(now().getTime() - unusedMs),
    ]);
    const { rows } = await client.query<{ count: number }>(
      'select count(*)::int as count from wallets where used_at is null',
    );
    if ((rows[0]?.count ?? 0) >= mostUnused) return null;
    await client.query(
      `insert into wallets (id, secret_hash, name, redirects, scopes, is_lasting, registered_at)
        values ($1, $2, $3, $4, $5, $6, $7)`,
      [id, secret && hashOf(secret).toString('hex'), name, redirects, scopes, isLasting, now()],
    );
    return { id, secret };
  });
}

async function read(pool: Pick<Pool, 'query'>, id: string): Promise<Row | null> {
  const { rows } = await pool.query<Row>({
    name: 'wallet',
    text: `select id, name, redirects, scopes, is_lasting, secret_hash from wallets
      where id = $1 and revoked_at is null`,
    values: [id],
  });
  return rows[0] ?? null;
}

const walletOf = ({ id, name, redirects, scopes, is_lasting }: Row): Wallet => ({
  id,
  name,
  redirects,
  scopes,
  isLasting: is_lasting,
});

/** Null when there is none, or it was put out. */
export async function findWallet(pool: Pick<Pool, 'query'>, id: string): Promise<Wallet | null> {
  const row = await read(pool, id);
  return row && walletOf(row);
}

/** `secret`: null where none came. Null when it is not the one it has; a program without one must not bring any. */
export async function walletWithSecret(pool: Pool, id: string, secret: string | null): Promise<Wallet | null> {
  const row = await read(pool, id);
  if (!row) return null;
  if (row.secret_hash === null) return secret === null ? walletOf(row) : null;
  return timingSafeEqual(hashOf(secret ?? ''), Buffer.from(row.secret_hash, 'hex')) ? walletOf(row) : null;
}

/** By the administrator, whatever people let it do. False when there is none. */
export function revokeWallet({ pool, now }: Registry, id: string, why: string): Promise<boolean> {
  return inTransaction(pool, async (client) => {
    const { rows } = await client.query<{ is_new: boolean }>(
      `update wallets w set revoked_at = coalesce(w.revoked_at, $2)
        from (select id, revoked_at is null as is_new from wallets where id = $1 for update) before
        where w.id = before.id returning before.is_new`,
      [id, now()],
    );
    if (rows[0]?.is_new)
      await noteDeed(
        client,
        { subject: `wallet:${id}`, who: 'administrator', what: 'wallet-revoked', about: id, why },
        now(),
      );
    return rows.length > 0;
  });
}
