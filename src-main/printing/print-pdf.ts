/**
 * Sends a PDF through the system's print dialog. The PDF is shown in a hidden window with a session of its own, in
 * which nothing but this one document exists; the window goes when the dialog does.
 */
import { BrowserWindow, session } from 'electron';
import { failure } from '#core/result/failure.ts';
import { failed, ok, type Result } from '#core/result/result.ts';
import { appScheme } from '../window/security-policy.ts';

const cancelled = /cancel/i;

export async function printPdf(
  parent: BrowserWindow,
  pdf: Uint8Array,
  title: string,
): Promise<Result<{ printed: boolean }>> {
  const partition = session.fromPartition(`print-${Date.now()}`);
  const url = `${appScheme}://print/${title}.pdf`;
  partition.protocol.handle(appScheme, (request) =>
    request.url === url
      ? new Response(new Uint8Array(pdf), { headers: { 'content-type': 'application/pdf' } })
      : new Response(null, { status: 404 }),
  );
  partition.webRequest.onBeforeRequest((details, answer) => {
    answer({ cancel: /^(https?|wss?|ftp|file):/i.test(details.url) });
  });
  const window = new BrowserWindow({
    parent,
    show: false,
    width: 1000,
    height: 720,
    webPreferences: {
      session: partition,
      plugins: true,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
    },
  });
  try {
    await window.loadURL(url);
    return await new Promise((resolve) => {
      window.webContents.print({ silent: false, landscape: true, pageSize: 'A4' }, (printed, reason) => {
        if (printed) resolve(ok({ printed: true }));
        else if (cancelled.test(reason)) resolve(ok({ printed: false }));
        else resolve(failed(failure('print-failed', { reason })));
      });
    });
  } catch (error) {
    return failed(failure('print-failed', { reason: error instanceof Error ? error.message.slice(0, 100) : '' }));
  } finally {
    window.destroy();
    partition.protocol.unhandle(appScheme);
  }
}
