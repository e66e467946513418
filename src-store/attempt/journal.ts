/**
 * The journal of one attempt on disk: append-only lines, each one write and one fdatasync before anything is shown.
 */
import { type FileHandle, open, readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { z } from 'zod';
import { type Entry, headAfter, nextEntry, readChain } from '#core/evidence/chain.ts';
import type { ClockReading } from '#core/evidence/clock-reading.ts';
import { type Failure, failure } from '#core/result/failure.ts';
import { failed, ok, type Result } from '#core/result/result.ts';
import { takingTurns } from '#core/result/turns.ts';
import { diskFailure } from '../disk/disk-failure.ts';
import { syncFolder, writeDurably } from '../disk/durable-file.ts';

export type Journal<E> = {
  readonly entries: readonly Entry<E>[];
  /** Resolves when the event is on the disk. After a failure the file is as it was before. */
  append(event: E, at: ClockReading): Promise<Result<Entry<E>>>;
  close(): Promise<void>;
};

export type JournalOpening<E> = { journal: Journal<E>; tailSetAside: string | null };

function journalOver<E>(handle: FileHandle, known: Entry<E>[], bytes: number): Journal<E> {
  const entries = known;
  let size = bytes;
  const inTurn = takingTurns();
  return {
    entries,
    append: (event, at) =>
      inTurn(async (): Promise<Result<Entry<E>>> => {
        const last = entries.at(-1);
        const entry = nextEntry(last ? headAfter(last) : { seq: -1, hash: '0'.repeat(64) }, at, event);
        const line = Buffer.from(`${JSON.stringify(entry)}\n`, 'utf8');
        try {
          let written = 0;
          while (written < line.length) {
            written += (await handle.write(line, written, line.length - written, size + written)).bytesWritten;
          }
          await handle.datasync();
        } catch (error) {
          await handle.truncate(size).catch(() => undefined);
          return failed(diskFailure(error));
        }
        size += line.length;
        entries.push(entry);
        return ok(entry);
      }),
    close: () => inTurn(() => handle.close()),
  };
}

/** Begins a journal with its first event. */
export async function createJournal<E>(path: string, first: E, at: ClockReading): Promise<Result<Journal<E>>> {
  try {
    const journal = journalOver<E>(await open(path, 'wx', 0o600), [], 0);
    const appended = await journal.append(first, at);
    if (!appended.ok) {
      await journal.close();
      return appended;
    }
    await syncFolder(dirname(path));
    return ok(journal);
  } catch (error) {
    return failed(diskFailure(error));
  }
}

export type JournalText<E> = { entries: Entry<E>[]; brokenAtLine: number | null; wholeBytes: number; tail: Buffer };

/** Reads a journal and changes nothing. `tail` is what stands after the last whole line. */
export async function readJournal<E>(path: string, schema: z.ZodType<E>): Promise<JournalText<E>> {
  const bytes = await readFile(path);
  const wholeBytes = bytes.lastIndexOf(0x0a) + 1;
  const lines = bytes.subarray(0, wholeBytes).toString('utf8').split('\n').slice(0, -1);
  const { entries, brokenAtLine } = readChain(lines, schema);
  return { entries, brokenAtLine, wholeBytes, tail: bytes.subarray(wholeBytes) };
}

/**
 * Opens a journal to go on with it. A half-written last line was never acknowledged: it is copied to a file beside the
 * journal and cut off. A line in the middle that does not follow from the one before is damage, and stays untouched.
 */
export async function openJournal<E>(
  path: string,
  schema: z.ZodType<E>,
  now: () => Date,
): Promise<Result<JournalOpening<E>>> {
  try {
    const { entries, brokenAtLine, wholeBytes, tail } = await readJournal(path, schema);
    if (brokenAtLine !== null || entries.length === 0) {
      return failed(damaged(path, brokenAtLine ?? 1));
    }
    let tailSetAside: string | null = null;
    const handle = await open(path, 'r+');
    if (tail.length > 0) {
      const stamp = now().toISOString().replace(/[-:.]/g, '');
      tailSetAside = join(dirname(path), `${basename(path, '.ndjson')}.tail-${stamp}`);
      await writeDurably(tailSetAside, tail);
      await handle.truncate(wholeBytes);
      await handle.sync();
    }
    return ok({ journal: journalOver(handle, entries, wholeBytes), tailSetAside });
  } catch (error) {
    return failed(diskFailure(error));
  }
}

const damaged = (path: string, line: number): Failure => failure('attempt-damaged', { file: basename(path), line });
