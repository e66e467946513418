/**
 * Renders the films: each is drawn by its scene (scripts/films/scenes), frame after frame, in a hidden window, and written as
 * `content/films/<id>/film.webm` with its `poster.svg`.
 *
 *   node scripts/films.mjs              all of them
 *   node scripts/films.mjs speed belt   only these
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { onDisplay } from './display.mjs';
import { buildStudio } from './films/build-studio.mjs';
import { sourceSwitches } from './setup/electron-runtime.mjs';
import { runCommand } from './setup/run-command.mjs';
import { runScript, setUp } from './setup.mjs';

await runScript(async () => {
  const { root, runtime } = await setUp({ need: { libraries: true, runtime: true } });
  const studio = join(root, 'out', 'films');
  rmSync(studio, { recursive: true, force: true });
  mkdirSync(studio, { recursive: true });
  writeFileSync(join(studio, 'studio.js'), await buildStudio(root));
  writeFileSync(
    join(studio, 'studio.html'),
    '<!doctype html><meta charset="utf-8"><title>Studio</title><script src="studio.js"></script>',
  );
  const films = join(root, 'content', 'films');
  const camera = join(root, 'scripts', 'films', 'camera.mjs');
  const args = [...sourceSwitches(), camera, studio, films, ...process.argv.slice(2)];
  const { code } = await runCommand(...onDisplay(runtime.executable, args), { cwd: root });
  return code;
});
