/**
 * Every call is declared and documented, and nobody gets through it who may not: one table over all of them, and a call
 * without a line in it fails.
 */
import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { helloProof } from '#core/sync/calls.ts';
import { scopes } from '#registry/records/scopes.ts';
import type { Call } from '#registry/server/declare.ts';
import { newChallenge, newToken } from '#registry/server/tickets.ts';
import { registryId, registryNow, testDevice, testRegistry } from '../fixtures/registry.ts';
import { routesOf } from '../fixtures/routes.ts';
import { fromPage, type StaffSession, signedIn } from '../fixtures/staff.ts';
import { staffLines, unknownOffice } from '../fixtures/staff-lines.ts';

const registry = testRegistry();

type Operation = { security: Record<string, string[]>[]; responses: Record<string, unknown>; requestBody?: object };
type Document = { openapi: string; paths: Record<string, Record<string, Operation>> };

const routesAndCalls = () => routesOf(registry.running.registry);
const documentOf = async () => (await (await fetch(`${registry.running.url}/openapi.json`)).json()) as Document;

test('there is no route that is not in the document, and nothing in it that is no route', async () => {
  const { routes } = await routesAndCalls();
  expect(routes.filter(({ call }) => !call).map(({ method, url }) => `${method} ${url}`)).toEqual([]);
  const { paths, openapi } = await documentOf();
  expect(openapi).toBe('3.1.0');
  const documented = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
  const there = routes.map(({ method, url }) => `${method} ${url.replace(/:(\w+)/g, '{$1}')}`);
  expect(documented.sort()).toEqual(there.sort());
});

test('the document says who may ask, what is sent and what comes back, from the schemas that requests are parsed with', async () => {
  const { paths } = await documentOf();
  expect(paths['/v1/people']?.post).toMatchObject({
    security: [{ administrator: [] }],
    requestBody: { content: { 'application/json': { schema: { required: ['name'], additionalProperties: false } } } },
  });
  expect(paths['/v1/feed']?.get).toMatchObject({
    security: [{ device: [] }],
    parameters: expect.arrayContaining([expect.objectContaining({ name: 'own', in: 'query', required: true })]),
    responses: { 200: expect.anything(), 401: expect.anything(), 409: expect.anything(), 429: expect.anything() },
  });
  for (const operations of Object.values(paths))
    for (const { responses } of Object.values(operations)) expect(Object.keys(responses)).toContain('503');
});

test('the page holds every call, without script and with nothing from elsewhere', async () => {
  const answer = await fetch(`${registry.running.url}/docs`);
  const page = await answer.text();
  expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(page).not.toMatch(/<script|<link|<img|src=|@import|url\(|https?:\/\/(?!json-schema\.org)/i);
  for (const { method, url } of (await routesAndCalls()).routes) expect(page).toContain(`<h2>${method} ${url}</h2>`);
});

let accessToken: string;
let staff: StaffSession;
beforeAll(async () => {
  staff = await signedIn(registry.running.registry, { roles: ['administrator'], offices: null });
  const made = await registry.admin('/v1/clients', {
    name: 'Everything',
    scopes: [...scopes],
    offices: ['Nairobi'],
    registry: 'did:web:centre.test',
  });
  const { id, secret } = (await made.json()) as { id: string; secret: string };
  const answer = await fetch(`${registry.running.url}/oauth/token`, {
    method: 'POST',
    body: new URLSearchParams({ grant_type: 'client_credentials', client_id: id, client_secret: secret }),
  });
  accessToken = ((await answer.json()) as { access_token: string }).access_token;
});

type Line = {
  /** An address of the route with everything in it as it should be. */
  readonly path: string;
  readonly body?: object | string;
  readonly type?: string;
  /** A field beyond those that are known: refused, or never looked at because the address is all there is. */
  readonly isStrict?: boolean;
  /** Another token with which it may be asked. */
  readonly alsoFor?: Call['who'];
  /** What somebody else than the owner gets, where it belongs to somebody. */
  readonly ofAnother?: { readonly path: string; readonly status: number };
};

const form = 'application/x-www-form-urlencoded';
const number = 'FP-0000-0000-0000-0000-0';
const did = () => testDevice('http://nowhere').did;

/** Each route once. Who may ask stands at the route itself. */
const lines: Readonly<Record<string, () => Line>> = {
  'GET /v1/registry': () => ({ path: '/v1/registry' }),
  'GET /v1/challenge': () => ({ path: '/v1/challenge' }),
  'POST /v1/devices': () => ({ path: '/v1/devices', body: { device: did(), code: '0'.repeat(16), signature: 'x' } }),
  'POST /v1/devices/sign-in': () => ({ path: '/v1/devices/sign-in', body: {} }),
  'POST /v1/hello': () => ({ path: '/v1/hello', body: {} }),
  'POST /v1/events': () => ({ path: '/v1/events', body: 'nonsense', type: 'application/x-ndjson', isStrict: false }),
  'GET /v1/feed': () => ({ path: '/v1/feed?epoch=0&own=0&all=0' }),
  'POST /v1/recover': () => ({ path: '/v1/recover', body: { items: [] } }),
  'GET /v1/papers/:file': () => ({
    path: `/v1/papers/${number}.pdf`,
    ofAnother: { path: `/v1/papers/${number}.pdf`, status: 404 },
  }),
  'GET /v1/content': () => ({ path: '/v1/content' }),
  'GET /v1/content/files/:sha256': () => ({ path: `/v1/content/files/${'0'.repeat(64)}` }),
  'GET /status/:number/:purpose': () => ({ path: '/status/1/revocation' }),
  'GET /v1/credentials/:number': () => ({ path: `/v1/credentials/${number}` }),
  'POST /v1/people': () => ({ path: '/v1/people', body: { name: 'Somebody' } }),
  'POST /v1/people/:person/codes': () => ({ path: '/v1/people/nobody/codes', body: {} }),
  'POST /v1/people/:person/erase': () => ({ path: '/v1/people/nobody/erase', body: { why: 'a test' } }),
  'POST /v1/credentials/:number/withdraw': () => ({
    path: `/v1/credentials/${number}/withdraw`,
    body: { why: 'a test' },
  }),
  'POST /v1/devices/:device/revoke': () => ({ path: `/v1/devices/${did()}/revoke`, body: { why: 'a test' } }),
  'GET /v1/trust': () => ({ path: '/v1/trust' }),
  'GET /v1/clearance': () => ({
    path: '/v1/clearance?person=p1&require=basic-security&from=2027-03-01&to=2027-03-02',
    ofAnother: { path: '/v1/clearance?person=p1&require=basic-security&from=2027-03-01&to=2027-03-02', status: 404 },
  }),
  'POST /v1/clearance': () => ({ path: '/v1/clearance', body: { questions: [] } }),
  'POST /oauth/token': () => ({
    path: '/oauth/token',
    body: 'grant_type=client_credentials',
    type: form,
  }),
  'POST /v1/clients': () => ({ path: '/v1/clients', body: { name: 'Travel', scopes: ['clearance.read'] } }),
  'POST /v1/clients/:id/revoke': () => ({ path: '/v1/clients/0/revoke', body: { why: 'a test' } }),
  'GET /c': () => ({ path: '/c' }),
  'GET /c/:number': () => ({ path: `/c/${number}` }),
  'GET /verify': () => ({ path: '/verify' }),
  'GET /v1/relay/hello': () => ({ path: '/v1/relay/hello' }),
  'POST /v1/relay/people': () => ({ path: '/v1/relay/people', body: { people: [] } }),
  'POST /v1/relay/heads': () => ({ path: '/v1/relay/heads', body: { devices: [did()] } }),
  'POST /v1/relay/feed': () => ({
    path: '/v1/relay/feed',
    body: { epoch: '0'.repeat(32), people: [], all: 0, limit: 1 },
  }),
  'POST /v1/relay/recover': () => ({ path: '/v1/relay/recover', body: { person: 'nobody', items: [] } }),
  'GET /v1/relay/papers/:person/:file': () => ({
    path: `/v1/relay/papers/p1/${number}.pdf`,
    ofAnother: { path: `/v1/relay/papers/p1/${number}.pdf`, status: 404 },
  }),
  'POST /v1/bundles': () => ({
    path: '/v1/bundles',
    body: 'nonsense',
    type: 'application/octet-stream',
    isStrict: false,
  }),
  'GET /ims/ob/v3p0/credentials': () => ({
    path: '/ims/ob/v3p0/credentials?person=p1',
    alsoFor: 'device',
    ofAnother: { path: '/ims/ob/v3p0/credentials?person=p1', status: 404 },
  }),
  'POST /ims/ob/v3p0/credentials': () => ({
    path: '/ims/ob/v3p0/credentials?person=p1',
    body: '{}',
    alsoFor: 'device',
    ofAnother: { path: '/ims/ob/v3p0/credentials?person=p1', status: 404 },
  }),
  'GET /ims/ob/v3p0/profile': () => ({
    path: '/ims/ob/v3p0/profile?person=p1',
    alsoFor: 'device',
    ofAnother: { path: '/ims/ob/v3p0/profile?person=p1', status: 404 },
  }),
  'PUT /ims/ob/v3p0/profile': () => ({
    path: '/ims/ob/v3p0/profile?person=p1',
    body: '{"@context":[],"type":["Profile"]}',
    alsoFor: 'device',
    ofAnother: { path: '/ims/ob/v3p0/profile?person=p1', status: 404 },
  }),
  // What is not known is let be, as OAuth wants it.
  'POST /oauth/register': () => ({
    path: '/oauth/register',
    body: { redirect_uris: ['https://wallet.example/back'] },
    isStrict: false,
  }),
  'POST /oauth/revoke': () => ({ path: '/oauth/revoke', body: 'token=x', type: form }),
  'GET /oauth/authorize': () => ({ path: '/oauth/authorize', isStrict: false }),
  'POST /oauth/authorize': () => ({ path: '/oauth/authorize', body: 'request=x', type: form }),
  'GET /oauth/sign-in': () => ({ path: '/oauth/sign-in?request=x' }),
  'GET /oauth/signed-in': () => ({ path: '/oauth/signed-in', isStrict: false }),
  'GET /.well-known/oauth-authorization-server': () => ({ path: '/.well-known/oauth-authorization-server' }),
  'POST /v1/wallet-codes': () => ({ path: '/v1/wallet-codes', body: {} }),
  'GET /v1/grants': () => ({ path: '/v1/grants' }),
  'POST /v1/grants/:id/revoke': () => ({
    path: `/v1/grants/${'0'.repeat(32)}/revoke`,
    body: {},
    ofAnother: { path: `/v1/grants/${'0'.repeat(32)}/revoke`, status: 404 },
  }),
  'POST /v1/wallets/:id/revoke': () => ({ path: '/v1/wallets/wallet-00/revoke', body: { why: 'a test' } }),
  'GET /ims/ob/v3p0/discovery': () => ({ path: '/ims/ob/v3p0/discovery' }),
  'GET /healthz': () => ({ path: '/healthz' }),
  'GET /readyz': () => ({ path: '/readyz' }),
  'GET /metrics': () => ({ path: '/metrics' }),
  'GET /openapi.json': () => ({ path: '/openapi.json' }),
  'GET /docs': () => ({ path: '/docs' }),
  'GET /staff': () => ({ path: '/staff' }),
  'GET /staff/': () => ({ path: '/staff/' }),
  'GET /staff/assets/:file': () => ({ path: '/staff/assets/index.js' }),
  ...Object.fromEntries(Object.entries(staffLines).map(([name, line]) => [name, () => line(unknownOffice)])),
};

const secretOf = () => registry.running.registry.identity.secrets['token-key'];
const person = { device: 'did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK', person: 'p1' };
const hour = 60 * 60_000;

/** Tokens that are good for nothing here, whatever is asked. */
function badTokens(call: Call, { alsoFor }: Line): Record<string, string | undefined> {
  const { secrets } = registry.running.registry.identity;
  const others: Record<string, string> = {
    administrator: secrets['administrator-token'],
    monitor: secrets['metrics-token'],
    device: newToken(secretOf(), person, registryNow),
    client: accessToken,
  };
  delete others[call.who];
  if (alsoFor) delete others[alsoFor];
  if (call.orAdministrator) delete others.administrator;
  const good = newToken(secretOf(), person, registryNow);
  return {
    none: undefined,
    empty: 'Bearer ',
    'no bearer': `Basic ${Buffer.from(`a:${secrets['administrator-token']}`).toString('base64')}`,
    nonsense: 'Bearer nonsense',
    'a prefix of the secret': `Bearer ${secrets['administrator-token'].slice(0, -1)}`,
    'a challenge instead of a token': `Bearer ${newChallenge(secretOf(), registryNow, (n) => new Uint8Array(n))}`,
    'another registry’s': `Bearer ${newToken('another secret', person, registryNow)}`,
    'too old': `Bearer ${newToken(secretOf(), person, new Date(registryNow.getTime() - hour))}`,
    'changed on the way': `Bearer ${good.replace(/^./, (letter) => (letter === 'e' ? 'f' : 'e'))}`,
    'without its seal': `Bearer ${good.split('.')[0]}`,
    ...Object.fromEntries(Object.entries(others).map(([who, token]) => [`that of the ${who}`, `Bearer ${token}`])),
  };
}

function ask(call: Call, line: Line, { headers, body = line.body, path = line.path }: Asking = {}) {
  const text = body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body);
  return fetch(`${registry.running.url}${path}`, {
    method: call.method,
    headers: {
      ...headers,
      ...(text !== undefined && { 'content-type': line.type ?? 'application/json' }),
    },
    ...(text !== undefined && { body: text }),
  });
}
type Asking = { headers?: Record<string, string>; body?: object | string | undefined; path?: string };

/** A token with which the route may be asked. */
function goodToken({ who, fromOwnPage }: Call): Record<string, string> {
  const { secrets } = registry.running.registry.identity;
  const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
  if (who === 'administrator') return bearer(secrets['administrator-token']);
  if (who === 'monitor') return bearer(secrets['metrics-token']);
  if (who === 'device') return bearer(newToken(secretOf(), person, registryNow));
  if (who === 'client') return bearer(accessToken);
  if (who === 'staff') return fromPage(registry.running.url, staff);
  return fromOwnPage ? fromPage(registry.running.url) : {};
}

async function everyCall(): Promise<{ name: string; call: Call; line: Line }[]> {
  const { routes } = await routesAndCalls();
  return routes.map(({ method, url, call }) => {
    const name = `${method} ${url}`;
    const line = lines[name];
    if (!line || !call) throw new Error(`${name} has no line in the table`);
    return { name, call, line: line() };
  });
}

test('every route has a line in the table, and every line a route', async () => {
  const names = (await routesAndCalls()).routes.map(({ method, url }) => `${method} ${url}`);
  expect(Object.keys(lines).sort()).toEqual(names.sort());
});

test('without the right token nothing is answered, nothing is read and nothing is told', async () => {
  for (const { name, call, line } of await everyCall()) {
    if (['anybody', 'itself'].includes(call.who)) continue;
    for (const [which, authorization] of Object.entries(badTokens(call, line))) {
      const answer = await ask(call, line, { headers: authorization === undefined ? {} : { authorization } });
      expect([name, which, answer.status]).toEqual([name, which, 401]);
      // Open Badges has words of its own for it.
      expect([name, which, await answer.text()]).toEqual([
        name,
        which,
        expect.stringMatching(/^{"error":"(token|signed-out)"|"unauthorizedrequest"/),
      ]);
    }
  }
});

test('what everybody may ask does not mind a token, and tells nothing more for it', async () => {
  for (const { name, call, line } of await everyCall()) {
    if (call.who !== 'anybody') continue;
    const [without, withOne] = await Promise.all([
      ask(call, line),
      ask(call, line, { headers: { authorization: `Bearer ${registry.token}` } }),
    ]);
    expect([name, withOne.status]).toEqual([name, without.status]);
    expect((await withOne.text()).replace(/"(now|challenge)":"[^"]*"/g, '')).toBe(
      (await without.text()).replace(/"(now|challenge)":"[^"]*"/g, ''),
    );
  }
});

test('a field or a question that is not known is refused: nobody slips one in', async () => {
  for (const { name, call, line } of await everyCall()) {
    if (line.isStrict === false) continue;
    const headers = goodToken(call);
    const more = `${line.path}${line.path.includes('?') ? '&' : '?'}isAdministrator=true`;
    const asked = await ask(call, line, { headers, path: more });
    expect([name, 'query', asked.status]).toEqual([name, 'query', 400]);
    if (typeof line.body !== 'object') continue;
    const slipped = { id: 'mine', person: 'p2', isAdministrator: true, withdrawn_at: null };
    const answer = await ask(call, line, { headers, body: { ...line.body, ...slipped } });
    expect([name, 'body', answer.status]).toEqual([name, 'body', 400]);
    for (const body of [[], 'null', '"text"', '{"__proto__":{"isAdministrator":true}}', '{', '1e999']) {
      const wrong = await ask(call, line, { headers, body });
      expect([name, body, wrong.status]).toEqual([name, body, 400]);
    }
  }
});

/** With `changed` in place of each text that stands in it, one after the other; also of names. */
function* withEachText(value: unknown, changed: (text: string) => string): Generator<unknown> {
  if (typeof value === 'string') yield changed(value);
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    for (const [at, one] of value.entries())
      for (const other of withEachText(one, changed)) yield value.with(at, other);
    return;
  }
  for (const [name, one] of Object.entries(value)) {
    for (const other of withEachText(one, changed)) yield { ...value, [name]: other };
    yield { ...value, [changed(name)]: one };
  }
}

/** What no text in PostgreSQL can hold, or what becomes something else there. */
const unholdable = ['\0', '\ud800', '\udc00x'];

test('text that the records cannot hold is refused wherever it stands: in a body, a form, an address; and so is what has no end', async () => {
  const pathsWith = (path: string, sign: string) => {
    const [before = '', query = ''] = path.split('?');
    const parts = before.split('/').slice(1);
    return [
      ...parts.map((part, at) => `/${parts.with(at, `${part}${sign}`).join('/')}${query && `?${query}`}`),
      ...query
        .split('&')
        .filter(Boolean)
        .map((one) => `${before}?${query.replace(one, `${one}${sign}`)}`),
    ];
  };
  for (const { name, call, line } of await everyCall()) {
    const headers = goodToken(call);
    // A part of the address that is no name of anything leads to no route at all.
    for (const path of pathsWith(line.path, '%00'))
      expect([name, path, [400, 404].includes((await ask(call, line, { headers, path })).status)]).toEqual([
        name,
        path,
        true,
      ]);
    for (const path of pathsWith(line.path, '%ED%A0%80'))
      expect([name, path, (await ask(call, line, { headers, path })).status < 500]).toEqual([name, path, true]);
    if (line.type === form) {
      const sent = new URLSearchParams(String(line.body));
      for (const key of [...sent.keys(), 'client_id', 'state']) {
        const body = new URLSearchParams([...sent, [key, 'x\0']].filter(([one], at) => one !== key || at >= sent.size));
        expect([name, key, (await ask(call, line, { headers, body: body.toString() })).status]).toEqual([
          name,
          key,
          400,
        ]);
      }
    }
    if (line.type !== undefined || line.body === undefined) continue;
    const whole: unknown =
      typeof line.body === 'string' ? { ...JSON.parse(line.body), name: 'A', more: ['B'] } : line.body;
    for (const sign of unholdable)
      for (const body of withEachText(whole, (text) => `${text}${sign}`)) {
        const answer = await ask(call, line, { headers, body: JSON.stringify(body) });
        expect([name, body, answer.status]).toEqual([name, body, 400]);
      }
    const levels = Math.min(30_000, (call.bodyLimit ?? 64 * 1024) / 2 - 20);
    const deep = `{"a":${'['.repeat(levels)}${']'.repeat(levels)}}`;
    expect([name, 'levels', (await ask(call, line, { headers, body: deep })).status]).toEqual([name, 'levels', 400]);
  }
}, 60_000);

test('a body that is too large is refused before it is looked at', async () => {
  for (const { name, call, line } of await everyCall()) {
    if (call.body === undefined) continue;
    const body = `{"a":"${'x'.repeat((call.bodyLimit ?? 64 * 1024) + 10)}"}`;
    const answer = await ask(call, line, { headers: goodToken(call), body });
    expect([name, answer.status]).toEqual([name, 413]);
  }
});

test('another kind of body is refused', async () => {
  for (const { name, call, line } of await everyCall()) {
    if (call.body === undefined) continue;
    const answer = await ask(call, { ...line, type: 'application/xml' }, { headers: goodToken(call), body: '<a/>' });
    expect([name, answer.status]).toEqual([name, 415]);
  }
});

test('what belongs to somebody is not there for somebody else', async () => {
  for (const { name, call, line } of await everyCall()) {
    if (!line.ofAnother) continue;
    const answer = await ask(call, line, { headers: goodToken(call), path: line.ofAnother.path });
    expect([name, answer.status]).toEqual([name, line.ofAnother.status]);
  }
});

test('an answer to a challenge is worth nothing under another name, for another registry, or changed', async () => {
  const device = await registry.device('Once');
  const other = testDevice(registry.running.url);
  const { code } = await registry.invite('Not yet enrolled');
  // Signed by the one, said by the other.
  const { challenge } = (await (await fetch(`${registry.running.url}/v1/challenge`)).json()) as { challenge: string };
  const said = {
    device: device.did,
    challenge,
    head: device.head,
    epoch: null,
    cursor: { own: 0, all: 0 },
    sentAt: registryNow.toISOString(),
    signature: Buffer.from(other.key.sign(new TextEncoder().encode('fieldpass hello 1\n'))).toString('base64url'),
  };
  const hello = await fetch(`${registry.running.url}/v1/hello`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(said),
  });
  expect([hello.status, ((await hello.json()) as { error: string }).error]).toEqual([403, 'signature']);
  // A registry that hands on the challenge of another one is not let in there: the hello was for itself.
  const { signature: _, ...unsigned } = said;
  const forAnother = helloProof('did:web:another.test', unsigned);
  const handedOn = await fetch(`${registry.running.url}/v1/hello`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      ...unsigned,
      signature: Buffer.from(device.key.sign(new TextEncoder().encode(forAnother))).toString('base64url'),
    }),
  });
  expect([handedOn.status, ((await handedOn.json()) as { error: string }).error]).toEqual([403, 'signature']);
  // A code counts once: the device of somebody else does not get it afterwards.
  expect((await other.enrol(code)).status).toBe(201);
  expect((await other.enrol(code)).status).toBe(200);
  expect((await testDevice(registry.running.url).enrol(code)).status).toBe(403);
});

test('a code and a challenge that are too old are worth nothing; a request that was signed before gets the same answer', async () => {
  const { url, registry: inner } = registry.running;
  const late = await registry.invite('Comes late');
  await inner.pool.query("update enrolment_codes set expires_at = '2027-02-01T11:59:59Z' where person = $1", [
    late.person,
  ]);
  const refused = await testDevice(url).enrol(late.code);
  expect([refused.status, ((await refused.json()) as { error: string }).error]).toEqual([403, 'code']);
  const device = await registry.device('Says it twice');
  const hello = (challenge: string) => {
    const said = {
      device: device.did,
      challenge,
      head: device.head,
      epoch: null,
      cursor: { own: 0, all: 0 },
      sentAt: registryNow.toISOString(),
    };
    const signature = Buffer.from(device.key.sign(new TextEncoder().encode(helloProof(registryId, said)))).toString(
      'base64url',
    );
    return fetch(`${url}/v1/hello`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...said, signature }),
    }).then(({ status }) => status);
  };
  const challengeOf = (at: Date) => newChallenge(secretOf(), at, (bytes) => new Uint8Array(bytes));
  const minutes = 60_000;
  expect(await hello(challengeOf(new Date(registryNow.getTime() - 6 * minutes)))).toBe(401);
  // A token is none; it is longer than any.
  expect(await hello(newToken(secretOf(), person, registryNow))).toBe(400);
  const good = challengeOf(registryNow);
  expect([await hello(good), await hello(good)]).toEqual([200, 200]);
});

test('text that would be SQL is text', async () => {
  const name = "Robert'); drop table people; --";
  const made = await registry.admin('/v1/people', { name });
  expect([made.status, ((await made.json()) as { name: string }).name]).toEqual([201, name]);
  expect((await fetch(`${registry.running.url}/v1/credentials/${encodeURIComponent("' or 1=1 --")}`)).status).toBe(200);
  const { rows } = await registry.running.registry.pool.query('select name from people where name = $1', [name]);
  expect(rows).toHaveLength(1);
});

test('what only says that there is nothing to be done in this way says so to everybody', async () => {
  for (const { method, url } of (await routesAndCalls()).refusing) {
    const answer = await fetch(`${registry.running.url}${url}`, { method });
    expect([method, url, answer.status]).toEqual([method, url, 405]);
  }
});

test('every refusal is JSON with a word and a sentence, and answers are not kept by others', async () => {
  const answer = await fetch(`${registry.running.url}/v1/nothing`);
  expect([
    answer.status,
    z.strictObject({ error: z.string(), detail: z.string() }).parse(await answer.json()).error,
  ]).toEqual([404, 'unknown']);
  expect(answer.headers.get('cache-control')).toBe('no-store');
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
});
