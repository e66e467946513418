/**
 * How the server is set, for a small machine that has other things to do. Given at each start, so that what counts is
 * what this version of the program says and not what was written when the cluster was made.
 */
import { totalmem } from 'node:os';

/** Every value goes through a shell, so it is made of plain characters. */
export type Setting = readonly [name: string, value: string];

const always: readonly Setting[] = [
  // What was answered with yes is on the disk, whatever a file in the cluster says.
  ['fsync', 'on'],
  ['synchronous_commit', 'on'],
  ['full_page_writes', 'on'],
  ['max_connections', '50'],
  ['work_mem', '4MB'],
  ['maintenance_work_mem', '32MB'],
  ['max_wal_size', '256MB'],
  ['max_logical_replication_workers', '0'],
  ['timezone', 'UTC'],
  ['log_timezone', 'UTC'],
  // See [Note: small logs].
  ['logging_collector', 'on'],
  ['log_directory', '../log'],
  ['log_rotation_age', '0'],
  ['log_rotation_size', '10MB'],
  ['log_checkpoints', 'off'],
  // Statements and the rows that broke a rule hold names of people: they stay out of the log.
  ['log_min_error_statement', 'panic'],
  ['log_error_verbosity', 'terse'],
];

/** Megabytes of the machine's memory that pages of the database are kept in; taken as they are used, not before. */
export const bufferMegabytes = (machineBytes: number): number =>
  Math.min(Math.max(Math.floor(machineBytes / 16 / 1024 ** 2), 64), 512);

const plain = /^[\w./-]*$/;

/** The settings as pg_ctl takes them. */
export function serverOptions(more: readonly Setting[]): string {
  const buffers: Setting = ['shared_buffers', `${bufferMegabytes(totalmem())}MB`];
  return [...always, buffers, ...more]
    .map(([name, value]) => {
      if (!plain.test(value)) throw new Error(`the value of ${name} does not go through a shell`);
      return `-c ${name}=${value}`;
    })
    .join(' ');
}

export const isPlain = (value: string): boolean => plain.test(value);
