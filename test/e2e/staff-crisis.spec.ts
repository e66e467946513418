/**
 * Who looks for help finds it: a focal point in a browser, against a real registry with people who let others see them. A team is made, filled
 * and printed; what it lacks is said and can be looked for; the figures say what was done.
 */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import type { Listing } from '#core/crisis/listing.ts';
import { byKeyboard } from '../fixtures/by-keyboard.ts';
import { type AxeRules, axeFinds, sticksOut } from '../fixtures/looking.ts';
import { openPlainWindow, type PlainWindow } from '../fixtures/plain-window.ts';
import { type TestDevice, testDevice } from '../fixtures/registry.ts';
import { otherOffice, ownOffice, type StaffWorld, staffWorld } from '../fixtures/staff-world.ts';
import { wordsIn } from '../fixtures/words.ts';

const words = wordsIn('en');
type Values = Readonly<Record<string, unknown>>;
const t = (key: string, values: Values = {}) => words(`staff:${key}`, values) as string;
const pictures = process.env.FIELDPASS_PICTURES;
const dayMs = 86_400_000;

let world: StaffWorld;
let window: PlainWindow;
let page: Page;
const wrongs: string[] = [];

let count = 0;
type Helper = {
  readonly office: string;
  readonly certified: readonly (readonly [programme: string, days: number])[];
  readonly listing: Partial<Listing>;
  readonly people?: number;
};
const devices = new Map<string, TestDevice>();

/** Certified as the records have it, and listed by a device of their own. */
async function helper(name: string, { office, certified, listing, people = 0 }: Helper): Promise<void> {
  const { registry } = world;
  const made = await registry.admin('/v1/people', { name, office, country: 'KE' });
  const { id } = (await made.json()) as { id: string };
  for (const [programme, days] of certified) {
    count += 1;
    await world.running.registry.pool.query(
      `insert into credentials (number, person, learner, course, decided_at, issued_at, expires_at, place, event, credential, code)
        values ($1, $2, '', $3, $4, $4, $5, $6, '', '', '')`,
      [`row ${count}`, id, programme, world.now(), new Date(world.now().getTime() + days * dayMs), 2_000_000 + count],
    );
  }
  const coded = await registry.admin(`/v1/people/${id}/codes`, {});
  const device = testDevice(world.running.url);
  await device.enrol(((await coded.json()) as { code: string }).code);
  const learner = `helper${String(devices.size).padStart(10, '0')}`;
  const state = () => {
    count += 1;
    return count.toString(16).padStart(64, '0');
  };
  device.say({
    ...{ kind: 'roster.changed', learner, state: state() },
    listing: {
      ...{ seenBy: 'organisation', languages: ['en', 'sw'], country: 'KE', place: 'Garissa', reach: 'place' },
      ...{ contact: 'radio G7', countsActivity: people > 0, ...listing },
    },
  });
  for (const [index, month] of people > 0 ? ['2026-11', '2026-12', '2027-01'].entries() : [])
    device.say({
      ...{ kind: 'activity.counted', learner, programme: 'peer-helper', month, state: state() },
      counts: [
        {
          activity: 'talks',
          count: people + index,
          confirmed: people,
          minutes: (people + index) * 45,
          people: people + index,
        },
      ],
    });
  await device.send();
  devices.set(name, device);
}

test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => {
  world = await staffWorld();
  const certified = [['peer-helper', 400]] as const;
  await helper('Amina Abdi', { office: ownOffice, certified, listing: { languages: ['en', 'so', 'sw'] }, people: 6 });
  await helper('Baraka Njoroge', { office: ownOffice, certified: [['peer-helper', 40]], listing: {}, people: 3 });
  await helper('陈丽', {
    office: otherOffice,
    certified: [
      ['staff-counsellor', 700],
      ['peer-helper', 400],
    ],
    listing: { country: 'UG', place: 'Entebbe', reach: 'abroad', languages: ['zh', 'en', 'fr'], contact: '' },
  });
  await helper('فاطمة علي', {
    office: otherOffice,
    certified,
    listing: { country: 'SO', place: 'بيدوا', languages: ['ar', 'so'] },
  });
  await helper('Hidden Person', { office: otherOffice, certified, listing: { seenBy: 'office' } });
  window = await openPlainWindow(world.url, ['--lang=en-US']);
  page = window.page;
  await page.clock.setSystemTime(world.now());
  page.on('console', (message) => message.type() === 'error' && wrongs.push(message.text()));
  page.on('pageerror', (error) => wrongs.push(error.message));
  await page.reload();
});
test.afterAll(async () => {
  await window?.close();
  await world?.close();
});

const ready = (screen: string) => page.waitForSelector(`html[data-ready="${screen}"]`, { state: 'attached' });
const place = async (screen: string) => {
  await page
    .getByRole('navigation', { name: t('places') })
    .getByRole('link', { name: t(`place.${screen}`), exact: true })
    .click();
  await ready(screen);
};
const settled = () => expect(page.locator('.answered[aria-busy], .loading-state')).toHaveCount(0);
const button = (key: string, values: Values = {}) => page.getByRole('button', { name: t(key, values), exact: true });
const named = () => page.locator('.data-table tbody th > :first-child').allTextContents();
const found: string[] = [];

async function takePicture(name: string): Promise<void> {
  const png = await window.app.evaluate(async ({ BrowserWindow }) => {
    const shown = await BrowserWindow.getAllWindows()[0]?.webContents.capturePage();
    return shown?.toPNG().toString('base64') ?? '';
  });
  writeFileSync(join(pictures as string, `crisis-${name}.png`), Buffer.from(png, 'base64'));
}
const look = async (name: string, rules: AxeRules = 'all') => {
  await settled();
  if (pictures) await takePicture(name);
  const wide = await sticksOut(window);
  found.push(...[...(await axeFinds(window, rules)), ...(wide ? [wide] : [])].map((one) => `${name}: ${one}`));
};

test('a focal point finds who can help, makes a team, fills it, and sees what it lacks', async () => {
  const code = await world.code('Wanjiru Kamau', 'wanjiru@example.org', {
    roles: ['focal-point'],
    offices: [ownOffice],
  });
  await ready('door');
  await button('door.toCode').click();
  await page.getByLabel(t('door.code'), { exact: true }).fill(code);
  await page.getByLabel(t('password.new'), { exact: true }).fill('four words in a row');
  await button('door.accept').click();
  await page.waitForSelector('.shell');
  await place('roster');
  await settled();
  expect((await named()).sort()).toEqual(['Amina Abdi', 'Baraka Njoroge', 'فاطمة علي', '陈丽'].sort());
  await look('roster-en');

  // In Somalia, and whoever could come there.
  await page.getByLabel(t('by.country')).selectOption({ label: 'Somalia' });
  await expect(page.locator('.data-table tbody tr')).toHaveCount(1);
  await page.getByLabel(t('roster.coming')).check();
  await expect(page.locator('.data-table tbody tr')).toHaveCount(2);
  await expect(page).toHaveURL(/#\/roster\?country=SO&coming=yes$/);
  await page.getByLabel(t('roster.skill')).selectOption({ label: 'Staff counsellor' });
  await expect(page.locator('.data-table tbody tr')).toHaveCount(1);
  expect(await named()).toEqual(['陈丽']);

  await place('teams');
  await expect(page.getByText(t('teams.none'))).toBeVisible();
  await look('teams-none-en');
  await button('teams.make').click();
  const form = page.getByRole('dialog');
  await form.getByRole('button', { name: t('teams.makeDoes') }).click();
  await expect(form.getByText(t('teams.missing.name'))).toBeVisible();
  await form.getByLabel(t('teams.name')).fill('Garissa first response');
  await form.getByLabel(t('by.country')).selectOption({ label: 'Kenya' });
  await form.getByLabel(t('teams.place')).fill('Garissa');
  await form.getByLabel('Peer helper').fill('2');
  await form.getByLabel('Staff counsellor').fill('1');
  for (const label of ['Somali', 'English']) {
    await form.getByLabel(t('teams.addLanguage')).selectOption({ label });
    await form.getByRole('button', { name: t('teams.addLanguageDoes'), exact: true }).click();
  }
  await look('team-form-en');
  await form.getByRole('button', { name: t('teams.makeDoes') }).click();
  await ready('team');
  await expect(page.getByText(t('state.not-ready'))).toBeVisible();
  await expect(page.locator('.team-gaps > li')).toHaveCount(4);

  // What is missing leads to who has it.
  await page.locator('.team-gaps > li', { hasText: 'Somali' }).getByRole('link').click();
  await ready('roster');
  await expect(page).toHaveURL(/language=so/);
  await settled();
  expect(await named()).toEqual(['Amina Abdi']);
  const take = async (name: string) => {
    await page.getByRole('button', { name: t('roster.intoTeamOf', { name }) }).click();
    await page.getByRole('dialog').getByLabel(t('roster.team')).selectOption({ index: 1 });
    if (name === 'Amina Abdi') await look('into-team-en');
    await page
      .getByRole('dialog')
      .getByRole('button', { name: t('roster.take') })
      .click();
    await expect(page.locator('.said')).toContainText(t('roster.joined', { name, team: 'Garissa first response' }));
  };
  await take('Amina Abdi');
  await place('roster');
  await settled();
  for (const name of ['Baraka Njoroge', '陈丽']) await take(name);
  expect((await devices.get('Amina Abdi')?.feed())?.said).toMatchObject([{ kind: 'in-team', place: 'Garissa' }]);

  await place('teams');
  await page.getByRole('link', { name: 'Garissa first response' }).click();
  await ready('team');
  await expect(page.locator('.team-gaps > li')).toHaveCount(2);
  await expect(page.getByText(t('state.at-risk'))).toBeVisible();
  await expect(page.locator('.team-gaps')).toContainText('Staff counsellor: all hangs on 陈丽');
  await expect(page.locator('.team-gaps')).toContainText('Somali: only Amina Abdi speaks it');
  await look('team-en');
  const pdf = await window.app.evaluate(async ({ BrowserWindow }) =>
    (await BrowserWindow.getAllWindows()[0]?.webContents.printToPDF({ pageSize: 'A4' }))?.toString('base64'),
  );
  const file = join(window.saved, '..', 'team.pdf');
  writeFileSync(file, Buffer.from(pdf ?? '', 'base64'));
  if (pictures) execFileSync('pdftoppm', ['-r', '80', '-png', file, join(pictures, 'crisis-team-paper')]);
  const text = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' });
  for (const said of ['Garissa first response', 'Amina Abdi', 'radio G7', 'Peer helper']) expect(text).toContain(said);
  expect(text).not.toContain(t('teams.end'));

  // Who takes it back is gone, and it is said what that leaves.
  const amina = devices.get('Amina Abdi') as TestDevice;
  amina.say({ kind: 'roster.changed', learner: `helper${'0'.repeat(10)}`, state: 'e'.repeat(64), listing: null });
  await amina.send(amina.events.slice(-1));
  await page.reload();
  await ready('team');
  await expect(page.locator('.team-gaps')).toContainText(t('gap.language', { language: 'Somali' }));
  await expect(page.locator('.data-table tbody tr')).toHaveCount(2);

  await page.getByRole('button', { name: t('teams.removeOf', { name: 'Baraka Njoroge' }) }).click();
  await page.getByRole('dialog').getByLabel(t('why.label')).fill('On leave until June.');
  await page
    .getByRole('dialog')
    .getByRole('button', { name: t('teams.removeDoes'), exact: true })
    .click();
  await expect(page.locator('.said')).toContainText(t('teams.removed', { name: 'Baraka Njoroge' }));
  await expect(page.locator('.data-table tbody tr')).toHaveCount(1);
});

test('the figures of a report, and all of it looked at in Chinese and Arabic, dark and at 200 %', async () => {
  await place('figures');
  await settled();
  const row = (name: string) => page.locator('.data-table tbody tr', { hasText: name }).first();
  // Of the own office: Baraka alone is on the roster now, and told of what he did.
  await expect(row('Peer helper')).toContainText('1');
  await expect(page.getByRole('region', { name: t('figures.doneTitle') })).toContainText('12');
  await look('figures-en');
  const team = await page.evaluate(async () => {
    const answer = await fetch('/v1/staff/teams');
    return ((await answer.json()) as { teams: { id: string }[] }).teams[0]?.id;
  });
  const zoom = (factor: number) =>
    window.app.evaluate(
      ({ BrowserWindow }, by) => BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(by as number),
      factor,
    );
  const everywhere = async (name: string, rules: AxeRules) => {
    for (const [screen, hash] of [
      ['roster', 'roster'],
      ['teams', 'teams'],
      ['team', `team/${team}`],
      ['figures', 'figures'],
    ]) {
      await page.evaluate((to) => {
        location.hash = `#/${to}`;
      }, hash);
      await ready(screen as string);
      await look(`${screen}-${name}`, rules);
    }
  };
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.selectOption('.language-pick select', 'zh');
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh');
  await everywhere('zh-dark', 'contrast');
  await page.emulateMedia({ colorScheme: 'light' });
  await page.selectOption('.language-pick select', 'ar');
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  await everywhere('ar', 'structure');
  await zoom(2);
  await everywhere('ar-200', 'structure');
  await zoom(1);
  expect(found).toEqual([]);
  expect(wrongs.filter((text) => !/401|404/.test(text))).toEqual([]);
});

test('by keyboard alone, from right to left: a team is made, somebody is taken in, and goes again', async () => {
  const arabic = wordsIn('ar');
  const a = (key: string, values: Values = {}) => arabic(`staff:${key}`, values) as string;
  await page.evaluate(() => {
    location.hash = '#/teams';
  });
  await ready('teams');
  await settled();
  const keyboard = byKeyboard(window);
  const into = (label: string) =>
    keyboard.press('Tab', () =>
      page.evaluate(
        (wanted) =>
          [...((document.activeElement as HTMLInputElement | null)?.labels ?? [])].some(({ textContent }) =>
            textContent?.includes(wanted),
          ),
        label,
      ),
    );
  const toNamed = (name: string) =>
    keyboard.press('Tab', () =>
      page.evaluate((wanted) => document.activeElement?.getAttribute('aria-label') === wanted, name),
    );
  /** A closed list goes on by arrow keys. */
  const choose = (value: RegExp, key = 'ArrowDown') =>
    keyboard.press(key, () =>
      page.evaluate((wanted) => {
        const list = document.activeElement as HTMLSelectElement;
        return new RegExp(wanted).test(list.selectedOptions[0]?.label ?? '');
      }, value.source),
    );
  const isInDialog = () => page.evaluate(() => document.activeElement?.closest('dialog, [role=dialog]') !== null);

  await keyboard.enter(a('teams.make'));
  await expect.poll(isInDialog).toBe(true);
  await keyboard.enter(a('teams.makeDoes'));
  // What is wrong is read out, and one goes on there.
  await expect(page.getByRole('alert')).toHaveText(a('teams.missing.name'));
  await expect(page.getByLabel(a('teams.name'))).toBeFocused();
  await page.keyboard.type('فريق واجير');
  await into(a('by.country'));
  await page.keyboard.press('End');
  await choose(/كينيا/, 'ArrowUp');
  await into(a('teams.place'));
  await page.keyboard.type('واجير');
  await keyboard.into('.team-needs input');
  await page.keyboard.type('1');
  await into(a('teams.addLanguage'));
  await page.keyboard.press('End');
  await choose(/الصومالية/, 'ArrowUp');
  await keyboard.enter(a('teams.addLanguageDoes'));
  await keyboard.enter(a('teams.makeDoes'));
  await ready('team');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('فريق واجير');
  await expect(page.locator('.team-gaps > li')).toHaveCount(2);

  await keyboard.into('.team-gaps > li:first-child a');
  await page.keyboard.press('Enter');
  await ready('roster');
  await settled();
  await toNamed(a('roster.intoTeamOf', { name: 'Baraka Njoroge' }));
  await page.keyboard.press('Enter');
  await expect.poll(isInDialog).toBe(true);
  await into(a('roster.team'));
  await choose(/واجير/);
  await keyboard.enter(a('roster.take'));
  await expect(page.locator('.said')).toContainText('Baraka Njoroge');

  await keyboard.enter(a('place.teams'));
  await ready('teams');
  await settled();
  await keyboard.enter('فريق واجير');
  await ready('team');
  await expect(page.locator('.data-table tbody tr')).toHaveCount(1);
  await toNamed(a('teams.removeOf', { name: 'Baraka Njoroge' }));
  await page.keyboard.press('Enter');
  await into(a('why.label'));
  await page.keyboard.type('في إجازة حتى يونيو.');
  await keyboard.enter(a('teams.removeDoes'));
  await expect(page.locator('.said')).toContainText('Baraka Njoroge');
  await expect(page.locator('.data-table tbody tr')).toHaveCount(0);
});
