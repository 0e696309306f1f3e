import type { AuditLine } from './audit-line.ts';
import type { ButtonRendering } from './button-tokens.ts';
import type { Migration } from './generated/migrations.ts';
import type { Prisma } from './generated/postgresql/client.ts';
import type { InboxRow, InboxState, NewInbox } from './inbox.ts';
import type { NewOccurrence, Occurrences } from './occurrences.ts';
import type { NewOutbox, Outbox } from './outbox.ts';
import type { Direct } from './plain/index.ts';

/** Prisma's client inside a transaction; one type for both engines, whose clients differ in nothing that is used. */
export type Db = Prisma.TransactionClient;

/** One open transaction. */
export interface Held {
  /** Its connection. */
  readonly direct: Direct;
  /** Prisma on the same connection. */
  prisma(): Promise<Db>;
  /**
   * Told once, when all else has gone well: what is written along with the commit, so that what it locks is locked for
   * the shortest time. Where it fails, nothing is committed.
   */
  last(write: LastWrite): void;
}

/** What is written along with a commit, on the transaction's connection. */
export type LastWrite = (direct: Direct) => Promise<void>;

/** A row to store, with its claim. */
export interface ClaimedInbox extends NewInbox {
  readonly owner: string;
}

/** A row to end, with the claim under which it was worked on. */
export interface CompletedInbox {
  readonly id: string;
  readonly owner: string;
  readonly answer: string;
}

/** A stored delivery that stood in the way of a new one. */
export interface RepeatedInbox {
  readonly id: string;
  readonly key: string;
  readonly altKey: string | null;
  readonly connectionId: string;
  readonly state: InboxState;
  readonly answer: string | null;
}

/** The inbox statements of an engine. */
export interface InboxSql {
  /** Inserts as one transaction and resolves to the ids that stand. */
  insert(rows: readonly ClaimedInbox[], now: Date, leaseUntil: Date): Promise<readonly string[]>;
  findRepeated(row: NewInbox): Promise<RepeatedInbox | null>;
  claimDue(now: Date, owner: string, limit: number, leaseUntil: Date): Promise<InboxRow[]>;
  /** Changes a claimed row; resolves to the number of rows, 0 where the claim was lost. */
  settle(id: string, owner: string, change: InboxChange): Promise<number>;
  /** Ends claimed rows in one statement and resolves to the ids whose claim still held. */
  complete(rows: readonly CompletedInbox[], now: Date): Promise<string[]>;
  find(id: string): Promise<InboxRow | null>;
  expire(before: Date): Promise<number>;
  releaseAll(): Promise<number>;
  dead(page: { before?: string; limit: number }): Promise<InboxRow[]>;
  /** Resolves to the number of rows put back, 0 where none is dead under this id. */
  replay(id: string): Promise<number>;
}

export interface InboxChange {
  readonly state: 0 | 1 | 2;
  readonly owner: string | null;
  readonly leaseUntil: Date | null;
  readonly answer: string | null;
  readonly error: string | null;
  readonly doneAt: Date | null;
}

/** Hand-written statements that run inside a tenant's transaction, on its connection. */
export interface TransactionSql {
  /** Resolves to the lanes that have to be counted again after the transaction: others wrote to them meanwhile. */
  enqueue(
    direct: Direct,
    tenantId: string | null,
    messages: readonly NewOutbox[],
    now: Date,
  ): Promise<readonly string[]>;
  completeInbox(direct: Direct, id: string, owner: string, answer: string, now: Date): Promise<number>;
  /** Writes lines under the tenant's next numbers; resolves to how many, 0 where there is no such tenant. */
  audit(direct: Direct, tenantId: string, lines: readonly AuditLine[]): Promise<number>;
  replaceButtonTokens(direct: Direct, tenantId: string, rendering: ButtonRendering): Promise<void>;
  plan(direct: Direct, rows: readonly NewOccurrence[]): Promise<number>;
  unplan(direct: Direct, tenantId: string, prefix: string): Promise<number>;
  completeOccurrence(direct: Direct, id: string, owner: string, state: 1 | 2, now: Date): Promise<number>;
  bindInstallation(
    direct: Direct,
    binding: { tenantId: string; connectionId: string; workspace: string; workspaceId: string },
    now: Date,
  ): Promise<number>;
}

/** What the migrator needs of an engine. */
export interface MigrationTarget {
  /** Names and checksums of what has been applied; null where the table does not exist yet. */
  applied(): Promise<{ name: string; checksum: string; finished: boolean }[] | null>;
  /** Runs `work` while no other process can migrate this database. */
  locked<T>(work: () => Promise<T>): Promise<T>;
  /** Applies one migration and records it, both or neither. */
  apply(migration: Migration, at: Date): Promise<void>;
}

/** One database engine: transactions, and every statement that is written by hand. */
export interface Engine {
  readonly name: 'sqlite' | 'postgresql';
  /** Transactions of INSERTs that may be under way at once. */
  readonly batchesInFlight: number;
  /** One transaction, confined to `tenantId` where the engine can, retried as a whole where that is safe. */
  write<T>(tenantId: string | null, work: (held: Held) => Promise<T>): Promise<T>;
  /** One consistent view. */
  read<T>(tenantId: string | null, work: (held: Held) => Promise<T>): Promise<T>;
  /** Single statements, each by itself, outside any tenant. */
  readonly alone: Direct;
  readonly inTransaction: TransactionSql;
  readonly inbox: InboxSql;
  readonly outbox: Outbox;
  readonly occurrences: Occurrences;
  readonly migrations: MigrationTarget;
  /** Refuses with StoreError where tenants could not be kept apart. */
  verifyIsolation(): Promise<void>;
  databaseNow(): Promise<Date>;
  nextWorkAt(): Promise<Date | null>;
  close(): Promise<void>;
}

/** How long a claim of an inbox row lasts, in milliseconds. */
export const inboxLeaseMs = 30_000;

/** How long a transaction may take before it is rolled back, in milliseconds. */
export const transactionMs = 15_000;
