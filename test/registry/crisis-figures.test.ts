/**
 * Figures of programmes, roster and teams: who is certified where, who can be called, what was done.
 */
import { describe, expect, test } from 'vitest';
import { figuresReply } from '#core/staff/crisis-shapes.ts';
import { type As, inDays, rosterRegistry } from '../fixtures/roster.ts';

const { inner, certify, changed, counted, hash, somebody, peerHelper, ask, read } = rosterRegistry();

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
