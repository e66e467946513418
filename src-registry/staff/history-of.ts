/**
 * One person: certificates, attempts and devices, the newest first.
 */
import type { Pool } from 'pg';
import type { z } from 'zod';
import { credentialIn } from '#core/credential/credential.ts';
import type { attempt, certificate, deviceRow } from '#core/staff/shapes.ts';
import type { Verdict } from '#core/sync/feed-item.ts';

type Client = Pick<Pool, 'query'>;
export type Certificate = Omit<z.infer<typeof certificate>, 'titles'>;
export type Attempt = z.infer<typeof attempt>;
export type DeviceRow = z.infer<typeof deviceRow>;

type CertificateRow = {
  readonly number: string;
  readonly course: string;
  readonly decided_at: Date;
  readonly issued_at: Date;
  readonly expires_at: Date;
  readonly withdrawn_at: Date | null;
  readonly replaced_at: Date | null;
  readonly credential: string;
};

function stateOf({ withdrawn_at, replaced_at, expires_at }: CertificateRow, now: Date): Certificate['state'] {
  if (withdrawn_at) return 'revoked';
  if (replaced_at) return 'replaced';
  return expires_at <= now ? 'expired' : 'valid';
}

export async function certificatesOf(client: Client, person: string, now: Date): Promise<Certificate[]> {
  const { rows } = await client.query<CertificateRow>(
    `select number, course, decided_at, issued_at, expires_at, withdrawn_at, replaced_at, credential
      from credentials where person = $1 order by issued_at desc, number`,
    [person],
  );
  return rows.map((row) => ({
    number: row.number,
    course: row.course,
    name: credentialIn(row.credential)?.claims.holder.name ?? '',
    decidedAt: row.decided_at.toISOString(),
    issuedAt: row.issued_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
    state: stateOf(row, now),
  }));
}

const mostAttempts = 100;

type AttemptRow = {
  readonly event: string;
  readonly course: string | null;
  readonly received_at: Date;
  readonly state: 'waiting' | 'done' | 'review' | 'failed';
  readonly verdict: Verdict | null;
};

const knownCourse = (course: string | null) => (course !== null && /^[a-z0-9-]{1,80}$/.test(course) ? course : null);

function attemptOf({ event, course, received_at, state, verdict }: AttemptRow): Attempt {
  return {
    event,
    course: knownCourse(course),
    receivedAt: received_at.toISOString(),
    state: state === 'done' ? (verdict?.outcome ?? 'failed') : state,
    reason: verdict?.outcome === 'refused' ? verdict.reason : null,
    reviewReasons: verdict?.outcome === 'review' ? verdict.reasons : [],
    number: verdict?.outcome === 'registered' ? verdict.number : null,
  };
}

/** The course stands in the journal, a programme in what was said of it; of one whose time is over the certificate says it. */
export async function attemptsOf(client: Client, person: string): Promise<Attempt[]> {
  const { rows } = await client.query<AttemptRow>(
    `select r.event, r.received_at, r.state, r.verdict, coalesce(
        (select c.course from credentials c where c.number = r.verdict ->> 'number'),
        case when e.line <> '' then
          coalesce(substr(e.line, position(' ' in e.line) + 1)::jsonb #>> '{body,journal,entries,0,event,courseId}',
            substr(e.line, position(' ' in e.line) + 1)::jsonb #>> '{body,programme}') end
      ) as course
      from devices d join replays r on r.device = d.device
        left join events e on e.device = r.device and e.n = r.n and e.id = r.event
      where d.person = $1 order by r.received_at desc, r.event limit $2`,
    [person, mostAttempts],
  );
  return rows.map(attemptOf);
}

type DeviceOf = {
  readonly device: string;
  readonly enrolled_at: Date;
  readonly seen_at: Date | null;
  readonly is_revoked: boolean;
  readonly is_forked: boolean;
};

export async function devicesOf(client: Client, person: string): Promise<DeviceRow[]> {
  const { rows } = await client.query<DeviceOf>(
    `select device, enrolled_at, seen_at, revoked_after is not null as is_revoked, is_forked
      from devices where person = $1 order by enrolled_at desc, device`,
    [person],
  );
  return rows.map(({ device, enrolled_at, seen_at, is_revoked, is_forked }) => ({
    device,
    enrolledAt: enrolled_at.toISOString(),
    seenAt: seen_at?.toISOString() ?? null,
    isRevoked: is_revoked,
    isForked: is_forked,
  }));
}
