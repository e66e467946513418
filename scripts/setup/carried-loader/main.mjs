/**
 * Copied into the resources of the carried runtime, which lacks Electron's own default app. Opens the app whose
 * folder is the first argument that is not a switch, as `electron <folder>` does.
 *
 * The import is awaited at the top level on purpose: Electron waits for its entry module, so the app still runs
 * before `ready` and may register its schemes.
 */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';

Object.defineProperty(process, 'defaultApp', { configurable: false, enumerable: true, value: true });

const given = resolve(process.argv.slice(1).find((argument) => !argument.startsWith('-')) ?? '.');
const isFile = existsSync(given) && statSync(given).isFile();
const folder = isFile && !given.endsWith('.asar') ? dirname(given) : given;
const about = join(folder, 'package.json');
const described = existsSync(about) ? JSON.parse(readFileSync(about, 'utf8')) : {};

app.setAppPath(folder);
if (described.productName ?? described.name) app.setName(described.productName ?? described.name);
if (described.version) app.setVersion(described.version);
if (process.platform === 'linux') app.setDesktopName(`${app.getName()}.desktop`);

await import(pathToFileURL(folder === given ? join(folder, described.main ?? 'index.js') : given).href);
