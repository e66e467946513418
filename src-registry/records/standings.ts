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
