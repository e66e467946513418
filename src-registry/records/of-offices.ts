/**
 * Nobody reads another office's people: the one place where it is said, in SQL. What belongs to another office is answered as
 * if it were not there.
 */
import type { Pool } from 'pg';
import type { Parameters } from '../database/parameters.ts';

/** A condition on the people `p`. `at`: the parameter with the offices of whoever asks, such as `$2`; null there: all. */
export const ofOfficesAt = (at: string): string => `(${at}::text[] is null or p.office = any(${at}::text[]))`;

/** The same on a column that names a person; where everybody's are seen, also on one who was erased. */
export const personOfOfficesAt = (column: string, at: string): string =>
  `(${at}::text[] is null or ${column} in (select p.id from people p where p.office = any(${at}::text[])))`;

/** The same for a query that is put together: nothing is asked of the database where everybody's are seen. */
export const ofOffices = (offices: readonly string[] | null, at: Parameters['at']): string =>
  offices === null ? 'true' : `p.office = any(${at(offices)}::text[])`;

export type PersonOfOffice = {
  readonly id: string;
  readonly name: string;
  readonly office: string;
  readonly country: string;
  readonly role: string;
};

/** Null where there is nobody, and where they are of another office. */
export async function personOfOffices(
  client: Pick<Pool, 'query'>,
  offices: readonly string[] | null,
  person: string,
): Promise<PersonOfOffice | null> {
  const { rows } = await client.query<PersonOfOffice>({
    name: 'person-of-offices',
    text: `select id, name, office, country, role from people p
      where id = $1 and ${ofOfficesAt('$2')}`,
    values: [person, offices],
  });
  return rows[0] ?? null;
}
