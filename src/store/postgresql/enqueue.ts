import type { NewOutbox } from '../outbox.ts';
import { type PgQuery, utc } from './connection.ts';

/**
 * Adds messages and counts them in their lanes, inside whatever transaction `query` belongs to; resolves to the lanes that
 * have to be counted again after it.
 * The lanes' rows are locked first, in the order of their names: that fixes the order of concurrent transactions
 * within a chat, and makes a sender that is about to begin a waiting message wait for what this transaction changed.
 */
export async function enqueueMessages(
  query: PgQuery,
  tenantId: string | null,
  messages: readonly NewOutbox[],
  now: Date,
): Promise<readonly string[]> {
  if (messages.length === 0) return [];
  // What waits under the same key is left out of the count beforehand; that may change until the lanes are locked.
  const miscounted = await query(
    `WITH wanted AS MATERIALIZED (
       SELECT place, r ->> 'uid' AS uid, r ->> 'lane' AS lane, r ->> 'payload' AS payload, r ->> 'dedupe' AS dedupe,
         NOT EXISTS (SELECT FROM "outbox" o WHERE o."dedupe" = r ->> 'dedupe') AS fresh
       FROM jsonb_array_elements($1::jsonb) WITH ORDINALITY AS m(r, place)
     ), counted AS (
       SELECT lane, (count(*) FILTER (WHERE fresh))::integer AS n FROM wanted GROUP BY lane
     ), held AS (
       INSERT INTO "lane" ("lane", "nextAt", "pending") SELECT lane, $3::timestamp, n FROM counted ORDER BY lane
       ON CONFLICT ("lane") DO UPDATE SET "pending" = "lane"."pending" + excluded."pending" RETURNING "lane"
     ), added AS (
       INSERT INTO "outbox" ("uid", "lane", "tenantId", "payload", "dedupe", "state", "createdAt")
       SELECT uid, lane, $2, payload, dedupe, 0, $3::timestamp
       FROM wanted, (SELECT count(*) AS n FROM held) AS first WHERE first.n > 0 ORDER BY place
       ON CONFLICT DO NOTHING RETURNING "lane"
     ), made AS (SELECT "lane" AS lane, count(*)::integer AS n FROM added GROUP BY 1)
     SELECT lane FROM counted LEFT JOIN made USING (lane) WHERE counted.n <> coalesce(made.n, 0)`,
    [JSON.stringify(distinct(messages)), tenantId, utc(now)],
  );
  return miscounted.map(({ lane }) => String(lane));
}

/** Messages without those that would be merged into one before them. */
function distinct(messages: readonly NewOutbox[]): NewOutbox[] {
  const keys = new Set<string>();
  return messages.filter(({ dedupe }) => {
    if (dedupe === undefined) return true;
    const first = !keys.has(dedupe);
    keys.add(dedupe);
    return first;
  });
}
