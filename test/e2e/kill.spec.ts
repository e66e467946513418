/**
 * The plug is pulled at seeded random moments of an exam. After each: the same form, every answer that the screen called
 * saved, the right remaining time.
 */
import { expect, test } from '@playwright/test';
import { killRounds } from '../fixtures/kill-rounds.ts';

test('20 kills at random moments of an exam lose nothing', async () => {
  test.setTimeout(420_000);
  const report = await killRounds({ rounds: 20, seed: 'exam-kill-1' });
  expect(report.failures).toEqual([]);
  expect(report.rounds).toBe(20);
  expect(report.answersConfirmed).toBeGreaterThan(20);
});
