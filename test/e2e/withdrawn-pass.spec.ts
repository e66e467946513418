/**
 * A list of withdrawn passes is brought in where lists are brought in: the assessor reads that their pass does not count any more and signs
 * nothing, the candidate what fell and what to do; and how that looks.
 */
import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { carriedText, readCarried } from '#core/assessment/carried.ts';
import { type SignOff, signSignOff } from '#core/assessment/sign-off.ts';
import type { BroughtSignOffs, HandedOver } from '#core/contract/programme-calls.ts';
import { didKeyOf } from '#core/credential/proof/did-key.ts';
import { ask } from '../fixtures/ask.ts';
import { helper, otherAssessor, passFile, passLine, practicalRequest, writeAssessing } from '../fixtures/assessing.ts';
import type { Desktop } from '../fixtures/desktop.ts';
import { passesText } from '../fixtures/issuer.ts';
import { dress, finds, looksIn, reload } from '../fixtures/looking.ts';
import { writeSamplePack } from '../fixtures/sample-pack.ts';
import { sitDown } from '../fixtures/sit-down.ts';
import { tempFolder } from '../fixtures/temp-folder.ts';
import { chooses } from '../fixtures/verifying.ts';
import { wordsIn } from '../fixtures/words.ts';

const folder = tempFolder('withdrawn-pass');
test.afterAll(() => folder.remove());

const keep = (name: string, text: string): string => {
  writeFileSync(join(folder.path, name), text);
  return join(folder.path, name);
};
const [ownPass, otherPass] = ['00000000-0000-4000-8000-0000000000aa', '00000000-0000-4000-8000-0000000000ab'];

const goTo = async ({ page, ready }: Desktop, place: string) => {
  await page.locator(`[data-place="${place}"]`).click();
  await ready(place);
};

test('from the list that is brought in to what the assessor and the candidate read, in three languages', async () => {
  test.setTimeout(240_000);
  const [data, content] = [join(folder.path, 'data'), join(folder.path, 'content')];
  writeSamplePack(content);
  await writeAssessing(content);
  const desktop = await sitDown('en', { data, content }, 'Bo Lind');
  const { page } = desktop;
  const now = new Date();

  const own = await ask<HandedOver>(desktop, 'assess.key', {});
  const carried = own.ok ? readCarried(own.value.code ?? '') : null;
  if (carried?.fieldpass !== 'assessor') throw new Error('no key');
  for (const [name, text] of [
    ['pass.json', passFile(passLine(carried.key, now))],
    ['request.json', carriedText(practicalRequest(now))],
  ] as const) {
    await chooses(desktop, [keep(name, text)]);
    expect((await ask(desktop, 'assess.bring', {})).ok).toBe(true);
  }
  // The same person takes part in a programme, and somebody else signed two things for them.
  await ask(desktop, 'programme.take-up', { programmeId: helper });
  const takenUp = Date.now();
  const signed = (about: SignOff['about'], after: number) => {
    const at = new Date(takenUp + after).toISOString();
    return signSignOff(otherAssessor, {
      ...{ id: randomUUID(), programme: helper, candidate: carried.person, seenAt: at, signedAt: at, note: '', about },
    });
  };
  const signOffs = [
    signed({ kind: 'document', document: 'licence' }, 5),
    signed({ kind: 'recommendation', by: 'supervisor' }, 500),
  ];
  const passes = [passLine(didKeyOf(otherAssessor.publicKey), now, { id: otherPass })];
  await expect.poll(() => Date.now() > takenUp + 600).toBe(true);
  await chooses(desktop, [keep('signed.json', JSON.stringify({ fieldpass: 'sign-off', v: 1, signOffs, passes }))]);
  const brought = await ask<BroughtSignOffs>(desktop, 'programme.bring', {});
  expect(brought.ok && brought.value.taken).toHaveLength(2);
  await reload(desktop, { theme: 'light' });
  await goTo(desktop, 'programmes');
  await page.locator('.programme-card').click();
  await desktop.ready('programme');
  await expect(page.locator('.signed')).toHaveCount(2);
  await expect(page.locator('.programme-fallen, .is-gone')).toHaveCount(0);

  const list = passesText(
    [
      { pass: ownPass, withdrawnAt: now.toISOString(), reason: 'role-ended' },
      { pass: otherPass, withdrawnAt: new Date(takenUp + 100).toISOString(), reason: 'in-doubt' },
    ],
    { madeAt: now.toISOString() },
  );
  await goTo(desktop, 'verify');
  await chooses(desktop, [keep('passes.json', list)]);
  await page.locator('.known > .action-button').first().click();
  await expect(page.locator('.known-word.is-taken')).toHaveCount(1);
  await expect(page.locator('.known-issuer')).toContainText('2 passes of assessors were withdrawn');

  const found: string[] = [];
  for (const language of ['en', 'zh', 'ar'] as const) {
    const say = wordsIn(language);
    for (const look of looksIn(language)) {
      await reload(desktop, { language });
      await dress(desktop, look);
      await goTo(desktop, 'verify');
      await page.locator('.known-issuer').scrollIntoViewIfNeeded();
      found.push(...(await finds(desktop, look, `withdrawn-known-${language}`)));

      await goTo(desktop, 'assess');
      const pass = page.locator('.pass.is-withdrawn');
      await expect(pass).toContainText(say('assess:passState.withdrawn'));
      await expect(pass).toContainText(language === 'zh' ? '子午线救援组织' : 'Meridian Relief');
      await expect(pass).toContainText(say('assess:passReason.role-ended'));
      await pass.evaluate((one) => one.scrollIntoView({ block: 'center' }));
      found.push(...(await finds(desktop, look, `withdrawn-pass-${language}`)));
      await page.locator('.assess-row .action-button').first().click();
      await desktop.ready('assessment');
      await expect(page.locator('.hindrance')).toContainText(say('assess:hindrance.assessor-withdrawn.what'));
      await expect(page.locator('.hindrance')).toContainText(say('assess:passReason.role-ended'));
      await expect(page.locator('#sign-why')).toHaveText(say('assess:notNow'));
      found.push(...(await finds(desktop, look, `withdrawn-request-${language}`)));

      await goTo(desktop, 'programmes');
      await page.locator('.programme-card').click();
      await desktop.ready('programme');
      await expect(page.locator('.programme-fallen')).toHaveText(say('programme:fallen', { count: 1 }));
      found.push(...(await finds(desktop, look, `withdrawn-programme-${language}`)));
      const gone = page.locator('.signed', { has: page.locator('.is-gone') });
      await expect(gone).toHaveCount(1);
      await expect(gone).toContainText(say('programme:fault.assessor-withdrawn.next'));
      await gone.evaluate((one) => one.scrollIntoView({ block: 'center' }));
      found.push(...(await finds(desktop, look, `withdrawn-signed-${language}`)));
    }
  }
  expect(found).toEqual([]);
  await desktop.close();
});
