import { PrismaLibSql } from '@prisma/adapter-libsql';
import type { SqliteConnection, Statement } from './connection.ts';

type LibsqlClient = ReturnType<PrismaLibSql['createClient']>;
type LibsqlTransaction = Awaited<ReturnType<LibsqlClient['transaction']>>;

/**
 * Prisma's adapter on a connection that stays. The adapter's own way gives every transaction a new connection,
 * which loses the pragmas, and begins it deferred, so that a read followed by a write can fail with 517.
 */
export class StayingConnection extends PrismaLibSql {
  readonly #connection: SqliteConnection;
  readonly #begin: string;

  constructor(connection: SqliteConnection, begin: 'BEGIN IMMEDIATE' | 'BEGIN') {
    // The connection is open already; this address is never used.
    super({ url: ':memory:' }, { timestampFormat: 'unixepoch-ms' });
    this.#connection = connection;
    this.#begin = begin;
  }

  /** What the adapter uses of a libsql client, and no more. */
  override createClient(): LibsqlClient {
    const connection = this.#connection;
    return {
      execute: (statement: Statement | string) => connection.execute(statement),
      transaction: () => beginOn(connection, this.#begin),
      // Whoever opened the connection closes it.
      close: () => undefined,
    } as unknown as LibsqlClient;
  }
}

async function beginOn(connection: SqliteConnection, begin: string): Promise<LibsqlTransaction> {
  await connection.execute(begin);
  const { generation } = connection;
  let open = true;
  const assertOpen = (): void => {
    if (!open || connection.generation !== generation) throw new Error('the transaction is closed');
  };
  const end = async (statement: 'COMMIT' | 'ROLLBACK'): Promise<void> => {
    assertOpen();
    try {
      await connection.execute(statement);
    } catch (error) {
      // A commit that failed (a full disk, say) leaves the transaction open, and the connection is needed again.
      if (statement === 'COMMIT' && connection.generation === generation) await end('ROLLBACK');
      throw error;
    } finally {
      open = false;
    }
  };
  return {
    execute: async (statement: Statement) => {
      assertOpen();
      return connection.execute(statement);
    },
    commit: () => end('COMMIT'),
    rollback: () => end('ROLLBACK'),
  } as unknown as LibsqlTransaction;
}
