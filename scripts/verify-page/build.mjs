/**
 * The page as one text: what it needs is inside, and its policy lets it fetch nothing. The same sources give the same
 * bytes on every machine, so that a test can tell whether the page in docs/ is of these sources.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { builtIn } from './built-in.mjs';

/** Browsers that know `wasm-unsafe-eval`: with older ones the policy would have to be weaker. */
const browsers = ['chrome97', 'firefox102', 'safari16'];

/**
 * @param {string} root
 * @returns {Promise<{html: string, modules: [name: string, bytes: number][]}>} `modules`: what it is made of, large first
 */
export async function buildVerifyPage(root) {
  const { output } = await build({
    configFile: false,
    root,
    logLevel: 'warn',
    mode: 'production',
    define: { 'process.env.NODE_ENV': '"production"' },
    plugins: [builtIn(root)],
    build: {
      write: false,
      target: browsers,
      cssTarget: browsers,
      minify: true,
      modulePreload: false,
      cssCodeSplit: false,
      rollupOptions: {
        input: join(root, 'src-verify-page', 'main.ts'),
        output: { format: 'iife' },
        checks: { pluginTimings: false },
      },
    },
  });
  const script = output.find(({ type }) => type === 'chunk');
  const style = output.find(({ fileName }) => fileName.endsWith('.css'));
  if (!script || !style || output.length !== 2) throw new Error('the page is more than one script and one style');
  const modules = Object.entries(script.modules)
    .map(([id, { code }]) => [id.replace(`${root}/`, '').replace('\0', ''), code?.length ?? 0])
    .sort(([, a], [, b]) => b - a);
  const holds = packagesOf(root, Object.keys(script.modules));
  return { html: assemble(root, closedIn(script.code), String(style.source).trim(), holds), modules };
}

/** Whoever hands the page on hands these on too. @param {string} root @param {string[]} ids */
function packagesOf(root, ids) {
  // Put in by `built-in.mjs`, not as modules.
  const names = new Set(['lucide-react', 'zxing-wasm']);
  for (const id of ids) {
    const [, name] = /node_modules\/((?:@[^/]+\/)?[^/]+)\/(?!.*node_modules)/.exec(id) ?? [];
    if (name) names.add(name);
  }
  return [...names].sort().map((name) => {
    const { version, license } = JSON.parse(readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8'));
    return `${name} ${version} (${license})`;
  });
}

/** A text inside `<script>` must not end it, nor begin a comment that hides its end. */
function closedIn(code) {
  const safe = code
    .trim()
    .replace(/<\/(script)/gi, '<\\/$1')
    .replaceAll('<!--', '\\x3C!--');
  if (/<script/i.test(safe)) throw new Error('the script of the page begins a script inside itself');
  return safe;
}

const hashOf = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** @param {string} root @param {string} script @param {string} style @param {string[]} holds */
function assemble(root, script, style, holds) {
  const policy = [
    "default-src 'none'",
    `script-src ${hashOf(script)} 'wasm-unsafe-eval'`,
    `style-src ${hashOf(style)}`,
    'worker-src blob:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const parts = { policy, style, script, cannot: cannotRun(root), holds: holds.join(', ') };
  const template = readFileSync(join(root, 'src-verify-page', 'index.html'), 'utf8');
  return template.replace(/\{\{(\w+)\}\}/g, (_, name) => parts[name]);
}

/**
 * What stands there until the script runs, and where it cannot: in all languages, because without the script the page
 * does not know which is wanted. @param {string} root
 */
function cannotRun(root) {
  return ['en', 'zh', 'ar', 'fr', 'ru', 'es']
    .map((code) => {
      const file = join(root, 'src-core', 'locale', 'messages', code, 'verify-page.json');
      const { noScript, tooOld } = JSON.parse(readFileSync(file, 'utf8'));
      return `<p lang="${code}" dir="auto">${noScript} ${tooOld}</p>`;
    })
    .join('\n      ');
}
