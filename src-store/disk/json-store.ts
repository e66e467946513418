/**
 * One small JSON file that is never half written, never silently reset, and never newer in memory than on disk.
 * lowdb gives the shape (an adapter and the data in memory); the adapter is ours and durable.
 *
 * Beside `<name>.json` lies `<name>.good.json`, written after each change: when one is damaged, the other has it all.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Adapter, Low } from 'lowdb';
import type { z } from 'zod';
import type { Failure } from '#core/result/failure.ts';
import { failed, ok, type Result } from '#core/result/result.ts';
import { takingTurns } from '#core/result/turns.ts';
import { diskFailure } from './disk-failure.ts';
import { writeDurably } from './durable-file.ts';
import { setAside } from './quarantine.ts';

/** Takes the data of one version to the next. Pure; the number is the version it starts from. */
export type Migration = { readonly from: number; readonly migrate: (data: Record<string, unknown>) => unknown };

/** How the text lies in the file, where it is not to be read by everybody. */
export type Sealing = {
  seal(text: string): string;
  /** Null where what lies there is damaged; a failure where it is whole, and is not to be opened here. */
  open(sealed: string): Result<string> | null;
};

export type JsonStoreShape<T> = {
  readonly folder: string;
  readonly name: string;
  readonly version: number;
  readonly schema: z.ZodType<T>;
  readonly migrations: readonly Migration[];
  readonly sealing?: Sealing;
};

export type JsonStore<T> = {
  readonly data: T;
  /** Changes a copy, checks it, writes it, and only then lets it be seen. One change at a time, in order. */
  update(change: (copy: T) => void): Promise<Result<T>>;
};

export type LoadState = 'read' | 'restored' | 'migrated';
export type JsonLoad<T> =
  | { readonly state: LoadState; readonly store: JsonStore<T>; readonly asidePath: string | null }
  | { readonly state: 'absent' }
  | { readonly state: 'damaged'; readonly asidePath: string | null }
  | { readonly state: 'too-new'; readonly version: number }
  | { readonly state: 'unreadable'; readonly failure: Failure };

type Reading<T> =
  /** `lies`: as it is in the file; `text`: what it says. */
  | { kind: 'good'; data: T; from: number; text: string; lies: string }
  | { kind: 'absent' | 'damaged' }
  | { kind: 'closed'; failure: Failure }
  | { kind: 'too-new'; version: number };

const pathOf = (shape: { folder: string; name: string }, word = '') =>
  join(shape.folder, `${shape.name}${word === '' ? '' : `.${word}`}.json`);

async function readOne<T>(shape: JsonStoreShape<T>, path: string): Promise<Reading<T>> {
  let lies: string;
  try {
    lies = await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { kind: 'absent' };
    throw error;
  }
  const opened = shape.sealing ? shape.sealing.open(lies) : ok(lies);
  if (!opened) return { kind: 'damaged' };
  if (!opened.ok) return { kind: 'closed', failure: opened.failure };
  const text = opened.value;
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return { kind: 'damaged' };
  }
  const version = (data as { schemaVersion?: unknown } | null)?.schemaVersion;
  if (typeof version !== 'number' || !Number.isInteger(version)) return { kind: 'damaged' };
  if (version > shape.version) return { kind: 'too-new', version };
  for (let step = version; step < shape.version; step += 1) {
    const migration = shape.migrations.find((candidate) => candidate.from === step);
    if (!migration) return { kind: 'damaged' };
    data = { ...(migration.migrate(data as Record<string, unknown>) as object), schemaVersion: step + 1 };
  }
  const parsed = shape.schema.safeParse(data);
  return parsed.success ? { kind: 'good', data: parsed.data, from: version, text, lies } : { kind: 'damaged' };
}

/** `kept` is what lies on the disk now, so that a change that changes nothing writes nothing; null where nobody knows. */
function storeOver<T>(shape: JsonStoreShape<T>, data: T, kept: string | null): JsonStore<T> {
  let onDisk = kept;
  const adapter: Adapter<T> = {
    read: async () => null,
    write: async (value) => {
      const text = JSON.stringify(value);
      // Stopped half-way, one file may be new and the other old: then the next change is written whatever it is.
      onDisk = null;
      const lies = shape.sealing ? shape.sealing.seal(text) : text;
      await writeDurably(pathOf(shape), lies);
      await writeDurably(pathOf(shape, 'good'), lies);
      onDisk = text;
    },
  };
  const low = new Low<T>(adapter, data);
  const inTurn = takingTurns();
  return {
    get data() {
      return low.data;
    },
    update: (change) =>
      inTurn(async (): Promise<Result<T>> => {
        const copy = structuredClone(low.data);
        change(copy);
        const checked = shape.schema.parse(copy);
        if (JSON.stringify(checked) === onDisk) return ok(low.data);
        const before = low.data;
        try {
          low.data = checked;
          const writing = low.write();
          low.data = before;
          await writing;
        } catch (error) {
          return failed(diskFailure(error));
        }
        low.data = checked;
        return ok(checked);
      }),
  };
}

/** True when the file is whole, of this version or one that can be brought to it. Changes nothing. */
export const isWholeJsonStore = async <T>(shape: JsonStoreShape<T>): Promise<boolean> =>
  (await readOne(shape, pathOf(shape)).catch(() => null))?.kind === 'good';

/** Makes a store that is not there yet. */
export async function createJsonStore<T>(shape: JsonStoreShape<T>, data: T): Promise<Result<JsonStore<T>>> {
  const store = storeOver(shape, data, null);
  const written = await store.update(() => undefined);
  return written.ok ? ok(store) : written;
}

/**
 * Opens a store. A damaged file is set aside and the good copy takes its place; without a good copy nothing is made up:
 * the answer is `damaged`. A file of a later version is left as it is.
 */
export async function openJsonStore<T>(shape: JsonStoreShape<T>, now: () => Date): Promise<JsonLoad<T>> {
  try {
    const main = await readOne(shape, pathOf(shape));
    if (main.kind === 'too-new') return { state: 'too-new', version: main.version };
    if (main.kind === 'closed') return { state: 'unreadable', failure: main.failure };
    if (main.kind === 'good') {
      if (main.from === shape.version) {
        return { state: 'read', store: storeOver(shape, main.data, main.text), asidePath: null };
      }
      await writeDurably(pathOf(shape, `v${main.from}`), main.lies);
      const moved = await createJsonStore(shape, main.data);
      if (!moved.ok) return { state: 'unreadable', failure: moved.failure };
      return { state: 'migrated', store: moved.value, asidePath: null };
    }
    const good = await readOne(shape, pathOf(shape, 'good'));
    if (good.kind === 'too-new') return { state: 'too-new', version: good.version };
    if (good.kind === 'closed') return { state: 'unreadable', failure: good.failure };
    if (main.kind === 'absent' && good.kind === 'absent') return { state: 'absent' };
    const asidePath = main.kind === 'damaged' ? await setAside(pathOf(shape), 'damaged', now()) : null;
    if (good.kind !== 'good') return { state: 'damaged', asidePath };
    const restored = await createJsonStore(shape, good.data);
    if (!restored.ok) return { state: 'unreadable', failure: restored.failure };
    return { state: 'restored', store: restored.value, asidePath };
  } catch (error) {
    return { state: 'unreadable', failure: diskFailure(error) };
  }
}
