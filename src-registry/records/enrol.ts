/**
 * People, the codes that they are given, and the devices that are theirs.
 */
import { createHash } from 'node:crypto';
import type { Pool } from 'pg';
import type { EnrolmentProof } from '#core/sync/relay.ts';
import { inTransaction } from '../database/connect.ts';

export type Person = {
  readonly id: string;
  readonly name: string;
  readonly office: string;
  readonly country: string;
  readonly role: string;
};

/** No letter that looks like another: what `enrolmentCode` in the protocol takes. */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXY';
const lengthOfCode = 16;
/** How long a code counts. */
export const daysOfCode = 30;

/** Sixteen letters: 79 bits. `random`: bytes by number. */
export function newCode(random: (bytes: number) => Uint8Array, length = lengthOfCode): string {
  let code = '';
  while (code.length < length) {
    for (const byte of random(length)) {
      // The bytes above are left out: every letter comes as often as the others.
      if (byte < letters.length * 8 && code.length < length) code += letters[byte % letters.length];
    }
  }
  return code;
}

/** In blocks of four, as it is written down. */
export const codeInBlocks = (code: string): string => code.match(/.{4}/g)?.join('-') ?? code;

const hashOf = (code: string) => createHash('sha256').update(`fieldpass enrolment ${code}`).digest('hex');

export const newPersonId = (random: (bytes: number) => Uint8Array): string => Buffer.from(random(12)).toString('hex');

export async function addPerson(pool: Pick<Pool, 'query'>, person: Person, now: Date): Promise<void> {
  const { id, name, office, country, role } = person;
  await pool.query('insert into people (id, name, office, country, role, created_at) values ($1, $2, $3, $4, $5, $6)', [
    id,
    name,
    office,
    country,
    role,
    now,
  ]);
}

export async function addCode(
  pool: Pick<Pool, 'query'>,
  { code, person, expiresAt }: { code: string; person: string; expiresAt: Date },
  now: Date,
): Promise<void> {
  await pool.query('insert into enrolment_codes (hash, person, made_at, expires_at) values ($1, $2, $3, $4)', [
    hashOf(code),
    person,
    now,
    expiresAt,
  ]);
}

export type Enrolled = { readonly person: Pick<Person, 'id' | 'name'>; readonly isNew: boolean };

/** A device, and what it signed to belong here: a parent registry believes no less. */
export type Enrolling<P extends EnrolmentProof = EnrolmentProof> = { readonly device: string; readonly proof: P };

/** `device-revoked`: it was reported lost, so its key is never trusted again, whoever has it now; another key is. */
export type EnrolmentOutcome = Enrolled | 'device-revoked' | null;

/**
 * Binds a device to the person whose code it has; null where the code is unknown, too old, or used by another device. The
 * same device may ask again: its answer may have been lost. A code that comes with a revoked key is not used up.
 */
export function enrolDevice(
  pool: Pool,
  { device, proof }: Enrolling<Extract<EnrolmentProof, { by: 'code' }>>,
  now: Date,
): Promise<EnrolmentOutcome> {
  const { code } = proof;
  return inTransaction(pool, async (client) => {
    const found = await client.query<{ person: string; used_by: string | null; expires_at: Date }>(
      'select person, used_by, expires_at from enrolment_codes where hash = $1 for update',
      [hashOf(code)],
    );
    const row = found.rows[0];
    if (!row || (row.used_by === null ? row.expires_at <= now : row.used_by !== device)) return null;
    const person = (
      await client.query<{ id: string; name: string }>('select id, name from people where id = $1', [row.person])
    ).rows[0];
    if (!person) return null;
    const bound = await bindDevice(client, { device, proof }, person, now);
    if (bound === null || bound === 'device-revoked' || row.used_by !== null) return bound;
    await client.query('update enrolment_codes set used_by = $2, used_at = $3 where hash = $1', [
      hashOf(code),
      device,
      now,
    ]);
    return { person, isNew: true };
  });
}

/** Null when it is somebody else's. Asked again, it is no new one. */
async function bindDevice(
  client: Pick<Pool, 'query'>,
  { device, proof }: Enrolling,
  person: Enrolled['person'],
  now: Date,
): Promise<EnrolmentOutcome> {
  const { rows } = await client.query<{ person: string; is_new: boolean; is_revoked: boolean }>(
    `insert into devices (device, person, enrolled_at, proof) values ($1, $2, $3, $4)
      on conflict (device) do update set proof =
        case when devices.person = excluded.person and devices.revoked_after is null then excluded.proof else devices.proof end
      returning person, xmax = 0 as is_new, revoked_after is not null as is_revoked`,
    [device, person.id, now, JSON.stringify(proof)],
  );
  const [row] = rows;
  if (row?.is_revoked) return 'device-revoked';
  return row?.person === person.id ? { person, isNew: row.is_new } : null;
}

/**
 * Binds a device to who signed in; a person who comes for the first time becomes known by it. Null when the device is
 * somebody else's, or nobody knows what the person is called. `freshId`: for a person who is new.
 */
export function enrolSignedIn(
  pool: Pool,
  enrolling: Enrolling,
  { subject, name }: { subject: string; name: string | null },
  freshId: string,
  now: Date,
): Promise<EnrolmentOutcome> {
  return inTransaction(pool, async (client) => {
    const known = await client.query<{ id: string; name: string }>(
      'select p.id, p.name from identities i join people p on p.id = i.person where i.subject = $1',
      [subject],
    );
    if (known.rows[0]) return bindDevice(client, enrolling, known.rows[0], now);
    if (name === null) return null;
    const noted = await client.query<{ person: string }>(
      `insert into identities (subject, person, first_at) values ($1, $2, $3)
        on conflict (subject) do update set subject = excluded.subject returning person`,
      [subject, freshId, now],
    );
    const id = noted.rows[0]?.person ?? freshId;
    // Two devices of one person at the same moment: the second waited for the first, and takes its person.
    if (id === freshId) await addPerson(client, { id, name, office: '', country: '', role: '' }, now);
    return bindDevice(client, enrolling, { id, name }, now);
  });
}

export type DeviceOfPerson = {
  readonly person: string;
  readonly n: number;
  readonly id: string | null;
  /** It is in other hands, or may be. */
  readonly isRevoked: boolean;
};

/**
 * Who a device belongs to and where its events end; notes when it spoke and how far its clock is behind. `proof`: kept where
 * nothing was kept when it signed up, so that a parent registry can be told of it.
 */
export async function greetDevice(
  pool: Pick<Pool, 'query'>,
  device: string,
  { now, skewMs, proof }: { now: Date; skewMs: number; proof: EnrolmentProof | null },
): Promise<DeviceOfPerson | null> {
  const { rows } = await pool.query<{
    person: string;
    head_n: string;
    head_id: string | null;
    revoked_after: string | null;
  }>({
    name: 'greet-device',
    text: `update devices set seen_at = $2, skew_ms = $3, proof = coalesce(proof, $4) where device = $1
      returning person, head_n, head_id, revoked_after`,
    values: [device, now, skewMs, proof && JSON.stringify(proof)],
  });
  const row = rows[0];
  return row
    ? { person: row.person, n: Number(row.head_n), id: row.head_id, isRevoked: row.revoked_after !== null }
    : null;
}
