/**
 * What certificates are worth, by their numbers: nothing that names anybody.
 */
import type { Pool } from 'pg';

export type Standing = {
  readonly expires_at: Date;
  readonly withdrawn_at: Date | null;
  readonly replaced_at: Date | null;
};

export async function standingsOf(
  pool: Pick<Pool, 'query'>,
  numbers: readonly string[],
): Promise<ReadonlyMap<string, Standing>> {
  const { rows } = await pool.query<Standing & { number: string }>({
    name: 'standings',
    text: 'select number, expires_at, withdrawn_at, replaced_at from credentials where number = any($1)',
    values: [numbers],
  });
  return new Map(rows.map((row) => [row.number, row]));
}

/** `at`: until when it counts or counted, or when that ended; null for a number that is not there. */
export type Worth = {
  readonly status: 'valid' | 'expired' | 'revoked' | 'superseded' | 'unknown';
  readonly at: Date | null;
};

/** What was withdrawn stays withdrawn, whatever else became of it. */
export function worthOf(row: Standing | undefined, now: Date): Worth {
  if (!row) return { status: 'unknown', at: null };
  if (row.withdrawn_at) return { status: 'revoked', at: row.withdrawn_at };
  if (row.replaced_at) return { status: 'superseded', at: row.replaced_at };
  return { status: row.expires_at <= now ? 'expired' : 'valid', at: row.expires_at };
}
