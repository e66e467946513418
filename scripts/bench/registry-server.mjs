/**
 * A server for the bench, in a process of its own: a bare Fastify with one route that says hello and one that looks a row
 * up, or a whole registry. Settings come as JSON in the first argument; where it listens goes out on a line.
 */
import { fileURLToPath } from 'node:url';
import Fastify from 'fastify';
import { register } from 'tsx/esm/api';

register();
const { databaseUrl, data, kind } = JSON.parse(process.argv[2] ?? '{}');
const host = '127.0.0.1';
/** As many as a registry has. */
const connections = 16;

/** The least that one can do with the same database. */
async function startBare() {
  const { connect } = await import('../../src-registry/database/connect.ts');
  const pool = connect(databaseUrl, { max: connections });
  const server = Fastify();
  server.get('/hello', async () => ({ hello: 'world' }));
  server.get('/look-up/:number', async (request) => {
    const { number } = /** @type {{ number: string }} */ (request.params);
    const { rows } = await pool.query({
      name: 'bare',
      text: 'select expires_at, withdrawn_at, replaced_at from credentials where number = $1',
      values: [number],
    });
    return rows[0];
  });
  return server.listen({ host, port: 0 });
}

async function startWhole() {
  const { startRegistry } = await import('../../src-registry/start-registry.ts');
  const { readContent } = await import('../../src-cli/read-content.ts');
  const started = await startRegistry({
    data,
    databaseUrl,
    host,
    port: 0,
    about: { id: 'did:web:bench.example', name: { en: 'Bench' }, status: 'https://bench.example/status' },
    library: await readContent(fileURLToPath(new URL('../../content', import.meta.url))),
    criteria: () => 'Passed the examination.',
    // One client asks as fast as it can: that is what is measured, and not how it is held back.
    limits: { device: { perSecond: 0, burst: 1 } },
  });
  if (!started.ok) throw new Error(started.failure.code);
  return started.value.url;
}

const url = kind === 'bare' ? await startBare() : await startWhole();
process.stdout.write(`${url}\n`);
process.once('SIGTERM', () => process.exit(0));
