import type { InboxSql } from '../engine.ts';
import { idsFrom } from '../ids.ts';
import { INBOX_ID } from '../inbox.ts';
import { removeInPages } from '../rows.ts';
import { ms, readers, type SqliteQuery } from './connection.ts';
import type { ConnectionQueue } from './connection-queue.ts';

const columns = `"id", "connectionId", "key", "altKey", "body", "budgetMs", "state", "owner", "leaseUntil",
  "attempts", "answer", "error", "receivedAt", "doneAt"`;

/** The inbox statements of SQLite. `read` sees what is committed; writes go through the queue. */
export function inboxSql(read: SqliteQuery, writer: ConnectionQueue): InboxSql {
  const write = writer.statement;
  return {
    async insert(rows, now, leaseUntil) {
      // One statement that is compiled already, for each row: cheaper than one for all that is compiled each time.
      const results = await writer.batch(
        rows.map((row) => ({
          sql: `INSERT INTO "inbox" ("id", "connectionId", "key", "altKey", "body", "budgetMs", "state", "owner",
             "leaseUntil", "attempts", "receivedAt")
           VALUES (?, ?, ?, ?, ?, ?, 0, ?, ?, 1, ?) ON CONFLICT DO NOTHING`,
          args: [
            ...[row.id, row.connectionId, row.key, row.altKey, row.body, row.budgetMs, row.owner],
            ...[ms(leaseUntil), ms(now)],
          ],
        })),
      );
      return rows.flatMap(({ id }, index) => ((results[index]?.rowsAffected ?? 0) > 0 ? [id] : []));
    },

    async findRepeated({ connectionId, key, altKey }) {
      const [row] = await read(
        `SELECT ${columns} FROM "inbox"
         WHERE "connectionId" = ?1 AND ("key" = ?2 OR "altKey" = ?3) ORDER BY "key" = ?2 DESC LIMIT 1`,
        [connectionId, key, altKey],
      );
      return row === undefined ? null : readers.inbox(row);
    },

    async claimDue(now, owner, limit, leaseUntil) {
      const rows = await write(
        `UPDATE "inbox" SET "owner" = ?2, "leaseUntil" = ?3, "attempts" = "attempts" + 1
         WHERE "id" IN (SELECT "id" FROM "inbox"
           WHERE "state" = 0 AND ("leaseUntil" IS NULL OR "leaseUntil" <= ?1) ORDER BY "id" LIMIT ?4)
         RETURNING ${columns}`,
        [ms(now), owner, ms(leaseUntil), limit],
      );
      return rows.map(readers.inbox).sort((a, b) => (a.id < b.id ? -1 : 1));
    },

    async settle(id, owner, change) {
      const rows = await write(
        `UPDATE "inbox" SET "state" = ?3, "owner" = ?4, "leaseUntil" = ?5, "answer" = coalesce(?6, "answer"),
           "error" = coalesce(?7, "error"), "doneAt" = ?8
         WHERE "id" = ?1 AND "owner" = ?2 AND "state" = 0 RETURNING "id"`,
        [
          ...[id, owner, change.state, change.owner, ms(change.leaseUntil)],
          ...[change.answer, change.error, ms(change.doneAt)],
        ],
      );
      return rows.length;
    },

    async complete(ended, now) {
      const rows = await write(
        `UPDATE "inbox" SET "state" = 1, "owner" = NULL, "leaseUntil" = NULL, "answer" = r."answer", "doneAt" = ?2
         FROM (SELECT value ->> 'id' AS "rowId", value ->> 'owner' AS "holder", value ->> 'answer' AS "answer"
               FROM json_each(?1)) AS r
         WHERE "inbox"."id" = r."rowId" AND "inbox"."owner" = r."holder" AND "inbox"."state" = 0
         RETURNING "inbox"."id" AS "id"`,
        [JSON.stringify(ended), ms(now)],
      );
      return rows.map(({ id }) => String(id));
    },

    async find(id) {
      const [row] = await read(`SELECT ${columns} FROM "inbox" WHERE "id" = ?1`, [id]);
      return row === undefined ? null : readers.inbox(row);
    },

    expire: (before) =>
      removeInPages((limit) =>
        write(
          `DELETE FROM "inbox" WHERE "id" IN (SELECT "id" FROM "inbox"
             WHERE "id" < ?3 AND "receivedAt" < ?1 AND "state" <> 0 ORDER BY "id" LIMIT ?2) RETURNING "id"`,
          [ms(before), limit, idsFrom(before, INBOX_ID)],
        ),
      ),

    async releaseAll() {
      const rows = await write(
        `UPDATE "inbox" SET "owner" = NULL, "leaseUntil" = NULL
         WHERE "state" = 0 AND "owner" IS NOT NULL RETURNING "id"`,
      );
      return rows.length;
    },

    async dead({ before, limit }) {
      const rows = await read(
        `SELECT ${columns} FROM "inbox" WHERE "state" = 2 AND (?1 IS NULL OR "id" < ?1) ORDER BY "id" DESC LIMIT ?2`,
        [before ?? null, limit],
      );
      return rows.map(readers.inbox);
    },

    async replay(id) {
      const rows = await write(
        `UPDATE "inbox" SET "state" = 0, "attempts" = 0, "owner" = NULL, "leaseUntil" = NULL, "answer" = NULL,
           "error" = NULL, "doneAt" = NULL WHERE "id" = ?1 AND "state" = 2 RETURNING "id"`,
        [id],
      );
      return rows.length;
    },
  };
}
