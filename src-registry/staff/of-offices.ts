/**
 * Nobody reads another office's people: the one place where it is said, in SQL. What belongs to another office is answered as
 * if it were not there.
 */
import type { Pool } from 'pg';
import type { Parameters } from '../database/parameters.ts';

/** A condition on the people `p`. `offices`: those of whoever asks; null: all. */
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
      where id = $1 and ($2::text[] is null or p.office = any($2::text[]))`,
    values: [person, offices],
  });
  return rows[0] ?? null;
}
