import type { Clock } from '../time/clock.ts';
import type { Unscoped } from './tenants.ts';

/** Calls to the vendors, counted by month in UTC (`YYYY-MM`). */
export interface Usage {
  /** Counts in memory; `flush` writes it down. */
  add(connectionId: string, kind: string, count: number): void;
  flush(): Promise<void>;
  /** What is written down for a month. */
  read(month: string): Promise<{ connectionId: string; kind: string; count: number }[]>;
}

/** Makes the counter. What a flush could not write stays counted for the next one. */
export function createUsage(db: Unscoped, clock: Clock): Usage {
  let counts = new Map<string, number>();
  const add = (key: string, count: number): void => {
    counts.set(key, (counts.get(key) ?? 0) + count);
  };

  return {
    add(connectionId, kind, count) {
      add(JSON.stringify([connectionId, clock.now().toISOString().slice(0, 7), kind]), count);
    },
    async flush() {
      if (counts.size === 0) return;
      const taken = counts;
      counts = new Map();
      try {
        await db.write(async (client) => {
          // Sorted, so that two replicas flushing at once lock rows in the same order.
          for (const [key, count] of [...taken].sort(([a], [b]) => (a < b ? -1 : 1))) {
            const [connectionId, month, kind] = JSON.parse(key) as [string, string, string];
            await client.usage.upsert({
              where: { connectionId_month_kind: { connectionId, month, kind } },
              create: { connectionId, month, kind, count },
              update: { count: { increment: count } },
            });
          }
        });
      } catch (error) {
        for (const [key, count] of taken) add(key, count);
        throw error;
      }
    },
    read: (month) =>
      db.read((client) =>
        client.usage.findMany({
          where: { month },
          select: { connectionId: true, kind: true, count: true },
          orderBy: [{ connectionId: 'asc' }, { kind: 'asc' }],
        }),
      ),
  };
}
