/**
 * Builds out/registry-page/: the page of whoever works with the records of a registry, which serves it under /staff/.
 *
 *   node scripts/registry-page/build.mjs
 */
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import { packFiles } from './pack-files.mjs';

/** Browsers that lay out by the size of a part: style/ counts on it. */
const browsers = ['chrome110', 'firefox115', 'safari16.4'];

const root = resolve(fileURLToPath(import.meta.url), '..', '..', '..');

const outDir = join(root, 'out', 'registry-page');

await build({
  configFile: false,
  root: join(root, 'src-registry-page'),
  base: '/staff/',
  mode: 'production',
  logLevel: 'warn',
  plugins: [react()],
  build: {
    outDir,
    emptyOutDir: true,
    target: browsers,
    cssTarget: browsers,
    // Nothing inside another file: the policy of the page lets it use nothing but files of its own.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 700,
    rollupOptions: { checks: { pluginTimings: false } },
  },
});

for (const folder of [outDir, join(outDir, 'assets')]) await packFiles(folder);
