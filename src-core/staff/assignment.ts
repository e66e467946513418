/**
 * How an assignment stands: a course that somebody is to pass, on a day at the latest. It follows from what they hold, so that
 * nobody has to tick anything off.
 *
 * The registry asks its tables the same question where it is asked about many (`assignmentState` in records/assignments.ts); a
 * test holds both against each other.
 */
import { countsOn, type Held } from '../clearance/clearance.ts';

export type AssignmentStanding = 'open' | 'overdue' | 'done' | 'cancelled';

export type Assigned = {
  /** Milliseconds since 1970. */
  readonly assignedAt: number;
  /** `YYYY-MM-DD`; the whole of this day is there for it. */
  readonly dueOn: string;
  readonly isCancelled: boolean;
};

/** It counts on the day, or it was earned for this: and it was neither withdrawn nor replaced. */
const fulfils = (held: Held, { assignedAt, dueOn }: Assigned): boolean =>
  countsOn(held, dueOn) || (!held.isWithdrawn && held.replacedAt === null && held.from >= assignedAt);

/** `held`: of the course that was assigned; `today`: `YYYY-MM-DD`. */
export function standingOfAssignment(assigned: Assigned, held: readonly Held[], today: string): AssignmentStanding {
  if (assigned.isCancelled) return 'cancelled';
  if (held.some((one) => fulfils(one, assigned))) return 'done';
  return assigned.dueOn < today ? 'overdue' : 'open';
}

const dayMs = 86_400_000;

/** Whole days from today to the day; less than nothing when it is past. */
export const daysUntil = (dueOn: string, today: string): number =>
  Math.round((Date.parse(`${dueOn}T00:00:00Z`) - Date.parse(`${today}T00:00:00Z`)) / dayMs);
