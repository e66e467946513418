/**
 * How connections reach the server: a Unix socket, or on Windows a port of this machine alone.
 *
 * [Note: who may connect] The socket lies in a folder that only the server's user may enter, so the file system has
 * already asked who comes, and the server need not ask for a password (`trust`). Where we are root we enter anyway.
 * There is no TCP. Windows has no such folder: there the server listens on 127.0.0.1, where any program of the machine
 * may knock, and asks for a random password (SCRAM) that is kept in the data folder.
 */
import { randomBytes } from 'node:crypto';
import { chown, mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { writeDurably } from '#store/disk/durable-file.ts';
import { canReach, folderFor, type ServerUser } from './run-as.ts';
import { isPlain, type Setting } from './settings.ts';

export type Over = 'socket' | 'port';

export type WayIn = {
  readonly settings: readonly Setting[];
  url(user: string, database: string): string;
  /** Empty with a socket. */
  readonly password: string;
  /** When the server is gone. */
  close(): Promise<void>;
};

/** macOS takes 103 bytes, Linux 107. */
const longestSocketPath = 103;
/** Only the name of the socket: nothing listens on that port. */
const socketPort = 5432;

const fits = (folder: string) => Buffer.byteLength(socketIn(folder, socketPort)) <= longestSocketPath;

export const socketIn = (folder: string, port: number): string => join(folder, `.s.PGSQL.${port}`);

/** Folders of sockets outside of the data, so that a start knows what an interrupted one left. */
export const isOurSocketFolder = (folder: string): boolean => /[\\/]fieldpass-db-\w+$/.test(folder);

async function shortFolder(user: ServerUser): Promise<string> {
  const usual = tmpdir();
  const parent = isPlain(usual) && fits(join(usual, 'fieldpass-db-123456')) && (await canReach(user, usual));
  return mkdtemp(join(parent ? usual : '/tmp', 'fieldpass-db-'));
}

async function openSocket(folder: string, user: ServerUser): Promise<WayIn> {
  const own = join(folder, 'run');
  const sockets = fits(own) ? own : await shortFolder(user);
  // What a killed server left in it would stop the next one where its number went to another process.
  if (sockets === own) await rm(own, { recursive: true, force: true });
  await folderFor(user, sockets);
  return {
    settings: [
      // From the data folder, so that no strange letter of its path gets into a shell.
      ['unix_socket_directories', sockets === own ? '../run' : sockets],
      ['unix_socket_permissions', '0700'],
      ['listen_addresses', ''],
      ['port', String(socketPort)],
    ],
    url: (name, database) => `postgres://${name}@/${database}?host=${encodeURIComponent(sockets)}&port=${socketPort}`,
    password: '',
    close: () => rm(sockets, { recursive: true, force: true }),
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

const passwordFile = 'password';

/** Before a cluster is made: it is made with what is in this file. Answers what initdb is to be told. */
export async function prepareWay(over: Over, folder: string, user: ServerUser): Promise<string[]> {
  if (over === 'socket') return ['--auth-local=trust', '--auth-host=reject'];
  const path = join(folder, passwordFile);
  await writeDurably(path, randomBytes(32).toString('base64url'));
  if (user) await chown(path, user.uid, user.gid);
  return ['--auth-local=scram-sha-256', '--auth-host=scram-sha-256', `--pwfile=${passwordFile}`];
}

async function openPort(folder: string): Promise<WayIn> {
  const password = await readFile(join(folder, passwordFile), 'utf8');
  const port = await freePort();
  return {
    settings: [
      ['unix_socket_directories', ''],
      ['listen_addresses', '127.0.0.1'],
      ['port', String(port)],
    ],
    url: (name, database) => `postgres://${name}:${password}@127.0.0.1:${port}/${database}`,
    password,
    close: async () => undefined,
  };
}

export const openWay = (over: Over, folder: string, user: ServerUser): Promise<WayIn> =>
  over === 'socket' ? openSocket(folder, user) : openPort(folder);

/**
 * The registry's database on a server that another process of ours runs. `lines`: of its postmaster.pid, where the fourth is
 * the port and the fifth the folder of the socket.
 */
export async function addressOfServer(cluster: string, lines: readonly string[]): Promise<string | null> {
  const port = Number(lines[3]);
  if (!Number.isInteger(port) || port < 1) return null;
  const sockets = lines[4] ? resolve(cluster, lines[4]) : null;
  if (sockets) return `postgres://fieldpass@/fieldpass?host=${encodeURIComponent(sockets)}&port=${port}`;
  const password = await readFile(join(cluster, '..', passwordFile), 'utf8').catch(() => null);
  return password === null ? null : `postgres://fieldpass:${password}@127.0.0.1:${port}/fieldpass`;
}
