/**
 * `npm run load`: what a registry bears, on a database as large as a large organisation's. Never part of the tests. The loads
 * are those of docs/registry.md; each is shorter than its name says unless `--whole` is given, and says so.
 *
 *   npm run load -- A D       only these
 *   npm run load -- --whole   as long as they are meant to be: about an hour and a half
 */
import { parseArgs } from 'node:util';
import { say } from './setup/say.mjs';
import { runScript, setUp } from './setup.mjs';

/** What a large organisation has, and what is made here unless all of it is asked for. */
const sizes = {
  whole: { certificates: 1_000_000, people: 150_000, events: 5_000_000 },
  short: { certificates: 1_000_000, people: 150_000, events: 1_000_000 },
};

const loads = {
  A: {
    name: 'a hundred times the peak, steady',
    whole: '15 minutes',
    short: '3 minutes',
    run: async (registry, isWhole) => {
      const { steadyLoad } = await import('../test/load/steady.ts');
      const pace = { uploadsPerSecond: 35, checksPerSecond: 380, seconds: isWhole ? 900 : 180, people: 200 };
      return steadyLoad(registry, { ...pace, uploadMs: 250, checkMs: 50 }, say);
    },
  },
  B: {
    name: 'half a year at once',
    whole: '180,000 exams, 2,000,000 look-ups',
    short: 'a twentieth of it: 9,000 exams, 100,000 look-ups',
    run: async (registry, isWhole) => {
      const { halfYear } = await import('../test/load/half-year.ts');
      const parts = isWhole ? 1 : 20;
      return halfYear(registry, { exams: 180_000 / parts, checks: 2_000_000 / parts, parts }, say);
    },
  },
  C: {
    name: 'the last day before a deadline',
    whole: 'an hour',
    short: '2 minutes',
    run: async (registry, isWhole) => {
      const { steadyLoad } = await import('../test/load/steady.ts');
      const pace = { uploadsPerSecond: 12.5, checksPerSecond: 38, seconds: isWhole ? 3600 : 120, people: 500 };
      return steadyLoad(registry, { ...pace, uploadMs: 500, checkMs: 500 }, say);
    },
  },
  D: {
    name: 'everybody comes back',
    whole: '10,000 devices in 10 minutes',
    short: '2,000 devices in 2 minutes, at the same pace',
    run: async (registry, isWhole) => {
      const { storm } = await import('../test/load/storm.ts');
      const size = isWhole ? { devices: 10_000, seconds: 600 } : { devices: 2000, seconds: 120 };
      return storm(registry, { ...size, records: 50, isRestored: false }, say);
    },
  },
  G: {
    name: 'everybody comes back, and a backup is put back meanwhile',
    whole: '10,000 devices in 10 minutes',
    short: '2,000 devices in 2 minutes, at the same pace',
    run: async (registry, isWhole) => {
      const { storm } = await import('../test/load/storm.ts');
      const size = isWhole ? { devices: 10_000, seconds: 600 } : { devices: 2000, seconds: 120 };
      return storm(registry, { ...size, records: 50, isRestored: true }, say);
    },
  },
};

await runScript(async () => {
  await setUp({ need: { libraries: 'tests' } });
  const { values, positionals } = parseArgs({
    options: { whole: { type: 'boolean', default: false } },
    allowPositionals: true,
  });
  const { register } = await import('tsx/esm/api');
  register();
  const { openLoadRegistry } = await import('../test/load/load-registry.ts');
  const size = values.whole ? sizes.whole : sizes.short;
  say(`Making ${size.certificates} certificates of ${size.people} people, and ${size.events} records.`);
  let isBroken = false;
  const registry = await openLoadRegistry(size, say);
  try {
    for (const letter of positionals.length > 0 ? positionals : Object.keys(loads)) {
      const load = loads[letter];
      if (!load) throw new Error(`there is no load ${letter}`);
      say(`\n${letter}: ${load.name} (${values.whole ? load.whole : `${load.short}; whole: ${load.whole}`})`);
      const { lines, broken } = await load.run(registry, values.whole);
      for (const line of lines) say(`  ${line}`);
      for (const what of broken) say(`  DOES NOT HOLD: ${what}`);
      isBroken ||= broken.length > 0;
    }
  } finally {
    await registry.stop();
  }
  return isBroken ? 1 : 0;
});
