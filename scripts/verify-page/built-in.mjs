/**
 * What is put into the page while it is built, from files that are no modules of its room: the reader of codes, the
 * application's colours, its icons.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { deflateSync } from 'fflate';

const here = createRequire(import.meta.url);

/** Packed, because two thirds of the page would be this. */
function codeReader() {
  const wasm = readFileSync(here.resolve('zxing-wasm/reader/zxing_reader.wasm'));
  const packed = Buffer.from(deflateSync(new Uint8Array(wasm), { level: 9 })).toString('base64');
  return `export default ${JSON.stringify(packed)}`;
}

/** The tokens of the screens, dark where the system is: the page has no settings. @param {string} root */
function tokens(root) {
  const css = readFileSync(join(root, 'src-renderer', 'style', 'tokens.css'), 'utf8');
  const dark = /:root\[data-theme="dark"\] (\{[^}]*\})/;
  if (!dark.test(css)) throw new Error('tokens.css: the dark colours are not where they were');
  // The screens' fonts are not carried.
  const [own] = css.split(':root:lang');
  return own.replace(dark, '@media (prefers-color-scheme: dark) { :root $1 }');
}

/** The shapes alone: the package draws them with React. @param {string} root */
async function icons(root) {
  const source = readFileSync(join(root, 'src-verify-page', 'parts', 'icon.ts'), 'utf8');
  const list = /iconNames = \[([^\]]*)\]/.exec(source)?.[1] ?? '';
  const folder = join(here.resolve('lucide-react'), '..', '..', 'esm', 'icons');
  const shapes = {};
  for (const [, name] of list.matchAll(/'([a-z0-9-]+)'/g)) {
    const { __iconData } = await import(pathToFileURL(join(folder, `${name}.mjs`)).href);
    shapes[name] = __iconData.node.map(([tag, { key, ...attributes }]) => [tag, attributes]);
  }
  return `export default ${JSON.stringify(shapes)}`;
}

/** @param {string} root @returns {import('vite').Plugin} */
export function builtIn(root) {
  const made = {
    'built-in:code-reader': codeReader,
    'built-in:icons': () => icons(root),
  };
  return {
    name: 'built-in',
    enforce: 'pre',
    resolveId: (id) => (id in made ? `\0${id}` : undefined),
    load: (id) => (id.startsWith('\0built-in:') ? made[id.slice(1)]() : undefined),
    transform: (code, id) =>
      id.endsWith('src-verify-page/style.css')
        ? code.replace('@import "built-in:tokens.css";', () => tokens(root))
        : undefined,
  };
}
