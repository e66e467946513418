/**
 * The real command line as an organisation uses it: makes its keys, prints for a roster, is killed in the middle and goes
 * on, withdraws, corrects a name; and what a checker with the trust list finds.
 */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fieldpass as commandLine } from '../fixtures/command-line.ts';
import { tempFolder } from '../fixtures/temp-folder.ts';

const folder = tempFolder('roster');
afterAll(() => folder.remove());
const at = (...names: string[]) => join(folder.path, ...names);
const secret = { FIELDPASS_PASSPHRASE: 'a long enough passphrase' };
const env = { ...process.env, ...secret };

const fieldpass = (...args: string[]) => commandLine(args, secret);

const print = (roster: string, out: string, ...more: string[]) => [
  ...['print', '--roster', at(roster), '--issuer', at('issuer'), '--out', at(out), '--course', 'basic-security'],
  ...['--passed', '2026-11-20', ...more],
];

type Report = { verdict: string; credential?: { holder: string; number: string } };
async function verify(...files: string[]): Promise<Report[]> {
  return JSON.parse((await fieldpass('verify', '--json', '--trust', at('trust'), ...files)).stdout) as Report[];
}
const filesIn = (name: string) => readdirSync(at(name)).map((file) => at(name, file));
const publish = () => fieldpass('issuer', 'status', '--issuer', at('issuer'), '--out', at('trust', 'status'));

beforeAll(async () => {
  const made = [
    await fieldpass(
      ...['issuer', 'new', '--folder', at('issuer'), '--id', 'did:web:training.meridian.example'],
      ...['--name', 'en=Meridian Relief', 'zh=子午线救援组织', '--status', 'https://meridian.example/status'],
    ),
    await fieldpass('trust', 'new', '--folder', at('trust')),
    await fieldpass('trust', 'add', '--folder', at('trust'), '--issuer', at('issuer')),
    await publish(),
  ];
  expect(made.map(({ status }) => status)).toEqual([0, 0, 0, 0]);
});

test('everybody gets papers in their own language, all found good; what is wrong stands in a table', async () => {
  writeFileSync(
    at('three.csv'),
    'Name,Passed,Language\nAmina Yusuf,2026-11-20,en\n李文博,2026-11-20,zh\nليلى حسن,2026-11-20,ar\n,2026-11-20,en\nTomorrow,2999-01-01,en\n',
  );
  const { status, stderr } = await fieldpass(
    ...print('three.csv', 'three', '--second', 'en', '--documents', 'certificate', 'transcript', 'card'),
  );
  expect(status).toBe(1);
  expect(stderr).toContain('Row 5, –: The name is missing.');
  expect(readFileSync(at('three', 'not-printed.csv'), 'utf8').split('\r\n')).toHaveLength(4);
  const files = ['credentials', 'certificates', 'transcripts', 'cards'].flatMap((kind) => filesIn(join('three', kind)));
  expect(files).toHaveLength(12);
  const reports = await verify(...files);
  expect(reports.map(({ verdict }) => verdict)).toEqual(files.map(() => 'good'));
  expect(new Set(reports.map(({ credential }) => credential?.holder))).toEqual(
    new Set(['Amina Yusuf', '李文博', 'ليلى حسن']),
  );
});

test('the roster and the file of all: whole, signed, in the order of the table, and no credential themselves', async () => {
  const [list, all] = [at('three', 'roster.pdf'), at('three', 'all-certificates.pdf')];
  for (const file of [list, all]) {
    expect(spawnSync('qpdf', ['--check', file]).status).toBe(0);
    expect(execFileSync('pdfsig', [file], { encoding: 'utf8' })).toMatch(
      /Total document signed[\s\S]*Signature is Valid/,
    );
    expect(execFileSync('pdfinfo', [file], { encoding: 'utf8' })).toMatch(/Tagged: +yes/);
    const text = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' });
    expect(text.indexOf('Amina Yusuf')).toBeLessThan(text.indexOf('李文博'));
    expect(text).toContain('ليلى حسن');
  }
  expect(execFileSync('pdfinfo', [all], { encoding: 'utf8' })).toMatch(/Pages: +3/);
  expect((await verify(list, all)).map(({ verdict }) => verdict)).toEqual(['cannot tell', 'cannot tell']);
});

test('killed in the middle it goes on where it was: nobody twice, nobody left out, no half a file', async () => {
  const names = Array.from({ length: 40 }, (_, index) => `Person ${index} 李`);
  writeFileSync(at('forty.csv'), `name\n${names.join('\n')}\n`);
  const certificates = () => (existsSync(at('forty', 'certificates')) ? filesIn(join('forty', 'certificates')) : []);
  for (const wanted of [5, 18]) {
    const child = spawn(process.execPath, ['src-cli/bin.mjs', ...print('forty.csv', 'forty')], {
      env,
      stdio: 'ignore',
    });
    const gone = new Promise((resolve) => child.once('exit', resolve));
    while (certificates().length < wanted && child.exitCode === null) await new Promise((go) => setTimeout(go, 20));
    child.kill('SIGKILL');
    await gone;
    expect(certificates().length).toBeLessThan(40);
  }
  const before = new Map(certificates().map((file) => [file, statSync(file).mtimeMs]));
  expect((await fieldpass(...print('forty.csv', 'forty'))).status).toBe(0);
  const after = certificates().filter((file) => file.endsWith('.pdf'));
  expect(after).toHaveLength(40);
  const halves = readdirSync(at('forty'), { recursive: true }).filter((file) => String(file).endsWith('.tmp'));
  expect(halves).toEqual([]);
  for (const [file, time] of before) if (file.endsWith('.pdf')) expect(statSync(file).mtimeMs).toBe(time);
  const reports = await verify(...after);
  expect(reports.every(({ verdict }) => verdict === 'good')).toBe(true);
  expect(new Set(reports.map(({ credential }) => credential?.holder)).size).toBe(40);
  // Places in the status lists: each once, in the ledger of 3 + 40.
  const ledger = readFileSync(at('issuer', 'issued.ndjson'), 'utf8').trim().split('\n').slice(1);
  const places = ledger.map((line) => (JSON.parse(line) as { event: { place: number } }).event.place);
  expect(places).toEqual(places.map((_, index) => index));
}, 180_000);

test('asked to stop, it stops between two people, says so, and goes on', async () => {
  writeFileSync(at('stop.csv'), `name\n${Array.from({ length: 20 }, (_, index) => `Stopped ${index}`).join('\n')}\n`);
  const child = spawn(process.execPath, ['src-cli/bin.mjs', ...print('stop.csv', 'stop')], { env });
  let said = '';
  child.stderr.on('data', (bytes: Buffer) => {
    said += String(bytes);
    if (said.includes('Printing 10 %') && !child.killed) child.kill('SIGINT');
  });
  const code = await new Promise((resolve) => child.once('exit', resolve));
  expect([code, said.includes('Stopped.')]).toEqual([1, true]);
  expect(readdirSync(at('stop')).filter((file) => file.includes('all-certificates'))).toEqual([]);
  // Whoever was entered in the ledger has papers.
  const entered = readFileSync(at('issuer', 'issued.ndjson'), 'utf8').match(/"Stopped \d+"/g) ?? [];
  expect(entered.length).toBeLessThan(20);
  expect(filesIn(join('stop', 'certificates'))).toHaveLength(entered.length);
  expect((await fieldpass(...print('stop.csv', 'stop'))).status).toBe(0);
  expect(filesIn(join('stop', 'certificates'))).toHaveLength(20);
});

test('withdrawn is revoked, a corrected name supersedes, and neither is printed again', async () => {
  const printed = await verify(...filesIn(join('three', 'credentials')));
  const [amina, wen] = ['Amina Yusuf', '李文博'].map((holder) =>
    printed.find(({ credential }) => credential?.holder === holder),
  );
  const [first, second] = [amina?.credential?.number as string, wen?.credential?.number as string];
  expect(
    (await fieldpass('issuer', 'withdraw', first, '--issuer', at('issuer'), '--why', 'copied answers')).status,
  ).toBe(0);
  const old = at('three', 'credentials', `${second}.json`);
  const corrected = await fieldpass(
    ...['issuer', 'correct', old, '--issuer', at('issuer'), '--name', '李文柏', '--out', at('corrected')],
  );
  expect(corrected.stdout).toContain('李文柏');
  expect((await publish()).status).toBe(0);
  const papers = [at('three', 'certificates', `${first}.pdf`), old, ...filesIn('corrected')];
  expect((await verify(...papers)).map(({ verdict }) => verdict)).toEqual(['revoked', 'superseded', 'good', 'good']);
  const again = await fieldpass(...print('three.csv', 'again'));
  expect(again.stderr).toContain(`Certificate ${first} was withdrawn or replaced`);
  expect(filesIn(join('again', 'certificates'))).toHaveLength(1);
});

test('after a key was reported stolen, what it signed from that day on does not count', async () => {
  const { publicKey } = JSON.parse(readFileSync(at('issuer', 'issuer.json'), 'utf8')) as { publicKey: string };
  const file = filesIn(join('again', 'certificates'))[0] as string;
  const stolen = ['trust', 'stolen', '--folder', at('trust'), '--from', '2026-01-01T00:00:00Z', '--key'];
  expect((await fieldpass(...stolen, 'z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK')).status).toBe(1);
  expect((await verify(file))[0]?.verdict).toBe('good');
  expect((await fieldpass(...stolen, publicKey)).status).toBe(0);
  expect((await verify(file))[0]?.verdict).toBe('revoked');
});

test('with new keys of the issuer and a new root the ledger goes on, and the earlier root signs nothing more', async () => {
  const before = readFileSync(at('issuer', 'issued.ndjson'), 'utf8');
  const root = readFileSync(at('trust', 'root-key.pem'));
  expect((await fieldpass('issuer', 'new-keys', '--issuer', at('issuer'))).stdout).toContain('number 2');
  expect(readFileSync(at('issuer', 'issued.ndjson'), 'utf8')).toBe(before);
  expect((await fieldpass('trust', 'new-root', '--folder', at('trust'))).status).toBe(0);
  expect((await fieldpass('trust', 'add', '--folder', at('trust'), '--issuer', at('issuer'))).status).toBe(0);
  expect((await publish()).status).toBe(0);
  // A paper that the stolen key signed is made again in the right name; the list still knows what was replaced.
  const old = filesIn(join('three', 'credentials')).find((file) => readFileSync(file, 'utf8').includes('ليلى'));
  const again = ['issuer', 'correct', old as string, '--issuer', at('issuer'), '--name', 'ليلى حسن', '--out'];
  expect((await fieldpass(...again, at('renewed'))).status).toBe(0);
  expect((await publish()).status).toBe(0);
  expect((await verify(...filesIn('renewed'), old as string)).map(({ verdict }) => verdict)).toEqual([
    'good',
    'good',
    'revoked',
  ]);
  // Whoever has only the earlier root can sign no list that counts.
  for (const file of readdirSync(at('trust'))) if (/^root-key-/.test(file)) rmSync(at('trust', file));
  expect(readFileSync(at('trust', 'root-key.pem'))).toEqual(root);
  expect((await fieldpass('trust', 'add', '--folder', at('trust'), '--issuer', at('issuer'))).stderr).toContain('root');
}, 120_000);

test('what cannot be done is said, and nothing is written', async () => {
  mkdirSync(at('mine'));
  writeFileSync(at('mine', 'letter.txt'), 'keep me');
  const other = await commandLine(print('three.csv', 'new'), { FIELDPASS_PASSPHRASE: 'another long passphrase' });
  expect([other.status, other.stderr]).toEqual([1, expect.stringContaining('does not open the keys')]);
  expect(existsSync(at('new'))).toBe(false);
  expect((await fieldpass(...print('three.csv', 'mine'))).stderr).toContain('already holds something');
  expect(readdirSync(at('mine'))).toEqual(['letter.txt']);
  expect((await fieldpass(...print('three.csv', 'stop', '--size', 'Letter'))).stderr).toContain('with other settings');
  expect((await fieldpass(...print('none.csv', 'new'))).stderr).toContain('cannot be read');
  const weak = await commandLine(['trust', 'new', '--folder', at('weak')], { FIELDPASS_PASSPHRASE: 'short' });
  expect([weak.status, existsSync(at('weak'))]).toEqual([1, false]);
});
