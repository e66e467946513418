/**
 * An organisation gives somebody a pass to assess: believed by whoever has its trust list, and in its ledger before it exists.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readPass } from '#core/assessment/assessor.ts';
import { carriedText, readCarried } from '#core/assessment/carried.ts';
import { passTrustOf } from '#core/assessment/withdrawn-passes.ts';
import { didKeyOf } from '#core/credential/proof/did-key.ts';
import { signingKeyOf } from '#core/credential/proof/signing-key.ts';
import { newestTrust } from '#store/trust/publish-trust.ts';
import { fieldpass } from '../fixtures/command-line.ts';
import { fieldpassProgram } from '../fixtures/programs.ts';
import { tempFolder } from '../fixtures/temp-folder.ts';

const folder = tempFolder('issuer-pass');
const at = (...names: string[]) => join(folder.path, ...names);
const key = didKeyOf(signingKeyOf(new Uint8Array(32).fill(9)).publicKey);
const run = (...args: string[]) => fieldpass([...args, '--passphrase-file', at('passphrase')]);
const give = (file: string, ...more: string[]) =>
  run('issuer', 'pass', at(file), '--issuer', at('issuer'), '--programme', 'peer-helper', 'staff-counsellor', ...more);

beforeAll(async () => {
  writeFileSync(at('passphrase'), 'a long enough passphrase');
  const person = { id: 'zzzzzzzz12345678', name: 'Bo Lind' };
  writeFileSync(at('bo.json'), carriedText({ fieldpass: 'assessor', v: 1, key, person }));
  for (const args of [
    ['issuer', 'new', '--folder', at('issuer'), '--id', 'did:web:training.test', '--name', 'en=Training'],
    ['trust', 'new', '--folder', at('trust')],
    ['trust', 'add', '--folder', at('trust'), '--issuer', at('issuer')],
  ])
    expect((await run(...args)).status).toBe(0);
});
afterAll(() => folder.remove());

test('the pass says who may what and until when, is signed, and stands in the ledger', async () => {
  const done = await give('bo.json', '--until', '2099-03-01', '--out', at('pass.json'));
  expect(done).toMatchObject({ status: 0, stderr: '' });
  expect(done.stdout).toContain('Bo Lind may assess until 1 March 2099');
  const carried = readCarried(readFileSync(at('pass.json'), 'utf8'));
  const trusted = (await newestTrust(at('trust')))?.list ?? null;
  const pass = readPass(carried?.fieldpass === 'pass' ? (carried.passes[0] as string) : '', passTrustOf(trusted, []));
  expect(pass).toMatchObject({
    ...{ issuer: 'did:web:training.test', key, person: { name: 'Bo Lind' }, may: ['assess', 'supervise'] },
    ...{ programmes: ['peer-helper', 'staff-counsellor'], until: '2099-03-01T00:00:00.000Z' },
  });
  const ledger = readFileSync(at('issuer', 'issued.ndjson'), 'utf8');
  expect(ledger).toContain('"pass-given"');
  expect(ledger).toContain(key);
  // The ledger is read again, and what it says of certificates is as before.
  expect((await give('bo.json', '--until', '2099-04-01', '--may', 'assess', '--out', at('second.json'))).status).toBe(
    0,
  );
});

test('nothing is given for what is no request, for no time, for a role that is none; nothing is written over', async () => {
  writeFileSync(at('other.json'), '{"fieldpass":"request"}');
  const other = await give('other.json', '--until', '2099-03-01', '--out', at('a.json'));
  expect(other).toMatchObject({ status: 1, stdout: '' });
  expect(other.stderr).toContain('not what an assessor saved');
  expect((await give('bo.json', '--until', '2001-03-01', '--out', at('b.json'))).status).toBe(1);
  expect((await give('bo.json', '--until', '2099-02-31', '--out', at('b.json'))).status).toBe(1);
  expect((await give('bo.json', '--until', '2099-03-01', '--may', 'rule', '--out', at('b.json'))).status).toBe(2);
  writeFileSync(at('there.json'), 'mine');
  expect((await give('bo.json', '--until', '2099-03-01', '--out', at('there.json'))).stderr).toContain('already there');
  expect(readFileSync(at('there.json'), 'utf8')).toBe('mine');
  expect(['a.json', 'b.json'].map((name) => existsSync(at(name)))).toEqual([false, false]);
});

const ledger = () => readFileSync(at('issuer', 'issued.ndjson'), 'utf8');

/** As `give`, by a process that may make no file larger than a kilobyte, as on a disk that is full. */
const giveOnFullDisk = (out: string) => {
  const args = ['issuer', 'pass', at('bo.json'), '--issuer', at('issuer'), '--programme', 'peer-helper'];
  const more = ['--until', '2099-03-01', '--out', at(out), '--passphrase-file', at('passphrase')];
  const program = [process.execPath, ...fieldpassProgram(), ...args, ...more];
  return spawnSync('bash', ['-c', 'ulimit -f 1; exec "$@"', 'bash', ...program], { encoding: 'utf8' });
};

test.skipIf(process.platform === 'win32')(
  'a ledger that cannot be written: it is said so, nothing is handed out, and the ledger is as it was',
  async () => {
    for (let number = 0; statSync(at('issuer', 'issued.ndjson')).size <= 1024; number += 1)
      expect((await give('bo.json', '--until', '2099-03-01', '--out', at(`more-${number}.json`))).status).toBe(0);
    const before = ledger();
    const done = giveOnFullDisk('none.json');
    expect(done).toMatchObject({ status: 1, stdout: '' });
    expect(done.stderr).toMatch(
      /The ledger of the issuer could not be written \(.+\), so no pass was made for Bo Lind\./,
    );
    expect(done.stderr).toContain('Nothing was handed out');
    expect(existsSync(at('none.json'))).toBe(false);
    expect(ledger()).toBe(before);
    expect((await give('bo.json', '--until', '2099-03-01', '--out', at('none.json'))).status).toBe(0);
  },
);

test('a pass that cannot be written where it was wanted stands in the ledger, and that is said', async () => {
  const done = await give('bo.json', '--until', '2099-03-01', '--out', at('nowhere', 'pass.json'));
  expect(done).toMatchObject({ status: 1, stdout: '' });
  const id = /withdraw this one: ([0-9a-f-]{36})/.exec(done.stderr)?.[1] ?? '';
  expect(done.stderr).toContain('The pass of Bo Lind stands in the ledger');
  expect(ledger()).toContain(id);
});
