/**
 * A small log of what went wrong, for the help desk: no names, no answers. The person sees only the reference.
 */
import { appendFileSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';

const largest = 512 * 1024;
let file: string | null = null;

export function openLog(folder: string): void {
  file = join(folder, 'fieldpass.log');
}

/** Writes the error and returns a short reference to it. */
export function logError(where: string, error: unknown): string {
  const reference = Math.floor(Date.now() / 1000)
    .toString(36)
    .toUpperCase();
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const line = `${new Date().toISOString()} ${reference} ${where} ${text}\n`;
  if (process.env.FIELDPASS_LOG === 'stderr') process.stderr.write(line);
  if (!file) return reference;
  try {
    if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > largest) renameSync(file, `${file}.old`);
    appendFileSync(file, line, { mode: 0o600 });
  } catch {
    // A log that cannot be written must not stop anybody.
  }
  return reference;
}
