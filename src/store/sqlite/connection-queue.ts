import { isBusy } from '../lost-connection.ts';
import { queryOn, type SqliteConnection, type SqliteQuery } from './connection.ts';

const attempts = 5;
const breathEveryMs = 10;

/** One piece of work at a time on a connection: Prisma's statements and our own share it, and this queue. */
export class ConnectionQueue {
  readonly #connection: SqliteConnection;
  readonly #begin: string;
  readonly #query: SqliteQuery;
  #tail: Promise<unknown> = Promise.resolve();
  #breathedAt = 0;

  /** A transaction that will write begins IMMEDIATE: a read followed by a write could fail with 517. */
  constructor(connection: SqliteConnection, begin: 'BEGIN IMMEDIATE' | 'BEGIN') {
    this.#connection = connection;
    this.#begin = begin;
    this.#query = queryOn(connection);
  }

  /** Runs `work` when everything queued before it has ended; again, after a random pause, where the file was busy. */
  run<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#tail.then(() => this.#breathe()).then(() => patiently(work));
    this.#tail = result.catch(() => undefined);
    return result;
  }

  /** The driver works within the turn of the event loop that called it: without a pause, a long queue would starve it. */
  async #breathe(): Promise<void> {
    if (performance.now() - this.#breathedAt < breathEveryMs) return;
    await new Promise((resolve) => setImmediate(resolve));
    this.#breathedAt = performance.now();
  }

  /** One statement, durable when it resolves. */
  statement: SqliteQuery = (sql, args) => this.run(() => this.#query(sql, args));

  /** Statements known beforehand as one transaction, within one turn of the event loop. */
  batch: SqliteConnection['batch'] = (statements) => this.run(() => this.#connection.batch(statements));

  /** Several statements as one transaction. */
  transaction<T>(work: (query: SqliteQuery) => Promise<T>): Promise<T> {
    return this.run(async () => {
      await this.#connection.execute(this.#begin);
      try {
        const result = await work(this.#query);
        await this.#connection.execute('COMMIT');
        return result;
      } catch (error) {
        // Where the connection was replaced meanwhile, there is nothing left to roll back; the first error counts.
        await this.#connection.execute('ROLLBACK').catch(() => undefined);
        throw error;
      }
    });
  }
}

async function patiently<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (attempt === attempts || !isBusy(error)) throw error;
      await new Promise((resolve) => setTimeout(resolve, (10 + 40 * Math.random()) * attempt));
    }
  }
}
