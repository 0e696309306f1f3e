import type pg from 'pg';
import { StoreError } from '../errors.ts';
import { isConnectionLost } from '../lost-connection.ts';
import { sendsAhead, together } from './direct.ts';

/** What is done within one transaction. */
export interface Within<T> {
  /** Statements sent right after BEGIN. */
  readonly opening?: (client: pg.PoolClient) => Promise<void>;
  /** May send at once; is told nothing before `opened` has resolved. */
  readonly work: (client: pg.PoolClient, opened: Promise<unknown>) => Promise<T>;
  /** Statements sent right before COMMIT, when all else has gone well. */
  readonly closing?: (client: pg.PoolClient, result: T) => Promise<void>;
}

/** Runs work between BEGIN and COMMIT on a connection of its own, and rolls back where it throws. */
export async function begun<T>(pool: pg.Pool, { opening, work, closing }: Within<T>): Promise<T> {
  const client = await pool.connect();
  let clean = false;
  try {
    together(client);
    const began = client.query('BEGIN');
    if (!sendsAhead(client)) await began;
    const opened = Promise.all([began, opening?.(client)]);
    // Told to whoever asks for it, if only at the end.
    opened.catch(() => undefined);
    if (!sendsAhead(client)) await opened;
    const result = await work(client, opened);
    await opened;
    await commit(client, closing?.(client, result), () => {
      clean = true;
    });
    return result;
  } catch (error) {
    if (!clean && !isBusyStill(error)) clean = await rolledBack(client);
    throw error;
  } finally {
    // A connection that is not known to be clean is closed, which rolls back.
    client.release(!clean);
  }
}

/** Commits, and tells once the server has answered, either way. Throws where it rolled back instead. */
async function commit(
  client: pg.PoolClient,
  closed: Promise<void> | undefined,
  ended: () => void,
): Promise<void> {
  if (!sendsAhead(client)) await closed;
  const [last, done] = await Promise.allSettled([closed, client.query('COMMIT')]);
  if (done.status === 'fulfilled') ended();
  if (last.status === 'rejected') throw last.reason;
  if (done.status === 'rejected') throw done.reason;
  // The server's answer where a statement failed and nobody minded.
  if (done.value.command === 'ROLLBACK')
    throw new StoreError('rolled_back', 'a failed statement was passed over');
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
