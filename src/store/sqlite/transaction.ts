import { auditRows } from '../audit-line.ts';
import type { TransactionSql } from '../engine.ts';
import { type Direct, rowsOf } from '../plain/index.ts';
import { ms, type SqliteQuery } from './connection.ts';
import { planOccurrences } from './occurrences.ts';
import { enqueueMessages } from './outbox.ts';

/** Statements within a transaction, so that they end with it. */
const within =
  (direct: Direct): SqliteQuery =>
  async (sql, args = []) =>
    rowsOf(await direct.run(sql, args));

/** What a tenant's transaction does by hand-written SQL on SQLite. */
export const sqliteTransaction: TransactionSql = {
  enqueue: (direct, tenantId, messages, now) => enqueueMessages(within(direct), tenantId, messages, now),

  async completeInbox(direct, id, owner, answer, now) {
    const rows = await within(direct)(
      `UPDATE "inbox" SET "state" = 1, "answer" = ?3, "owner" = NULL, "leaseUntil" = NULL, "doneAt" = ?4
       WHERE "id" = ?1 AND "owner" = ?2 AND "state" = 0 RETURNING "id"`,
      [id, owner, answer, ms(now)],
    );
    return rows.length;
  },

  async audit(direct, tenantId, lines) {
    const [tenant] = await within(direct)(
      `UPDATE "tenant" SET "auditSeq" = "auditSeq" + ?2 WHERE "id" = ?1 RETURNING "auditSeq"`,
      [tenantId, lines.length],
    );
    if (tenant === undefined) return 0;
    const rows = await within(direct)(
      `INSERT INTO "audit_entry"
         ("tenantId", "seq", "at", "actorId", "actor", "action", "subject", "body", "requestId")
       SELECT ?1, ?3 + r.key + 1, r.value ->> 'at', r.value ->> 'actorId', r.value ->> 'actor', r.value ->> 'action',
         r.value ->> 'subject', r.value ->> 'body', r.value ->> 'requestId'
       FROM json_each(?2) r WHERE true RETURNING "seq"`,
      [tenantId, auditRows(lines), Number(tenant.auditSeq) - lines.length],
    );
    return rows.length;
  },

  async replaceButtonTokens(direct, tenantId, { cardId, tokens, at, expiresAt }) {
    if (cardId !== null) {
      await within(direct)(
        `UPDATE "button_token" SET "staleAt" = ?3
         WHERE "cardId" = ?2 AND "tenantId" = ?1 AND "staleAt" IS NULL RETURNING "token"`,
        [tenantId, cardId, ms(at)],
      );
    }
    if (tokens.length === 0) return;
    await within(direct)(
      `INSERT INTO "button_token" ("token", "tenantId", "cardId", "press", "only", "createdAt", "expiresAt")
       SELECT r.value ->> 'token', ?2, ?3, r.value ->> 'press', r.value ->> 'only', ?4, ?5
       FROM json_each(?1) r WHERE true RETURNING "token"`,
      [JSON.stringify(tokens), tenantId, cardId, ms(at), ms(expiresAt)],
    );
  },

  plan: (direct, rows) => planOccurrences(within(direct), rows),

  async unplan(direct, tenantId, prefix) {
    const rows = await within(direct)(
      `DELETE FROM "occurrence" WHERE "tenantId" = ?1 AND "state" = 0
         AND "schedule" >= ?2 AND substr("schedule", 1, length(?2)) = ?2 RETURNING "id"`,
      [tenantId, prefix],
    );
    return rows.length;
  },

  async completeOccurrence(direct, id, owner, state, now) {
    const rows = await within(direct)(
      `UPDATE "occurrence" SET "state" = ?3, "owner" = NULL, "leaseUntil" = NULL, "doneAt" = ?4
       WHERE "id" = ?1 AND "owner" = ?2 AND "state" = 0 RETURNING "id"`,
      [id, owner, state, ms(now)],
    );
    return rows.length;
  },

  async bindInstallation(direct, { tenantId, connectionId, workspace, workspaceId }, now) {
    const rows = await within(direct)(
      `INSERT INTO "installation" ("connectionId", "workspace", "active", "tenantId", "workspaceId", "createdAt", "updatedAt")
       VALUES (?1, ?2, true, ?3, ?4, ?5, ?5)
       ON CONFLICT ("connectionId", "workspace") DO UPDATE
         SET "tenantId" = ?3, "workspaceId" = ?4, "updatedAt" = ?5
         WHERE "tenantId" IS NULL OR "tenantId" = ?3
       RETURNING "workspace"`,
      [connectionId, workspace, tenantId, workspaceId, ms(now)],
    );
    return rows.length;
  },
};
