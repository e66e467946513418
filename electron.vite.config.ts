/**
 * The three builds: main (one ESM bundle and what it loads later), preload (one CommonJS file), renderer.
 */
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

/** Found at run time in node_modules: pdfkit reads data files beside its own code; the fonts are files. */
const external = ['electron', 'pdfkit', 'fontkit', /^@expo-google-fonts\//, /^zxing-wasm/, /^@resvg\/resvg-wasm/];

/** Two files of words a language: what the first screen needs, and the rest. */
const wordsChunk = (id: string) => {
  const [, language, name = ''] = /messages[\\/](\w+)[\\/](\w+)/.exec(id) ?? [];
  return `words-${language}${/^(common|welcome|home|failure|problem)$/.test(name) ? '' : '-later'}`;
};

export default defineConfig({
  main: {
    // Its build for Node declares a `require` of its own, beside the one that the bundler puts in.
    resolve: { alias: { fflate: 'fflate/browser' } },
    build: {
      target: 'node20',
      externalizeDeps: false,
      outDir: 'out/main',
      minify: true,
      rollupOptions: {
        input: {
          index: 'src-main/index.ts',
          'simulation-thread': 'src-main/authoring/simulation-thread.ts',
          'content-thread': 'src-main/content/content-thread.ts',
          'batch-thread': 'src-main/batch/batch-thread.ts',
          'check-thread': 'src-main/verify/check-thread.ts',
          'trust-thread': 'src-main/trust/trust-thread.ts',
          'code-thread': 'src-main/carried/code-thread.ts',
        },
        external,
        output: {
          format: 'es',
          entryFileNames: '[name].js',
          chunkFileNames: 'parts/[name]-[hash].js',
          codeSplitting: { groups: [{ name: wordsChunk, test: /locale[\\/]messages/ }] },
        },
      },
    },
  },
  preload: {
    build: {
      target: 'node20',
      externalizeDeps: false,
      outDir: 'out/preload',
      rollupOptions: {
        input: { bridge: 'src-main/preload/bridge.ts' },
        external: ['electron'],
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'src-renderer',
    plugins: [react()],
    build: {
      target: 'chrome130',
      outDir: 'out/renderer',
      emptyOutDir: true,
      assetsInlineLimit: 0,
      minify: true,
      modulePreload: { polyfill: false },
      rollupOptions: {
        input: {
          index: 'src-renderer/index.html',
          paper: 'src-renderer/paper.html',
          result: 'src-renderer/result.html',
          reading: 'src-renderer/reading.html',
          transcript: 'src-renderer/transcript.html',
        },
        output: {
          // Few files: many small requests cost more than one large one.
          codeSplitting: {
            groups: [
              { name: wordsChunk, test: /locale[\\/]messages/ },
              {
                name: 'base',
                test: /vite[\\/]preload-helper|node_modules[\\/](react|react-dom|scheduler|i18next|react-i18next)[\\/]|src-renderer[\\/]locale[\\/]i18n/,
              },
            ],
          },
        },
      },
    },
  },
});
