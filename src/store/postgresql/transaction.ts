import { auditRows } from '../audit-line.ts';
import type { TransactionSql } from '../engine.ts';
import { type Direct, rowsOf } from '../plain/index.ts';
import { type PgQuery, utc } from './connection.ts';
import { enqueueMessages } from './enqueue.ts';
import { planOccurrences } from './occurrences.ts';

/** Statements within a transaction, so that they end with it. */
const within =
  (direct: Direct): PgQuery =>
  async (sql, args = []) =>
    rowsOf(await direct.run(sql, args));

/** What a tenant's transaction does by hand-written SQL on PostgreSQL. */
export const postgresqlTransaction: TransactionSql = {
  enqueue: (direct, tenantId, messages, now) => enqueueMessages(within(direct), tenantId, messages, now),

  async completeInbox(direct, id, owner, answer, now) {
    const rows = await within(direct)(
      `UPDATE "inbox" SET "state" = 1, "answer" = $3, "owner" = NULL, "leaseUntil" = NULL, "doneAt" = $4::timestamp
       WHERE "id" = $1 AND "owner" = $2 AND "state" = 0 RETURNING "id"`,
      [id, owner, answer, utc(now)],
    );
    return rows.length;
  },

  async audit(direct, tenantId, lines) {
    const rows = await within(direct)(
      `WITH next AS (UPDATE "tenant" SET "auditSeq" = "auditSeq" + $3::integer WHERE "id" = $1 RETURNING "auditSeq")
       INSERT INTO "audit_entry"
         ("tenantId", "seq", "at", "actorId", "actor", "action", "subject", "body", "requestId")
       SELECT $1, "auditSeq" - $3::integer + place, (to_timestamp((r ->> 'at')::float8 / 1000) AT TIME ZONE 'UTC')::timestamp(3),
         r ->> 'actorId', r ->> 'actor', r ->> 'action', r ->> 'subject', r ->> 'body', r ->> 'requestId'
       FROM next, jsonb_array_elements($2::jsonb) WITH ORDINALITY AS m(r, place) RETURNING "seq"`,
      [tenantId, auditRows(lines), lines.length],
    );
    return rows.length;
  },

  async replaceButtonTokens(direct, tenantId, { cardId, tokens, at, expiresAt }) {
    // Both parts see the table as it was: a rendering's own tokens are not among the stale ones.
    await within(direct)(
      `WITH stale AS (
         UPDATE "button_token" SET "staleAt" = $4::timestamp
         WHERE "cardId" = $3 AND "tenantId" = $2 AND "staleAt" IS NULL RETURNING "token"
       )
       INSERT INTO "button_token" ("token", "tenantId", "cardId", "press", "only", "createdAt", "expiresAt")
       SELECT r ->> 'token', $2, $3, r ->> 'press', r ->> 'only', $4::timestamp, $5::timestamp
       FROM jsonb_array_elements($1::jsonb) r RETURNING "token"`,
      [JSON.stringify(tokens), tenantId, cardId, utc(at), utc(expiresAt)],
    );
  },

  plan: (direct, rows) => planOccurrences(within(direct), rows),

  async unplan(direct, tenantId, prefix) {
    const rows = await within(direct)(
      `DELETE FROM "occurrence" WHERE "tenantId" = $1 AND "state" = 0 AND starts_with("schedule", $2) RETURNING "id"`,
      [tenantId, prefix],
    );
    return rows.length;
  },

  async completeOccurrence(direct, id, owner, state, now) {
    const rows = await within(direct)(
      `UPDATE "occurrence" SET "state" = $3, "owner" = NULL, "leaseUntil" = NULL, "doneAt" = $4::timestamp
       WHERE "id" = $1 AND "owner" = $2 AND "state" = 0 RETURNING "id"`,
      [id, owner, state, utc(now)],
    );
    return rows.length;
  },

  async bindInstallation(direct, { tenantId, connectionId, workspace, workspaceId }, now) {
    const rows = await within(direct)(
      `INSERT INTO "installation" ("connectionId", "workspace", "active", "tenantId", "workspaceId", "createdAt", "updatedAt")
       VALUES ($1, $2, true, $3, $4, $5::timestamp, $5::timestamp)
       ON CONFLICT ("connectionId", "workspace") DO UPDATE
         SET "tenantId" = excluded."tenantId", "workspaceId" = excluded."workspaceId", "updatedAt" = excluded."updatedAt"
         WHERE "installation"."tenantId" IS NULL OR "installation"."tenantId" = excluded."tenantId"
       RETURNING "workspace"`,
      [connectionId, workspace, tenantId, workspaceId, utc(now)],
    );
    return rows.length;
  },
};
