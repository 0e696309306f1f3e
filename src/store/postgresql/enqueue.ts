import type { NewOutbox } from '../outbox.ts';
import { type PgQuery, utc } from './connection.ts';

/**
 * Adds messages and counts them in their lanes, inside whatever transaction `query` belongs to.
 * The lanes' rows are locked first, in the order of their names: that fixes the order of concurrent transactions
 * within a chat, and makes a sender that is about to begin a waiting message wait for what this transaction changed.
 */
export async function enqueueMessages(
  query: PgQuery,
  tenantId: string | null,
  messages: readonly NewOutbox[],
  now: Date,
): Promise<void> {
  if (messages.length === 0) return;
  const counts = new Map<string, number>();
  for (const { lane } of messages) counts.set(lane, (counts.get(lane) ?? 0) + 1);
  const added = await query(
    `WITH held AS (
       INSERT INTO "lane" ("lane", "nextAt", "pending")
       SELECT r ->> 0, $4::timestamp, (r ->> 1)::integer FROM jsonb_array_elements($2::jsonb) r ORDER BY 1
       ON CONFLICT ("lane") DO UPDATE SET "pending" = "lane"."pending" + excluded."pending" RETURNING "lane"
     ), added AS (
       INSERT INTO "outbox" ("uid", "lane", "tenantId", "payload", "dedupe", "state", "createdAt")
       SELECT r ->> 'uid', r ->> 'lane', $3, r ->> 'payload', r ->> 'dedupe', 0, $4::timestamp
       FROM jsonb_array_elements($1::jsonb) WITH ORDINALITY AS m(r, place), (SELECT count(*) AS n FROM held) AS first
       WHERE first.n > 0 ORDER BY m.place
       ON CONFLICT DO NOTHING RETURNING "lane"
     )
     SELECT "lane", count(*)::integer AS n FROM added GROUP BY "lane"`,
    [JSON.stringify(messages), JSON.stringify([...counts]), tenantId, utc(now)],
  );
  for (const { lane, n } of added) counts.set(String(lane), (counts.get(String(lane)) ?? 0) - Number(n));
  const surplus = [...counts].filter(([, n]) => n > 0);
  if (surplus.length === 0) return;
  // Some were merged into messages that wait already.
  await query(
    `UPDATE "lane" SET "pending" = greatest("pending" - (r ->> 1)::integer, 0)
     FROM jsonb_array_elements($1::jsonb) r WHERE "lane"."lane" = r ->> 0 RETURNING "lane"."lane"`,
    [JSON.stringify(surplus)],
  );
}
