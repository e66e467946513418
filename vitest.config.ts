/**
 * Tests without a window: the rules, the store, the paper, the command line; and the faults, with real processes,
 * a real full disk and real kills.
 */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src-*/**/*.test.ts', 'test/{fault,walls,docs,cli,verify,registry}/**/*.test.ts'],
    globalSetup: ['test/fixtures/build-programs.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Half of the cores lie idle otherwise where there are two.
    maxWorkers: '100%',
    // lowdb and others behave differently when they think they are being tested: they must not know.
    env: { NODE_ENV: 'production' },
  },
});
