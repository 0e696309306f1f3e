import type { Clock } from '../../time/clock.ts';

import type { NewOutbox, Outbox } from '../outbox.ts';
import { outboxStates, removeInPages, textOf } from '../rows.ts';
import { instant, ms, readers, type SqliteQuery } from './connection.ts';
import type { ConnectionQueue } from './connection-queue.ts';

/** Adds messages and counts them in their lanes, inside whatever transaction `query` belongs to. */
export async function enqueueMessages(
  query: SqliteQuery,
  tenantId: string | null,
  messages: readonly NewOutbox[],
  now: Date,
): Promise<readonly string[]> {
  // Nobody writes between two statements here, so no lane is ever miscounted.
  if (messages.length === 0) return [];
  const added = await query(
    `INSERT INTO "outbox" ("uid", "lane", "tenantId", "payload", "dedupe", "state", "attempts", "unclear", "createdAt")
     SELECT r.value ->> 'uid', r.value ->> 'lane', ?2, r.value ->> 'payload', r.value ->> 'dedupe', 0, 0, 0, ?3
     FROM json_each(?1) r WHERE true ORDER BY r.key
     ON CONFLICT DO NOTHING RETURNING "lane"`,
    [JSON.stringify(messages), tenantId, ms(now)],
  );
  const counts = new Map<string, number>();
  for (const { lane } of added) counts.set(String(lane), (counts.get(String(lane)) ?? 0) + 1);
  if (counts.size === 0) return [];
  await query(
    `INSERT INTO "lane" ("lane", "nextAt", "pending")
     SELECT r.value ->> 0, ?2, r.value ->> 1 FROM json_each(?1) r WHERE true
     ON CONFLICT ("lane") DO UPDATE SET "pending" = "pending" + excluded."pending"`,
    [JSON.stringify([...counts]), ms(now)],
  );
  return [];
}

/** The outbox of SQLite. `read` sees what is committed; every write goes through the queue. */
export function outboxOf(read: SqliteQuery, writer: ConnectionQueue, clock: Clock): Outbox {
  const write = writer.statement;
  return {
    async enqueue(messages, tenantId) {
      await writer.transaction((query) => enqueueMessages(query, tenantId ?? null, messages, clock.now()));
    },

    async claimLanes(now, owner, limit, leaseMs) {
      const rows = await write(
        `UPDATE "lane" SET "nextAt" = ?2, "owner" = ?3 WHERE "lane" IN (SELECT "lane" FROM "lane"
           WHERE "nextAt" <= ?1 AND "pending" > 0 AND "suspended" IS NULL ORDER BY "nextAt" LIMIT ?4)
         RETURNING "lane"`,
        [ms(now), ms(now) + leaseMs, owner, limit],
      );
      return rows.map(({ lane }) => String(lane));
    },

    head: (lane, owner, now) =>
      writer.transaction(async (query) => {
        const held = await query(`SELECT 1 FROM "lane" WHERE "lane" = ?1 AND "owner" = ?2`, [lane, owner]);
        if (held.length === 0) return 'lost';
        const [row] = await query(
          `SELECT * FROM "outbox" WHERE "lane" = ?1 AND "state" = 0 ORDER BY "id" LIMIT 1`,
          [lane],
        );
        if (row === undefined) return 'empty';
        await query(
          `UPDATE "outbox" SET "dedupe" = NULL, "unclear" = 1, "firstAttemptAt" = coalesce("firstAttemptAt", ?2)
           WHERE "id" = ?1`,
          [Number(row.id), ms(now)],
        );
        return {
          ...{ id: Number(row.id), uid: String(row.uid), lane, tenantId: textOf(row.tenantId) },
          ...{ payload: String(row.payload), attempts: Number(row.attempts) },
          createdAt: instant(row.createdAt) ?? now,
          firstAttemptAt: instant(row.firstAttemptAt),
          unclear: Number(row.unclear) === 1,
        };
      }),

    settle: (lane, owner, { id, state, counts, delayMs, unclear, error }, now) =>
      writer.transaction(async (query) => {
        const ended = state === 'todo' ? 0 : 1;
        const held = await query(
          `UPDATE "lane" SET "nextAt" = ?3, "owner" = NULL, "pending" = max("pending" - ?4, 0)
           WHERE "lane" = ?1 AND "owner" = ?2 RETURNING "lane"`,
          [lane, owner, ms(now) + delayMs, ended],
        );
        if (held.length === 0) return false;
        await query(
          `UPDATE "outbox" SET "state" = ?2, "attempts" = "attempts" + ?3, "unclear" = ?4, "error" = ?5, "settledAt" = ?6
           WHERE "id" = ?1`,
          [id, outboxStates[state], counts ? 1 : 0, unclear ? 1 : 0, error ?? null, ended ? ms(now) : null],
        );
        return true;
      }),

    async yieldLane(lane, owner, delayMs, now) {
      const rows = await write(
        `UPDATE "lane" SET "nextAt" = ?3, "owner" = NULL WHERE "lane" = ?1 AND "owner" = ?2 RETURNING "lane"`,
        [lane, owner, ms(now) + delayMs],
      );
      return rows.length > 0;
    },

    dropPending: (dedupe) =>
      writer.transaction(async (query) => {
        const rows = await query(
          `UPDATE "outbox" SET "state" = 3, "dedupe" = NULL, "settledAt" = ?2
           WHERE "state" = 0 AND "dedupe" IN (SELECT value FROM json_each(?1)) RETURNING "lane"`,
          [JSON.stringify(dedupe), ms(clock.now())],
        );
        for (const { lane } of rows) {
          await query(`UPDATE "lane" SET "pending" = max("pending" - 1, 0) WHERE "lane" = ?1`, [
            String(lane),
          ]);
        }
        return rows.length;
      }),

    async suspend(prefix, reason) {
      const rows = await write(
        `UPDATE "lane" SET "suspended" = ?2 WHERE substr("lane", 1, length(?1)) = ?1 RETURNING "lane"`,
        [prefix, reason],
      );
      return rows.length;
    },

    async resume(prefix) {
      const rows = await write(
        `UPDATE "lane" SET "suspended" = NULL
         WHERE "suspended" IS NOT NULL AND substr("lane", 1, length(?1)) = ?1 RETURNING "lane"`,
        [prefix],
      );
      return rows.length;
    },

    async suspended() {
      const rows = await read(
        `SELECT "lane", "suspended" FROM "lane" WHERE "suspended" IS NOT NULL ORDER BY "lane"`,
      );
      return rows.map(({ lane, suspended }) => ({ lane: String(lane), reason: String(suspended) }));
    },

    async releaseAllOnStart(now) {
      const rows = await write(
        `UPDATE "lane" SET "owner" = NULL, "nextAt" = ?1 WHERE "owner" IS NOT NULL RETURNING "lane"`,
        [ms(now)],
      );
      return rows.length;
    },

    recount: () =>
      writer.transaction(async (query) => {
        const missing = await query(
          `INSERT INTO "lane" ("lane", "nextAt", "pending")
           SELECT DISTINCT o."lane", ?1, 0 FROM "outbox" o
           WHERE o."state" = 0 AND NOT EXISTS (SELECT 1 FROM "lane" l WHERE l."lane" = o."lane") RETURNING "lane"`,
          [ms(clock.now())],
        );
        const rows = await query(
          `UPDATE "lane" SET "pending" = n FROM (SELECT l."lane" AS name, count(o."id") AS n FROM "lane" l
             LEFT JOIN "outbox" o ON o."lane" = l."lane" AND o."state" = 0 GROUP BY l."lane") AS counted
           WHERE "lane"."lane" = counted.name AND "pending" <> n RETURNING "lane"`,
        );
        return Math.max(rows.length, missing.length);
      }),

    async deadLetters({ before, limit }) {
      const rows = await read(
        `SELECT * FROM "outbox" WHERE "state" = 2 AND "id" < ?1 ORDER BY "id" DESC LIMIT ?2`,
        [before ?? Number.MAX_SAFE_INTEGER, limit],
      );
      return rows.map(readers.deadLetter);
    },

    replay: (id) =>
      writer.transaction(async (query) => {
        const [row] = await query(
          `UPDATE "outbox" SET "state" = 0, "attempts" = 0, "error" = NULL, "settledAt" = NULL,
             "firstAttemptAt" = CASE WHEN "unclear" THEN "firstAttemptAt" END
           WHERE "id" = ?1 AND "state" = 2 RETURNING "lane"`,
          [id],
        );
        if (row === undefined) return false;
        await query(
          `INSERT INTO "lane" ("lane", "nextAt", "pending") VALUES (?1, ?2, 1)
           ON CONFLICT ("lane") DO UPDATE SET "pending" = "pending" + 1`,
          [String(row.lane), ms(clock.now())],
        );
        return true;
      }),

    async backlog() {
      const [row] = await read(
        `SELECT count(*) AS n, min("createdAt") AS oldest FROM "outbox" WHERE "state" = 0`,
      );
      return { pending: Number(row?.n ?? 0), oldestPendingAt: instant(row?.oldest) };
    },

    expire: (before) =>
      removeInPages((limit) =>
        write(
          `DELETE FROM "outbox" WHERE "id" IN (SELECT "id" FROM "outbox"
             WHERE "state" IN (1, 3) AND "settledAt" < ?1 LIMIT ?2) RETURNING "id"`,
          [ms(before), limit],
        ),
      ),
  };
}
