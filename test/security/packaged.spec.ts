/**
 * The packaged application: what its executable can no longer be made to do, read back from its bytes and tried.
 */
import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
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

/** Inside `out/package`: what a person starts, and what holds the fuses (on macOS the bundle). */
function packaged(): { app: string; fused: string } {
  const output = join(root, 'out', 'package');
  const folder = join(output, readdirSync(output).find((name) => /unpacked$|^mac/.test(name)) ?? '');
  if (process.platform === 'darwin') {
    const bundle = join(folder, 'Fieldpass.app');
    return { app: join(bundle, 'Contents', 'MacOS', 'Fieldpass'), fused: bundle };
  }
  const app = join(folder, process.platform === 'win32' ? 'Fieldpass.exe' : 'fieldpass');
  return { app, fused: app };
}

test('a release is refused with any other Electron than the one it is made for', async () => {
  const { devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  // The runtime that is here, under another version.
  const dist = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? dirname(process.env.FIELDPASS_ELECTRON as string);
  const folder = tempFolder('another-electron');
  for (const name of readdirSync(dist)) if (name !== 'version') symlinkSync(join(dist, name), join(folder.path, name));
  writeFileSync(join(folder.path, 'version'), '1.2.3');
  const release = await ended(
    run(process.execPath, [script, '--release'], {
      cwd: root,
      env: { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: folder.path },
    }),
  );
  folder.remove();
  expect(release.code).toBe(1);
  expect(release.out).toContain('Refused');
  expect(release.out).toContain(devDependencies.electron);
  expect(release.out).toContain('1.2.3');
});

test('the packaged executable has its fuses blown, by its bytes and in effect', async () => {
  test.setTimeout(300_000);
  await run(process.execPath, [script], { cwd: root, maxBuffer: 64 * 1024 * 1024 });
  const { app, fused } = packaged();
  expect(existsSync(app)).toBe(true);

  const wire = await getCurrentFuseWire(fused);
  const integrity = process.platform !== 'linux';
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
