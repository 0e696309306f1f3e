import type pg from 'pg';
import { StoreError } from '../errors.ts';
import { isConnectionLost } from '../lost-connection.ts';
import { sendsAhead, together } from './direct.ts';

/** What is done within one transaction. */
export interface Within<T> {
  /** Statements sent along with BEGIN, in one piece. */
  readonly opening?: (client: pg.PoolClient) => Promise<void>;
  readonly work: (client: pg.PoolClient) => Promise<T>;
  /** Told when nothing but the commit is left. */
  readonly committing?: (result: T) => void;
}

/** Runs work between BEGIN and COMMIT on a connection of its own, and rolls back where it throws. */
export async function begun<T>(pool: pg.Pool, { opening, work, committing }: Within<T>): Promise<T> {
  const client = await pool.connect();
  let clean = false;
  try {
    together(client);
    const began = client.query('BEGIN');
    if (!sendsAhead(client)) await began;
    await Promise.all([began, opening?.(client)]);
    const result = await work(client);
    committing?.(result);
    const { command } = await client.query('COMMIT');
    clean = true;
    // The server's answer where a statement failed and nobody minded.
    if (command === 'ROLLBACK') throw new StoreError('rolled_back', 'a failed statement was passed over');
    return result;
  } catch (error) {
    if (!clean && !isBusyStill(error)) clean = await rolledBack(client);
    throw error;
  } finally {
    // A connection that is not known to be clean is closed, which rolls back.
    client.release(!clean);
  }
}

/** Whether something may still be under way on the connection, or nothing ever will be. */
function isBusyStill(error: unknown): boolean {
  if (error instanceof StoreError) return error.code === 'timed_out';
  return isConnectionLost(error) || (error instanceof Error && error.message === 'Query read timeout');
}

async function rolledBack(client: pg.PoolClient): Promise<boolean> {
  return client.query('ROLLBACK').then(
    () => true,
    () => false,
  );
}
