/**
 * Who did what, to whom, and why: one line for each deed, in the transaction of the deed itself.
 */
import type { Pool } from 'pg';
import type { Deed } from '#core/staff/deeds.ts';
import { ofOfficesAt } from './of-offices.ts';

/**
 * Whoever has the token of the folder, the registry by itself, the person whose it is, somebody who signed in, or a registry that
 * forwards to it.
 */
export type Doer = 'administrator' | 'registry' | 'person' | `staff:${string}` | `registry:${string}`;

export type Noted = {
  /** Whom it belongs to: the id of a person, or `staff:` and the id of a member. */
  readonly subject: string;
  readonly who: Doer;
  readonly what: Deed;
  /** A number, a device, an id; no name. */
  readonly about?: string;
  readonly why?: string;
};

type Client = Pick<Pool, 'query'>;

/** All of them at the same moment. */
export async function noteDeeds(client: Client, noted: readonly Noted[], at: Date): Promise<void> {
  if (noted.length === 0) return;
  await client.query({
    name: 'note-deeds',
    text: `insert into audit (subject, at, who, what, about, why)
      select subject, $6, who, what, about, why
      from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[]) as noted(subject, who, what, about, why)`,
    values: [
      noted.map(({ subject }) => subject),
      noted.map(({ who }) => who),
      noted.map(({ what }) => what),
      noted.map(({ about = '' }) => about),
      noted.map(({ why = '' }) => why),
      at,
    ],
  });
}

export const noteDeed = (client: Client, noted: Noted, at: Date): Promise<void> => noteDeeds(client, [noted], at);

/** What a column with a doer reads as: the name of a member, `administrator`; null for the registry itself. */
export const doerName = (column: string): string => `case
  when ${column} = 'registry' then null
  when ${column} like 'staff:%' then coalesce((select m.name from staff_members m where m.id = substr(${column}, 7)), ${column})
  else ${column} end`;

export type AuditAsked = {
  readonly offices: readonly string[] | null;
  readonly person?: string | undefined;
  /** What came last. */
  readonly after: { readonly at: string; readonly id: string } | null;
  readonly limit: number;
};

export type AuditLine = {
  /** Names the line together with its moment, to the microsecond. */
  readonly id: string;
  readonly at: string;
  readonly who: string | null;
  readonly what: string;
  readonly about: string;
  readonly why: string;
  readonly person: { readonly id: string; readonly name: string } | null;
};

/** The newest first. Whoever sees some offices only sees what was done to their people, and nothing else. */
export async function auditLines(
  client: Client,
  { offices, person, after, limit }: AuditAsked,
): Promise<readonly AuditLine[]> {
  const { rows } = await client.query<Omit<AuditLine, 'person'> & { person: string | null; name: string | null }>(
    `select a.id::text as id, to_char(a.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at,
        case when a.who = 'person' then p.name else ${doerName('a.who')} end as who, a.what, a.about, case when a.who = 'registry' then '' else a.why end as why,
        p.id as person, p.name
      from audit a left join people p on p.id = a.subject
      where ${ofOfficesAt('$1')} and ($2::text is null or a.subject = $2)
        and ($3::timestamptz is null or (a.at, a.id) < ($3::timestamptz, $4::bigint))
      order by a.at desc, a.id desc limit $5`,
    [offices, person ?? null, after?.at ?? null, after?.id ?? null, limit],
  );
  return rows.map(({ person: id, name, ...line }) => ({
    ...line,
    person: id === null || name === null ? null : { id, name },
  }));
}
