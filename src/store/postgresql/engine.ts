import { PrismaPg } from '@prisma/adapter-pg';
import type { Clock } from '../../time/clock.ts';
import type { Engine, Held } from '../engine.ts';
import { StoreError } from '../errors.ts';
import type { PrismaClient } from '../generated/postgresql/client.ts';
import { hold } from '../hold.ts';
import { joining } from '../joining.ts';
import { isConnectionLost } from '../lost-connection.ts';
import type { StoreLog } from '../store.ts';
import { begun } from './begun.ts';
import { BorrowedPool } from './borrowed-pool.ts';
import { countOn, openPool, type PgCount, type PgQuery, queryOn } from './connection.ts';
import { directIn, directOn } from './direct.ts';
import { inboxSql } from './inbox.ts';
import { postgresqlMigrations } from './migrations.ts';
import { occurrencesOf } from './occurrences.ts';
import { outboxOf, type PgTransaction } from './outbox.ts';
import { questions } from './question.ts';
import { retrying } from './retry.ts';
import { statementNames } from './statement-names.ts';
import { postgresqlTransaction } from './transaction.ts';

/** What the engine is opened with. The client's class comes from outside because workerd needs another build of it. */
export interface PostgresqlOptions {
  readonly url: string;
  readonly poolSize: number;
  /** Whether connections live long enough, and lead to one server process each, to keep statements and to send ahead. */
  readonly prepared: boolean;
  readonly clock: Clock;
  readonly log: StoreLog;
  readonly PrismaClient: new (options: { adapter: PrismaPg; errorFormat: 'minimal' }) => PrismaClient;
}

/** Opens the server engine. Nothing is connected until the first statement. */
export function openPostgresql(options: PostgresqlOptions): Engine {
  const { url, poolSize, prepared, clock, log, PrismaClient } = options;
  const pool = openPool(url, poolSize, prepared, log);
  const named = prepared ? statementNames() : undefined;
  const borrowed = new BorrowedPool();
  const adapter = new PrismaPg(borrowed, named ? { statementNameGenerator: ({ sql }) => named(sql) } : {});
  const prisma = new PrismaClient({ adapter, errorFormat: 'minimal' });
  const rows = questions(named);
  const lists = questions(named, 'array');
  const once = queryOn(pool, rows);
  const pooled = directOn(pool, lists);
  const query: PgQuery = (sql, args) => retrying(() => once(sql, args), log);
  const counted = countOn(pool, rows);
  const count: PgCount = (sql, args) => retrying(() => counted(sql, args), log);

  const transaction: PgTransaction = (work) =>
    retrying(() => begun(pool, { work: (client) => work(queryOn(client, rows)) }), log);

  const transact = <T>(tenantId: string | null, access: 'read' | 'write', work: (held: Held) => Promise<T>) =>
    retrying(async () => {
      let xid = '';
      let reached: { result: T; xid: string } | undefined;
      try {
        return await begun(pool, {
          async opening(client) {
            xid = await enter(queryOn(client, rows), tenantId, access);
          },
          work: (client, opened) =>
            hold(
              directIn(client, opened, lists),
              joining(prisma, (db) => opened.then(() => borrowed.adopt(db, client))),
              work,
            ),
          async closing(client, { result, last }) {
            if (access === 'write') reached = { result, xid };
            await last?.(directIn(client, Promise.resolve(), lists).direct);
          },
        }).then(({ result }) => result);
      } catch (error) {
        // Lost while committing: only the server knows whether it was done, and doing it again could do it twice.
        if (reached !== undefined && isConnectionLost(error) && (await committed(query, reached.xid))) {
          return reached.result;
        }
        throw error;
      }
    }, log);

  return {
    name: 'postgresql',
    batchesInFlight: 2,
    write: (tenantId, work) => transact(tenantId, 'write', work),
    read: (tenantId, work) => transact(tenantId, 'read', work),
    alone: { dialect: pooled.dialect, run: (sql, args) => retrying(() => pooled.run(sql, args), log) },
    inTransaction: postgresqlTransaction,
    inbox: inboxSql(query, count),
    outbox: outboxOf(query, transaction, clock),
    occurrences: occurrencesOf(query),
    migrations: postgresqlMigrations(pool, url, log),

    async verifyIsolation() {
      try {
        await transaction(async (within) => {
          const [row] = await within(
            `SELECT set_config('role', 'linkstar_app', true), rolbypassrls OR rolsuper AS unbound
             FROM pg_roles WHERE rolname = 'linkstar_app'`,
          );
          if (row === undefined || row.unbound === true)
            throw new Error('the role is missing or bypasses policies');
        });
      } catch (cause) {
        if (isConnectionLost(cause)) throw cause;
        throw new StoreError('role_refused', 'the database user cannot take the role linkstar_app', {
          cause,
        });
      }
    },

    async databaseNow() {
      const [row] = await once(`SELECT (clock_timestamp() AT TIME ZONE 'UTC')::timestamp(3) AS now`);
      return row?.now as Date;
    },

    async nextWorkAt() {
      const [row] = await query(
        `SELECT least(
           (SELECT min("nextAt") FROM "lane" WHERE "pending" > 0 AND "suspended" IS NULL),
           (SELECT min(greatest("dueAt", "leaseUntil")) FROM "occurrence" WHERE "state" = 0),
           (SELECT min(coalesce("leaseUntil", "receivedAt")) FROM "inbox" WHERE "state" = 0)) AS due`,
      );
      return (row?.due ?? null) as Date | null;
    },

    async close() {
      await prisma.$disconnect();
      await pool.end();
    },
  };
}

/** Takes the role and names the tenant, for this transaction only; resolves to its id where it is going to write. */
async function enter(query: PgQuery, tenantId: string | null, access: 'read' | 'write'): Promise<string> {
  const xid = access === 'write' ? `pg_current_xact_id()::text` : `''`;
  const scope =
    tenantId === null
      ? ''
      : `, set_config('role', 'linkstar_app', true) AS role, set_config('app.tenant_id', $1, true) AS tenant`;
  const readOnly = access === 'read' ? `, set_config('transaction_read_only', 'on', true) AS access` : '';
  const [row] = await query(`SELECT ${xid} AS xid${scope}${readOnly}`, tenantId === null ? [] : [tenantId]);
  return String(row?.xid);
}

async function committed(query: PgQuery, xid: string): Promise<boolean> {
  for (let look = 0; look < 20; look++) {
    const [row] = await query('SELECT pg_xact_status($1::xid8) AS status', [xid]);
    if (row?.status !== 'in progress') return row?.status === 'committed';
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new StoreError('timed_out', 'the outcome of a transaction could not be learned');
}
