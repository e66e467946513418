/**
 * Tests of the real application in a real window. Several at once only where each has a display of its own: on one
 * display they take the focus from each other.
 */
import { defineConfig } from '@playwright/test';
import { moreDisplays } from './fixtures/more-displays.ts';

export default defineConfig({
  testDir: '.',
  testMatch: ['e2e/**/*.spec.ts', 'security/**/*.spec.ts'],
  globalSetup: './fixtures/prepare-run.ts',
  outputDir: '../out/test/playwright',
  workers: 1 + moreDisplays().length,
  // About one window in five hundred stops drawing on a machine without a screen; the last lines of a run name such a test.
  retries: 1,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
});
