/**
 * What people hold, for the question whether they may travel.
 */
import type { Pool } from 'pg';
import type { Held } from '#core/clearance/clearance.ts';
import { nameOfReference, referenceIn } from './person-name.ts';

export type HeldByPerson = { readonly office: string; readonly held: readonly Held[] };
export type HeldByName = ReadonlyMap<string, HeldByPerson>;

/** Milliseconds as the driver gives large numbers: as text. */
type Row = {
  readonly name: string;
  readonly office: string;
  /** Null, and all that follows, where the person holds nothing. */
  readonly course: string | null;
  readonly counts_from: string;
  readonly expires: string;
  readonly is_withdrawn: boolean;
  readonly replaced: string | null;
};

const ms = (column: string, name: string) => `(extract(epoch from c.${column}) * 1000)::bigint as ${name}`;
const heldByMany = {
  name: 'held-by-many',
  text: `with asked as (
      select name, name as person from unnest($1::text[]) as given(name)
      union all
      select $3 || reference, person from person_references where reference = any($2::text[])
    )
    select asked.name, p.office, c.course, ${ms('decided_at', 'counts_from')}, ${ms('expires_at', 'expires')},
      c.withdrawn_at is not null as is_withdrawn, ${ms('replaced_at', 'replaced')}
    from asked join people p on p.id = asked.person left join credentials c on c.person = p.id`,
};

const heldIn = ({ course, counts_from, expires, is_withdrawn, replaced }: Row): Held[] =>
  course === null
    ? []
    : [
        {
          course,
          from: Number(counts_from),
          expiresAt: Number(expires),
          isWithdrawn: is_withdrawn,
          replacedAt: replaced === null ? null : Number(replaced),
        },
      ];

/** By name; who is not there is nobody. */
export async function heldBy(pool: Pick<Pool, 'query'>, names: Iterable<string>): Promise<HeldByName> {
  const ids: string[] = [];
  const references: string[] = [];
  for (const name of new Set(names)) {
    const reference = referenceIn(name);
    if (reference === null) ids.push(name);
    else references.push(reference);
  }
  const { rows } = await pool.query<Row>({ ...heldByMany, values: [ids, references, nameOfReference('')] });
  const people = new Map<string, { office: string; held: Held[] }>();
  for (const row of rows) {
    const person = people.get(row.name);
    if (person) person.held.push(...heldIn(row));
    else people.set(row.name, { office: row.office, held: heldIn(row) });
  }
  return people;
}
