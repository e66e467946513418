/**
 * The plug is pulled at seeded random moments of an exam. After each: the same form, every answer that the screen called
 * saved, the right remaining time.
 */
import { expect, test } from '@playwright/test';
import { killRounds } from '../fixtures/kill-rounds.ts';
import { rounds } from '../fixtures/rounds.ts';

test('killed at random moments of an exam: nothing is lost', async () => {
  test.setTimeout(240_000);
  const wanted = rounds(5, 20);
  const report = await killRounds({ rounds: wanted, seed: 'exam-kill-1' });
  expect(report.failures).toEqual([]);
  expect(report.rounds).toBe(wanted);
  expect(report.answersConfirmed).toBeGreaterThan(wanted);
});
