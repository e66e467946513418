/**
 * What staff do about people: assign courses, decide about attempts that are in doubt, report, revoke, correct. What each comes
 * to on a device of the person, and in the audit. One registry for all of it.
 */
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { z } from 'zod';
import type { Held } from '#core/clearance/clearance.ts';
import { credentialIn } from '#core/credential/credential.ts';
import { correctedNumber } from '#core/credential/number.ts';
import { seededRandom } from '#core/exam/seeded-random.ts';
import { standingOfAssignment } from '#core/staff/assignment.ts';
import type { StaffRole } from '#core/staff/roles.ts';
import { assignmentsReply, assignReply, auditReply, reviewReply, reviewsReply } from '#core/staff/shapes.ts';
import type { FeedBody, Verdict } from '#core/sync/feed-item.ts';
import { assignmentState, assignmentsOf } from '#registry/records/assignments.ts';
import {
  bodyOf,
  decidedAttempt,
  registryNow,
  type TestDevice,
  testDevice,
  testRegistry,
  tooFast,
} from '../fixtures/registry.ts';
import { fromPage, type StaffSession, signedIn } from '../fixtures/staff.ts';

let clock = registryNow;
const registry = testRegistry({ now: () => clock });
const inner = () => registry.running.registry;
const pool = () => inner().pool;
const own = 'Nairobi';
let members: Record<StaffRole, StaffSession>;

beforeAll(async () => {
  const roles: StaffRole[] = ['focal-point', 'assessor', 'invigilator', 'administrator'];
  const all = roles.map(async (role) => {
    const offices = role === 'administrator' ? null : [own];
    return [role, await signedIn(inner(), { roles: [role], offices }, `The ${role}`)] as const;
  });
  members = Object.fromEntries(await Promise.all(all)) as typeof members;
});
beforeEach(() => {
  clock = registryNow;
});
const minutesLater = (minutes: number) => {
  clock = new Date(clock.getTime() + minutes * 60_000);
};

type Answer = { readonly status: number; readonly json: unknown };
async function ask(role: StaffRole, method: 'GET' | 'POST', path: string, body?: object): Promise<Answer> {
  const answer = await fetch(`${registry.running.url}/v1/staff/${path}`, {
    method,
    headers: { ...fromPage(registry.running.url, members[role]), ...(body && { 'content-type': 'application/json' }) },
    ...(body && { body: JSON.stringify(body) }),
  });
  return { status: answer.status, json: await answer.json() };
}
const post = (role: StaffRole, path: string, body: object) => ask(role, 'POST', path, body);
async function read<S extends z.ZodType>(role: StaffRole, path: string, shape: S): Promise<z.infer<S>> {
  const { status, json } = await ask(role, 'GET', path);
  expect([path, status]).toEqual([path, 200]);
  return shape.parse(json);
}

let people = 0;
async function somebody(name: string) {
  const { person, code } = await registry.invite(name);
  const device = testDevice(registry.running.url);
  await device.enrol(code);
  people += 1;
  const learner = `learner${people}`.padEnd(16, 'x');
  return { person, name, device, learner };
}
type Somebody = Awaited<ReturnType<typeof somebody>>;

const attemptOf = ({ learner, person }: Somebody, wanted: 'passed' | 'not-yet' = 'passed', seed = person) =>
  decidedAttempt(registry.course, { seed, learner, wanted });

async function sends({ device }: Somebody, ...bodies: Parameters<TestDevice['say']>[0][]) {
  const events = bodies.map((body) => device.say(body));
  await device.send();
  await registry.running.replayed();
  return events.map(({ id }) => id);
}

const saidTo = async ({ device }: Somebody): Promise<FeedBody[]> => (await device.feed()).said;
const ofKind = <K extends FeedBody['kind']>(said: readonly FeedBody[], kind: K) =>
  said.filter((one): one is Extract<FeedBody, { kind: K }> => one.kind === kind);
async function verdictsOf(who: Somebody, event: string): Promise<Verdict[]> {
  return ofKind(await saidTo(who), 'verdict').flatMap((one) => (one.event === event ? [one.verdict] : []));
}
const statusOf = async (number: string) =>
  ((await (await fetch(`${registry.running.url}/v1/credentials/${number}`)).json()) as { status: string }).status;

async function auditOf(person: string) {
  const { entries } = await read('focal-point', `audit?person=${person}`, auditReply);
  return entries.map(({ who, what, about, why }) => ({ who, what, about, why }));
}

const course = 'basic-security';

describe('assignments', () => {
  const assign = (body: object, role: StaffRole = 'focal-point') => post(role, 'assignments', { course, ...body });
  const mine = async (person: string) =>
    (await read('focal-point', 'assignments', assignmentsReply)).assignments.filter((one) => one.person.id === person);

  test('assigned, told, another day told, done by passing; a new one after that; all of it in the audit', async () => {
    const amina = await somebody('Amina Assigned');
    const to = { people: [amina.person] };
    const first = await assign({ to, dueOn: '2027-03-12', note: 'before you travel' });
    expect([first.status, assignReply.parse(first.json)]).toEqual([200, { assigned: 1, already: 0 }]);
    const [assignment] = await mine(amina.person);
    expect(assignment).toMatchObject({
      course,
      dueOn: '2027-03-12',
      note: 'before you travel',
      by: 'The focal-point',
      state: 'open',
    });
    // Clicked twice: nothing more is said.
    expect((await assign({ to, dueOn: '2027-03-12', note: 'before you travel' })).json).toEqual({
      assigned: 0,
      already: 1,
    });
    const told = {
      kind: 'assigned',
      assignment: assignment?.id,
      turn: 1,
      course,
      dueOn: '2027-03-12',
      note: 'before you travel',
    };
    expect(ofKind(await saidTo(amina), 'assigned')).toEqual([{ ...told, at: clock.toISOString() }]);
    // Another day and back again: each is heard, though the third says what the first said.
    await assign({ to, dueOn: '2027-04-01', note: 'before you travel' });
    await assign({ to, dueOn: '2027-03-12', note: 'before you travel' });
    const turns = ofKind(await saidTo(amina), 'assigned').map(({ turn, dueOn }) => [turn, dueOn]);
    expect(turns).toEqual([
      [1, '2027-03-12'],
      [2, '2027-04-01'],
      [3, '2027-03-12'],
    ]);
    expect(await mine(amina.person)).toHaveLength(1);

    const weeksLater = await assignmentsOf(pool(), amina.person, new Date('2027-03-13T00:00:00.000Z'));
    expect(weeksLater.map(({ state }) => state)).toEqual(['overdue']);
    await sends(amina, bodyOf(attemptOf(amina)));
    expect((await mine(amina.person))[0]?.state).toBe('done');
    expect((await post('focal-point', `assignments/${assignment?.id}/cancel`, { why: 'too late' })).json).toMatchObject(
      { state: 'done' },
    );
    // The next one is another: in three years it has run out.
    minutesLater(5);
    await assign({ to, dueOn: '2031-03-12' });
    expect((await mine(amina.person)).map(({ state }) => state)).toEqual(['done', 'open']);
    // Withdrawn, the first is open again.
    const [made] = ofKind(await saidTo(amina), 'credential');
    const number = credentialIn(made?.credential ?? '')?.claims.number;
    await post('focal-point', `credentials/${number}/revoke`, { why: 'sat by another' });
    expect((await mine(amina.person)).map(({ state }) => state)).toEqual(['open', 'open']);
    expect((await auditOf(amina.person)).map(({ who, what, about }) => [who, what, about])).toEqual([
      ['The focal-point', 'certificate-revoked', number],
      ['The focal-point', 'course-assigned', `${course} 2031-03-12`],
      [null, 'certificate-registered', number],
      ['The focal-point', 'course-assigned', `${course} 2027-03-12`],
      ['The focal-point', 'course-assigned', `${course} 2027-04-01`],
      ['The focal-point', 'course-assigned', `${course} 2027-03-12`],
    ]);
  });

  test('taken back with a reason, once; its person is told', async () => {
    const ben = await somebody('Ben Cancelled');
    await assign({ to: { people: [ben.person] }, dueOn: '2027-03-12' });
    const [assignment] = await mine(ben.person);
    const cancel = () =>
      post('focal-point', `assignments/${assignment?.id}/cancel`, { why: 'moved to another office' });
    expect(await cancel()).toMatchObject({ status: 200, json: { state: 'cancelled' } });
    expect(await cancel()).toMatchObject({ status: 200, json: { state: 'cancelled' } });
    expect(ofKind(await saidTo(ben), 'assignment-ended')).toEqual([
      { kind: 'assignment-ended', assignment: assignment?.id, at: clock.toISOString() },
    ]);
    expect((await auditOf(ben.person))[0]).toEqual({
      who: 'The focal-point',
      what: 'assignment-cancelled',
      about: `${course} 2027-03-12`,
      why: 'moved to another office',
    });
  });

  test('of no other office, of no course that is not there, of no day that is over; then nobody is assigned anything', async () => {
    const here = await somebody('Here');
    const made = await registry.admin('/v1/people', { name: 'Elsewhere', office: 'Geneva' });
    const elsewhere = ((await made.json()) as { id: string }).id;
    const to = { people: [here.person, elsewhere] };
    expect((await assign({ to, dueOn: '2027-03-12' })).status).toBe(404);
    const past = await assign({ to: { people: [here.person] }, dueOn: '2027-01-30' });
    expect(past).toMatchObject({ status: 400, json: { error: 'past-day' } });
    const none = await assign({ to: { people: [here.person] }, dueOn: '2027-03-12', course: 'no-such-course' });
    expect(none).toMatchObject({ status: 400, json: { error: 'unknown-course' } });
    expect(await mine(here.person)).toEqual([]);
    expect((await assign({ to, dueOn: '2027-03-12' }, 'administrator')).json).toEqual({ assigned: 2, already: 0 });
    const listed = await read('focal-point', 'assignments', assignmentsReply);
    expect(listed.assignments.map(({ person }) => person.office)).not.toContain('Geneva');
  });

  test('to all whom a filter finds; the list is read page by page, by state', async () => {
    const names = Array.from({ length: 60 }, (_, number) => `Many ${number}`);
    for (const name of names) await registry.admin('/v1/people', { name, office: own, role: 'driver' });
    const assigned = await assign({ to: { filter: { role: 'driver' } }, dueOn: '2027-05-01' });
    expect(assigned.json).toEqual({ assigned: 60, already: 0 });
    const first = await read('focal-point', 'assignments?state=open', assignmentsReply);
    expect([first.assignments.length, first.total > 60, first.next === null]).toEqual([50, true, false]);
    const second = await read('focal-point', `assignments?state=open&after=${first.next}`, assignmentsReply);
    const seen = [...first.assignments, ...second.assignments].map(({ id }) => id);
    expect([new Set(seen).size, second.next]).toEqual([first.total, null]);
    expect((await ask('focal-point', 'GET', 'assignments?after=nonsense')).status).toBe(400);
  });

  test('SQL and core agree on how an assignment stands, whatever somebody holds', async () => {
    const { unit: random } = seededRandom('assignments');
    const from = Date.parse('2026-12-01T00:00:00Z');
    const instant = () => from + Math.floor(random() * 120) * 43_200_000;
    const dayOf = (ms: number) => new Date(ms).toISOString().slice(0, 10);
    const client = await pool().connect();
    const seen = new Set<string>();
    try {
      await client.query('begin');
      for (let round = 0; round < 400; round += 1) {
        const person = `sql-${round}`;
        const held: Held[] = Array.from({ length: Math.floor(random() * 3) }, () => ({
          course,
          from: instant(),
          expiresAt: instant(),
          isWithdrawn: random() < 0.2,
          replacedAt: random() < 0.3 ? instant() : null,
        }));
        const assigned = { assignedAt: instant(), dueOn: dayOf(instant()), isCancelled: random() < 0.1 };
        const today = dayOf(instant());
        await client.query(
          `insert into assignments (person, id, course, due_on, assigned_at, assigned_by, cancelled_at)
            values ($1, $1, $2, $3, $4, 'registry', $5)`,
          [person, course, assigned.dueOn, new Date(assigned.assignedAt), assigned.isCancelled ? new Date(from) : null],
        );
        for (const [index, one] of held.entries())
          await client.query(
            `insert into credentials (number, person, learner, course, decided_at, issued_at, expires_at, place, event,
                credential, code, withdrawn_at, replaced_at)
              values ($1, $2, '', $3, $4, $4, $5, -1, '', '', '', $6, $7)`,
            [
              `${person}-${index}`,
              person,
              course,
              new Date(one.from),
              new Date(one.expiresAt),
              one.isWithdrawn ? new Date(from) : null,
              one.replacedAt === null ? null : new Date(one.replacedAt),
            ],
          );
        const { rows } = await client.query<{ state: string }>(
          `select ${assignmentState('a', '$2')} as state from assignments a where person = $1`,
          [person, today],
        );
        const standing = standingOfAssignment(assigned, held, today);
        expect([round, rows[0]?.state]).toEqual([round, standing]);
        seen.add(standing);
      }
    } finally {
      await client.query('rollback');
      client.release();
    }
    expect([...seen].sort()).toEqual(['cancelled', 'done', 'open', 'overdue']);
  });
});

describe('attempts in doubt', () => {
  test('accepted: judged without the doubts, the certificate is registered; decided stays decided', async () => {
    const quick = await somebody('Quick Reader');
    const [event = ''] = await sends(quick, tooFast(attemptOf(quick)));
    const { reviews } = await read('assessor', 'reviews', reviewsReply);
    expect(reviews.find((one) => one.event === event)).toMatchObject({
      person: { id: quick.person, office: own },
      course,
      reasons: ['too-fast'],
    });
    const detail = await read('assessor', `reviews/${event}`, reviewReply);
    expect(detail.result).toMatchObject({
      passed: true,
      items: registry.course.blueprint.areas.length > 0 ? expect.any(Number) : 0,
    });
    expect(detail.result?.answerSeconds.length).toBeGreaterThan(10);
    expect(detail.result?.answerSeconds).toEqual([...(detail.result?.answerSeconds ?? [])].sort((a, b) => a - b));
    expect(detail.result?.areas.every(({ titles, percent }) => titles.en && percent >= 0)).toBe(true);
    expect([detail.startedAt, detail.sharedWith, detail.reports]).toEqual([
      expect.any(String),
      { people: [], others: 0 },
      [],
    ]);
    const accept = { decision: 'accept', why: 'she teaches the course' };
    const done = await post('assessor', `reviews/${event}`, accept);
    expect(done).toMatchObject({ status: 200, json: { state: 'registered' } });
    const { number } = done.json as { number: string };
    expect(await verdictsOf(quick, event)).toEqual([
      { outcome: 'review', reasons: ['too-fast'] },
      { outcome: 'registered', number },
    ]);
    expect(ofKind(await saidTo(quick), 'credential')).toHaveLength(1);
    expect(await statusOf(number)).toBe('valid');
    // Clicked twice it is the same; somebody who decides otherwise a moment later is told so.
    expect(await post('assessor', `reviews/${event}`, accept)).toEqual(done);
    const late = await post('administrator', `reviews/${event}`, { decision: 'refuse', why: 'otherwise' });
    expect(late).toMatchObject({ status: 409, json: { error: 'decided' } });
    expect((await ask('assessor', 'GET', `reviews/${event}`)).status).toBe(404);
    expect(await auditOf(quick.person)).toMatchObject([
      { who: null, what: 'certificate-registered', about: number, why: '' },
      { who: 'The assessor', what: 'review-accepted', about: event, why: 'she teaches the course' },
    ]);
    // The same journal from her second machine is no longer in doubt.
    const made = await registry.admin(`/v1/people/${quick.person}/codes`, {});
    const second = { ...quick, device: testDevice(registry.running.url) };
    await second.device.enrol(((await made.json()) as { code: string }).code);
    const [again = ''] = await sends(second, tooFast(attemptOf(quick)));
    expect(await verdictsOf(second, again)).toEqual([{ outcome: 'registered', number }]);
  });

  test('accepted and no pass: recorded', async () => {
    const quick = await somebody('Quick and Wrong');
    const [event = ''] = await sends(quick, tooFast(attemptOf(quick, 'not-yet')));
    const done = await post('assessor', `reviews/${event}`, { decision: 'accept', why: 'it is no pass' });
    expect(done.json).toEqual({ state: 'recorded', number: null });
  });

  test('refused: the learner reads why, and there is no certificate; the same from another machine is refused too', async () => {
    const cheat = await somebody('Refused');
    const [event = ''] = await sends(cheat, tooFast(attemptOf(cheat)));
    const why = 'You said that a colleague sat it for you.';
    expect((await post('assessor', `reviews/${event}`, { decision: 'refuse', why })).json).toEqual({
      state: 'refused',
      number: null,
    });
    const verdict = { outcome: 'refused', reason: 'not-accepted', says: why };
    expect((await verdictsOf(cheat, event)).at(-1)).toEqual(verdict);
    expect(ofKind(await saidTo(cheat), 'credential')).toEqual([]);
    const made = await registry.admin(`/v1/people/${cheat.person}/codes`, {});
    const second = { ...cheat, device: testDevice(registry.running.url) };
    await second.device.enrol(((await made.json()) as { code: string }).code);
    const [again = ''] = await sends(second, tooFast(attemptOf(cheat)));
    expect(await verdictsOf(second, again)).toEqual([verdict]);
  });

  test('what a device sent after it was revoked is released by a person', async () => {
    const lost = await somebody('Lost and Found');
    expect((await post('focal-point', `devices/${lost.device.did}/revoke`, { why: 'reported lost' })).json).toEqual({
      device: lost.device.did,
      status: 'revoked',
    });
    await post('focal-point', `devices/${lost.device.did}/revoke`, { why: 'reported lost' });
    const [event = ''] = await sends(lost, bodyOf(attemptOf(lost)));
    const { reviews } = await read('assessor', 'reviews', reviewsReply);
    expect(reviews.find((one) => one.event === event)?.reasons).toEqual(['device-revoked']);
    const done = await post('assessor', `reviews/${event}`, { decision: 'accept', why: 'it was in the car' });
    expect(done.json).toMatchObject({ state: 'registered' });
    expect((await auditOf(lost.person)).map(({ what }) => what)).toEqual([
      'certificate-registered',
      'review-accepted',
      'device-revoked',
    ]);
  });

  test('reported: looked at again, the certificate stays until then; accepted it counts, reported again and refused it is withdrawn', async () => {
    const seen = await somebody('Seen');
    const [event = ''] = await sends(seen, bodyOf(attemptOf(seen)));
    const [registered] = await verdictsOf(seen, event);
    const { number } = registered as { number: string };
    const report = (why: string) => post('invigilator', `attempts/${event}/report`, { why });
    expect((await report('somebody whispered')).json).toEqual({ state: 'review', number });
    expect((await report('somebody whispered')).json).toEqual({ state: 'review', number });
    expect(await statusOf(number)).toBe('valid');
    const detail = await read('assessor', `reviews/${event}`, reviewReply);
    expect([detail.reasons, detail.reports.map(({ by, why }) => [by, why])]).toEqual([
      ['reported'],
      [['The invigilator', 'somebody whispered']],
    ]);
    expect((await post('assessor', `reviews/${event}`, { decision: 'accept', why: 'it was the radio' })).json).toEqual({
      state: 'registered',
      number,
    });
    // The device hears it though the same was said before.
    const review = { outcome: 'review', reasons: ['reported'] };
    expect(await verdictsOf(seen, event)).toEqual([registered, review, registered]);
    // The first report once more is the first report.
    expect((await report('somebody whispered')).json).toEqual({ state: 'registered', number });
    expect((await report('a second telephone')).json).toEqual({ state: 'review', number });
    const refused = await post('assessor', `reviews/${event}`, {
      decision: 'refuse',
      why: 'the telephone had the answers',
    });
    expect(refused.json).toEqual({ state: 'refused', number: null });
    expect(await statusOf(number)).toBe('revoked');
    const said = await saidTo(seen);
    expect(ofKind(said, 'revoked').filter((one) => one.number === number)).toMatchObject([{ purpose: 'revocation' }]);
    expect((await verdictsOf(seen, event)).map(({ outcome }) => outcome)).toEqual([
      'registered',
      'review',
      'registered',
      'review',
      'refused',
    ]);
    // Refused it stays.
    expect((await report('one thing more')).json).toEqual({ state: 'refused', number: null });
  });

  test('the journal of somebody else is shown with whom it is shared; those of other offices are counted', async () => {
    const first = await somebody('First With It');
    const journal = attemptOf(first);
    await sends(first, bodyOf(journal));
    const { person } = await registry.invite('Second With It');
    // As it is after an erasure: the profile is free, the journal is not.
    await pool().query('delete from learners where person = $1', [first.person]);
    const made = await registry.admin(`/v1/people/${person}/codes`, {});
    const second: Somebody = { ...first, person, device: testDevice(registry.running.url) };
    await second.device.enrol(((await made.json()) as { code: string }).code);
    const [event = ''] = await sends(second, bodyOf(journal));
    const detail = async () => read('assessor', `reviews/${event}`, reviewReply);
    expect((await detail()).reasons).toEqual(['journal-shared']);
    expect((await detail()).sharedWith).toEqual({ people: [{ id: first.person, name: 'First With It' }], others: 0 });
    await pool().query("update people set office = 'Geneva' where id = $1", [first.person]);
    expect((await detail()).sharedWith).toEqual({ people: [], others: 1 });
    // Accepted or not: its number is somebody else's, and so is the certificate.
    expect(
      (await post('assessor', `reviews/${event}`, { decision: 'accept', why: 'she says it is hers' })).json,
    ).toEqual({ state: 'refused', number: null });
    expect(ofKind(await saidTo(second), 'credential')).toEqual([]);
  });
});

describe('what is written wrong', () => {
  afterEach(() => {
    clock = registryNow;
  });

  test('a name put right: another certificate in its place, once; the person has the name, the old one is replaced', async () => {
    const wrong = await somebody('Amnia Yusuf');
    await sends(wrong, bodyOf(attemptOf(wrong)));
    const [first] = ofKind(await saidTo(wrong), 'credential');
    const old = credentialIn(first?.credential ?? '')?.claims;
    const number = old?.number as string;
    minutesLater(10);
    const correct = (of: string, name: string) =>
      post('focal-point', `credentials/${of}/correct`, { name, why: 'as in the passport' });
    const done = await correct(number, 'Amina Yusuf');
    const corrected = correctedNumber(number, 'Amina Yusuf');
    expect(done).toEqual({ status: 200, json: { number: corrected } });
    expect(await correct(number, 'Amina Yusuf')).toEqual(done);
    expect(await correct(number, 'Amina Yusuff')).toMatchObject({ status: 409, json: { error: 'replaced' } });
    const said = await saidTo(wrong);
    const claims = ofKind(said, 'credential').map(({ credential }) => credentialIn(credential)?.claims);
    expect(claims.map((one) => [one?.number, one?.holder.name])).toEqual([
      [number, 'Amnia Yusuf'],
      [corrected, 'Amina Yusuf'],
    ]);
    expect(claims[1]).toEqual({
      ...old,
      number: corrected,
      holder: { ...old?.holder, name: 'Amina Yusuf' },
      issuedAt: clock.toISOString(),
      status: { ...old?.status, index: claims[1]?.status?.index },
    });
    expect(claims[1]?.status?.index).not.toBe(old?.status?.index);
    expect(ofKind(said, 'revoked').filter((one) => one.number === number)).toMatchObject([{ purpose: 'refresh' }]);
    expect(await statusOf(corrected)).toBe('valid');
    const { rows } = await pool().query('select name from people where id = $1', [wrong.person]);
    expect(rows).toEqual([{ name: 'Amina Yusuf' }]);
    expect(await auditOf(wrong.person)).toMatchObject([
      {
        who: 'The focal-point',
        what: 'certificate-corrected',
        about: `${number} ${corrected}`,
        why: 'as in the passport',
      },
      { what: 'certificate-registered' },
    ]);
    // Its paper is made anew.
    const { token } = await wrong.device.hello();
    const paper = await fetch(`${registry.running.url}/v1/papers/${corrected}.pdf`, {
      headers: { authorization: `Bearer ${token}` },
    });
    expect([paper.status, paper.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    await paper.arrayBuffer();
    // Sent again from another machine it is the corrected one that comes back.
    const made = await registry.admin(`/v1/people/${wrong.person}/codes`, {});
    const second = { ...wrong, device: testDevice(registry.running.url) };
    await second.device.enrol(((await made.json()) as { code: string }).code);
    const [again = ''] = await sends(second, bodyOf(attemptOf(wrong)));
    expect(await verdictsOf(second, again)).toEqual([{ outcome: 'registered', number: corrected }]);
    // Once more, and then withdrawn: there is nothing to put right on it.
    const third = correctedNumber(corrected, 'Amina Yusuf Ali');
    expect((await correct(corrected, 'Amina Yusuf Ali')).json).toEqual({ number: third });
    await post('focal-point', `credentials/${third}/revoke`, { why: 'left the organisation' });
    await post('focal-point', `credentials/${third}/revoke`, { why: 'left the organisation' });
    expect(await correct(third, 'Somebody Else')).toMatchObject({ status: 409, json: { error: 'revoked' } });
    expect((await auditOf(wrong.person)).filter(({ what }) => what === 'certificate-revoked')).toHaveLength(1);
  });

  test('two who correct the same at the same moment make one certificate', async () => {
    const wrong = await somebody('Twice At Once');
    await sends(wrong, bodyOf(attemptOf(wrong)));
    const [first] = ofKind(await saidTo(wrong), 'credential');
    const number = credentialIn(first?.credential ?? '')?.claims.number as string;
    const correct = () =>
      post('focal-point', `credentials/${number}/correct`, { name: 'Two At Once', why: 'misspelt' });
    const all = await Promise.all([correct(), correct(), correct()]);
    expect(new Set(all.map(({ status, json }) => `${status} ${JSON.stringify(json)}`)).size).toBe(1);
    expect(ofKind(await saidTo(wrong), 'credential')).toHaveLength(2);
  });
});

describe('the audit', () => {
  test('page by page, the newest first, of the own offices alone; an administrator sees all of it', async () => {
    const all: string[] = [];
    for (let after = ''; ; ) {
      const page = await read('administrator', `audit${after}`, auditReply);
      all.push(...page.entries.map(({ at, what, about, person }) => `${at} ${what} ${about} ${person?.id}`));
      if (page.next === null) break;
      after = `?after=${page.next}`;
    }
    const { rows } = await pool().query<{ count: string }>('select count(*) from audit');
    expect(all).toHaveLength(Number(rows[0]?.count));
    expect(all.map((line) => line.slice(0, 24))).toEqual([...all.map((line) => line.slice(0, 24))].sort().reverse());
    const { entries } = await read('focal-point', 'audit', auditReply);
    expect(entries.every(({ person }) => person !== null)).toBe(true);
    const other = await signedIn(inner(), { roles: ['focal-point'], offices: ['Nowhere'] });
    const none = await fetch(`${registry.running.url}/v1/staff/audit`, {
      headers: fromPage(registry.running.url, other),
    });
    expect(await none.json()).toEqual({ entries: [], next: null });
  });
});

describe('a registry that was put back to an earlier state', () => {
  test('is given back assignments, their end, a name, and what was decided about attempts', async () => {
    const who = await somebody('Before The Backup');
    const to = { people: [who.person] };
    await post('focal-point', 'assignments', { to, course, dueOn: '2028-03-12' });
    const [first] = await assignmentsOf(pool(), who.person, clock);
    await post('focal-point', `assignments/${first?.id}/cancel`, { why: 'another office' });
    await post('focal-point', 'assignments', { to, course, dueOn: '2031-04-01' });
    await post('focal-point', 'assignments', { to, course, dueOn: '2031-03-12' });
    const [kept = ''] = await sends(
      who,
      tooFast(attemptOf(who, 'passed', 'one')),
      tooFast(attemptOf(who, 'passed', 'two')),
    );
    const [, refused = ''] = who.device.events.map(({ id }) => id);
    const accepted = await post('assessor', `reviews/${kept}`, { decision: 'accept', why: 'known to read fast' });
    await post('assessor', `reviews/${refused}`, { decision: 'refuse', why: 'one is enough' });
    const { number } = accepted.json as { number: string };
    minutesLater(10);
    await post('focal-point', `credentials/${number}/correct`, { name: 'After The Backup', why: 'misspelt' });
    const before = await pool().query(
      'select id, course, due_on, turn, cancelled_at from assignments where person = $1 order by due_on',
      [who.person],
    );
    const { items } = await who.device.feed();
    // What an earlier backup does not have.
    for (const table of ['assignments', 'credentials'])
      await pool().query(`delete from ${table} where person = $1`, [who.person]);
    await pool().query('delete from feed where audience = $1', [`person:${who.person}`]);
    await pool().query("update people set name = 'Before The Backup' where id = $1", [who.person]);
    await pool().query("update replays set state = 'waiting', verdict = null where device = $1", [who.device.did]);
    const { token } = await who.device.hello();
    const answer = await fetch(`${registry.running.url}/v1/recover`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ items }),
    });
    expect(answer.status).toBe(200);
    registry.running.registry.wakeReplays();
    await registry.running.replayed();
    const after = await pool().query(
      'select id, course, due_on, turn, cancelled_at from assignments where person = $1 order by due_on',
      [who.person],
    );
    expect(after.rows).toEqual(before.rows);
    const { rows } = await pool().query('select name from people where id = $1', [who.person]);
    expect(rows).toEqual([{ name: 'After The Backup' }]);
    expect((await verdictsOf(who, kept)).at(-1)).toMatchObject({ outcome: 'registered' });
    expect((await verdictsOf(who, refused)).at(-1)).toMatchObject({ outcome: 'refused', says: 'one is enough' });
    const held = await pool().query(
      'select number, replaced_at is null as counts from credentials where person = $1 order by issued_at',
      [who.person],
    );
    expect(held.rows).toMatchObject([
      { number },
      { number: correctedNumber(number, 'After The Backup'), counts: true },
    ]);
  });
});

describe('erased', () => {
  test('neither in the words that were written to others, nor in what was assigned', async () => {
    const gone = await somebody('Wanjiru Gone');
    const stays = await somebody('Stays');
    const assigning = { course, dueOn: '2028-01-01', note: 'ask Wanjiru Gone for the room' };
    await post('focal-point', 'assignments', { to: { people: [gone.person, stays.person] }, ...assigning });
    const [event = ''] = await sends(stays, tooFast(attemptOf(stays)));
    await post('assessor', `reviews/${event}`, { decision: 'refuse', why: 'copied from Wanjiru Gone' });
    const done = await registry.admin(`/v1/people/${gone.person}/erase`, { why: 'asked for by letter' });
    expect(done.status).toBe(200);
    for (const table of ['assignments', 'audit', 'feed', 'replays']) {
      const { rows } = await pool().query(`select 1 from ${table} t where position('Wanjiru' in t::text) > 0`);
      expect([table, rows.length]).toEqual([table, 0]);
    }
    const said = await saidTo(stays);
    expect(ofKind(said, 'assigned')).toMatchObject([{ note: '', dueOn: '2028-01-01' }]);
    expect((await verdictsOf(stays, event)).at(-1)).toEqual({ outcome: 'refused', reason: 'not-accepted' });
    const { rows } = await pool().query('select person from assignments where person = $1', [gone.person]);
    expect(rows).toEqual([]);
  });
});
