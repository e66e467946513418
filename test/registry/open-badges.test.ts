/**
 * A wallet at the Open Badges API of a registry: what a person holds, what others gave, and what is no business of theirs.
 */
import { beforeAll, expect, test } from 'vitest';
import type { Claims } from '#core/credential/claims.ts';
import { trustFolderIn } from '#registry/identity/registry-trust.ts';
import { linksOf } from '#registry/server/routes/open-badges.ts';
import { followTrust } from '#store/trust/publish-trust.ts';
import { give, newClient, newPerson } from '../fixtures/clients.ts';
import { issuerKey, registeredPaper, trustList } from '../fixtures/issuer.ts';
import { samplePaper } from '../fixtures/papers.ts';
import {
  bodyOf,
  decidedAttempt,
  registryId,
  registryNow,
  type TestDevice,
  testRegistry,
} from '../fixtures/registry.ts';

const clock = { now: registryNow };
const registry = testRegistry({ now: () => clock.now });
const base = () => `${registry.running.url}/ims/ob/v3p0`;
const path = (name: string, query: Record<string, string> = {}) => `${base()}/${name}?${new URLSearchParams(query)}`;
const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

const get = (name: string, token: string, query: Record<string, string> = {}) =>
  fetch(path(name, query), { headers: bearer(token) });
const bring = (token: string, body: string, { type = 'application/json', query = {} } = {}) =>
  fetch(path('credentials', query), { method: 'POST', headers: { ...bearer(token), 'content-type': type }, body });

type Listed = { credential: { id: string; issuer: { id: string } }[]; compactJwsString: string[] };
async function list(token: string, query: Record<string, string> = {}) {
  const answer = await get('credentials', token, query);
  if (answer.status !== 200) throw new Error(await answer.text());
  return { ...((await answer.json()) as Listed), answer };
}
/** The shape of every refusal (B.3.1). */
async function refused(asked: Promise<Response>) {
  const answer = await asked;
  const body = (await answer.json()) as Record<string, unknown>;
  expect(answer.headers.get('content-type')).toMatch(/^application\/json/);
  expect(body).toEqual({
    imsx_codeMajor: 'failure',
    imsx_severity: answer.status === 404 ? 'status' : 'error',
    imsx_description: expect.any(String),
    imsx_codeMinor: {
      imsx_codeMinorField: [{ imsx_codeMinorFieldName: registryId, imsx_codeMinorFieldValue: expect.any(String) }],
    },
  });
  const minor = body.imsx_codeMinor as { imsx_codeMinorField: { imsx_codeMinorFieldValue: string }[] };
  return [answer.status, minor.imsx_codeMinorField[0]?.imsx_codeMinorFieldValue];
}

const tokenOf = async (device: TestDevice) => (await device.hello()).token;
const personOf = async (device: TestDevice): Promise<string> => {
  const { rows } = await registry.running.registry.pool.query('select person from devices where device = $1', [
    device.did,
  ]);
  return rows[0].person;
};
const foreign = async (changes: Partial<Claims> = {}, key = issuerKey) =>
  (await registeredPaper(changes, key)).credential;

beforeAll(async () => {
  const { identity, dataFolder } = registry.running.registry;
  const { issuers } = (await trustList()).list;
  const followed = await followTrust(trustFolderIn(dataFolder), identity.secrets.passphrase, registryNow, (list) => ({
    list: { ...list, issuers: [...list.issuers, ...issuers] },
  }));
  if (!followed.ok) throw new Error(followed.failure.code);
});

test('a wallet with the token of a device lists what its person earned, and sees who it is', async () => {
  const device = await registry.device('Amina Yusuf');
  device.say(bodyOf(decidedAttempt(registry.course, { seed: 'wallet', learner: 'w'.repeat(16), wanted: 'passed' })));
  await device.send();
  await registry.running.replayed();
  const token = await tokenOf(device);
  const { credential, compactJwsString, answer } = await list(token);
  const { rows } = await registry.running.registry.pool.query('select credential from credentials where person = $1', [
    await personOf(device),
  ]);
  expect(credential).toEqual([JSON.parse(rows[0].credential)]);
  expect(compactJwsString).toEqual([]);
  expect(answer.headers.get('content-type')).toMatch(/^application\/json/);
  expect([answer.headers.get('x-total-count'), answer.headers.get('link')]).toEqual(['1', null]);
  expect(await (await get('profile', token)).json()).toEqual({
    '@context': ['https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'],
    id: `${registryId}#person-${await personOf(device)}`,
    type: ['Profile'],
    name: 'Amina Yusuf',
  });
  // Brought back as it was given: it is known. Changed, or by somebody else: it is not this registry's.
  expect((await bring(token, JSON.stringify(credential[0]))).status).toBe(304);
  const other = await tokenOf(await registry.device('Other'));
  expect(await refused(bring(other, JSON.stringify(credential[0])))).toEqual([403, 'forbidden']);
  expect((await list(other)).credential).toEqual([]);
});

test('pages, with the links of the specification, and what is new since', async () => {
  const person = await newPerson(registry, { name: 'Pages', reference: 'pages-1' });
  for (let number = 0; number < 7; number += 1) {
    const from = `2026-0${number + 1}-01T00:00:00Z`;
    await give(registry.running.registry, person, { from, expiresAt: '2030-01-01', credential: `{"n":${number}}` });
  }
  const token = await (await newClient(registry, ['credential.read'])).token();
  const whose = { person: 'ref:pages-1' };
  const read: number[] = [];
  let next: string | undefined = path('credentials', { ...whose, limit: '3' });
  while (next) {
    const answer: Response = await fetch(next, { headers: bearer(token) });
    expect(answer.headers.get('x-total-count')).toBe('7');
    read.push(...((await answer.json()) as { credential: { n: number }[] }).credential.map(({ n }) => n));
    const link: string | undefined = /<([^>]+)>; rel="next"/.exec(answer.headers.get('link') ?? '')?.[1];
    expect(link?.startsWith('https://registry.test/ims/ob/v3p0/credentials?') ?? true).toBe(true);
    next = link?.replace('https://registry.test', registry.running.url);
  }
  expect(read).toEqual([0, 1, 2, 3, 4, 5, 6]);
  const since = await list(token, { ...whose, since: '2026-05-01T00:00:00Z' });
  expect(since.credential).toEqual([{ n: 5 }, { n: 6 }]);
  expect(since.answer.headers.get('x-total-count')).toBe('2');
  expect((await list(token, { ...whose, offset: '50' })).credential).toEqual([]);
  const wrong = [
    { limit: '0' },
    { limit: '101' },
    { offset: '-1' },
    { since: 'yesterday' },
    { all: '1' },
    { limit: "1' --" },
  ];
  for (const query of wrong)
    expect(await refused(get('credentials', token, { ...whose, ...(query as object) }))).toEqual([
      400,
      'invalid_query_parameter',
    ]);
});

test.each<[number, number, string[]]>([
  [0, 7, ['next 3', 'last 6', 'first 0']],
  [3, 7, ['next 6', 'last 6', 'first 0', 'prev 0']],
  [6, 7, ['last 6', 'first 0', 'prev 3']],
  [2, 6, ['next 5', 'last 3', 'first 0', 'prev 0']],
  [9, 0, ['last 0', 'first 0', 'prev 6']],
  [0, 3, []],
])('links at %i of %i', (offset, total, links) => {
  const found = linksOf('https://r.test/c', { limit: 3, offset }, total) ?? '';
  expect([...found.matchAll(/offset=(\d+)>; rel="(\w+)"/g)].map(([, at, rel]) => `${rel} ${at}`)).toEqual(links);
});

test('a credential of a listed issuer is kept as brought, replaced by a later one, and clears nobody', async () => {
  const device = await registry.device('Traveller');
  const token = await tokenOf(device);
  const first = await foreign();
  const added = await bring(token, first);
  expect([added.status, await added.json()]).toEqual([201, JSON.parse(first)]);
  expect((await bring(token, first)).status).toBe(304);
  const { claims } = await registeredPaper();
  const later = await foreign({ issuedAt: new Date(Date.parse(claims.issuedAt) + 86_400_000).toISOString() });
  const replaced = await bring(token, later, { type: 'application/vc+ld+json' });
  expect(replaced.status).toBe(200);
  expect(replaced.headers.get('content-type')).toMatch(/^application\/vc\+ld\+json/);
  // The one before comes no more.
  expect((await bring(token, first)).status).toBe(304);
  expect((await list(token)).credential).toEqual([JSON.parse(later)]);
  const travel = await (await newClient(registry, ['clearance.read'])).token();
  const query = { person: await personOf(device), require: claims.course.id, from: '2027-03-01', to: '2027-03-01' };
  const asked = await fetch(`${registry.running.url}/v1/clearance?${new URLSearchParams(query)}`, {
    headers: bearer(travel),
  });
  expect(await asked.json()).toMatchObject({ cleared: false, reasons: [{ code: 'missing' }] });
  const number = await fetch(`${registry.running.url}/v1/credentials/${claims.number}`);
  expect(await number.json()).toMatchObject({ status: 'unknown' });
});

test('what nobody on the trust list has proven is not kept', async () => {
  const device = await registry.device('Collector');
  const token = await tokenOf(device);
  const good = JSON.parse(await foreign());
  const changed = structuredClone(good);
  changed.credentialSubject.identifier[0].identityHash = 'Somebody Else';
  expect(await refused(bring(token, JSON.stringify(changed)))).toEqual([403, 'forbidden']);
  expect(await refused(bring(token, JSON.stringify({ ...good, more: 1 })))).toEqual([400, 'invalid_data']);
  const own = registry.running.registry.identity.about.id;
  const asOurs = await foreign({ issuer: { id: own, name: 'Test registry', paperCertificate: null } });
  expect(await refused(bring(token, asOurs))).toEqual([403, 'forbidden']);
  const unlisted = { id: 'did:web:nobody.example', name: 'Nobody', paperCertificate: null };
  expect(await refused(bring(token, await foreign({ issuer: unlisted })))).toEqual([403, 'forbidden']);
  // A device alone may say of itself whatever it likes.
  expect(await refused(bring(token, (await samplePaper()).credential))).toEqual([403, 'forbidden']);
  for (const body of ['[]', '"x"', '1', 'null', '{}', '{"__proto__":{}}', '{"a":'])
    expect(await refused(bring(token, body))).toEqual([400, 'invalid_data']);
  expect(await refused(bring(token, 'header.payload.signature', { type: 'text/plain' }))).toEqual([
    400,
    'invalid_data',
  ]);
  expect((await refused(bring(token, '<a/>', { type: 'text/xml' })))[0]).toBe(415);
  expect((await refused(bring(token, `{"a":"${'x'.repeat(70_000)}"}`)))[0]).toBe(413);
  expect((await list(token)).credential).toEqual([]);
});

test('a profile that is somebody else’s, and more than a wallet holds', async () => {
  const device = await registry.device('Full');
  const token = await tokenOf(device);
  const { pool } = registry.running.registry;
  const { claims } = await registeredPaper();
  await pool.query('insert into learners (learner, person, bound_at) values ($1, $2, now())', [
    claims.holder.id,
    'other',
  ]);
  expect(await refused(bring(token, await foreign()))).toEqual([403, 'forbidden']);
  await pool.query('delete from learners where learner = $1', [claims.holder.id]);
  await pool.query(
    `insert into brought (person, issuer, id, issued_at, brought_at, credential)
      select $1, 'x', n::text, now(), now(), '{}' from generate_series(1, 200) as n`,
    [await personOf(device)],
  );
  expect(await refused(bring(token, await foreign()))).toEqual([403, 'forbidden']);
});

test('a system brings and reads for the people of its offices, each by its own scope', async () => {
  const own = await newPerson(registry, { name: 'Own', office: 'Nairobi', reference: 'N-1' });
  const other = await newPerson(registry, { name: 'Other', office: 'Geneva' });
  const all = ['credential.read', 'credential.write', 'profile.read'];
  const client = await newClient(registry, all, ['Nairobi']);
  const whole = await client.token();
  const credential = await foreign();
  expect((await bring(whole, credential, { query: { person: 'ref:N-1' } })).status).toBe(201);
  expect((await list(whole, { person: own })).credential).toEqual([JSON.parse(credential)]);
  expect(await (await get('profile', whole, { person: own })).json()).toMatchObject({ name: 'Own' });
  for (const person of [other, 'ref:nobody'])
    for (const asked of [
      get('credentials', whole, { person }),
      get('profile', whole, { person }),
      bring(whole, credential, { query: { person } }),
    ])
      expect(await refused(asked)).toEqual([404, 'not_found']);
  expect(await refused(get('credentials', whole))).toEqual([400, 'invalid_query_parameter']);
  const reads = await client.token('https://purl.imsglobal.org/spec/ob/v3p0/scope/credential.readonly');
  expect((await get('credentials', reads, { person: own })).status).toBe(200);
  expect(await refused(get('profile', reads, { person: own }))).toEqual([403, 'forbidden']);
  expect(await refused(bring(reads, credential, { query: { person: own } }))).toEqual([403, 'forbidden']);
});

test('nobody without a token, nobody with an old one or one for something else', async () => {
  const device = await registry.device('Late');
  const token = await tokenOf(device);
  const client = await newClient(registry, ['clearance.read', 'credential.read']);
  const access = await client.token('credential.read');
  for (const bad of ['none', `${token}x`, await challenge()])
    for (const name of ['credentials', 'profile'])
      expect(await refused(get(name, bad))).toEqual([401, 'unauthorizedrequest']);
  const answer = await fetch(path('credentials'));
  expect([answer.status, answer.headers.get('www-authenticate')]).toEqual([401, 'Bearer realm="registry"']);
  expect(await refused(get('credentials', await client.token('clearance.read')))).toEqual([403, 'forbidden']);
  // A device asks for nobody but its own person.
  expect(await refused(get('credentials', token, { person: await personOf(device) }))).toEqual([
    400,
    'invalid_query_parameter',
  ]);
  clock.now = new Date(registryNow.getTime() + 61 * 60_000);
  expect(await refused(get('credentials', token))).toEqual([401, 'unauthorizedrequest']);
  expect(await refused(get('credentials', access, { person: 'x' }))).toEqual([401, 'unauthorizedrequest']);
  clock.now = registryNow;
});
const challenge = async () =>
  ((await (await fetch(`${registry.running.url}/v1/challenge`)).json()) as { challenge: string }).challenge;

test('the service describes itself to anybody, and says no to what it does not do', async () => {
  const answer = await fetch(path('discovery'));
  expect(answer.headers.get('content-type')).toMatch(/^application\/json/);
  const document = (await answer.json()) as {
    openapi: string;
    info: { title: string };
    paths: Record<string, Record<string, { operationId: string }>>;
    components: { securitySchemes: Record<string, unknown> };
  };
  expect(document.openapi).toMatch(/^3\.0\./);
  expect(document.info.title).toBe('Test registry');
  const operations = Object.values(document.paths).flatMap((one) =>
    Object.values(one).map(({ operationId }) => operationId),
  );
  expect(operations.sort()).toEqual([
    'getCredentials',
    'getProfile',
    'getServiceDescription',
    'putProfile',
    'upsertCredential',
  ]);
  expect(document.components.securitySchemes.OAuth2CC).toMatchObject({
    type: 'oauth2',
    flows: { clientCredentials: { tokenUrl: 'https://registry.test/oauth/token' } },
  });
  expect((await fetch(path('profile'), { method: 'DELETE' })).headers.get('allow')).toBe('GET, PUT');
  expect(await refused(fetch(path('credentials'), { method: 'DELETE' }))).toEqual([405, 'not_allowed']);
  expect(await refused(fetch(path('profiles')))).toEqual([404, 'not_found']);
});
