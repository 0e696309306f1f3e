import pg from 'pg';
import { rowReaders } from '../rows.ts';
import type { StoreLog } from '../store.ts';
import { type Questions, questions } from './question.ts';

/** What our own statements take as arguments; lists and rows travel as JSON text. */
export type PgValue = string | number | boolean | null;

/** A row by column names. */
export type PgRow = Readonly<Record<string, unknown>>;

/** Runs one statement and resolves to its rows. */
export type PgQuery = (sql: string, args?: readonly PgValue[]) => Promise<PgRow[]>;

/** Runs one statement and resolves to the number of rows it changed. */
export type PgCount = (sql: string, args: readonly PgValue[]) => Promise<number>;

/**
 * Opens the pool that Prisma and our own statements share. With `pipeline`, a connection takes statements before the
 * earlier ones are answered.
 */
export function openPool(url: string, size: number, pipeline: boolean, log: StoreLog): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: size,
    pipeline,
    connectionTimeoutMillis: 5_000,
    // A server that stopped answering must not hold a webhook until the platform gives up.
    query_timeout: 20_000,
    keepAlive: true,
  });
  // Without listeners the loss of a connection, idle or checked out, would end the process.
  pool.on('error', (error) => log.warn({ err: error }, 'an idle database connection was lost'));
  pool.on('connect', (client) => {
    client.on('error', (error) => log.warn({ err: error }, 'a database connection was lost'));
  });
  return pool;
}

/** For statements that no connection keeps. */
const unnamed = questions(undefined);

/** Statements on one connection, or on any of a pool, where each is a transaction of its own. */
export function queryOn(pool: pg.Pool | pg.ClientBase, question: Questions = unnamed): PgQuery {
  return async (sql, args = []) => (await pool.query<PgRow>(question(sql, args))).rows;
}

/** Like `queryOn`, for statements that bring no rows: resolves to how many they changed. */
export function countOn(pool: pg.Pool, question: Questions): PgCount {
  return async (sql, args) => (await pool.query(question(sql, args))).rowCount ?? 0;
}

/** An instant as a column without zone takes it. */
export function utc(date: Date): string;
export function utc(date: Date | null): string | null;
export function utc(date: Date | null): string | null {
  return date === null ? null : date.toISOString();
}

/** The queues' rows as PostgreSQL hands them out; the type parser above has made dates of their instants. */
export const readers = rowReaders((value) => value as Date | null);
