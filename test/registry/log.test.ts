/**
 * The log of a whole journey, with everything that goes wrong on the way, names nobody: no person, device, code, certificate
 * or address.
 */
import { chmodSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { credentialIn } from '#core/credential/credential.ts';
import { testPostgres } from '../fixtures/postgres.ts';
import {
  bodyOf,
  decidedAttempt,
  lessonRead,
  registryOver,
  startTestRegistry,
  testCourse,
  testDevice,
} from '../fixtures/registry.ts';
import { tempFolder } from '../fixtures/temp-folder.ts';

const postgres = testPostgres();
const folder = tempFolder('log');
beforeAll(() => chmodSync(folder.path, 0o711));
afterAll(() => folder.remove());

test('from the invitation to a withdrawn certificate, and all that can go wrong: nobody is named', async () => {
  let log = '';
  const logTo = new PassThrough();
  logTo.on('data', (bytes) => {
    log += bytes;
  });
  const running = await startTestRegistry(join(folder.path, 'data'), {
    databaseUrl: await postgres.freshDatabase(),
    logTo,
    trustProxy: 'loopback',
  });
  const { pool } = running.registry;
  const token = readFileSync(running.tokenFile, 'utf8').trim();
  const course = await testCourse();
  const registry = registryOver(
    () => running,
    () => ({ course, token }),
  );
  const name = 'Amina Nakakande';
  const learner = 'nakakande1234567';
  const address = '203.0.113.77';
  const { person, code } = await registry.invite(name);
  const device = testDevice(running.url);
  await device.enrol(code);
  device.say(lessonRead('arrival', learner));
  device.say(bodyOf(decidedAttempt(course, { seed: 'log', learner, wanted: 'passed' })));
  await device.send();
  await running.replayed();
  const { said } = await device.feed();
  const made = said.find((one) => one.kind === 'credential');
  const number = credentialIn(made?.kind === 'credential' ? made.credential : '')?.claims.number as string;
  expect(number).toMatch(/^FP-/);
  const from = { 'x-forwarded-for': address, 'user-agent': 'Agent Nakakande' };
  await fetch(`${running.url}/v1/credentials/${number}?who=Nakakande`, { headers: from });
  const { token: feedToken } = await device.hello();
  const paper = await fetch(`${running.url}/v1/papers/${number}.pdf`, {
    headers: { ...from, authorization: `Bearer ${feedToken}` },
  });
  expect(paper.status).toBe(200);
  await paper.arrayBuffer();
  await registry.admin(`/v1/credentials/${number}/withdraw`, { why: `${name} asked for it` });
  await registry.admin(`/v1/devices/${device.did}/revoke`, { why: `${name} lost it` });

  // What goes wrong: another code, another body, no address that can be read, no HTTP, an aborted upload.
  await testDevice(running.url).enrol('0000-1111-2222-3333');
  await registry.admin('/v1/people', { name, [learner]: address });
  await fetch(`${running.url}/v1/credentials/${name}%E0%A4%A`, { headers: from });
  await fetch(`${running.url}/${learner}/${number}`, { headers: from });
  await new Promise<void>((resolve) => {
    const socket = connect(Number(new URL(running.url).port), '127.0.0.1', () =>
      socket.end(`${name} ${number}\r\nx-forwarded-for: ${address}\r\n\r\n`),
    );
    socket.on('close', () => resolve());
    socket.resume();
  });
  // The database says what is wrong with a value, with the value in it.
  await pool.query('alter table people add constraint only_others check (name not like $$Amina%$$) not valid');
  expect((await registry.admin('/v1/people', { name })).status).toBe(500);
  await pool.query('alter table credentials rename column credential to gone');
  const broken = await fetch(`${running.url}/v1/papers/${number}.pdf`, {
    headers: { ...from, authorization: `Bearer ${feedToken}` },
  });
  expect(broken.status).toBe(500);
  const told = await broken.text();
  device.say(bodyOf(decidedAttempt(course, { seed: 'log again', learner, wanted: 'passed' })));
  await device.send();
  await running.replayed();
  await wait(200);
  await running.stop();

  // Where it listens itself is said at the start.
  const lines = log
    .trim()
    .split('\n')
    .filter((line) => !line.includes('Server listening at'));
  log = lines.join('\n');
  expect(lines.length).toBeGreaterThan(20);
  for (const line of lines) expect(() => JSON.parse(line)).not.toThrow();
  expect(log).toContain('"route":"/v1/events"');
  expect(log).toContain('"problem":"internal"');
  const secrets = running.registry.identity.secrets;
  const personal = {
    name,
    'part of the name': 'Nakakande',
    person,
    learner,
    device: device.did,
    'part of the device': device.did.slice(8, 30),
    code,
    'code in one word': code.replaceAll('-', ''),
    number,
    'part of the number': number.slice(3, 12),
    address,
    'address of the machine': '127.0.0.1',
    'feed token': feedToken,
    ...secrets,
  };
  for (const [what, text] of Object.entries(personal)) expect([what, log.includes(text)]).toEqual([what, false]);
  // Nor is anything of it told to whoever asked.
  expect(JSON.parse(told)).toEqual({ error: 'internal', detail: expect.not.stringContaining('credential') });
});
