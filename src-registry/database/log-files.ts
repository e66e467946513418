/**
 * The server's log cannot fill the disk.
 *
 * [Note: small logs] PostgreSQL begins a new file after 10 MB but never deletes one. We keep the newest few, looked at
 * when we start and every minute.
 */
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

const kept = 5;

export async function dropOldLogs(folder: string): Promise<void> {
  // The time is in the name, so the order of names is the order of files.
  const names = (await readdir(folder)).filter((name) => /^postgresql-.*\.log$/.test(name)).sort();
  for (const name of names.slice(0, -kept)) await rm(join(folder, name), { force: true });
}

/** Answers how to stop looking. */
export function keepLogsSmall(folder: string): () => void {
  const timer = setInterval(() => void dropOldLogs(folder).catch(() => undefined), 60_000);
  timer.unref();
  return () => clearInterval(timer);
}
