/**
 * The page that draws and encodes, as one script: the scenes, what they draw with, and the library that writes WebM.
 */
import { join } from 'node:path';
import { build } from 'vite';

/** @param {string} root @returns {Promise<string>} */
export async function buildStudio(root) {
  const { output } = await build({
    configFile: false,
    root,
    logLevel: 'warn',
    mode: 'production',
    build: {
      write: false,
      target: 'chrome130',
      minify: false,
      modulePreload: false,
      rollupOptions: {
        input: join(root, 'scripts', 'films', 'studio.ts'),
        output: { format: 'iife' },
        checks: { pluginTimings: false },
      },
    },
  });
  const [script] = output;
  if (output.length !== 1 || script.type !== 'chunk') throw new Error('the studio is more than one script');
  return script.code;
}
