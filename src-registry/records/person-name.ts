/**
 * How other systems name a person: by our id, or as `ref:…` by what they call the person themselves.
 */
import type { Pool } from 'pg';
import { z } from 'zod';
import { inTransaction } from '../database/connect.ts';
import { addPerson, type Person } from './enrol.ts';

/** Such as a staff number. No space and no control character, so that it can be typed and compared. */
export const reference = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._/-]{0,59}$/);
export const personNameInCalls = z
  .string()
  .regex(/^(ref:[A-Za-z0-9][A-Za-z0-9._/-]{0,59}|[A-Za-z0-9_-]{1,60})$/, 'the id of a person, or ref: and a reference');

const prefix = 'ref:';

/** Null when it is an id. */
export const referenceIn = (name: string): string | null =>
  name.startsWith(prefix) ? name.slice(prefix.length) : null;
export const nameOfReference = (text: string): string => `${prefix}${text}`;

export type FoundPerson = { readonly id: string; readonly name: string; readonly office: string };

export async function findPerson(pool: Pick<Pool, 'query'>, named: string): Promise<FoundPerson | null> {
  const byReference = referenceIn(named);
  const { rows } = await pool.query<FoundPerson>(
    byReference === null
      ? { name: 'person-by-id', text: 'select id, name, office from people where id = $1', values: [named] }
      : {
          name: 'person-by-reference',
          text: `select p.id, p.name, p.office from person_references r join people p on p.id = r.person
            where r.reference = $1`,
          values: [byReference],
        },
  );
  return rows[0] ?? null;
}

/** False when the reference is somebody else's already. */
export async function referTo(client: Pick<Pool, 'query'>, person: string, as: string): Promise<boolean> {
  const { rowCount } = await client.query(
    'insert into person_references (reference, person) values ($1, $2) on conflict (reference) do nothing',
    [as, person],
  );
  return rowCount === 1;
}

/** False when the reference is somebody else's already: then nobody is added. */
export function addReferredPerson(pool: Pool, person: Person, as: string, now: Date): Promise<boolean> {
  return inTransaction(pool, async (client) => {
    const isFree = await referTo(client, person.id, as);
    if (isFree) await addPerson(client, person, now);
    return isFree;
  });
}
