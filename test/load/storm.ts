/**
 * Load D: thousands of devices come back within minutes, some of what they send is sent twice, some answers are lost, and the
 * registry is killed in the middle. Load G: instead of only being killed it is put back from a backup made minutes before.
 */

import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { backUp } from '#registry/backup/back-up.ts';
import { restore } from '#registry/backup/restore.ts';
import { quantile } from '../../scripts/bench/statistics.mjs';
import { complete, readLesson, type Sitter, sitters } from './completions.ts';
import type { LoadRegistry } from './load-registry.ts';
import { type LoadReport, loadReport, whole } from './load-report.ts';
import { type Memory, noMemory, reconnect } from './reconnecting.ts';

export type Storm = {
  readonly devices: number;
  readonly records: number;
  readonly seconds: number;
  /** Put back from a backup in the middle, not only killed. */
  readonly isRestored: boolean;
};

const trouble = { lost: 0.05, twice: 0.2 };
const now = () => new Date();
const random = (bytes: number) => new Uint8Array(randomBytes(bytes));
const mostMemoryMb = 1024;
const mostMs = 2000;

async function withdraw(registry: LoadRegistry, numbers: readonly string[]): Promise<void> {
  for (const number of numbers) {
    const answer = await registry.admin(`/v1/credentials/${number}/withdraw`, { why: 'withdrawn under load' });
    if (answer.status !== 200) throw new Error(await answer.text());
  }
}

/** A backup at a quarter of the time; at its half it is put back, with all that was acknowledged in between gone from it. */
async function putBack(
  registry: LoadRegistry,
  seconds: number,
  withdrawn: readonly string[],
  hear: () => Promise<void>,
): Promise<void> {
  const [before, after] = [withdrawn.slice(0, withdrawn.length / 2), withdrawn.slice(withdrawn.length / 2)];
  await wait(seconds * 250);
  await withdraw(registry, before);
  const out = join(registry.folder, 'backup.tar.gz');
  const made = await backUp({ ...registry.place, out, withoutKeys: false, now });
  if (!made.ok) throw new Error(made.failure.code);
  await withdraw(registry, after);
  // What nobody heard nobody can give back.
  await hear();
  await wait(seconds * 250);
  const place = { data: join(registry.folder, 'put-back'), databaseUrl: await registry.newDatabase('put_back') };
  const done = await restore({ ...place, file: out, now, random });
  if (!done.ok) throw new Error(done.failure.code);
  await registry.killAndStart(place);
}

export async function storm(
  registry: LoadRegistry,
  { devices, records, seconds, isRestored }: Storm,
  say: (text: string) => void,
): Promise<LoadReport> {
  say(`  making ${whole(devices)} devices of ${records} records`);
  const people: Sitter[] = await sitters(registry, devices);
  for (const person of people) {
    for (let n = 0; n < records - 1; n += 1) readLesson(person, n);
    complete(registry, person, 0);
  }
  const memories = new Map<Sitter, Memory>(people.map((person) => [person, noMemory()]));
  const passes = people.flatMap((person) => person.passes);
  const withdrawn = registry.numbers.slice(0, 40);
  const before = await registry.count("select count(*) from events where device not like 'did:key:other%'");
  say(`  all come back within ${seconds} s`);
  const took: number[] = [];
  let most = 0;
  const watch = setInterval(() => {
    try {
      most = Math.max(most, registry.memoryMb());
    } catch {
      // It is just being killed.
    }
  }, 500);
  const begin = performance.now();
  const comingBack = (person: Sitter) =>
    reconnect(registry.running.url, person, memories.get(person) as Memory, trouble, took);
  const middle = isRestored
    ? putBack(registry, seconds, withdrawn, () => comingBack(people[0] as Sitter))
    : wait(seconds * 500).then(() => registry.killAndStart());
  await Promise.all([
    middle,
    ...people.map(async (person, n) => {
      await wait((n / devices) * seconds * 1000);
      await comingBack(person);
    }),
  ]);
  // Whoever was there before it was put back comes once more, as devices do.
  if (isRestored)
    for (let n = 0; n < people.length; n += 50) await Promise.all(people.slice(n, n + 50).map(comingBack));
  const lasted = (performance.now() - begin) / 1000;
  clearInterval(watch);
  await registry.drained();
  const own = "device not like 'did:key:other%'";
  const kept = (await registry.count(`select count(*) from events where ${own}`)) - before;
  const once = await registry.count(`select count(*) from (select distinct device, n from events where ${own}) one`);
  const named = passes.map((number) => `'${number}'`).join(',');
  const certificates = await registry.count(`select count(*) from credentials where number in (${named})`);
  const gone = await registry.count(
    `select count(*) from credentials where withdrawn_at is not null and number in (${withdrawn.map((n) => `'${n}'`).join(',')})`,
  );
  const p99 = quantile(took, 0.99);
  return loadReport(
    [
      `${whole(devices)} devices of ${records} records: all in after ${lasted.toFixed(1)} s; 99th percentile of an upload ${p99.toFixed(0)} ms (at most ${mostMs})`,
      `${whole(kept)} records kept, ${whole(certificates)} certificates of ${whole(passes.length)} passes; memory of the process at most ${whole(most)} MB`,
      ...(isRestored ? [`${gone} of ${withdrawn.length} withdrawals are there after the backup was put back`] : []),
    ],
    {
      'every record is there': kept === devices * records,
      'and once': once === kept + before,
      'every pass has its certificate': certificates === passes.length,
      'every withdrawal is there': !isRestored || gone === withdrawn.length,
      'uploads in time': p99 <= mostMs,
      'memory stays below a gigabyte': most < mostMemoryMb,
    },
  );
}
