/**
 * Whoever decides about a certificate that rests on a pass that was withdrawn reads whose it was, who withdrew it, from when and why, and
 * keeps the certificate.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { passListText, signPassList } from '#core/assessment/withdrawn-passes.ts';
import type { Programme } from '#core/programme/programme.ts';
import { lookForFallenPasses } from '#registry/replay/fallen-passes.ts';
import { type AxeRules, axeFinds, sticksOut } from '../fixtures/looking.ts';
import { assessors, passOf, peerHelper } from '../fixtures/peer-helper.ts';
import { openPlainWindow, type PlainWindow } from '../fixtures/plain-window.ts';
import { registryId, registryNow, testLibrary } from '../fixtures/registry.ts';
import { type StaffWorld, staffWorld } from '../fixtures/staff-world.ts';
import { wordsIn } from '../fixtures/words.ts';

const pictures = process.env.FIELDPASS_PICTURES;
const name = 'Grace Wanjala';
let world: StaffWorld;
let window: PlainWindow;

test.beforeAll(async () => {
  world = await staffWorld();
});
test.afterAll(async () => {
  await window?.close();
  await world?.close();
});

/** She reached the programme, and then her assessor's pass fell: the number of her certificate. */
async function fallen(): Promise<string> {
  const { running, registry } = world;
  const { identity, dataFolder, pool, tools } = running.registry;
  const { courses, programmes } = await testLibrary;
  const programme = programmes.find(({ id }) => id === 'peer-helper') as Programme;
  const issuing = { id: registryId, key: identity.signing, at: registryNow.toISOString() };
  const { lessons, exams, reached } = peerHelper({ learner: 'gracegracegrace1', programme, courses, issuing });
  const pass = '00000000-0000-4000-8000-000000000001';
  const passes = [passOf(assessors.bo, issuing, { id: pass }), passOf(assessors.chen, issuing)];
  const device = await registry.device(name);
  for (const body of [...lessons, ...exams(), { ...reached(), passes }]) device.say(body);
  await device.send();
  await running.replayed();
  const { said } = await device.feed();
  const number = said.flatMap((one) =>
    one.kind === 'verdict' && one.verdict.outcome === 'registered' ? [one.verdict.number] : [],
  );
  const folder = join(dataFolder, 'trust', 'status');
  mkdirSync(folder, { recursive: true });
  const list = signPassList(identity.signing, {
    ...{ issuer: registryId, number: 1, madeAt: registryNow.toISOString() },
    passes: [{ pass, withdrawnAt: '2027-01-17T00:00:00.000Z', reason: 'in-doubt' }],
  });
  writeFileSync(join(folder, 'passes.json'), passListText(list));
  expect(await lookForFallenPasses(pool, tools)).toBe(1);
  return number.at(-1) ?? '';
}

test('what the pass was and what became of it is read in three languages, and the certificate is kept', async () => {
  test.setTimeout(120_000);
  const number = await fallen();
  const code = await world.code('Peter Maina', 'peter@example.org', { roles: ['administrator'], offices: null });
  window = await openPlainWindow(world.url, ['--lang=en-US']);
  const { page } = window;
  await page.clock.setSystemTime(world.now());
  await page.reload();
  const ready = (screen: string) => page.waitForSelector(`html[data-ready="${screen}"]`, { state: 'attached' });
  const t = (key: string, values = {}) => wordsIn('en')(`staff:${key}`, values) as string;
  await ready('door');
  await page.getByRole('button', { name: t('door.toCode'), exact: true }).click();
  await page.getByLabel(t('door.code'), { exact: true }).fill(code);
  await page.getByLabel(t('password.new'), { exact: true }).fill('four words in a row');
  await page.getByRole('button', { name: t('door.accept'), exact: true }).click();
  await page.waitForSelector('.shell');
  await page.evaluate(() => {
    location.hash = '#/reviews';
  });
  await ready('reviews');
  await page.getByRole('link', { name }).click();
  await ready('review');

  const found: string[] = [];
  const looks: readonly (readonly ['en' | 'zh' | 'ar', 'light' | 'dark', AxeRules])[] = [
    ['en', 'light', 'all'],
    ['zh', 'dark', 'contrast'],
    ['ar', 'light', 'structure'],
  ];
  for (const [language, colorScheme, rules] of looks) {
    await page.emulateMedia({ colorScheme });
    await page.selectOption('.language-pick select', language);
    await expect(page.locator('html')).toHaveAttribute('lang', language);
    const say = wordsIn(language);
    await expect(page.getByText(say('staff:reviewReason.pass-withdrawn'))).toBeVisible();
    const withdrawn = page.getByRole('region', { name: say('staff:review.why') }).locator('.review-reports');
    await expect(withdrawn).toContainText('Bo Lind');
    await expect(withdrawn).toContainText('Test registry');
    await expect(withdrawn).toContainText(say('staff:review.passReason.in-doubt'));
    const signers = page.getByRole('region', { name: say('staff:review.signers') });
    await expect(signers).toContainText('陈丽');
    if (pictures)
      await page.screenshot({ path: join(pictures, `staff-withdrawn-${language}-${colorScheme}.png`), fullPage: true });
    const wide = await sticksOut(window);
    found.push(...(await axeFinds(window, rules)), ...(wide ? [wide] : []));
  }
  expect(found).toEqual([]);

  await page.emulateMedia({ colorScheme: 'light' });
  await page.selectOption('.language-pick select', 'en');
  await page.getByRole('button', { name: t('review.accept'), exact: true }).click();
  await page.getByLabel(t('why.label')).fill('Asked the organisation: it was seen.');
  await page
    .getByRole('dialog')
    .getByRole('button', { name: t('review.accept') })
    .click();
  await expect(page.locator('.said')).toContainText(number);
});
