/**
 * The page of whoever works with the records of a registry, in a browser window that is nothing of ours, against a real
 * registry: what they do there is done in the records, and they see nothing of other offices.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { strFromU8, unzipSync } from 'fflate';
import papaparse from 'papaparse';
import { type AxeRules, axeFinds, sticksOut } from '../fixtures/looking.ts';
import { openPlainWindow, type PlainWindow } from '../fixtures/plain-window.ts';
import { clientId, startSignIn, type TestSignIn } from '../fixtures/sign-in.ts';
import { otherOffice, ownOffice, type StaffWorld, staffWorld } from '../fixtures/staff-world.ts';
import { wordsIn } from '../fixtures/words.ts';

const words = wordsIn('en');
type Values = Readonly<Record<string, unknown>>;
const t = (key: string, values: Values = {}) => words(`staff:${key}`, values) as string;
const passphrase = 'four words in a row';
const pictures = process.env.FIELDPASS_PICTURES;

let provider: TestSignIn;
let world: StaffWorld;
let window: PlainWindow;
let page: Page;
/** What the policy of the page stopped, and what went wrong in it. */
const wrongs: string[] = [];

test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => {
  provider = await startSignIn();
  world = await staffWorld({ more: 30, signIn: { issuer: provider.issuer, clientId } });
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
  provider?.close();
});

const ready = (screen: string) => page.waitForSelector(`html[data-ready="${screen}"]`, { state: 'attached' });
const button = (key: string, values: Values = {}) => page.getByRole('button', { name: t(key, values), exact: true });
const place = async (screen: string) => {
  await page
    .getByRole('navigation', { name: t('places') })
    .getByRole('link', { name: t(`place.${screen}`) })
    .click();
  await ready(screen);
};
const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '');

async function comeIn(code: string): Promise<void> {
  await ready('door');
  await button('door.toCode').click();
  await page.getByLabel(t('door.code'), { exact: true }).fill(code);
  await page.getByLabel(t('password.new'), { exact: true }).fill(passphrase);
  await button('door.accept').click();
  await page.waitForSelector('.shell');
}

/** As the window shows it: of a page in another size the screenshots of the driver hold a part. */
async function takePicture(name: string): Promise<void> {
  const png = await window.app.evaluate(async ({ BrowserWindow }) => {
    const shown = await BrowserWindow.getAllWindows()[0]?.webContents.capturePage();
    return shown?.toPNG().toString('base64') ?? '';
  });
  writeFileSync(join(pictures as string, `${name}.png`), Buffer.from(png, 'base64'));
}

/** The page as it comes out of a printer; its text, and how many sheets it is. */
async function printed(name: string): Promise<{ text: string; sheets: number }> {
  const pdf = await window.app.evaluate(async ({ BrowserWindow }) =>
    (await BrowserWindow.getAllWindows()[0]?.webContents.printToPDF({ pageSize: 'A4' }))?.toString('base64'),
  );
  const file = join(window.saved, '..', `${name}.pdf`);
  writeFileSync(file, Buffer.from(pdf ?? '', 'base64'));
  if (pictures) execFileSync('pdftoppm', ['-r', '80', '-png', file, join(pictures, name)]);
  const text = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' });
  return { text, sheets: text.split('\f').length - 1 };
}

const goOut = async () => {
  await button('signOut').click();
  await ready('door');
};

test('by keyboard alone a focal point comes in with a code, finds who lacks a course, and assigns it to all of them', async () => {
  const code = await world.code('Wanjiru Kamau', 'wanjiru@example.org', {
    roles: ['focal-point'],
    offices: [ownOffice],
  });
  const { keyboard } = page;
  const to = async (name: string) => {
    for (let steps = 0; steps < 60; steps += 1) {
      await keyboard.press('Tab');
      const here = await page.evaluate(() => {
        const { activeElement: at } = document;
        const label = at instanceof HTMLInputElement || at instanceof HTMLSelectElement ? at.labels?.[0] : at;
        return (at?.getAttribute('aria-label') ?? label?.textContent ?? '').trim();
      });
      if (here.startsWith(name)) return;
    }
    throw new Error(`the keyboard does not come to ${name}`);
  };
  // From elsewhere: the page is loaded with the word behind its address, which it reads once and takes away.
  await page.goto('about:blank');
  await page.goto(`${world.url}#sign-in-unknown`);
  await ready('door');
  // Whoever comes back from the sign-in of the organisation without a session is told why.
  await expect(page.getByRole('alert')).toContainText(t('trouble.sign-in-unknown.what'));
  await to(t('door.toCode'));
  await keyboard.press('Enter');
  await to(t('door.code'));
  await keyboard.type(code);
  await to(t('password.new'));
  await keyboard.type('too short');
  await keyboard.press('Enter');
  // What is wrong is said, and the focus is where it is put right.
  await expect(page.getByText(t('password.short'))).toBeVisible();
  await expect(page.getByLabel(t('password.new'), { exact: true })).toBeFocused();
  await keyboard.press('ControlOrMeta+a');
  await keyboard.type(passphrase);
  await keyboard.press('Enter');
  await ready('overview');
  expect(await focused()).toBe(t('overview.title'));
  await expect(page.getByRole('link', { name: t('place.members'), exact: true })).toHaveCount(0);
  await expect(page.getByRole('link', { name: t('place.reviews'), exact: true })).toHaveCount(0);

  // 33 people of the own office; Amina holds the course.
  await expect(page.locator('.figures dd').first()).toHaveText('33');
  const lacking = page.getByRole('link', { name: new RegExp(`^32 people, .*: ${t('holding.never')}$`) });
  await lacking.focus();
  await keyboard.press('Enter');
  await ready('people');
  expect(await focused()).toBe(t('people.title'));
  await expect(page.getByText(t('people.count', { count: 32 })).first()).toBeVisible();
  await expect(page.locator('.data-table')).not.toContainText('Amina Yusuf');

  await to(t('people.assignAll', { count: 32 }));
  await keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toContainText(t('assign.found', { count: 32 }));
  await to(t('assign.does'));
  // Pressed twice it is done once.
  await keyboard.press('Enter');
  await keyboard.press('Enter');
  await expect(page.locator('.said')).toContainText(t('assign.done', { count: 32 }));
  // Where the first was done before the second came, that one asked anew.
  if ((await page.getByRole('dialog').count()) > 0) await keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  const { said } = await world.joseph.feed();
  expect(said.filter(({ kind }) => kind === 'assigned')).toHaveLength(1);
  expect((await world.amina.feed()).said.filter(({ kind }) => kind === 'assigned')).toEqual([]);

  await place('assignments');
  await expect(page.getByText(t('assignments.count', { count: 32 })).first()).toBeVisible();
  await page.getByRole('button', { name: /Joseph Otieno$/ }).click();
  await page.getByLabel(t('why.label')).fill('He passed it elsewhere.');
  await button('cancelAssignment.does').click();
  await expect(page.locator('.said')).toContainText(t('cancelAssignment.done'));
  expect((await world.joseph.feed()).said.map(({ kind }) => kind)).toContain('assignment-ended');
});

test('a list that was narrowed is kept in the address, gone back to, and taken out as CSV and for Excel', async () => {
  await place('people');
  await page.getByLabel(t('people.search.label')).fill('driver 1');
  await expect(page.getByText(t('people.count', { count: 12 })).first()).toBeVisible();
  await expect(page).toHaveURL(/#\/people\?search=driver\+1$/);
  await page.getByRole('link', { name: 'Driver 17' }).click();
  await ready('person');
  await page.goBack();
  await ready('people');
  await expect(page.getByLabel(t('people.search.label'))).toHaveValue('driver 1');
  await page.reload();
  await expect(page.getByText(t('people.count', { count: 12 })).first()).toBeVisible();
  await button('people.all').click();
  await expect(page.getByText(t('people.count', { count: 33 })).first()).toBeVisible();

  const saved = async (ending: string) => {
    const name = () =>
      (existsSync(window.saved) ? readdirSync(window.saved) : []).find((file) => file.endsWith(ending));
    await expect.poll(name).toBeTruthy();
    await expect.poll(() => readFileSync(join(window.saved, name() as string)).length).toBeGreaterThan(100);
    return readFileSync(join(window.saved, name() as string));
  };
  await button('people.csv').click();
  const csv = await saved('.csv');
  await expect(page.locator('.said')).toContainText(t('people.saved'));
  const { data } = papaparse.parse(csv.toString('utf8').replace(/^\uFEFF/, ''), {
    header: false,
    skipEmptyLines: true,
  });
  expect(data.length).toBe(1 + 33);
  expect(data.flat()).toContain('Amina Yusuf');
  expect(csv.toString('utf8')).not.toContain('Claire');
  await button('people.xlsx').click();
  const files = unzipSync(new Uint8Array(await saved('.xlsx')));
  const inside = Object.entries(files)
    .filter(([name]) => name.endsWith('.xml'))
    .map(([, bytes]) => strFromU8(bytes))
    .join('');
  expect(inside).toContain('李明');
  expect(inside).not.toContain('Claire');
});

test('nothing of another office is seen, whatever the address says; somebody new gets a code to hand out', async () => {
  await expect(page.getByLabel(t('by.office')).locator('option')).toHaveText([t('any.office'), ownOffice]);
  await page.evaluate((id) => {
    location.hash = `#/person/${id}`;
  }, world.people.get('Claire Dubois'));
  await expect(page.getByRole('alert')).toContainText(t('trouble.unknown.what'));
  await page.evaluate(() => {
    location.hash = '#/members';
  });
  await ready('overview');
  await place('people');
  await button('people.add').click();
  await page.getByRole('dialog').getByLabel(t('add.name')).fill('Fatima Noor');
  await button('add.does').click();
  const code = await page.locator('.handout-code').textContent();
  await expect(page.locator('.handout')).toContainText('did:web:registry.test');
  const { text, sheets } = await printed('staff-handout');
  expect(sheets).toBe(1);
  for (const said of [code?.trim() ?? '', 'Fatima Noor', 'did:web:registry.test', t('handout.stepCompare')])
    expect(text.replace(/\s+/g, ' ')).toContain(said);
  // Nothing of the page behind it, and no button.
  for (const other of [t('people.title'), t('handout.print'), 'Amina', t('handout.lead').slice(0, 20)])
    expect(text).not.toContain(other);
  if (pictures) await takePicture('staff-handout-screen');
  const { testDevice } = await import('../fixtures/registry.ts');
  expect((await testDevice(world.running.url).enrol(code?.trim() ?? '')).status).toBe(201);
  await page
    .getByRole('dialog')
    .getByRole('button', { name: t('close') })
    .click();
  await expect(page.getByText(t('people.count', { count: 34 })).first()).toBeVisible();
});

test('whoever was away too long signs in above the page, and nothing that was typed is lost', async () => {
  await page.getByRole('link', { name: 'Amina Yusuf' }).click();
  await ready('person');
  await page
    .getByRole('button', { name: t('revoke.button').replace('…', '') })
    .first()
    .click();
  await page.getByLabel(t('why.label')).fill('Issued to the wrong person.');
  world.later(31 * 60_000);
  await button('revoke.does').click();
  const again = page.getByRole('dialog', { name: t('door.againTitle') });
  await expect(again).toBeVisible();
  await page.keyboard.press('Escape');
  await again.getByLabel(t('door.login')).fill('wanjiru@example.org');
  await again.getByLabel(t('door.password'), { exact: true }).fill('not the pass phrase');
  await again.getByRole('button', { name: t('door.signIn') }).click();
  await expect(again.getByRole('alert')).toContainText(t('trouble.sign-in.what'));
  await again.getByLabel(t('door.password'), { exact: true }).fill(passphrase);
  await again.getByRole('button', { name: t('door.signIn') }).click();
  await expect(again).toHaveCount(0);
  await expect(page.getByLabel(t('why.label'))).toHaveValue('Issued to the wrong person.');
  await button('revoke.does').click();
  await expect(page.locator('.said')).toContainText('is withdrawn');
  await expect(page.locator('.state-mark.is-danger').first()).toContainText(t('state.revoked'));
  expect((await world.amina.feed()).said.map(({ kind }) => kind)).toContain('revoked');

  await page
    .locator('main')
    .getByRole('link', { name: t('person.audit') })
    .click();
  await ready('audit');
  const row = page.locator('.data-table tbody tr', { hasText: t('deed.certificate-revoked') });
  await expect(row).toContainText('Wanjiru Kamau');
  await expect(row).toContainText('Issued to the wrong person.');
  await goOut();
});

test('an administrator decides on what waits, adds staff, and every page is looked at in light and dark, 200 % and right to left', async () => {
  await comeIn(await world.code('Peter Maina', 'peter@example.org', { roles: ['administrator'], offices: null }));
  await ready('overview');
  const found: string[] = [];
  const look = async (name: string, rules: AxeRules = 'all') => {
    if (pictures) await takePicture(`staff-${name}`);
    const wide = await sticksOut(window);
    found.push(...[...(await axeFinds(window, rules)), ...(wide ? [wide] : [])].map((one) => `${name}: ${one}`));
  };
  const screens = [
    'overview',
    'people',
    'assignments',
    'reviews',
    'roster',
    'teams',
    'figures',
    'audit',
    'members',
    'account',
  ];
  const everywhere = async (name: string, rules: AxeRules) => {
    for (const screen of screens) {
      await page.evaluate((to) => {
        location.hash = `#/${to}`;
      }, screen);
      await ready(screen);
      await expect(page.locator('.answered[aria-busy], .loading-state')).toHaveCount(0);
      await look(`${screen}-${name}`, rules);
    }
  };
  await everywhere('en', 'all');
  await page.evaluate(() => {
    location.hash = '#/reviews';
  });
  await ready('reviews');
  await page.getByRole('link', { name: 'Joseph Otieno' }).click();
  await ready('review');
  await expect(page.getByText(t('reviewReason.too-fast'))).toBeVisible();
  await expect(page.locator('.answer-times rect')).not.toHaveCount(0);
  await look('review-en');
  await button('review.accept').click();
  await page.getByLabel(t('why.label')).fill('He teaches the course; his supervisor was there.');
  await page
    .getByRole('dialog')
    .getByRole('button', { name: t('review.accept') })
    .click();
  await expect(page.locator('.said')).toContainText(/FP(-[0-9A-Z]{4}){4}-[0-9A-Z] is registered/);
  expect((await world.joseph.feed()).said.map(({ kind }) => kind)).toContain('credential');
  await page.getByRole('link', { name: 'Joseph Otieno' }).click();
  await ready('person');
  await look('person-en');

  // A name is put right: another certificate in the place of the first, with its own number.
  const reason = async (does: string, why: string) => {
    await page.getByRole('dialog').getByLabel(t('why.label')).fill(why);
    await page.getByRole('dialog').getByRole('button', { name: does, exact: true }).click();
    await expect(page.getByRole('dialog')).toHaveCount(0);
  };
  const certificates = page.getByRole('region', { name: t('person.certificates') });
  await certificates.getByRole('button', { name: /^Correct the name on FP-/ }).click();
  await button('correct.does').click();
  await expect(page.getByRole('dialog')).toContainText(t('correct.same'));
  await page.getByRole('dialog').getByLabel(t('correct.name'), { exact: true }).fill('Joseph Otieno Odhiambo');
  await look('correct-en');
  await reason(t('correct.does'), 'His passport says so.');
  await expect(page.locator('.said')).toContainText(/FP(-[0-9A-Z]{4}){4}-[0-9A-Z] stands in its place now/);
  await expect(certificates.getByRole('row')).toHaveCount(3);
  await expect(certificates).toContainText(t('state.replaced'));
  await expect(certificates).toContainText('Joseph Otieno Odhiambo');
  expect((await world.joseph.feed()).said.filter(({ kind }) => kind === 'credential').length).toBeGreaterThan(1);

  // What was seen is reported: the exam waits for somebody again.
  const attempts = page.getByRole('region', { name: t('person.attempts') });
  await attempts.getByRole('button', { name: t('report.button') }).click();
  await look('report-en');
  await reason(t('report.does'), 'Somebody sat beside him.');
  await expect(page.locator('.said')).toContainText(t('report.done'));
  await expect(attempts).toContainText(t('state.review'));
  await expect(attempts).toContainText(t('reviewReason.reported'));

  // A device that was lost: what it sends from now on is set apart.
  const devices = page.getByRole('region', { name: t('person.devices') });
  await devices.getByRole('button', { name: /^Lost or stolen: device/ }).click();
  await reason(t('lost.does'), 'Left in a taxi.');
  await expect(page.locator('.said')).toContainText(t('lost.done'));
  await expect(devices).toContainText(t('state.distrusted'));
  await expect(devices.getByRole('button')).toHaveCount(0);
  await look('person-after-en');

  // Whom nothing is known of is found, too.
  await place('people');
  await page.getByLabel(t('by.office')).selectOption({ label: t('none') });
  await expect(page.getByText(t('people.count', { count: 1 })).first()).toBeVisible();
  await expect(page.getByRole('link', { name: 'Nils Holm' })).toBeVisible();
  await expect(page).toHaveURL(/#\/people\?office=-$/);
  await place('overview');
  await page
    .locator('.share-rows')
    .getByRole('link', { name: t('none') })
    .first()
    .click();
  await ready('people');
  await expect(page.getByRole('link', { name: 'Nils Holm' })).toBeVisible();

  await place('members');
  await page.getByRole('button', { name: t('members.add') }).click();
  const form = page.getByRole('dialog');
  await form.getByLabel(t('add.name')).fill('Claire Dubois');
  await form.getByLabel(t('door.login')).fill('claire@example.org');
  await form.getByLabel(otherOffice).check();
  await look('member-form-en');
  await form.getByRole('button', { name: t('members.add') }).click();
  await expect(page.locator('.handout')).toContainText('claire@example.org');
  expect((await printed('staff-member-code')).text).toContain('claire@example.org');
  await page.keyboard.press('Escape');
  await expect(page.locator('.data-table tbody tr')).toHaveCount(3);

  await page.emulateMedia({ colorScheme: 'dark' });
  await page.selectOption('.language-pick select', 'zh');
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh');
  await everywhere('zh-dark', 'contrast');
  await page.emulateMedia({ colorScheme: 'light' });
  await page.selectOption('.language-pick select', 'ar');
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  const zoom = (factor: number) =>
    window.app.evaluate(
      ({ BrowserWindow }, by) => BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(by as number),
      factor,
    );
  await zoom(2);
  await everywhere('ar-200', 'structure');
  if (pictures) {
    for (const language of ['zh', 'en']) {
      await page.selectOption('.language-pick select', language);
      await expect(page.locator('html')).toHaveAttribute('lang', language);
      await everywhere(`${language}-200`, 'structure');
    }
  }
  await zoom(1);
  await page.selectOption('.language-pick select', 'en');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await goOut();
  expect(found).toEqual([]);
  expect(wrongs.filter((text) => !/401|404/.test(text))).toEqual([]);
});

test('by the sign-in of the organisation: there, back, and in; who does not work here is told so', async () => {
  // Tokens of a sign-in are of now.
  world.later(Date.now() - world.now().getTime());
  await page.clock.setSystemTime(new Date());
  // The server in front, which has the address of the registry and its TLS.
  const hosts = { from: 'https://registry.test', to: world.running.url, issuer: provider.issuer };
  await window.app.evaluate(({ session }, { from, to, issuer }) => {
    session.defaultSession.webRequest.onBeforeRequest(({ url }, answer) => {
      if (url.startsWith(from)) return answer({ redirectURL: to + url.slice(from.length) });
      return answer({ cancel: !url.startsWith(to) && !url.startsWith(issuer) });
    });
  }, hosts);
  const { host } = new URL(provider.issuer);
  const signInThere = async (person: string) => {
    await page.getByRole('link', { name: t('door.organisation', { name: host }) }).click();
    await page.locator('input[name="login"]').fill(person);
    await page.locator('input[name="password"]').fill('any');
    await page.locator('button[type="submit"]').click();
    const consent = page.locator('input[name="prompt"][value="consent"]');
    await page.waitForURL((url) => url.href.startsWith(world.running.url) || url.pathname.startsWith('/interaction/'));
    if ((await consent.count()) > 0) await page.locator('button[type="submit"]').click();
    await page.waitForURL(`${world.running.url}/staff/**`);
  };
  await page.goto(`${world.url}#/people`);
  await page.reload();
  await ready('door');
  if (pictures) await takePicture('staff-door-organisation');
  await signInThere('stranger@example.org');
  await ready('door');
  await expect(page.getByRole('alert')).toContainText(t('trouble.sign-in-unknown.what'));
  await world.code('Grace Achieng', 'grace@example.org', { roles: ['focal-point'], offices: [ownOffice] });
  await page.goto(`${world.url}#/people`);
  await page.reload();
  await ready('door');
  await signInThere('grace@example.org');
  // Where one was before.
  await ready('people');
  await expect(page.locator('.shell-me')).toContainText('Grace Achieng');
  await goOut();
});
