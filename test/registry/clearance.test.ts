/**
 * A travel system asks a registry whether people may travel.
 */
import { beforeAll, expect, test } from 'vitest';
import { give, newClient, newPerson } from '../fixtures/clients.ts';
import { bodyOf, decidedAttempt, registryNow, testRegistry } from '../fixtures/registry.ts';

const registry = testRegistry();
const state = { token: '' };
beforeAll(async () => {
  state.token = await (await newClient(registry, ['clearance.read'])).token();
});

type Answer = {
  person: string;
  cleared: boolean;
  reasons: { code: string; course: string | null }[];
  courses: { course: string; state: string; held: boolean; until: string | null }[];
  error?: string;
  detail?: string;
};
const days = { from: '2027-03-01', to: '2027-03-10' };
const headers = (token: string) => ({ authorization: `Bearer ${token}` });
async function ask(query: Record<string, string>, token = state.token) {
  const asked = new URLSearchParams({ require: 'basic', ...days, ...query });
  const answer = await fetch(`${registry.running.url}/v1/clearance?${asked}`, { headers: headers(token) });
  return { status: answer.status, ...((await answer.json()) as Answer) };
}
const askMany = (body: object, token = state.token) =>
  fetch(`${registry.running.url}/v1/clearance`, {
    method: 'POST',
    headers: { ...headers(token), 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
const held = { from: '2027-01-15T09:00:00Z', expiresAt: '2030-01-15T09:00:00Z' };

test('who passed an exam on a device is cleared, until the certificate runs out, by id and by reference', async () => {
  const device = await registry.device('Amina');
  device.say(bodyOf(decidedAttempt(registry.course, { seed: 'clear', learner: 'a'.repeat(16), wanted: 'passed' })));
  await device.send();
  await registry.running.replayed();
  const { pool } = registry.running.registry;
  const { rows } = await pool.query('select person from devices where device = $1', [device.did]);
  const person = rows[0].person as string;
  await pool.query('insert into person_references values ($1, $2)', ['UN/12345', person]);
  const answer = await ask({ person });
  expect(answer).toEqual({
    status: 200,
    person,
    ...days,
    cleared: true,
    reasons: [],
    courses: [{ course: 'basic-security', state: 'valid', held: true, until: '2030-01-14' }],
    at: registryNow.toISOString(),
  });
  expect(await ask({ person: 'ref:UN/12345', require: 'basic-security,basic' })).toEqual({
    ...answer,
    person: 'ref:UN/12345',
  });
});

test('a withdrawn certificate clears nobody, from the next question on', async () => {
  const person = await newPerson(registry, { name: 'Revoked' });
  const { pool } = registry.running.registry;
  await give({ pool }, person, { ...held, number: 'FP-0000-0000-0000-0000-0' });
  expect(await ask({ person })).toMatchObject({ cleared: true });
  const why = { why: 'given in error' };
  expect((await registry.admin('/v1/credentials/FP-0000-0000-0000-0000-0/withdraw', why)).status).toBe(200);
  expect(await ask({ person })).toMatchObject({
    status: 200,
    cleared: false,
    reasons: [{ code: 'revoked', course: 'basic-security' }],
    courses: [{ state: 'revoked', held: false, until: null }],
  });
});

test('held and not for long enough; nothing held', async () => {
  const person = await newPerson(registry, { name: 'Short' });
  expect(await ask({ person })).toMatchObject({ status: 200, reasons: [{ code: 'missing' }] });
  await give(registry.running.registry, person, { ...held, expiresAt: '2027-03-05T09:00:00Z' });
  expect(await ask({ person })).toMatchObject({
    cleared: false,
    reasons: [{ code: 'expires', course: 'basic-security' }],
    courses: [{ state: 'expires', held: true, until: '2027-03-04' }],
  });
  expect(await ask({ person, to: '2027-03-04' })).toMatchObject({ cleared: true });
});

test('nobody is not somebody without certificates', async () => {
  for (const person of ['ffffffffffffffffffffffff', 'ref:nobody'])
    expect(await ask({ person })).toMatchObject({
      status: 404,
      error: 'unknown-person',
      person,
      cleared: false,
      reasons: [{ code: 'unknown-person', course: null }],
      courses: [],
    });
});

test('a client of one office gets the same answer for others as for nobody', async () => {
  const own = await newPerson(registry, { name: 'Own', office: 'Nairobi', reference: 'own-1' });
  const other = await newPerson(registry, { name: 'Other', office: 'Geneva', reference: 'other-1' });
  for (const person of [own, other]) await give(registry.running.registry, person, held);
  const token = await (await newClient(registry, ['clearance.read'], ['Nairobi'])).token();
  expect(await ask({ person: own }, token)).toMatchObject({ status: 200, cleared: true });
  expect(await ask({ person: 'ref:own-1' }, token)).toMatchObject({ status: 200, cleared: true });
  const nobody = await ask({ person: 'ref:nobody-1' }, token);
  expect(await ask({ person: 'ref:other-1' }, token)).toEqual({ ...nobody, person: 'ref:other-1' });
  expect(await ask({ person: other }, token)).toEqual({ ...nobody, person: other });
  const questions = [other, own, 'ref:other-1', 'ref:nobody-1'].map((person) => ({
    person,
    require: ['basic'],
    ...days,
  }));
  const { answers } = (await (await askMany({ questions }, token)).json()) as { answers: Answer[] };
  expect(answers.map(({ cleared, reasons }) => [cleared, reasons[0]?.code])).toEqual([
    [false, 'unknown-person'],
    [true, undefined],
    [false, 'unknown-person'],
    [false, 'unknown-person'],
  ]);
});

test('many questions: one answer each, in their order, the same as one by one', async () => {
  const people = await Promise.all(
    Array.from({ length: 40 }, (_, index) =>
      newPerson(registry, { name: `Many ${index}`, reference: `many-${index}` }),
    ),
  );
  for (const [index, person] of people.entries())
    if (index % 3 > 0) await give(registry.running.registry, person, held);
  for (const [index, person] of people.entries())
    if (index % 4 === 0) await give(registry.running.registry, person, { ...held, expiresAt: '2027-03-03T00:00:00Z' });
  const questions = Array.from({ length: 500 }, (_, index) => ({
    person: index % 5 === 0 ? `ref:many-${index % 45}` : (people[(index * 7) % 40] as string),
    require: index % 2 ? ['basic'] : ['basic-security', 'basic'],
    from: '2027-03-01',
    to: index % 3 ? '2027-03-02' : '2027-03-20',
  }));
  const answer = await askMany({ questions });
  const { answers } = (await answer.json()) as { answers: Answer[] };
  expect(answers.map(({ person }) => person)).toEqual(questions.map(({ person }) => person));
  for (const index of [0, 1, 5, 40, 44, 45, 77, 123, 301, 499]) {
    const { require, ...question } = questions[index] as (typeof questions)[number];
    const { status: _, error: __, detail: ___, ...one } = await ask({ ...question, require: require.join(',') });
    expect(answers[index]).toEqual(one);
  }
});

test('what is not as it must be is refused and named', async () => {
  const person = await newPerson(registry, { name: 'Strict' });
  const refused = (query: Record<string, string>) => ask({ person, ...query });
  expect(await refused({ require: 'basic,unheard-of' })).toEqual({
    status: 400,
    error: 'unknown-course',
    detail: 'no course is called unheard-of',
  });
  expect(await refused({ require: '' })).toMatchObject({ status: 400, error: 'malformed' });
  expect(await refused({ require: 'constructor' })).toMatchObject({ status: 400, error: 'unknown-course' });
  expect(await refused({ from: '2027-02-30' })).toMatchObject({ status: 400, error: 'malformed' });
  expect(await refused({ from: '2027-03-11' })).toMatchObject({ status: 400, error: 'malformed' });
  expect(await refused({ to: '2047-03-11' })).toMatchObject({ status: 400, error: 'malformed' });
  expect(await refused({ from: '2027-03-01T00:00:00Z' })).toMatchObject({ status: 400, error: 'malformed' });
  expect(await refused({ office: 'Nairobi' })).toMatchObject({ status: 400, error: 'malformed' });
  for (const bad of ["' or '1'='1", 'a; drop table people', 'ref:', "ref:x' --", 'ref:\0', '\0', 'x'.repeat(100)])
    expect(await refused({ person: bad })).toMatchObject({ status: 400, error: 'malformed' });
  const twice = `person=${person}&person=${person}&require=basic&from=2027-03-01&to=2027-03-02`;
  const answer = await fetch(`${registry.running.url}/v1/clearance?${twice}`, { headers: headers(state.token) });
  expect(answer.status).toBe(400);
  expect((await registry.running.registry.pool.query('select count(*) > 0 as some from people')).rows[0].some).toBe(
    true,
  );
});

test('many questions: not more than there may be, nothing but questions, no token no answer', async () => {
  const question = { person: 'nobody', require: ['basic'], ...days };
  const of = (count: number) => Array.from({ length: count }, () => question);
  expect((await askMany({ questions: of(500) })).status).toBe(200);
  expect((await askMany({ questions: of(501) })).status).toBe(400);
  expect((await askMany({ questions: [] })).status).toBe(400);
  expect((await askMany({ questions: of(1), cleared: true })).status).toBe(400);
  expect((await askMany({ questions: [{ ...question, office: 'Nairobi' }] })).status).toBe(400);
  expect((await askMany({ questions: [{ ...question, require: Array(21).fill('basic') }] })).status).toBe(400);
  const unknown = await askMany({ questions: [question, { ...question, require: ['unheard-of'] }] });
  expect(await unknown.json()).toMatchObject({ error: 'unknown-course', detail: 'no course is called unheard-of' });
  expect((await askMany({ questions: of(1), pad: 'x'.repeat(600_000) })).status).toBe(413);
  expect((await askMany({ questions: of(1) }, 'none')).status).toBe(401);
});
