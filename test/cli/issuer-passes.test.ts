/**
 * The passes that an organisation gave: listed, withdrawn, and published for whoever checks sign-offs.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readPass } from '#core/assessment/assessor.ts';
import { carriedText, readCarried } from '#core/assessment/carried.ts';
import { passTrustOf, type ReadPassList, readPassList } from '#core/assessment/withdrawn-passes.ts';
import { didKeyOf } from '#core/credential/proof/did-key.ts';
import { signingKeyOf } from '#core/credential/proof/signing-key.ts';
import { newestTrust } from '#store/trust/publish-trust.ts';
import { fieldpass } from '../fixtures/command-line.ts';
import { tempFolder } from '../fixtures/temp-folder.ts';

const folder = tempFolder('issuer-passes');
const at = (...names: string[]) => join(folder.path, ...names);
const run = (...args: string[]) => fieldpass([...args, '--passphrase-file', at('passphrase')]);
const passes = () => fieldpass(['issuer', 'passes', '--issuer', at('issuer')]);
const status = (out = 'status') => run('issuer', 'status', '--issuer', at('issuer'), '--out', at(out));
const withdraw = (pass: string, from: string, reason = 'role-ended') =>
  run('issuer', 'withdraw-pass', pass, '--issuer', at('issuer'), '--from', from, '--reason', reason);
const published = (out = 'status') => readPassList(readFileSync(at(out, 'passes.json'), 'utf8')) as ReadPassList;

let bo = '';
let chen = '';
async function give(name: string, fill: number): Promise<string> {
  const key = didKeyOf(signingKeyOf(new Uint8Array(32).fill(fill)).publicKey);
  const person = { id: 'z'.repeat(16), name };
  writeFileSync(at('asked.json'), carriedText({ fieldpass: 'assessor', v: 1, key, person }));
  const out = at(`${name}.json`);
  const more = ['--programme', 'peer-helper', '--until', '2099-03-01', '--out', out];
  expect((await run('issuer', 'pass', at('asked.json'), '--issuer', at('issuer'), ...more)).status).toBe(0);
  const carried = readCarried(readFileSync(out, 'utf8'));
  return carried?.fieldpass === 'pass' ? (carried.passes[0] as string) : '';
}
const idOf = (line: string): string => JSON.parse(line.slice(line.indexOf(' ') + 1)).id;

beforeAll(async () => {
  writeFileSync(at('passphrase'), 'a long enough passphrase');
  for (const args of [
    ['issuer', 'new', '--folder', at('issuer'), '--id', 'did:web:training.test', '--name', 'en=Training'],
    ['trust', 'new', '--folder', at('trust')],
    ['trust', 'add', '--folder', at('trust'), '--issuer', at('issuer')],
  ])
    expect((await run(...args)).status).toBe(0);
});
afterAll(() => folder.remove());

test('an organisation that gave none has nothing to list and, without an address, nothing to publish', async () => {
  expect(await passes()).toMatchObject({ status: 0, stdout: 'This issuer has given no passes.\n' });
  expect((await status()).status).toBe(1);
  expect(existsSync(at('status'))).toBe(false);
});

test('who has one and until when is listed, without the passphrase; nothing is withdrawn, and that is published', async () => {
  bo = await give('Bo Lind', 9);
  chen = await give('陈丽', 10);
  const { stdout } = await passes();
  expect(stdout).toMatch(/Bo Lind +peer-helper +2099-03-01 00:00 UTC\n/);
  expect(stdout).toContain(idOf(bo));
  expect(stdout).toContain('陈丽');
  expect(await status()).toMatchObject({ status: 0, stdout: expect.stringContaining('names 0 passes as withdrawn') });
  expect(published().list).toMatchObject({ issuer: 'did:web:training.test', number: 0, passes: [] });
  // No address, so no list of withdrawn papers.
  expect(readdirSync(at('status'))).toEqual(['passes.json']);
});

test('withdrawn: it stands in the ledger, is listed, and is published with what the trust list vouches for', async () => {
  const from = new Date().toISOString();
  const done = await withdraw(idOf(bo), from, 'in-doubt');
  expect(done).toMatchObject({ status: 0, stderr: '' });
  expect(done.stdout).toContain(
    `The pass of Bo Lind does not count from ${from.slice(0, 16).replace('T', ' ')} UTC on.`,
  );
  expect(readFileSync(at('issuer', 'issued.ndjson'), 'utf8')).toContain('"pass-withdrawn"');
  expect((await passes()).stdout).toMatch(/Bo Lind .+ UTC +\d{4}-\d\d-\d\d \d\d:\d\d UTC +in-doubt\n/);
  expect((await status()).stdout).toContain('names 1 pass as withdrawn');
  expect(published().list).toMatchObject({
    number: 1,
    passes: [{ pass: idOf(bo), withdrawnAt: from, reason: 'in-doubt' }],
  });
  const trust = passTrustOf((await newestTrust(at('trust')))?.list ?? null, [published()]);
  expect(readPass(bo, trust)).toMatchObject({ withdrawnAt: from });
  expect(readPass(chen, trust)).toMatchObject({ withdrawnAt: null });
});

test('withdrawn twice: the earlier instant holds, and the number grows with each that says more', async () => {
  const before = published().list.passes[0]?.withdrawnAt as string;
  const later = new Date(Date.parse(before) + 3_600_000).toISOString();
  const again = await withdraw(idOf(bo), later, 'key-lost');
  expect(again).toMatchObject({ status: 0, stdout: expect.stringContaining('was withdrawn before') });
  await status();
  expect(published().list).toMatchObject({ number: 1, passes: [{ withdrawnAt: before, reason: 'in-doubt' }] });
  // Somebody found out that it began earlier: 陈丽 from an hour on, and then from now on.
  await withdraw(idOf(chen), later);
  const now = new Date().toISOString();
  expect((await withdraw(idOf(chen), now)).stdout).toContain('does not count from');
  await status();
  const { list } = published();
  expect(list.number).toBe(3);
  expect(list.passes.find(({ pass }) => pass === idOf(chen))?.withdrawnAt).toBe(now);
});

test('a pass that was never given, an instant outside of it, a reason that is none: refused, and nothing is changed', async () => {
  const ledger = () => readFileSync(at('issuer', 'issued.ndjson'), 'utf8');
  const kept = ledger();
  const now = new Date().toISOString();
  const unknown = await withdraw('00000000-0000-4000-8000-000000000000', now);
  expect(unknown).toMatchObject({ status: 1, stderr: expect.stringContaining('has given no pass') });
  for (const from of ['2001-01-01T00:00:00Z', '2099-03-01T00:00:00Z'])
    expect(await withdraw(idOf(bo), from)).toMatchObject({
      ...{ status: 1, stdout: '' },
      stderr: expect.stringMatching(/it cannot be withdrawn from (2001-01-01|2099-03-01) 00:00 UTC on/),
    });
  expect((await withdraw(idOf(bo), now, 'because')).status).toBe(2);
  expect((await withdraw(idOf(bo), 'yesterday')).status).toBe(2);
  expect(ledger()).toBe(kept);
});

test('new keys: the list goes on, signed by the newer one, and withdraws what the one before gave', async () => {
  expect((await run('issuer', 'new-keys', '--issuer', at('issuer'))).status).toBe(0);
  expect((await run('trust', 'add', '--folder', at('trust'), '--issuer', at('issuer'))).status).toBe(0);
  await status('newer');
  expect(published('newer').list.issuerKey).not.toBe(published().list.issuerKey);
  const trust = passTrustOf((await newestTrust(at('trust')))?.list ?? null, [published('newer')]);
  expect(readPass(bo, trust)).toMatchObject({ withdrawnAt: expect.any(String) });
});

test('a ledger that was damaged lists nothing, and says so', async () => {
  const path = at('issuer', 'issued.ndjson');
  writeFileSync(path, readFileSync(path, 'utf8').replace('Bo Lind', 'Bo Lund'));
  expect(await passes()).toMatchObject({ status: 1, stdout: '', stderr: expect.stringContaining('does not follow') });
});
