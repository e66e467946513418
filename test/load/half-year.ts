/**
 * Load B: half a year at once. Exams in batches of twenty, and the look-ups that go with them, one after the other. A process for each
 * core, as whoever has so much to count would start them: one has one thread.
 */
import { availableParallelism } from 'node:os';
import autocannon from 'autocannon';
import { eventsReply } from '#core/sync/calls.ts';
import { complete, type Sitter, sitters } from './completions.ts';
import type { LoadRegistry } from './load-registry.ts';
import { type LoadReport, loadReport, whole } from './load-report.ts';
import { patient } from './patient.ts';

export type HalfYear = {
  readonly exams: number;
  readonly checks: number /** How many such there are in half a year. */;
  readonly parts: number;
};

const batch = 20;
const together = 8;
const mostMinutes = 10;

/** Sends all of them, and waits until they were counted. Seconds from the beginning. */
async function takenIn(registry: LoadRegistry, people: readonly Sitter[], uploading: ReturnType<typeof patient>) {
  const begin = performance.now();
  const seconds = () => (performance.now() - begin) / 1000;
  const left = [...people];
  let stored = 0;
  await Promise.all(
    Array.from({ length: together }, async () => {
      for (let person = left.pop(); person; person = left.pop()) {
        const { device } = person;
        const lines = device.events.map(({ line }) => line);
        const answer = await uploading.ask(() => device.post(lines, { gzip: true }));
        const { results } = eventsReply.parse(await answer.json());
        stored += results.filter(({ result }) => result === 'stored').length;
      }
    }),
  );
  const sent = seconds();
  await registry.drained();
  return { stored, sent, counted: seconds() };
}

export async function halfYear(
  registry: LoadRegistry,
  { exams, checks, parts }: HalfYear,
  say: (text: string) => void,
): Promise<LoadReport> {
  const people = await sitters(registry, Math.ceil(exams / batch));
  say(`  making ${whole(people.length * batch)} exams of ${whole(people.length)} people`);
  for (const person of people) for (let n = 0; n < batch; n += 1) complete(registry, person, n);
  const passes = new Set(people.flatMap((person) => person.passes));
  const before = await registry.outcomes();
  const others = await Promise.all(Array.from({ length: availableParallelism() - 1 }, () => registry.another()));
  say(`  sending them; ${1 + others.length} processes`);
  const uploading = patient();
  const { stored, sent, counted } = await takenIn(registry, people, uploading).finally(() =>
    Promise.all(others.map((one) => one.end('SIGTERM'))),
  );
  say('  looking up');
  const requests = registry.numbers.map((number) => ({ path: `/v1/credentials/${number}` }));
  const done = await autocannon({ url: registry.running.url, requests, connections: 50, amount: checks, timeout: 60 });
  const all = counted + done.duration;
  const after = await registry.outcomes();
  const registered = after.registered - before.registered;
  const minutes = (all * parts) / 60;
  return loadReport(
    [
      `${whole(stored)} exams taken in after ${sent.toFixed(1)} s, counted anew after ${counted.toFixed(1)} s: ${whole(stored / counted)} a second; ${whole(uploading.told.once)} batches were told to come again`,
      `${whole(checks)} look-ups in ${done.duration.toFixed(1)} s: ${whole(checks / done.duration)} a second`,
      `half a year would take ${minutes.toFixed(1)} minutes (at most ${mostMinutes})`,
    ],
    {
      'every exam was taken in': stored === people.length * batch,
      'every exam comes to what the device said': registered === passes.size,
      'none was refused or set aside':
        after.refused + after.review + after.failed === before.refused + before.review + before.failed,
      'no look-up failed': done.errors + done.non2xx === 0,
      'half a year in ten minutes': minutes <= mostMinutes,
    },
  );
}
