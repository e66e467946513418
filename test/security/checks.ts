/**
 * What a page of Fieldpass must not be able to do, each as a check against a running application. A check answers with
 * what it found wrong; the same checks run against a weakened copy, where each must find something.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { contentSecurityPolicy, paperPolicy } from '../../src-main/window/security-policy.ts';
import type { Desktop } from '../fixtures/desktop.ts';

export type Check = { readonly name: string; readonly run: (desktop: Desktop) => Promise<string[]> };

const wrongUnless = (good: boolean, what: string): string[] => (good ? [] : [what]);
const settle = (ms = 300) => new Promise((resolve) => setTimeout(resolve, ms));

const preferences = (desktop: Desktop) =>
  desktop.app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    const contents = window?.webContents as unknown as { getLastWebPreferences(): Record<string, unknown> };
    return contents.getLastWebPreferences();
  });

const preference = (name: string, wanted: unknown): Check => ({
  name: `preference ${name}`,
  run: async (desktop) => {
    const found = (await preferences(desktop))[name];
    return wrongUnless((found ?? false) === wanted, `${name} is ${String(found)}`);
  },
});

async function withServer<T>(work: (url: string, hits: () => number) => Promise<T>): Promise<T> {
  let hits = 0;
  const server = createServer((request, response) => {
    hits += 1;
    if (request.url === '/redirect') response.writeHead(302, { location: '/target' });
    else response.writeHead(200, { 'content-type': 'text/html', 'access-control-allow-origin': '*' });
    response.end('<title>outside</title>outside');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    return await work(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, () => hits);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

export const checks: readonly Check[] = [
  {
    name: 'the page reaches no server, not even on this machine',
    run: (desktop) =>
      withServer(async (url, hits) => {
        await desktop.page.evaluate((target) => fetch(target).catch(() => undefined), url);
        await desktop.page.evaluate((target) => {
          const image = new Image();
          image.src = `${target}/image`;
        }, url);
        await settle();
        return wrongUnless(hits() === 0, `${hits()} requests arrived`);
      }),
  },
  {
    name: 'no Node in the page',
    run: async ({ page }) => {
      const kinds = await page.evaluate(() =>
        ['require', 'process', 'module', 'Buffer', 'global'].filter(
          (name) => typeof (globalThis as Record<string, unknown>)[name] !== 'undefined',
        ),
      );
      return kinds.map((name) => `${name} is there`);
    },
  },
  preference('contextIsolation', true),
  preference('sandbox', true),
  preference('webSecurity', true),
  preference('nodeIntegration', false),
  preference('webviewTag', false),
  preference('allowRunningInsecureContent', false),
  preference('experimentalFeatures', false),
  {
    name: 'the bridge is frozen and holds two functions',
    run: async ({ page }) => {
      const found = await page.evaluate(() => {
        const bridge = (globalThis as { fieldpass?: object }).fieldpass;
        if (!bridge) return ['no bridge'];
        const wrong: string[] = [];
        if (!Object.isFrozen(bridge)) wrong.push('not frozen');
        if (Object.keys(bridge).sort().join() !== 'call,on') wrong.push(`holds ${Object.keys(bridge).join()}`);
        return wrong;
      });
      return found;
    },
  },
  {
    name: 'every permission is denied',
    run: async ({ page }) => {
      const states = await page.evaluate(async () => {
        const names = [
          'geolocation',
          'notifications',
          'camera',
          'microphone',
          'midi',
          'clipboard-read',
          'persistent-storage',
          'idle-detection',
        ];
        const found: string[] = [];
        for (const name of names) {
          const status = await navigator.permissions.query({ name: name as PermissionName }).catch(() => null);
          if (status && status.state !== 'denied') found.push(`${name} is ${status.state}`);
        }
        const asked = await Notification.requestPermission();
        if (asked !== 'denied') found.push(`notifications answered ${asked}`);
        return found;
      });
      return states;
    },
  },
  {
    name: 'the policy of the page is the pinned one',
    run: async ({ page }) => {
      const header = await page.evaluate(async () => {
        const reply = await fetch('app://fieldpass/index.html').catch(() => null);
        return reply?.headers.get('content-security-policy') ?? '';
      });
      return wrongUnless(header === contentSecurityPolicy, `it is “${header}”`);
    },
  },
  {
    name: 'the policy of the page that draws for the printer is the same but for its own pictures',
    run: async ({ page }) => {
      const header = await page.evaluate(async () => {
        const reply = await fetch('app://fieldpass/paper.html').catch(() => null);
        return reply?.headers.get('content-security-policy') ?? '';
      });
      const own = contentSecurityPolicy.replace("img-src 'self'", "img-src 'self' blob:");
      return wrongUnless(header === paperPolicy && header === own, `it is “${header}”`);
    },
  },
  {
    name: 'no inline script, no handler, no eval',
    run: async ({ page }) =>
      page.evaluate(async () => {
        const wrong: string[] = [];
        const marks = globalThis as Record<string, unknown>;
        try {
          const script = document.createElement('script');
          script.textContent = 'globalThis.inlineRan = true';
          document.head.append(script);
        } catch {
          // Trusted types refuse it: good.
        }
        try {
          const image = document.createElement('img');
          image.setAttribute('onerror', 'globalThis.handlerRan = true');
          image.src = 'app://fieldpass/none.png';
          document.body.append(image);
        } catch {
          // Good.
        }
        await new Promise((resolve) => setTimeout(resolve, 300));
        if (marks.inlineRan) wrong.push('an inline script ran');
        if (marks.handlerRan) wrong.push('an inline handler ran');
        // In a timer: what a debugger evaluates directly is exempt from the policy.
        const evaluated = await new Promise<string>((resolve) => {
          setTimeout(() => {
            try {
              // biome-ignore lint/security/noGlobalEval: that it fails is what is tested
              resolve(String(globalThis.eval('1+1')));
            } catch (error) {
              resolve((error as Error).name);
            }
          }, 0);
        });
        if (evaluated === '2') wrong.push('eval ran');
        return wrong;
      }),
  },
  {
    name: 'a webview is an unknown element',
    run: async ({ page }) => {
      const kind = await page.evaluate(() => {
        const view = document.createElement('webview') as HTMLElement & { getWebContentsId?: unknown };
        document.body.append(view);
        const found = typeof view.getWebContentsId;
        view.remove();
        return found;
      });
      return wrongUnless(kind === 'undefined', `getWebContentsId is a ${kind}`);
    },
  },
  {
    name: 'the page leads nowhere else',
    run: (desktop) =>
      withServer(async (url) => {
        const { page } = desktop;
        const before = page.url();
        for (const target of [url, 'file:///etc/passwd', `${url}/redirect`]) {
          await page
            .evaluate((to) => {
              location.href = to;
            }, target)
            .catch(() => undefined);
          await settle();
        }
        await page
          .evaluate(() => {
            const link = document.createElement('a');
            link.href = 'javascript:document.title="taken"';
            document.body.append(link);
            link.click();
          })
          .catch(() => undefined);
        await settle();
        const wrong = wrongUnless(page.url() === before, `it went to ${page.url()}`);
        if (page.url() === before && (await page.title()) === 'taken') wrong.push('a javascript: link ran');
        return wrong;
      }),
  },
  {
    name: 'no new windows',
    run: async (desktop) => {
      const opened = await desktop.page.evaluate(() => window.open('app://fieldpass/') !== null);
      await settle();
      const count = await desktop.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);
      return [...wrongUnless(!opened, 'window.open gave a window'), ...wrongUnless(count === 1, `${count} windows`)];
    },
  },
  {
    name: 'nothing is downloaded',
    run: async (desktop) => {
      await desktop.app.evaluate(({ session }) => {
        const seen: boolean[] = [];
        (globalThis as { downloads?: boolean[] }).downloads = seen;
        session.defaultSession.on('will-download', (event, item) => {
          seen.push(event.defaultPrevented);
          item.cancel();
        });
      });
      await desktop.page.evaluate(() => {
        const link = document.createElement('a');
        link.href = URL.createObjectURL(new Blob(['secret']));
        link.download = 'secret.txt';
        document.body.append(link);
        link.click();
      });
      await settle(500);
      const seen = await desktop.app.evaluate(() => (globalThis as { downloads?: boolean[] }).downloads ?? []);
      return seen.filter((prevented) => !prevented).map(() => 'a download began');
    },
  },
  {
    name: 'another page with the same bridge is not answered',
    run: async (desktop) => {
      const reply = await desktop.app.evaluate(async ({ BrowserWindow, app }) => {
        const [own] = BrowserWindow.getAllWindows();
        const other = new BrowserWindow({
          show: false,
          webPreferences: {
            preload: `${app.getAppPath()}/out/preload/bridge.cjs`,
            sandbox: true,
            contextIsolation: true,
          },
        });
        await other.loadURL('data:text/html,<p>other</p>').catch(() => undefined);
        const said = await other.webContents
          .executeJavaScript("fieldpass.call('learner.create', { name: 'Mallory' }).then(JSON.stringify, String)")
          .catch((error: Error) => `error ${error.message}`);
        other.destroy();
        return `${said} ${own?.isDestroyed()}`;
      });
      return wrongUnless(reply.includes('sender-untrusted'), reply.slice(0, 120));
    },
  },
  {
    name: 'the gate refuses a frame that is not ours, and one that is gone',
    run: async (desktop) =>
      desktop.app.evaluate(async ({ ipcMain, BrowserWindow }) => {
        const gate = ipcMain as unknown as {
          _invokeHandlers: Map<string, (event: object, ...rest: unknown[]) => Promise<unknown>>;
        };
        const wrong: string[] = [];
        if ([...gate._invokeHandlers.keys()].join() !== 'fieldpass:call') {
          wrong.push(`channels: ${[...gate._invokeHandlers.keys()].join()}`);
        }
        const sender = BrowserWindow.getAllWindows()[0]?.webContents;
        const frames = {
          evil: { parent: null, origin: 'https://evil.example' },
          nested: { parent: {}, origin: 'app://fieldpass' },
          gone: null,
        };
        for (const [name, senderFrame] of Object.entries(frames)) {
          for (const handler of gate._invokeHandlers.values()) {
            const reply = JSON.stringify(await handler({ senderFrame, sender }, 'app.start', {}));
            if (!reply.includes('sender-untrusted')) wrong.push(`${name}: ${reply.slice(0, 80)}`);
          }
        }
        return wrong;
      }),
  },
  {
    name: 'the app protocol gives nothing from outside its folders',
    run: async ({ page }) =>
      page.evaluate(async () => {
        const paths = [
          'app://fieldpass/%2e%2e/main/index.js',
          'app://fieldpass/..%2f..%2fetc/passwd',
          'app://fieldpass/..%5c..%5cpackage.json',
          'app://fieldpass/%00',
          'app://fieldpass/content/basic-security/pictures/..%2fexam.yaml',
          'app://fieldpass/content/basic-security/exam.yaml',
          'app://fieldpass/credentials/..%2fprofile.json',
          'app://elsewhere/index.html',
          'file:///etc/passwd',
        ];
        const wrong: string[] = [];
        for (const path of paths) {
          const reply = await fetch(path).catch(() => null);
          if (reply?.ok) wrong.push(path);
        }
        return wrong;
      }),
  },
];
