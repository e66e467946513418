/**
 * Reads the content once for everybody: the first start of the app then takes it as it is. Run with tsx, after the build.
 *
 *   node --import tsx scripts/setup/prepare-library.mjs
 */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { prepareLibrary, versionOf } from '../../src-store/content/library-cache.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const version = await versionOf(join(root, 'out', 'main', 'index.js'));
await prepareLibrary(join(root, 'content'), join(root, 'out', 'library.json'), version);
