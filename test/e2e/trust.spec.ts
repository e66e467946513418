/**
 * Whom to trust, told in the real window by somebody without a command line; and how that looks.
 */
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { ask } from '../fixtures/ask.ts';
import { type Desktop, openDesktop, root } from '../fixtures/desktop.ts';
import { dress, finds, looksIn } from '../fixtures/looking.ts';
import { programOf } from '../fixtures/programs.ts';
import { tempFolder } from '../fixtures/temp-folder.ts';
import { chooses, drop, goTo } from '../fixtures/verifying.ts';
import { wordsIn } from '../fixtures/words.ts';

const papers = tempFolder('trust-papers');
const at = (name: string) => join(papers.path, name);
const status = ['trust/status/revocation.json', 'trust/status/refresh.json'].map(at);

test.beforeAll(() => {
  const make = new URL('../fixtures/make-papers.ts', import.meta.url);
  execFileSync(process.execPath, [...programOf(make), papers.path, '0', 'today'], { cwd: root });
});
test.afterAll(() => papers.remove());

async function atVerify(data?: string): Promise<Desktop> {
  const desktop = await openDesktop(data ? { data } : {});
  if (data) await desktop.ready('home');
  else {
    await desktop.ready('welcome-language');
    await ask(desktop, 'learner.create', { name: 'Gate' });
    await desktop.page.reload();
    await desktop.ready('home');
  }
  await goTo(desktop, wordsIn('en')('place.verify'));
  return desktop;
}

/** Brings in these files by the dialog. */
async function brings(desktop: Desktop, files: string[]): Promise<void> {
  await chooses(desktop, files);
  await desktop.page.locator('.known > .action-button').first().click();
}

test('from nothing: the first list is confirmed, a paper is good, then withdrawn; forged and older ones are refused', async () => {
  test.setTimeout(120_000);
  const desktop = await atVerify();
  const { page } = desktop;
  const t = wordsIn('en');
  const word = page.locator('.check-word');
  const known = page.locator('.known');
  const check = async (verdict: string) => {
    await chooses(desktop, [at('good.pdf')]);
    await page.locator('.verify-place > .action-button').click();
    await expect(word).toHaveText(t(`verify:verdict.${verdict}`));
  };
  await expect(known).toContainText(t('trust:emptyTitle'));
  await check('unknown-issuer');

  // Called off: nothing is known still.
  await brings(desktop, [at('lists/first.json')]);
  const dialog = page.getByRole('alertdialog');
  await expect(dialog).toContainText('Meridian Relief');
  await page.keyboard.press('Escape');
  await expect(known).toContainText(t('trust:notBrought'));
  await expect(known).toContainText(t('trust:emptyTitle'));
  await expect(word).toBeVisible();

  // What is taken is what was shown, whatever lies in the file by then.
  copyFileSync(at('lists/first.json'), at('chosen.json'));
  await brings(desktop, [at('chosen.json'), at('trust/status/refresh.json')]);
  const fingerprint = (await dialog.locator('.offer-fingerprint').textContent()) ?? '';
  expect(fingerprint).toMatch(/^\w{4}(-\w{4}){4}$/);
  copyFileSync(at('lists/forged.json'), at('chosen.json'));
  expect(await ask(desktop, 'trust.confirm', { id: '0'.repeat(32) })).toMatchObject({
    failure: { code: 'trust-changed-meanwhile' },
  });
  await dialog.getByRole('button', { name: t('trust:offer.confirm') }).click();
  await expect(known.locator('.known-list h3')).toHaveText(t('trust:listTitle', { sequence: 2 }));
  await expect(known.locator('.known-list .facts')).toContainText(fingerprint);
  // The answer from before is not left standing.
  await expect(page.getByText(t('trust:cleared'))).toBeVisible();
  await expect(word).toHaveCount(0);
  await check('cannot-tell');

  await brings(desktop, status);
  await expect(known.locator('.known-word.is-taken')).toHaveCount(1);
  await expect(known.locator('.known-brought')).toContainText(t('verify:brought.already-known'));
  await check('good');
  // A list is no paper, and is told so where it was taken for one.
  await chooses(desktop, [at('lists/next.json')]);
  await page.locator('.verify-place > .action-button').click();
  await expect(page.locator('.check-why')).toHaveText(t('verify:reason.list-not-paper'));

  // Dropped where papers are dropped, together with the paper.
  await drop(page, [at('lists/withdraws.json'), at('good.pdf')]);
  await expect(word).toHaveText(t('verify:verdict.revoked'));
  await expect(known.locator('.known-word.is-taken')).toHaveCount(1);

  await drop(page, ['lists/forged.json', 'lists/older.json', 'lists/stale.json'].map(at));
  await expect(known.locator('.known-word.is-refused')).toHaveCount(3);
  await expect(known.locator('.known-brought')).toContainText(t('verify:brought.trust-not-following'));
  await expect(known.locator('.known-brought')).toContainText(
    t('verify:brought.trust-older', { sequence: 1, known: 2 }),
  );
  // Nothing was changed by that, so the answer stays.
  await expect(word).toHaveText(t('verify:verdict.revoked'));
  await desktop.close();

  const again = await atVerify(desktop.data);
  const knownAgain = again.page.locator('.known');
  await expect(knownAgain.locator('.known-list h3')).toHaveText(t('trust:listTitle', { sequence: 2 }));
  await expect(knownAgain.locator('.facts')).toContainText('Brought in by Gate');
  await chooses(again, [at('good.pdf')]);
  await again.page.locator('.verify-place > .action-button').click();
  await expect(again.page.locator('.check-word')).toHaveText(t('verify:verdict.revoked'));

  await again.page.getByRole('button', { name: t('trust:forget') }).click();
  await again.page
    .getByRole('alertdialog')
    .getByRole('button', { name: t('trust:forgetConfirm'), exact: true })
    .click();
  await expect(knownAgain).toContainText(t('trust:emptyTitle'));
  await expect(again.page.locator('.check-word')).toHaveCount(0);
  await expect(again.page.locator('#known-title')).toBeFocused();
  await again.close();
});

test('axe finds nothing at what this computer knows, and nothing sticks out, in three languages', async () => {
  test.setTimeout(240_000);
  const desktop = await atVerify();
  const { page, data } = desktop;
  const found: string[] = [];
  for (const language of ['en', 'zh', 'ar'] as const) {
    await ask(desktop, 'settings.change', { language });
    const t = wordsIn(language);
    for (const look of looksIn(language)) {
      await dress(desktop, look);
      await goTo(desktop, t('place.verify'));
      const part = page.locator('.known');
      const see = async (name: string) => {
        await part.evaluate((place) => place.scrollIntoView());
        found.push(...(await finds(desktop, look, `trust-${name}-${language}`)));
      };
      await expect(part).toContainText(t('trust:emptyTitle'));
      // Its words are few: in one language it is seen whether it fits.
      if (language === 'en' || process.env.FIELDPASS_PICTURES) await see('empty');
      await brings(desktop, [at('lists/next.json')]);
      await page.getByRole('alertdialog').waitFor();
      await see('offer');
      await page.getByRole('button', { name: t('trust:offer.confirm') }).click();
      await expect(part).toContainText(t('trust:listTitle', { sequence: 3 }));
      // A list that has become old since it was brought in.
      mkdirSync(join(data, 'trust', 'status'), { recursive: true });
      copyFileSync(at('lists/stale.json'), join(data, 'trust', 'status', 'stale.json'));
      await brings(desktop, [status[0] as string, at('lists/forged.json'), at('lists/next.json')]);
      await expect(part.locator('.known-brought li')).toHaveCount(3);
      await see('known');
      if (process.env.FIELDPASS_PICTURES) {
        await part.locator('.known-list').evaluate((place) => place.scrollIntoView());
        await finds(desktop, look, `trust-known-below-${language}`);
      }
      await page.getByRole('button', { name: t('trust:forget') }).click();
      await page
        .getByRole('alertdialog')
        .getByRole('button', { name: t('trust:forgetConfirm'), exact: true })
        .click();
      await expect(part).toContainText(t('trust:forgotten'));
    }
  }
  expect(found).toEqual([]);
  await desktop.close();
});
