/**
 * `npm start`: makes ready whatever is not, then opens Fieldpass. Without a display it shows the demo on a virtual one.
 * What follows `--` goes to the app.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { sourceSwitches } from './setup/electron-runtime.mjs';
import { hasDisplay } from './setup/has-display.mjs';
import { runCommand } from './setup/run-command.mjs';
import { say } from './setup/say.mjs';
import { runScript, setUp } from './setup.mjs';

await runScript(async () => {
  const { root, runtime } = await setUp({ need: { libraries: true, runtime: true, build: true } });
  if (!hasDisplay()) {
    say('There is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set): running the demo on a virtual one.');
    const demo = join(root, 'scripts', 'demo.mjs');
    if (!existsSync(demo)) {
      say('This checkout has no scripts/demo.mjs. Set DISPLAY and start again.');
      return 1;
    }
    return (await runCommand(process.execPath, [demo], { cwd: root })).code;
  }
  say('Opening Fieldpass.');
  const args = [...sourceSwitches(), root, ...process.argv.slice(2)];
  return (await runCommand(runtime.executable, args, { cwd: root })).code;
});
