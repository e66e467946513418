/** The build as a stage of its own: a process whose exit code says whether the app could be built. */

import { ensureBuild, isBuilt } from '../setup/app-build.mjs';
import { say } from '../setup/say.mjs';
import { root, runScript } from '../setup.mjs';

await runScript(async () => {
  if (isBuilt(root)) say('App: out/ is made from these sources already.');
  await ensureBuild(root);
});
