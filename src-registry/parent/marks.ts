/**
 * How far this registry is with its parent. Marks are written after what they speak of is kept, so whatever ends an exchange
 * in the middle, the next one goes on.
 */
import type { Pool } from 'pg';
import { inTransaction } from '../database/connect.ts';

export type ParentMarks = {
  readonly keys: readonly string[];
  /** Null before the first exchange. */
  readonly epoch: string | null;
  readonly isGivingBack: boolean;
};

type Row = { keys: string[]; epoch: string | null; is_giving_back: boolean };

/** Null for a parent that was never spoken to. */
export async function marksOf(pool: Pool, parent: string): Promise<ParentMarks | null> {
  const { rows } = await pool.query<Row>('select keys, epoch, is_giving_back from parents where parent = $1', [parent]);
  const [row] = rows;
  return row ? { keys: row.keys, epoch: row.epoch, isGivingBack: row.is_giving_back } : null;
}

/** A registry has one parent: with another it begins at the beginning, and what the former one said is kept. */
export function noteKeys(pool: Pool, parent: string, keys: readonly string[]): Promise<void> {
  return inTransaction(pool, async (client) => {
    for (const table of ['parents', 'parent_people', 'parent_devices'])
      await client.query(`delete from ${table} where parent <> $1`, [parent]);
    await client.query(
      `insert into parents (parent, keys, epoch, heard, is_giving_back) values ($1, $2, null, 0, false)
        on conflict (parent) do update set keys = excluded.keys`,
      [parent, keys],
    );
  });
}

/**
 * The parent's records live another life than they did: everybody is told again, what it said is given back, and its feed is
 * read from the beginning. Who was erased there stays so.
 */
export function noteOtherLife(pool: Pool, parent: string, epoch: string): Promise<void> {
  return inTransaction(pool, async (client) => {
    await client.query(
      'update parents set is_giving_back = epoch is not null, epoch = $2, heard = 0 where parent = $1',
      [parent, epoch],
    );
    await client.query(
      "update parent_people set told = '', heard = 0, refused = nullif(refused, 'office') where parent = $1",
      [parent],
    );
    await client.query('update parent_devices set acknowledged = 0, refused = null where parent = $1', [parent]);
  });
}

export const noteGivenBack = (pool: Pool, parent: string) =>
  pool.query('update parents set is_giving_back = false where parent = $1', [parent]);

/** What the parent did not take is told and sent once more: somebody there may have seen to it. */
export function tryRefusedAgain(pool: Pool, parent: string): Promise<void> {
  return inTransaction(pool, async (client) => {
    await client.query(
      `update parent_people set told = '', refused = nullif(refused, 'office') where parent = $1 and (refused = 'office'
        or person in (select d.person from devices d join parent_devices x on x.device = d.device
          where x.parent = $1 and x.refused is not null))`,
      [parent],
    );
    await client.query('update parent_devices set refused = null where parent = $1 and refused is not null', [parent]);
  });
}
