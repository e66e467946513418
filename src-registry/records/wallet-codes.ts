/**
 * Codes with which a person says on the page of a wallet who they are: shown by the person's own device, once, ten minutes.
 */
import { createHash } from 'node:crypto';
import type { Pool } from 'pg';
import { inTransaction } from '../database/connect.ts';
import { type Enrolled, newCode } from './enrol.ts';

export const walletCodeMs = 10 * 60_000;
/** Twelve letters: 59 bits. */
const lengthOfCode = 12;

const hashOf = (code: string) => createHash('sha256').update(`fieldpass wallet code ${code}`).digest('hex');

/** As it is typed: blocks, small letters and spaces are all right. */
export const typedCode = (text: string): string => text.toUpperCase().replace(/[^0-9A-Z]/g, '');

/** The one before counts no more. */
export function addWalletCode(
  pool: Pool,
  person: string,
  now: Date,
  random: (bytes: number) => Uint8Array,
): Promise<{ code: string; expiresAt: Date }> {
  const code = newCode(random, lengthOfCode);
  const expiresAt = new Date(now.getTime() + walletCodeMs);
  return inTransaction(pool, async (client) => {
    await client.query('delete from wallet_codes where person = $1', [person]);
    await client.query('insert into wallet_codes (hash, person, expires_at) values ($1, $2, $3)', [
      hashOf(code),
      person,
      expiresAt,
    ]);
    return { code, expiresAt };
  });
}

/** Whose it is; it is used up by that. Null when it is unknown, too old or was used. */
export async function takeWalletCode(
  client: Pick<Pool, 'query'>,
  typed: string,
  now: Date,
): Promise<Enrolled['person'] | null> {
  const { rows } = await client.query<{ person: string; expires_at: Date }>(
    'delete from wallet_codes where hash = $1 returning person, expires_at',
    [hashOf(typedCode(typed))],
  );
  const [found] = rows;
  if (!found || found.expires_at <= now) return null;
  const person = await client.query<Enrolled['person']>('select id, name from people where id = $1', [found.person]);
  return person.rows[0] ?? null;
}
