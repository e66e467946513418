/**
 * Takes in what devices sent: one transaction a request, one result a line. Whoever sends it again gets the same answer, so
 * nobody is asked to sign in for it: the signatures of the events are the proof, and a stick or a relay may carry them.
 */
import { setImmediate as round } from 'node:timers/promises';
import type { Pool } from 'pg';
import type { EventResult } from '#core/sync/calls.ts';
import { type EventHead, readEventLine, type SignedEvent } from '#core/sync/device-event.ts';
import type { EventBody } from '#core/sync/event-body.ts';
import { type DeviceStanding, takeInEvent } from '#core/sync/take-in.ts';
import { quickEd25519 } from '#store/verify/quick-ed25519.ts';
import { quickSha256 } from '#store/verify/quick-sha256.ts';
import { takeListings } from '../crisis/take-listings.ts';
import { inTransaction } from '../database/connect.ts';
import type { Registry } from '../registry.ts';

export type TakenEvents = {
  /** Of the records that took them. */
  readonly epoch: string;
  readonly results: readonly EventResult[];
  /** Where the events of the last device that could be read end now. */
  readonly head: EventHead | null;
  /** How many attempts and programmes wait to be looked at because of this. */
  readonly waiting: number;
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

/** Lines that are read before others have their turn: a batch of whole attempts takes a tenth of a second. */
const linesInRow = 10;

async function readLinesOf(lines: readonly string[]) {
  const read: ReturnType<typeof readEventLine>[] = [];
  for (const line of lines) {
    if (read.length > 0 && read.length % linesInRow === 0) await round();
    read.push(readEventLine(line, quickEd25519, quickSha256));
  }
  return read;
}

export async function takeEvents(
  { pool, identity, now: clock }: Pick<Registry, 'pool' | 'identity' | 'now'>,
  lines: readonly string[],
): Promise<TakenEvents> {
  const now = clock();
  const read = await readLinesOf(lines);
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
    // Only now: what a request that held the devices wrote down is seen by the next statement, not by the one that waited.
    const { epoch, known } = await knownOf(
      client,
      devices,
      signed.map(({ id }) => id),
    );
    const ids = new Set(known);
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
    const waiting = await keep(
      client,
      kept,
      [...standings].filter(([device, standing]) => standing !== before.get(device)),
      now,
    );
    const stored = kept.filter(({ state }) => state === 'stored').map((one) => one.signed.event);
    await takeListings(client, stored, { identity, now });
    const last = signed.at(-1)?.event.device;
    return { epoch, results, waiting, head: (last && standings.get(last)?.head) || null };
  });
}

type Client = Pick<Pool, 'query'>;

/** Which of these events are here already, and in which life of the records. */
async function knownOf(client: Client, devices: readonly string[], ids: readonly string[]) {
  const { rows } = await client.query<{ epoch: string; known: string[] }>({
    name: 'known-events',
    text: 'select epoch, array(select id from events where device = any($1) and id = any($2)) as known from life',
    values: [devices, ids],
  });
  if (!rows[0]) throw new Error('the records have no epoch');
  return rows[0];
}

/** What is looked at when the sender has its answer: that takes longer than writing it down. */
const lookedAt: readonly EventBody['kind'][] = ['attempt.decided', 'programme.reached'];

/**
 * Writes events down, queues what is to be looked at, and moves the heads of their devices: in one statement, since each is a
 * way to the database and back for whoever waits. A lesson lets programmes be looked at again that were not met without it. How many
 * wait because of this.
 */
async function keep(
  client: Client,
  kept: readonly Kept[],
  moved: readonly (readonly [string, DeviceStanding])[],
  now: Date,
): Promise<number> {
  if (kept.length === 0 && moved.length === 0) return 0;
  const isLookedAt = ({ signed }: Kept) => lookedAt.includes(signed.event.body.kind);
  const readOn = kept.filter(({ signed, state }) => state === 'stored' && signed.event.body.kind === 'lesson.read');
  const { rows } = await client.query<{ reopened: number }>({
    name: 'keep-events',
    text: `with new as (
        select * from unnest($1::text[], $2::bigint[], $3::text[], $4::text[], $5::text[], $6::text[], $7::boolean[])
          as new(device, n, id, kind, state, line, is_looked_at)
      ), kept as (
        insert into events (device, n, id, received_at, kind, state, line)
          select device, n, id, $8, kind, state, line from new
      ), queued as (
        insert into replays (device, event, n, received_at, state)
          select device, id, n, $8, 'waiting' from new where is_looked_at
      ), moved as (
        update devices set head_n = moved.n, head_id = moved.id, is_forked = moved.forked
          from unnest($9::text[], $10::bigint[], $11::text[], $12::boolean[]) as moved(device, n, id, forked)
          where devices.device = moved.device
      ), reopened as (
        update replays set state = 'waiting', asks_again = false where asks_again and device in (
          select other.device from devices read_on join devices other on other.person = read_on.person
            where read_on.device = any($13)
        ) returning 1
      )
      select count(*)::int as reopened from reopened`,
    values: [
      kept.map(({ signed }) => signed.event.device),
      kept.map(({ signed }) => signed.event.n),
      kept.map(({ signed }) => signed.id),
      kept.map(({ signed }) => signed.event.body.kind),
      kept.map(({ state }) => state),
      kept.map(({ signed }) => signed.line),
      kept.map(isLookedAt),
      now,
      moved.map(([device]) => device),
      moved.map(([, { head }]) => head.n),
      moved.map(([, { head }]) => head.id),
      moved.map(([, { isForked }]) => isForked),
      readOn.map(({ signed }) => signed.event.device),
    ],
  });
  return kept.filter(isLookedAt).length + (rows[0]?.reopened ?? 0);
}
