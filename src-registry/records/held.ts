/**
 * What people hold, for the question whether they may travel: one query for one person, one for many.
 */
import type { Pool } from 'pg';
import type { Held } from '#core/clearance/clearance.ts';
import { nameOfReference, referenceIn } from './person-name.ts';

export type HeldByPerson = { readonly office: string; readonly held: readonly Held[] };

type Row = {
  readonly office: string;
  /** Null, and all that follows, where the person holds nothing. */
  readonly course: string | null;
  readonly decided_at: Date;
  readonly expires_at: Date;
  readonly withdrawn_at: Date | null;
  readonly replaced_at: Date | null;
};

const columns = 'p.office, c.course, c.decided_at, c.expires_at, c.withdrawn_at, c.replaced_at';
const byId = {
  name: 'held-by-id',
  text: `select ${columns} from people p left join credentials c on c.person = p.id where p.id = $1`,
};
const byReference = {
  name: 'held-by-reference',
  text: `select ${columns} from person_references r join people p on p.id = r.person
    left join credentials c on c.person = p.id where r.reference = $1`,
};
const ofMany = {
  name: 'held-by-many',
  text: `with asked as (
      select name, name as person from unnest($1::text[]) as given(name)
      union all
      select $3 || reference, person from person_references where reference = any($2::text[])
    )
    select asked.name, ${columns} from asked join people p on p.id = asked.person
      left join credentials c on c.person = p.id`,
};

const heldIn = (row: Row): Held[] =>
  row.course === null
    ? []
    : [
        {
          course: row.course,
          from: row.decided_at,
          expiresAt: row.expires_at,
          withdrawnAt: row.withdrawn_at,
          replacedAt: row.replaced_at,
        },
      ];

/** Null when nobody is named so. */
export async function heldBy(pool: Pick<Pool, 'query'>, named: string): Promise<HeldByPerson | null> {
  const reference = referenceIn(named);
  const { rows } = await pool.query<Row>(
    reference === null ? { ...byId, values: [named] } : { ...byReference, values: [reference] },
  );
  const [first] = rows;
  return first ? { office: first.office, held: rows.flatMap(heldIn) } : null;
}

/** By name; who is not there is nobody. */
export async function heldByMany(
  pool: Pick<Pool, 'query'>,
  names: readonly string[],
): Promise<ReadonlyMap<string, HeldByPerson>> {
  const all = [...new Set(names)];
  const references = all.flatMap((name) => referenceIn(name) ?? []);
  const { rows } = await pool.query<Row & { name: string }>({
    ...ofMany,
    values: [all.filter((name) => referenceIn(name) === null), references, nameOfReference('')],
  });
  const people = new Map<string, { office: string; held: Held[] }>();
  for (const row of rows) {
    const person = people.get(row.name) ?? { office: row.office, held: [] };
    person.held.push(...heldIn(row));
    people.set(row.name, person);
  }
  return people;
}
