/**
 * `npm test`: sets up, then style, types, content, unit and store tests, the build, and the running app. The last
 * line says how many passed, failed and were skipped; the exit code is 1 when anything failed.
 *
 *   npm test                       everything
 *   npm test -- vitest playwright  only the stages whose name holds one of these words
 */

import { say } from './setup/say.mjs';
import { runScript, setUp } from './setup.mjs';

await runScript(async () => {
  const { root, runtime } = await setUp({ need: { libraries: 'tests', runtime: true } });
  const { stages } = await import('./test/stages.mjs');
  const wanted = process.argv.slice(2).map((word) => word.toLowerCase());
  const chosen = stages(root, runtime).filter(
    ({ name }) => wanted.length === 0 || wanted.some((word) => name.toLowerCase().includes(word)),
  );
  const total = { passed: 0, failed: 0, skipped: 0 };
  const lines = [];
  for (const { name, run } of chosen) {
    say(`\n── ${name}`);
    const started = Date.now();
    const { passed, failed, skipped, names = [] } = await run();
    total.passed += passed;
    total.failed += failed;
    total.skipped += skipped;
    const seconds = ((Date.now() - started) / 1000).toFixed(1);
    lines.push(
      `${failed ? 'FAILED' : 'ok    '}  ${name}: ${passed} passed, ${failed} failed, ${skipped} skipped (${seconds} s)`,
      ...names.map((test) => `        ${test}`),
    );
  }
  say(`\n${lines.join('\n')}\n`);
  say(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
  return total.failed > 0 ? 1 : 0;
});
