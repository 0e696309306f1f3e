import type { Clock } from '../../time/clock.ts';

import type { Outbox } from '../outbox.ts';
import { outboxStates, removeInPages } from '../rows.ts';
import { type PgQuery, readers, utc } from './connection.ts';
import { enqueueMessages } from './enqueue.ts';

/** Runs several statements as one transaction on one connection. */
export type PgTransaction = <T>(work: (query: PgQuery) => Promise<T>) => Promise<T>;

/** The outbox of PostgreSQL. Whatever changes a lane and its messages locks the lane first. */
export function outboxOf(query: PgQuery, transaction: PgTransaction, clock: Clock): Outbox {
  const later = (now: Date, delayMs: number): string => utc(new Date(now.getTime() + delayMs));

  const miscounted = async (): Promise<string[]> => {
    const wrong = await query(
      `SELECT coalesce(l."lane", o."lane") AS "lane" FROM "lane" l
       FULL JOIN (SELECT "lane", count(*) AS n FROM "outbox" WHERE "state" = 0 GROUP BY "lane") o USING ("lane")
       WHERE coalesce(l."pending", -1) <> coalesce(o.n, 0)`,
    );
    return wrong.map(({ lane }) => String(lane));
  };

  /** Counts by a statement of its own, after the lock: a transaction that was adding has ended by then. */
  const recountLane = (lane: string): Promise<number> =>
    transaction(async (within) => {
      await within(
        `INSERT INTO "lane" ("lane", "nextAt") VALUES ($1, $2::timestamp)
         ON CONFLICT ("lane") DO UPDATE SET "pending" = "lane"."pending"`,
        [lane, utc(clock.now())],
      );
      const rows = await within(
        `UPDATE "lane" SET "pending" = n FROM (SELECT count(*)::integer AS n FROM "outbox"
           WHERE "lane" = $1 AND "state" = 0) AS counted
         WHERE "lane" = $1 AND "pending" <> n RETURNING "lane"`,
        [lane],
      );
      return rows.length;
    });

  return {
    async enqueue(messages, tenantId) {
      const lanes = await transaction((within) =>
        enqueueMessages(within, tenantId ?? null, messages, clock.now()),
      );
      for (const lane of lanes) await recountLane(lane);
    },

    async claimLanes(now, owner, limit, leaseMs) {
      const rows = await query(
        `WITH due AS (SELECT "lane" FROM "lane"
           WHERE "nextAt" <= $1::timestamp AND "pending" > 0 AND "suspended" IS NULL
           ORDER BY "nextAt" LIMIT $4 FOR UPDATE SKIP LOCKED)
         UPDATE "lane" SET "nextAt" = $2::timestamp, "owner" = $3 FROM due WHERE "lane"."lane" = due."lane"
         RETURNING "lane"."lane"`,
        [utc(now), later(now, leaseMs), owner, limit],
      );
      return rows.map(({ lane }) => String(lane));
    },

    head: (lane, owner, now) =>
      transaction(async (within) => {
        const [held, [row]] = await Promise.all([
          within(`SELECT 1 FROM "lane" WHERE "lane" = $1 AND "owner" = $2 FOR UPDATE`, [lane, owner]),
          // On its way before the first is answered, and so on the same condition.
          within(
            `WITH oldest AS (SELECT o.* FROM "outbox" o JOIN "lane" l USING ("lane")
               WHERE "lane" = $1 AND l."owner" = $3 AND o."state" = 0 ORDER BY o."id" LIMIT 1)
             UPDATE "outbox" o SET "dedupe" = NULL, "unclear" = true,
               "firstAttemptAt" = coalesce(o."firstAttemptAt", $2::timestamp)
             FROM oldest WHERE o."id" = oldest."id" RETURNING oldest.*`,
            [lane, utc(now), owner],
          ),
        ]);
        if (held.length === 0) return 'lost';
        if (row === undefined) return 'empty';
        return {
          ...{ id: Number(row.id), uid: String(row.uid), lane, tenantId: row.tenantId as string | null },
          ...{ payload: String(row.payload), attempts: Number(row.attempts) },
          createdAt: row.createdAt as Date,
          firstAttemptAt: row.firstAttemptAt as Date | null,
          unclear: row.unclear === true,
        };
      }),

    async settle(lane, owner, { id, state, counts, delayMs, unclear, error }, now) {
      const ended = state === 'todo' ? 0 : 1;
      const [row] = await query(
        `WITH held AS (
           UPDATE "lane" SET "nextAt" = $3::timestamp, "owner" = NULL, "pending" = greatest("pending" - $4::integer, 0)
           WHERE "lane" = $1 AND "owner" = $2 RETURNING "lane"
         ), ended AS (
           UPDATE "outbox" SET "state" = $6, "attempts" = "attempts" + $7::integer, "unclear" = $8, "error" = $9,
             "settledAt" = $10::timestamp
           WHERE "id" = $5 AND "lane" IN (SELECT "lane" FROM held) RETURNING "id"
         )
         SELECT (SELECT count(*) FROM held)::integer AS held`,
        [
          ...[lane, owner, later(now, delayMs), ended, id, outboxStates[state], counts ? 1 : 0],
          ...[unclear ?? false, error ?? null, ended ? utc(now) : null],
        ],
      );
      return Number(row?.held) > 0;
    },

    async yieldLane(lane, owner, delayMs, now) {
      const rows = await query(
        `UPDATE "lane" SET "nextAt" = $3::timestamp, "owner" = NULL WHERE "lane" = $1 AND "owner" = $2
         RETURNING "lane"`,
        [lane, owner, later(now, delayMs)],
      );
      return rows.length > 0;
    },

    dropPending: (dedupe) =>
      transaction(async (within) => {
        const keys = JSON.stringify(dedupe);
        await within(
          `SELECT 1 FROM "lane" WHERE "lane" IN (SELECT "lane" FROM "outbox"
             WHERE "dedupe" IN (SELECT jsonb_array_elements_text($1::jsonb))) ORDER BY "lane" FOR UPDATE`,
          [keys],
        );
        const [row] = await within(
          `WITH dropped AS (
             UPDATE "outbox" SET "state" = 3, "dedupe" = NULL, "settledAt" = $2::timestamp
             WHERE "state" = 0 AND "dedupe" IN (SELECT jsonb_array_elements_text($1::jsonb)) RETURNING "lane"
           ), counted AS (SELECT "lane", count(*)::integer AS n FROM dropped GROUP BY "lane"
           ), lowered AS (
             UPDATE "lane" SET "pending" = greatest("pending" - n, 0) FROM counted
             WHERE "lane"."lane" = counted."lane"
           )
           SELECT coalesce(sum(n), 0)::integer AS n FROM counted`,
          [keys, utc(clock.now())],
        );
        return Number(row?.n ?? 0);
      }),

    async suspend(prefix, reason) {
      const rows = await query(
        `UPDATE "lane" SET "suspended" = $2 WHERE starts_with("lane", $1) RETURNING "lane"`,
        [prefix, reason],
      );
      return rows.length;
    },

    async resume(prefix) {
      const rows = await query(
        `UPDATE "lane" SET "suspended" = NULL WHERE "suspended" IS NOT NULL AND starts_with("lane", $1)
         RETURNING "lane"`,
        [prefix],
      );
      return rows.length;
    },

    async suspended() {
      const rows = await query(
        `SELECT "lane", "suspended" FROM "lane" WHERE "suspended" IS NOT NULL ORDER BY "lane"`,
      );
      return rows.map(({ lane, suspended }) => ({ lane: String(lane), reason: String(suspended) }));
    },

    async releaseAllOnStart(now) {
      const rows = await query(
        `UPDATE "lane" SET "owner" = NULL, "nextAt" = $1::timestamp WHERE "owner" IS NOT NULL RETURNING "lane"`,
        [utc(now)],
      );
      return rows.length;
    },

    async recount(lanes) {
      let corrected = 0;
      for (const lane of lanes ?? (await miscounted())) corrected += await recountLane(lane);
      return corrected;
    },

    async deadLetters({ before, limit }) {
      const rows = await query(
        `SELECT * FROM "outbox" WHERE "state" = 2 AND ($1::integer IS NULL OR "id" < $1) ORDER BY "id" DESC LIMIT $2`,
        [before ?? null, limit],
      );
      return rows.map(readers.deadLetter);
    },

    replay: (id) =>
      transaction(async (within) => {
        const [found] = await within(`SELECT "lane" FROM "outbox" WHERE "id" = $1 AND "state" = 2`, [id]);
        if (found === undefined) return false;
        const lane = String(found.lane);
        await within(
          `INSERT INTO "lane" ("lane", "nextAt", "pending") VALUES ($1, $2::timestamp, 1)
           ON CONFLICT ("lane") DO UPDATE SET "pending" = "lane"."pending" + 1`,
          [lane, utc(clock.now())],
        );
        const rows = await within(
          `UPDATE "outbox" SET "state" = 0, "attempts" = 0, "error" = NULL, "settledAt" = NULL,
             "firstAttemptAt" = CASE WHEN "unclear" THEN "firstAttemptAt" END
           WHERE "id" = $1 AND "state" = 2 RETURNING "id"`,
          [id],
        );
        if (rows.length > 0) return true;
        await within(`UPDATE "lane" SET "pending" = "pending" - 1 WHERE "lane" = $1`, [lane]);
        return false;
      }),

    async backlog() {
      const [row] = await query(
        `SELECT count(*)::integer AS n, min("createdAt") AS oldest FROM "outbox" WHERE "state" = 0`,
      );
      return { pending: Number(row?.n ?? 0), oldestPendingAt: (row?.oldest ?? null) as Date | null };
    },

    expire: (before) =>
      removeInPages((limit) =>
        query(
          `DELETE FROM "outbox" WHERE "id" IN (SELECT "id" FROM "outbox"
             WHERE "state" IN (1, 3) AND "settledAt" < $1::timestamp LIMIT $2) RETURNING "id"`,
          [utc(before), limit],
        ),
      ),
  };
}
