/**
 * A learner hands a certificate over to a host of somebody else's: a real store, a real loopback address, a host over real HTTP
 * that was written from the specification alone.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { allCalls } from '#core/contract/contract.ts';
import type { BadgeHost as ShownHost } from '#core/contract/host-calls.ts';
import { failure } from '#core/result/failure.ts';
import { failed, ok } from '#core/result/result.ts';
import type { Vault } from '#store/keys/device-keys.ts';
import { type BadgeHost, startBadgeHost } from '../../test/fixtures/badge-host.ts';
import { testBrowser } from '../../test/fixtures/browser.ts';
import { deskIn } from '../../test/fixtures/desk.ts';
import { registeredPaper } from '../../test/fixtures/issuer.ts';
import { tempFolder } from '../../test/fixtures/temp-folder.ts';
import { hostService } from './host-service.ts';

let folder: ReturnType<typeof tempFolder>;
let host: BadgeHost;
let closing: (() => Promise<void>)[] = [];
beforeEach(async () => {
  folder = tempFolder('host-service');
  host = await startBadgeHost();
  closing = [];
});
afterEach(async () => {
  for (const close of closing) await close();
  host.close();
  folder.remove();
});

/** Seals as a key store does: only the same one opens it. */
const vaultOf = (user: string): Vault => ({
  isProtected: true,
  seal: (secret) => Buffer.from(`${user}:${Buffer.from(secret).toString('hex')}`).toString('base64'),
  open: (sealed) => {
    const [owner, hex = ''] = Buffer.from(sealed, 'base64').toString().split(':');
    if (owner !== user) throw new Error('sealed by somebody else');
    return new Uint8Array(Buffer.from(hex, 'hex'));
  },
});

/** The program from its start. `login`: as who the person signs in over there; '' says no; null does nothing. */
async function started({ login = 'amina' as string | null, vault = vaultOf('amina'), state = 'registered' } = {}) {
  const { desk, learner } = await deskIn(folder.path);
  closing.push(() => learner.close());
  const { claims, credential } = await registeredPaper();
  const shown: string[] = [];
  const { number } = claims;
  const service = hostService(
    desk,
    {
      card: async (asked) => (asked === number ? ok({ state } as never) : failed(failure('credential-unknown'))),
      text: async (asked) => (asked === number ? ok(credential) : failed(failure('credential-unknown'))),
    },
    {
      fetch,
      vault: () => vault,
      openInBrowser: async (address) => {
        shown.push(address);
        if (login === null) return;
        const browser = testBrowser();
        await browser.send(await browser.open(address), { login });
      },
      donePage: async () => '<!doctype html><title>done</title>',
    },
  );
  const outputs = await allCalls();
  const listed = async (list: ReturnType<typeof service.list>): Promise<ShownHost[]> => {
    const read = await list;
    if (!read.ok) throw new Error(JSON.stringify(read.failure));
    outputs['host.list']?.output.parse(read.value);
    return read.value.hosts;
  };
  const connect = async (address = host.address) => {
    const offer = await service.look(address);
    if (!offer.ok) throw new Error(JSON.stringify(offer.failure));
    const [first] = (await listed(service.connect(number))).slice(-1);
    return first?.id ?? '';
  };
  return { service, desk, learner, number, credential, shown, listed, connect };
}

test('looked at, connected, sent, and it is there as the registry signed it; sent again it is known', async () => {
  const { service, number, credential, listed, connect } = await started();
  expect(await service.look(`${host.address}/ims/ob/v3p0/discovery`)).toEqual({
    ok: true,
    value: {
      address: host.address,
      name: 'Other wallet',
      terms: `${host.address}/terms`,
      privacy: `${host.address}/privacy`,
    },
  });
  expect(await listed(service.list(number))).toEqual([]);
  const id = await connect();
  expect(await listed(service.list(number))).toMatchObject([
    { id, name: 'Other wallet', isProtected: true, sent: null },
  ]);
  expect(host.held('amina')).toEqual([]);
  expect(await listed(service.send(id, number))).toMatchObject([
    { sent: { outcome: 'added', at: expect.any(String) } },
  ]);
  expect(host.held('amina')).toEqual([credential]);
  expect(await listed(service.send(id, number))).toMatchObject([{ sent: { outcome: 'known' } }]);
  expect(host.held('amina')).toEqual([credential]);
  const other = 'FP-0000-0000-0000-0000-0';
  expect(await listed(service.list(other))).toMatchObject([{ sent: null }]);
});

test('after a new start it is still connected; a token that ended is renewed, and the one to renew with changes', async () => {
  const first = await started();
  const id = await first.connect();
  await first.service.send(id, first.number);
  await first.learner.close();
  closing = [];
  host.endAccess();
  const { service, number, listed } = await started();
  expect(await listed(service.send(id, number))).toMatchObject([{ sent: { outcome: 'known' } }]);
  host.endAccess();
  // Twice at once: the token to renew with counts once.
  host.asked.length = 0;
  const both = await Promise.all([service.send(id, number), service.send(id, number)]);
  expect(both.map(({ ok: isGood }) => isGood)).toEqual([true, true]);
  expect(host.asked.filter((one) => one === 'POST /token')).toHaveLength(1);
});

test('a token that will have run out is renewed before it is used', async () => {
  host.close();
  host = await startBadgeHost({ accessMs: 10_000 });
  const { service, number, listed, connect } = await started();
  const id = await connect();
  host.asked.length = 0;
  expect(await listed(service.send(id, number))).toMatchObject([{ sent: { outcome: 'added' } }]);
  expect(host.asked).toEqual(['POST /token', 'POST /ims/ob/v3p0/credentials']);
});

test('no secret and no token stands in a file, in what a screen gets, or in an address', async () => {
  const { service, number, learner, shown, connect } = await started();
  await connect();
  const files = readdirSync(learner.path).filter((name) => name.startsWith('badge-hosts'));
  expect(files.length).toBeGreaterThan(0);
  const kept = JSON.parse(readFileSync(join(learner.path, 'badge-hosts.json'), 'utf8'));
  const { hosts } = kept as { hosts: { secrets: string }[] };
  const [, hex = ''] = Buffer.from(hosts[0]?.secrets ?? '', 'base64')
    .toString()
    .split(':');
  const { client, tokens } = JSON.parse(Buffer.from(hex, 'hex').toString());
  const list = JSON.stringify(await service.list(number));
  for (const secret of [client.secret, tokens.access, tokens.refresh]) {
    expect(secret.length).toBeGreaterThan(20);
    for (const file of files) expect(readFileSync(join(learner.path, file), 'utf8')).not.toContain(secret);
    expect(list).not.toContain(secret);
    expect(shown.join()).not.toContain(secret);
  }
  expect(new URL(shown[0] ?? '').searchParams.get('scope')).toBe(
    'https://purl.imsglobal.org/spec/ob/v3p0/scope/credential.upsert offline_access',
  );
});

test('withdrawn over there, or the key store is another: said, and connected again it goes on with what it knew', async () => {
  const { service, number, listed, connect, learner } = await started();
  const id = await connect();
  await service.send(id, number);
  host.endAll();
  expect(await service.send(id, number)).toMatchObject({ failure: { code: 'host-access' } });
  expect(await connect()).toBe(id);
  expect(await listed(service.list(number))).toMatchObject([{ id, sent: { outcome: 'added' } }]);
  expect(await listed(service.send(id, number))).toMatchObject([{ sent: { outcome: 'known' } }]);
  await learner.close();
  closing = [];
  const other = await started({ vault: vaultOf('somebody else') });
  expect(await other.service.send(id, number)).toMatchObject({ failure: { code: 'host-access' } });
});

test('forgotten: nothing of it is kept here, and what was sent stays there', async () => {
  const { service, number, learner, listed, connect } = await started();
  const id = await connect();
  await service.send(id, number);
  expect(await listed(service.forget(id, number))).toEqual([]);
  expect(JSON.parse(readFileSync(join(learner.path, 'badge-hosts.json'), 'utf8')).hosts).toEqual([]);
  expect(host.held('amina')).toHaveLength(1);
  expect(await service.send(id, number)).toMatchObject({ failure: { code: 'input-invalid' } });
});

test('what a registry has not confirmed, and what is not there, goes nowhere', async () => {
  const { service, number, connect } = await started({ state: 'provisional' });
  const id = await connect();
  expect(await service.send(id, number)).toMatchObject({ failure: { code: 'host-provisional' } });
  expect(await service.send(id, 'FP-0000-0000-0000-0000-0')).toMatchObject({ failure: { code: 'credential-unknown' } });
  expect(host.asked).not.toContain('POST /ims/ob/v3p0/credentials');
});

test('a host that says no, says nonsense or is not there: said, nothing is noted as sent', async () => {
  const { service, number, listed, connect } = await started();
  const id = await connect();
  const info = JSON.stringify({ imsx_codeMajor: 'failure', imsx_description: 'issuer not known' });
  const cases = [
    { answer: { status: 403, body: info }, code: 'host-refused', reason: 'issuer not known' },
    { answer: { status: 400, body: '<html>' }, code: 'host-not-one' },
    { answer: { status: 200, body: '<html>' }, code: 'host-not-one' },
    { answer: { status: 503, body: '' }, code: 'host-unreachable', reason: '503' },
  ];
  for (const { answer, code, reason } of cases) {
    host.answerCredentials(answer);
    const said = await service.send(id, number);
    expect(said).toMatchObject({
      ok: false,
      failure: { code, params: { address: host.address, ...(reason && { reason }) } },
    });
  }
  host.close();
  expect(await service.send(id, number)).toMatchObject({ failure: { code: 'host-unreachable' } });
  expect(await listed(service.list(number))).toMatchObject([{ sent: null }]);
});

test('nobody says yes: nothing is kept, and nothing stays open', async () => {
  const refusing = await started({ login: '' });
  expect(await refusing.service.connect(refusing.number)).toMatchObject({ failure: { code: 'input-invalid' } });
  await refusing.service.look(host.address);
  expect(await refusing.service.connect(refusing.number)).toMatchObject({
    failure: { code: 'host-sign-in', params: { reason: 'access_denied' } },
  });
  await refusing.learner.close();
  closing = [];
  const leaving = await started({ login: null });
  await leaving.service.look(host.address);
  const connecting = leaving.service.connect(leaving.number);
  while (leaving.shown.length === 0) await new Promise((go) => setTimeout(go, 20));
  await leaving.service.stop();
  expect(await connecting).toMatchObject({ failure: { code: 'host-sign-in', params: { reason: 'given up' } } });
  const back = new URL(leaving.shown[0] ?? '').searchParams.get('redirect_uri') ?? '';
  await expect(fetch(back)).rejects.toThrow();
  expect(await leaving.listed(leaving.service.list(leaving.number))).toEqual([]);
  expect(existsSync(join(leaving.learner.path, 'badge-hosts.json')) && host.held('amina').length > 0).toBe(false);
});

test('a host that is none, or that leads elsewhere than a host may, is not one', async () => {
  const { service } = await started();
  const { components } = JSON.parse(await (await fetch(`${host.address}/ims/ob/v3p0/discovery`)).text()) as {
    components: { securitySchemes: { OAuth2ACG: { flows: { authorizationCode: object } } } };
  };
  const { OAuth2ACG } = components.securitySchemes;
  const scheme = (changed: object) => ({
    components: { securitySchemes: { OAuth2ACG: { ...OAuth2ACG, ...changed } } },
  });
  const flow = (changed: object) =>
    scheme({ flows: { authorizationCode: { ...OAuth2ACG.flows.authorizationCode, ...changed } } });
  for (const changes of [
    { components: {} },
    scheme({ 'x-imssf-registrationUrl': 'http://elsewhere.example/register' }),
    flow({ tokenUrl: 'file:///etc/passwd' }),
    flow({ authorizationUrl: 'javascript:alert(1)' }),
    flow({ tokenUrl: 'https://user:password@elsewhere.example/' }),
    flow({ scopes: {} }),
  ]) {
    host.describe((document) => ({ ...document, ...changes }));
    expect([changes, await service.look(host.address)]).toMatchObject([changes, { failure: { code: 'host-not-one' } }]);
  }
  for (const typed of ['http://wallet.example', 'ftp://wallet.example', 'a b', 'https://u:p@wallet.example'])
    expect(await service.look(typed)).toMatchObject({ failure: { code: 'host-not-one' } });
  expect(await service.look(`${host.address}/elsewhere`)).toMatchObject({ failure: { code: 'host-not-one' } });
});
