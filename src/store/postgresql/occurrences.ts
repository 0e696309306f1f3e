import type { NewOccurrence, Occurrences } from '../occurrences.ts';
import { occurrenceStates, removeInPages } from '../rows.ts';
import { type PgQuery, readers, utc } from './connection.ts';

/** Plans occurrences by any means of running a statement; resolves to the number written. */
export async function planOccurrences(query: PgQuery, rows: readonly NewOccurrence[]): Promise<number> {
  if (rows.length === 0) return 0;
  const added = await query(
    `INSERT INTO "occurrence" ("id", "tenantId", "schedule", "localKey", "kind", "payload", "dueAt", "state", "attempts")
     SELECT r ->> 'id', r ->> 'tenantId', r ->> 'schedule', r ->> 'localKey', r ->> 'kind', r ->> 'payload',
       (r ->> 'dueAt')::timestamp, 0, 0
     FROM jsonb_array_elements($1::jsonb) r
     ON CONFLICT DO NOTHING RETURNING "id"`,
    [JSON.stringify(rows)],
  );
  return added.length;
}

/** The occurrences of PostgreSQL. */
export function occurrencesOf(query: PgQuery): Occurrences {
  return {
    plan: (rows) => planOccurrences(query, rows),

    async claimDue(now, owner, limit, leaseMs) {
      const rows = await query(
        `WITH due AS (SELECT "id" FROM "occurrence"
           WHERE "state" = 0 AND "dueAt" <= $1::timestamp AND ("leaseUntil" IS NULL OR "leaseUntil" <= $1::timestamp)
           ORDER BY "dueAt", "id" LIMIT $4 FOR UPDATE SKIP LOCKED)
         UPDATE "occurrence" o SET "owner" = $2, "leaseUntil" = $3::timestamp, "attempts" = o."attempts" + 1
         FROM due WHERE o."id" = due."id"
         RETURNING o."id", o."tenantId", o."schedule", o."localKey", o."kind", o."payload", o."dueAt", o."attempts"`,
        [utc(now), owner, utc(new Date(now.getTime() + leaseMs)), limit],
      );
      return rows
        .map(readers.occurrence)
        .sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime() || (a.id < b.id ? -1 : 1));
    },

    async settle(id, owner, { state, error, retryAt }, now) {
      const rows = await query(
        `UPDATE "occurrence" SET "state" = $3, "owner" = NULL, "leaseUntil" = $4::timestamp, "error" = $5,
           "doneAt" = $6::timestamp
         WHERE "id" = $1 AND "owner" = $2 AND "state" = 0 RETURNING "id"`,
        [
          ...[id, owner, occurrenceStates[state], utc(retryAt ?? null), error ?? null],
          state === 'todo' ? null : utc(now),
        ],
      );
      return rows.length > 0;
    },

    expire: (before) =>
      removeInPages((limit) =>
        query(
          `DELETE FROM "occurrence" WHERE "id" IN (SELECT "id" FROM "occurrence"
             WHERE "dueAt" < $1::timestamp AND "state" <> 0 LIMIT $2) RETURNING "id"`,
          [utc(before), limit],
        ),
      ),
  };
}
