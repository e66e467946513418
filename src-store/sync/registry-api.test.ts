/**
 * Addresses as people type them, and faults of connections as Node and Chromium name them.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tempFolder } from '../../test/fixtures/temp-folder.ts';
import { connectionFault } from './connection-fault.ts';
import { registryAddress } from './registry-address.ts';
import { registryApi } from './registry-api.ts';

test.each([
  ['registry.example.org', 'https://registry.example.org'],
  [' Registry.Example.org/ ', 'https://registry.example.org'],
  ['registry.example.org:8443/fieldpass/', 'https://registry.example.org:8443/fieldpass'],
  ['https://registry.example.org', 'https://registry.example.org'],
  ['http://127.0.0.1:8080', 'http://127.0.0.1:8080'],
  ['http://localhost:8080/', 'http://localhost:8080'],
  ['http://registry.example.org', null],
  ['http://127.0.0.1.example.org', null],
  ['ftp://registry.example.org', null],
  ['file:///etc/passwd', null],
  ['javascript:alert(1)', null],
  ['https://me:secret@registry.example.org', null],
  ['https://registry.example.org/?a=b', null],
  ['two words', null],
  ['', null],
])('address %j', (typed, address) => {
  expect(registryAddress(typed)).toBe(address);
});

const caused = (code: string) => Object.assign(new TypeError('fetch failed'), { cause: { code, message: code } });

test.each([
  [caused('CERT_NOT_YET_VALID'), 'registry-clock'],
  [caused('CERT_HAS_EXPIRED'), 'registry-clock'],
  [new Error('net::ERR_CERT_DATE_INVALID'), 'registry-clock'],
  [caused('SELF_SIGNED_CERT_IN_CHAIN'), 'registry-certificate'],
  [caused('DEPTH_ZERO_SELF_SIGNED_CERT'), 'registry-certificate'],
  [caused('UNABLE_TO_VERIFY_LEAF_SIGNATURE'), 'registry-certificate'],
  [caused('ERR_TLS_CERT_ALTNAME_INVALID'), 'registry-certificate'],
  [new Error('net::ERR_CERT_AUTHORITY_INVALID'), 'registry-certificate'],
  [new Error('net::ERR_SSL_PROTOCOL_ERROR'), 'registry-certificate'],
  [caused('ENOTFOUND'), 'registry-unreachable'],
  [new Error('net::ERR_NAME_NOT_RESOLVED'), 'registry-unreachable'],
  [new Error('net::ERR_INTERNET_DISCONNECTED'), 'registry-unreachable'],
  [new TypeError("Attempted to redirect, but redirect policy was 'error'"), 'registry-not-one'],
  ['anything', 'registry-unreachable'],
])('%s is %s', (error, code) => {
  const found = connectionFault(error, 'https://registry.example.org', new Date('2017-01-15T08:00:00Z'));
  expect(found.failure.code).toBe(code);
  if (code === 'registry-clock') expect(found.failure.params.date).toBe('2017-01-15T08:00:00.000Z');
});

test('a certificate that nobody vouches for: nothing is sent, and it is said', async (context) => {
  const folder = tempFolder('tls');
  const [key, certificate] = ['key.pem', 'cert.pem'].map((name) => join(folder.path, name)) as [string, string];
  try {
    const made = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
    const named = ['-subj', '/CN=localhost', '-days', '2', '-keyout', key, '-out', certificate];
    execFileSync('openssl', [...made, ...named], { stdio: 'pipe' });
  } catch {
    folder.remove();
    return context.skip('making a certificate needs openssl');
  }
  let asked = 0;
  const server = createServer({ key: readFileSync(key), cert: readFileSync(certificate) }, (_request, response) => {
    asked += 1;
    response.end('{}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = `https://localhost:${(server.address() as AddressInfo).port}`;
  const about = await registryApi({ fetch, address, now: () => new Date() }).about();
  expect(about).toMatchObject({ failure: { kind: 'certificate', failure: { code: 'registry-certificate' } } });
  expect(asked).toBe(0);
  server.close();
  folder.remove();
});
