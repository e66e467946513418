/**
 * Who works with the records: added, changed, ended, and given codes with which they set their password.
 */
import { createHash } from 'node:crypto';
import type { Pool, PoolClient } from 'pg';
import type { StaffRights } from '#core/staff/roles.ts';
import { inTransaction } from '../database/connect.ts';
import { type Doer, noteDeed } from '../records/audit.ts';
import { codeInBlocks, newCode } from '../records/enrol.ts';
import type { Registry } from '../registry.ts';
import { type MemberRow, memberOf, type StaffMember } from './member.ts';
import { endSessions } from './sessions.ts';

type Needed = Pick<Registry, 'pool' | 'now' | 'random'>;

export type KnownMember = StaffMember & {
  readonly isInvited: boolean;
  readonly isEnded: boolean;
  readonly lastSeenAt: Date | null;
};

type KnownRow = MemberRow & {
  readonly is_invited: boolean;
  readonly ended_at: Date | null;
  readonly last_seen_at: Date | null;
};
const knownColumns = `id, name, login, roles, offices, password is null and subject is null as is_invited, ended_at,
  last_seen_at`;

const knownOf = (row: KnownRow): KnownMember => ({
  ...memberOf(row),
  isInvited: row.is_invited,
  isEnded: row.ended_at !== null,
  lastSeenAt: row.last_seen_at,
});

export async function allMembers({ pool }: Pick<Needed, 'pool'>): Promise<KnownMember[]> {
  const { rows } = await pool.query<KnownRow>(
    `select ${knownColumns} from staff_members where name <> '' order by name, id`,
  );
  return rows.map(knownOf);
}

// --- codes ----------------------------------------------------------------------------------------------------------------

export const daysOfStaffCode = 7;
export type StaffCode = { readonly code: string; readonly expiresAt: Date };

const hashOf = (code: string) => createHash('sha256').update(`fieldpass staff code ${code}`).digest('hex');
/** However it was written down. */
const lettersOf = (code: string) => code.toUpperCase().replace(/[^0-9A-Z]/g, '');

/** Those before it count no longer. */
async function makeCode(client: PoolClient, { now, random }: Needed, member: string): Promise<StaffCode> {
  const code = newCode(random);
  const expiresAt = new Date(now().getTime() + daysOfStaffCode * 86_400_000);
  await client.query('delete from staff_codes where member = $1', [member]);
  await client.query('insert into staff_codes (hash, member, expires_at) values ($1, $2, $3)', [
    hashOf(lettersOf(code)),
    member,
    expiresAt,
  ]);
  return { code: codeInBlocks(code), expiresAt };
}

const goodCode = `select c.member from staff_codes c join staff_members m on m.id = c.member
  where c.hash = $1 and c.used_at is null and c.expires_at > $2 and m.ended_at is null`;

export async function isGoodCode({ pool, now }: Needed, code: string): Promise<boolean> {
  return ((await pool.query(goodCode, [hashOf(lettersOf(code)), now()])).rowCount ?? 0) > 0;
}

/** Sets the password of whoever has the code, once; null where the code is none. `password`: as it is kept. */
export function acceptCode({ pool, now }: Needed, code: string, password: string): Promise<string | null> {
  return inTransaction(pool, async (client) => {
    const { rows } = await client.query<{ member: string }>(`${goodCode} for update`, [hashOf(lettersOf(code)), now()]);
    const member = rows[0]?.member;
    if (member === undefined) return null;
    await client.query('update staff_codes set used_at = $2 where hash = $1', [hashOf(lettersOf(code)), now()]);
    await setPassword(client, member, password);
    await noteDeed(client, { subject: `staff:${member}`, who: `staff:${member}`, what: 'password-set' }, now());
    return member;
  });
}

// --- passwords ------------------------------------------------------------------------------------------------------------

async function setPassword(client: Pick<Pool, 'query'>, member: string, password: string | null): Promise<void> {
  await client.query('update staff_members set password = $2 where id = $1', [member, password]);
  await endSessions(client, member);
}

export type PasswordOf = { readonly member: string; readonly password: string | null };

/** Null when nobody who still works here has this login. */
export async function passwordOf({ pool }: Pick<Needed, 'pool'>, login: string): Promise<PasswordOf | null> {
  const { rows } = await pool.query<PasswordOf>(
    'select id as member, password from staff_members where login = $1 and ended_at is null',
    [login],
  );
  return rows[0] ?? null;
}

/**
 * Who signed in with the organisation: by what the sign-in calls them, and the first time by the e-mail address that is their
 * login. Null when nobody who still works here is that.
 */
export async function memberSignedIn(
  { pool }: Pick<Needed, 'pool'>,
  { subject, email }: { readonly subject: string; readonly email: string | null },
): Promise<string | null> {
  const known = await pool.query<{ id: string; ended_at: Date | null }>(
    'select id, ended_at from staff_members where subject = $1',
    [subject],
  );
  if (known.rows[0]) return known.rows[0].ended_at === null ? known.rows[0].id : null;
  if (email === null) return null;
  const { rows } = await pool.query<{ id: string }>(
    'update staff_members set subject = $2 where login = $1 and subject is null and ended_at is null returning id',
    [email, subject],
  );
  return rows[0]?.id ?? null;
}

/** Ends every session of the member. */
export function changePassword({ pool, now }: Needed, member: string, password: string): Promise<void> {
  return inTransaction(pool, async (client) => {
    await setPassword(client, member, password);
    await noteDeed(client, { subject: `staff:${member}`, who: `staff:${member}`, what: 'password-set' }, now());
  });
}

// --- who is there ---------------------------------------------------------------------------------------------------------

/** Null when somebody has this login already. */
export function addMember(
  registry: Needed,
  { name, login, roles, offices }: Omit<StaffMember, 'id'>,
  who: Doer,
): Promise<({ member: KnownMember } & StaffCode) | null> {
  const { pool, now, random } = registry;
  const id = Buffer.from(random(12)).toString('hex');
  return inTransaction(pool, async (client) => {
    const { rows } = await client.query<KnownRow>(
      `insert into staff_members (id, name, login, roles, offices, created_at) values ($1, $2, $3, $4, $5, $6)
        on conflict (login) do nothing returning ${knownColumns}`,
      [id, name, login, [...new Set(roles)], offices, now()],
    );
    if (!rows[0]) return null;
    await noteDeed(client, { subject: `staff:${id}`, who, what: 'member-added', about: roles.join(' ') }, now());
    return { member: knownOf(rows[0]), ...(await makeCode(client, registry, id)) };
  });
}

export const lastAdministrator = 'last-administrator';

/** One after the other, so that two administrators do not end each other at the same moment. */
const lockRights = (client: PoolClient) => client.query('lock table staff_members in share row exclusive mode');

/** Null when there is no such member. What they may do changes at once: every session of theirs ends. */
export function changeMember(
  { pool, now }: Needed,
  id: string,
  { roles, offices, isEnded }: StaffRights & { readonly isEnded: boolean },
  who: Doer,
): Promise<KnownMember | typeof lastAdministrator | null> {
  return inTransaction(pool, async (client) => {
    await lockRights(client);
    const others = await client.query(
      "select 1 from staff_members where id <> $1 and ended_at is null and 'administrator' = any(roles) limit 1",
      [id],
    );
    const { rows: before } = await client.query<KnownRow>(`select ${knownColumns} from staff_members where id = $1`, [
      id,
    ]);
    if (!before[0]) return null;
    const wasOne = before[0].ended_at === null && before[0].roles.includes('administrator');
    const staysOne = !isEnded && roles.includes('administrator');
    if (wasOne && !staysOne && !others.rowCount) return lastAdministrator;
    const { rows } = await client.query<KnownRow>(
      `update staff_members set roles = $2, offices = $3,
          ended_at = case when $4 then coalesce(ended_at, $5) end,
          password = case when $4 then null else password end
        where id = $1 returning ${knownColumns}`,
      [id, [...new Set(roles)], offices, isEnded, now()],
    );
    if (isEnded) await client.query('delete from staff_codes where member = $1', [id]);
    await endSessions(client, id);
    const about = isEnded ? 'ended' : roles.join(' ');
    await noteDeed(client, { subject: `staff:${id}`, who, what: 'member-changed', about }, now());
    return rows[0] ? knownOf(rows[0]) : null;
  });
}

/** Null when nobody who still works here has this id. Their password is void at once, and so are their sessions. */
export function remakeCode(registry: Needed, id: string, who: Doer): Promise<StaffCode | null> {
  const { pool, now } = registry;
  return inTransaction(pool, async (client) => {
    const { rowCount } = await client.query(
      'select 1 from staff_members where id = $1 and ended_at is null for update',
      [id],
    );
    if (!rowCount) return null;
    await setPassword(client, id, null);
    await noteDeed(client, { subject: `staff:${id}`, who, what: 'member-code-made' }, now());
    return makeCode(client, registry, id);
  });
}

/** After they left: so long somebody may ask who did what. */
export const daysOfNames = 730;

/** Takes out the names of those who left long ago; what they did stays, and names nobody. */
export async function forgetMembers(pool: Pick<Pool, 'query'>, now: Date): Promise<void> {
  const before = new Date(now.getTime() - daysOfNames * 86_400_000);
  await pool.query(
    "update staff_members set name = '', login = 'left ' || id, subject = null where ended_at < $1 and name <> ''",
    [before],
  );
  await pool.query('delete from staff_codes where expires_at < $1', [now]);
  await pool.query('delete from staff_sessions where expires_at < $1', [now]);
}
