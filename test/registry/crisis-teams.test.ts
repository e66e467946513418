/**
 * Crisis teams: what they lack, who is in them, whose business they are, and what stays of them.
 */
import { describe, expect, test } from 'vitest';
import { teamReply, teamsReply } from '#core/staff/crisis-shapes.ts';
import { auditReply } from '#core/staff/shapes.ts';
import { erasePerson } from '#registry/records/erase.ts';
import { recoverItem } from '#registry/records/recover.ts';
import { registryNow } from '../fixtures/registry.ts';
import { type As, geneva, inDays, nairobi, rosterRegistry } from '../fixtures/roster.ts';

const { inner, setClock, certify, changed, counted, somebody, peerHelper, ask, read, saidOfTeams } = rosterRegistry();

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
    await setClock(inDays(41));
    expect(await gapsOf(id)).toMatchObject({
      state: 'not-ready',
      members: 2,
      gaps: [
        { kind: 'too-few', have: 1, wanted: 2 },
        { kind: 'not-certified', person: ending.person },
      ],
    });
    await setClock(registryNow);
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
