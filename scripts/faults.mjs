/**
 * `npm run faults -- --rounds 200`: kills the running application in the middle of an exam as often as asked, compares,
 * and prints the figures. The seed is printed; `--seed` runs the same moments again. Then the tests that kill processes of the
 * store, of the outbox and of the registry, and those that change bytes, each as often as it takes to be sure.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { onDisplay } from './display.mjs';
import { hasDisplay } from './setup/has-display.mjs';
import { runCommand } from './setup/run-command.mjs';
import { say } from './setup/say.mjs';
import { runScript, setUp } from './setup.mjs';

/** Those that ask test/fixtures/rounds.ts how often. */
const manyRounds = [
  'src-store/outbox/outbox.test.ts',
  'test/fault',
  'test/registry/survive.test.ts',
  'test/verify/mutations.test.ts',
];

await runScript(async () => {
  const { root, runtime } = await setUp({ need: { libraries: true, runtime: true, build: true } });
  if (!hasDisplay() && process.env.FIELDPASS_ON_DISPLAY !== '1') {
    const [command, args] = onDisplay(process.execPath, process.argv.slice(1));
    return (await runCommand(command, args, { cwd: root, env: { ...process.env, FIELDPASS_ON_DISPLAY: '1' } })).code;
  }
  const { values } = parseArgs({ options: { rounds: { type: 'string' }, seed: { type: 'string' } } });
  const seed = values.seed ?? `faults-${Date.now()}`;
  process.env.FIELDPASS_ELECTRON = runtime.executable;
  const { register } = await import('tsx/esm/api');
  register();
  const { killRounds } = await import('../test/fixtures/kill-rounds.ts');
  say(`Seed ${seed}`);
  const report = await killRounds({ rounds: Number(values.rounds ?? 20), seed, say });
  say(JSON.stringify(report, null, 2));
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
  const env = { ...process.env, FIELDPASS_ROUNDS: 'many', NODE_ENV: 'development' };
  const { code } = await runCommand(process.execPath, [vitest, 'run', ...manyRounds], { cwd: root, env });
  return report.failures.length === 0 ? code : 1;
});
