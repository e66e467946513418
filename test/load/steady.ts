/**
 * Load A and C: exams come in one by one and certificates are looked up, at a steady pace.
 */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setInterval as every } from 'node:timers/promises';
import { eventsReply } from '#core/sync/calls.ts';
import { complete, sitters } from './completions.ts';
import type { LoadRegistry } from './load-registry.ts';
import { type LoadReport, loadReport, whole } from './load-report.ts';
import { lookingUp } from './looking-up.ts';
import { paced } from './paced.ts';
import { type Patient, patient } from './patient.ts';

export type Pace = {
  readonly uploadsPerSecond: number;
  readonly checksPerSecond: number;
  readonly seconds: number;
  readonly people: number;
  readonly uploadMs: number;
  readonly checkMs: number;
};

const told = ({ told: { once, more } }: Pick<Patient, 'told'>) =>
  more ? `${whole(once)} (${whole(more)} more than once)` : whole(once);

const firstOf = ([first]: readonly string[]) => (first === undefined ? '' : ` (${first})`);

/** Looks until it is told to stop. */
function watching(look: () => Promise<number> | number, everyMs: number) {
  const seen: number[] = [];
  const stop = new AbortController();
  const running = (async () => {
    try {
      for await (const _ of every(everyMs, null, { signal: stop.signal })) seen.push(await look());
    } catch {
      // Told to stop.
    }
  })();
  return async () => {
    stop.abort();
    await running;
    return seen;
  };
}

export async function steadyLoad(registry: LoadRegistry, pace: Pace, say: (text: string) => void): Promise<LoadReport> {
  const { uploadsPerSecond, checksPerSecond, seconds } = pace;
  const people = await sitters(registry, pace.people);
  const count = uploadsPerSecond * seconds;
  say(`  making ${whole(count)} exams of ${whole(pace.people)} people`);
  const lines = Array.from({ length: count }, (_, n) =>
    complete(registry, people[n % people.length] as (typeof people)[number], Math.floor(n / people.length)),
  );
  const passes = new Set(people.flatMap((person) => person.passes));
  const before = await registry.outcomes();
  const uploading = patient();
  // A device sends its records one after the other.
  const last = new Map<number, Promise<unknown>>();
  const upload = async (n: number) => {
    const of = n % people.length;
    const sending = (last.get(of) ?? Promise.resolve()).then(async () => {
      const { device } = people[of] as (typeof people)[number];
      const { line } = lines[n] as (typeof lines)[number];
      const answer = await uploading.ask(() => device.post([line], { gzip: true }));
      if (answer.status !== 200) throw new Error(`status ${answer.status}`);
      const { results } = eventsReply.parse(await answer.json());
      if (results[0]?.result !== 'stored') throw new Error(JSON.stringify(results));
    });
    last.set(
      of,
      sending.catch(() => undefined),
    );
    await sending;
  };
  say(`  ${uploadsPerSecond} exams and ${checksPerSecond} look-ups a second, ${seconds} seconds`);
  const { url } = registry.running;
  const looking = await lookingUp({ url, numbers: registry.numbers, perSecond: checksPerSecond, seconds });
  const own = monitorEventLoopDelay({ resolution: 5 });
  own.enable();
  const memory = watching(registry.memoryMb, 1000);
  const queue = watching(() => registry.count("select count(*) from replays where state = 'waiting'"), 1000);
  const [uploads, checks] = await Promise.all([paced({ perSecond: uploadsPerSecond, seconds }, upload), looking.done]);
  own.disable();
  const ownLate = (own.percentile(99) / 1e6).toFixed(1);
  const waiting = await queue();
  const drain = await registry.drained();
  const held = await memory();
  const after = await registry.outcomes();
  const third = Math.floor(held.length / 3);
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [early, late] = [mean(held.slice(third, third * 2)), mean(held.slice(third * 2))];
  const registered = after.registered - before.registered;
  const counted = registered + after.recorded - before.recorded;
  return loadReport(
    [
      `uploads: ${whole(uploads.asked)}, median ${uploads.p50.toFixed(1)} ms, 99th percentile ${uploads.p99.toFixed(1)} ms (at most ${pace.uploadMs})`,
      `look-ups: ${whole(checks.asked)}, median ${checks.p50.toFixed(1)} ms, 99th percentile ${checks.p99.toFixed(1)} ms (at most ${pace.checkMs})`,
      `whoever asked was late itself, which stands in these times: 99th percentile ${ownLate} ms of uploads, ${checks.lateMs.toFixed(1)} ms of look-ups`,
      `told to come again: ${told(uploading)} uploads, ${told(checks)} look-ups; their wait is in the times above`,
      `exams counted anew: ${whole(counted)}, ${whole(registered)} certificates; ${Math.max(0, ...waiting)} waited at most, empty ${drain.toFixed(1)} s after the end`,
      `memory of the process: ${whole(early)} MB in the second third, ${whole(late)} MB in the last`,
    ],
    {
      [`no request failed${firstOf([...uploads.faults, ...checks.faults])}`]:
        uploads.faults.length + checks.faults.length === 0,
      'uploads in time': uploads.p99 <= pace.uploadMs,
      'look-ups in time': checks.p99 <= pace.checkMs,
      'every exam was counted': counted === count,
      'every pass has its certificate, and nothing else has': registered === passes.size,
      'memory stays': late <= early * 1.1,
      'nothing waits ten seconds after the end': drain < 10,
    },
  );
}
