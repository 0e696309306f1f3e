import { PrismaLibSql } from '@prisma/adapter-libsql';
import { isBusy } from '../lost-connection.ts';
import { rowReaders } from '../rows.ts';

/** The libsql client as the adapter makes it. */
export type LibsqlClient = ReturnType<PrismaLibSql['createClient']>;

/** What SQLite can take as an argument. */
export type SqliteValue = string | number | null;

/** A row by column names. */
export type SqliteRow = Readonly<Record<string, unknown>>;

/** Runs one statement and resolves to its rows. */
export type SqliteQuery = (sql: string, args?: readonly SqliteValue[]) => Promise<SqliteRow[]>;

/** Waiting for another process's transaction, in milliseconds; it holds up the event loop, so not for long. */
const busyTimeoutMs = 5_000;

/** One connection, durable at every commit. */
export class SqliteConnection {
  readonly #client: LibsqlClient;
  /** Changes when the connection was replaced: what had begun on the former one is gone. */
  generation = 0;

  private constructor(client: LibsqlClient) {
    this.#client = client;
  }

  static async open(url: string, timeout = busyTimeoutMs): Promise<SqliteConnection> {
    const config = { url, timeout };
    const connection = new SqliteConnection(new PrismaLibSql(config).createClient(config));
    await connection.execute('PRAGMA journal_mode = WAL');
    await connection.#prepare();
    return connection;
  }

  /** Runs one statement. */
  execute: LibsqlClient['execute'] = (...args: unknown[]) =>
    this.#guarded(() =>
      (this.#client.execute as (...args: unknown[]) => ReturnType<LibsqlClient['execute']>)(...args),
    );

  /** Runs statements as one transaction that no other work of this process can come between. */
  batch(statements: Parameters<LibsqlClient['batch']>[0]): ReturnType<LibsqlClient['batch']> {
    return this.#guarded(() => this.#client.batch(statements, 'write'));
  }

  executeMultiple(sql: string): Promise<void> {
    return this.#guarded(() => this.#client.executeMultiple(sql));
  }

  close(): void {
    this.#client.close();
  }

  /**
   * The driver leaves a statement that met SQLITE_BUSY half-run until its memory is collected; while it stands, no
   * commit on the connection succeeds, and single writes are answered without having been committed.
   */
  async #guarded<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (isBusy(error)) {
        this.generation++;
        await this.#client.reconnect();
        await this.#prepare();
      }
      throw error;
    }
  }

  async #prepare(): Promise<void> {
    await this.#client.execute('PRAGMA synchronous = FULL');
    await this.#client.execute('PRAGMA foreign_keys = ON');
  }
}

/** Statements on one connection, outside Prisma. */
export function queryOn(connection: SqliteConnection): SqliteQuery {
  return async (sql, args = []) => {
    const { rows, columns } = await connection.execute({ sql, args: [...args] });
    return rows.map((row) => Object.fromEntries(columns.map((name, index) => [name, row[index]])));
  };
}

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
      execute: connection.execute,
      executeMultiple: (sql: string) => connection.executeMultiple(sql),
      transaction: () => beginOn(connection, this.#begin),
      // Whoever opened the connection closes it.
      close: () => undefined,
    } as unknown as LibsqlClient;
  }
}

type LibsqlTransaction = Awaited<ReturnType<LibsqlClient['transaction']>>;

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
    execute: async (statement: Parameters<LibsqlClient['execute']>[0]) => {
      assertOpen();
      return connection.execute(statement);
    },
    commit: () => end('COMMIT'),
    rollback: () => end('ROLLBACK'),
  } as unknown as LibsqlTransaction;
}

/** Milliseconds since 1970 for an instant, as every time is kept in SQLite. */
export function ms(date: Date): number;
export function ms(date: Date | null): number | null;
export function ms(date: Date | null): number | null {
  return date === null ? null : date.getTime();
}

/** The instant of a column that holds milliseconds. */
export function instant(value: unknown): Date | null {
  return value === null || value === undefined ? null : new Date(Number(value));
}

/** The queues' rows as SQLite hands them out. */
export const readers = rowReaders(instant);
