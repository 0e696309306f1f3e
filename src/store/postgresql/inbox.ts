import type { ClaimedInbox, InboxSql } from '../engine.ts';
import { idsFrom } from '../ids.ts';
import { INBOX_ID } from '../inbox.ts';
import { removeInPages } from '../rows.ts';
import { type PgCount, type PgQuery, readers, utc } from './connection.ts';

const columns = `i."id", i."connectionId", i."key", i."altKey", i."body", i."budgetMs", i."state", i."owner",
  i."leaseUntil", i."attempts", i."answer", i."error", i."receivedAt", i."doneAt"`;

/** A new row as a list: names in every row would cost both sides more than the values. */
function listOf({ id, connectionId, key, altKey, body, budgetMs, owner }: ClaimedInbox): unknown[] {
  return [id, connectionId, key, altKey, body, budgetMs, owner];
}

/** The inbox statements of PostgreSQL. */
export function inboxSql(query: PgQuery, count: PgCount): InboxSql {
  return {
    async insert(rows, now, leaseUntil) {
      const added = await count(
        `INSERT INTO "inbox" ("id", "connectionId", "key", "altKey", "body", "budgetMs", "state", "owner",
           "leaseUntil", "attempts", "receivedAt")
         SELECT r ->> 0, r ->> 1, r ->> 2, r ->> 3, r ->> 4, (r ->> 5)::integer, 0, r ->> 6, $2::timestamp, 1,
           $3::timestamp
         FROM jsonb_array_elements($1::jsonb) r
         ON CONFLICT DO NOTHING`,
        [JSON.stringify(rows.map(listOf)), utc(leaseUntil), utc(now)],
      );
      const ids = rows.map(({ id }) => id);
      if (added === ids.length) return ids;
      const own = await query(
        `SELECT "id" FROM "inbox" WHERE "id" IN (SELECT jsonb_array_elements_text($1::jsonb))`,
        [JSON.stringify(ids)],
      );
      return own.map(({ id }) => String(id));
    },

    async findRepeated({ connectionId, key, altKey }) {
      const [row] = await query(
        `SELECT ${columns} FROM "inbox" i WHERE i."connectionId" = $1 AND i."key" = $2
         UNION ALL
         SELECT ${columns} FROM "inbox" i WHERE i."connectionId" = $1 AND i."altKey" = $3
         LIMIT 1`,
        [connectionId, key, altKey],
      );
      return row === undefined ? null : readers.inbox(row);
    },

    async claimDue(now, owner, limit, leaseUntil) {
      const rows = await query(
        `WITH due AS (SELECT "id" FROM "inbox"
           WHERE "state" = 0 AND ("leaseUntil" IS NULL OR "leaseUntil" <= $1::timestamp)
           ORDER BY "id" LIMIT $4 FOR UPDATE SKIP LOCKED)
         UPDATE "inbox" i SET "owner" = $2, "leaseUntil" = $3::timestamp, "attempts" = i."attempts" + 1
         FROM due WHERE i."id" = due."id" RETURNING ${columns}`,
        [utc(now), owner, utc(leaseUntil), limit],
      );
      return rows.map(readers.inbox).sort((a, b) => (a.id < b.id ? -1 : 1));
    },

    async settle(id, owner, change) {
      const rows = await query(
        `UPDATE "inbox" SET "state" = $3, "owner" = $4, "leaseUntil" = $5::timestamp,
           "answer" = coalesce($6, "answer"), "error" = coalesce($7, "error"), "doneAt" = $8::timestamp
         WHERE "id" = $1 AND "owner" = $2 AND "state" = 0 RETURNING "id"`,
        [
          ...[id, owner, change.state, change.owner, utc(change.leaseUntil)],
          ...[change.answer, change.error, utc(change.doneAt)],
        ],
      );
      return rows.length;
    },

    async complete(ended, now) {
      const rows = await query(
        `UPDATE "inbox" i SET "state" = 1, "owner" = NULL, "leaseUntil" = NULL, "answer" = r ->> 'answer',
           "doneAt" = $2::timestamp
         FROM jsonb_array_elements($1::jsonb) r
         WHERE i."id" = r ->> 'id' AND i."owner" = r ->> 'owner' AND i."state" = 0 RETURNING i."id"`,
        [JSON.stringify(ended), utc(now)],
      );
      return rows.map(({ id }) => String(id));
    },

    async find(id) {
      const [row] = await query(`SELECT ${columns} FROM "inbox" i WHERE i."id" = $1`, [id]);
      return row === undefined ? null : readers.inbox(row);
    },

    expire: (before) =>
      removeInPages((limit) =>
        query(
          `DELETE FROM "inbox" WHERE "id" IN (SELECT "id" FROM "inbox"
             WHERE "id" < $3 AND "receivedAt" < $1::timestamp AND "state" <> 0 ORDER BY "id" LIMIT $2) RETURNING "id"`,
          [utc(before), limit, idsFrom(before, INBOX_ID)],
        ),
      ),

    async releaseAll() {
      const rows = await query(
        `UPDATE "inbox" SET "owner" = NULL, "leaseUntil" = NULL
         WHERE "state" = 0 AND "owner" IS NOT NULL RETURNING "id"`,
      );
      return rows.length;
    },

    async dead({ before, limit }) {
      const rows = await query(
        `SELECT ${columns} FROM "inbox" i WHERE i."state" = 2 AND ($1::text IS NULL OR i."id" < $1)
         ORDER BY i."id" DESC LIMIT $2`,
        [before ?? null, limit],
      );
      return rows.map(readers.inbox);
    },

    async replay(id) {
      const rows = await query(
        `UPDATE "inbox" SET "state" = 0, "attempts" = 0, "owner" = NULL, "leaseUntil" = NULL, "answer" = NULL,
           "error" = NULL, "doneAt" = NULL WHERE "id" = $1 AND "state" = 2 RETURNING "id"`,
        [id],
      );
      return rows.length;
    },
  };
}
