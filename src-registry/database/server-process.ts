/**
 * The process of the server over a cluster, as its file and the system tell of it.
 */
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** The process that the cluster's `postmaster.pid` names, with the lines of that file; null where there is none. */
export async function readServerPid(cluster: string): Promise<{ pid: number; lines: string[] } | null> {
  const text = await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '');
  const lines = text.split('\n');
  const pid = Number(lines[0]);
  return Number.isInteger(pid) && pid > 0 ? { pid, lines } : null;
}

export type Found = 'nothing' | 'a server' | 'something else';

/** What the process with this number is today: numbers are given again, most of all after the machine was started anew. */
export async function whatRuns(pid: number): Promise<Found> {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return 'nothing';
  }
  try {
    const [state, name] = process.platform === 'linux' ? await fromProc(pid) : await fromPs(pid);
    // Dead, and nobody has taken note of it.
    if (state.startsWith('Z')) return 'something else';
    return /(^|\/)postgres$/.test(name) ? 'a server' : 'something else';
  } catch {
    // Not told: nothing is done to it, and PostgreSQL decides.
    return 'a server';
  }
}

/** `number (name) state …` (proc(5)). */
async function fromProc(pid: number): Promise<[state: string, name: string]> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
  const end = stat.lastIndexOf(')');
  return [stat.slice(end + 2), stat.slice(stat.indexOf('(') + 1, end)];
}

async function fromPs(pid: number): Promise<[state: string, name: string]> {
  const { stdout } = await promisify(execFile)('ps', ['-o', 'stat=,comm=', '-p', String(pid)]);
  const [state = '', ...name] = stdout.trim().split(/\s+/);
  return [state, name.join(' ')];
}
