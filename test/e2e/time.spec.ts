/**
 * The clock of the exam in the running application: sleep, a changed wall clock, a restart, and the end of the time.
 */
import { expect, test } from '@playwright/test';
import type { QuestionView } from '#core/exam/item-types/views.ts';
import type { Response } from '#core/exam/response.ts';
import { someAnswer } from '../fixtures/answering.ts';
import { ask } from '../fixtures/ask.ts';
import { shiftClocks } from '../fixtures/clocks.ts';
import { type Desktop, openDesktop } from '../fixtures/desktop.ts';
import { tempFolder } from '../fixtures/temp-folder.ts';

const minute = 60_000;
type State = { attemptId: string; phase: string; remainingMs: number; responses: Response[] };
type Sitting = { state: State; items: { question: QuestionView }[] };

async function begin(data: string): Promise<[Desktop, Sitting]> {
  const desktop = await openDesktop({ data });
  await desktop.ready('welcome-language');
  await ask(desktop, 'learner.create', { name: 'Time' });
  const sitting = await ask<Sitting>(desktop, 'exam.sit', { courseId: 'basic-security' });
  if (!sitting.ok) throw new Error(sitting.failure.code);
  return [desktop, sitting.value];
}

const state = async (desktop: Desktop, attemptId: string) => {
  const reply = await ask<State>(desktop, 'exam.state', { attemptId });
  if (!reply.ok) throw new Error(reply.failure.code);
  return reply.value;
};

test('sleep counts, the wall clock does not, a restart goes on counting', async () => {
  const folder = tempFolder('time');
  const [desktop, sitting] = await begin(folder.path);
  const { attemptId, remainingMs } = sitting.state;
  const near = (found: number, wanted: number) => expect(Math.abs(found - wanted)).toBeLessThan(20_000);

  await shiftClocks(desktop, { boot: 20, wall: 20 });
  near((await state(desktop, attemptId)).remainingMs, remainingMs - 20 * minute);
  await shiftClocks(desktop, { boot: 20, wall: 20 - 300 });
  near((await state(desktop, attemptId)).remainingMs, remainingMs - 20 * minute);
  await shiftClocks(desktop, { boot: 20, wall: 20 + 300 });
  near((await state(desktop, attemptId)).remainingMs, remainingMs - 20 * minute);
  await shiftClocks(desktop, { boot: 0, wall: 0 });
  await desktop.kill();

  const again = await openDesktop({ data: folder.path });
  await again.ready('home');
  const resumed = await ask<Sitting>(again, 'exam.sit', { courseId: 'basic-security' });
  if (!resumed.ok) throw new Error(resumed.failure.code);
  expect(resumed.value.state.attemptId).toBe(attemptId);
  near(resumed.value.state.remainingMs, remainingMs);
  await again.close();
  folder.remove();
});

test('at the end of the time the exam submits itself, and the decision says so', async () => {
  const folder = tempFolder('time-over');
  const [desktop, sitting] = await begin(folder.path);
  const { attemptId } = sitting.state;
  const response = someAnswer(sitting.items[0]?.question as QuestionView, () => 0);
  await ask(desktop, 'exam.answer', { attemptId, position: 0, response });
  await desktop.page.reload();
  await desktop.ready('home');
  await desktop.page.locator('.next-card .is-main').click();
  await desktop.ready('sitting');
  await shiftClocks(desktop, { boot: 90, wall: 0 });
  await desktop.ready('decision');
  await expect(desktop.page.locator('.decision-time')).toBeVisible();
  const late = await ask(desktop, 'exam.answer', { attemptId, position: 1, response: { chosen: [] } });
  expect(late).toMatchObject({ ok: false, failure: { code: 'attempt-closed' } });
  await desktop.close();
  folder.remove();
});
