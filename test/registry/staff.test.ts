/**
 * Who works with the records, and what they can not do: every call of their page with every role, from another office,
 * another page, with a session that is over, and with fields that are not theirs to say.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { type IncomingHttpHeaders, request } from 'node:http';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mayDo, type StaffRole, staffRoles } from '#core/staff/roles.ts';
import { addedMember, me } from '#core/staff/shapes.ts';
import { makeTeam } from '#registry/crisis/teams.ts';
import { assign } from '#registry/records/assignments.ts';
import type { Call } from '#registry/server/declare.ts';
import { staffPagePolicy } from '#registry/server/staff-page.ts';
import { forgetMembers } from '#registry/staff/members.ts';
import { isPassword, keepPassword } from '#registry/staff/passwords.ts';
import { packFiles } from '../../scripts/registry-page/pack-files.mjs';
import { fieldpass } from '../fixtures/command-line.ts';
import { bodyOf, decidedAttempt, registryNow, testDevice, testRegistry, tooFast } from '../fixtures/registry.ts';
import { routesOf } from '../fixtures/routes.ts';
import { cookieOf, fromPage, type StaffSession, signedIn } from '../fixtures/staff.ts';
import { type OfficeWorld, type StaffLine, staffLines, unknownOffice } from '../fixtures/staff-lines.ts';
import { tempFolder } from '../fixtures/temp-folder.ts';

let at = registryNow;
/** A page as it is built, and something beside it that is none of anybody's business. */
const pageFolder = tempFolder('staff-page');
mkdirSync(join(pageFolder.path, 'page', 'assets'), { recursive: true });
writeFileSync(join(pageFolder.path, 'page', 'index.html'), '<!doctype html><title>Staff</title>');
/** Long enough to be worth packing. */
const script = 'export {};\n'.repeat(200);
writeFileSync(join(pageFolder.path, 'page', 'assets', 'main-abc123.js'), script);
writeFileSync(join(pageFolder.path, 'page', 'assets', 'notes.txt'), 'not for anybody');
writeFileSync(join(pageFolder.path, 'secret.js'), 'not for anybody');
await packFiles(join(pageFolder.path, 'page', 'assets'));
afterAll(() => pageFolder.remove());

/** As usual, and all that flows in comes later: a password takes a second to check where much else is done. */
const slowly = { perSecond: 1 / 3600 };
const registry = testRegistry({
  now: () => at,
  pageFolder: join(pageFolder.path, 'page'),
  limits: { wrongPassword: { ...slowly, burst: 5 }, wrongPasswordOfAddress: { ...slowly, burst: 12 } },
});
const inner = () => registry.running.registry;
const url = () => registry.running.url;

const calling = { offices: null, programmes: ['peer-helper'], now: registryNow };
const team = {
  ...{ country: 'KE', place: 'Garissa' },
  needs: { programmes: [{ programme: 'peer-helper', count: 1 }], languages: [] },
};
const own = 'Nairobi';
const other = 'Geneva';
/** Stands in everything of the other office. */
const marked = 'Zzqx';

let members: Record<StaffRole, StaffSession>;
const worlds: Record<string, OfficeWorld> = {};

async function worldOf(office: string, name: string): Promise<OfficeWorld> {
  const made = await registry.admin('/v1/people', { name, office, country: 'KE', role: name });
  const person = ((await made.json()) as { id: string }).id;
  const coded = await registry.admin(`/v1/people/${person}/codes`, {});
  const device = testDevice(url());
  await device.enrol(((await coded.json()) as { code: string }).code);
  const learner = office.toLowerCase().padEnd(16, '0');
  device.say(bodyOf(decidedAttempt(registry.course, { seed: office, learner, wanted: 'passed' })));
  const inDoubt = device.say(
    tooFast(decidedAttempt(registry.course, { seed: `${office} 2`, learner, wanted: 'passed' })),
  );
  await device.send();
  await registry.running.replayed();
  const { said } = await device.feed();
  const verdicts = said.flatMap((one) => (one.kind === 'verdict' ? [one.verdict] : []));
  expect(verdicts.map(({ outcome }) => outcome)).toEqual(['registered', 'review']);
  const assigning = { course: 'basic-security', dueOn: '2029-01-01', note: name, who: 'administrator' } as const;
  await assign(inner(), [person], assigning);
  const assigned = await inner().pool.query<{ id: string }>('select id from assignments where person = $1', [person]);
  return {
    office,
    person,
    assignment: assigned.rows[0]?.id as string,
    event: inDoubt.id,
    number: (verdicts[0] as { number: string }).number,
    device: device.did,
    team: await makeTeam(inner(), { ...team, office, name }, { who: 'administrator', calling }),
  };
}

beforeAll(async () => {
  const all = await Promise.all(
    staffRoles.map(async (role) => {
      const offices = role === 'administrator' ? null : [own];
      return [role, await signedIn(inner(), { roles: [role], offices }, `The ${role}`)] as const;
    }),
  );
  members = Object.fromEntries(all) as typeof members;
  worlds[own] = await worldOf(own, 'Amina Yusuf');
  worlds[other] = await worldOf(other, `Somebody ${marked}`);
});

type Case = { readonly name: string; readonly call: Call; line(world: OfficeWorld): StaffLine };

async function cases(): Promise<Case[]> {
  const { routes } = await routesOf(inner());
  return routes.flatMap(({ method, url: path, call }) => {
    const name = `${method} ${path}`;
    if (!path.startsWith('/v1/staff/') || !call) return [];
    const line = staffLines[name];
    if (!line) throw new Error(`${name} has no line in the table`);
    return [{ name, call, line }];
  });
}
const ofStaff = async () => (await cases()).filter(({ call }) => call.who === 'staff');

type Sending = { readonly headers?: Record<string, string>; readonly body?: object; readonly more?: string };

function send({ call, line }: Case, world: OfficeWorld, { headers = {}, body, more = '' }: Sending = {}) {
  const { path, body: usual } = line(world);
  const sent = body ?? usual;
  return fetch(`${url()}${path}${more && (path.includes('?') ? `&${more}` : `?${more}`)}`, {
    method: call.method,
    redirect: 'manual',
    headers: { ...headers, ...(sent && { 'content-type': 'application/json' }) },
    ...(sent && { body: JSON.stringify(sent) }),
  });
}

const errorOf = async (answer: Response) => [answer.status, ((await answer.json()) as { error?: string }).error];
/** A session of its own for each: some calls end theirs. */
const freshAs = async (member: StaffSession) => fromPage(url(), { cookie: await cookieOf(inner(), member.id) });
const insideOf = (office: string) => worlds[office] as OfficeWorld;

describe('every call of the page', () => {
  test('has a line in the table, every line a call, and says whether what it names belongs to an office', async () => {
    const all = await cases();
    expect(all.map(({ name }) => name).sort()).toEqual(Object.keys(staffLines).sort());
    for (const { name, line } of all)
      if (name.includes('/:')) expect([name, typeof line(unknownOffice).isOfOffice]).toEqual([name, 'boolean']);
  });

  test('answers nobody who is not signed in, whatever they bring', async () => {
    for (const one of await ofStaff()) {
      const brought: Record<string, Record<string, string>> = {
        nothing: {},
        'our page and no session': fromPage(url()),
        'an empty one': fromPage(url(), { cookie: 'fieldpass_staff=' }),
        'one by chance': fromPage(url(), { cookie: `fieldpass_staff=${'A'.repeat(43)}` }),
        'two of them': fromPage(url(), { cookie: `${members.administrator.cookie}; fieldpass_staff=x` }),
        'one under another name': fromPage(url(), { cookie: members.administrator.cookie.replace('staff', 'Staff') }),
        'a token instead': { authorization: `Bearer ${members.administrator.cookie.split('=')[1]}` },
      };
      for (const [what, headers] of Object.entries(brought)) {
        const answer = await send(one, insideOf(own), { headers });
        const [status, error] = await errorOf(answer);
        expect([one.name, what, status]).toEqual([one.name, what, 401]);
        expect(['signed-out', 'token']).toContain(error);
      }
    }
  });

  test('answers only roles that may do what it needs', async () => {
    for (const one of await ofStaff()) {
      for (const role of staffRoles) {
        const { task } = one.call;
        const may = task === 'signed-in' || (task !== undefined && mayDo({ roles: [role] }, task));
        const answer = await send(one, unknownOffice, { headers: await freshAs(members[role]) });
        if (may) expect([one.name, role, [401, 403].includes(answer.status)]).toEqual([one.name, role, false]);
        else expect([one.name, role, ...(await errorOf(answer))]).toEqual([one.name, role, 403, 'not-allowed']);
      }
    }
  });

  test('tells staff of another office that it is not there, in the same words as of what is not there', async () => {
    const elsewhere = await signedIn(inner(), { roles: ['focal-point', 'assessor', 'invigilator'], offices: [other] });
    for (const one of await ofStaff()) {
      if (!one.line(insideOf(own)).isOfOffice) continue;
      const headers = await freshAs(elsewhere);
      const answer = await send(one, insideOf(own), { headers });
      const nowhere = await send(one, unknownOffice, { headers });
      expect([one.name, answer.status, await answer.text()]).toEqual([one.name, 404, await nowhere.text()]);
    }
  });

  test('holds nothing of another office, whatever is asked', async () => {
    const here = await signedIn(inner(), { roles: ['focal-point', 'assessor', 'invigilator'], offices: [own] });
    const shape = (call: Call) => Object.keys((call.query as { shape?: object } | undefined)?.shape ?? {});
    for (const one of (await ofStaff()).filter(({ call }) => call.method === 'GET')) {
      const headers = await freshAs(here);
      const asked = [
        '',
        ...shape(one.call).flatMap((name) => [other, marked, '', '%00'].map((value) => `${name}=${value}`)),
      ];
      for (const more of asked) {
        const answer = await send(one, insideOf(own), { headers, more });
        const text = await answer.text();
        expect([one.name, more, answer.status < 500]).toEqual([one.name, more, true]);
        for (const word of [marked, other, insideOf(other).person])
          expect([one.name, more, word, text.includes(word)]).toEqual([one.name, more, word, false]);
      }
    }
  });

  test('is closed to a session that is over: too long idle, too old, signed out, ended, changed, other password', async () => {
    const over: Record<string, (member: string, cookie: string) => Promise<unknown>> = {
      idle: () =>
        inner().pool.query("update staff_sessions set seen_at = $1::timestamptz - interval '31 minutes'", [at]),
      old: () => inner().pool.query('update staff_sessions set expires_at = $1', [at]),
      'signed out': async (_, cookie) => {
        const answer = await fetch(`${url()}/v1/staff/sign-out`, {
          method: 'POST',
          headers: { ...fromPage(url(), { cookie }), 'content-type': 'application/json' },
          body: '{}',
        });
        expect([answer.status, answer.headers.get('set-cookie')]).toEqual([
          200,
          'fieldpass_staff=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0',
        ]);
      },
      ended: (member) => changed(member, { roles: ['administrator'], offices: null, isEnded: true }),
      changed: (member) => changed(member, { roles: ['administrator'], offices: null, isEnded: false }),
      'another password': (member) => registry.admin(`/v1/staff/members/${member}/codes`, {}),
    };
    for (const [why, end] of Object.entries(over)) {
      const { id, cookie } = await signedIn(inner(), { roles: ['administrator'], offices: null });
      expect((await fetch(`${url()}/v1/staff/me`, { headers: { cookie } })).status).toBe(200);
      await end(id, cookie);
      for (const one of await ofStaff()) {
        const answer = await send(one, insideOf(own), { headers: fromPage(url(), { cookie }) });
        expect([one.name, why, ...(await errorOf(answer))]).toEqual([one.name, why, 401, 'signed-out']);
      }
    }
  });

  test('takes no change from another page', async () => {
    const { origin } = new URL(url());
    for (const one of await cases()) {
      if (one.call.method === 'GET') continue;
      const cookie = await cookieOf(inner(), members.administrator.id);
      const pages: Record<string, Record<string, string>> = {
        'none is said': {},
        another: { origin: 'https://evil.example' },
        'null, as of a sandboxed one': { origin: 'null' },
        'one that begins like ours': { origin: `${origin}.evil.example` },
        'another port of this machine': { origin: 'http://127.0.0.1:1' },
        'ours with TLS, that is not there': { origin: origin.replace('http', 'https') },
        'the browser says another site': { origin, 'sec-fetch-site': 'cross-site' },
        'the browser says a neighbour': { origin, 'sec-fetch-site': 'same-site' },
      };
      for (const [which, headers] of Object.entries(pages)) {
        const answer = await send(one, insideOf(own), { headers: { ...headers, cookie } });
        expect([one.name, which, ...(await errorOf(answer))]).toEqual([one.name, which, 403, 'origin']);
      }
      const asForm = await fetch(`${url()}${one.line(insideOf(own)).path}`, {
        method: one.call.method,
        headers: { origin, cookie, 'content-type': 'text/plain' },
        body: '{}',
      });
      expect([one.name, asForm.status]).toEqual([one.name, 415]);
    }
  });

  test('takes no field and no question that is not its own: nobody gives themselves rights', async () => {
    const slipped: Record<string, unknown> = {
      id: '0'.repeat(24),
      roles: ['administrator'],
      offices: null,
      member: '0'.repeat(24),
      isEnded: false,
      isAdministrator: true,
      password_hash: 'x',
      by: 'somebody else',
    };
    for (const one of await ofStaff()) {
      const headers = await freshAs(members.administrator);
      const { body } = one.line(insideOf(own));
      for (const [field, value] of Object.entries(slipped)) {
        if (!body) {
          const answer = await send(one, insideOf(own), { headers, more: `${field}=x` });
          expect([one.name, field, answer.status]).toEqual([one.name, field, 400]);
        } else if (!(field in body)) {
          const answer = await send(one, insideOf(own), { headers, body: { ...body, [field]: value } });
          expect([one.name, field, answer.status]).toEqual([one.name, field, 400]);
        }
      }
    }
  });
});

async function changed(member: string, body: object) {
  const answer = await fetch(`${url()}/v1/staff/members/${member}`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${registry.token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return errorOf(answer);
}

const post = (path: string, body: object, headers: Record<string, string> = fromPage(url())) =>
  fetch(`${url()}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });

describe('signing in', () => {
  const login = 'fatuma@example.org';
  const password = 'a river in the long grass';
  const invite = async (who: string, rights: object = { roles: ['focal-point'], offices: [own] }) =>
    addedMember.parse(
      await (await registry.admin('/v1/staff/members', { name: 'Fatuma Ali', login: who, ...rights })).json(),
    );
  const cookieIn = (answer: Response) => answer.headers.get('set-cookie')?.split(';')[0] as string;

  test('with a code, once; then with the password; the cookie is for this page alone', async () => {
    const { code, member } = await invite(login);
    expect(member).toMatchObject({ login, isInvited: true, isEnded: false, lastSeenAt: null });
    expect(await errorOf(await post('/v1/staff/sign-in', { login, password }))).toEqual([401, 'sign-in']);
    expect(await errorOf(await post('/v1/staff/accept', { code, password: 'too short' }))).toEqual([400, 'malformed']);
    const first = await post('/v1/staff/accept', { code: code.toLowerCase().replaceAll('-', ' '), password });
    expect([first.status, me.parse(await first.json())]).toMatchObject([200, { name: 'Fatuma Ali', offices: [own] }]);
    expect(first.headers.get('set-cookie')).toMatch(/^fieldpass_staff=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
    expect(await errorOf(await post('/v1/staff/accept', { code, password }))).toEqual([400, 'code']);
    const again = await post('/v1/staff/sign-in', { login: ` ${login.toUpperCase()} `, password });
    expect(again.status).toBe(200);
    expect(cookieIn(again)).not.toBe(cookieIn(first));
    const far = await post('/v1/staff/sign-in', { login, password }, { origin: 'https://registry.test' });
    expect(far.headers.get('set-cookie')).toMatch(/; Secure$/);
    const { rows } = await inner().pool.query<{ row: string }>(
      'select m::text || s::text as row from staff_members m join staff_sessions s on s.member = m.id where login = $1',
      [login],
    );
    for (const { row } of rows)
      for (const secret of [password, code.replaceAll('-', ''), cookieIn(first).split('=')[1] as string])
        expect(row).not.toContain(secret);
  });

  test('a code that is too old, made anew or of somebody who left is none', async () => {
    const old = await invite('old@example.org');
    at = new Date(registryNow.getTime() + 7 * 86_400_000);
    expect(await errorOf(await post('/v1/staff/accept', { code: old.code, password }))).toEqual([400, 'code']);
    at = registryNow;
    const anew = await registry.admin(`/v1/staff/members/${old.member.id}/codes`, {});
    const { code } = (await anew.json()) as { code: string };
    expect(await errorOf(await post('/v1/staff/accept', { code: old.code, password }))).toEqual([400, 'code']);
    await changed(old.member.id, { roles: ['focal-point'], offices: [own], isEnded: true });
    expect(await errorOf(await post('/v1/staff/accept', { code, password }))).toEqual([400, 'code']);
  });

  test('the own password is changed with the present one; other sessions end', async () => {
    const { code } = await invite('changes@example.org');
    const here = cookieIn(await post('/v1/staff/accept', { code, password }));
    const there = cookieIn(await post('/v1/staff/sign-in', { login: 'changes@example.org', password }));
    const change = (given: string) =>
      post(
        '/v1/staff/password',
        { password: given, newPassword: 'another river entirely' },
        fromPage(url(), { cookie: here }),
      );
    expect(await errorOf(await change('not the password'))).toEqual([400, 'password']);
    const done = await change(password);
    expect(done.status).toBe(200);
    const statusOf = async (cookie: string) => (await fetch(`${url()}/v1/staff/me`, { headers: { cookie } })).status;
    expect([await statusOf(cookieIn(done)), await statusOf(here), await statusOf(there)]).toEqual([200, 401, 401]);
    const before = await post('/v1/staff/sign-in', { login: 'changes@example.org', password });
    expect(await errorOf(before)).toEqual([401, 'sign-in']);
  });

  test('somebody who guesses waits, for one login and from one address, however many guesses come at once', async () => {
    await invite('guessed@example.org');
    // What other tests guessed is forgotten.
    inner().limits.wrongPasswordOfAddress.take('this machine', -12);
    const guess = (who: string) => post('/v1/staff/sign-in', { login: who, password: 'is it this one then' });
    const many = await Promise.all(Array.from({ length: 9 }, () => guess('guessed@example.org')));
    expect(many.map(({ status }) => status).sort()).toEqual([401, 401, 401, 401, 401, 429, 429, 429, 429]);
    expect(Number(many.find(({ status }) => status === 429)?.headers.get('retry-after'))).toBeGreaterThan(0);
    // Others are not kept out by it, until the address itself has guessed too often.
    expect((await guess('unknown-0@example.org')).status).toBe(401);
    const others = Array.from({ length: 12 }, (_, number) => guess(`unknown-${number + 1}@example.org`));
    const statuses = (await Promise.all(others)).map(({ status }) => status);
    expect(new Set(statuses)).toEqual(new Set([401, 429]));
    expect(statuses.filter((status) => status === 401).length).toBeLessThan(7);
  });

  test('a login that is there and one that is not take the same time', async () => {
    const kept = await keepPassword(password);
    const timeOf = async (stored: string | null) => {
      const begin = performance.now();
      expect(await isPassword('not this one', stored)).toBe(false);
      return performance.now() - begin;
    };
    const known: number[] = [];
    const unknown: number[] = [];
    for (let round = 0; round < 3; round += 1) {
      known.push(await timeOf(kept));
      unknown.push(await timeOf(null));
    }
    expect(Math.min(...unknown) / Math.min(...known)).toBeGreaterThan(0.5);
    expect(await isPassword(password, kept)).toBe(true);
  });
});

describe('from the command line', () => {
  const tokenFile = () => registry.running.tokenFile;
  const staff = (...args: string[]) =>
    fieldpass(['registry', 'staff', ...args, '--registry', url(), '--token-file', tokenFile()]);
  const add = (name: string, login: string, ...more: string[]) => staff('add', name, '--login', login, ...more);
  const lineOf = async (login: string) =>
    (await staff('list')).stdout.split('\n').find((line) => line.startsWith(`${login} · `));
  const accept = (code: string) =>
    fetch(`${url()}/v1/staff/accept`, {
      method: 'POST',
      headers: { ...fromPage(url()), 'content-type': 'application/json' },
      body: JSON.stringify({ code, password: 'made on the command line' }),
    });

  test('somebody is added with a code that lets them in, stands in the list, is ended, and is out at once', async () => {
    const added = await add(
      'Amina Yusuf',
      'Amina@Example.org',
      '--role',
      'focal-point',
      'assessor',
      '--office',
      own,
      other,
    );
    expect([added.status, added.stderr]).toEqual([0, '']);
    expect(added.stdout).toContain('https://registry.test/staff/');
    const code = /[0-9A-Z]{4}(-[0-9A-Z]{4})+/.exec(added.stdout)?.[0] as string;
    expect(await lineOf('amina@example.org')).toBe(
      `amina@example.org · Amina Yusuf · focal-point, assessor · ${own}, ${other} · no password yet`,
    );
    const answer = await accept(code);
    expect(answer.status).toBe(200);
    const cookie = answer.headers.getSetCookie()[0]?.split(';')[0] as string;
    const asked = () => fetch(`${url()}/v1/staff/me`, { headers: { cookie } });
    expect(await (await asked()).json()).toMatchObject({ name: 'Amina Yusuf', offices: [own, other] });
    expect(await lineOf('amina@example.org')).toContain('last here 2027-02-01');
    // A code counts once, and a login is one person's.
    expect((await accept(code)).status).toBe(400);
    const again = await add('Another', 'amina@example.org', '--role', 'assessor', '--office', own);
    expect([again.status, again.stdout]).toEqual([1, '']);
    const ended = await staff('end', ' AMINA@example.org ');
    expect([ended.status, ended.stdout.trim()]).toEqual([0, 'Amina Yusuf is let in no longer.']);
    expect((await asked()).status).toBe(401);
    expect(await lineOf('amina@example.org')).toMatch(/ · ended$/);
  });

  test('an administrator sees everybody, and the last one stays; all of it in the language that is asked for', async () => {
    expect((await add('Sees All', 'all@example.org', '--role', 'invigilator', '--all-offices')).status).toBe(0);
    expect(await lineOf('all@example.org')).toContain(' · all offices · ');
    expect((await add('Runs It', 'runs@example.org', '--role', 'administrator')).status).toBe(0);
    expect(await lineOf('runs@example.org')).toContain(' · administrator · all offices · ');
    const chinese = await staff('list', '--language', 'zh');
    expect(chinese.stdout).toMatch(/[\u4e00-\u9fff]/);
    const { rows } = await inner().pool.query<{ login: string }>(
      "select login from staff_members where 'administrator' = any(roles) and ended_at is null order by login",
    );
    const logins = rows.map(({ login }) => login);
    const statuses: number[] = [];
    for (const login of logins) statuses.push((await staff('end', login)).status);
    expect(statuses).toEqual([...logins.slice(1).map(() => 0), 1]);
    await inner().pool.query('update staff_members set ended_at = null where login = any($1)', [logins]);
  });

  test('what is missing, wrong or refused is said, with 2 where it was not understood and 1 where it was not done', async () => {
    const before = (await staff('list')).stdout;
    const nobody = 'nobody@example.org';
    const tried: [string, Awaited<ReturnType<typeof staff>>, number][] = [
      ['no office', await add('No Office', nobody, '--role', 'assessor'), 2],
      ['no such role', await add('No Role', nobody, '--role', 'owner', '--office', own), 2],
      ['no role', await add('No Role', nobody, '--office', own), 2],
      ['no login', await staff('add', 'No Login', '--role', 'assessor', '--office', own), 2],
      ['no name', await staff('add', '--login', nobody, '--role', 'assessor', '--office', own), 2],
      ['no word for it', await staff('remove', nobody), 2],
      ['a login with spaces', await add('Spaces', 'no body', '--role', 'assessor', '--office', own), 1],
      ['nobody of that login', await staff('end', nobody), 1],
      [
        'no token',
        await fieldpass(['registry', 'staff', 'list', '--registry', url(), '--token-file', `${tokenFile()}.no`]),
        1,
      ],
      [
        'another token',
        await fieldpass([
          'registry',
          'staff',
          'list',
          '--registry',
          url(),
          '--token-file',
          join(pageFolder.path, 'secret.js'),
        ]),
        1,
      ],
      [
        'nobody there',
        await fieldpass(['registry', 'staff', 'list', '--registry', 'http://127.0.0.1:9', '--token-file', tokenFile()]),
        1,
      ],
    ];
    for (const [what, { status, stdout, stderr }, wanted] of tried)
      expect([what, status, stdout, stderr.trim() !== '']).toEqual([what, wanted, '', true]);
    expect((await staff('list')).stdout).toBe(before);
    const secret = readFileSync(tokenFile(), 'utf8').trim();
    for (const [what, { stderr }] of tried) expect([what, stderr.includes(secret)]).toEqual([what, false]);
  });
});

test('who left is named for two years, and then nowhere; what they did stays', async () => {
  const gone = await signedIn(inner(), { roles: ['assessor'], offices: [own] }, 'Left Long Ago');
  const here = await signedIn(inner(), { roles: ['assessor'], offices: [own] }, 'Works Here');
  await changed(gone.id, { roles: ['assessor'], offices: [own], isEnded: true });
  const namesOf = async () => {
    const { rows } = await inner().pool.query<{ row: string }>('select m::text as row from staff_members m');
    const found = (text: string) => rows.some(({ row }) => row.includes(text));
    return [found('Left Long Ago') || found(gone.login), found(here.login)];
  };
  const days = (count: number) => new Date(registryNow.getTime() + count * 86_400_000);
  await forgetMembers(inner().pool, days(729));
  expect(await namesOf()).toEqual([true, true]);
  await forgetMembers(inner().pool, days(731));
  expect(await namesOf()).toEqual([false, true]);
  const { rowCount } = await inner().pool.query('select 1 from audit where subject = $1', [`staff:${gone.id}`]);
  expect(rowCount).toBe(2);
});

type Raw = { status: number; headers: IncomingHttpHeaders; bytes: Buffer; text: string };

describe('the page', () => {
  /** The address as it is written: fetch would put dots right. */
  const raw = (path: string, headers: Record<string, string> = {}): Promise<Raw> =>
    new Promise((resolve, reject) => {
      const { hostname, port } = new URL(url());
      const asking = request({ hostname, port, path, headers }, (answer) => {
        const pieces: Buffer[] = [];
        answer.on('data', (piece: Buffer) => pieces.push(piece));
        answer.on('end', () => {
          const bytes = Buffer.concat(pieces);
          resolve({ status: answer.statusCode ?? 0, headers: answer.headers, bytes, text: bytes.toString() });
        });
      });
      asking.on('error', reject);
      asking.end();
    });

  test('is served with a policy of its own, and what it is made of is kept for good', async () => {
    const page = await fetch(`${url()}/staff`);
    expect([page.status, page.url, await page.text()]).toEqual([
      200,
      `${url()}/staff/`,
      expect.stringContaining('Staff'),
    ]);
    const policy = page.headers.get('content-security-policy') ?? '';
    for (const rule of ["default-src 'none'", "script-src 'self';", "frame-ancestors 'none'", "connect-src 'self'"])
      expect(policy).toContain(rule);
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
    expect([page.headers.get('cache-control'), page.headers.get('referrer-policy')]).toEqual([
      'no-cache',
      'no-referrer',
    ]);
    expect(page.headers.get('x-content-type-options')).toBe('nosniff');
    const sent = await fetch(`${url()}/staff/assets/main-abc123.js`);
    expect([sent.status, sent.headers.get('cache-control')]).toEqual([200, 'public, max-age=31536000, immutable']);
    expect(sent.headers.get('content-type')).toContain('text/javascript');
  });

  test.each([
    ['gzip, deflate, br, zstd', 'br', brotliDecompressSync],
    ['gzip', 'gzip', gunzipSync],
    ['br;q=0, GZIP;q=0.5', 'gzip', gunzipSync],
    ['br;q=0.0, gzip;q=0', undefined, String],
    ['identity', undefined, String],
  ])('to a browser that takes %s it is sent packed: %s', async (accepted, encoding, unpacked) => {
    const { headers, bytes } = await raw('/staff/assets/main-abc123.js', { 'accept-encoding': accepted });
    expect(headers['content-encoding']).toBe(encoding);
    expect(headers.vary).toBe('accept-encoding');
    expect(headers['content-type']).toContain('text/javascript');
    expect(headers['content-length']).toBe(String(bytes.length));
    expect(bytes.length < script.length).toBe(encoding !== undefined);
    expect(String(unpacked(bytes))).toBe(script);
  });

  test('allows the styles that the real page counts on', () => {
    const real = readFileSync(new URL('../../src-registry-page/index.html', import.meta.url), 'utf8');
    for (const [hash] of real.matchAll(/'sha256-[^']+'/g)) expect(staffPagePolicy).toContain(hash);
  });

  test('gives out no other file, however the address is written', async () => {
    for (const path of [
      '/staff/assets/notes.txt',
      '/staff/assets/main-abc123.js.br',
      '/staff/assets/../../secret.js',
      '/staff/assets/..%2f..%2fsecret.js',
      '/staff/assets/%2e%2e%2f%2e%2e%2fsecret.js',
      '/staff/assets/..%5c..%5csecret.js',
      `/staff/assets/${encodeURIComponent(join(pageFolder.path, 'secret.js'))}`,
      '/staff/assets/__proto__',
      '/staff/../secret.js',
    ]) {
      const { status, text } = await raw(path);
      expect([path, status, text.includes('not for anybody')]).toEqual([path, 404, false]);
    }
    // What no record can hold is no name of anything.
    expect((await raw('/staff/assets/main-abc123.js%00.txt')).status).toBe(400);
  });
});
