/**
 * A copy of the built application with its protections taken out one by one in the text of the bundle. Every change must
 * find its place, so that this copy cannot quietly become as strong as the original.
 */
import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../fixtures/desktop.ts';

const weakenings: readonly [what: string, from: RegExp, to: string][] = [
  ['sandbox', /sandbox:!0/g, 'sandbox:!1'],
  ['context isolation', /contextIsolation:!0/g, 'contextIsolation:!1'],
  ['node integration', /nodeIntegration:!1/g, 'nodeIntegration:!0'],
  [
    'webview',
    /webviewTag:!1,/g,
    'webviewTag:!0,webSecurity:!1,allowRunningInsecureContent:!0,experimentalFeatures:!0,',
  ],
  ['permissions', /setPermissionRequestHandler\(/g, 'setPermissionRequestHandler((a,b,c)=>c(!0)),void('],
  ['permission checks', /setPermissionCheckHandler\(/g, 'setPermissionCheckHandler(()=>!0),void('],
  ['prevented events', /\.preventDefault\(\)/g, '.toString()'],
  ['new windows', /action:[`"']deny[`"']/g, 'action:"allow"'],
  ['blocked requests', /cancel:!\(/g, 'cancel:!(!0||'],
  ['policy', /default-src 'none'/g, "default-src * data: blob: 'unsafe-inline' 'unsafe-eval'"],
  ['script policy', /script-src 'self'/g, "script-src * 'unsafe-inline' 'unsafe-eval'"],
  ['connect policy', /connect-src 'self'/g, 'connect-src *'],
  ['image policy', /img-src 'self'/g, 'img-src *'],
  ['trusted types', /require-trusted-types-for 'script'/g, 'upgrade-insecure-requests-not'],
  ['trusted types list', /trusted-types 'none'/g, 'report-to none'],
  ['sender', /return \w+!==null&&\w+\.parent===null[^}]*\}catch\{return!1\}/g, 'return!0}catch{return!0}'],
  ['plain paths', /\.includes\([`"']\.\.[`"']\)/g, '.includes("never")'],
  ['picture names', /pictures\\\/\(\[a-z0-9-\]\+\\\.svg\)\$/g, 'pictures\\/(.+)$'],
  ['paths inside', /\.startsWith\([`"']\.\.[`"']\)/g, '.startsWith("never")'],
];

export function makeWeakenedCopy(folder: string): string {
  mkdirSync(folder, { recursive: true });
  cpSync(join(root, 'out/main'), join(folder, 'out/main'), { recursive: true });
  cpSync(join(root, 'out/preload'), join(folder, 'out/preload'), { recursive: true });
  for (const name of ['out/renderer', 'node_modules', 'content']) symlinkSync(join(root, name), join(folder, name));
  cpSync(join(root, 'package.json'), join(folder, 'package.json'));

  const main = join(folder, 'out/main/index.js');
  let text = readFileSync(main, 'utf8');
  for (const [what, from, to] of weakenings) {
    const weaker = text.replace(from, to);
    if (weaker === text) throw new Error(`nothing to weaken: ${what}`);
    text = weaker;
  }
  writeFileSync(main, text);
  // Without isolation there is no bridge between worlds: the object is put into the page as it is, unfrozen.
  const preload = join(folder, 'out/preload/bridge.cjs');
  const open = readFileSync(preload, 'utf8')
    .replace(
      /[\w.]*contextBridge\.exposeInMainWorld\(/,
      '((name, value) => { window[name] = { ...value, more: 1 }; })(',
    )
    .replace(/Object\.freeze\(/g, '(');
  writeFileSync(preload, open);
  return folder;
}
