/**
 * Takes in what devices sent: one transaction a request, one result a line. Whoever sends it again gets the same answer, so
 * nobody is asked to sign in for it: the signatures of the events are the proof, and a stick or a relay may carry them.
 */
import type { Pool } from 'pg';
import type { EventResult } from '#core/sync/calls.ts';
import { type EventHead, readEventLine, type SignedEvent } from '#core/sync/device-event.ts';
import { type DeviceStanding, takeInEvent } from '#core/sync/take-in.ts';
import { quickEd25519 } from '#store/verify/quick-ed25519.ts';
import { inTransaction } from '../database/connect.ts';

export type TakenEvents = {
  readonly results: readonly EventResult[];
  /** Where the events of the last device that could be read end now. */
  readonly head: EventHead | null;
  /** How many attempts wait for their replay because of this. */
  readonly attempts: number;
};

type DeviceRow = {
  readonly device: string;
  readonly head_n: string;
  readonly head_id: string | null;
  readonly revoked_after: string | null;
  readonly is_forked: boolean;
};

const standingOf = (row: DeviceRow): DeviceStanding => ({
  head: { n: Number(row.head_n), id: row.head_id },
  revokedAfter: row.revoked_after === null ? null : Number(row.revoked_after),
  isForked: row.is_forked,
});

type Kept = { readonly signed: SignedEvent; readonly state: 'stored' | 'fork' | 'device-revoked' };

export async function takeEvents(pool: Pool, lines: readonly string[], now: Date): Promise<TakenEvents> {
  const read = lines.map((line) => readEventLine(line, quickEd25519));
  const signed = read.filter((one): one is SignedEvent => 'event' in one);
  // In one order, so that two requests about the same devices wait for each other instead of blocking each other.
  const devices = [...new Set(signed.map(({ event }) => event.device))].sort();
  return inTransaction(pool, async (client) => {
    const rows = await client.query<DeviceRow>({
      name: 'lock-devices',
      text: 'select device, head_n, head_id, revoked_after, is_forked from devices where device = any($1) order by device for update',
      values: [devices],
    });
    const standings = new Map<string, DeviceStanding>(rows.rows.map((row) => [row.device, standingOf(row)]));
    const before = new Map(standings);
    const known = await client.query<{ id: string }>({
      name: 'known-events',
      text: 'select id from events where device = any($1) and id = any($2)',
      values: [devices, signed.map(({ id }) => id)],
    });
    const ids = new Set(known.rows.map(({ id }) => id));
    const kept: Kept[] = [];
    const results = read.map((one): EventResult => {
      if ('problem' in one) return { result: 'rejected', id: null, code: one.problem };
      const { device } = one.event;
      const { result, standing } = takeInEvent(one, standings.get(device) ?? null, ids.has(one.id));
      if (standing) standings.set(device, standing);
      if (result.result === 'stored') kept.push({ signed: one, state: 'stored' });
      if (result.result === 'quarantined') kept.push({ signed: one, state: result.code });
      if (result.result !== 'rejected') ids.add(one.id);
      return result;
    });
    await keepEvents(client, kept, now);
    const attempts = await queueReplays(client, kept, now);
    await moveHeads(
      client,
      [...standings].filter(([device, standing]) => standing !== before.get(device)),
    );
    const last = signed.at(-1)?.event.device;
    return { results, attempts, head: (last && standings.get(last)?.head) || null };
  });
}

type Client = Pick<Pool, 'query'>;

async function keepEvents(client: Client, kept: readonly Kept[], now: Date): Promise<void> {
  if (kept.length === 0) return;
  await client.query({
    name: 'keep-events',
    text: `insert into events (device, n, id, received_at, kind, state, line)
      select device, n, id, $4, kind, state, line
      from unnest($1::text[], $2::bigint[], $3::text[], $5::text[], $6::text[], $7::text[]) as new(device, n, id, kind, state, line)`,
    values: [
      kept.map(({ signed }) => signed.event.device),
      kept.map(({ signed }) => signed.event.n),
      kept.map(({ signed }) => signed.id),
      now,
      kept.map(({ signed }) => signed.event.body.kind),
      kept.map(({ state }) => state),
      kept.map(({ signed }) => signed.line),
    ],
  });
}

/** Attempts are counted anew when the sender has its answer: that takes longer than writing them down. */
async function queueReplays(client: Client, kept: readonly Kept[], now: Date): Promise<number> {
  const attempts = kept.filter(({ signed }) => signed.event.body.kind === 'attempt.decided');
  if (attempts.length === 0) return 0;
  await client.query({
    name: 'queue-replays',
    text: `insert into replays (device, event, n, received_at, state)
      select device, event, n, $4, 'waiting' from unnest($1::text[], $2::text[], $3::bigint[]) as new(device, event, n)`,
    values: [
      attempts.map(({ signed }) => signed.event.device),
      attempts.map(({ signed }) => signed.id),
      attempts.map(({ signed }) => signed.event.n),
      now,
    ],
  });
  return attempts.length;
}

async function moveHeads(client: Client, moved: readonly (readonly [string, DeviceStanding])[]): Promise<void> {
  if (moved.length === 0) return;
  await client.query({
    name: 'move-heads',
    text: `update devices set head_n = new.n, head_id = new.id, is_forked = new.forked
      from unnest($1::text[], $2::bigint[], $3::text[], $4::boolean[]) as new(device, n, id, forked)
      where devices.device = new.device`,
    values: [
      moved.map(([device]) => device),
      moved.map(([, { head }]) => head.n),
      moved.map(([, { head }]) => head.id),
      moved.map(([, { isForked }]) => isForked),
    ],
  });
}
