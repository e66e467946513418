/**
 * Databases with as many certificates as are wanted, and servers over them, each a process of its own.
 */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { Client, Pool } from 'pg';
import { migrate } from '../../src-registry/database/migrate.ts';
import { addClient } from '../../src-registry/records/clients.ts';
import { migrations } from '../../src-registry/schema/migrations.ts';
import { makeRecords } from './made-up-records.mjs';

export const perPerson = 4;
const serverFile = fileURLToPath(new URL('registry-server.mjs', import.meta.url));

/**
 * A database of its own in the cluster.
 * @param {string} clusterUrl @param {number} count
 * @param {{ questions?: number, onMade?: (made: number) => void }} options `questions`: different ones to ask.
 */
export async function newRecords(clusterUrl, count, { questions = 5000, onMade } = {}) {
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
    await makeRecords(pool, { certificates: count, people: count / perPerson, onMade });
    const seconds = (performance.now() - start) / 1000;
    const now = () => new Date();
    const random = (bytes) => new Uint8Array(randomBytes(bytes));
    const about = { name: 'Bench', scopes: ['clearance.read'], offices: null };
    const { id, secret } = await addClient({ pool, now, random }, about);
    // Some more than are wanted, from all over the table, without reading all of it.
    const sampled = Math.min(100, Math.max((questions * 400) / count, 1));
    const some = async (sql) =>
      (await pool.query(`${sql} order by random() limit ${questions}`)).rows.map(({ id }) => id);
    return {
      url,
      seconds,
      client: { id, secret },
      numbers: await some(`select number as id from credentials tablesample system (${sampled})`),
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

/** What is asked of a registry over one database. */
export async function registryOver(records, folder) {
  const whole = await startServer({ kind: 'whole', databaseUrl: records.url, data: folder });
  const token = await tokenOf(whole.url, records.client);
  const days = 'require=basic&from=2027-03-01&to=2027-03-10';
  return {
    targets: {
      status: { url: whole.url, paths: records.numbers.map((number) => `/v1/credentials/${number}`) },
      clearance: {
        url: whole.url,
        paths: records.people.map((person) => `/v1/clearance?person=${person}&${days}`),
        headers: { authorization: `Bearer ${token}` },
      },
    },
    stop: whole.stop,
  };
}

/** The same questions to the least that answers anything, and to the least that looks a row up. */
export async function bareOver(records) {
  const bare = await startServer({ kind: 'bare', databaseUrl: records.url });
  return {
    targets: {
      hello: { url: bare.url, paths: ['/hello'] },
      lookUp: { url: bare.url, paths: records.numbers.map((number) => `/look-up/${number}`) },
    },
    stop: bare.stop,
  };
}
