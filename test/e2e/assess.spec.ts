/**
 * An assessor at a tablet: a pass, a candidate's request, each step by keyboard, a plug that is pulled, a picture, the signature, and the
 * code to hand back, read as the other camera reads it. axe finds nothing, in English and from right to left.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import QRCode from 'qrcode';
import { type Carried, carriedCode, carriedText, readCarried } from '#core/assessment/carried.ts';
import { type Step, steps } from '#core/assessment/rubric.ts';
import { readSignOff } from '#core/assessment/sign-off.ts';
import type { AssessingView, BroughtToAssess, RequestView } from '#core/contract/assess-calls.ts';
import type { HandedOver } from '#core/contract/programme-calls.ts';
import { codeInPicture } from '#store/picture/code-in-picture.ts';
import { ask } from '../fixtures/ask.ts';
import {
  answerFile,
  hoursRequest,
  later,
  otherSignOff,
  passFile,
  passLine,
  practicalRequest,
  requestOf,
  writeAssessing,
} from '../fixtures/assessing.ts';
import { type Desktop, openDesktop, root } from '../fixtures/desktop.ts';
import { finds, reload, size } from '../fixtures/looking.ts';
import { writeSamplePack } from '../fixtures/sample-pack.ts';
import { sitDown } from '../fixtures/sit-down.ts';
import { tempFolder } from '../fixtures/temp-folder.ts';
import { chooses } from '../fixtures/verifying.ts';
import { wordsIn } from '../fixtures/words.ts';

let folder: ReturnType<typeof tempFolder>;
test.beforeEach(() => {
  folder = tempFolder('assess-window');
});
test.afterEach(() => folder.remove());

const upright = [768, 1024] as const;
const level = [1024, 768] as const;
const now = new Date();
const at = (name: string) => join(folder.path, name);
const keep = (name: string, text: string): string => {
  writeFileSync(at(name), text);
  return at(name);
};

/** As a field of date and time has it. */
function localOf(instant: string): string {
  const at = new Date(instant);
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

/** What the camera would send, of a code on another screen. */
async function showToCamera({ page }: Desktop, carried: Carried): Promise<BroughtToAssess> {
  const picture = await QRCode.toBuffer(carriedCode(carried) ?? '', { errorCorrectionLevel: 'M', scale: 4 });
  const reply = await page.evaluate(
    (base64) =>
      (window as unknown as { fieldpass: { call(name: string, input: object): Promise<unknown> } }).fieldpass.call(
        'assess.frame',
        { bytes: Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0)) },
      ),
    picture.toString('base64'),
  );
  return (reply as { value: BroughtToAssess }).value;
}

async function toRoom({ page, ready }: Desktop): Promise<void> {
  await page.locator('[data-place="assess"]').click();
  await ready('assess');
}

/** Presses Tab until the focus is in a part of the page. */
async function tabTo({ page }: Desktop, selector: string): Promise<void> {
  for (let count = 0; count < 60; count += 1) {
    await page.keyboard.press('Tab');
    if (await page.evaluate((wanted) => document.activeElement?.closest(wanted) !== null, selector)) return;
  }
  throw new Error(`"${selector}" was not reached by Tab`);
}

test('from the pass to the code that is handed back, with a plug that is pulled in between', async () => {
  test.setTimeout(240_000);
  const [data, content] = [at('data'), at('content')];
  writeSamplePack(content);
  await writeAssessing(content);
  let desktop = await sitDown('en', { data, content }, 'Bo Lind');
  const found: string[] = [];
  const look = async (name: string, theme: 'light' | 'dark', [width, height]: readonly [number, number] = upright) => {
    await size(desktop, width, height);
    // Contrast is the same in every language, and everything else in every theme.
    const rules = theme === 'dark' ? 'contrast' : name.endsWith('-en') ? 'all' : 'structure';
    found.push(...(await finds(desktop, { theme, textSize: 100, rules }, `assess-${name}-${width}`)));
  };
  const t = wordsIn('en');
  await size(desktop, ...upright);
  await reload(desktop, { theme: 'light' });
  // Nobody is shown the way before they have something to do with it; everybody finds it.
  expect(await desktop.page.locator('[data-place="assess"]').count()).toBe(0);
  await desktop.page.locator('[data-place="settings"]').click();
  await desktop.page.getByRole('button', { name: t('settings:assessOpen') }).click();
  await desktop.ready('assess');
  await desktop.page.locator('.qr-picture').waitFor();
  await look('empty-en', 'light');

  const own = await ask<HandedOver>(desktop, 'assess.key', {});
  const carried = own.ok ? readCarried(own.value.code ?? '') : null;
  if (carried?.fieldpass !== 'assessor') throw new Error('no key');
  const line = passLine(carried.key, now);
  await chooses(desktop, [keep('other.json', passFile(line.replace('Bo Lind', 'Bo Lund')))]);
  const choose = desktop.page.getByRole('button', { name: t('assess:bring.choose') });
  await choose.click();
  await expect(desktop.page.locator('.assess-said')).toHaveText(t('assess:refused.altered'));
  await chooses(desktop, [keep('pass.json', passFile(line))]);
  await choose.click();
  await expect(desktop.page.locator('.assess-said')).toHaveText(t('assess:taken.pass'));
  await expect(desktop.page.locator('.pass.is-counts')).toContainText('Meridian Relief');
  await desktop.page.locator('[data-place="assess"]').waitFor();

  await chooses(desktop, [keep('request.json', carriedText(practicalRequest(now)))]);
  await choose.click();
  await desktop.ready('assessment');
  await expect(desktop.page.locator('h1')).toHaveText('Amina Yusuf');
  await expect(desktop.page.locator('.criterion.is-critical')).toHaveCount(2);
  // By keyboard alone: into the first criterion, a step; to the next open one, a step.
  await tabTo(desktop, '.criterion');
  await desktop.page.keyboard.press('Space');
  await desktop.page.keyboard.press('ArrowDown');
  await desktop.page.keyboard.press('ArrowDown');
  await expect(desktop.page.locator('.so-far-count')).toContainText('1 of 4');
  await tabTo(desktop, '.so-far');
  await desktop.page.keyboard.press('Enter');
  await desktop.page.keyboard.press('Space');
  await expect(desktop.page.locator('.so-far-count')).toContainText('2 of 4');
  await look('half-en', 'light');

  // What was touched is on the disk when the plug is pulled.
  await desktop.kill();
  desktop = await openDesktop({ data, content });
  const { page } = desktop;
  await desktop.ready('home');
  await toRoom(desktop);
  await page.getByRole('button', { name: 'Open the request of Amina Yusuf' }).click();
  await desktop.ready('assessment');
  await expect(page.locator('.criterion-step[data-selected]')).toHaveText([/^Done/, /^Not done/]);
  const touch = (criterion: number, step: Step) =>
    page.locator('.criterion').nth(criterion).locator('.criterion-step').nth(steps.indexOf(step)).click();
  await touch(1, 'done');
  await touch(2, 'with-help');
  await expect(page.locator('.comes-to-list')).toHaveText('Links to somebody who can do more');
  const sign = page.locator('.assess-sign .action-button.is-main');
  await expect(sign).toHaveAttribute('aria-disabled', 'true');
  await touch(3, 'with-help');
  await expect(page.locator('.so-far .result-word')).toHaveText(t('assess:result.not-yet'));
  await touch(3, 'done-well');
  await expect(page.locator('.so-far .result-word')).toHaveText(t('assess:result.able'));
  await page.getByRole('textbox', { name: t('assess:note') }).fill('Calm. Ask once more what helps.');
  const yesterday = localOf(later(now, -1));
  await page.locator('#seen').fill(yesterday);
  await page.locator('input[type="file"]').setInputFiles(join(root, 'docs', 'pictures', 'overview.png'));
  await page.locator('.evidence-picture').waitFor();
  await look('whole-en', 'light');
  await size(desktop, ...level);
  await page.locator('.assess-sign').evaluate((one) => one.scrollIntoView({ block: 'end' }));
  await look('result-en', 'light', level);

  await sign.click();
  const dialog = page.getByRole('alertdialog');
  await expect(dialog).toContainText('Calm. Ask once more what helps.');
  await look('asked-en', 'light');
  await dialog.getByRole('button', { name: t('assess:sign.practical') }).click();
  const code = page.locator('.hand-back .qr-picture');
  await code.waitFor();
  await expect(page.locator('#answer-title')).toBeFocused();
  await look('signed-en', 'light');
  await size(desktop, ...level);
  const answer = readCarried((await codeInPicture(await code.screenshot())) ?? '');
  if (answer?.fieldpass !== 'sign-off') throw new Error('the code was not read');
  const said = readSignOff(answer.signOffs[0] ?? '');
  expect(said).toMatchObject({
    assessor: carried.key,
    candidate: { name: 'Amina Yusuf' },
    seenAt: new Date(yesterday).toISOString(),
    note: 'Calm. Ask once more what helps.',
    about: {
      station: 'first-talk',
      ratings: { limits: 'done', listens: 'done', asks: 'with-help', links: 'done-well' },
      pictures: [expect.any(String)],
    },
  });
  expect(answer.passes).toEqual([line]);
  await desktop.app.evaluate(({ dialog: system }, path) => {
    system.showSaveDialog = async () => ({ canceled: false, filePath: path });
  }, at('sign-off.json'));
  await page
    .locator('.hand-back')
    .getByRole('button', { name: t('assess:saveFile') })
    .click();
  await page.getByText(t('assess:saved', { file: at('sign-off.json') })).waitFor();
  expect(readCarried(readFileSync(at('sign-off.json'), 'utf8'))).toEqual(answer);

  // Others come by the camera; what another assessor saw of the same shows how far the two agree.
  const hours = await showToCamera(
    desktop,
    hoursRequest(now, [
      [50, 1.5],
      [26, 2],
      [25, 1],
    ]),
  );
  const word = await showToCamera(desktop, requestOf({ kind: 'recommendation', by: 'supervisor' }, now));
  const second = await showToCamera(
    desktop,
    practicalRequest(now, { candidate: { id: 'cccccccc12345678', name: '李明' } }),
  );
  expect([hours.what, word.what, second.what]).toEqual(['request', 'request', 'request']);
  const open = await ask<RequestView>(desktop, 'assess.open', { id: hours.request });
  expect(open).toMatchObject({ ok: true, value: { hoursProblem: { fault: 'overlaps', entry: 2 } } });
  for (const [criterion, step] of [
    ['limits', 'done'],
    ['asks', 'done'],
  ] as const)
    await ask(desktop, 'assess.rate', { id: second.request, criterion, step });
  const rated = (await ask<RequestView>(desktop, 'assess.open', { id: second.request })) as { value: RequestView };
  expect(rated.value.station?.criteria.filter(({ step }) => step)).toHaveLength(2);
  if ('fault' in said || said.about.kind !== 'practical') throw new Error('no assessment');
  const { rubric, ratings } = said.about;
  const theirs = otherSignOff(rubric, { ...ratings, asks: 'done' }, later(now, -1.1));
  await chooses(desktop, [keep('other-sign-off.json', answerFile([theirs], now))]);

  for (const [language, theme] of [
    ['en', 'dark'],
    ['ar', 'light'],
    ...(process.env.FIELDPASS_PICTURES
      ? ([
          ['zh', 'light'],
          ['zh', 'dark'],
          ['ar', 'dark'],
        ] as const)
      : []),
  ] as const) {
    await size(desktop, ...upright);
    await reload(desktop, { language, theme });
    const say = wordsIn(language);
    await toRoom(desktop);
    await page.getByRole('button', { name: say('assess:bring.choose') }).click();
    await expect(page.locator('.assess-said')).toHaveText(say('assess:taken.other-sign-off'));
    await page.locator('.kappa').waitFor();
    await look(`room-${language}`, theme);
    await size(desktop, ...level);
    await page.locator('.kappa').evaluate((one) => one.scrollIntoView({ block: 'end' }));
    await look(`agreement-${language}`, theme, level);
    for (const [name, id] of [
      ['rubric', second.request],
      ['hours', hours.request],
      ['word', word.request],
    ] as const) {
      const { value } = (await ask<AssessingView>(desktop, 'assess.read', {})) as { value: AssessingView };
      const card = value.requests.find((one) => one.id === id);
      await size(desktop, ...upright);
      await page
        .getByRole('button', { name: say('assess:openOf', { name: card?.candidate, title: card?.title }), exact: true })
        .click();
      await desktop.ready('assessment');
      await look(`${name}-${language}`, theme);
      if (name === 'rubric') {
        await page.locator('.criterion').nth(1).scrollIntoViewIfNeeded();
        await look(`criteria-${language}`, theme, level);
      }
      await page.getByRole('button', { name: say('assess:toRoom') }).click();
      await desktop.ready('assess');
    }
  }
  expect(found).toEqual([]);

  // Text at 200 %, in the window of a tablet: nothing sticks out.
  await reload(desktop, { language: 'ar', theme: 'light', textSize: 200 });
  const say = wordsIn('ar');
  await toRoom(desktop);
  const large = { theme: 'light', textSize: 200, rules: 'structure' } as const;
  found.push(...(await finds(desktop, large, 'assess-room-ar')));
  await page.locator('.assess-row .action-button.is-main').first().click();
  await desktop.ready('assessment');
  await page.locator('.criterion, .hours-entry, .assess-sign').first().waitFor();
  found.push(...(await finds(desktop, large, 'assess-request-ar')));
  await page.getByRole('button', { name: say('assess:toRoom') }).click();
  expect(found).toEqual([]);
  await desktop.close();
});
