/**
 * How long one answer takes with few certificates and with many: the same questions at the same pace to a registry over each,
 * in short turns one after the other, on one PostgreSQL. Every answer is timed by itself.
 */
import { chmodSync, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { Agent, get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openCluster } from '../../src-registry/database/cluster.ts';
import { newRecords, registryOver } from './registry-over.mjs';
import { quantile } from './statistics.mjs';

/** Questions that are asked at the same time. */
const atOnce = 4;
/** Different ones: as many as the smaller database has. */
const questions = 10_000;
const secondsOfTurn = 2;
/** A row with its part of the indexes, and the log that is written meanwhile. */
const bytesOfCertificate = 1200;
const bytesBeside = 4 * 2 ** 30;

const ask = (agent, url, headers) =>
  new Promise((resolve, reject) => {
    const request = get(url, { agent, headers }, (answer) => {
      answer.resume();
      answer.once('end', () =>
        answer.statusCode === 200 ? resolve(undefined) : reject(new Error(`${url}: status ${answer.statusCode}`)),
      );
    });
    request.once('error', reject);
  });

/** Milliseconds of every answer go to `ms`. */
async function oneTurn({ url, paths, headers = {} }, agent, ms) {
  const end = performance.now() + secondsOfTurn * 1000;
  const inLine = async () => {
    while (performance.now() < end) {
      const path = paths[Math.floor(Math.random() * paths.length)];
      const from = performance.now();
      await ask(agent, `${url}${path}`, headers);
      ms.push(performance.now() - from);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, inLine));
}

/** What the disk has to hold. */
export const bytesWanted = (count) => count * bytesOfCertificate + bytesBeside;

function refuseFullDisk(folder, count) {
  const { bavail, bsize } = statfsSync(folder);
  const [wanted, free] = [bytesWanted(count), bavail * bsize].map((bytes) => Math.ceil(bytes / 2 ** 30));
  if (free < wanted) throw new Error(`${count} certificates need ${wanted} GB in ${folder}; ${free} are free`);
}

/**
 * For each count, of each question, median and 95th percentile in milliseconds.
 * @param {{ counts: [number, number], turns?: number, onMade?: (made: number, of: number) => void,
 *   onSeeded?: (count: number, seconds: number, bytes: number) => void }} options
 */
export async function measureLatency({ counts, turns = 20, onMade, onSeeded }) {
  const folder = mkdtempSync(join(tmpdir(), 'fieldpass-bench-many-'));
  refuseFullDisk(folder, Math.max(...counts));
  // As root the database runs as another user, who must get through.
  chmodSync(folder, 0o711);
  const cluster = await openCluster(join(folder, 'database'));
  if (!cluster.ok) throw new Error(cluster.failure.code);
  const free = () => statfsSync(folder).bavail * statfsSync(folder).bsize;
  const agent = new Agent({ keepAlive: true });
  const all = [];
  try {
    const made = [];
    for (const count of counts) {
      const before = free();
      const records = await newRecords(cluster.value.url, count, {
        questions,
        onMade: (done) => onMade?.(done, count),
      });
      onSeeded?.(count, records.seconds, before - free());
      made.push({ records, count });
    }
    // Only now: a token counts for minutes, and ten million take longer to make.
    for (const { records, count } of made)
      all.push({ registry: await registryOver(records, join(folder, String(count))), ms: {} });
    // The first turns warm them up; then one begins with the few, the next with the many.
    for (let turn = -2; turn < turns; turn += 1) {
      for (const { registry, ms } of turn % 2 ? all : [...all].reverse()) {
        for (const [name, target] of Object.entries(registry.targets)) {
          ms[name] ??= [];
          await oneTurn(target, agent, turn < 0 ? [] : ms[name]);
        }
      }
    }
    return all.map(({ ms }) =>
      Object.fromEntries(
        Object.entries(ms).map(([name, took]) => [
          name,
          { asked: took.length, median: quantile(took, 0.5), p95: quantile(took, 0.95) },
        ]),
      ),
    );
  } finally {
    agent.destroy();
    for (const { registry } of all) await registry.stop();
    await cluster.value.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
