/**
 * Who can be called when something happens: what people let others see, who sees it, teams and what they lack, and the figures. One
 * registry for all of it.
 */
import { beforeAll, describe, expect, test } from 'vitest';
import type { z } from 'zod';
import type { Listing } from '#core/crisis/listing.ts';
import { figuresReply, rosterReply, teamReply, teamsReply } from '#core/staff/crisis-shapes.ts';
import { auditReply } from '#core/staff/shapes.ts';
import type { ActivityEvent, RosterEvent } from '#core/sync/event-body.ts';
import { erasePerson } from '#registry/records/erase.ts';
import { recoverItem } from '#registry/records/recover.ts';
import { registryNow, testDevice, testRegistry } from '../fixtures/registry.ts';
import { fromPage, type StaffSession, signedIn } from '../fixtures/staff.ts';

let clock = registryNow;
const registry = testRegistry({ now: () => clock });
const inner = () => registry.running.registry;
const dayMs = 86_400_000;
const inDays = (days: number) => new Date(registryNow.getTime() + days * dayMs);

const [nairobi, geneva] = ['Nairobi', 'Geneva'];
let staff: Record<'nairobi' | 'geneva' | 'all', StaffSession>;
const signInAll = async () => {
  const of = (offices: string[] | null) => signedIn(inner(), { roles: ['focal-point'], offices });
  staff = { nairobi: await of([nairobi]), geneva: await of([geneva]), all: await of(null) };
};
beforeAll(signInAll);

let count = 0;
const hash = () => (count++).toString(16).padStart(64, '0');

/** With a certificate of a programme, as a row of the records. */
async function certify(person: string, course: string, expires: Date, decided = registryNow) {
  await inner().pool.query(
    `insert into credentials (number, person, learner, course, decided_at, issued_at, expires_at, place, event, credential, code)
      values ($1, $2, '', $3, $4, $4, $5, $6, '', '', '')`,
    [`made-up ${count++}`, person, course, decided, expires, 1_000_000 + count],
  );
}

const listing: Listing = {
  ...{ seenBy: 'organisation', languages: ['en', 'sw'], country: 'KE', place: 'Garissa', reach: 'country' },
  ...{ contact: 'radio G7', countsActivity: false },
};
const changed = (learner: string, change: Partial<Listing> | null = {}): RosterEvent => ({
  ...{ kind: 'roster.changed', learner, state: hash() },
  listing: change && { ...listing, ...change },
});
const counted = (learner: string, month: string, people: number): ActivityEvent => ({
  ...{ kind: 'activity.counted', learner, programme: 'peer-helper', month, state: hash() },
  counts: people === 0 ? [] : [{ activity: 'talks', count: people, confirmed: 1, minutes: people * 45, people }],
});

async function somebody(name: string, office = nairobi) {
  const made = await registry.admin('/v1/people', { name, office, country: 'SO' });
  const person = ((await made.json()) as { id: string }).id;
  const computer = async () => {
    const coded = await registry.admin(`/v1/people/${person}/codes`, {});
    const device = testDevice(registry.running.url);
    await device.enrol(((await coded.json()) as { code: string }).code);
    return device;
  };
  const learner = `l${String(count++).padStart(15, '0')}`;
  const device = await computer();
  const says = async (...bodies: (RosterEvent | ActivityEvent)[]) => {
    const before = device.events.length;
    for (const body of bodies) device.say(body);
    const { results } = await device.send(device.events.slice(before));
    expect(results.map(({ result }) => result)).toEqual(bodies.map(() => 'stored'));
  };
  return { person, name, learner, device, computer, says };
}
async function peerHelper(name: string, change: Partial<Listing> = {}, office = nairobi) {
  const who = await somebody(name, office);
  await certify(who.person, 'peer-helper', inDays(400));
  await who.says(changed(who.learner, change));
  return who;
}

type As = keyof typeof staff;
async function ask(as: As, method: 'GET' | 'POST' | 'PUT', path: string, body?: object) {
  const answer = await fetch(`${registry.running.url}/v1/staff/${path}`, {
    method,
    headers: { ...fromPage(registry.running.url, staff[as]), ...(body && { 'content-type': 'application/json' }) },
    ...(body && { body: JSON.stringify(body) }),
  });
  return { status: answer.status, json: (await answer.json()) as { error?: string } };
}
async function read<S extends z.ZodType>(as: As, path: string, shape: S): Promise<z.infer<S>> {
  const { status, json } = await ask(as, 'GET', path);
  expect([path, status, json.error]).toEqual([path, 200, undefined]);
  return shape.parse(json);
}
const rosterOf = (as: As, query = '') => read(as, `roster?${query}`, rosterReply);
/** Of those that a test made. */
const seen = async (as: As, mine: readonly { person: string }[], query = '') => {
  const { people } = await rosterOf(as, query);
  return people.filter(({ id }) => mine.some(({ person }) => person === id)).map(({ name }) => name);
};
const saidOfTeams = async (who: { device: ReturnType<typeof testDevice> }) =>
  (await who.device.feed()).said.flatMap((one) =>
    one.kind === 'in-team' ? [`in ${one.name} ${one.turn}`] : one.kind === 'out-of-team' ? [`out ${one.turn}`] : [],
  );

describe('the roster', () => {
  test('shows who is certified and said so, and only what they said', async () => {
    const amina = await peerHelper('Amina Listed');
    const silent = await somebody('Silent');
    await certify(silent.person, 'peer-helper', inDays(400));
    const notCertified = await somebody('Not certified');
    await notCertified.says(changed(notCertified.learner));
    const over = await somebody('Certificate over');
    await certify(over.person, 'peer-helper', inDays(-1));
    await over.says(changed(over.learner));
    const otherThings = await somebody('Course alone');
    await certify(otherThings.person, 'basic-security', inDays(400));
    await otherThings.says(changed(otherThings.learner));
    const mine = [amina, silent, notCertified, over, otherThings];
    expect(await seen('nairobi', mine)).toEqual(['Amina Listed']);
    const row = (await rosterOf('nairobi')).people.find(({ id }) => id === amina.person);
    expect(row).toEqual({
      ...{ id: amina.person, name: 'Amina Listed', office: nairobi, isOwn: true },
      ...{ languages: ['en', 'sw'], country: 'KE', place: 'Garissa', reach: 'country', contact: 'radio G7' },
      held: [{ course: 'peer-helper', until: inDays(399).toISOString().slice(0, 10), isExpiring: false }],
    });
    await inner().pool.query('update credentials set withdrawn_at = $2 where person = $1', [amina.person, clock]);
    expect(await seen('nairobi', mine)).toEqual([]);
  });

  test('is of the own office, and of others only who lets all see them', async () => {
    const all = await peerHelper('Seen by all', {}, geneva);
    const own = await peerHelper('Seen by Geneva', { seenBy: 'office' }, geneva);
    expect(await seen('geneva', [all, own])).toEqual(['Seen by all', 'Seen by Geneva']);
    expect(await seen('nairobi', [all, own])).toEqual(['Seen by all']);
    const row = (await rosterOf('nairobi')).people.find(({ id }) => id === all.person);
    expect(row?.isOwn).toBe(false);
    expect((await ask('nairobi', 'GET', `people/${all.person}`)).status).toBe(404);
  });

  test('is searched by skill, country, who could come, language and name', async () => {
    const mine = [
      await peerHelper('Zara Abdi', { country: 'ET', languages: ['am', 'so'] }),
      await peerHelper('Zeki Born', { country: 'DJ', reach: 'abroad', languages: ['fr'] }),
      await peerHelper('Zola Cruz', { country: 'DJ', reach: 'country' }),
    ];
    const [zara] = mine as [Awaited<ReturnType<typeof peerHelper>>];
    await certify(zara.person, 'staff-counsellor', inDays(60));
    await certify(zara.person, 'first-aid', inDays(30));
    expect(await seen('nairobi', mine, 'country=ET')).toEqual(['Zara Abdi']);
    expect(await seen('nairobi', mine, 'country=ET&coming=yes')).toEqual(['Zara Abdi', 'Zeki Born']);
    expect(await seen('nairobi', mine, 'skill=staff-counsellor')).toEqual(['Zara Abdi']);
    expect(await seen('nairobi', mine, 'skill=first-aid')).toEqual(['Zara Abdi']);
    expect(await seen('nairobi', mine, 'language=fr')).toEqual(['Zeki Born']);
    expect(await seen('nairobi', mine, 'search=zol%20cr')).toEqual(['Zola Cruz']);
    const { countries, languages, people } = await rosterOf('nairobi', 'search=zara');
    expect(countries).toEqual(expect.arrayContaining(['DJ', 'ET']));
    expect(languages).toEqual(expect.arrayContaining(['am', 'fr', 'so']));
    expect(people[0]?.held.map(({ course, isExpiring }) => [course, isExpiring])).toEqual([
      ['first-aid', true],
      ['peer-helper', false],
      ['staff-counsellor', true],
    ]);
  });

  test('goes on page after page, each person once', async () => {
    const many = await Promise.all(Array.from({ length: 120 }, (_, n) => somebody(`Many ${n}`, 'Elsewhere')));
    for (const [index, { person, says, learner }] of many.entries()) {
      await certify(person, 'peer-helper', inDays(400));
      await says(changed(learner, { country: index % 2 ? 'ML' : 'NE', reach: 'abroad' }));
    }
    const names: string[] = [];
    let after = '';
    do {
      const { people, next, total } = await rosterOf('all', `country=ML&coming=yes&search=many&after=${after}`);
      expect(total).toBe(120);
      names.push(...people.map(({ name, country }) => `${country} ${name}`));
      after = next ?? '';
    } while (after);
    expect(new Set(names).size).toBe(120);
    const places = names.map((name) => name.slice(0, 2));
    expect(places).toEqual([...places].sort());
    expect((await ask('all', 'GET', 'roster?after=nonsense')).status).toBe(400);
  });
});

describe('the last word', () => {
  test('of one device is what it said last, whichever comes first, and who takes it back is seen by nobody', async () => {
    const who = await peerHelper('Changes Mind');
    await who.says(changed(who.learner, { place: 'Wajir' }), changed(who.learner, { place: 'Dadaab' }));
    expect((await rosterOf('nairobi', 'search=changes')).people[0]?.place).toBe('Dadaab');
    await who.says(changed(who.learner, null));
    expect(await seen('nairobi', [who])).toEqual([]);
    // Sent again: nothing comes back.
    await who.device.send();
    expect(await seen('nairobi', [who])).toEqual([]);
    const { rows } = await inner().pool.query<{ kept: object; lines: number }>(
      `select to_jsonb(r) as kept, (select count(*)::int from events where device = $2 and line like '%Wajir%') as lines
        from roster r where person = $1`,
      [who.person, who.device.did],
    );
    expect(rows).toMatchObject([
      { kept: { is_listed: false, languages: [], country: '', place: '', contact: '', seen_by: '' }, lines: 0 },
    ]);
    await who.says(changed(who.learner, { place: 'Lodwar' }));
    expect(await seen('nairobi', [who])).toEqual(['Changes Mind']);
  });

  test('of two devices is what was said later by their clocks', async () => {
    const who = await peerHelper('Two Computers');
    const second = await who.computer();
    // All that test devices say is of one moment: what comes later stands.
    second.say(changed(`x${who.learner.slice(1)}`, { place: 'Second place' }));
    await second.send();
    expect((await rosterOf('nairobi', 'search=two%20computers')).people[0]?.place).toBe('Second place');
    await inner().pool.query("update roster set said_at = said_at + interval '1 day' where person = $1", [who.person]);
    await who.says(changed(who.learner, { place: 'Older word' }));
    expect((await rosterOf('nairobi', 'search=two%20computers')).people[0]?.place).toBe('Second place');
  });

  test('about a profile that is somebody else’s is no word', async () => {
    const who = await peerHelper('Has A Profile');
    const other = await somebody('Other');
    await certify(other.person, 'peer-helper', inDays(400));
    await other.says(changed(who.learner));
    expect(await seen('nairobi', [other])).toEqual([]);
  });

  test('of a device that was reported lost is not taken', async () => {
    const who = await peerHelper('Lost Laptop');
    await ask('nairobi', 'POST', `devices/${who.device.did}/revoke`, { why: 'it was stolen' });
    who.device.say(changed(who.learner, { place: 'Thief’s place' }));
    const { results } = await who.device.send(who.device.events.slice(-1));
    expect(results[0]?.result).toBe('quarantined');
    expect((await rosterOf('nairobi', 'search=lost%20laptop')).people[0]?.place).toBe('Garissa');
  });
});

describe('a team', () => {
  const needs = { programmes: [{ programme: 'peer-helper', count: 2 }], languages: ['en', 'so'] };
  const team = { name: 'Garissa first response', office: nairobi, country: 'KE', place: 'Garissa', needs };
  const make = async (change: object = {}) => {
    const { status, json } = await ask('nairobi', 'POST', 'teams', { ...team, ...change });
    expect(status).toBe(201);
    return teamReply.parse(json).team;
  };
  const join = (id: string, { person }: { person: string }, as: As = 'nairobi') =>
    ask(as, 'POST', `teams/${id}/members`, { person });
  const gapsOf = async (id: string) => (await read('nairobi', `teams/${id}`, teamReply)).team;

  test('says what it lacks, until it has all, and its members are told', async () => {
    const { id, state, gaps } = await make();
    expect([state, gaps.map(({ kind }) => kind)]).toEqual(['not-ready', ['too-few', 'language', 'language']]);
    const first = await peerHelper('First Member');
    const second = await peerHelper('Second Member', { languages: ['en', 'so'] }, geneva);
    await join(id, first);
    const { status, json } = await join(id, second);
    const { team: now, members } = teamReply.parse(json);
    expect([status, now.state, now.gaps]).toEqual([
      200,
      'at-risk',
      [{ kind: 'one-speaker', language: 'so', person: second.person }],
    ]);
    expect(members.map(({ name, isOwn }) => [name, isOwn])).toEqual([
      ['First Member', true],
      ['Second Member', false],
    ]);
    expect(await saidOfTeams(second)).toEqual(['in Garissa first response 1']);
    // Twice is once.
    expect((await join(id, second)).status).toBe(200);
    expect(await saidOfTeams(second)).toEqual(['in Garissa first response 1']);
    const renamed = await ask('nairobi', 'PUT', `teams/${id}`, { ...team, name: 'Garissa team' });
    expect(renamed.status).toBe(200);
    expect(await saidOfTeams(first)).toEqual(['in Garissa first response 1', 'in Garissa team 2']);
    const { teams, states } = await read('nairobi', 'teams?country=KE', teamsReply);
    expect(teams.find((one) => one.id === id)).toMatchObject({ name: 'Garissa team', members: 2, state: 'at-risk' });
    expect(states['at-risk']).toBeGreaterThan(0);
  });

  test('lacks somebody when a certificate ends or is withdrawn, and says beforehand when it will', async () => {
    const { id } = await make({ needs: { ...needs, languages: [] } });
    const lasting = await peerHelper('Lasting');
    const ending = await somebody('Ending');
    await certify(ending.person, 'peer-helper', inDays(40));
    await ending.says(changed(ending.learner));
    for (const one of [lasting, ending]) await join(id, one);
    const until = inDays(39).toISOString().slice(0, 10);
    expect((await gapsOf(id)).gaps).toEqual([
      { kind: 'runs-out', programme: 'peer-helper', until, have: 1, wanted: 2 },
    ]);
    clock = inDays(41);
    await signInAll();
    expect(await gapsOf(id)).toMatchObject({
      state: 'not-ready',
      members: 2,
      gaps: [
        { kind: 'too-few', have: 1, wanted: 2 },
        { kind: 'not-certified', person: ending.person },
      ],
    });
    clock = registryNow;
    await signInAll();
  });

  test('is left by who takes back that they are seen, at once; and by who narrows it, where the team is another office’s', async () => {
    const { id } = await make();
    const leaves = await peerHelper('Leaves');
    const narrows = await peerHelper('Narrows', {}, geneva);
    const stays = await peerHelper('Stays');
    for (const one of [leaves, narrows, stays]) expect((await join(id, one)).status).toBe(200);
    await leaves.says(changed(leaves.learner, null));
    await narrows.says(changed(narrows.learner, { seenBy: 'office' }));
    await stays.says(changed(stays.learner, { seenBy: 'office' }));
    const { members } = await read('nairobi', `teams/${id}`, teamReply);
    expect(members.map(({ name }) => name)).toEqual(['Stays']);
    expect(await saidOfTeams(leaves)).toEqual(['in Garissa first response 1', 'out 1']);
    expect(await saidOfTeams(narrows)).toEqual(['in Garissa first response 1', 'out 1']);
    expect((await join(id, leaves)).json.error).toBe('not-listed');
    await leaves.says(changed(leaves.learner));
    await join(id, leaves);
    expect((await saidOfTeams(leaves)).at(-1)).toBe('in Garissa first response 2');
  });

  test('shows nobody any more who went to another office and is seen by their own alone', async () => {
    const { id } = await make();
    const goes = await peerHelper('Goes Elsewhere', { seenBy: 'office' });
    await join(id, goes);
    expect((await gapsOf(id)).members).toBe(1);
    await inner().pool.query('update people set office = $2 where id = $1', [goes.person, geneva]);
    expect(await read('nairobi', `teams/${id}`, teamReply)).toMatchObject({ team: { members: 0 }, members: [] });
  });

  test('takes nobody whom it may not see, and nobody who is not on the roster', async () => {
    const { id } = await make();
    const ofGeneva = await peerHelper('Geneva alone', { seenBy: 'office' }, geneva);
    const silent = await somebody('Silent too');
    expect((await join(id, ofGeneva)).json.error).toBe('not-listed');
    expect((await join(id, ofGeneva, 'all')).json.error).toBe('own-office-only');
    expect((await join(id, silent, 'all')).json.error).toBe('not-listed');
  });

  test('is another office’s business: not there for others, whatever they do', async () => {
    const { id } = await make();
    const who = await peerHelper('Wanted By Two', {}, geneva);
    const tried = [
      await ask('geneva', 'GET', `teams/${id}`),
      await ask('geneva', 'PUT', `teams/${id}`, { ...team, office: geneva }),
      await join(id, who, 'geneva'),
      await ask('geneva', 'POST', `teams/${id}/end`, { why: 'not ours' }),
    ];
    expect(tried.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
    expect((await ask('nairobi', 'POST', 'teams', { ...team, office: geneva })).json.error).toBe('other-office');
    expect((await ask('nairobi', 'PUT', `teams/${id}`, { ...team, office: geneva })).json.error).toBe('other-office');
    const strange = { ...needs, programmes: [{ programme: 'unheard-of', count: 1 }] };
    expect((await ask('nairobi', 'POST', 'teams', { ...team, needs: strange })).json.error).toBe('unknown-programme');
    expect((await read('geneva', 'teams', teamsReply)).teams.some((one) => one.id === id)).toBe(false);
  });

  test('ends, or lets somebody go, with a reason that stands in the audit', async () => {
    const { id } = await make();
    const [goes, rest] = [await peerHelper('Goes'), await peerHelper('Remains')];
    for (const one of [goes, rest]) await join(id, one);
    const out = await ask('nairobi', 'POST', `teams/${id}/members/${goes.person}/remove`, { why: 'moved to Goma' });
    expect(teamReply.parse(out.json).members.map(({ name }) => name)).toEqual(['Remains']);
    const again = await ask('nairobi', 'POST', `teams/${id}/members/${goes.person}/remove`, { why: 'moved to Goma' });
    expect(again.status).toBe(404);
    expect((await ask('nairobi', 'POST', `teams/${id}/end`, { why: 'the station closed' })).status).toBe(200);
    expect((await ask('nairobi', 'GET', `teams/${id}`)).status).toBe(404);
    expect(await saidOfTeams(rest)).toEqual(['in Garissa first response 1', 'out 1']);
    const { entries } = await read('nairobi', `audit?person=${goes.person}`, auditReply);
    expect(entries.map(({ what, about, why }) => [what, about, why])).toEqual([
      ['team-left', id, 'moved to Goma'],
      ['team-joined', id, ''],
    ]);
  });

  test('is as it was when a backup is put back and devices give back what they heard', async () => {
    const { id } = await make();
    const [stays, gone] = [await peerHelper('Given Back'), await peerHelper('Team Is Gone')];
    const other = await make({ name: 'Not in the backup' });
    await join(id, stays);
    await join(other.id, gone);
    const itemsOf = async ({ device }: typeof stays) =>
      (await device.feed()).items.filter((item) => item.body.includes('-team"'));
    const items = [await itemsOf(stays), await itemsOf(gone)];
    const { pool } = inner();
    await pool.query('delete from team_members where person = any($1)', [[stays.person, gone.person]]);
    await pool.query('delete from teams where id = $1', [other.id]);
    await pool.query('delete from feed where audience = any($1)', [
      [stays, gone].map(({ person }) => `person:${person}`),
    ]);
    for (const [index, { person }] of [stays, gone].entries())
      for (const item of items[index] ?? []) expect(await recoverItem(inner(), { person }, item)).toBe('taken');
    expect((await read('nairobi', `teams/${id}`, teamReply)).members.map(({ name }) => name)).toEqual(['Given Back']);
    expect(await saidOfTeams(gone)).toEqual(['in Not in the backup 1', 'out 1']);
  });

  test('forgets who is erased', async () => {
    const { id } = await make();
    const who = await peerHelper('To Be Erased', { countsActivity: true });
    await who.says(counted(who.learner, '2027-01', 3));
    await join(id, who);
    await erasePerson(inner(), who.person, 'they asked for it');
    expect((await read('nairobi', `teams/${id}`, teamReply)).members).toEqual([]);
    const { rows } = await inner().pool.query<{ left: number }>(
      `select (select count(*) from roster where person = $1)::int + (select count(*) from activity where person = $1)::int
        + (select count(*) from team_members where person = $1)::int as left`,
      [who.person],
    );
    expect(rows).toEqual([{ left: 0 }]);
  });
});

describe('figures', () => {
  const office = 'Figures';
  const figures = (query: string, as: As = 'all') => read(as, `figures?${query}`, figuresReply);
  const year = 'from=2026-02&to=2027-01';

  test('who is certified where, who can be called, what was done, in counts, of the country that is asked for', async () => {
    const before = await figures(year);
    const beforeIn = await figures(`${year}&country=TD`);
    expect(beforeIn).toMatchObject({ activity: [], byCountry: [], teams: { all: 0 } });
    const in2 = { country: 'TD', countsActivity: true };
    const helper = await peerHelper('Counts', in2, office);
    await helper.says(counted(helper.learner, '2027-01', 4), counted(helper.learner, '2025-01', 9));
    // The same month anew stands in place of what was said before.
    await helper.says(counted(helper.learner, '2027-01', 6));
    const quiet = await peerHelper('Does not count', { ...in2, countsActivity: false }, office);
    await quiet.says(counted(quiet.learner, '2027-01', 50));
    const unlisted = await somebody('Certified alone', office);
    await certify(unlisted.person, 'peer-helper', inDays(30), new Date('2026-06-01T00:00:00Z'));
    const now = await figures(`${year}&country=TD`);
    expect(now.programmes.find(({ programme }) => programme === 'peer-helper')).toMatchObject({
      ...{ certified: 2, countries: 1, expiring: 0, listed: 2, inTeams: 0 },
      titles: { en: 'Peer helper' },
    });
    expect(now.activity).toMatchObject([
      {
        activity: 'talks',
        count: 6,
        confirmed: 1,
        minutes: 270,
        people: 6,
        told: 1,
        activityTitles: { en: 'Talks with colleagues' },
      },
    ]);
    expect(now.months).toHaveLength(12);
    expect(now.months.filter(({ count: n }) => n > 0)).toEqual([{ month: '2027-01', count: 6, people: 6 }]);
    expect(now.byCountry).toEqual([{ country: 'TD', certified: 2, listed: 2, teams: 0 }]);
    const of = ({ programmes }: Awaited<ReturnType<typeof figures>>) =>
      programmes.find(({ programme }) => programme === 'peer-helper');
    const all = of(await figures(year));
    expect((all?.certified ?? 0) - (of(before)?.certified ?? 0)).toBe(3);
    expect((all?.made ?? 0) - (of(before)?.made ?? 0)).toBe(1);
    expect((all?.expiring ?? 0) - (of(before)?.expiring ?? 0)).toBe(1);
  });

  test('what was told goes when it may not be told any more, and comes back with a new word alone', async () => {
    const who = await peerHelper('Stops Counting', { country: 'CF', countsActivity: true }, office);
    await who.says(counted(who.learner, '2027-01', 2));
    const people = async () => (await figures(`${year}&country=CF`)).activity.map((one) => one.people);
    expect(await people()).toEqual([2]);
    await who.says(changed(who.learner, { country: 'CF', countsActivity: false }), counted(who.learner, '2027-01', 3));
    expect(await people()).toEqual([]);
    await who.says(changed(who.learner, { country: 'CF', countsActivity: true }));
    expect(await people()).toEqual([]);
    await who.says(counted(who.learner, '2027-01', 3));
    expect(await people()).toEqual([3]);
    await who.says(counted(who.learner, '2027-01', 0));
    expect(await people()).toEqual([]);
  });

  test('count nothing that is not taught or that somebody was never certified in, however large it is said to be', async () => {
    const who = await peerHelper('Says Anything', { country: 'LR', countsActivity: true }, office);
    const most = { count: 10_000, confirmed: 0, minutes: 100_000, people: 1_000_000 };
    const month = { ...counted(who.learner, '2027-01', 1), counts: [{ activity: 'talks', ...most }] };
    await who.says(
      { ...month, state: hash(), programme: 'unheard-of' },
      { ...month, state: hash(), programme: 'staff-counsellor', counts: [{ activity: 'counselling', ...most }] },
      { ...month, state: hash(), counts: [{ activity: 'unheard-of', ...most }] },
    );
    const read2027 = () => figures('from=2027-01&to=2027-01&country=LR');
    expect((await read2027()).activity).toEqual([]);
    // Sums that no longer fit into 32 bits are sums all the same.
    await who.says({ ...month, state: hash() });
    await inner().pool.query(
      `insert into activity select person, 'l' || n, programme, month, activity, count, confirmed, minutes, people
        from activity, generate_series(1, 3000) n where person = $1 and programme = 'peer-helper' and activity = 'talks'`,
      [who.person],
    );
    const { activity, months } = await read2027();
    expect(activity).toMatchObject([{ people: 3_001_000_000, told: 1 }]);
    expect(months[0]?.people).toBe(3_001_000_000);
  });

  test('are of the own offices, and of months in their order', async () => {
    await peerHelper('Of Figures', { country: 'GA' }, office);
    expect((await figures(`${year}&country=GA`, 'nairobi')).byCountry).toEqual([]);
    expect((await ask('all', 'GET', 'figures?from=2027-02&to=2027-01')).json.error).toBe('months');
    expect((await ask('all', 'GET', 'figures?from=2000-01&to=2027-01')).json.error).toBe('months');
    expect((await ask('all', 'GET', 'figures?from=2027-13&to=2027-13')).status).toBe(400);
  });
});
