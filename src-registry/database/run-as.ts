/**
 * Running a program, as another user where we are root.
 *
 * [Note: never as root] PostgreSQL refuses to run as root, so where we are root it runs as somebody else: whoever owns
 * the cluster that is there, else the user made for databases, else `nobody`. Our own process stays root and may
 * open what that user owns. Only what the server itself writes belongs to that user; the folder around it stays ours,
 * so that nothing the server's user does there can lead our writing elsewhere.
 */
import { spawn } from 'node:child_process';
import { chown, mkdir, readFile, stat } from 'node:fs/promises';

/** Whom the database runs as; null: as ourselves. */
export type ServerUser = { readonly name: string; readonly uid: number; readonly gid: number } | null;

/** macOS calls it with an underscore. */
const candidates = ['postgres', '_postgres', 'nobody'];

type Person = NonNullable<ServerUser>;

async function people(): Promise<Person[]> {
  const text = await readFile('/etc/passwd', 'utf8');
  return text.split('\n').flatMap((line) => {
    const [name, , uid, gid] = line.split(':');
    return name && uid && gid ? [{ name, uid: Number(uid), gid: Number(gid) }] : [];
  });
}

/** Who runs the server over the files in `cluster`, which need not be there yet. See [Note: never as root]. */
export async function serverUser(cluster: string): Promise<ServerUser> {
  if (process.getuid?.() !== 0) return null;
  const known = await people();
  const owner = await stat(cluster).catch(() => null);
  if (owner && owner.uid !== 0) {
    const { uid, gid } = owner;
    return { name: known.find((person) => person.uid === uid)?.name ?? String(uid), uid, gid };
  }
  const found = candidates.flatMap((name) => known.filter((person) => person.name === name));
  return found[0] ?? { name: 'nobody', uid: 65_534, gid: 65_534 };
}

export type Ran = { readonly code: number; readonly said: string };

/** What a program is told of our surroundings: no secrets of ours, and no PG… settings meant for others. */
const passedOn = ['PATH', 'TMPDIR', 'TEMP', 'TMP', 'SystemRoot', 'windir', 'ComSpec', 'USERPROFILE', 'APPDATA'];

type Running = {
  readonly as: ServerUser;
  readonly cwd: string;
  /** For a program that leaves another one behind: that one would hold our end of a pipe open for good. */
  readonly deaf?: boolean;
};

/** Runs a program to its end. A program that cannot be started at all answers -1. */
export function run(program: string, args: readonly string[], { as, cwd, deaf = false }: Running): Promise<Ran> {
  const env = Object.fromEntries(passedOn.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])));
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd,
      // Messages in English, whatever the machine speaks: we look for words in them.
      env: { ...env, LC_ALL: 'C' },
      stdio: ['ignore', 'ignore', deaf ? 'ignore' : 'pipe'],
      // Ctrl-C in a terminal goes to the whole group. Out of it the work is finished, and our own shutdown comes first.
      // On Windows a console of its own does the same; `detached` would open a window there.
      detached: process.platform !== 'win32',
      windowsHide: true,
      ...(as && { uid: as.uid, gid: as.gid }),
    });
    let said = '';
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-4000);
    });
    child.once('error', (error) => resolve({ code: -1, said: error.message }));
    child.once('close', (code) => resolve({ code: code ?? -1, said }));
  });
}

/** Tried rather than computed: owners, groups and access lists all have their say. */
export async function canReach(user: ServerUser, path: string): Promise<boolean> {
  if (!user) return true;
  const { code } = await run('/bin/sh', ['-c', 'test -r "$1" && test -x "$1" || test -x "$1/."', 'sh', path], {
    as: user,
    cwd: '/',
  });
  return code === 0;
}

/** A private folder that belongs to whoever runs the server. */
export async function folderFor(user: ServerUser, path: string): Promise<void> {
  await mkdir(path, { recursive: true, mode: 0o700 });
  if (user) await chown(path, user.uid, user.gid);
}
