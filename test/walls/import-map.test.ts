/**
 * Who may import whom, what must not be reachable when the window is asked for, and what the rules may not touch.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

const allowed: Readonly<Record<string, readonly string[]>> = {
  'src-core': ['src-core'],
  'src-store': ['src-store', 'src-core'],
  'src-print': ['src-print', 'src-core'],
  'src-main/preload': ['src-main/preload', 'src-core'],
  'src-main': ['src-main', 'src-store', 'src-print', 'src-core'],
  // What needs no bridge to main; the page of a registry has none.
  'src-renderer/parts': [
    'src-renderer/parts',
    'src-renderer/locale/formats.ts',
    'src-renderer/locale/names.ts',
    'src-core',
  ],
  'src-renderer/locale/formats.ts': ['src-core'],
  'src-renderer/locale/names.ts': ['src-core'],
  'src-renderer/style': [],
  'src-renderer/pictures': [],
  'src-renderer': [
    'src-renderer',
    'src-renderer/parts',
    'src-renderer/locale/formats.ts',
    'src-renderer/locale/names.ts',
    'src-renderer/style',
    'src-renderer/pictures',
    'src-core',
  ],
  'src-verify-page': ['src-verify-page', 'src-core'],
  'src-registry-page': [
    'src-registry-page',
    'src-renderer/parts',
    'src-renderer/locale/formats.ts',
    'src-renderer/locale/names.ts',
    'src-renderer/style',
    'src-renderer/pictures',
    'src-core',
  ],
  'src-registry': ['src-registry', 'src-store', 'src-print', 'src-core'],
  'src-cli': ['src-cli', 'src-registry', 'src-store', 'src-print', 'src-core'],
};

const sources = readdirSync(root)
  .filter((name) => name.startsWith('src-'))
  .flatMap((room) =>
    readdirSync(join(root, room), { recursive: true, encoding: 'utf8' }).map((file) => `${room}/${file}`),
  )
  .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file));
const roomOf = (file: string) =>
  Object.keys(allowed)
    .sort((a, b) => b.length - a.length)
    .find((room) => file === room || file.startsWith(`${room}/`)) ?? '';

type Import = { readonly target: string; readonly kind: 'static' | 'lazy' | 'type' };

function importsOf(file: string): Import[] {
  const text = readFileSync(join(root, file), 'utf8');
  const found: Import[] = [];
  for (const match of text.matchAll(/^(?:import|export)\s+(type\s+)?[^;'"]*?from\s+['"]([^'"]+)['"]/gms)) {
    found.push({ target: match[2] as string, kind: match[1] ? 'type' : 'static' });
  }
  for (const match of text.matchAll(/^import\s+['"]([^'"]+)['"]/gm))
    found.push({ target: match[1] as string, kind: 'static' });
  for (const match of text.matchAll(/import\(\s*['"]([^'"]+)['"]\s*\)/g))
    found.push({ target: match[1] as string, kind: 'lazy' });
  return found;
}

/** Path from the root for a file of ours; null for a package. */
function ownFile(from: string, target: string): string | null {
  if (target.startsWith('#')) return target.replace(/^#(\w+)\//, 'src-$1/');
  if (target.startsWith('.')) return relative(root, resolve(root, dirname(from), target));
  return null;
}

test('every import keeps to the map of rooms', () => {
  expect(sources.length).toBeGreaterThan(100);
  const wrong = sources.flatMap((file) =>
    importsOf(file).flatMap(({ target }) => {
      const own = ownFile(file, target);
      return own && !allowed[roomOf(file)]?.includes(roomOf(own)) ? [`${file} imports ${own}`] : [];
    }),
  );
  expect(wrong).toEqual([]);
});

test('what loads before the window is small: Electron, Node, and a few files of ours', () => {
  const seen = new Set<string>();
  const packages = new Set<string>();
  const visit = (file: string) => {
    if (seen.has(file)) return;
    seen.add(file);
    for (const { target, kind } of importsOf(file)) {
      if (kind !== 'static') continue;
      const own = ownFile(file, target);
      if (own) visit(own);
      else if (!target.startsWith('node:')) packages.add(target);
    }
  };
  visit('src-main/index.ts');
  expect([...packages]).toEqual(['electron']);
  expect(seen.size).toBeLessThan(15);
});

test('only one file speaks to ipcMain, only one to ipcRenderer', () => {
  const speaking = (name: string) =>
    sources.filter((file) => new RegExp(`\\b${name}\\b`).test(readFileSync(join(root, file), 'utf8')));
  expect(speaking('ipcMain')).toEqual(['src-main/ipc/serve.ts']);
  expect(speaking('ipcRenderer')).toEqual(['src-main/preload/bridge.ts']);
});

test('the rules have no clock, no chance, no disk and no network of their own', () => {
  const ambient =
    /\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\bperformance\b|\bcrypto\.|\bfetch\(|\bprocess\.|\bsetTimeout\b/;
  const wrong = sources
    .filter((file) => file.startsWith('src-core/'))
    .filter((file) => {
      const code = readFileSync(join(root, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
      return ambient.test(code) || importsOf(file).some(({ target }) => target.startsWith('node:'));
    });
  expect(wrong).toEqual([]);
});

test('nothing puts raw HTML into a page', () => {
  const raw = /dangerouslySetInnerHTML|\.innerHTML|insertAdjacentHTML|document\.write/;
  const wrong = sources.filter((file) => raw.test(readFileSync(join(root, file), 'utf8')));
  expect(wrong).toEqual([]);
});
