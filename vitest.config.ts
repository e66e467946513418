/**
 * Tests without a window: the rules, the store, the paper, the command line; and the faults, with real processes,
 * a real full disk and real kills.
 */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    globalSetup: ['test/fixtures/prepare-run.ts'],
    testTimeout: 60_000,
    // The first that wants a database makes one for all.
    hookTimeout: 120_000,
    // Half of the cores lie idle otherwise where there are two.
    maxWorkers: '100%',
    // lowdb and others behave differently when they think they are being tested: they must not know.
    env: { NODE_ENV: 'production' },
    include: ['src-*/**/*.test.ts', 'test/{fault,walls,docs,cli,verify,registry,films}/**/*.test.ts'],
    // One process reads the modules once for all its files: a test file leaves nothing behind that another could meet.
    isolate: false,
  },
});
