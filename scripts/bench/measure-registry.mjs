/**
 * How many questions a registry answers in a second: what one certificate is worth, and whether somebody may travel; beside
 * a bare Fastify that says hello, and one that looks up one row of the same table. With few certificates and with many, all
 * in turns, on one PostgreSQL; servers are processes of their own, the load comes from this one, all on the same machine.
 */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import autocannon from 'autocannon';
import { Client, Pool } from 'pg';
import { openCluster } from '../../src-registry/database/cluster.ts';
import { migrate } from '../../src-registry/database/migrate.ts';
import { addClient } from '../../src-registry/records/clients.ts';
import { migrations } from '../../src-registry/schema/migrations.ts';
import { makeRecords } from './made-up-records.mjs';
import { quantile } from './statistics.mjs';

const perPerson = 4;
const connections = 50;
/** Different questions in one turn. */
const questions = 5000;
/** Seconds; a machine with other things to do is slow, and nothing is wrong. */
const patience = 60;
const serverFile = fileURLToPath(new URL('registry-server.mjs', import.meta.url));

/** A database of its own in the cluster. */
async function newRecords(clusterUrl, count) {
  const name = `bench_${count}`;
  const client = new Client({ connectionString: clusterUrl });
  await client.connect();
  await client.query(`create database ${name}`);
  await client.end();
  const url = clusterUrl.replace(/\/\w+(?=\?|$)/, `/${name}`);
  // Filling takes longer than any question may.
  const pool = new Pool({ connectionString: url, max: 1 });
  try {
    const migrated = await migrate(pool, migrations);
    if (!migrated.ok) throw new Error(migrated.failure.code);
    const start = performance.now();
    await makeRecords(pool, { certificates: count, people: count / perPerson });
    const seconds = (performance.now() - start) / 1000;
    const now = () => new Date();
    const random = (bytes) => new Uint8Array(randomBytes(bytes));
    const about = { name: 'Bench', scopes: ['clearance.read'], offices: null };
    const { id, secret } = await addClient({ pool, now, random }, about);
    const some = async (sql) =>
      (await pool.query(`${sql} order by random() limit ${questions}`)).rows.map(({ id }) => id);
    return {
      url,
      seconds,
      client: { id, secret },
      numbers: await some('select number as id from credentials tablesample system (5)'),
      people: await some('select id from people'),
    };
  } finally {
    await pool.end();
  }
}

/** @param {object} settings @returns {Promise<{ url: string, stop: () => Promise<void> }>} */
async function startServer(settings) {
  const child = spawn(process.execPath, [serverFile, JSON.stringify(settings)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const gone = new Promise((resolve) => child.once('exit', resolve));
  const url = await new Promise((resolve, reject) => {
    createInterface({ input: child.stdout }).once('line', resolve);
    void gone.then(() => reject(new Error('a server did not start')));
  });
  return {
    url,
    stop: async () => {
      child.kill('SIGTERM');
      await gone;
    },
  };
}

async function tokenOf(url, { id, secret }) {
  const answer = await fetch(`${url}/oauth/token`, {
    method: 'POST',
    body: new URLSearchParams({ grant_type: 'client_credentials', client_id: id, client_secret: secret }),
  });
  return (await answer.json()).access_token;
}

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
  const bare = await startServer({ kind: 'bare', databaseUrl: records.url });
  const whole = await startServer({ kind: 'whole', databaseUrl: records.url, data: folder });
  const token = await tokenOf(whole.url, records.client);
  const days = 'require=basic&from=2027-03-01&to=2027-03-10';
  return {
    targets: {
      hello: { url: bare.url, paths: ['/hello'] },
      lookUp: { url: bare.url, paths: records.numbers.map((number) => `/look-up/${number}`) },
      status: { url: whole.url, paths: records.numbers.map((number) => `/v1/credentials/${number}`) },
      clearance: {
        url: whole.url,
        paths: records.people.map((person) => `/v1/clearance?person=${person}&${days}`),
        headers: { authorization: `Bearer ${token}` },
      },
    },
    stop: () => Promise.all([bare.stop(), whole.stop()]),
  };
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
