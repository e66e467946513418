/**
 * How many questions a registry answers in a second: what one certificate is worth, and whether somebody may travel; beside
 * a bare Fastify that says hello, and one that looks up one row of the same table. With few certificates and with many, all
 * in turns, on one PostgreSQL; servers are processes of their own, the load comes from this one, all on the same machine.
 */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import autocannon from 'autocannon';
import { openCluster } from '../../src-registry/database/cluster.ts';
import { bareOver, newRecords, registryOver } from './registry-over.mjs';
import { quantile } from './statistics.mjs';

const connections = 50;
/** Seconds; a machine with other things to do is slow, and nothing is wrong. */
const patience = 60;

/** Answers a second, and how long one took on average, in milliseconds. */
async function load({ url, paths, headers = {} }, seconds) {
  const requests = paths.map((path) => ({ path, headers }));
  const done = await autocannon({ url, requests, connections, duration: seconds, timeout: patience });
  const { errors, non2xx, statusCodeStats: statuses } = done;
  if (errors + non2xx > 0) throw new Error(`${url}${paths[0]}: ${errors} failed, ${JSON.stringify(statuses)}`);
  return { perSecond: done.requests.average, ms: done.latency.mean, p99: done.latency.p99 };
}

/** What is asked of the servers over one database. */
async function serversOver(records, folder) {
  const bare = await bareOver(records);
  const whole = await registryOver(records, folder);
  return { targets: { ...bare.targets, ...whole.targets }, stop: () => Promise.all([bare.stop(), whole.stop()]) };
}

/** A pool gives back what nobody used for ten seconds; the database has no connections for all servers at once. */
const untilGivenBackMs = 11_000;

/** One turn over the same records, after the servers of the others have given back their connections. */
async function turnOver({ targets }, seconds) {
  await wait(untilGivenBackMs);
  const measured = {};
  for (const [name, target] of Object.entries(targets)) measured[name] = await load(target, seconds);
  return measured;
}

/** @param {object[]} turns */
function mediansOf(turns) {
  const of = (name, part) =>
    quantile(
      turns.map((turn) => turn[name][part]),
      0.5,
    );
  const all = Object.keys(turns[0]).map((name) => [
    name,
    { perSecond: of(name, 'perSecond'), ms: of(name, 'ms'), p99: of(name, 'p99') },
  ]);
  return Object.fromEntries(all);
}

/**
 * Medians, for each count of certificates, of what is asked in the same turn.
 * @param {{ counts?: number[], turns?: number, seconds?: number, onSeeded?: (count: number, seconds: number) => void }} options
 */
export async function measureRegistry({ counts = [10_000, 1_000_000], turns = 5, seconds = 3, onSeeded } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'fieldpass-bench-questions-'));
  // As root the database runs as another user, who must get through.
  chmodSync(folder, 0o711);
  const cluster = await openCluster(join(folder, 'database'));
  if (!cluster.ok) throw new Error(cluster.failure.code);
  const all = [];
  try {
    for (const count of counts) {
      const records = await newRecords(cluster.value.url, count);
      onSeeded?.(count, records.seconds);
      all.push({ servers: await serversOver(records, join(folder, String(count))), turns: [] });
    }
    // The first turn warms them up.
    for (let turn = -1; turn < turns; turn += 1) {
      for (const { servers, turns: done } of all) {
        const measured = await turnOver(servers, seconds);
        if (turn >= 0) done.push(measured);
      }
    }
    return all.map(({ turns: done }) => ({ ...mediansOf(done), turns: done }));
  } finally {
    for (const { servers } of all) await servers.stop();
    await cluster.value.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
