/**
 * Reads the content once for everybody: the first start of the app, and the commands, then take it as it is. Run with tsx, after the build.
 *
 *   node --import tsx scripts/setup/prepare-library.mjs
 */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { keepContent } from '../../src-cli/read-content.ts';
import { prepareLibrary, versionOf } from '../../src-store/content/library-cache.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const version = await versionOf(join(root, 'out', 'main', 'index.js'));
const library = await prepareLibrary(join(root, 'content'), join(root, 'out', 'library.json'), version);
await keepContent(library);
