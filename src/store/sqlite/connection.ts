import Libsql from 'libsql';
import { isBusy } from '../lost-connection.ts';
import { rowsOf } from '../plain/index.ts';
import { rowReaders } from '../rows.ts';
import { PreparedStatements, type Result } from './prepared.ts';

/** What SQLite can take as an argument. */
export type SqliteValue = string | number | null;

/** A statement with what is put in the places of its marks. */
export interface Statement {
  readonly sql: string;
  readonly args: readonly unknown[];
}

/** A row by column names. */
export type SqliteRow = Readonly<Record<string, unknown>>;

/** Runs one statement and resolves to its rows. */
export type SqliteQuery = (sql: string, args?: readonly SqliteValue[]) => Promise<SqliteRow[]>;

/** Waiting for another process's transaction, in milliseconds; it holds up the event loop, so not for long. */
const busyTimeoutMs = 5_000;

/**
 * One connection to a file, durable at every commit. The engine works within the call, in this thread: what is
 * asynchronous here is only the interface.
 */
export class SqliteConnection {
  readonly #file: string;
  readonly #timeout: number;
  #database: Libsql.Database;
  #prepared: PreparedStatements;
  /** Changes when the connection was replaced: what had begun on the former one is gone. */
  generation = 0;

  private constructor(file: string, timeout: number) {
    this.#file = file;
    this.#timeout = timeout;
    [this.#database, this.#prepared] = this.#open();
  }

  /** Opens a file by its path. Throws the driver's error where it cannot be opened. */
  static open(file: string, timeout = busyTimeoutMs): SqliteConnection {
    return new SqliteConnection(file, timeout);
  }

  /** Runs one statement. */
  async execute(statement: Statement | string): Promise<Result> {
    const { sql, args } = typeof statement === 'string' ? { sql: statement, args: [] } : statement;
    return this.#guarded(() => this.#prepared.run(sql, args));
  }

  /** Runs statements as one transaction that no other work of this process can come between. */
  async batch(statements: readonly (Statement | string)[]): Promise<Result[]> {
    await this.execute('BEGIN IMMEDIATE');
    const { generation } = this;
    try {
      const results = statements.map((statement) => {
        const { sql, args } = typeof statement === 'string' ? { sql: statement, args: [] } : statement;
        return this.#guarded(() => this.#prepared.run(sql, args));
      });
      this.#guarded(() => this.#prepared.run('COMMIT', []));
      return results;
    } catch (error) {
      if (this.generation === generation && this.#database.inTransaction) await this.execute('ROLLBACK');
      throw error;
    }
  }

  /** Runs a script; what it leaves open is rolled back. */
  async executeMultiple(sql: string): Promise<void> {
    try {
      this.#guarded(() => this.#database.exec(sql));
    } finally {
      if (this.#database.inTransaction) await this.execute('ROLLBACK');
    }
  }

  close(): void {
    this.#prepared.forget();
    this.#database.close();
  }

  /**
   * A statement that met SQLITE_BUSY stays half-run, and while it does, no commit on the connection succeeds; so the
   * connection is made anew.
   */
  #guarded<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      if (isBusy(error)) {
        this.generation++;
        this.close();
        [this.#database, this.#prepared] = this.#open();
      }
      throw error;
    }
  }

  #open(): [Libsql.Database, PreparedStatements] {
    const database = new Libsql(this.#file, { timeout: this.#timeout });
    for (const pragma of ['journal_mode = WAL', 'synchronous = FULL', 'foreign_keys = ON']) {
      database.exec(`PRAGMA ${pragma}`);
    }
    return [database, new PreparedStatements(database)];
  }
}

/** Statements on one connection, outside Prisma. */
export function queryOn(connection: SqliteConnection): SqliteQuery {
  return async (sql, args = []) => {
    const { rows, columns, rowsAffected } = await connection.execute({ sql, args });
    return rowsOf({ rows, columns, count: rowsAffected });
  };
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
