/**
 * The keys of a machine: made once, sealed, and never lost in silence.
 */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readX509 } from '#core/credential/paper/x509.ts';
import { isSignedBy } from '#core/credential/proof/signing-key.ts';
import { tempFolder } from '../../test/fixtures/temp-folder.ts';
import { vaultOf } from '../../test/fixtures/vault-of.ts';
import { openDeviceKeys, renewDeviceKeys, type Vault } from './device-keys.ts';
import { plainVault } from './plain-vault.ts';

let folder: ReturnType<typeof tempFolder>;
beforeEach(() => {
  folder = tempFolder('keys');
});
afterEach(() => folder.remove());

const now = () => new Date('2026-11-24T10:00:00.000Z');
const file = () => join(folder.path, 'device', 'keys.json');

async function open(vault: Vault = plainVault) {
  const opened = await openDeviceKeys(folder.path, vault, now, randomBytes);
  if (!opened.ok) throw new Error(opened.failure.code);
  return opened.value;
}

test('made when first wanted, the same ever after, and they sign', async () => {
  const first = await open();
  const again = await open();
  expect(again.keys.did).toBe(first.keys.did);
  expect(again.keys.fingerprint).toBe(first.keys.fingerprint);
  expect(first.notices).toEqual([]);
  const message = new Uint8Array([1, 2, 3]);
  expect(isSignedBy(first.keys.signing.publicKey, message, again.keys.signing.sign(message))).toBe(true);
  const certificate = readX509(first.keys.paper.certificates[0] as Uint8Array);
  expect(certificate?.fingerprint).toBe(first.keys.fingerprint);
  expect(certificate?.notBefore.toISOString()).toBe('2026-11-24T10:00:00.000Z');
});

test('sealed where the system seals: no secret stands in the file, and only the owner reads it', async () => {
  const { keys } = await open(vaultOf('amina'));
  expect(keys.isProtected).toBe(true);
  expect(JSON.parse(readFileSync(file(), 'utf8')).isProtected).toBe(true);
  if (process.platform !== 'win32') expect(statSync(file()).mode & 0o077).toBe(0);
  const other = await open(vaultOf('somebody else'));
  expect(other.keys.did).not.toBe(keys.did);
  expect(other.notices).toMatchObject([{ code: 'device-keys-new' }]);
  expect(readdirSync(join(folder.path, 'device')).some((name) => name.startsWith('keys.locked-'))).toBe(true);
});

test('damaged: the good copy takes its place; both damaged: new ones, and it is said', async () => {
  const { keys } = await open();
  writeFileSync(file(), '{"schemaVersion":1,"si');
  expect((await open()).keys.did).toBe(keys.did);
  writeFileSync(file(), 'x');
  writeFileSync(join(folder.path, 'device', 'keys.good.json'), 'x');
  const anew = await open();
  expect(anew.keys.did).not.toBe(keys.did);
  expect(anew.notices).toMatchObject([{ code: 'device-keys-new' }]);
});

test('other keys in place of those that were: they are the ones from then on, and the old file stays', async () => {
  const { keys } = await open();
  const before = readFileSync(file(), 'utf8');
  const renewed = await renewDeviceKeys(folder.path, plainVault, now, randomBytes);
  if (!renewed.ok) throw new Error(renewed.failure.code);
  expect(renewed.value.did).not.toBe(keys.did);
  expect((await open()).keys.did).toBe(renewed.value.did);
  const [kept = ''] = readdirSync(join(folder.path, 'device')).filter((name) => name.startsWith('keys.replaced-'));
  expect(readFileSync(join(folder.path, 'device', kept), 'utf8')).toBe(before);
});

test('four processes that want the first keys at the same moment get the same', async () => {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  const program = `
    import { register } from 'tsx/esm/api';
    register();
    const { openDeviceKeys } = await import('#store/keys/device-keys.ts');
    const { plainVault } = await import('#store/keys/plain-vault.ts');
    const { randomBytes } = await import('node:crypto');
    const opened = await openDeviceKeys(process.argv[1], plainVault, () => new Date(), randomBytes);
    console.log(opened.ok ? opened.value.keys.did : opened.failure.code);`;
  const dids = await Promise.all(
    Array.from(
      { length: 4 },
      () =>
        new Promise<string>((resolve) => {
          const child = spawn(process.execPath, ['--input-type=module', '-e', program, folder.path], { cwd: root });
          let out = '';
          child.stdout.on('data', (part) => {
            out += part;
          });
          child.on('exit', () => resolve(out.trim()));
        }),
    ),
  );
  expect(dids[0]).toMatch(/^did:key:z6Mk/);
  expect(new Set(dids).size).toBe(1);
});
