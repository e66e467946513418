/**
 * Sends a certificate through the system's print dialog: a hidden window draws it, and goes when the dialog does.
 */
import { BrowserWindow } from 'electron';
import { failure } from '#core/result/failure.ts';
import { failed, ok, type Result } from '#core/result/result.ts';
import { appOrigin } from '../window/security-policy.ts';

const cancelled = /cancel/i;
const patienceMs = 30_000;

/** Resolves with what the page says of itself: its number when drawn, `failed`, or `late` when nothing came in time. */
function drawn(window: BrowserWindow, number: string): Promise<string> {
  return new Promise((resolve) => {
    const tooLong = setTimeout(() => resolve('late'), patienceMs);
    window.webContents.on('page-title-updated', (_event, title) => {
      if (title !== number && title !== 'failed') return;
      clearTimeout(tooLong);
      resolve(title);
    });
  });
}

export async function printPaper(parent: BrowserWindow, number: string): Promise<Result<{ printed: boolean }>> {
  const window = new BrowserWindow({
    parent,
    show: false,
    webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false, spellcheck: false },
  });
  try {
    const said = drawn(window, number);
    await window.loadURL(`${appOrigin}/paper.html?number=${number}`);
    const state = await said;
    if (state !== number) return failed(failure('print-failed', { reason: state }));
    return await new Promise((resolve) => {
      const options = { silent: false, landscape: true, printBackground: true, pageSize: 'A4' as const };
      window.webContents.print({ ...options, margins: { marginType: 'none' } }, (printed, reason) => {
        if (printed) resolve(ok({ printed: true }));
        else if (cancelled.test(reason)) resolve(ok({ printed: false }));
        else resolve(failed(failure('print-failed', { reason })));
      });
    });
  } catch (error) {
    return failed(failure('print-failed', { reason: error instanceof Error ? error.message.slice(0, 100) : '' }));
  } finally {
    window.destroy();
  }
}
