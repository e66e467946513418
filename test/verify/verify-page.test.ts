/**
 * The page in docs/verify is made of these sources, fetches nothing, and is filled with lists by `fieldpass trust page`.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { signingKeyOf } from '#core/credential/proof/signing-key.ts';
import { readCarried } from '#core/trust/carried.ts';
import { rootFingerprint } from '#core/trust/root-fingerprint.ts';
import { publishPage } from '#store/trust/publish-page.ts';
import { buildVerifyPage } from '../../scripts/verify-page/build.mjs';
import { now, statusText, trustList } from '../fixtures/issuer.ts';
import { fieldpassProgram } from '../fixtures/programs.ts';
import { tempFolder } from '../fixtures/temp-folder.ts';

const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');
const shipped = readFileSync(join(root, 'docs', 'verify', 'index.html'), 'utf8');
const folder = tempFolder('verify-page');
const at = (...names: string[]) => join(folder.path, ...names);
const page = (...args: string[]) =>
  spawnSync(process.execPath, [...fieldpassProgram(), 'trust', 'page', ...args], {
    encoding: 'utf8',
    cwd: root,
  });

beforeAll(async () => {
  mkdirSync(at('trust', 'status'), { recursive: true });
  writeFileSync(at('trust', 'trust-list.json'), JSON.stringify(await trustList()));
  const put = async (name: string, text: Promise<string>) => writeFileSync(at('trust', 'status', name), await text);
  await put('1.json', statusText('revocation', [77]));
  await put('2.json', statusText('refresh', []));
  await put('old.json', statusText('refresh', [], { issuedAt: '2026-09-01T00:00:00.000Z' }));
  await put(
    'forged.json',
    statusText('revocation', [], { issuedAt: '2026-12-01T00:00:00.000Z' }, signingKeyOf(new Uint8Array(32).fill(99))),
  );
});
afterAll(() => folder.remove());

test('the page is of these sources: "npm run verify-page" makes it again', async () => {
  const { html, modules } = await buildVerifyPage(root);
  // Not compared by `toBe`: nobody wants to read the difference of a million letters.
  expect(html === shipped, 'docs/verify/index.html is not of these sources: run "npm run verify-page"').toBe(true);
  expect(html).not.toContain(root);
  const names = modules.map(([name]) => name);
  expect(names).toContain('src-core/verify/judge.ts');
  expect(names.filter((name) => /node_modules\/(react|lucide)|src-(renderer|store|main|print)\//.test(name))).toEqual(
    [],
  );
});

test('its policy names its one script and its one style, and lets it fetch nothing', () => {
  const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(shipped)?.[1] ?? '';
  const inside = (tag: string) =>
    [...shipped.matchAll(new RegExp(`<${tag}>([\\s\\S]*?)</${tag}>`, 'g'))].map((one) => one[1]);
  const hashes = (tag: string) =>
    inside(tag).map(
      (text) =>
        `'sha256-${createHash('sha256')
          .update(text as string)
          .digest('base64')}'`,
    );
  expect(policy.split('; ')).toEqual([
    "default-src 'none'",
    `script-src ${hashes('script')} 'wasm-unsafe-eval'`,
    `style-src ${hashes('style')}`,
    'worker-src blob:',
    "base-uri 'none'",
    "form-action 'none'",
  ]);
  expect(shipped.match(/<script\b/g)).toHaveLength(2);
  expect(inside('style')[0]).not.toMatch(/url\(|@import|@font-face/);
  expect(shipped).not.toMatch(/<(link|img|iframe|object|embed|base)\b/);
  expect(Buffer.byteLength(shipped)).toBeLessThan(1_100_000);
});

test('it is shipped without a list', () => {
  const carried = /id="known">([\s\S]*?)<\/script>/.exec(shipped)?.[1] ?? '';
  expect(readCarried(carried)).toMatchObject({ trustList: null, statusLists: [] });
});

test('"fieldpass trust page" puts in the newest list and what its issuers signed, and says the fingerprint', async () => {
  const out = at('out', 'verify.html');
  const made = page('--folder', at('trust'), '--out', out);
  expect(made.stderr).toBe('');
  expect(made.status).toBe(0);
  expect(made.stdout).toContain('2 status lists');
  expect(made.stdout).toContain(rootFingerprint((await trustList()).list.roots));
  expect(made.stdout).toContain('until 1 June 2027');
  const html = readFileSync(out, 'utf8');
  const [before, rest = ''] = html.split('id="known">');
  const carried = readCarried(rest.slice(0, rest.indexOf('</script>')));
  expect(carried?.trustList).toEqual(await trustList());
  expect(carried?.statusLists.map(({ list }) => [list.purpose, list.issuedAt])).toEqual([
    ['revocation', '2026-11-30T00:00:00.000Z'],
    ['refresh', '2026-11-30T00:00:00.000Z'],
  ]);
  // Everything else is as it was shipped.
  const [shippedBefore, shippedRest = ''] = shipped.split('id="known">');
  expect(before).toBe(shippedBefore);
  expect(rest.slice(rest.indexOf('</script>')) === shippedRest.slice(shippedRest.indexOf('</script>'))).toBe(true);

  const none = page('--folder', at('nowhere'), '--out', at('none.html'));
  expect(none.status).toBe(1);
  expect(none.stderr).toContain('There is no trust list');
  const shippedPage = join(root, 'docs', 'verify', 'index.html');
  const without = await publishPage({ page: shippedPage, folder: at('trust'), status: at('nowhere'), out, now });
  expect(without).toMatchObject({
    ok: true,
    value: { statusLists: 0, about: { issuers: [{ lists: [{ state: 'missing' }, { state: 'missing' }] }] } },
  });
});
