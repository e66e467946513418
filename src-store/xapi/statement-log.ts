/**
 * Statements on the disk, one a line, each once, never changed: `<first 16 digits of the SHA-256> <statement>`. What is said
 * to be kept is on the disk.
 *
 * [Note: passed over] A line that is not what was written keeps its place and is passed over: it is never sent in another
 * form, and what it said is made again from the learner's records, where it came from.
 */
import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { failed, ok, type Result } from '#core/result/result.ts';
import { type FrozenStatement, idIn } from '#core/xapi/statement.ts';
import { diskFailure } from '../disk/disk-failure.ts';
import { cutTail, eachLine, lineFileOver, openToGrow } from '../outbox/line-file.ts';

export type KeptStatement = FrozenStatement & {
  /** Its place, 1 for the first. */
  readonly n: number;
};

export type StatementLog = {
  /** How many lines, those passed over included. */
  readonly count: number;
  /** Where a line was put that was cut off as it was written. */
  readonly tailSetAside: string | null;
  has(id: string): boolean;
  /** Null for a line that is passed over. */
  idAt(n: number): string | null;
  /** Those that are not there yet, all in one write; answers how many. */
  append(statements: readonly FrozenStatement[]): Promise<Result<number>>;
  /** From place `n + 1` on: as many as asked for, and one at least where there is one. */
  after(n: number, most: { readonly count: number; readonly bytes: number }): Promise<Result<KeptStatement[]>>;
  close(): Promise<void>;
};

export const statementsFile = (folder: string): string => join(folder, 'statements.ndjson');

const digitsOf = (json: string) => createHash('sha256').update(json).digest('hex').slice(0, 16);

function statementIn(line: string): FrozenStatement | null {
  const json = line.slice(17);
  if (line[16] !== ' ' || digitsOf(json) !== line.slice(0, 16)) return null;
  const id = idIn(json);
  return id === null ? null : { id, json };
}

type Place = { readonly id: string | null; readonly offset: number; readonly bytes: number };

export async function openStatementLog(folder: string, now: () => Date): Promise<Result<StatementLog>> {
  const path = statementsFile(folder);
  const ids = new Set<string>();
  const places: Place[] = [];
  const note = (place: Place) => {
    places.push(place);
    if (place.id !== null) ids.add(place.id);
  };
  let handle: FileHandle | null = null;
  try {
    handle = await openToGrow(path);
    const { wholeBytes } = await eachLine(handle, (line, offset) => {
      note({ id: statementIn(line.toString('utf8'))?.id ?? null, offset, bytes: line.length });
      return true;
    });
    const tailSetAside = await cutTail(path, handle, wholeBytes, now());
    const file = lineFileOver(handle, wholeBytes);
    const read = async ({ offset, bytes }: Place) => statementIn((await file.read(offset, bytes)).toString('utf8'));
    return ok({
      get count() {
        return places.length;
      },
      tailSetAside,
      has: (id) => ids.has(id),
      idAt: (n) => places[n - 1]?.id ?? null,
      append: async (statements) => {
        const fresh = [...new Map(statements.map((one) => [one.id, one])).values()].filter(({ id }) => !ids.has(id));
        if (fresh.length === 0) return ok(0);
        const lines = fresh.map(({ json }) => `${digitsOf(json)} ${json}`);
        const written = await file.append(lines);
        if (!written.ok) return written;
        let offset = written.value;
        for (const [index, { id }] of fresh.entries()) {
          const bytes = Buffer.byteLength(lines[index] as string);
          note({ id, offset, bytes });
          offset += bytes + 1;
        }
        return ok(fresh.length);
      },
      after: async (n, most) => {
        try {
          const found: KeptStatement[] = [];
          let bytes = 0;
          for (let at = n; at < places.length && found.length < most.count; at += 1) {
            const place = places[at] as Place;
            bytes += place.bytes;
            if (found.length > 0 && bytes > most.bytes) break;
            // Looked at once more as it is read: it may have changed since.
            const statement = place.id === null ? null : await read(place);
            if (statement && statement.id === place.id) found.push({ ...statement, n: at + 1 });
          }
          return ok(found);
        } catch (error) {
          return failed(diskFailure(error));
        }
      },
      close: file.close,
    });
  } catch (error) {
    await handle?.close().catch(() => undefined);
    return failed(diskFailure(error));
  }
}
