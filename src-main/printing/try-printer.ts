/**
 * A sheet to try the printer with, by the way that the papers will take.
 */
import { mkdtemp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { app, type BrowserWindow, shell } from 'electron';
import type { CallInput, CallOutput } from '#core/contract/contract.ts';
import { failure } from '#core/result/failure.ts';
import { failed, ok, type Result } from '#core/result/result.ts';
import { printPrinterTest } from '#print/documents/printer-test.ts';
import { diskFailure } from '#store/disk/disk-failure.ts';
import { now } from '../exam/system-clock.ts';
import { printPdf } from './print-pdf.ts';

const name = 'Fieldpass-printer-test';

export async function tryPrinter(
  window: BrowserWindow,
  { language, size, by }: CallInput<'printer.test'>,
): Promise<Result<CallOutput<'printer.test'>>> {
  const pdf = await printPrinterTest({ language, size, madeAt: now().toISOString() });
  if (by === 'dialog') {
    const sent = await printPdf(window, { pdf, name, size });
    return sent.ok ? ok({ outcome: sent.value.printed ? 'printed' : 'cancelled' }) : sent;
  }
  try {
    // Each in a folder of its own: a viewer that still has the last one open may keep it locked.
    const file = join(await mkdtemp(join(app.getPath('temp'), 'fieldpass-')), `${name}.pdf`);
    await writeFile(file, pdf);
    const refusal = await shell.openPath(file);
    return refusal === '' ? ok({ outcome: 'opened' }) : failed(failure('open-failed', { file }));
  } catch (error) {
    return failed(diskFailure(error));
  }
}
