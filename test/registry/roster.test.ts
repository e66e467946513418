/**
 * Who can be called when something happens: what people let others see, who sees it, and whose word is the last.
 */
import { describe, expect, test } from 'vitest';
import { registryNow } from '../fixtures/registry.ts';
import { geneva, inDays, nairobi, rosterRegistry } from '../fixtures/roster.ts';

const { inner, certify, changed, somebody, peerHelper, ask, rosterOf, seen } = rosterRegistry();

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
    await inner().pool.query('update credentials set withdrawn_at = $2 where person = $1', [amina.person, registryNow]);
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
