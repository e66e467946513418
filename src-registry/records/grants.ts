/**
 * What people let wallets do: given on a page, changed for tokens once, renewed, withdrawn.
 *
 * [Note: a token that comes twice] Only the newest token to renew with counts. One that was followed by another is in two
 * hands, and nobody knows whose is whose: the whole grant ends. But an answer may be lost on a bad line. So the one before
 * counts for another minute and gets the very same answer; a thief gains nothing by it, for the next renewal shows them.
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { Pool, PoolClient } from 'pg';
import { inTransaction } from '../database/connect.ts';
import type { Registry } from '../registry.ts';
import { noteDeed } from './audit.ts';
import type { WalletScope } from './scopes.ts';

export type Allowed = { readonly scopes: readonly WalletScope[]; readonly isLasting: boolean };

export type Grant = Allowed & {
  readonly id: string;
  readonly person: string;
  readonly wallet: string;
  readonly renewals: number;
  readonly renewedAt: Date | null;
};

export type NewGrant = Allowed & {
  readonly person: string;
  readonly wallet: string;
  readonly redirect: string;
  readonly challenge: string;
};

type Row = {
  id: string;
  person: string;
  wallet: string;
  scopes: WalletScope[];
  is_lasting: boolean;
  renewals: number;
  renewed_at: Date | null;
  redeemed_at: Date | null;
  revoked_at: Date | null;
  redirect: string;
  challenge: string;
};

/** How long a wallet has to change the code that it was given. */
export const codeMs = 60_000;
/** See [Note: a token that comes twice]. */
const comesTwiceMs = 60_000;
/** A wallet that was not used for so long has to ask again. */
export const lastingMs = 90 * 24 * 60 * 60_000;
/** What was given and never taken. */
const forgottenMs = 60 * 60_000;

const grantOf = ({ id, person, wallet, scopes, is_lasting, renewals, renewed_at }: Row): Grant => ({
  id,
  person,
  wallet,
  scopes,
  isLasting: is_lasting,
  renewals,
  renewedAt: renewed_at,
});

/** In the transaction in which the person was found. */
export async function addGrant(
  client: Pick<Pool, 'query'>,
  { person, wallet, scopes, isLasting, redirect, challenge }: NewGrant,
  { now, random }: { now: Date; random: (bytes: number) => Uint8Array },
): Promise<string> {
  const id = Buffer.from(random(16)).toString('hex');
  await client.query('delete from grants where person = $1 and redeemed_at is null and granted_at < $2', [
    person,
    new Date(now.getTime() - forgottenMs),
  ]);
  await client.query(
    `insert into grants (id, person, wallet, scopes, is_lasting, redirect, challenge, granted_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [id, person, wallet, scopes, isLasting, redirect, challenge, now],
  );
  await client.query('update wallets set used_at = coalesce(used_at, $2) where id = $1', [wallet, now]);
  await noteDeed(client, { subject: person, who: 'person', what: 'wallet-let-in', about: wallet }, now);
  return id;
}

const locked = async (client: PoolClient, id: string): Promise<Row | null> =>
  (
    await client.query<Row>(
      `select id, person, wallet, scopes, is_lasting, renewals, renewed_at, redeemed_at, revoked_at, redirect, challenge
        from grants where id = $1 for update`,
      [id],
    )
  ).rows[0] ?? null;

const end = (client: Pick<Pool, 'query'>, id: string, now: Date) =>
  client.query('update grants set revoked_at = coalesce(revoked_at, $2) where id = $1', [id, now]);

/** RFC 7636, section 4.6. */
function isVerifierOf(challenge: string, verifier: string): boolean {
  const made = createHash('sha256').update(verifier).digest();
  const wanted = Buffer.from(challenge, 'base64url');
  return made.length === wanted.length && timingSafeEqual(made, wanted);
}

export type Brought = {
  readonly wallet: string;
  readonly redirect: string | null;
  readonly verifier: string;
  readonly isLate: boolean;
};

/**
 * The code of this grant comes, and is used up. Null when it does not count; where it counted before, what was got for it
 * ends too (RFC 6749, section 4.1.2): it is in two hands.
 */
export function redeemGrant(
  { pool, now }: Registry,
  id: string,
  { wallet, redirect, verifier, isLate }: Brought,
): Promise<Grant | null> {
  return inTransaction(pool, async (client) => {
    const row = await locked(client, id);
    // Another program holds it by mistake or worse: that says nothing about whose it is.
    if (!row || row.wallet !== wallet || row.revoked_at) return null;
    // Whoever has the code and not the verifier gets no second guess.
    if (row.redeemed_at || isLate || row.redirect !== redirect || !isVerifierOf(row.challenge, verifier)) {
      await end(client, id, now());
      return null;
    }
    await client.query('update grants set redeemed_at = $2 where id = $1', [id, now()]);
    return grantOf(row);
  });
}

/** `renewal`: the number of the token that came. Null when it does not count; see [Note: a token that comes twice]. */
export function renewGrant(
  { pool, now }: Registry,
  id: string,
  { wallet, renewal }: { wallet: string; renewal: number },
): Promise<Grant | null> {
  return inTransaction(pool, async (client) => {
    const row = await locked(client, id);
    if (!row || row.wallet !== wallet || row.revoked_at || !row.redeemed_at || !row.is_lasting) return null;
    const at = now();
    if (row.renewals === renewal) {
      const renewed = { ...row, renewals: renewal + 1, renewed_at: at };
      await client.query('update grants set renewals = $2, renewed_at = $3 where id = $1', [id, renewed.renewals, at]);
      return grantOf(renewed);
    }
    const isLost = row.renewals === renewal + 1 && at.getTime() - (row.renewed_at?.getTime() ?? 0) < comesTwiceMs;
    if (isLost) return grantOf(row);
    await end(client, id, at);
    return null;
  });
}

/** While the person, the wallet and what was allowed are there. Asked each time: what was withdrawn is out at once. */
export async function grantInForce(pool: Pick<Pool, 'query'>, id: string): Promise<Grant | null> {
  const { rows } = await pool.query<Row>({
    name: 'grant-in-force',
    text: `select g.id, g.person, g.wallet, g.scopes, g.is_lasting, g.renewals, g.renewed_at from grants g
      join wallets w on w.id = g.wallet
      where g.id = $1 and g.redeemed_at is not null and g.revoked_at is null and w.revoked_at is null`,
    values: [id],
  });
  return rows[0] ? grantOf(rows[0]) : null;
}

/** By the wallet itself (RFC 7009). */
export async function endGrantOfWallet({ pool, now }: Registry, id: string, wallet: string): Promise<void> {
  await pool.query('update grants set revoked_at = coalesce(revoked_at, $3) where id = $1 and wallet = $2', [
    id,
    wallet,
    now(),
  ]);
}

/** By the person. False when it is not theirs. */
export async function endGrantOfPerson({ pool, now }: Registry, id: string, person: string): Promise<boolean> {
  const { rowCount } = await pool.query(
    'update grants set revoked_at = coalesce(revoked_at, $3) where id = $1 and person = $2',
    [id, person, now()],
  );
  return rowCount === 1;
}

export type ShownGrant = Allowed & { readonly id: string; readonly wallet: string; readonly grantedAt: Date };

/** Those in force, the newest first. */
export async function grantsOf(pool: Pick<Pool, 'query'>, person: string): Promise<ShownGrant[]> {
  const { rows } = await pool.query<{
    id: string;
    name: string;
    scopes: WalletScope[];
    is_lasting: boolean;
    granted_at: Date;
  }>(
    `select g.id, w.name, g.scopes, g.is_lasting, g.granted_at from grants g join wallets w on w.id = g.wallet
      where g.person = $1 and g.redeemed_at is not null and g.revoked_at is null and w.revoked_at is null
      order by g.granted_at desc, g.id limit 200`,
    [person],
  );
  return rows.map(({ id, name, scopes, is_lasting, granted_at }) => ({
    id,
    wallet: name,
    scopes,
    isLasting: is_lasting,
    grantedAt: granted_at,
  }));
}
