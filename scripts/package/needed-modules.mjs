/**
 * Which packages of node_modules the built app still needs beside its bundles: those that electron.vite.config.ts
 * leaves outside, and what they depend on. Everything else is inside the bundles already.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join, relative, sep } from 'node:path';

/** Kept equal to `external` in electron.vite.config.ts; `checkBundle` notices when it is not. */
const outside = [/^pdfkit$/, /^fontkit$/, /^@expo-google-fonts\//, /^zxing-wasm$/, /^@resvg\/resvg-wasm$/];

/**
 * @param {string} root
 * @returns {string[]} folders relative to the root, with forward slashes, as `node_modules/pdfkit`
 */
export function neededModules(root) {
  const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const waiting = Object.keys(dependencies)
    .filter((name) => outside.some((pattern) => pattern.test(name)))
    .map((name) => ({ name, from: root }));
  const found = new Set();
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const folder = placeOf(next.name, next.from, root);
    if (!folder || found.has(folder)) continue;
    found.add(folder);
    const about = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    for (const name of Object.keys({ ...about.dependencies, ...about.optionalDependencies })) {
      waiting.push({ name, from: folder });
    }
  }
  return [...found].map((folder) => relative(root, folder).split(sep).join('/')).sort();
}

/**
 * What of them goes into the package. A font package holds every weight, 250 MB in all; printing names the few files
 * it draws with, and only those go along.
 * @param {string} root
 * @param {string[]} modules what `neededModules` found
 * @returns {{from: string, to: string, filter: string[]}[]} electron-builder's file sets: its plain patterns never
 *   reach into the root's node_modules
 */
export function moduleFiles(root, modules) {
  const printing = readFileSync(join(root, 'src-print', 'sheet', 'fonts.ts'), 'utf8');
  const fonts = [...printing.matchAll(/'([\w-]+\/[\w/]+\.ttf)'/g)].map(([, file]) => file);
  return modules.map((folder) => {
    const [, family] = /\/@expo-google-fonts\/(.+)$/.exec(folder) ?? [];
    const drawn = fonts.filter((file) => file.startsWith(`${family}/`)).map((file) => file.slice(family.length + 1));
    // Of the code reader only the half that reads.
    const unused = folder.endsWith('/zxing-wasm') ? ['!dist/{iife,full,writer,miniprogram,es/full,es/writer}/**'] : [];
    const filter = family ? ['package.json', 'LICENSE*', ...drawn] : ['**/*', '!**/*.{md,map,ts,flow}', ...unused];
    return { from: folder, to: folder, filter };
  });
}

/**
 * Node's own way of finding a package: the nearest node_modules upwards.
 * @param {string} name
 * @param {string} from
 * @param {string} root
 */
function placeOf(name, from, root) {
  for (let folder = from; folder.startsWith(root); folder = join(folder, '..')) {
    const candidate = join(folder, 'node_modules', name);
    if (existsSync(join(candidate, 'package.json'))) return candidate;
    if (folder === root) break;
  }
  return undefined;
}

/**
 * @param {string} root
 * @param {string[]} modules what `neededModules` found
 * @returns {string[]} packages that the main bundle imports and that would be missing
 */
export function missingFromPackage(root, modules) {
  const known = new Set([
    ...builtinModules,
    'electron',
    ...modules.map((path) => path.replace(/^.*node_modules\//, '')),
  ]);
  const missing = new Set();
  const folder = join(root, 'out', 'main');
  for (const entry of readdirSync(folder, { recursive: true })) {
    if (!String(entry).endsWith('.js')) continue;
    const text = readFileSync(join(folder, String(entry)), 'utf8');
    // Only what can be a package's name: the bundle holds sentences, too, that say where something came from.
    for (const [, specifier] of text.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*["']([\w@#/][\w@#:/.~-]*)["']/g)) {
      const parts = specifier.split('/');
      const name = specifier.startsWith('@') ? parts.slice(0, 2).join('/') : parts[0];
      if (/^(node:|data:|file:|#|\/)/.test(specifier) || known.has(name)) continue;
      missing.add(name);
    }
  }
  return [...missing].sort();
}
