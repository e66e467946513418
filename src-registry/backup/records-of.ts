/**
 * The way to the records of a registry that runs or stands still.
 */
import { join, resolve } from 'node:path';
import { Client } from 'pg';
import { ok, type Result } from '#core/result/result.ts';
import { openCluster } from '../database/cluster.ts';
import { readServerPid } from '../database/server-process.ts';
import { addressOfServer } from '../database/way-in.ts';

export type Records = { readonly url: string; close(): Promise<void> };

const nothingToClose = async () => undefined;

/** The database that is named, else the registry's own: started for this, or as it runs. */
export async function recordsOf(data: string, databaseUrl: string | undefined): Promise<Result<Records>> {
  if (databaseUrl) return ok({ url: databaseUrl, close: nothingToClose });
  const folder = join(data, 'database');
  const opened = await openCluster(folder);
  if (opened.ok) return ok({ url: opened.value.url, close: () => opened.value.stop() });
  if (opened.failure.code !== 'folder-locked') return opened;
  const cluster = resolve(folder, 'cluster');
  const running = await readServerPid(cluster);
  const url = running && (await addressOfServer(cluster, running.lines));
  return url ? ok({ url, close: nothingToClose }) : opened;
}

/** A connection that may take its time: a million rows are no mistake. */
export async function patientClient(url: string): Promise<Client> {
  const client = new Client({
    connectionString: url,
    connectionTimeoutMillis: 10_000,
    application_name: 'fieldpass backup',
  });
  // It tells of a broken connection by itself, and whoever works with it hears of it anyway.
  client.on('error', () => undefined);
  await client.connect();
  await client.query('set statement_timeout = 0');
  await client.query('set idle_in_transaction_session_timeout = 0');
  return client;
}
