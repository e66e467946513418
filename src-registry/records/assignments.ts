/**
 * Courses that people are to pass, on a day at the latest: assigned, given another day, taken back. Each is told to its person
 * in the transaction that decides it. Whether one is done follows from certificates alone.
 */
import type { Pool, PoolClient } from 'pg';
import type { AssignmentStanding } from '#core/staff/assignment.ts';
import { type Assignment, nameOf } from '#core/staff/shapes.ts';
import { audienceOf } from '#core/sync/feed-item.ts';
import { inTransaction } from '../database/connect.ts';
import type { Registry } from '../registry.ts';
import { type Doer, doerName, noteDeeds } from './audit.ts';
import { sayTo, sayToMany } from './feed.ts';
import { ofOfficesAt } from './of-offices.ts';
import type { Taking } from './withdraw.ts';

/** UTC, as all whole days are counted here. */
export const dayOf = (now: Date): string => now.toISOString().slice(0, 10);

/**
 * `standingOfAssignment` of core as SQL, for the row `a`; `today` is where the day stands (`$1`). See [Note: whole days] in
 * core.
 */
export const assignmentState = (a: string, today: string): string => `case
  when ${a}.cancelled_at is not null then 'cancelled'
  when exists (
    select 1 from credentials c where c.person = ${a}.person and c.course = ${a}.course and c.withdrawn_at is null and (
      (c.decided_at at time zone 'UTC')::date <= ${a}.due_on
        and (least(c.expires_at, c.replaced_at) at time zone 'UTC')::date - 1 >= ${a}.due_on
      or c.replaced_at is null and c.decided_at >= ${a}.assigned_at
    )
  ) then 'done'
  when ${a}.due_on < (${today})::date then 'overdue'
  else 'open' end`;

export type Assigning = {
  readonly course: string;
  /** `YYYY-MM-DD` */
  readonly dueOn: string;
  readonly note: string;
  readonly who: Doer;
};

export type AssignedCount = { readonly assigned: number; readonly already: number };

/** So that nobody else waits long for the rows; asked again it goes on. */
const mostAtOnce = 1000;

type Before = {
  readonly person: string;
  readonly id: string;
  readonly due_on: string;
  readonly note: string;
  readonly turn: number;
  readonly state: AssignmentStanding;
};
type Said = { readonly person: string; readonly id: string; readonly turn: number };

/** `people`: ids of people that whoever assigns it sees. Who has the course open already is given the new day. */
export async function assign(
  registry: Registry,
  people: readonly string[],
  assigning: Assigning,
): Promise<AssignedCount> {
  const ids = [...new Set(people)].sort();
  let assigned = 0;
  let already = 0;
  for (let from = 0; from < ids.length; from += mostAtOnce) {
    const some = await inTransaction(registry.pool, (client) =>
      assignSome(client, ids.slice(from, from + mostAtOnce), assigning, registry),
    );
    assigned += some.assigned;
    already += some.already;
  }
  return { assigned, already };
}

async function assignSome(
  client: PoolClient,
  ids: readonly string[],
  { course, dueOn, note, who }: Assigning,
  { identity, now, random }: Registry,
): Promise<AssignedCount> {
  const at = now();
  // Two who assign to the same people do it one after the other; who was erased meanwhile is not there.
  const there = await client.query<{ id: string }>(
    'select id from people where id = any($1) order by id for no key update',
    [ids],
  );
  const people = there.rows.map(({ id }) => id);
  const { rows } = await client.query<Before>(
    `select distinct on (a.person) a.person, a.id, to_char(a.due_on, 'YYYY-MM-DD') as due_on, a.note, a.turn,
        ${assignmentState('a', '$3')} as state
      from assignments a where a.person = any($1) and a.course = $2 and a.cancelled_at is null
      order by a.person, a.assigned_at desc, a.id desc`,
    [people, course, dayOf(at)],
  );
  const before = new Map(rows.map((row) => [row.person, row]));
  // The same once more changes nothing, whether it is done or not.
  const isSame = (row: Before) => row.due_on === dueOn && (row.note === note || row.state === 'done');
  const moved = rows.filter((row) => row.state !== 'done' && !isSame(row));
  const fresh: Said[] = people
    .filter((person) => {
      const row = before.get(person);
      return !row || (row.state === 'done' && !isSame(row));
    })
    .map((person) => ({ person, id: Buffer.from(random(12)).toString('hex'), turn: 1 }));
  await client.query(
    `insert into assignments (person, id, course, due_on, note, assigned_at, assigned_by)
      select person, id, $3, $4, $5, $6, $7 from unnest($1::text[], $2::text[]) as new(person, id)`,
    [fresh.map(({ person }) => person), fresh.map(({ id }) => id), course, dueOn, note, at, who],
  );
  await client.query(
    `update assignments a set due_on = $3, note = $4, assigned_by = $5, turn = a.turn + 1
      from unnest($1::text[], $2::text[]) as moved(person, id) where a.person = moved.person and a.id = moved.id`,
    [moved.map(({ person }) => person), moved.map(({ id }) => id), dueOn, note, who],
  );
  const said: Said[] = [...fresh, ...moved.map(({ person, id, turn }) => ({ person, id, turn: turn + 1 }))];
  await noteDeeds(
    client,
    said.map(({ person }) => ({
      subject: person,
      who,
      what: 'course-assigned',
      about: `${course} ${dueOn}`,
      why: note,
    })),
    at,
  );
  await sayToMany(
    client,
    said.map(({ person, id, turn }) => ({
      audience: audienceOf(person),
      body: { kind: 'assigned', assignment: id, turn, course, dueOn, note, at: at.toISOString() },
    })),
    identity,
  );
  return { assigned: fresh.length, already: people.length - fresh.length };
}

/** Null when there is none, or it is of another office. What is done, or was taken back, stays so. */
export function cancelAssignment(
  { pool, identity, now }: Registry,
  id: string,
  { why, who, offices }: Taking,
): Promise<Assignment | null> {
  return inTransaction(pool, async (client) => {
    const locked = await client.query<{ person: string; course: string; due_on: string }>(
      `select a.person, a.course, to_char(a.due_on, 'YYYY-MM-DD') as due_on from assignments a
        join people p on p.id = a.person
        where a.id = $1 and ${ofOfficesAt('$2')} for update of a`,
      [id, offices],
    );
    const [row] = locked.rows;
    const [found] = row
      ? await readAssignments(client, 'a.person = $2 and a.id = $3', [dayOf(now()), row.person, id])
      : [];
    if (!row || !found) return null;
    if (found.state === 'done' || found.state === 'cancelled') return found;
    await client.query('update assignments set cancelled_at = $3 where person = $1 and id = $2', [
      row.person,
      id,
      now(),
    ]);
    const about = `${row.course} ${row.due_on}`;
    await noteDeeds(client, [{ subject: row.person, who, what: 'assignment-cancelled', about, why }], now());
    await sayTo(
      client,
      audienceOf(row.person),
      { kind: 'assignment-ended', assignment: id, at: now().toISOString() },
      identity,
    );
    return { ...found, state: 'cancelled' };
  });
}

type Row = {
  readonly id: string;
  readonly person: string;
  readonly name: string;
  readonly office: string;
  readonly course: string;
  readonly due_on: string;
  readonly note: string;
  readonly assigned_at: Date;
  readonly by: string;
  readonly state: AssignmentStanding;
};

/** `where`: over `a` and its person `p`; the first of `values` is the day of today. */
async function readAssignments(
  client: Pick<Pool, 'query'>,
  where: string,
  values: readonly unknown[],
  rest = 'order by a.due_on, a.person, a.id',
): Promise<Assignment[]> {
  const { rows } = await client.query<Row>(
    `select * from (
        select a.id, a.person, p.name, p.office, a.course, to_char(a.due_on, 'YYYY-MM-DD') as due_on, a.note, a.assigned_at,
          ${doerName('a.assigned_by')} as by, ${assignmentState('a', '$1')} as state
        from assignments a join people p on p.id = a.person where ${where}
      ) a ${rest}`,
    [...values],
  );
  return rows.map(({ id, person, name, office, course, due_on, note, assigned_at, by, state }) => ({
    id,
    person: { id: person, name, office },
    course,
    dueOn: due_on,
    note,
    assignedAt: assigned_at.toISOString(),
    by: by ?? '',
    state,
  }));
}

/** Of one person, the next that is due first. */
export const assignmentsOf = (client: Pick<Pool, 'query'>, person: string, now: Date): Promise<Assignment[]> =>
  readAssignments(client, 'a.person = $2', [dayOf(now), person]);

export type AssignmentsAsked = {
  readonly offices: readonly string[] | null;
  readonly state?: AssignmentStanding | undefined;
  readonly course?: string | undefined;
  readonly office?: string | undefined;
  /** What came last. */
  readonly after: { readonly dueOn: string; readonly person: string; readonly id: string } | null;
  readonly limit: number;
};

const asked = `${ofOfficesAt('$2')} and ($3::text is null or a.course = $3)
  and ($4::text is null or p.office = $4)`;

/** The next that is due first. */
export async function assignmentsAsked(
  client: Pick<Pool, 'query'>,
  { offices, state = undefined, course, office, after, limit }: AssignmentsAsked,
  now: Date,
): Promise<{ assignments: Assignment[]; total: number }> {
  const values = [dayOf(now), offices, course ?? null, office ? nameOf(office) : null, state ?? null];
  const counted = await client.query<{ total: number }>(
    `select count(*)::int as total from assignments a join people p on p.id = a.person
      where ${asked} and ($5::text is null or ${assignmentState('a', '$1')} = $5)`,
    values,
  );
  const assignments = await readAssignments(
    client,
    `${asked} and ($6::text is null or (a.due_on, a.person, a.id) > ($6::date, $7::text, $8::text))`,
    [...values, after?.dueOn ?? null, after?.person ?? null, after?.id ?? null, limit],
    'where $5::text is null or a.state = $5 order by a.due_on, a.person, a.id limit $9',
  );
  return { assignments, total: counted.rows[0]?.total ?? 0 };
}
