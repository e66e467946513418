/**
 * A file leaves the application: the person says where.
 */
import { writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { app, type BrowserWindow, dialog } from 'electron';
import { failure } from '#core/result/failure.ts';
import { failed, ok, type Result } from '#core/result/result.ts';
import { diskFailure } from '#store/disk/disk-failure.ts';

/** `kind`: what the dialog calls it. Null when the person chose no place. */
export async function askWhere(window: BrowserWindow, name: string, kind: string): Promise<string | null> {
  const choice = await dialog.showSaveDialog(window, {
    defaultPath: join(app.getPath('documents'), name),
    filters: [{ name: kind, extensions: [extname(name).slice(1)] }],
  });
  return choice.canceled || !choice.filePath ? null : choice.filePath;
}

/** `make` is asked once a place was chosen; `file` is null when none was. */
export async function saveWhereAsked(
  window: BrowserWindow,
  name: string,
  kind: string,
  make: () => Promise<Result<Uint8Array | string>>,
): Promise<Result<{ file: string | null }>> {
  const file = await askWhere(window, name, kind);
  if (!file) return ok({ file: null });
  const made = await make();
  if (!made.ok) return made;
  try {
    await writeFile(file, made.value, { flush: true });
    return ok({ file });
  } catch (error) {
    return failed(failure('save-failed', { reason: diskFailure(error).code }));
  }
}
