import type { NewOccurrence, Occurrences } from '../occurrences.ts';
import { occurrenceStates, removeInPages } from '../rows.ts';
import { ms, readers, type SqliteQuery } from './connection.ts';

/** Plans occurrences by any means of running a statement; resolves to the number written. */
export async function planOccurrences(query: SqliteQuery, rows: readonly NewOccurrence[]): Promise<number> {
  if (rows.length === 0) return 0;
  const added = await query(
    `INSERT INTO "occurrence" ("id", "tenantId", "schedule", "localKey", "kind", "payload", "dueAt", "state", "attempts")
     SELECT r.value ->> 'id', r.value ->> 'tenantId', r.value ->> 'schedule', r.value ->> 'localKey',
       r.value ->> 'kind', r.value ->> 'payload', r.value ->> 'due', 0, 0
     FROM json_each(?1) r WHERE true
     ON CONFLICT DO NOTHING RETURNING "id"`,
    [JSON.stringify(rows.map((row) => ({ ...row, due: row.dueAt.getTime() })))],
  );
  return added.length;
}

/** The occurrences of SQLite. */
export function occurrencesOf(write: SqliteQuery): Occurrences {
  return {
    plan: (rows) => planOccurrences(write, rows),

    async claimDue(now, owner, limit, leaseMs) {
      const rows = await write(
        `UPDATE "occurrence" SET "owner" = ?2, "leaseUntil" = ?3, "attempts" = "attempts" + 1
         WHERE "id" IN (SELECT "id" FROM "occurrence"
           WHERE "state" = 0 AND "dueAt" <= ?1 AND ("leaseUntil" IS NULL OR "leaseUntil" <= ?1)
           ORDER BY "dueAt", "id" LIMIT ?4)
         RETURNING "id", "tenantId", "schedule", "localKey", "kind", "payload", "dueAt", "attempts"`,
        [ms(now), owner, ms(now) + leaseMs, limit],
      );
      return rows
        .map(readers.occurrence)
        .sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime() || (a.id < b.id ? -1 : 1));
    },

    async settle(id, owner, { state, error, retryAt }, now) {
      const rows = await write(
        `UPDATE "occurrence" SET "state" = ?3, "owner" = NULL, "leaseUntil" = ?4, "error" = ?5, "doneAt" = ?6
         WHERE "id" = ?1 AND "owner" = ?2 AND "state" = 0 RETURNING "id"`,
        [
          ...[id, owner, occurrenceStates[state], ms(retryAt ?? null), error ?? null],
          state === 'todo' ? null : ms(now),
        ],
      );
      return rows.length > 0;
    },

    expire: (before) =>
      removeInPages((limit) =>
        write(
          `DELETE FROM "occurrence" WHERE "id" IN (SELECT "id" FROM "occurrence"
             WHERE "dueAt" < ?1 AND "state" <> 0 LIMIT ?2) RETURNING "id"`,
          [ms(before), limit],
        ),
      ),
  };
}
