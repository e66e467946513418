/**
 * Connections to the database, and what is done in one transaction.
 */
import { Pool, type PoolClient } from 'pg';
import { type Failure, failure } from '#core/result/failure.ts';

export type Connecting = {
  /** Connections at most. */
  readonly max: number;
  /** Told when a connection is lost: the pool makes a new one by itself. */
  readonly onLost?: (error: Error) => void;
};

/** Milliseconds. The server ends what takes too long; our own limit is for a network that no longer answers. */
const limits = { connecting: 10_000, statement: 30_000, answer: 40_000, idleInTransaction: 60_000 };

export function connect(url: string, { max, onLost = () => undefined }: Connecting): Pool {
  const pool = new Pool({
    connectionString: url,
    max,
    application_name: 'fieldpass registry',
    connectionTimeoutMillis: limits.connecting,
    statement_timeout: limits.statement,
    query_timeout: limits.answer,
    idle_in_transaction_session_timeout: limits.idleInTransaction,
    keepAlive: true,
  });
  // Node ends a process in which nobody listens to these. Idle connections tell the pool, those in use themselves.
  pool.on('error', onLost);
  pool.on('connect', (client) => client.on('error', onLost));
  return pool;
}

/** What the database or the way to it says → a failure a person can act on. */
export function databaseFailure(error: unknown): Failure {
  const { message = '', code = '' } = error as Partial<NodeJS.ErrnoException>;
  return failure('database-refused', { reason: (message || code || 'no answer').slice(0, 300) });
}

/**
 * Two transactions each held what the other wanted, and the database ended this one (PostgreSQL, Appendix A, class 40): it can be
 * done again.
 */
export const isDeadlock = (error: unknown): boolean => (error as { code?: unknown }).code === '40P01';

/**
 * Runs `body` in a transaction. When the promise resolves all of it is on the disk. When it rejects nothing counts,
 * unless the connection broke before the last answer came: so what is done here can be done again.
 */
export async function inTransaction<T>(pool: Pool, body: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let isBroken = false;
  try {
    await client.query('begin');
    const value = await body(client);
    const { command } = await client.query('commit');
    // A statement that failed, and whose error was swallowed, makes the server roll back without an error.
    if (command !== 'COMMIT') throw new Error('the transaction was rolled back: a statement in it had failed');
    return value;
  } catch (error) {
    await client.query('rollback').catch(() => {
      isBroken = true;
    });
    throw error;
  } finally {
    client.release(isBroken);
  }
}
