/**
 * A person who is erased is nowhere in the records; what their papers are checked by stays. Journals go when their time is
 * over.
 */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Pool } from 'pg';
import { expect, test } from 'vitest';
import { credentialIn } from '#core/credential/credential.ts';
import { dropOldJournals } from '#registry/records/retention.ts';
import { fieldpassProgram } from '../fixtures/programs.ts';
import { bodyOf, decidedAttempt, lessonRead, type TestDevice, testDevice, testRegistry } from '../fixtures/registry.ts';

const registry = testRegistry();
const pool = () => registry.running.registry.pool;

/** Every column of every table in which one of these texts stands; bytes as well. */
async function whereStands(records: Pool, texts: readonly string[]): Promise<string[]> {
  const { rows: columns } = await records.query<{ table: string; column: string }>(
    `select table_name as table, column_name as column from information_schema.columns
      where table_schema = current_schema()`,
  );
  const found: string[] = [];
  for (const { table, column } of columns) {
    for (const text of texts) {
      const { rowCount } = await records.query(
        `select 1 from ${table} where position(lower($1) in lower("${column}"::text)) > 0
          or position(encode(convert_to($1, 'UTF8'), 'hex') in "${column}"::text) > 0 limit 1`,
        [text],
      );
      if (rowCount) found.push(`${table}.${column}: ${text}`);
    }
  }
  return found;
}

async function certified(name: string, learner: string, seed: string) {
  const { person, code } = await registry.invite(name);
  const device = testDevice(registry.running.url);
  await device.enrol(code);
  device.say(lessonRead('arrival', learner));
  const body = decidedAttempt(registry.course, { seed, learner, wanted: 'passed' });
  device.say(bodyOf(body));
  await device.send();
  await registry.running.replayed();
  const { said } = await device.feed();
  const made = said.find((one) => one.kind === 'credential');
  const claims = credentialIn(made?.kind === 'credential' ? made.credential : '')?.claims;
  return { person, device, body, number: claims?.number as string, index: claims?.status?.index as number };
}

const statusOf = async (number: string) =>
  (await (await fetch(`${registry.running.url}/v1/credentials/${number}`)).json()) as { status: string };

const paperOf = async (device: TestDevice, number: string) => {
  const { token } = await device.hello();
  const answer = await fetch(`${registry.running.url}/v1/papers/${number}.pdf`, {
    headers: { authorization: `Bearer ${token}` },
  });
  await answer.arrayBuffer();
  return answer.status;
};

test('erased: neither name nor learner nor person stands anywhere; withdrawn stays withdrawn, valid stays valid', async () => {
  const name = 'Nyambura Wairimu';
  const learner = 'nyambura12345678';
  const first = await certified(name, learner, 'erase one');
  expect(await paperOf(first.device, first.number)).toBe(200);
  await registry.admin(`/v1/credentials/${first.number}/withdraw`, { why: `${name} cheated` });
  const code = await registry.admin(`/v1/people/${first.person}/codes`, {});
  expect(code.status).toBe(201);
  const second = await certified('Keeps her name', 'keeps12345678901', 'erase two');
  // Somebody else’s machine sent the journal of this learner, and somebody else’s reason names the person.
  second.device.say(bodyOf(first.body));
  await second.device.send();
  await registry.running.replayed();
  await registry.admin(`/v1/devices/${second.device.did}/revoke`, { why: `lent to ${name}` });
  const texts = [name, learner, first.person];
  expect((await whereStands(pool(), texts)).length).toBeGreaterThan(8);

  const named = await registry.admin(`/v1/people/${first.person}/erase`, { why: `as ${name} asked` });
  expect([named.status, ((await named.json()) as { error: string }).error]).toEqual([400, 'names-the-person']);
  const done = await registry.admin(`/v1/people/${first.person}/erase`, { why: 'asked for by letter' });
  expect([done.status, await done.json()]).toEqual([200, { status: 'erased', certificates: 1, devices: 1 }]);
  expect(await whereStands(pool(), texts)).toEqual([]);
  expect((await registry.admin(`/v1/people/${first.person}/erase`, { why: 'once more' })).status).toBe(404);

  expect(await statusOf(first.number)).toMatchObject({ status: 'revoked' });
  expect(await statusOf(second.number)).toMatchObject({ status: 'valid' });
  const { rows } = await pool().query<{ place: string }>('select place from credentials where number = $1', [
    first.number,
  ]);
  expect(Number(rows[0]?.place)).toBe(first.index);
  const audit = await pool().query("select what, about, why from audit where subject = 'erased'");
  expect(audit.rows).toEqual([{ what: 'person-erased', about: '1', why: 'asked for by letter' }]);
  // The device is nobody’s, and what it holds brings nothing back.
  await expect(first.device.hello()).rejects.toThrow();
  const again = await first.device.send();
  expect(again.results.map((one) => ('code' in one ? one.code : one.result))).toEqual([
    'unknown-device',
    'unknown-device',
  ]);
  expect(await whereStands(pool(), texts)).toEqual([]);
  // Others lose nothing; her first device was reported lost.
  const anew = await registry.admin(`/v1/people/${second.person}/codes`, {});
  const other = testDevice(registry.running.url);
  await other.enrol(((await anew.json()) as { code: string }).code);
  expect((await other.feed()).said.filter(({ kind }) => kind === 'credential')).toHaveLength(1);
});

test('whoever was erased and comes again is somebody new: the journal that was counted does not count again', async () => {
  const learner = 'comesagain123456';
  const before = await certified('Comes Again', learner, 'comes again');
  const { running } = registry;
  const args = ['erase', '--person', before.person, '--why', 'asked for', '--registry', running.url];
  const command = [...fieldpassProgram(), 'registry', ...args, '--token-file', running.tokenFile];
  const { stdout } = await promisify(execFile)(process.execPath, command);
  expect(stdout).toMatch(/1 certificate stay/);
  const { code } = await registry.invite('Comes Again');
  const device = testDevice(registry.running.url);
  await device.enrol(code);
  device.say(bodyOf(before.body));
  await device.send();
  await registry.running.replayed();
  const { said } = await device.feed();
  expect(said.flatMap((one) => (one.kind === 'verdict' ? [one.verdict] : []))).toEqual([
    { outcome: 'review', reasons: ['journal-shared'] },
  ]);
});

test('erased while the registry works on what the person sends: nothing comes after', async () => {
  const learner = 'whileworking1234';
  const { person, code } = await registry.invite('While Working');
  const device = testDevice(registry.running.url);
  await device.enrol(code);
  for (let number = 0; number < 6; number += 1) {
    const body = decidedAttempt(registry.course, { seed: `working ${number}`, learner, wanted: 'passed' });
    device.say(bodyOf(body));
  }
  await device.send();
  const [done] = await Promise.all([
    registry.admin(`/v1/people/${person}/erase`, { why: 'in the middle' }),
    device.post(device.events.map(({ line }) => line)),
  ]);
  expect(done.status).toBe(200);
  await registry.running.replayed();
  expect(await whereStands(pool(), [person, learner, 'While Working'])).toEqual([]);
});

test('journals whose verdict is older go, their hash stays; what waits for a person stays whole', async () => {
  const old = await certified('Old Journal', 'oldjournal123456', 'old journal');
  const fresh = await certified('Fresh Journal', 'freshjournal1234', 'fresh journal');
  const waits = await certified('Waits', 'waitsforperson12', 'waits');
  const set = (device: TestDevice, state: string, at: string) =>
    pool().query('update replays set state = $2, done_at = $3 where device = $1', [device.did, state, at]);
  await set(old.device, 'done', '2025-12-01T00:00:00Z');
  await set(fresh.device, 'done', '2026-12-01T00:00:00Z');
  await set(waits.device, 'review', '2025-12-01T00:00:00Z');
  expect(await dropOldJournals(pool(), 400, new Date('2027-02-01T12:00:00Z'))).toBe(1);
  expect(await dropOldJournals(pool(), 400, new Date('2027-02-01T12:00:00Z'))).toBe(0);
  const linesOf = async (device: TestDevice) =>
    (
      await pool().query<{ line: string }>("select line from events where device = $1 and kind = 'attempt.decided'", [
        device.did,
      ])
    ).rows.map(({ line }) => line.length > 1000);
  expect(await linesOf(old.device)).toEqual([false]);
  expect(await linesOf(fresh.device)).toEqual([true]);
  expect(await linesOf(waits.device)).toEqual([true]);
  // Sent again it is known, and the certificate is there.
  const again = await old.device.send();
  expect(again.results.map(({ result }) => result)).toEqual(['known', 'known']);
  expect(await statusOf(old.number)).toMatchObject({ status: 'valid' });
  const hash = await pool().query('select 1 from journals where hash = $1', [old.body.journal.hash]);
  expect(hash.rowCount).toBe(1);
});
