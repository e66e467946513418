/**
 * A peer helper, from nothing to a certificate, over two computers and without a network; then the network comes back, and the registry
 * comes to the same.
 */
import { execFileSync } from 'node:child_process';
import { expect, test } from '@playwright/test';
import { steps } from '#core/assessment/rubric.ts';
import type { BroughtToAssess } from '#core/contract/assess-calls.ts';
import type { CallOutput } from '#core/contract/contract.ts';
import { figuresReply, rosterReply, teamReply } from '#core/staff/crisis-shapes.ts';
import { ask } from '../fixtures/ask.ts';
import { fieldpass } from '../fixtures/command-line.ts';
import { axeFinds } from '../fixtures/looking.ts';
import { signedInAt } from '../fixtures/staff-at.ts';
import { call, dayMinutes, frame, twoComputers } from '../fixtures/two-computers.ts';
import { wordsIn } from '../fixtures/words.ts';

const programmeId = 'peer-helper';

test('a peer helper becomes one over two computers without a network, and is registered when it comes back', async () => {
  test.setTimeout(480_000);
  const t = wordsIn('en');
  const both = await twoComputers({ programmeId, begunDaysAgo: 80 });
  const { at, assessing, bo, chen, signed } = both;

  // Knowledge: the certificate of the basic course, the course of the programme read, and its exam.
  await both.exam('basic-security');
  await both.readCourse('peer-support');
  await both.exam('peer-support');

  const goTo = async () => {
    const { page, ready } = both.candidate;
    await page.reload();
    await ready('home');
    await page.locator('.shell-place[data-place="programmes"]').click();
    await ready('programmes');
    await page.locator('.programme-card', { hasText: 'Peer helper' }).click();
    await ready('programme');
  };
  const { page } = both.candidate;
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const row = (title: string) => page.locator('.way-step', { has: page.locator('h3', { hasText: title }) });
  await goTo();
  await button(t('programme:takeUp.button')).click();
  await expect(row('The exam of the course')).toHaveClass(/is-met/);
  await page
    .getByRole('button', { name: /^Read and sign/ })
    .first()
    .click();
  await page.getByRole('dialog').locator('.choice-tile').click();
  await button(t('programme:declare.sign')).click();
  await expect(row('The declaration signed')).toHaveClass(/is-met/);

  // The first station by the screens themselves: the code that stands on one is what the other's camera sees.
  await goTo();
  const talk = row('A first talk');
  await talk.getByRole('button').first().click();
  await talk.getByRole('button', { name: /Ask an assessor/ }).click();
  const shown = page.getByRole('dialog').locator('svg.qr-picture');
  await shown.waitFor();
  const asked = await shown.screenshot();
  await page.keyboard.press('Escape');
  await call(assessing, 'learner.open', { id: bo });
  await assessing.page.reload();
  await assessing.ready('home');
  const { request } = await frame<BroughtToAssess>(assessing, 'assess.frame', asked);
  expect(request).not.toBeNull();
  await assessing.page.locator('[data-place="assess"]').click();
  await assessing.ready('assess');
  await assessing.page.getByRole('button', { name: 'Open the request of Amina Yusuf' }).click();
  await assessing.ready('assessment');
  const criteria = assessing.page.locator('.criterion');
  for (let index = 0; index < (await criteria.count()); index += 1)
    await criteria.nth(index).locator('.criterion-step').nth(steps.indexOf('done')).click();
  await assessing.page.locator('.assess-sign .action-button.is-main').click();
  await assessing.page
    .getByRole('alertdialog')
    .getByRole('button', { name: t('assess:sign.practical') })
    .click();
  const answer = assessing.page.locator('.hand-back .qr-picture');
  await answer.waitFor();
  expect(await axeFinds(assessing)).toEqual([]);
  const brought = await frame<CallOutput<'programme.frame'>>(
    both.candidate,
    'programme.frame',
    await answer.screenshot(),
  );
  expect(brought).toMatchObject({ refused: [], taken: [{ by: 'Bo Lind' }] });
  // The plug is pulled as soon as it said that it was taken.
  await both.pullThePlug();
  const read = () => call(both.candidate, 'programme.read', { programmeId });
  expect((await read()).signed.map(({ by }) => by)).toEqual(['Bo Lind']);

  await signed({ kind: 'practical', station: 'first-talk' }, chen);
  for (const station of ['limits-and-link', 'group-after-event']) await signed({ kind: 'practical', station }, bo);

  // Ten weeks under supervision.
  for (let week = 1; week <= 10; week += 1) {
    await both.goOn(7 * dayMinutes);
    await both.writesDown('talks', 65, 5);
    if (week % 2 === 0 || week === 1) await both.writesDown('supervision', 60);
  }
  for (const activity of ['talks', 'supervision']) await signed(await both.toConfirm(activity), bo);

  // Chen may assess and not recommend; Bo may.
  const word = await both.asked({ kind: 'recommendation', by: 'supervisor' });
  await call(assessing, 'learner.open', { id: chen });
  const refused = await both.taken(word);
  expect((await ask(assessing, 'assess.sign', { id: refused.request })).ok).toBe(false);
  expect((await read()).state).toBe('under-way');
  await both.bringBack(await both.signedBy(bo, word));

  const whole = await read();
  // What is asked now is what renews it.
  expect(whole).toMatchObject({ state: 'certified', purpose: 'renewal', agreement: [{ pairs: 10 }] });
  await both.candidate.page.reload();
  await both.candidate.ready('home');
  expect(await axeFinds(both.candidate)).toEqual([]);

  // The paper says what was shown and by whom, and is good as any provisional one is.
  const number = whole.certificate as string;
  for (const kind of ['certificate', 'transcript'] as const) {
    await both.saves(both.candidate, at(`${kind}.pdf`));
    await call(both.candidate, 'credential.save', { number, kind });
  }
  const verdict = await fieldpass([
    'verify',
    '--json',
    '--trust',
    both.trust,
    at('certificate.pdf'),
    at('transcript.pdf'),
  ]);
  expect(JSON.parse(verdict.stdout)).toMatchObject([{ verdict: 'provisional' }, { verdict: 'provisional' }]);
  const text = execFileSync('pdftotext', ['-layout', at('transcript.pdf'), '-'], { encoding: 'utf8' });
  for (const said of ['Peer helper', 'Practical assessment', 'Bo Lind', 'Chen Li', 'Supervised hours', 'observed'])
    expect(text).toContain(said);
  expect(text).not.toContain('About sleep');

  await both.registered(number, async (registry) => {
    // Who is certified lets others find them, and sees beforehand what they will see.
    const { page: own, ready } = both.candidate;
    const press = (name: string) => own.getByRole('button', { name, exact: true }).click();
    const entry = own.locator('.place-row', { hasText: t('listing:entry.title') as string });
    await own.locator('.shell-place[data-place="programmes"]').click();
    await ready('programmes');
    await entry.click();
    await ready('roster');
    await expect(own.getByRole('heading', { name: t('listing:standing.hidden.title') })).toBeVisible();
    await press(t('listing:form.consent'));
    await expect(own.getByText(t('listing:missing.country'))).toBeVisible();
    await own.getByLabel(t('listing:country')).selectOption({ label: 'Kenya' });
    await own.getByLabel(t('listing:place')).fill('Garissa');
    await own.getByLabel(t('listing:languages.add')).selectOption({ label: 'Somali' });
    await press(t('listing:languages.does'));
    await own.getByRole('radio', { name: /^The whole organisation/ }).check({ force: true });
    await own.getByRole('checkbox', { name: /^Send counts/ }).check({ force: true });
    await expect(own.locator('.roster-preview')).toContainText('Amina Yusuf');
    await expect(own.locator('.roster-preview')).toContainText('English and Somali');
    expect(await axeFinds(both.candidate)).toEqual([]);
    await press(t('listing:form.consent'));
    const synced = () => call(both.candidate, 'sync.now', {});
    await synced();
    await expect(own.getByRole('heading', { name: t('listing:standing.seen.title') })).toBeVisible();

    // A focal point finds her, and takes her into a team; she is told.
    const asked = await signedInAt(registry.url, await registry.addStaff('Wanjiru', 'wanjiru', 'focal-point'));
    const roster = rosterReply.parse(await asked('roster?country=KE&language=so&skill=peer-helper'));
    expect(roster.people).toMatchObject([{ name: 'Amina Yusuf', place: 'Garissa', held: [{}, {}, {}] }]);
    const needs = { programmes: [{ programme: 'peer-helper', count: 1 }], languages: ['so'] };
    const made = { name: 'Garissa first response', office: 'Garissa', country: 'KE', place: 'Garissa', needs };
    const { team } = teamReply.parse(await asked('teams', made));
    const joined = teamReply.parse(await asked(`teams/${team.id}/members`, { person: roster.people[0]?.id }));
    expect(joined.team.gaps.map(({ kind }) => kind)).toEqual(['one-person', 'one-speaker']);
    await synced();
    await expect(own.locator('.own-teams')).toContainText('Garissa first response');
    const month = new Date().toISOString().slice(0, 7);
    const report = figuresReply.parse(
      await asked(`figures?from=${Number(month.slice(0, 4)) - 1}${month.slice(4)}&to=${month}`),
    );
    expect(
      report.activity.map(({ activity, count, confirmed, people }) => [activity, count, confirmed, people]),
    ).toEqual([
      ['supervision', 6, 6, 6],
      ['talks', 10, 10, 10],
    ]);

    // And takes it back: nobody finds her, the team is without her, the counts are gone.
    await press(t('listing:leave.button'));
    await own
      .getByRole('alertdialog')
      .getByRole('button', { name: t('listing:leave.button') })
      .click();
    await expect(own.getByRole('heading', { name: /^(Taken back, not sent yet|Nobody finds you)$/ })).toBeVisible();
    await synced();
    await expect(own.getByRole('heading', { name: t('listing:standing.hidden.title') })).toBeVisible();
    await expect(own.locator('.own-teams')).toHaveCount(0);
    expect(rosterReply.parse(await asked('roster')).people).toEqual([]);
    expect(teamReply.parse(await asked(`teams/${team.id}`)).members).toEqual([]);
    const after = figuresReply.parse(await asked(`figures?from=${month}&to=${month}`));
    expect([after.activity, after.programmes.find(({ programme }) => programme === programmeId)?.certified]).toEqual([
      [],
      1,
    ]);
  });
  await both.close();
});

test('a staff counsellor renews in time: no day is lost, the certificate before is replaced, and the registry comes to the same', async () => {
  test.setTimeout(420_000);
  const counsellor = 'staff-counsellor';
  const both = await twoComputers({ programmeId: counsellor, begunDaysAgo: 1000 });
  const { bo, chen, signed } = both;
  const read = () => call(both.candidate, 'programme.read', { programmeId: counsellor });
  const licence = { kind: 'document', document: 'licence' } as const;
  const seen = (station: string, ...by: string[]) => signed({ kind: 'practical', station }, ...by);

  // Certified for the first time, nearly three years ago.
  await both.exam('basic-security');
  await both.readCourse('staff-counselling');
  await both.exam('staff-counselling');
  await call(both.candidate, 'programme.take-up', { programmeId: counsellor });
  const digestOf = (asked: unknown) => /"digest":"([^"]+)"/.exec(JSON.stringify(asked))?.[1] as string;
  const { asked } = await read();
  await call(both.candidate, 'programme.declare', {
    ...{ programmeId: counsellor, documentId: 'ethics', digest: digestOf(asked) },
  });
  await signed(licence, bo);
  await seen('danger-to-life', bo, chen);
  await seen('confidentiality', bo);
  for (let week = 1; week <= 12; week += 1) {
    await both.goOn(7 * dayMinutes);
    await both.writesDown('counselling', 200, 9);
    await both.writesDown('supervision', 60, 5);
    if (week % 3 === 0) await both.writesDown('group', 90, 3);
  }
  for (const activity of ['counselling', 'supervision', 'group']) await signed(await both.toConfirm(activity), bo);
  await signed({ kind: 'recommendation', by: 'supervisor' }, bo);
  await seen('first-week', bo, chen);
  const first = await read();
  expect(first).toMatchObject({ state: 'certified', purpose: 'renewal' });

  // It opens a year before its end; what is asked for is shown, and then it goes on from where it would have ended.
  await both.goOn(860 * dayMinutes);
  expect((await read()).state).toBe('renewal-open');
  for (let week = 1; week <= 6; week += 1) {
    await both.goOn(dayMinutes);
    for (const hoursAgo of [8, 4]) await both.writesDown('supervision', 60, hoursAgo);
    await both.writesDown('development', 360, 12);
  }
  await signed(licence, bo);
  expect((await read()).state).toBe('renewal-open');
  for (const activity of ['supervision', 'development']) await signed(await both.toConfirm(activity), bo);
  const renewed = await read();
  expect(renewed.state).toBe('certified');
  const [before, after] = [first.period?.until, renewed.period?.until] as [string, string];
  expect([Number(after.slice(0, 4)) - Number(before.slice(0, 4)), after.slice(4)]).toEqual([3, before.slice(4)]);
  const stateOf = async (number: string | null) =>
    (await call(both.candidate, 'credential.read', { number: number as string })).state;
  expect(await stateOf(first.certificate)).toBe('superseded');
  await both.registered(renewed.certificate as string);
  await both.close();
});
