/**
 * What a registry counts of itself. No label holds anything about a person, a device or an address.
 */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Pool } from 'pg';
import type { EventResult } from '#core/sync/calls.ts';
import type { Verdict } from '#core/sync/feed-item.ts';
import { counter, gauge, histogram } from './exposition.ts';

export type Metrics = {
  request(route: string, method: string, status: number, seconds: number): void;
  /** Uploads that are worked on now. */
  readonly uploads: { now: number };
  events(results: readonly EventResult[]): void;
  replayed(verdict: Verdict): void;
  /** An attempt that failed in our own code; it is tried again. */
  replayFault(): void;
  refused(why: 'address' | 'device' | 'code' | 'password' | 'overload'): void;
  /** All of it, in the text format of Prometheus. */
  text(pool: Pool, now: Date): Promise<string>;
};

const seconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

type Standing = { state: string; count: string; oldest: Date | null };

/** One look at a small index, however many attempts there are. */
async function waiting(pool: Pool): Promise<Standing[]> {
  const { rows } = await pool.query<Standing>({
    name: 'replays-open',
    text: `select state, count(*) as count, min(received_at) as oldest from replays
      where state in ('waiting', 'review', 'failed') group by state`,
  });
  return rows;
}

export function metricsOf(): Metrics {
  const requests = counter('fieldpass_requests_total', 'Requests by route and status.');
  const durations = histogram('fieldpass_request_seconds', 'How long an answer took.', seconds);
  const events = counter('fieldpass_events_total', 'Events of devices, by what became of them.');
  const replays = counter('fieldpass_replays_total', 'Attempts that were counted anew, by what they came to.');
  const faults = counter('fieldpass_replay_faults_total', 'Attempts that failed in the program itself.');
  const refusals = counter('fieldpass_refusals_total', 'Requests that were refused by a limit.');
  const uploads = { now: 0 };
  const delay = monitorEventLoopDelay({ resolution: 20 });
  delay.enable();
  faults.add({}, 0);

  const standing = async (pool: Pool, now: Date): Promise<string> => {
    const rows = await waiting(pool).catch(() => null);
    if (!rows) return gauge('fieldpass_database_up', 'Whether the database answers.', [[{}, 0]]);
    const of = (state: string) => rows.find((row) => row.state === state);
    const oldest = of('waiting')?.oldest?.getTime();
    return [
      gauge('fieldpass_database_up', 'Whether the database answers.', [[{}, 1]]),
      gauge(
        'fieldpass_attempts',
        'Attempts that are not settled: they wait, wait for a person, or failed too often.',
        ['waiting', 'review', 'failed'].map((state) => [{ state }, Number(of(state)?.count ?? 0)] as const),
      ),
      gauge('fieldpass_oldest_waiting_attempt_seconds', 'Since when the oldest attempt waits; 0: none does.', [
        [{}, oldest === undefined ? 0 : Math.max(0, (now.getTime() - oldest) / 1000)],
      ]),
    ].join('');
  };

  return {
    request: (route, method, status, took) => {
      requests.add({ route, method, status: String(status) });
      durations.observe({ route, method }, took);
    },
    uploads,
    events: (results) => {
      for (const result of results)
        events.add({ result: result.result, ...('code' in result && { code: result.code }) });
    },
    replayed: ({ outcome }) => replays.add({ outcome }),
    replayFault: () => faults.add(),
    refused: (why) => refusals.add({ why }),
    text: async (pool, now) => {
      const { rss, heapUsed } = process.memoryUsage();
      const held = delay.max / 1e9;
      delay.reset();
      return [
        ...[requests, durations, events, replays, faults, refusals].map((figure) => figure.text()),
        gauge('fieldpass_uploads_in_flight', 'Uploads that are worked on now.', [[{}, uploads.now]]),
        gauge('fieldpass_pool_connections', 'Connections to the database, and requests that wait for one.', [
          [{ state: 'open' }, pool.totalCount],
          [{ state: 'idle' }, pool.idleCount],
          [{ state: 'waited-for' }, pool.waitingCount],
        ]),
        gauge('fieldpass_event_loop_held_up_seconds', 'The longest stop of the process since the last look.', [
          [{}, Number.isFinite(held) ? held : 0],
        ]),
        gauge('process_resident_memory_bytes', 'Memory of the process.', [[{}, rss]]),
        gauge('process_heap_bytes', 'What of it holds values.', [[{}, heapUsed]]),
        gauge('process_start_time_seconds', 'When the process began, in Unix time.', [
          [{}, Math.round(Date.now() / 1000 - process.uptime())],
        ]),
        await standing(pool, now),
      ].join('');
    },
  };
}
