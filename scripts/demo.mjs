/**
 * `npm run demo`: plays a learner from first run to the printed certificate in the real application, with a picture of
 * every screen and the PDF in out/demo. Exit 0 when all went well; 1 and the reason when anything did not.
 */
import { join } from 'node:path';
import { onDisplay } from './display.mjs';
import { hasDisplay } from './setup/has-display.mjs';
import { runCommand } from './setup/run-command.mjs';
import { say } from './setup/say.mjs';
import { runScript, setUp } from './setup.mjs';

await runScript(async () => {
  const { root, runtime } = await setUp({ need: { libraries: true, runtime: true, build: true } });
  if (!hasDisplay()) {
    return (await runCommand(...onDisplay(process.execPath, [join(root, 'scripts', 'demo.mjs')]), { cwd: root })).code;
  }
  process.env.FIELDPASS_ELECTRON = runtime.executable;
  const { register } = await import('tsx/esm/api');
  register();
  const { playDemo } = await import('../test/fixtures/play-demo.ts');
  const folder = join(root, 'out', 'demo');
  const pictures = await playDemo({ folder, say });
  say(`\n${pictures.length} pictures and the certificate are in ${folder}:`);
  for (const picture of pictures) say(`  ${picture}`);
  return 0;
});
