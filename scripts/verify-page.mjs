/**
 * Builds docs/verify/index.html: the page that checks papers in any browser, as one file.
 *
 *   npm run verify-page
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { say } from './setup/say.mjs';
import { root, runScript } from './setup.mjs';
import { buildVerifyPage } from './verify-page/build.mjs';

await runScript(async () => {
  const { html, modules } = await buildVerifyPage(root);
  const file = join(root, 'docs', 'verify', 'index.html');
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, html);
  say(`${file}: ${(Buffer.byteLength(html) / 1024).toFixed(0)} KB`);
  if (process.argv.includes('--parts')) for (const [name, size] of modules) say(`${String(size).padStart(8)}  ${name}`);
});
