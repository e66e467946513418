/**
 * What is said to an LRS, from when it is made until the LRS has it, and ever after. One process at a time.
 */
import { failure } from '#core/result/failure.ts';
import { failed, ok, type Result } from '#core/result/result.ts';
import type { FrozenStatement } from '#core/xapi/statement.ts';
import { diskFailure } from '../disk/disk-failure.ts';
import { ensureFolder, sweepTemps } from '../disk/durable-file.ts';
import { lockFolder } from '../disk/folder-lock.ts';
import { createJsonStore, type JsonStore, openJsonStore } from '../disk/json-store.ts';
import { xapiFolder } from './lrs-settings.ts';
import { marksShape, newMarks, type XapiMarks } from './marks.ts';
import { openStatementLog, type StatementLog } from './statement-log.ts';

export type StatementOutbox = Omit<StatementLog, 'append'> & {
  readonly marks: JsonStore<XapiMarks>;
  /** Resolves when they are on the disk; those that were said before are not said again. Answers how many are new. */
  append(statements: readonly FrozenStatement[]): Promise<Result<number>>;
  /** How many the LRS was not told yet. */
  waiting(): number;
};

async function openMarks(folder: string, now: () => Date): Promise<Result<JsonStore<XapiMarks>>> {
  const load = await openJsonStore(marksShape(folder), now);
  if ('store' in load) return ok(load.store);
  if (load.state === 'unreadable') return failed(load.failure);
  if (load.state === 'too-new') return failed(failure('profile-too-new', { version: load.version, folder }));
  // Everything is sent once more: an LRS knows by the ids what it has.
  return createJsonStore(marksShape(folder), newMarks);
}

export async function openStatementOutbox(dataFolder: string, now: () => Date): Promise<Result<StatementOutbox>> {
  const folder = xapiFolder(dataFolder);
  try {
    await ensureFolder(folder);
  } catch (error) {
    return failed(diskFailure(error));
  }
  const lock = await lockFolder(folder);
  if (!lock.ok) return lock.failure.code === 'learner-locked' ? failed(failure('folder-locked', { folder })) : lock;
  const opened = await openLocked(folder, now).catch((error) => failed(diskFailure(error)));
  if (!opened.ok) {
    await lock.value.release();
    return opened;
  }
  const { log, marks } = opened.value;
  return ok({
    ...log,
    // Getters do not go with a spread.
    get count() {
      return log.count;
    },
    marks,
    waiting: () => log.count - marks.data.done.count,
    close: async () => {
      await log.close();
      await lock.value.release();
    },
  });
}

async function openLocked(
  folder: string,
  now: () => Date,
): Promise<Result<{ log: StatementLog; marks: JsonStore<XapiMarks> }>> {
  await sweepTemps(folder);
  const marks = await openMarks(folder, now);
  if (!marks.ok) return marks;
  const log = await openStatementLog(folder, now);
  if (!log.ok) return log;
  const { count, id } = marks.value.data.done;
  // The statements were put back to an earlier state: marks that speak of others would pass some over.
  if (count > log.value.count || (count > 0 && log.value.idAt(count) !== id)) {
    const anew = await marks.value.update((copy) => {
      copy.done = newMarks.done;
    });
    if (!anew.ok) {
      await log.value.close();
      return anew;
    }
  }
  return ok({ log: log.value, marks: marks.value });
}
