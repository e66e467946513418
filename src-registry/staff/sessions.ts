/**
 * Who is signed in: a token by chance in a cookie, and only its hash here. See [Note: plain hash] in records/clients.
 */
import { createHash } from 'node:crypto';
import type { Pool } from 'pg';
import type { Registry } from '../registry.ts';
import { type MemberRow, memberOf, type StaffMember } from './member.ts';

type Needed = Pick<Registry, 'pool' | 'now' | 'random'>;

export const idleMs = 30 * 60_000;
export const mostMs = 12 * 3_600_000;
/** Written down at most so often. */
const seenEveryMs = 60_000;

const hashOf = (token: string) => createHash('sha256').update(`fieldpass staff session ${token}`).digest('hex');

/**
 * The token; null where the member left, or has another password by now than the one that was checked. `password`: as it is
 * kept; null where the organisation's sign-in says who it is.
 */
export async function beginSession(
  { pool, now, random }: Needed,
  member: string,
  password: string | null,
): Promise<string | null> {
  const token = Buffer.from(random(32)).toString('base64url');
  await pool.query('delete from staff_sessions where expires_at <= $1 or seen_at <= $2', [
    now(),
    new Date(now().getTime() - idleMs),
  ]);
  const { rowCount } = await pool.query(
    `with known as (
        update staff_members set last_seen_at = $3
          where id = $2 and ended_at is null and ($5::text is null or password = $5) returning id
      )
      insert into staff_sessions (hash, member, created_at, seen_at, expires_at) select $1, id, $3, $3, $4 from known`,
    [hashOf(token), member, now(), new Date(now().getTime() + mostMs), password],
  );
  return rowCount ? token : null;
}

export type Session = { readonly hash: string; readonly member: StaffMember };
type Row = MemberRow & { readonly seen_at: Date };

/** Null when there is none, or it is over. */
export async function sessionOf({ pool, now }: Needed, token: string): Promise<(Session & { seenAt: Date }) | null> {
  const hash = hashOf(token);
  const { rows } = await pool.query<Row>({
    name: 'staff-session',
    text: `select m.id, m.name, m.login, m.roles, m.offices, s.seen_at
      from staff_sessions s join staff_members m on m.id = s.member
      where s.hash = $1 and s.expires_at > $2 and s.seen_at > $3 and m.ended_at is null`,
    values: [hash, now(), new Date(now().getTime() - idleMs)],
  });
  const [row] = rows;
  return row ? { hash, member: memberOf(row), seenAt: row.seen_at } : null;
}

export async function touchSession(
  { pool, now }: Needed,
  { hash, seenAt }: { hash: string; seenAt: Date },
): Promise<void> {
  if (now().getTime() - seenAt.getTime() < seenEveryMs) return;
  await pool.query(
    `with seen as (update staff_sessions set seen_at = $2 where hash = $1 returning member)
      update staff_members set last_seen_at = $2 from seen where id = seen.member`,
    [hash, now()],
  );
}

export async function endSession({ pool }: Pick<Needed, 'pool'>, hash: string): Promise<void> {
  await pool.query('delete from staff_sessions where hash = $1', [hash]);
}

export async function endSessions(client: Pick<Pool, 'query'>, member: string): Promise<void> {
  await client.query('delete from staff_sessions where member = $1', [member]);
}
