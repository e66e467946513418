/**
 * Puts a backup back: into a folder and a database that are empty. Its records begin another life, so that devices give back
 * what came after the backup.
 *
 * [Note: half put back] A file in the folder says that it is being done, from before the first change until after the last.
 * A registry does not start beside it; whoever was interrupted does the same again, which clears away what is there and
 * begins anew.
 */
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Client, Pool } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { failure } from '#core/result/failure.ts';
import { failed, ok, type Result } from '#core/result/result.ts';
import { diskFailure } from '#store/disk/disk-failure.ts';
import { ensureFolder, syncFolder, writeDurably } from '#store/disk/durable-file.ts';
import { contentFolder } from '../content/releases.ts';
import { databaseFailure } from '../database/connect.ts';
import { migrate } from '../database/migrate.ts';
import { beginLife } from '../records/life.ts';
import { migrations } from '../schema/migrations.ts';
import { isContentFile, isKeyFile, keyFolders, type Manifest, sumOf, tableOfPart } from './manifest.ts';
import { checkBackup, entriesIn } from './read-backup.ts';
import { patientClient, recordsOf } from './records-of.ts';
import type { Entry } from './tar.ts';

export type RestoreOptions = {
  readonly file: string;
  readonly data: string;
  readonly databaseUrl?: string;
  readonly now: () => Date;
  /** Bytes by number. */
  readonly random: (bytes: number) => Uint8Array;
};

/** See [Note: half put back]. */
export const halfPutBack = 'being-restored';

const ownNames: readonly string[] = [...keyFolders, contentFolder, 'database'];

/** Null: go on. With `hasKeys` false the keys have to be there already. */
async function whyNot({ data, databaseUrl }: RestoreOptions, { hasKeys, migrations: done }: Manifest) {
  const known = new Set(migrations.map(({ id }) => id));
  const unknown = done.filter((id) => !known.has(id));
  if (unknown.length > 0) return failure('database-too-new', { version: Math.max(...unknown) });
  if (existsSync(join(data, halfPutBack))) return null;
  const wanted: readonly string[] = hasKeys ? [] : keyFolders;
  const there = (await readdir(data).catch(() => [])).filter((name) => ownNames.includes(name));
  if (wanted.some((name) => !there.includes(name))) return failure('backup-without-keys', { folder: data });
  const isUsed = there.some((name) => !wanted.includes(name) && !(databaseUrl && name === 'database'));
  return isUsed ? failure('folder-in-use', { folder: data }) : null;
}

/** What an earlier try left. */
async function clearAway(data: string, { hasKeys }: Manifest): Promise<void> {
  const names = hasKeys ? ownNames : [contentFolder, 'database'];
  for (const name of names) await rm(join(data, name), { recursive: true, force: true });
}

async function hasTables(client: Client): Promise<boolean> {
  const { rowCount } = await client.query(
    `select 1 from pg_class where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p') limit 1`,
  );
  return Boolean(rowCount);
}

/** Tables as they were when the backup was made. */
async function makeTables(url: string, { migrations: done }: Manifest, wasBegun: boolean): Promise<Result<unknown>> {
  const pool = new Pool({ connectionString: url, max: 1 });
  pool.on('error', () => undefined);
  try {
    if (wasBegun) {
      const undone = await migrate(pool, migrations, 0);
      if (!undone.ok) return undone;
    }
    return await migrate(
      pool,
      migrations.filter(({ id }) => done.includes(id)),
    );
  } finally {
    await pool.end();
  }
}

/** The tables of the file, each with all of its parts, one after the other. */
async function* partsOf(
  entries: AsyncIterator<Entry>,
  first: Entry,
  table: string,
  over: (next: Entry | null) => void,
) {
  let entry: Entry | null = first;
  while (entry && tableOfPart(entry.name) === table) {
    yield entry.bytes;
    const { value, done } = await entries.next();
    entry = done ? null : (value as Entry);
  }
  over(entry);
}

/** Everything in one transaction: all of it is there, or none. */
async function load(client: Client, file: string, { tables, epoch }: Manifest, options: RestoreOptions): Promise<void> {
  await client.query('begin');
  const source = entriesIn(file);
  const entries = source[Symbol.asyncIterator]();
  const nextTable = async (): Promise<Entry | null> => {
    for (;;) {
      const { value, done } = await entries.next();
      if (done) return null;
      if (tableOfPart((value as Entry).name) !== null) return value as Entry;
    }
  };
  let entry = await nextTable();
  while (entry) {
    const { name, columns } = tables.find((table) => table.name === tableOfPart((entry as Entry).name)) ?? {};
    if (!name || !columns) break;
    const list = columns.map((column) => client.escapeIdentifier(column)).join(', ');
    const into = client.query(copyFrom(`copy ${client.escapeIdentifier(name)} (${list}) from stdin`));
    let following: Entry | null = null;
    const parts = partsOf(entries, entry, name, (next) => {
      following = next;
    });
    await pipeline(Readable.from(parts, { objectMode: false }), into);
    entry = following;
  }
  await goOnCounting(client);
  await beginLife(client, epoch, Buffer.from(options.random(16)).toString('hex'), options.now());
  const { command } = await client.query('commit');
  if (command !== 'COMMIT') throw new Error('the records were not taken');
}

/** Numbers that the database gives out by itself go on after the last one. */
async function goOnCounting(client: Client): Promise<void> {
  const { rows } = await client.query<{ table: string; column: string; sequence: string }>(
    `select c.relname as table, a.attname as column, pg_get_serial_sequence(quote_ident(c.relname), a.attname) as sequence
      from pg_class c join pg_attribute a on a.attrelid = c.oid
      where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r' and a.attidentity <> '' and not a.attisdropped`,
  );
  for (const { table, column, sequence } of rows) {
    const [named, of] = [client.escapeIdentifier(column), client.escapeIdentifier(table)];
    await client.query(`select setval($1::regclass, coalesce((select max(${named}) from ${of}), 0) + 1, false)`, [
      sequence,
    ]);
  }
}

/** Keys and secrets, where the file has them, and what was published. */
async function writeFiles(file: string, data: string, { hasKeys }: Manifest): Promise<void> {
  for await (const { name, bytes } of entriesIn(file)) {
    if (tableOfPart(name) !== null) break;
    if (!isContentFile(name) && !(hasKeys && isKeyFile(name))) continue;
    await ensureFolder(join(data, name, '..'));
    await writeDurably(join(data, name), bytes);
  }
}

/** What the marker says: which database is being filled, so that no other one is taken for a half-filled one. */
const targetOf = ({ databaseUrl }: RestoreOptions): string => `${sumOf(Buffer.from(databaseUrl ?? 'its own'))}\n`;

async function isBegun(options: RestoreOptions): Promise<boolean> {
  const said = await readFile(join(options.data, halfPutBack), 'utf8').catch(() => null);
  return said === targetOf(options);
}

/** A database that is named is looked at before anything is noted: it may be somebody's. */
async function isUsedByOthers({ databaseUrl }: RestoreOptions): Promise<boolean> {
  if (!databaseUrl) return false;
  const client = await patientClient(databaseUrl);
  try {
    return await hasTables(client);
  } finally {
    await client.end();
  }
}

async function putBack(options: RestoreOptions, manifest: Manifest): Promise<Result<void>> {
  const { file, data } = options;
  const wasBegun = await isBegun(options);
  if (wasBegun) await clearAway(data, manifest);
  else if (await isUsedByOthers(options)) return failed(failure('database-in-use'));
  // As root the database runs as another user, who must get through.
  await mkdir(data, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
  const marker = join(data, halfPutBack);
  await writeDurably(marker, targetOf(options));
  const records = await recordsOf(data, options.databaseUrl);
  if (!records.ok) return records;
  let client: Client | undefined;
  try {
    const made = await makeTables(records.value.url, manifest, wasBegun);
    if (!made.ok) return made;
    client = await patientClient(records.value.url);
    await load(client, file, manifest, options);
    await writeFiles(file, data, manifest);
    await rm(marker);
    await syncFolder(data);
    return ok(undefined);
  } finally {
    await client?.end().catch(() => undefined);
    await records.value.close();
  }
}

const isOfDisk = (error: unknown) => typeof (error as { syscall?: unknown }).syscall === 'string';

export async function restore(options: RestoreOptions): Promise<Result<Manifest>> {
  try {
    const manifest = await checkBackup(options.file);
    if (!manifest) return failed(failure('backup-damaged', { file: options.file }));
    const reason = await whyNot(options, manifest);
    if (reason) return failed(reason);
    const done = await putBack(options, manifest);
    return done.ok ? ok(manifest) : done;
  } catch (error) {
    return failed(isOfDisk(error) ? diskFailure(error) : databaseFailure(error));
  }
}
