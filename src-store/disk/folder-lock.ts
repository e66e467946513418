/**
 * One process at a time in a learner's folder: the application and the command line share this lock.
 *
 * [Note: lock] Every process that wants in makes a file of its own, looks who else is there, and goes in when it is
 * alone; of two that come at the same moment the later one to write is certain to see the earlier one, and when each
 * sees the other both step back and try again. Who the file belongs to is its name, so it can not be half-written: the
 * process and the moment that process started, so that a number used again by the system is not taken for its owner.
 * A name is never used twice, so what a process left behind that is gone can be deleted by anybody at any moment.
 */
import { randomInt } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { failure } from '#core/result/failure.ts';
import { failed, ok, type Result } from '#core/result/result.ts';
import { diskFailure } from './disk-failure.ts';

export type FolderLock = { release(): Promise<void> };

/** When the process was started, as the system tells it; '0' where it does not (then the number alone decides). */
function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // Field 22, counted after the command's closing bracket (proc(5)).
    const ticks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}-${ticks}`;
  } catch {
    return '0';
  }
}

const shape = /^\.lock\.(?<pid>[1-9]\d{0,9})\.(?<started>[\da-z-]+)\.(?<turn>\d+)\.(?<stage>wants|holds)$/;

type Claim = { file: string; pid: number; started: string; holds: boolean };

function isAlive({ pid, started }: Claim): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  return started === '0' || startOf(pid) === started;
}

/** The claims of running processes; what others left behind is cleared away. */
async function claimsIn(folder: string): Promise<Claim[]> {
  const alive: Claim[] = [];
  for (const file of await readdir(folder)) {
    const found = shape.exec(file)?.groups;
    if (!found) continue;
    const claim = { file, pid: Number(found.pid), started: found.started ?? '', holds: found.stage === 'holds' };
    if (isAlive(claim)) alive.push(claim);
    else await rm(join(folder, file), { force: true }).catch(() => undefined);
  }
  return alive;
}

let turn = 0;

/** Takes the lock of `folder`, or says which process holds it. See [Note: lock]. */
export async function lockFolder(folder: string): Promise<Result<FolderLock>> {
  turn += 1;
  const name = `.lock.${process.pid}.${startOf(process.pid)}.${turn}`;
  const [wants, holds] = [join(folder, `${name}.wants`), join(folder, `${name}.holds`)];
  const stepBack = async () => {
    await rm(holds, { force: true });
    await rm(wants, { force: true });
  };
  try {
    for (let tries = 1; ; tries += 1) {
      await writeFile(wants, '', { flag: 'wx', mode: 0o600 });
      const others = (await claimsIn(folder)).filter(({ file }) => file !== `${name}.wants`);
      if (others.length === 0) {
        await writeFile(holds, '', { flag: 'wx', mode: 0o600 });
        return ok({ release: stepBack });
      }
      await stepBack();
      const holder = others.find((claim) => claim.holds);
      if (holder || tries === 60) return failed(failure('learner-locked', { pid: (holder ?? others[0])?.pid ?? 0 }));
      await wait(randomInt(1, 10 * Math.min(tries, 8)));
    }
  } catch (error) {
    await stepBack().catch(() => undefined);
    return failed(diskFailure(error));
  }
}
