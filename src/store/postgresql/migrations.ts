import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { MigrationTarget } from '../engine.ts';
import type { StoreLog } from '../store.ts';
import { type PgQuery, queryOn, utc } from './connection.ts';
import { retrying } from './retry.ts';

/** The lock that Prisma's own tools take, so that they and we keep out of each other's way. */
const lockId = 72_707_369;

/** Applies migrations to PostgreSQL as Prisma would record them. */
export function postgresqlMigrations(pool: pg.Pool, url: string, log: StoreLog): MigrationTarget {
  const once = queryOn(pool);
  const query: PgQuery = (sql, args) => retrying(() => once(sql, args), log);
  return {
    async applied() {
      const found = await query(`SELECT to_regclass('_prisma_migrations') IS NOT NULL AS found`);
      if (found[0]?.found !== true) return null;
      const rows = await query(
        `SELECT "migration_name", "checksum", "finished_at" IS NOT NULL AS finished FROM "_prisma_migrations"
         WHERE "rolled_back_at" IS NULL ORDER BY "started_at"`,
      );
      return rows.map((row) => ({
        name: String(row.migration_name),
        checksum: String(row.checksum),
        finished: row.finished === true,
      }));
    },

    async locked(work) {
      // Should the lock be lost on the way, `apply` still lets only one of two do each migration.
      const holder = await connectAlone(url, log);
      try {
        await holder.query('SELECT pg_advisory_lock($1)', [lockId]);
        return await work();
      } finally {
        await holder.end();
      }
    },

    async apply({ name, checksum, sql }, at) {
      const client = await connectAlone(url, log);
      try {
        await client.query('BEGIN');
        await client.query('SELECT pg_advisory_xact_lock($1)', [lockId + 1]);
        await client.query(
          `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
             "id" VARCHAR(36) PRIMARY KEY NOT NULL, "checksum" VARCHAR(64) NOT NULL, "finished_at" TIMESTAMPTZ,
             "migration_name" VARCHAR(255) NOT NULL, "logs" TEXT, "rolled_back_at" TIMESTAMPTZ,
             "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(), "applied_steps_count" INTEGER NOT NULL DEFAULT 0)`,
        );
        const done = await client.query(
          `SELECT 1 FROM "_prisma_migrations" WHERE "migration_name" = $1 AND "rolled_back_at" IS NULL`,
          [name],
        );
        if (done.rows.length > 0) return;
        await client.query(sql);
        await client.query(
          `INSERT INTO "_prisma_migrations" ("id", "checksum", "finished_at", "migration_name", "started_at", "applied_steps_count")
           VALUES ($1, $2, $4, $3, $4, 1)`,
          [randomUUID(), checksum, name, utc(at)],
        );
        await client.query('COMMIT');
      } finally {
        // What was not committed ends with the connection.
        await client.end();
      }
    },
  };
}

/** A connection outside the pool: a migration may take longer than any other statement is allowed to. */
async function connectAlone(url: string, log: StoreLog): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, keepAlive: true });
  client.on('error', (error) => log.warn({ err: error }, 'a connection that migrates was lost'));
  await client.connect();
  return client;
}
