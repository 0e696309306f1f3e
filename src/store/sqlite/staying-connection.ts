import { PrismaLibSql } from '@prisma/adapter-libsql';
import type { SqliteConnection, Statement } from './connection.ts';

type LibsqlClient = ReturnType<PrismaLibSql['createClient']>;
type LibsqlTransaction = Awaited<ReturnType<LibsqlClient['transaction']>>;

/**
 * Prisma's adapter on a connection that stays, within transactions that began without it. The adapter's own way gives
 * every transaction a new connection, which loses the pragmas.
 */
export class StayingConnection extends PrismaLibSql {
  readonly #connection: SqliteConnection;

  constructor(connection: SqliteConnection) {
    // The connection is open already; this address is never used.
    super({ url: ':memory:' }, { timestampFormat: 'unixepoch-ms' });
    this.#connection = connection;
  }

  /** What the adapter uses of a libsql client, and no more. */
  override createClient(): LibsqlClient {
    const connection = this.#connection;
    return {
      execute: (statement: Statement | string) => connection.execute(statement),
      transaction: async () => joinedOn(connection),
      // Whoever opened the connection closes it.
      close: () => undefined,
    } as unknown as LibsqlClient;
  }
}

/** A transaction that is open already, and that somebody else ends. */
function joinedOn(connection: SqliteConnection): LibsqlTransaction {
  const { generation } = connection;
  let open = true;
  const end = async (): Promise<void> => {
    open = false;
  };
  return {
    async execute(statement: Statement) {
      if (!open || connection.generation !== generation) throw new Error('the transaction is closed');
      return connection.execute(statement);
    },
    commit: end,
    rollback: end,
  } as unknown as LibsqlTransaction;
}
