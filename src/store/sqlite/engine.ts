import type { Clock } from '../../time/clock.ts';
import type { Engine, Held } from '../engine.ts';
import { StoreError } from '../errors.ts';
import type { PrismaClient as AnyClient } from '../generated/postgresql/client.ts';
import { PrismaClient } from '../generated/sqlite/client.ts';
import { hold } from '../hold.ts';
import { joining } from '../joining.ts';
import { instant, queryOn, SqliteConnection } from './connection.ts';
import { ConnectionQueue } from './connection-queue.ts';
import { directIn, directOn } from './direct.ts';
import { inboxSql } from './inbox.ts';
import { sqliteMigrations } from './migrations.ts';
import { occurrencesOf } from './occurrences.ts';
import { outboxOf } from './outbox.ts';
import { StayingConnection } from './staying-connection.ts';
import { sqliteTransaction } from './transaction.ts';

/** Opens the embedded engine on a file. Throws StoreError `unreachable` where it cannot be opened. */
export async function openSqlite(file: string, clock: Clock): Promise<Engine> {
  // Three connections: one that writes, one whose transactions read, one for single reads of the latest state.
  const writing = open(file);
  const reading = open(file);
  const latest = open(file);
  const writer = new ConnectionQueue(writing, 'BEGIN IMMEDIATE');
  const reader = new ConnectionQueue(reading, 'BEGIN');
  const read = queryOn(latest);
  // Not two generated types through the whole service: for what is used, both clients are the same.
  const client = (connection: StayingConnection): AnyClient =>
    new PrismaClient({ adapter: connection, errorFormat: 'minimal' }) as unknown as AnyClient;
  const writeClient = client(new StayingConnection(writing));
  const readClient = client(new StayingConnection(reading));
  const transact = <T>(
    queue: ConnectionQueue,
    connection: SqliteConnection,
    prisma: AnyClient,
    work: (held: Held) => Promise<T>,
  ): Promise<T> =>
    queue.transaction(async () => {
      const { result, last } = await hold(directIn(connection), joining(prisma), work);
      await last?.(directIn(connection).direct);
      return result;
    });

  return {
    name: 'sqlite',
    batchesInFlight: 1,
    write: (_tenantId, work) => transact(writer, writing, writeClient, work),
    read: (_tenantId, work) => transact(reader, reading, readClient, work),
    alone: directOn(latest),
    inTransaction: sqliteTransaction,
    inbox: inboxSql(read, writer),
    outbox: outboxOf(read, writer, clock),
    occurrences: occurrencesOf(writer.statement),
    migrations: sqliteMigrations(writing, writer),
    // Nothing in the engine separates tenants here; the tenant-scoped client does.
    verifyIsolation: () => Promise.resolve(),

    async databaseNow() {
      const [row] = await read(`SELECT CAST(unixepoch('subsec') * 1000 AS INTEGER) AS now`);
      return instant(row?.now) ?? new Date();
    },

    async nextWorkAt() {
      const rows = await read(
        `SELECT min("nextAt") AS due FROM "lane" WHERE "pending" > 0 AND "suspended" IS NULL
         UNION ALL SELECT min(max("dueAt", coalesce("leaseUntil", 0))) FROM "occurrence" WHERE "state" = 0
         UNION ALL SELECT min(coalesce("leaseUntil", "receivedAt")) FROM "inbox" WHERE "state" = 0`,
      );
      const due = rows.flatMap((row) => (row.due === null ? [] : [Number(row.due)]));
      return due.length === 0 ? null : new Date(Math.min(...due));
    },

    async close() {
      await Promise.all([writeClient.$disconnect(), readClient.$disconnect()]);
      await writer.run(async () => {
        try {
          await writing.execute('PRAGMA wal_checkpoint(TRUNCATE)');
        } finally {
          for (const connection of [latest, reading, writing]) connection.close();
        }
      });
    },
  };
}

function open(file: string): SqliteConnection {
  try {
    return SqliteConnection.open(file);
  } catch (cause) {
    throw new StoreError('unreachable', 'the embedded database cannot be opened', { cause });
  }
}
