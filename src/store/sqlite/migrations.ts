import { randomUUID } from 'node:crypto';
import type { MigrationTarget } from '../engine.ts';
import { ms, queryOn, type SqliteConnection } from './connection.ts';
import type { ConnectionQueue } from './connection-queue.ts';

/** Applies migrations to SQLite as Prisma would record them. The file's own write lock keeps a second process out. */
export function sqliteMigrations(connection: SqliteConnection, writer: ConnectionQueue): MigrationTarget {
  const query = queryOn(connection);
  return {
    applied: () =>
      writer.run(async () => {
        const found = await query(
          `SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = '_prisma_migrations'`,
        );
        if (found.length === 0) return null;
        const rows = await query(
          `SELECT "migration_name", "checksum", "finished_at" FROM "_prisma_migrations"
           WHERE "rolled_back_at" IS NULL ORDER BY "started_at"`,
        );
        return rows.map((row) => ({
          name: String(row.migration_name),
          checksum: String(row.checksum),
          finished: row.finished_at !== null,
        }));
      }),

    locked: (work) => work(),

    apply: ({ name, checksum, sql }, at) =>
      writer.run(async () => {
        // Tables are redefined by copying, which must not cascade; the pragma has no effect inside a transaction.
        await query('PRAGMA foreign_keys = OFF');
        try {
          await connection.batch([
            `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
               "id" TEXT PRIMARY KEY NOT NULL, "checksum" TEXT NOT NULL, "finished_at" DATETIME,
               "migration_name" TEXT NOT NULL, "logs" TEXT, "rolled_back_at" DATETIME,
               "started_at" DATETIME NOT NULL DEFAULT current_timestamp,
               "applied_steps_count" INTEGER UNSIGNED NOT NULL DEFAULT 0)`,
            ...statements(sql),
            {
              // Rows left without their parent turn the count into NULL, which undoes the migration; so does a process
              // that was faster.
              sql: `INSERT INTO "_prisma_migrations"
                      ("id", "checksum", "finished_at", "migration_name", "started_at", "applied_steps_count")
                    VALUES (?1, ?2, ?4, ?3, ?4,
                      CASE WHEN EXISTS (SELECT 1 FROM pragma_foreign_key_check) OR EXISTS
                        (SELECT 1 FROM "_prisma_migrations" WHERE "migration_name" = ?3 AND "rolled_back_at" IS NULL)
                      THEN NULL ELSE 1 END)`,
              args: [randomUUID(), checksum, name, ms(at)],
            },
          ]);
        } finally {
          await query('PRAGMA foreign_keys = ON');
        }
      }),
  };
}

/** The statements of a migration file. Those that Prisma writes for SQLite hold no semicolon inside a text. */
function statements(sql: string): string[] {
  return sql
    .split('\n')
    .filter((line) => !line.trimStart().startsWith('--'))
    .join('\n')
    .split(/;\s*(?:\n|$)/)
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '' && !/^PRAGMA\s+foreign_keys\b/i.test(statement));
}
