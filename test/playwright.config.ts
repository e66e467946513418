/**
 * Tests of the real application in a real window. Two at once only where each has a display of its own: on one display
 * they take the focus from each other.
 */
import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: '.',
  testMatch: ['e2e/**/*.spec.ts', 'security/**/*.spec.ts'],
  outputDir: '../out/test/playwright',
  workers: process.env.FIELDPASS_SECOND_DISPLAY ? 2 : 1,
  // About one window in five hundred stops drawing on a machine without a screen; the last lines of a run name such a test.
  retries: 1,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
});
