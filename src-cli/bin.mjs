#!/usr/bin/env node
/**
 * `npx fieldpass …` in the clone: runs the TypeScript sources as they are.
 */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
if (!existsSync(new URL('../node_modules/tsx/package.json', import.meta.url))) {
  process.stderr.write(`Fieldpass is not set up in ${root} yet. Run "npm run setup" there once.\n`);
  process.exit(1);
}
const { register } = await import('tsx/esm/api');
register();
const { run } = await import('./run.ts');
process.exitCode = await run(process.argv.slice(2));
