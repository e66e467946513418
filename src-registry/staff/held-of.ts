/**
 * What certain people hold, course by course, as it is today.
 */
import type { Pool } from 'pg';
import { courseState, endOf, stateBounds } from '#core/staff/course-state.ts';
import type { PersonRow } from '#core/staff/shapes.ts';
import { todayOf } from './people-found.ts';

export type HeldRow = PersonRow['held'][number];
type Row = {
  readonly person: string;
  readonly course: string;
  readonly number: string;
  readonly decided_at: Date;
  readonly expires_at: Date;
  readonly withdrawn_at: Date | null;
  readonly replaced_at: Date | null;
};

const certificateOf = ({ number, decided_at, expires_at, withdrawn_at, replaced_at }: Row) => ({
  number,
  from: decided_at.getTime(),
  expiresAt: expires_at.getTime(),
  isWithdrawn: withdrawn_at !== null,
  replacedAt: replaced_at?.getTime() ?? null,
});
type Certificate = ReturnType<typeof certificateOf>;

/** The one by which they stand as they do. */
const numberOf = (all: readonly Certificate[]): string | null =>
  all.toSorted((a, b) => Number(a.isWithdrawn) - Number(b.isWithdrawn) || endOf(b) - endOf(a))[0]?.number ?? null;

/** By person, in the order of the courses' ids. */
export async function heldOf(
  client: Pick<Pool, 'query'>,
  people: readonly string[],
  now: Date,
): Promise<ReadonlyMap<string, HeldRow[]>> {
  const { rows } = await client.query<Row>({
    name: 'held-of',
    text: `select person, course, number, decided_at, expires_at, withdrawn_at, replaced_at
      from credentials where person = any($1) order by person, course`,
    values: [people],
  });
  const bounds = stateBounds(todayOf(now));
  const held = new Map<string, HeldRow[]>();
  for (const { person, course, all } of byPersonAndCourse(rows)) {
    const row = { course, ...courseState(all, bounds), number: numberOf(all) };
    held.set(person, [...(held.get(person) ?? []), row]);
  }
  return held;
}

/** The rows come in order. */
function byPersonAndCourse(rows: readonly Row[]): { person: string; course: string; all: Certificate[] }[] {
  const groups: { person: string; course: string; all: Certificate[] }[] = [];
  for (const row of rows) {
    const last = groups.at(-1);
    if (last?.person === row.person && last.course === row.course) last.all.push(certificateOf(row));
    else groups.push({ person: row.person, course: row.course, all: [certificateOf(row)] });
  }
  return groups;
}
