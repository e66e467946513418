/**
 * People as focal points see them: those that a filter finds, page by page in the order of their names.
 */
import type { Pool } from 'pg';
import { z } from 'zod';
import { isHoldable } from '#core/contract/values.ts';
import type { PersonRow } from '#core/staff/shapes.ts';
import { parameters } from '../database/parameters.ts';
import { heldOf } from './held-of.ts';
import { openAssignments } from './open-assignments.ts';
import { type Finding, peopleFound } from './people-found.ts';

type Row = Omit<PersonRow, 'held' | 'open' | 'nextDue'> & { readonly folded: string };

const columns = `p.id, p.name, p.folded, p.office, p.country, p.role,
  (select min(r.reference) from person_references r where r.person = p.id) as reference`;

/** The place after somebody, in the order of names. */
type Place = readonly [folded: string, id: string];
const plain = z.string().refine(isHoldable);
const place = z.tuple([plain, plain]);
const writePlace = ({ folded, id }: Row): string => Buffer.from(JSON.stringify([folded, id])).toString('base64url');

/** Null when it is none of ours. */
export function readPlace(text: string): Place | null {
  try {
    return place.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
  } catch {
    return null;
  }
}

/** With what they hold and what they are to do: three queries, however many they are. */
async function completed(client: Pick<Pool, 'query'>, rows: readonly Row[], now: Date): Promise<PersonRow[]> {
  const ids = rows.map(({ id }) => id);
  const [held, open] = [await heldOf(client, ids, now), await openAssignments(client, ids, now)];
  return rows.map(({ folded: _, ...row }) => ({
    ...row,
    held: held.get(row.id) ?? [],
    open: open.get(row.id)?.open ?? 0,
    nextDue: open.get(row.id)?.nextDue ?? null,
  }));
}

export type PeoplePage = { readonly people: PersonRow[]; readonly next: string | null };

export async function peoplePage(
  client: Pick<Pool, 'query'>,
  finding: Finding,
  { after, limit }: { readonly after: Place | null; readonly limit: number },
): Promise<PeoplePage> {
  const { values, at } = parameters();
  const isAfter = after ? `(p.folded, p.id) > (${at(after[0])}, ${at(after[1])})` : 'true';
  const { rows } = await client.query<Row>(
    `select ${columns} from people p where ${peopleFound(finding, at)} and ${isAfter}
      order by p.folded, p.id limit ${at(limit + 1)}`,
    values,
  );
  const some = rows.slice(0, limit);
  const last = rows.length > limit ? some.at(-1) : undefined;
  return { people: await completed(client, some, finding.now), next: last ? writePlace(last) : null };
}

export async function countPeople(client: Pick<Pool, 'query'>, finding: Finding): Promise<number> {
  const { values, at } = parameters();
  const { rows } = await client.query<{ count: number }>(
    `select count(*)::int as count from people p where ${peopleFound(finding, at)}`,
    values,
  );
  return rows[0]?.count ?? 0;
}

/** Null where there is nobody, and where they are of another office. */
export async function personRow(
  client: Pick<Pool, 'query'>,
  offices: readonly string[] | null,
  id: string,
  now: Date,
): Promise<PersonRow | null> {
  const { values, at } = parameters();
  const { rows } = await client.query<Row>(
    `select ${columns} from people p where ${peopleFound({ offices, filter: {}, now }, at)} and p.id = ${at(id)}`,
    values,
  );
  return (await completed(client, rows, now))[0] ?? null;
}

export type Choosable = { readonly offices: string[]; readonly countries: string[]; readonly roles: string[] };

/** What lists can be narrowed by: what stands in the records of these offices, '' where somebody has none. */
export async function choosable(client: Pick<Pool, 'query'>, offices: readonly string[] | null): Promise<Choosable> {
  const { values, at } = parameters();
  const { rows } = await client.query<{ kind: keyof Choosable; value: string }>(
    `with p as materialized (
        select distinct p.office, p.country, p.role from people p
          where ${peopleFound({ offices, filter: {}, now: new Date(0) }, at)}
      )
      select 'offices' as kind, office as value from p
      union select 'countries', country from p
      union select 'roles', role from p order by kind, value`,
    values,
  );
  const of = (kind: keyof Choosable) => rows.filter((row) => row.kind === kind).map(({ value }) => value);
  return { offices: of('offices'), countries: of('countries'), roles: of('roles') };
}
