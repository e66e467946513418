/**
 * The checks against the application, and against a weakened copy of it that must fail every one of them: a check that
 * cannot fail proves nothing.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { allCalls } from '#core/contract/contract.ts';
import { ask } from '../fixtures/ask.ts';
import { type Desktop, openDesktop, root } from '../fixtures/desktop.ts';
import { tempFolder } from '../fixtures/temp-folder.ts';
import { checks } from './checks.ts';
import { makeWeakenedCopy } from './weakened-copy.ts';

test.describe('the application', () => {
  test.describe('as it runs', () => {
    let desktop: Desktop;
    test.beforeAll(async () => {
      desktop = await openDesktop();
      await desktop.ready('welcome-language');
    });
    test.afterAll(() => desktop.close());
    for (const check of checks) {
      test(check.name, async () => {
        expect(await check.run(desktop)).toEqual([]);
      });
    }
  });

  test('every call refuses what is not its input, and nothing changes', async () => {
    const desktop = await openDesktop();
    await desktop.ready('welcome-language');
    const bad: [string, unknown][] = [
      ['nothing', undefined],
      ['null', null],
      ['a number', 7],
      ['a list', []],
      ['an extra key', { surprise: 1 }],
      ['a huge text', { courseId: 'x'.repeat(1_000_000) }],
      ['a prototype', JSON.parse('{"__proto__":{"admin":true},"constructor":{}}')],
      ['a path', { courseId: '../../etc', lessonId: '../x', attemptId: '../x', number: '../x', id: '../x' }],
    ];
    const before = await ask(desktop, 'app.start', {});
    for (const name of Object.keys(await allCalls())) {
      for (const [what, input] of bad) {
        expect(await ask(desktop, name, input), `${name} with ${what}`).toEqual({
          ok: false,
          failure: { code: 'input-invalid', params: {} },
        });
      }
    }
    for (const name of ['nothing.here', '__proto__', 'constructor', 'toString', '']) {
      expect(await ask(desktop, name, {})).toMatchObject({ ok: false, failure: { code: 'input-invalid' } });
    }
    expect(await ask(desktop, 'app.start', {})).toEqual(before);
    await desktop.close();
  });

  test('all that the page asks for on its way comes from the application itself', async () => {
    const desktop = await openDesktop();
    const asked: string[] = [];
    desktop.page.on('request', (request) => asked.push(request.url()));
    await desktop.page.reload();
    await desktop.ready('welcome-language');
    await ask(desktop, 'learner.create', { name: 'Amina' });
    await desktop.page.reload();
    await desktop.ready('home');
    expect(asked.length).toBeGreaterThan(5);
    expect(asked.filter((url) => !url.startsWith('app://fieldpass/'))).toEqual([]);
    await desktop.close();
  });

  test('a load that was stopped leads home, not to an empty error page', async () => {
    const desktop = await openDesktop();
    await desktop.ready('welcome-language');
    await desktop.app.evaluate(async ({ BrowserWindow }) => {
      await BrowserWindow.getAllWindows()[0]
        ?.loadURL('https://example.invalid/')
        .catch(() => undefined);
    });
    await desktop.page.waitForURL(/^app:\/\/fieldpass\//);
    await desktop.ready('welcome-language');
    await desktop.close();
  });

  test('one place in the bundle opens an address outside, behind the rule for addresses', () => {
    const main = join(root, 'out/main');
    const files = readdirSync(main, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.js'));
    const calls = files.flatMap((file) => readFileSync(join(main, file), 'utf8').match(/openExternal\([^)]*\)/g) ?? []);
    // See src-main/window/browser-address.ts.
    expect(calls).toHaveLength(1);
    expect(readFileSync(join(main, 'index.js'), 'utf8')).not.toContain('openExternal');
  });
});

test.describe('a weakened copy fails', () => {
  const folder = tempFolder('weak');
  let appPath: string;
  test.beforeAll(() => {
    appPath = makeWeakenedCopy(join(folder.path, 'app'));
  });
  test.afterAll(() => folder.remove());

  for (const check of checks) {
    test(check.name, async () => {
      const desktop = await openDesktop({ appPath });
      await desktop.page.waitForLoadState();
      const found = await check.run(desktop).catch((error: Error) => [`it broke: ${error.message}`]);
      expect(found).not.toEqual([]);
      await desktop.close();
    });
  }
});
