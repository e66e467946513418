/**
 * One process at a time in a learner's folder: the application and the command line share this lock.
 *
 * The lock file is made whole under another name and linked into place, so nobody ever reads half of it. It names the
 * process and the moment that process started, so that a number used again by the system is not taken for its owner.
 */
import { readFileSync } from 'node:fs';
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { failure } from '#core/result/failure.ts';
import { failed, ok, type Result } from '#core/result/result.ts';
import { diskFailure } from './disk-failure.ts';

const ownerSchema = z.strictObject({ pid: z.number().int().positive(), started: z.string() });
type Owner = z.infer<typeof ownerSchema>;

export type FolderLock = { release(): Promise<void> };

/** When the process was started, as the system tells it; '' where it does not (then the number alone decides). */
function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // Field 22, counted after the command's closing bracket (proc(5)).
    const ticks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}:${ticks}`;
  } catch {
    return '';
  }
}

function isAlive(owner: Owner): boolean {
  try {
    process.kill(owner.pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  return owner.started === '' || startOf(owner.pid) === owner.started;
}

async function ownerOf(file: string): Promise<Owner | null> {
  try {
    return ownerSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch {
    return null;
  }
}

let sequence = 0;

/** Takes the lock of `folder`, or says which process holds it. The lock of a process that is gone is taken over. */
export async function lockFolder(folder: string): Promise<Result<FolderLock>> {
  const lock = join(folder, '.lock');
  sequence += 1;
  const own = join(folder, `.lock.${process.pid}.${sequence}.tmp`);
  const me: Owner = { pid: process.pid, started: startOf(process.pid) };
  try {
    await writeFile(own, JSON.stringify(me), { mode: 0o600 });
    for (let tries = 0; tries < 20; tries += 1) {
      try {
        await link(own, lock);
        return ok({ release: () => rm(lock, { force: true }) });
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      }
      const owner = await ownerOf(lock);
      if (owner && isAlive(owner)) return failed(failure('learner-locked', { pid: owner.pid }));
      // Move the dead lock away; if somebody took it over meanwhile, what was moved is theirs: give it back.
      const moved = join(folder, `.lock.${process.pid}.${sequence}.dead.tmp`);
      await rename(lock, moved).catch(() => undefined);
      const taken = await ownerOf(moved);
      if (taken && isAlive(taken)) await link(moved, lock).catch(() => undefined);
      await rm(moved, { force: true });
    }
    return failed(failure('learner-locked', { pid: 0 }));
  } catch (error) {
    return failed(diskFailure(error));
  } finally {
    await rm(own, { force: true }).catch(() => undefined);
  }
}
