/**
 * A server that an earlier, killed process of ours left running, or the file that says so.
 *
 * Whoever comes here holds the lock of the folder, so a server that runs over it belongs to nobody any more: it is
 * stopped, and started anew as this version of the program wants it.
 */
import { rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { join, resolve } from 'node:path';
import { failure } from '#core/result/failure.ts';
import { failed, ok, type Result } from '#core/result/result.ts';
import { names, type Place, stopServer } from './server.ts';
import { readServerPid, whatRuns } from './server-process.ts';
import { isOurSocketFolder, socketIn } from './way-in.ts';

/** Only the server of this very cluster answers in its own folder of sockets. */
function answers(target: { path: string } | { host: string; port: number }): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect(target, () => {
      socket.destroy();
      done(true);
    });
    socket.once('error', () => done(false));
  });
}

/**
 * Clears the file away where its number is that of another program today: PostgreSQL would take that for its server, and
 * refuse. Where no process has the number, PostgreSQL itself makes sure that no part of that server still works.
 */
export async function forgetStranger({ folder }: Place): Promise<void> {
  const left = await readServerPid(join(folder, names.cluster));
  if (left && (await whatRuns(left.pid)) === 'something else')
    await rm(join(folder, names.cluster, 'postmaster.pid'), { force: true });
}

/** Stops it, or clears its file away. Nothing is done where there is none. */
export async function stopLeftover(place: Place): Promise<Result<void>> {
  const left = await readServerPid(join(place.folder, names.cluster));
  if (!left) return ok(undefined);
  // Lines of postmaster.pid: number, data folder, start, port, folder of the socket.
  const port = Number(left.lines[3]);
  const sockets = left.lines[4] ? resolve(place.folder, names.cluster, left.lines[4]) : null;
  await forgetStranger(place);
  if ((await whatRuns(left.pid)) === 'a server') {
    const isOurs = await answers(sockets ? { path: socketIn(sockets, port) } : { host: '127.0.0.1', port });
    // Somebody else's, with a number that ours had: PostgreSQL decides.
    if (!isOurs) return ok(undefined);
    if (!(await stopServer(place))) return failed(failure('folder-locked', { folder: place.folder }));
  }
  if (sockets && isOurSocketFolder(sockets)) await rm(sockets, { recursive: true, force: true });
  return ok(undefined);
}
