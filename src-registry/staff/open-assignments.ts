/**
 * What certain people are to do, counted.
 */
import type { Pool } from 'pg';
import { parameters } from '../database/parameters.ts';
import { assignmentState, dayOf } from '../records/assignments.ts';
import { type Finding, peopleFound } from './people-found.ts';

export type OpenAssignments = { readonly open: number; readonly nextDue: string | null };

type Row = { readonly person: string; readonly open: number; readonly next_due: string };

/** By person; who has nothing to do is not in it. */
export async function openAssignments(
  client: Pick<Pool, 'query'>,
  people: readonly string[],
  now: Date,
): Promise<ReadonlyMap<string, OpenAssignments>> {
  const { rows } = await client.query<Row>(
    `select person, count(*)::int as open, to_char(min(due_on), 'YYYY-MM-DD') as next_due
      from (
        select a.person, a.due_on, ${assignmentState('a', '$2')} as state from assignments a
          where a.person = any($1) and a.cancelled_at is null
      ) asked where state in ('open', 'overdue') group by person`,
    [people, dayOf(now)],
  );
  return new Map(rows.map(({ person, open, next_due }) => [person, { open, nextDue: next_due }]));
}

/** Of the people that are found; those that are overdue are open no more. */
export async function countAssignments(
  client: Pick<Pool, 'query'>,
  finding: Finding,
): Promise<{ open: number; overdue: number }> {
  const { values, at } = parameters();
  const state = assignmentState('a', at(dayOf(finding.now)));
  const { rows } = await client.query<{ open: number; overdue: number }>(
    `select count(*) filter (where state = 'open')::int as open, count(*) filter (where state = 'overdue')::int as overdue
      from (
        select ${state} as state from assignments a join people p on p.id = a.person
          where a.cancelled_at is null and ${peopleFound(finding, at)}
      ) asked`,
    values,
  );
  return rows[0] ?? { open: 0, overdue: 0 };
}
