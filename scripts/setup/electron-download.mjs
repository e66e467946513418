/**
 * Electron's own installer, given up when nothing arrives for a while instead of being left to wait for minutes.
 */
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCommand } from './run-command.mjs';
import { withSignsOfLife } from './say.mjs';

const silenceMs = 15_000;

/**
 * @param {string} root
 * @returns {Promise<string | undefined>} why it failed, or nothing when Electron is now in node_modules
 */
export async function downloadElectron(root) {
  // The installer keeps a download in the temporary folder: one of our own shows whether bytes arrive.
  const arriving = mkdtempSync(join(tmpdir(), 'fieldpass-electron-'));
  const stop = new AbortController();
  let size = 0;
  let grewAt = Date.now();
  const watch = setInterval(() => {
    const now = sizeOf(arriving);
    if (now !== size) grewAt = Date.now();
    size = now;
    // Unpacking comes after the bytes and writes elsewhere; it is left alone.
    if (size === 0 && Date.now() - grewAt > silenceMs) stop.abort();
    if (size > 0 && Date.now() - grewAt > 4 * silenceMs) stop.abort();
  }, 500);
  try {
    const { code, stderr } = await withSignsOfLife(
      'downloading Electron',
      () =>
        runCommand(process.execPath, [join('node_modules', 'electron', 'install.js')], {
          cwd: root,
          capture: true,
          signal: stop.signal,
          env: { ...process.env, TMPDIR: arriving, TEMP: arriving, TMP: arriving, ELECTRON_GET_NO_PROGRESS: '1' },
        }),
      () => `, ${Math.round(size / 1e6)} MB`,
    );
    if (stop.signal.aborted) return 'nothing arrived';
    if (code === 0) return undefined;
    return stderr.trim().split('\n')[0] || `its installer ended with ${code}`;
  } finally {
    clearInterval(watch);
    rmSync(arriving, { recursive: true, force: true });
  }
}

/** @param {string} folder */
function sizeOf(folder) {
  let total = 0;
  for (const entry of readdirSync(folder, { recursive: true })) {
    try {
      total += statSync(join(folder, String(entry))).size;
    } catch {
      // Moved away while we looked: the download is done.
    }
  }
  return total;
}
