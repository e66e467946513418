/**
 * What the others feel when one address asks a registry as fast as it can: their times alone and beside it, in turns, with
 * the limits of every address and without. Everything shares one machine, so the program that attacks takes its part of the
 * processor as well. Run it by itself:
 *
 *   node --import tsx scripts/bench/measure-hostile.mjs
 */
import { fork, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const seconds = 8;
const rounds = 4;
const others = 20;
/** Of all others together. */
const perSecond = 100;
const path = '/v1/credentials/FP-0000-0000-0000-0000-0';

/** @param {{ agent: Agent, port: string, address: string, path: string, body?: Buffer }} asked */
const ask = ({ agent, port, address, path: to, body }) =>
  new Promise((resolve) => {
    const headers = {
      'x-forwarded-for': address,
      ...(body && { 'content-type': 'application/x-ndjson', 'content-length': body.length }),
    };
    const asking = request(
      { agent, port, host: '127.0.0.1', path: to, method: body ? 'POST' : 'GET', headers },
      (answer) => {
        answer.resume();
        answer.once('close', () => resolve(answer.statusCode ?? 0));
      },
    );
    asking.once('error', () => resolve(0));
    asking.end(body);
  });

/** As fast as it is answered, over many connections, and every tenth time with as many bytes as there may be. */
async function attack(port) {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const body = Buffer.alloc(4_000_000, 'x\n');
  let isOver = false;
  let count = 0;
  process.once('message', () => {
    isOver = true;
  });
  process.send?.('begun');
  await Promise.all(
    Array.from({ length: 64 }, async () => {
      while (!isOver) {
        count += 1;
        const big = count % 10 === 0;
        const status = await ask({
          agent,
          port,
          address: '203.0.113.66',
          path: big ? '/v1/events' : path,
          ...(big && { body }),
        });
        if (status === 0) await wait(1);
      }
    }),
  );
  process.send?.(count);
  process.exit(0);
}

/** Asks at a steady pace, whether answers come or not. The times in milliseconds. */
async function steady(port) {
  const agent = new Agent({ keepAlive: true, maxSockets: 256 });
  const times = [];
  const failures = [];
  const asking = [];
  const begin = performance.now();
  for (let number = 0; number < seconds * perSecond; number += 1) {
    const due = begin + (number * 1000) / perSecond;
    const early = due - performance.now();
    if (early > 0) await wait(early);
    asking.push(
      ask({ agent, port, address: `198.51.100.${number % others}`, path }).then((status) => {
        times.push(performance.now() - due);
        if (status !== 200) failures.push(status);
      }),
    );
  }
  await Promise.all(asking);
  agent.destroy();
  times.sort((one, two) => one - two);
  const at = (part) => Math.round((times[Math.floor(times.length * part)] ?? 0) * 10) / 10;
  return { p50: at(0.5), p99: at(0.99), failed: failures.length };
}

async function besideAttack(port) {
  const child = fork(fileURLToPath(import.meta.url), ['attack', port]);
  await new Promise((resolve) => child.once('message', resolve));
  // What an address may ask at once after it was quiet is used up by then.
  await wait(2000);
  const felt = await steady(port);
  const asked = new Promise((resolve) => child.once('message', resolve));
  child.send('enough');
  return { ...felt, asked: await Promise.race([asked, wait(5000).then(() => 'unknown')]) };
}

/** @param {string[]} options */
async function measure(options) {
  const folder = mkdtempSync(join(tmpdir(), 'fieldpass-bench-hostile-'));
  chmodSync(folder, 0o711);
  const args = [
    'src-cli/bin.mjs',
    'registry',
    '--data',
    join(folder, 'data'),
    '--port',
    '0',
    '--quiet',
    '--trust-proxy',
  ];
  const child = spawn(process.execPath, [...args, ...options], { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
  const gone = new Promise((resolve) => child.once('exit', resolve));
  const url = await new Promise((resolve) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const found = /http:\/\/[\d.:]+\d/.exec(line);
      if (found) resolve(found[0]);
    });
  });
  const { port } = new URL(url);
  await steady(port);
  for (let round = 0; round < rounds; round += 1) {
    const alone = await steady(port);
    const beside = await besideAttack(port);
    process.stdout.write(`${JSON.stringify({ options, load: loadavg()[0], alone, beside })}\n`);
  }
  child.kill('SIGTERM');
  await gone;
  rmSync(folder, { recursive: true, force: true });
}

if (process.argv[2] === 'attack') await attack(process.argv[3]);
else {
  await measure([]);
  await measure(['--address-limit', '0']);
}
