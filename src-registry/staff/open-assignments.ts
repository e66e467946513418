/**
 * What certain people are to do.
 */
import type { Pool } from 'pg';
import type { Assignment } from '#core/staff/shapes.ts';
import type { Finding } from './people-found.ts';

export type OpenAssignments = { readonly open: number; readonly nextDue: string | null };

/** By person; who has nothing to do is not in it. */
export async function openAssignments(
  _client: Pick<Pool, 'query'>,
  _people: readonly string[],
  _now: Date,
): Promise<ReadonlyMap<string, OpenAssignments>> {
  return new Map();
}

export async function assignmentsOf(_client: Pick<Pool, 'query'>, _person: string, _now: Date): Promise<Assignment[]> {
  return [];
}

export async function countAssignments(
  _client: Pick<Pool, 'query'>,
  _finding: Finding,
): Promise<{ open: number; overdue: number }> {
  return { open: 0, overdue: 0 };
}
