/**
 * A candidate's way through a programme in the real window: taken up, declared, hours in the logbook, asked and signed; what is refused and
 * why; and how it looks.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { ask } from '../fixtures/ask.ts';
import { byKeyboard } from '../fixtures/by-keyboard.ts';
import { shiftClocks } from '../fixtures/clocks.ts';
import { type Desktop, openDesktop } from '../fixtures/desktop.ts';
import { answersTo, contentWithListener } from '../fixtures/listener-programme.ts';
import { dress, finds, looksIn } from '../fixtures/looking.ts';
import { tempFolder } from '../fixtures/temp-folder.ts';
import { chooses } from '../fixtures/verifying.ts';
import { wordsIn } from '../fixtures/words.ts';

type Language = 'en' | 'zh' | 'ar';

const content = tempFolder('programme-content');
const carried = tempFolder('programme-carried');
const dayMinutes = 24 * 60;

test.beforeAll(() => contentWithListener(content.path));
test.afterAll(() => {
  content.remove();
  carried.remove();
});

/** A day before today, as a person here lives it. */
function daysAgo(days: number): string {
  const at = new Date(Date.now() - days * dayMinutes * 60_000);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}
const instant = (days: number, time: string) => new Date(`${daysAgo(days)}T${time}`).toISOString();

async function open(language: Language): Promise<Desktop> {
  const desktop = await openDesktop({ content: content.path });
  await desktop.ready('welcome-language');
  await ask(desktop, 'settings.change', { language });
  await ask(desktop, 'learner.create', { name: 'Amina Yusuf' });
  await desktop.page.reload();
  await desktop.ready('home');
  return desktop;
}

async function goTo({ page, ready }: Desktop, title: string | null): Promise<void> {
  await page.locator('.shell-place[data-place="programmes"]').click();
  await ready('programmes');
  if (title === null) return;
  await page.locator('.programme-card', { hasText: title }).click();
  await ready('programme');
}
const goToLogbook = async (desktop: Desktop) => {
  await goTo(desktop, 'Listener');
  await desktop.page.locator('.programme-where .action-button').last().click();
  await desktop.ready('logbook');
};

/** The system's dialog saves here. */
const saves = (desktop: Desktop, file: string) =>
  desktop.app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath });
  }, file);

const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent?.trim() ?? '');

/** Of a part that begins with the title of this id, where pictures are taken. */
async function picture(page: Page, name: string, title = ''): Promise<void> {
  const folder = process.env.FIELDPASS_PICTURES;
  if (!folder) return;
  if (title) await page.locator(`#${title}`).evaluate((part) => part.scrollIntoView({ block: 'start' }));
  await page.screenshot({ path: join(folder, `${name}.png`) });
}

const typeEntry = async (page: Page, times: { day: string; from: string; to: string }) => {
  await page.locator('.entry-form input[type="date"]').fill(times.day);
  await page.locator('.entry-form input[type="time"]').first().fill(times.from);
  await page.locator('.entry-form input[type="time"]').last().fill(times.to);
};

test('taken up, declared, hours kept and refused, asked, signed and brought back; bad ones refused with the reason', async () => {
  test.setTimeout(240_000);
  const desktop = await open('en');
  const { page } = desktop;
  const t = wordsIn('en');
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const row = (title: string) => page.locator('.way-step', { has: page.locator('h3', { hasText: title }) });
  const sentence = page.locator('.programme-sentence');

  await shiftClocks(desktop, { boot: 0, wall: -40 * dayMinutes });
  await goTo(desktop, 'Listener');
  await expect(sentence).toHaveText(t('programme:where.not-begun'));
  // Before it is taken up nobody can be asked: it would not count.
  await row('A licence').getByRole('button').click();
  await expect(page.getByRole('button', { name: /Ask for a signature/ })).toHaveCount(0);
  await button(t('programme:takeUp.button')).click();
  await expect(sentence).toHaveText(t('programme:where.under-way', { met: '0', count: 6 }));
  await expect.poll(() => focused(page)).toBe('The promise, signed');
  await expect(row('A first talk, seen')).toContainText('First comes: The promise, signed');

  await page
    .getByRole('button', { name: /^Read and sign/ })
    .first()
    .click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('I write no names, on paper or anywhere else.');
  await expect(button(t('programme:declare.sign'))).toBeDisabled();
  await dialog.locator('.choice-tile').click();
  await button(t('programme:declare.sign')).click();
  await expect(row('The promise')).toHaveClass(/is-met/);
  await expect(row('A first talk, seen')).toHaveClass(/is-open/);
  await shiftClocks(desktop, { boot: 0, wall: 0 });

  await goToLogbook(desktop);
  await expect(page.locator('.log-empty')).toContainText(t('logbook:emptyTitle'));
  await button(t('logbook:add')).click();
  await typeEntry(page, { day: daysAgo(2), from: '10:00', to: '11:30' });
  await page.locator('.entry-form textarea').fill('Talked with Amina Yusuf about sleep');
  await expect(page.locator('.name-warning')).toContainText('“Amina Yusuf”');
  await page.locator('.entry-form textarea').fill('About sleep and who to call');
  await expect(page.locator('.name-warning')).toHaveCount(0);
  await button(t('logbook:form.keep')).click();
  await expect(page.locator('.log-entry')).toHaveCount(1);
  expect(await focused(page)).toBe(t('logbook:add'));

  await button(t('logbook:add')).click();
  await typeEntry(page, { day: daysAgo(2), from: '11:00', to: '12:00' });
  await button(t('logbook:form.keep')).click();
  await expect(page.locator('.entry-refused')).toContainText('At the same time something else is written down');
  await expect(page.locator('.entry-form input[type="time"]').first()).toHaveValue('11:00');
  await typeEntry(page, { day: daysAgo(60), from: '11:00', to: '12:00' });
  await button(t('logbook:form.keep')).click();
  await expect(page.locator('.entry-refused')).toContainText(t('logbook:fault.before-programme'));
  await typeEntry(page, { day: daysAgo(2), from: '23:30', to: '00:15' });
  await expect(page.locator('.entry-form')).toContainText('until the next day');
  await button(t('logbook:form.keep')).click();
  await expect(page.locator('.log-entry')).toHaveCount(2);

  // One too many is removed; a supervisor is asked about the rest.
  await page.locator('.log-entry').first().locator('.quiet-icon').click();
  await button(t('logbook:removeYes')).click();
  await expect(page.locator('.log-entry')).toHaveCount(1);
  await page.locator('.log-check').click();
  await page
    .locator('.log-selected')
    .getByRole('button', { name: t('logbook:ask') })
    .click();
  await expect(dialog.locator('svg.qr-picture')).toBeVisible();
  const hours = join(carried.path, 'hours.json');
  await saves(desktop, hours);
  await button(t('programme:ask.save')).click();
  await expect(dialog).toContainText('hours.json');
  expect(existsSync(hours)).toBe(true);
  expect(readFileSync(hours, 'utf8')).not.toContain('sleep');
  await page.keyboard.press('Escape');

  const bring = async (files: string[]) => {
    await chooses(desktop, files);
    await button(t('programme:bring.choose')).click();
  };
  const hoursAnswer = answersTo(hours, content.path, join(carried.path, 'hours'));
  await goTo(desktop, 'Listener');
  for (const [name, fault] of [
    ['altered', 'altered'],
    ['expired', 'assessor-expired'],
    ['unknown', 'assessor-unknown'],
    ['other', 'for-somebody-else'],
  ] as const) {
    await bring([hoursAnswer(name)]);
    const refused = page.locator('.brought > .is-refused');
    await expect(refused).toContainText(t(`programme:fault.${fault}.what`));
    await expect(refused).toContainText(t('programme:bring.kept'));
    await expect(refused).toContainText(t(`programme:fault.${fault}.next`));
  }
  await expect(page.locator('.signed')).toHaveCount(0);
  await bring([hoursAnswer('good')]);
  await expect(page.locator('.brought > .is-taken')).toContainText('Kofi Osei');
  await bring([hoursAnswer('good')]);
  await expect(page.locator('.brought > .is-refused')).toContainText(t('programme:fault.known-already.what'));
  await expect(row('Two hours of talks')).toContainText('1 hour 30 minutes of 2 hours');
  await goToLogbook(desktop);
  await expect(page.locator('.log-entry')).toContainText('Confirmed by Kofi Osei');
  await expect(page.locator('.log-check')).toHaveCount(0);

  await goTo(desktop, 'Listener');
  await row('A first talk, seen').getByRole('button').first().click();
  await row('A first talk, seen')
    .getByRole('button', { name: /Ask an assessor/ })
    .click();
  const talk = join(carried.path, 'talk.json');
  await saves(desktop, talk);
  await button(t('programme:ask.save')).click();
  await expect(dialog).toContainText('talk.json');
  await page.keyboard.press('Escape');
  const talkAnswer = answersTo(talk, content.path, join(carried.path, 'talk'));
  await bring([talkAnswer('good'), talkAnswer('second')]);
  await expect(page.locator('.brought > .is-taken')).toHaveCount(2);
  await expect(row('A first talk, seen')).toHaveClass(/is-met/);
  await expect(page.locator('.agreement-list')).toContainText(t('programme:agreement.kappa'));
  await page.locator('.signed-criteria summary').first().click();
  await expect(page.locator('.signed').first()).toContainText(t('programme:step.done-well'));
  await desktop.close();
});

/** Asks about something and brings in what assessors answer. */
async function isSigned(desktop: Desktop, about: object, name: string, answers: readonly string[]): Promise<void> {
  const request = join(carried.path, `${name}.json`);
  await saves(desktop, request);
  await ask(desktop, 'programme.save-ask', { programmeId: 'listener', about });
  const answer = answersTo(request, content.path, join(carried.path, name));
  await chooses(desktop, answers.map(answer));
  const brought = await ask<{ taken: object[] }>(desktop, 'programme.bring', {});
  expect(brought.ok && brought.value.taken).toHaveLength(answers.length);
}

test('by keyboard alone, from right to left: taken up, declared, hours written down, a supervisor asked', async () => {
  const desktop = await open('ar');
  const { page } = desktop;
  const keyboard = byKeyboard(desktop);
  const t = wordsIn('ar');
  const dialog = page.getByRole('dialog');
  await shiftClocks(desktop, { boot: 0, wall: -3 * dayMinutes });
  await keyboard.into('.shell-place[data-place="programmes"]');
  await page.keyboard.press('Enter');
  await desktop.ready('programmes');
  await keyboard.into('.programme-card');
  await expect(page.locator('.programme-card:focus')).toContainText('Listener');
  await page.keyboard.press('Enter');
  await desktop.ready('programme');
  await keyboard.enter(t('programme:takeUp.button'));
  // What comes next is named and has the focus; its way on is the next thing to reach.
  await expect.poll(() => focused(page)).toBe('The promise, signed');
  const begins = t('programme:way.declarationButton');
  await keyboard.press('Tab', async () => (await focused(page)).startsWith(begins));
  await page.keyboard.press('Enter');
  await expect(dialog).toBeVisible();
  await keyboard.into('.choice-tile');
  await page.keyboard.press('Space');
  await keyboard.enter(t('programme:declare.sign'));
  await expect(page.locator('.way-step.is-met')).toHaveCount(1);
  await shiftClocks(desktop, { boot: 0, wall: 0 });

  await keyboard.enter(t('programme:toLogbook'));
  await desktop.ready('logbook');
  await keyboard.enter(t('logbook:add'));
  const [year, month, day] = daysAgo(1).split('-');
  // As the system's fields are typed into.
  await page.keyboard.type(`${month}${day}${year}`);
  for (const [place, time] of [
    [2, '0900AM'],
    [3, '1030AM'],
  ] as const) {
    await keyboard.into(`.entry-times > :nth-child(${place})`);
    await page.keyboard.type(time);
  }
  await keyboard.enter(t('logbook:form.keep'));
  await expect(page.locator('.log-entry')).toHaveCount(1);
  expect(await focused(page)).toBe(t('logbook:add'));
  await keyboard.into('.log-check');
  await page.keyboard.press('Space');
  await keyboard.enter(t('logbook:ask'));
  await expect(dialog.locator('svg.qr-picture')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  expect(await focused(page)).toBe(t('logbook:ask'));
  await desktop.close();
});

/** Somebody well on their way: by calls, since the way was walked above. */
async function onTheWay(language: Language): Promise<Desktop> {
  const desktop = await open(language);
  await shiftClocks(desktop, { boot: 0, wall: -100 * dayMinutes });
  for (const programmeId of ['listener', 'peer-helper']) await ask(desktop, 'programme.take-up', { programmeId });
  const read = await ask<{ asked: { parts: { way?: { digest?: string } }[] } }>(desktop, 'programme.read', {
    programmeId: 'listener',
  });
  const digest = read.ok ? read.value.asked.parts[0]?.way?.digest : undefined;
  await ask(desktop, 'programme.declare', { programmeId: 'listener', documentId: 'promise', digest });
  await shiftClocks(desktop, { boot: 0, wall: 0 });
  type Kept = { logbook: { entries: { id: string; from: string; to: string; people: number }[] } };
  let entries: Kept['logbook']['entries'] = [];
  for (const [days, from, to, people] of [
    [70, '09:00', '12:00', 2],
    [45, '14:00', '15:30', 1],
    [40, '14:00', '16:00', 1],
    [12, '22:30', '23:45', 1],
    [3, '08:00', '08:45', 4],
  ] as const) {
    const kept = await ask<Kept>(desktop, 'logbook.add', {
      ...{
        programmeId: 'listener',
        activity: 'talks',
        people,
        note: days === 12 ? 'After the night shift, at the tents' : '',
      },
      ...{ from: instant(days, from), to: instant(days, to) },
    });
    if (kept.ok) entries = kept.value.logbook.entries;
  }
  expect(entries).toHaveLength(5);
  const newest = entries.slice(0, 2);
  const asked = newest.map(({ id, from, to, people }) => ({ id, from, to, people }));
  await isSigned(desktop, { kind: 'hours', activity: 'talks', entries: asked }, `${language}-hours`, ['good']);
  await isSigned(desktop, { kind: 'practical', station: 'first-talk' }, `${language}-talk`, ['good', 'second']);
  return desktop;
}

/** What was missing has the focus; one goes on from there, and back to what was passed over. */
async function listedByKeyboard(desktop: Desktop): Promise<void> {
  const { page } = desktop;
  const keyboard = byKeyboard(desktop);
  await expect(page.locator('[data-field="country"] select')).toBeFocused();
  await page.keyboard.press('End');
  await keyboard.press('ArrowUp', () =>
    page.evaluate(() => (document.activeElement as HTMLSelectElement | null)?.value === 'KE'),
  );
  await keyboard.into('[data-field="place"]');
  await page.keyboard.type('Garissa');
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowDown');
  await expect(page.locator('.roster-choice .choice-tile[data-selected]').last()).toHaveText(
    wordsIn('ar')('listing:reach.country') as string,
  );
  await keyboard.press('Shift+Tab', () =>
    page.evaluate(() => document.activeElement?.matches('.languages-field select') ?? false),
  );
  // Passing over others adds none of them.
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(page.locator('.languages-chosen > li')).toHaveCount(1);
  await keyboard.enter(wordsIn('ar')('listing:languages.does') as string);
  await expect(page.locator('.languages-chosen > li')).toHaveCount(2);
  await expect(page.locator('.languages-field select')).toBeFocused();
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Enter');
  await expect(page.locator('.languages-chosen > li')).toHaveCount(1);
  await expect(page.locator('.languages-field select')).toBeFocused();
}

for (const language of ['en', 'zh', 'ar'] as const) {
  test(`axe finds nothing in programmes and logbook, and nothing sticks out (${language})`, async () => {
    test.setTimeout(process.env.FIELDPASS_PICTURES ? 900_000 : 300_000);
    const desktop = await onTheWay(language);
    const { page } = desktop;
    const t = wordsIn(language);
    const found: string[] = [];
    const looks = looksIn(language);
    for (const look of looks) {
      const see = async (name: string) => void found.push(...(await finds(desktop, look, `${name}-${language}`)));
      await dress(desktop, look);
      await goTo(desktop, null);
      await see('programmes');
      await goTo(desktop, 'Listener');
      await picture(page, `programme-head-${language}-${look.theme}-${look.textSize}`);
      await page.locator('.way-step [aria-expanded]').first().click();
      await page.locator('.signed-criteria summary').first().click();
      await see('programme');
      for (const part of ['asked', 'bring', 'agreement']) {
        await picture(page, `programme-${part}-${language}-${look.theme}-${look.textSize}`, `${part}-title`);
      }
      await goToLogbook(desktop);
      await page.locator('.log-check').first().click();
      await see('logbook');
      for (const part of ['entries', 'months']) {
        await picture(page, `logbook-${part}-${language}-${look.theme}-${look.textSize}`, `${part}-title`);
      }
      await page.locator('.log-selected .action-button').first().click();
      await page.locator('.qr-picture').waitFor();
      await see('logbook-ask');
      await page.keyboard.press('Escape');
      await page.locator('#log-add').click();
      await page.locator('.entry-form textarea').fill('Amina Yusuf');
      await page.locator('.name-warning').waitFor();
      await typeEntry(page, { day: daysAgo(12), from: '23:00', to: '01:00' });
      await page.locator('.entry-form .is-main').click();
      await expect(page.locator('.entry-refused')).toContainText(t('logbook:refusedTitle'));
      await see('logbook-form');
    }
    // Certified, and later when it may be renewed.
    for (const [days, from, to] of [
      [30, '09:00', '10:00'],
      [20, '09:00', '10:00'],
    ] as const) {
      await ask(desktop, 'logbook.add', {
        ...{ programmeId: 'listener', activity: 'meetings', people: 1, note: '' },
        ...{ from: instant(days, from), to: instant(days, to) },
      });
    }
    const word = { kind: 'recommendation', by: 'supervisor' };
    await isSigned(desktop, word, `${language}-word`, ['good']);
    for (const look of looks) {
      await shiftClocks(desktop, { boot: 0, wall: 0 });
      await dress(desktop, look);
      await goTo(desktop, 'Listener');
      await expect(page.locator('.standing-word')).toHaveText(t('programme:state.certified'));
      await picture(page, `programme-certified-${language}-${look.theme}-${look.textSize}`);
      await goTo(desktop, null);
      await page.locator('.place-row', { hasText: t('listing:entry.title') }).click();
      await desktop.ready('roster');
      found.push(...(await finds(desktop, look, `roster-${language}`)));
      await page.getByRole('button', { name: t('listing:form.consent') }).click();
      await expect(page.locator('.field-problem')).toHaveText(t('listing:missing.country'));
      // From left to right with the mouse, from right to left with the keyboard alone.
      if (language === 'ar') await listedByKeyboard(desktop);
      else {
        await page.getByLabel(t('listing:country')).selectOption('KE');
        await page.getByLabel(t('listing:place')).fill('Garissa');
      }
      await picture(page, `roster-form-${language}-${look.theme}-${look.textSize}`, 'listing-preview');
      await page.getByRole('button', { name: t('listing:form.consent') }).click();
      await expect(page.locator('#listing-standing')).toHaveText(t('listing:standing.nobody-asked.title'));
      await expect(page.locator('#listing-standing')).toBeFocused();
      found.push(...(await finds(desktop, look, `roster-listed-${language}`)));
      await ask(desktop, 'roster.change', { listing: null });
      await shiftClocks(desktop, { boot: 0, wall: 600 * dayMinutes });
      await goTo(desktop, 'Listener');
      await expect(page.locator('.standing-word')).toHaveText(t('programme:state.renewal-open'));
      await picture(page, `programme-period-${language}-${look.theme}-${look.textSize}`, 'period-title');
      found.push(...(await finds(desktop, look, `programme-renewal-${language}`)));
      if (look !== looks[0]) continue;
      // Not renewed: it can still be, then it can be reinstated, then it is begun anew.
      for (const [state, days] of [
        ['grace', 780],
        ['lapsed', 900],
        ['ended', 1300],
      ] as const) {
        await shiftClocks(desktop, { boot: 0, wall: days * dayMinutes });
        await goTo(desktop, 'Listener');
        await expect(page.locator('.standing-word')).toHaveText(t(`programme:state.${state}`));
        found.push(...(await finds(desktop, look, `programme-${state}-${language}`)));
      }
      await expect(page.getByRole('button', { name: t('programme:takeUp.button') })).toBeVisible();
    }
    expect(found).toEqual([]);
    await desktop.close();
  });
}
