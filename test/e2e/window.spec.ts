/**
 * The window itself: one at a time, remembered, without any network, and with the system's sandbox really on.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, test } from '@playwright/test';
import { ask } from '../fixtures/ask.ts';
import { electronPath, openDesktop, root, rootSwitches } from '../fixtures/desktop.ts';
import { tempFolder } from '../fixtures/temp-folder.ts';

const isRoot = process.platform === 'linux' && process.getuid?.() === 0;

/** Starts the application without a test driver and waits for a mark of its start. */
async function startPlain(
  command: string[],
  data: string,
  mark: RegExp,
  env: Record<string, string> = {},
): Promise<ChildProcess> {
  const [program, ...args] = command as [string, ...string[]];
  const child = spawn(program, args, {
    env: { ...process.env, FIELDPASS_DATA: data, FIELDPASS_MARKS: '1', ...env },
    stdio: ['ignore', 'pipe', 'ignore'],
    detached: true,
  });
  await new Promise<void>((resolve, reject) => {
    const tooLong = setTimeout(() => reject(new Error('no mark in 40 s')), 40_000);
    createInterface({ input: child.stdout as NodeJS.ReadableStream }).on('line', (line) => {
      if (!mark.test(line)) return;
      clearTimeout(tooLong);
      resolve();
    });
    child.once('exit', () => reject(new Error('it ended')));
  });
  return child;
}

const stop = async (child: ChildProcess) => {
  const gone = new Promise((resolve) => child.once('exit', resolve));
  if (child.pid) process.kill(-child.pid, 'SIGKILL');
  await gone;
};

test('a second start gives way to the first', async () => {
  const folder = tempFolder('single');
  const first = await openDesktop({ data: folder.path });
  await first.ready('welcome-language');
  const second = spawn(electronPath(), [...rootSwitches(), root], {
    env: { ...process.env, FIELDPASS_DATA: folder.path },
    stdio: 'ignore',
  });
  const code = await new Promise((resolve) => second.once('exit', resolve));
  expect(code).toBe(0);
  expect(await first.page.title()).toBe('Fieldpass');
  await first.close();
  folder.remove();
});

test('size, language, theme and size of text are there after a restart', async () => {
  const folder = tempFolder('remember');
  const first = await openDesktop({ data: folder.path });
  await first.ready('welcome-language');
  await ask(first, 'settings.change', { language: 'zh', theme: 'dark', textSize: 125 });
  await ask(first, 'learner.create', { name: 'Li' });
  await first.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setSize(1100, 700));
  await first.page.waitForTimeout(1000);
  await first.close();
  const again = await openDesktop({ data: folder.path });
  await again.ready('home');
  const { dataset, lang } = await again.page.evaluate(() => ({
    dataset: { ...document.documentElement.dataset },
    lang: document.documentElement.lang,
  }));
  expect([lang, dataset.theme, dataset.textSize]).toEqual(['zh', 'dark', '125']);
  const size = await again.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getSize());
  expect(size).toEqual([1100, 700]);
  await again.close();
  folder.remove();
});

test('a second learner can be added, and each has their own progress', async () => {
  const folder = tempFolder('learners');
  const desktop = await openDesktop({ data: folder.path });
  await desktop.ready('welcome-language');
  await ask(desktop, 'learner.create', { name: 'Amina' });
  await ask(desktop, 'lesson.finish', { courseId: 'basic-security', lessonId: 'your-part-in-security' });
  await desktop.page.reload();
  await desktop.ready('home');
  await desktop.page.locator('.shell-learner').click();
  await desktop.page.getByRole('menuitem').nth(1).click();
  await desktop.ready('learners');
  await desktop.page.locator('.action-button').click();
  await desktop.ready('welcome-name');
  await desktop.page.getByRole('textbox').fill('Tariq');
  await desktop.page.locator('.is-main').click();
  await desktop.ready('home');
  await expect(desktop.page.locator('.course-row-facts')).toContainText('0 of');
  await desktop.page.locator('.shell-learner').click();
  await desktop.page.getByRole('menuitem').nth(1).click();
  await desktop.ready('learners');
  await desktop.page.locator('.learner-row', { hasText: 'Amina' }).click();
  await desktop.ready('home');
  await expect(desktop.page.locator('.course-row-facts')).toContainText('1 of');
  await desktop.close();
  folder.remove();
});

test('it opens with no network interface but the loopback', async () => {
  test.skip(!isRoot, 'taking the network away needs root on Linux');
  const folder = tempFolder('no-network');
  const before = await openDesktop({ data: folder.path });
  await before.ready('welcome-language');
  await ask(before, 'learner.create', { name: 'Amina' });
  await before.close();
  const inside = ['unshare', '-n', 'sh', '-c', 'ip link set lo up 2>/dev/null; exec "$@"', 'sh'];
  const child = await startPlain([...inside, electronPath(), ...rootSwitches(), root], folder.path, /interactive/);
  await stop(child);
  folder.remove();
});

test("the system's sandbox is on for everybody but root", async () => {
  test.skip(!isRoot, 'becoming somebody else needs root on Linux');
  const folder = tempFolder('sandbox');
  chmodSync(folder.path, 0o755);
  const runtime = join(folder.path, 'runtime');
  // Hard links where they can be had: the runtime is large and lies where others may not look.
  try {
    execFileSync('cp', ['-al', dirname(electronPath()), runtime]);
  } catch {
    execFileSync('cp', ['-a', dirname(electronPath()), runtime]);
  }
  const app = join(folder.path, 'app');
  mkdirSync(app);
  for (const name of ['out/main', 'out/preload', 'out/renderer', 'content', 'package.json']) {
    cpSync(join(root, name), join(app, name), { recursive: true });
  }
  const start = async (data: string, extra: string[]) => {
    mkdirSync(data);
    execFileSync('chown', ['65534:65534', data]);
    // The virtual display's key lies where only root may look.
    const env: Record<string, string> = { HOME: data };
    if (process.env.XAUTHORITY) {
      env.XAUTHORITY = join(data, '.Xauthority');
      cpSync(process.env.XAUTHORITY, env.XAUTHORITY);
      execFileSync('chown', ['65534:65534', env.XAUTHORITY]);
    }
    const as = ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups'];
    const child = await startPlain([...as, join(runtime, 'electron'), ...extra, app], data, / app\.start /, env);
    const modes = readdirSync('/proc')
      .filter((pid) => /^\d+$/.test(pid) && existsSync(`/proc/${pid}/cmdline`))
      .flatMap((pid) => {
        try {
          const line = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
          if (!line.includes('--type=renderer') || !line.includes(runtime)) return [];
          return [/Seccomp:\s+(\d)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? ''];
        } catch {
          return [];
        }
      });
    await stop(child);
    return modes;
  };
  expect(await start(join(folder.path, 'data'), [])).toEqual(['2']);
  expect(await start(join(folder.path, 'data-weak'), ['--no-sandbox'])).toEqual(['0']);
  folder.remove();
});
