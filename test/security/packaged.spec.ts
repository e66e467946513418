/**
 * The packaged application: what its executable can no longer be made to do, read back from its bytes and tried.
 */
import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { expect, test } from '@playwright/test';
import { root } from '../fixtures/desktop.ts';
import { tempFolder } from '../fixtures/temp-folder.ts';

const run = promisify(execFile);
const script = join(root, 'scripts', 'package.mjs');

type Ended = { code: number; out: string };
const ended = (running: Promise<{ stdout: string; stderr: string }>): Promise<Ended> =>
  running.then(
    ({ stdout, stderr }) => ({ code: 0, out: stdout + stderr }),
    (error: { code?: number; stdout?: string; stderr?: string }) => ({
      code: error.code ?? 1,
      out: `${error.stdout}${error.stderr}`,
    }),
  );

const executable = (folder: string): string => {
  const unpacked = readdirSync(join(root, 'out', folder)).find((name) => /unpacked$/.test(name)) ?? '';
  return join(root, 'out', folder, unpacked, process.platform === 'win32' ? 'Fieldpass.exe' : 'fieldpass');
};

test('a release is refused with any other Electron than the one it is made for', async () => {
  const { version } = JSON.parse(
    (
      await run(
        process.env.FIELDPASS_ELECTRON as string,
        ['-p', 'JSON.stringify({version:process.versions.electron})'],
        {
          env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
        },
      )
    ).stdout,
  ) as { version: string };
  const { devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  test.skip(version === devDependencies.electron, 'the pinned Electron is here: a release would be made');
  const release = await ended(run(process.execPath, [script, '--release'], { cwd: root }));
  expect(release.code).toBe(1);
  expect(release.out).toContain(devDependencies.electron);
  expect(release.out).toContain(version);
});

test('the packaged executable has its fuses blown, by its bytes and in effect', async () => {
  test.skip(process.platform === 'darwin', 'the application folder of macOS is looked at by hand');
  test.setTimeout(300_000);
  await run(process.execPath, [script], { cwd: root, maxBuffer: 64 * 1024 * 1024 });
  const app = executable('package');
  expect(existsSync(app)).toBe(true);

  const wire = await getCurrentFuseWire(app);
  const integrity = process.platform === 'win32';
  const wanted = new Map([
    [FuseV1Options.RunAsNode, false],
    [FuseV1Options.EnableNodeOptionsEnvironmentVariable, false],
    [FuseV1Options.EnableNodeCliInspectArguments, false],
    [FuseV1Options.GrantFileProtocolExtraPrivileges, false],
    [FuseV1Options.EnableCookieEncryption, true],
    [FuseV1Options.OnlyLoadAppFromAsar, true],
    [FuseV1Options.EnableEmbeddedAsarIntegrityValidation, integrity],
  ]);
  // One character a fuse: 0 is off, 1 is on.
  for (const [fuse, on] of wanted) {
    expect([FuseV1Options[fuse], wire[fuse]]).toEqual([FuseV1Options[fuse], (on ? '1' : '0').charCodeAt(0)]);
  }

  // By effect: as Node it runs nothing, and nobody can attach to it. What it prints is gathered for a few seconds.
  const folder = tempFolder('packaged');
  const tried = async (args: string[], env: Record<string, string>) => {
    const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    const { out } = await ended(
      run(app, [...sandbox, ...args], {
        env: { ...process.env, FIELDPASS_DATA: folder.path, FIELDPASS_MARKS: '1', ...env },
        timeout: 8000,
        killSignal: 'SIGKILL',
      }),
    );
    return out;
  };
  const asNode = await tried(['-e', 'console.log("ran as " + "node")'], { ELECTRON_RUN_AS_NODE: '1' });
  expect(asNode).not.toContain('ran as node');
  const inspected = await tried(['--inspect=0'], {});
  expect(inspected).not.toContain('Debugger listening');
  // It did start, so the silence means something.
  expect(inspected).toContain('FIELDPASS_MARK app.start');
  // And the runtime it was made from, with its fuses as they came, does run as Node.
  const unblown = await ended(
    run(process.env.FIELDPASS_ELECTRON as string, ['-e', 'console.log("ran as " + "node")'], {
      env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    }),
  );
  expect(unblown.out).toContain('ran as node');
  folder.remove();
});
