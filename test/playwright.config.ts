/**
 * Tests of the real application in a real window. One worker: several Electron windows closing at once have hung.
 */
import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: '.',
  testMatch: ['e2e/**/*.spec.ts', 'security/**/*.spec.ts'],
  outputDir: '../out/test/playwright',
  workers: 1,
  // About one window in five hundred stops drawing on a machine without a screen; the last lines of a run name such a test.
  retries: 1,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
});
