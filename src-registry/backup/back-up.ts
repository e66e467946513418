/**
 * Writes everything that a registry is into one file: its records as they stood at one moment, its keys and its secrets. The
 * registry may run meanwhile. However many rows there are, only a few megabytes of them are held at a time.
 */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { Client } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { failure } from '#core/result/failure.ts';
import { failed, ok, type Result } from '#core/result/result.ts';
import { diskFailure } from '#store/disk/disk-failure.ts';
import { ensureFolder, openDurably } from '#store/disk/durable-file.ts';
import { readIssuer } from '#store/issuer/issuer-folder.ts';
import { contentFolder } from '../content/releases.ts';
import { databaseFailure } from '../database/connect.ts';
import {
  isContentFile,
  isKeyFile,
  keyFolders,
  type Manifest,
  manifestName,
  partName,
  sumOf,
  sumsName,
  sumsText,
} from './manifest.ts';
import { patientClient, recordsOf } from './records-of.ts';
import { type Entry, writeTar } from './tar.ts';

export type BackupOptions = {
  readonly data: string;
  readonly databaseUrl?: string;
  readonly out: string;
  /** Without keys and secrets the file forges nothing, and needs the folder of the registry beside it. */
  readonly withoutKeys?: boolean;
  readonly now: () => Date;
};

/** Of the file, in hexadecimal digits. */
export type Backup = { readonly sha256: string; readonly bytes: number; readonly manifest: Manifest };

/** Rows are collected up to this before they become an entry. */
const bytesOfPart = 4 * 1024 * 1024;

async function manifestOf(client: Client, { now, withoutKeys }: BackupOptions, registry: string): Promise<Manifest> {
  const migrations = await client.query<{ id: number }>('select id from schema_migrations order by id');
  const columns = await client.query<{ name: string; columns: string[] }>(
    `select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
      from pg_class c join pg_attribute a on a.attrelid = c.oid
      where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
        and c.relname <> 'schema_migrations' and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
      group by c.relname order by c.relname`,
  );
  const life = await client.query<{ epoch: string }>('select epoch from life');
  return {
    kind: 'fieldpass registry backup',
    v: 1,
    madeAt: now().toISOString(),
    registry,
    epoch: life.rows[0]?.epoch ?? '',
    hasKeys: !withoutKeys,
    migrations: migrations.rows.map(({ id }) => id),
    tables: columns.rows,
  };
}

/** `isWanted`: locks and what was not written to its end are not. */
async function* filesIn(data: string, folder: string, isWanted: (name: string) => boolean): AsyncGenerator<Entry> {
  const found = await readdir(join(data, folder), { recursive: true, withFileTypes: true });
  const names = found.filter((one) => one.isFile()).map((one) => relative(data, join(one.parentPath, one.name)));
  for (const path of names.sort()) {
    const name = path.split(sep).join('/');
    if (isWanted(name)) yield { name, bytes: await readFile(join(data, path)) };
  }
}

async function* keyFiles(data: string): AsyncGenerator<Entry> {
  for (const folder of keyFolders) yield* filesIn(data, folder, isKeyFile);
}

/** Releases first: a file that is published meanwhile is one too many, never one too few. */
async function* contentFiles(data: string): AsyncGenerator<Entry> {
  if (!existsSync(join(data, contentFolder))) return;
  for (const folder of ['releases', 'files']) yield* filesIn(data, join(contentFolder, folder), isContentFile);
}

/** The rows of a table in parts. Names come from the database's own catalogue. */
async function* tableParts(client: Client, { name, columns }: Manifest['tables'][number]): AsyncGenerator<Entry> {
  const list = columns.map((column) => client.escapeIdentifier(column)).join(', ');
  const rows = client.query(copyTo(`copy ${client.escapeIdentifier(name)} (${list}) to stdout`));
  let held: Buffer[] = [];
  let bytes = 0;
  let part = 0;
  const next = () => {
    part += 1;
    const entry = { name: partName(name, part), bytes: Buffer.concat(held) };
    held = [];
    bytes = 0;
    return entry;
  };
  for await (const piece of rows as AsyncIterable<Buffer>) {
    held.push(piece);
    bytes += piece.length;
    if (bytes >= bytesOfPart) yield next();
  }
  if (bytes > 0) yield next();
}

async function* entriesOf(client: Client, options: BackupOptions, manifest: Manifest): AsyncGenerator<Entry> {
  const sums = new Map<string, string>();
  const summed = (entry: Entry): Entry => {
    sums.set(entry.name, sumOf(entry.bytes));
    return entry;
  };
  yield summed({ name: manifestName, bytes: Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`) });
  if (manifest.hasKeys) for await (const entry of keyFiles(options.data)) yield summed(entry);
  for await (const entry of contentFiles(options.data)) yield summed(entry);
  for (const table of manifest.tables) for await (const part of tableParts(client, table)) yield summed(part);
  yield { name: sumsName, bytes: Buffer.from(sumsText(sums)) };
}

/** The file appears under its name when all of it is on the disk; only its user may read it. */
async function write(client: Client, options: BackupOptions, manifest: Manifest): Promise<Backup> {
  await ensureFolder(dirname(options.out));
  const file = await openDurably(options.out);
  const hash = createHash('sha256');
  let bytes = 0;
  try {
    await pipeline(
      Readable.from(writeTar(entriesOf(client, options, manifest))),
      createGzip({ level: 4 }),
      async (pieces: AsyncIterable<Buffer>) => {
        for await (const piece of pieces) {
          hash.update(piece);
          bytes += piece.length;
          await file.append(piece);
        }
      },
    );
  } catch (error) {
    await file.drop();
    throw error;
  }
  await file.keep();
  return { sha256: hash.digest('hex'), bytes, manifest };
}

const isOfDisk = (error: unknown) => typeof (error as { errno?: unknown }).errno === 'number';

export async function backUp(options: BackupOptions): Promise<Result<Backup>> {
  if (existsSync(options.out)) return failed(failure('backup-there', { file: options.out }));
  const issuer = await readIssuer(join(options.data, 'issuer'));
  if (!issuer.ok) return issuer;
  const records = await recordsOf(options.data, options.databaseUrl);
  if (!records.ok) return records;
  let client: Client | undefined;
  try {
    client = await patientClient(records.value.url);
    await client.query('begin isolation level repeatable read read only');
    const manifest = await manifestOf(client, options, issuer.value.about.id);
    return ok(await write(client, options, manifest));
  } catch (error) {
    return failed(isOfDisk(error) ? diskFailure(error) : databaseFailure(error));
  } finally {
    // Ends the transaction, too.
    await client?.end().catch(() => undefined);
    await records.value.close();
  }
}
