/**
 * `npm run package`: a folder with Fieldpass and its own Electron, made without a network.
 *
 *   npm run package                  a trial package, with whichever Electron is here
 *   npm run package -- --release     refuses unless that is the very version package.json pins
 *   npm run package -- --inspectable a trial copy that tests may attach to, in out/package-inspectable
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { missingFromPackage, neededModules } from './package/needed-modules.mjs';
import { pinnedElectronVersion } from './setup/electron-runtime.mjs';
import { SetupProblem, say } from './setup/say.mjs';
import { runScript, setUp } from './setup.mjs';

await runScript(async () => {
  const isRelease = process.argv.includes('--release');
  const isInspectable = process.argv.includes('--inspectable');
  if (isRelease && isInspectable) {
    throw new SetupProblem('A release cannot be inspectable: the inspector would open it to any program.');
  }
  const { root, runtime } = await setUp({ need: { libraries: true, runtime: true } });
  const pinned = pinnedElectronVersion(root);
  if (isRelease && runtime.version !== pinned) {
    throw new SetupProblem(
      `Refused: a release is made with Electron ${pinned}, which package.json pins, and this machine has ` +
        `${runtime.version}. Set ELECTRON_OVERRIDE_DIST_PATH to an unpacked Electron ${pinned}, or run this where it ` +
        'can be downloaded (npm run setup -- --download). Without --release you get a trial package.',
    );
  }
  await setUp({ need: { build: true } });
  const missing = missingFromPackage(root, neededModules(root));
  if (missing.length > 0) {
    throw new SetupProblem(
      `The main bundle imports ${missing.join(', ')}, which the package would lack. Bundle it (electron.vite.config.ts) ` +
        'or add it to scripts/package/needed-modules.mjs.',
    );
  }
  say(
    isRelease
      ? `Packaging a release with Electron ${runtime.version}.`
      : `Packaging a trial with Electron ${runtime.version}: for trying and testing, not for handing out.`,
  );
  const output = join('out', isInspectable ? 'package-inspectable' : 'package');
  const { packaging } = await import('../electron-builder.config.mjs');
  const { build } = await import('electron-builder');
  await build({ projectDir: root, dir: true, config: packaging({ runtime, inspectable: isInspectable, output }) });
  const folder = readdirSync(join(root, output)).find((name) => /unpacked$|^mac/.test(name));
  say(`Packaged: ${join(root, output, folder ?? '')}`);
});
