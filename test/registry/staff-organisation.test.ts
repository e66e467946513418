/**
 * Staff who come in by the sign-in of the organisation: a real one, through its pages.
 */
import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { me } from '#core/staff/shapes.ts';
import { addMember, changeMember } from '#registry/staff/members.ts';
import type { RunningRegistry } from '#registry/start-registry.ts';
import { startTestRegistry } from '../fixtures/registry.ts';
import { clientId, startSignIn, type TestSignIn } from '../fixtures/sign-in.ts';
import { tempFolder } from '../fixtures/temp-folder.ts';

let provider: TestSignIn;
let running: RunningRegistry;
const folder = tempFolder('staff-organisation');
beforeAll(async () => {
  provider = await startSignIn();
  chmodSync(folder.path, 0o711);
  const signIn = { issuer: provider.issuer, clientId };
  // The tokens are of now, so is the registry.
  running = await startTestRegistry(join(folder.path, 'data'), { now: () => new Date(), signIn });
});
afterAll(async () => {
  await running?.stop();
  provider?.close();
  folder.remove();
});

const ask = (path: string, cookie = '') =>
  fetch(`${running.url}${path}`, { redirect: 'manual', headers: { ...(cookie && { cookie }) } });
const add = async (login: string) => {
  const added = await addMember(
    running.registry,
    { name: login, login, roles: ['assessor'], offices: ['Nairobi'] },
    'administrator',
  );
  return added?.member.id as string;
};
const cookieOf = (answer: Response, name: string) =>
  answer.headers
    .getSetCookie()
    .find((cookie) => cookie.startsWith(`${name}=`))
    ?.split(';')[0] ?? '';

async function begin() {
  const answer = await ask('/v1/staff/oidc/start');
  expect(answer.status).toBe(303);
  const kept = answer.headers.getSetCookie()[0] ?? '';
  expect(kept).toMatch(/; Path=\/v1\/staff\/oidc\/done; Max-Age=600; HttpOnly; SameSite=Lax; Secure$/);
  return { address: answer.headers.get('location') as string, kept: kept.split(';')[0] as string };
}

/** There and back; the address that the browser comes back to. */
async function through(person: string) {
  const { address, kept } = await begin();
  const back = new URL(await provider.browseTo(address, person, 'https://registry.test'));
  return { kept, back: `${back.pathname}${back.search}` };
}

async function signIn(person: string) {
  const { kept, back } = await through(person);
  const answer = await ask(back, kept);
  return { to: answer.headers.get('location'), cookie: cookieOf(answer, 'fieldpass_staff'), answer, kept, back };
}

test('the door says where; who is known by a proven address comes in, and is known by name from then on', async () => {
  expect(await (await ask('/v1/staff/door')).json()).toMatchObject({ signIn: new URL(provider.issuer).host });
  const { address } = await begin();
  const asked = new URL(address).searchParams;
  expect([asked.get('code_challenge_method'), asked.get('response_type')]).toEqual(['S256', 'code']);
  expect(asked.get('redirect_uri')).toBe('https://registry.test/v1/staff/oidc/done');

  const id = await add('amina@example.org');
  const { to, cookie, answer } = await signIn('amina@example.org');
  expect([answer.status, to]).toEqual([303, '/staff/']);
  const session = answer.headers.getSetCookie().find((one) => one.startsWith('fieldpass_staff='));
  expect(session).toMatch(/; HttpOnly; SameSite=Strict; Secure$/);
  expect(me.parse(await (await ask('/v1/staff/me', cookie)).json())).toMatchObject({ id, roles: ['assessor'] });
  // Another login by now: the sign-in still knows who it is.
  await running.registry.pool.query("update staff_members set login = 'renamed@example.org' where id = $1", [id]);
  expect((await signIn('amina@example.org')).to).toBe('/staff/');
});

test('nobody comes in by an address that is not proven, that nobody has here, or after they left', async () => {
  await add('victim@example.org');
  expect(await signIn('unproven:victim@example.org')).toMatchObject({ to: '/staff/#sign-in-unknown', cookie: '' });
  expect(await signIn('stranger@example.org')).toMatchObject({ to: '/staff/#sign-in-unknown', cookie: '' });
  const id = await add('left@example.org');
  expect((await signIn('left@example.org')).to).toBe('/staff/');
  await changeMember(
    running.registry,
    id,
    { roles: ['assessor'], offices: ['Nairobi'], isEnded: true },
    'administrator',
  );
  expect(await signIn('left@example.org')).toMatchObject({ to: '/staff/#sign-in-unknown', cookie: '' });
});

test('the address of somebody who is bound already is no way in for another account', async () => {
  const id = await add('bound@example.org');
  await running.registry.pool.query('update staff_members set subject = $2 where id = $1', [id, 'somebody else']);
  expect(await signIn('bound@example.org')).toMatchObject({ to: '/staff/#sign-in-unknown', cookie: '' });
});

test('what came back counts once, in the browser that went, and unchanged', async () => {
  await add('once@example.org');
  const refused = '/staff/#sign-in-refused';
  const locationOf = async (path: string, cookie: string) => (await ask(path, cookie)).headers.get('location');
  const { kept, back } = await through('once@example.org');
  expect(await locationOf(back, '')).toBe(refused);
  expect(await locationOf(back, 'fieldpass_staff_sign_in=nonsense')).toBe(refused);
  expect(await locationOf(back, (await begin()).kept)).toBe(refused);
  expect(await locationOf(back.replace(/state=[^&]+/, 'state=another'), kept)).toBe(refused);
  expect(await locationOf(back, kept)).toBe('/staff/');
  expect(await locationOf(back, kept)).toBe(refused);
});

test('a sign-in that does not answer is said on the page', async () => {
  const { kept, back } = await through('once@example.org');
  provider.close();
  expect((await ask(back, kept)).headers.get('location')).toBe('/staff/#sign-in-down');
});
