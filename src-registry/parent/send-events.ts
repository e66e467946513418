/**
 * Sends what devices said to this registry on to its parent, each line as it came, in the order of each device. What was set
 * apart here (a copied device, one that was reported lost) waits for a person here and is not sent.
 */
import type { Pool } from 'pg';
import { type EventResult, feedBeginning, mostEvents } from '#core/sync/calls.ts';
import type { EventHead } from '#core/sync/device-event.ts';
import { reconcile } from '#core/sync/reconcile.ts';
import { mostHeads } from '#core/sync/relay.ts';
import { done, type Exchange, otherLife, type Step } from './exchange.ts';

const bytesAtOnce = 1024 * 1024;

type Waiting = { readonly device: string; readonly acknowledged: number };
type Line = { readonly device: string; readonly n: number; readonly id: string; readonly line: string };

/** Devices of which the parent lacks something that counts. */
async function devicesWaiting(pool: Pool, parent: string): Promise<Waiting[]> {
  const { rows } = await pool.query<{ device: string; acknowledged: string }>(
    `select x.device, x.acknowledged from parent_devices x join devices d on d.device = x.device
      where x.parent = $1 and x.refused is null and least(d.head_n, d.revoked_after) > x.acknowledged
      order by x.device limit $2`,
    [parent, mostHeads],
  );
  return rows.map(({ device, acknowledged }) => ({ device, acknowledged: Number(acknowledged) }));
}

const noteAcknowledged = (pool: Pool, parent: string, device: string, n: number) =>
  pool.query('update parent_devices set acknowledged = $3 where parent = $1 and device = $2', [parent, device, n]);

const refuse = (pool: Pool, parent: string, device: string, why: string) =>
  pool.query('update parent_devices set refused = $3 where parent = $1 and device = $2', [parent, device, why]);

async function idAt(pool: Pool, device: string, n: number): Promise<string | null> {
  const { rows } = await pool.query<{ id: string }>(
    "select id from events where device = $1 and n = $2 and state = 'stored'",
    [device, n],
  );
  return rows[0]?.id ?? null;
}

/** Where the parent stands counts, not what we remember. Null: this device is not sent. */
async function standing({ registry, parent, hello }: Exchange, device: string, head: EventHead | null) {
  const { pool } = registry;
  if (head === null) {
    await refuse(pool, parent, device, 'unknown-device');
    return null;
  }
  const own = await idAt(pool, device, head.n);
  // Our own backup was put back, and the device has not said it again yet: the parent is further than we are.
  const isBehind = own === null;
  const marks = { epoch: hello.epoch, cursor: feedBeginning, acknowledged: head };
  const next = reconcile(marks, { epoch: hello.epoch, head }, () => (isBehind ? head.id : own));
  if (next.kind === 'new-key') {
    await refuse(pool, parent, device, 'fork');
    return null;
  }
  await noteAcknowledged(pool, parent, device, head.n);
  return head.n;
}

async function linesAfter(pool: Pool, { device, acknowledged }: Waiting, most: number): Promise<Line[]> {
  const { rows } = await pool.query<{ n: string; id: string; line: string }>({
    name: 'lines-to-forward',
    text: "select n, id, line from events where device = $1 and state = 'stored' and n > $2 order by n limit $3",
    values: [device, acknowledged, most],
  });
  return rows.map(({ n, id, line }) => ({ device, n: Number(n), id, line }));
}

/** Up to where it was taken, and why no further. What the parent keeps for a person to look at is kept there. */
function reachedBy(lines: readonly Line[], results: readonly EventResult[]) {
  const at = results.findIndex(({ result }) => result === 'rejected');
  const rejected = results[at];
  return {
    last: (at < 0 ? lines : lines.slice(0, at)).at(-1)?.n ?? null,
    why: rejected?.result === 'rejected' ? rejected.code : null,
  };
}

/** Sends one device to its end, or until it is refused. */
async function sendDevice(exchange: Exchange, device: string, from: number): Step {
  const { registry, api, hello, parent } = exchange;
  const { pool } = registry;
  let acknowledged = from;
  let most = mostEvents;
  for (;;) {
    const found = await linesAfter(pool, { device, acknowledged }, most);
    const [first] = found;
    if (!first) return done;
    // Its words were thrown away, because they were old or somebody was erased: what follows cannot be sent any more.
    if (first.line === '') {
      await refuse(pool, parent, device, 'gone');
      return done;
    }
    const lines = fitting(found);
    const reply = await api.events(lines.map(({ line }) => line));
    if (!reply.ok) {
      const { kind } = reply.failure;
      if (kind !== 'too-large' && kind !== 'malformed') return reply;
      if (lines.length === 1) {
        await refuse(pool, parent, device, kind);
        return done;
      }
      most = Math.max(1, Math.floor(lines.length / 2));
      continue;
    }
    const { results, epoch } = reply.value;
    const isAnswer = results.length === lines.length && results.every(({ id }, at) => id === lines[at]?.id || !id);
    if (epoch !== hello.epoch || !isAnswer) return otherLife(api);
    const { last, why } = reachedBy(lines, results);
    acknowledged = last ?? acknowledged;
    await noteAcknowledged(pool, parent, device, acknowledged);
    if (why !== null) {
      await refuse(pool, parent, device, why);
      return done;
    }
  }
}

/** From the first, as many as go in one request. */
function fitting(lines: readonly Line[]): Line[] {
  let bytes = 0;
  const end = lines.findIndex(({ line }, index) => {
    bytes += Buffer.byteLength(line) + 1;
    return line === '' || (index > 0 && bytes > bytesAtOnce);
  });
  return lines.slice(0, end < 0 ? undefined : end);
}

export async function sendEvents(exchange: Exchange): Step {
  const { registry, api, hello, parent } = exchange;
  for (;;) {
    const waiting = await devicesWaiting(registry.pool, parent);
    if (waiting.length === 0) return done;
    const reply = await api.heads(waiting.map(({ device }) => device));
    if (!reply.ok) return reply;
    if (reply.value.epoch !== hello.epoch || reply.value.heads.length !== waiting.length) return otherLife(api);
    for (const [index, { device }] of waiting.entries()) {
      const from = await standing(exchange, device, reply.value.heads[index] ?? null);
      const sent = from === null ? done : await sendDevice(exchange, device, from);
      if (!sent.ok) return sent;
    }
    // Those that are left now said more meanwhile: they come with the next exchange.
    if (waiting.length < mostHeads) return done;
  }
}
