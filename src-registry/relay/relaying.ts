/**
 * A registry that forwards to this one, and whom it may speak of: people whom it brought itself, while they are of one of its
 * offices. Everybody else is not there for it.
 */
import type { Pool } from 'pg';
import { type Client, mayAskAbout } from '../records/clients.ts';

export type Relaying = { readonly registry: string; readonly offices: readonly string[]; readonly name: string };

/** Null for a client that forwards for nobody. */
export const relayingAs = ({ registry, offices, name }: Client): Relaying | null =>
  registry !== null && offices !== null ? { registry, offices, name } : null;

export const isOfItsOffices = ({ offices }: Relaying, office: string): boolean => mayAskAbout({ offices }, office);

/** Those of the people whom it names that it may speak of: its name for each → who it is here. */
export async function peopleOf(
  pool: Pick<Pool, 'query'>,
  { registry, offices }: Relaying,
  theirs: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await pool.query<{ theirs: string; person: string }>({
    name: 'relayed-people',
    text: `select r.theirs, r.person from relayed_people r join people p on p.id = r.person
      where r.registry = $1 and r.theirs = any($2) and p.office = any($3)`,
    values: [registry, theirs, offices],
  });
  return new Map(rows.map((row) => [row.theirs, row.person]));
}
