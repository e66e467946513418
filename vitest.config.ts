/**
 * Tests without a window: the rules, the store, the paper, the command line; and the faults, with real processes,
 * a real full disk and real kills.
 */
import { defineConfig } from 'vitest/config';

/** Rooms of rules and of drawing, which keep nothing: one process reads their modules once for all its files. */
const pure = 'src-{core,print,renderer}/**/*.test.ts';

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
    projects: [
      { extends: true, test: { name: 'rules', include: [pure], isolate: false } },
      {
        extends: true,
        test: {
          name: 'parts',
          include: ['src-*/**/*.test.ts', 'test/{fault,walls,docs,cli,verify,registry,films}/**/*.test.ts'],
          exclude: [pure, '**/node_modules/**'],
        },
      },
    ],
  },
});
