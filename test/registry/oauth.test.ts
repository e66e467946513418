/**
 * Other systems: let in, given tokens, limited and put out again.
 */

import { execFile } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { migrate } from '#registry/database/migrate.ts';
import { migrations } from '#registry/schema/migrations.ts';
import { newAccess, newToken } from '#registry/server/tickets.ts';
import { askToken, basic, newClient, newPerson } from '../fixtures/clients.ts';
import { fieldpassProgram } from '../fixtures/programs.ts';
import { registryNow, testRegistry } from '../fixtures/registry.ts';

const clock = { now: registryNow };
const registry = testRegistry({ now: () => clock.now });
const url = () => registry.running.url;
const minutesLater = (minutes: number) => new Date(registryNow.getTime() + minutes * 60_000);

const clearance = (token: string | null, query = 'person=nobody&require=basic&from=2027-03-01&to=2027-03-02') =>
  fetch(`${url()}/v1/clearance?${query}`, { headers: token === null ? {} : { authorization: `Bearer ${token}` } });
const grant = { grant_type: 'client_credentials' };
const said = async (answer: Response) => ({ status: answer.status, ...((await answer.json()) as object) });

test('a client gets a token by HTTP Basic and by the form, and may ask with it', async () => {
  const client = await newClient(registry, ['clearance.read', 'credential.read']);
  const answer = await client.ask(grant);
  expect(answer.headers.get('cache-control')).toBe('no-store');
  expect(answer.headers.get('pragma')).toBe('no-cache');
  expect(await said(answer)).toEqual({
    status: 200,
    access_token: expect.any(String),
    token_type: 'Bearer',
    expires_in: 900,
    scope: 'clearance.read credential.read',
  });
  const form = {
    ...grant,
    client_id: client.id,
    client_secret: client.secret,
    scope: 'clearance.read',
    extra: 'let be',
  };
  const byForm = (await (await askToken(url(), form)).json()) as { access_token: string; scope: string };
  expect(byForm.scope).toBe('clearance.read');
  expect((await clearance(byForm.access_token)).status).toBe(404);
});

test('scopes may be named as Open Badges does', async () => {
  const long = 'https://purl.imsglobal.org/spec/ob/v3p0/scope/credential.readonly';
  const client = await newClient(registry, [long, 'clearance.read']);
  expect(await said(await client.ask({ ...grant, scope: long }))).toMatchObject({ status: 200, scope: long });
  expect(await said(await client.ask({ ...grant, scope: 'credential.read' }))).toMatchObject({ status: 200 });
});

test('the secret is said once, and is not in the records', async () => {
  const client = await newClient(registry, ['clearance.read']);
  expect(Buffer.from(client.secret, 'base64url').length).toBe(32);
  const { rows } = await registry.running.registry.pool.query('select c::text from clients c where id = $1', [
    client.id,
  ]);
  expect(rows[0].c).not.toContain(client.secret);
  const audit = await registry.running.registry.pool.query('select what from audit where subject = $1', [
    `client:${client.id}`,
  ]);
  expect(audit.rows).toEqual([{ what: 'client-added' }]);
});

test('errors of the token endpoint, in the words of RFC 6749', async () => {
  const client = await newClient(registry, ['clearance.read']);
  const { id, secret } = client;
  const error = async (answer: Promise<Response>) => {
    const { status, ...body } = await said(await answer);
    expect(Object.keys(body).every((key) => key === 'error' || key === 'error_description')).toBe(true);
    return [status, (body as unknown as { error: string }).error];
  };
  expect(await error(client.ask({}))).toEqual([400, 'invalid_request']);
  expect(await error(client.ask({ grant_type: 'password' }))).toEqual([400, 'unsupported_grant_type']);
  expect(await error(client.ask({ ...grant, scope: 'credential.write' }))).toEqual([400, 'invalid_scope']);
  expect(await error(client.ask({ ...grant, scope: 'no.such' }))).toEqual([400, 'invalid_scope']);
  expect(await error(client.ask({ ...grant, scope: ' ' }))).toEqual([400, 'invalid_scope']);
  expect(await error(client.ask({ ...grant, scope: '__proto__' }))).toEqual([400, 'invalid_scope']);
  expect(await error(client.ask(grant, { authorization: basic(id, 'wrong') }))).toEqual([401, 'invalid_client']);
  expect(await error(client.ask(grant, { authorization: basic('0'.repeat(24), secret) }))).toEqual([
    401,
    'invalid_client',
  ]);
  expect(await error(client.ask(grant, { authorization: basic("' or 1=1 --", secret) }))).toEqual([
    401,
    'invalid_client',
  ]);
  expect(await error(client.ask(grant, { authorization: basic('\0', '\0') }))).toEqual([401, 'invalid_client']);
  expect(await error(client.ask(grant, { authorization: `Bearer ${secret}` }))).toEqual([401, 'invalid_client']);
  expect(await error(client.ask(grant, {}))).toEqual([401, 'invalid_client']);
  expect(await error(client.ask({ ...grant, client_id: id, client_secret: secret }))).toEqual([400, 'invalid_request']);
  expect(await error(client.ask({ ...grant, client_id: 'a' }))).toEqual([401, 'invalid_client']);
  const headers = { authorization: basic(id, secret) };
  const twice = `grant_type=client_credentials&grant_type=client_credentials`;
  expect(await error(askToken(url(), twice, headers))).toEqual([400, 'invalid_request']);
  const asJson = fetch(`${url()}/oauth/token`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify(grant),
  });
  expect((await error(asJson))[1]).toBe('invalid_request');
  expect(await error(client.ask({ ...grant, pad: 'x'.repeat(9000) }))).toEqual([413, 'invalid_request']);
  const refused = await client.ask(grant, { authorization: basic(id, 'wrong') });
  expect(refused.headers.get('www-authenticate')).toMatch(/^Basic /);
});

test('no token, a token without the scope, one that is too old', async () => {
  const none = await clearance(null);
  expect([none.status, none.headers.get('www-authenticate')]).toEqual([401, 'Bearer realm="registry"']);
  const client = await newClient(registry, ['clearance.read', 'credential.read']);
  const other = await clearance(await client.token('credential.read'));
  expect(await said(other)).toMatchObject({ status: 403, error: 'scope' });
  expect(other.headers.get('www-authenticate')).toContain('error="insufficient_scope", scope="clearance.read"');
  const token = await client.token('clearance.read');
  expect((await clearance(token)).status).toBe(404);
  clock.now = minutesLater(14.9);
  expect((await clearance(token)).status).toBe(404);
  clock.now = minutesLater(15);
  const late = await clearance(token);
  expect(late.headers.get('www-authenticate')).toContain('error="invalid_token"');
  expect(late.status).toBe(401);
  clock.now = registryNow;
});

test('a token that was made for something else, changed or forged is none', async () => {
  const client = await newClient(registry, ['clearance.read']);
  const token = await client.token();
  const { identity } = registry.running.registry;
  const key = identity.secrets['token-key'];
  const feed = newToken(key, { device: `did:key:z6Mk${'1'.repeat(44)}`, person: 'nobody' }, registryNow);
  expect((await clearance(feed)).status).toBe(401);
  const { challenge } = (await (await fetch(`${url()}/v1/challenge`)).json()) as { challenge: string };
  expect((await clearance(challenge)).status).toBe(401);
  const asPerson = (path: string) => fetch(`${url()}${path}`, { headers: { authorization: `Bearer ${token}` } });
  expect((await asPerson(`/v1/feed?epoch=${'0'.repeat(32)}&own=0&all=0`)).status).toBe(401);
  expect((await asPerson('/v1/papers/FP-0000-0000-0000-0000-0.pdf')).status).toBe(401);
  const administrator = await fetch(`${url()}/v1/people`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: '{"name":"Eve"}',
  });
  expect(administrator.status).toBe(401);
  const [text = '', mac = ''] = token.split('.');
  const more = Buffer.from(text, 'base64url').toString().replace('clearance.read', 'credential.read');
  expect((await clearance(`${Buffer.from(more).toString('base64url')}.${mac}`)).status).toBe(401);
  const forged = createHmac('sha256', 'another key').update(text).digest('base64url');
  expect((await clearance(`${text}.${forged}`)).status).toBe(401);
  const unknown = newAccess(key, { client: 'f'.repeat(24), scopes: ['clearance.read'] }, registryNow);
  expect((await clearance(unknown)).status).toBe(401);
});

test('a client that is revoked is out at once, for tokens that it has and those that it wants', async () => {
  const client = await newClient(registry, ['clearance.read']);
  const token = await client.token();
  expect((await clearance(token)).status).toBe(404);
  const revoked = await registry.admin(`/v1/clients/${client.id}/revoke`, { why: 'the contract ended' });
  expect(await said(revoked)).toEqual({ status: 'revoked', id: client.id });
  expect((await clearance(token)).status).toBe(401);
  expect(await said(await client.ask(grant))).toMatchObject({ status: 401, error: 'invalid_client' });
  expect((await registry.admin(`/v1/clients/${client.id}/revoke`, { why: 'once more' })).status).toBe(200);
  expect((await registry.admin(`/v1/clients/${'0'.repeat(24)}/revoke`, { why: 'nobody' })).status).toBe(404);
  const { rows } = await registry.running.registry.pool.query(
    "select why from audit where subject = $1 and what = 'client-revoked'",
    [`client:${client.id}`],
  );
  expect(rows).toEqual([{ why: 'the contract ended' }]);
});

test('one that another process revoked is out after ten seconds', async () => {
  const client = await newClient(registry, ['clearance.read']);
  const token = await client.token();
  expect((await clearance(token)).status).toBe(404);
  await registry.running.registry.pool.query('update clients set revoked_at = now() where id = $1', [client.id]);
  clock.now = new Date(registryNow.getTime() + 10_000);
  expect((await clearance(token)).status).toBe(401);
  clock.now = registryNow;
});

test('only the administrator lets a client in, and only with fields that there are', async () => {
  const client = await newClient(registry, ['clearance.read']);
  const add = (body: object, token: string) =>
    fetch(`${url()}/v1/clients`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  const body = { name: 'Eve', scopes: ['clearance.read'] };
  expect((await add(body, await client.token())).status).toBe(401);
  for (const more of [{ id: 'mine' }, { secret: 'mine' }, { secret_hash: 'mine' }, { revoked_at: null }])
    expect((await registry.admin('/v1/clients', { ...body, ...more })).status).toBe(400);
  expect((await registry.admin('/v1/clients', { ...body, scopes: ['everything'] })).status).toBe(400);
  expect((await registry.admin('/v1/clients', { ...body, scopes: [] })).status).toBe(400);
  expect((await registry.admin('/v1/clients', { ...body, offices: [] })).status).toBe(400);
  expect((await registry.admin(`/v1/clients/${client.id}/revoke`, { why: 'fine', id: 'x' })).status).toBe(400);
});

test('a reference belongs to one person', async () => {
  await newPerson(registry, { name: 'Amina', reference: 'R-1' });
  const again = await registry.admin('/v1/people', { name: 'Other', reference: 'R-1' });
  expect(await said(again)).toMatchObject({ status: 409, error: 'reference-known' });
  const { rows } = await registry.running.registry.pool.query("select 1 from people where name = 'Other'");
  expect(rows).toEqual([]);
  expect((await registry.admin('/v1/people', { name: 'X', reference: 'has space' })).status).toBe(400);
});

test('the command line lets a client in, and says what is wrong with what it is told', async () => {
  const run = (scope: string) =>
    promisify(execFile)(process.execPath, [
      ...fieldpassProgram(),
      ...['registry', 'client', 'Travel desk', '--registry', url(), '--token-file', registry.running.tokenFile],
      ...['--scope', scope, '--office', 'Nairobi', 'Geneva', '--language', 'en'],
    ]);
  const { stdout } = await run('clearance.read');
  const [, id = '', secret = ''] = /client ([0-9a-f]{24})\.\n.*: (\S{43})\n/.exec(stdout) ?? [];
  expect((await askToken(url(), grant, { authorization: basic(id, secret) })).status).toBe(200);
  const { rows } = await registry.running.registry.pool.query('select name, offices from clients where id = $1', [id]);
  expect(rows).toEqual([{ name: 'Travel desk', offices: ['Nairobi', 'Geneva'] }]);
  await expect(run('everything')).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining('scopes') });
});

test('the tables of other systems go and come back', async () => {
  const { pool } = registry.running.registry;
  expect(await migrate(pool, migrations, 1)).toMatchObject({ ok: true, value: { to: 1 } });
  expect((await pool.query("select to_regclass('clients') as there")).rows).toEqual([{ there: null }]);
  expect(await migrate(pool, migrations)).toMatchObject({ ok: true });
  expect((await pool.query("select to_regclass('clients') as there")).rows).toEqual([{ there: 'clients' }]);
});
