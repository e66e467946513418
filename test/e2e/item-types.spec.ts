/**
 * Every type of item in the real window: answered by mouse, answered by keyboard alone, looked at by axe in English, in
 * Chinese and with the page running from right to left.
 */
import { expect, test } from '@playwright/test';
import type { ItemView, SittingState, SittingView } from '#core/contract/exam-calls.ts';
import { itemTypeOf } from '#core/exam/item-types/index.ts';
import type { Response } from '#core/exam/response.ts';
import { answerByKeyboard, answerByMouse } from '../fixtures/answering.ts';
import { ask } from '../fixtures/ask.ts';
import { type Desktop, openDesktop } from '../fixtures/desktop.ts';
import { typeCount, writeEveryTypePack } from '../fixtures/every-type-pack.ts';
import { courseIn } from '../fixtures/journey.ts';
import { axeFinds, reload, size, sticksOut } from '../fixtures/looking.ts';
import { tempFolder } from '../fixtures/temp-folder.ts';

const count = typeCount + 2;
let folder: ReturnType<typeof tempFolder>;
test.beforeEach(() => {
  folder = tempFolder('item-types');
  writeEveryTypePack(`${folder.path}/content`);
});
test.afterEach(() => folder.remove());

async function sitDown(language: string): Promise<[Desktop, SittingView]> {
  const desktop = await openDesktop({ data: `${folder.path}/data`, content: `${folder.path}/content` });
  await desktop.ready('welcome-language');
  await ask(desktop, 'settings.change', { language });
  await ask(desktop, 'learner.create', { name: 'Amina' });
  const sitting = await ask<SittingView>(desktop, 'exam.sit', { courseId: 'sample' });
  if (!sitting.ok) throw new Error(sitting.failure.code);
  await toSitting(desktop);
  return [desktop, sitting.value];
}

async function toSitting(desktop: Desktop, settings = {}): Promise<void> {
  await reload(desktop, settings);
  await desktop.page.locator('.next-card .is-main').click();
  await desktop.ready('sitting');
}

/** Brings the item of this place onto the screen. */
async function show({ page }: Desktop, { position }: ItemView): Promise<void> {
  await page.locator('.question-dot').nth(position).click();
  await expect(page.locator('.question-dot').nth(position)).toHaveAttribute('aria-current', 'step');
}

for (const [way, answer] of [
  ['mouse', answerByMouse],
  ['keyboard alone', answerByKeyboard],
] as const) {
  test(`every type is answered by ${way}: what is kept is the key, and the whole point is earned`, async () => {
    test.setTimeout(120_000);
    const [desktop, sitting] = await sitDown('en');
    const { page } = desktop;
    const course = await courseIn(`${folder.path}/content`, 'sample');
    const best: Response[] = [];
    expect(sitting.items).toHaveLength(count);
    await page.locator('.item-page-title').waitFor();
    for (const item of sitting.items) {
      if (way === 'mouse') await show(desktop, item);
      else expect(await page.evaluate(() => document.activeElement?.className)).toBe('item-page-title');
      const { question } = item;
      const key = course.bank.find(({ type, ...rest }) => {
        const mode = (rest as { mode?: string }).mode;
        return type === question.type && (question.type !== 'judgement' || mode === question.mode);
      });
      if (!key) throw new Error(`no item of type ${question.type}`);
      const response = itemTypeOf(key).best(key);
      best.push(response);
      await answer(page, question, response);
      await page.locator('.save-word.is-saved').waitFor();
      if (way !== 'mouse' && item.position < count - 1) {
        // Enter goes on from everywhere but a button; from there it is two more keys away.
        await page.keyboard.press('Escape');
        for (let tab = 0; tab < 40; tab += 1) {
          const text = await page.evaluate(() => document.activeElement?.textContent ?? '');
          if (/^Next/.test(text)) break;
          await page.keyboard.press('Tab');
        }
        await page.keyboard.press('Enter');
        await expect(page.locator('.item-page-title')).toContainText(`${item.position + 2} of`);
        await expect(page.locator('.item-page-title')).toBeFocused();
      }
    }
    const { attemptId } = sitting.state;
    const state = await ask<SittingState>(desktop, 'exam.state', { attemptId });
    if (!state.ok) throw new Error(state.failure.code);
    // Several options chosen are kept in the order in which they were shown.
    const plain = (response: Response) => ('chosen' in response ? { chosen: [...response.chosen].sort() } : response);
    expect(state.value.responses.map(plain)).toEqual(best.map(plain));
    const decision = await ask(desktop, 'exam.submit', { attemptId });
    expect(decision).toMatchObject({ ok: true, value: { passed: true, overall: { points: count, max: count } } });
    await desktop.close();
  });
}

for (const language of ['en', 'zh', 'ar'] as const) {
  test(`axe finds nothing in any type, and nothing sticks out (${language})`, async () => {
    test.setTimeout(240_000);
    const [desktop, sitting] = await sitDown(language);
    await size(desktop, 1024, 640);
    const found: string[] = [];
    const rules = language === 'en' ? 'all' : 'structure';
    // What fits at 200 % fits at 100 %; colours and, but for right-to-left, places are the same in all.
    const looks = [
      ['light', 100],
      ['dark', 200],
    ] as const;
    for (const [theme, textSize] of language === 'zh' && !process.env.FIELDPASS_PICTURES ? looks.slice(1) : looks) {
      await toSitting(desktop, { theme, textSize });
      for (const item of sitting.items) {
        await show(desktop, item);
        const { type } = item.question;
        const name = `${theme} ${item.situation ? 'situation ' : ''}${type}`;
        for (const finding of await axeFinds(desktop, rules)) found.push(`${name}: ${finding}`);
        const wide = await sticksOut(desktop);
        if (wide) found.push(`${name}: ${wide}`);
        if (process.env.FIELDPASS_PICTURES) {
          const file = `${process.env.FIELDPASS_PICTURES}/${language}-${theme}-${item.position}-${type}.png`;
          await desktop.page.screenshot({ path: file });
        }
      }
    }
    expect(found).toEqual([]);
    await desktop.close();
  });
}
