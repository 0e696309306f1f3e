import type { AuditLine } from './audit-line.ts';
import type { BindCodes } from './bind-codes.ts';
import type { ButtonRendering } from './button-tokens.ts';
import type { Connections, Installations } from './connections.ts';
import type { Prisma } from './generated/postgresql/client.ts';
import type { Inbox } from './inbox.ts';
import type { NewOccurrence, Occurrences } from './occurrences.ts';
import type { NewOutbox, Outbox } from './outbox.ts';
import type { Settings } from './settings.ts';
import type { Tenants } from './tenants.ts';
import type { Usage } from './usage.ts';

/** Where everything durable lives. Two engines, one interface. */
export interface Store {
  readonly engine: 'sqlite' | 'postgresql';

  /**
   * One transaction in the name of one tenant; commits when `work` resolves, rolls back when it throws.
   * `work` may run again when the database connection was lost or two transactions collided, so its only
   * effects may be those it writes through `tx`. A statement that failed fails the whole, even where the error is
   * caught; only P2025 (`isNotFound`) can be passed over. Within `work` nothing else of the store may be written: on
   * SQLite that would wait for this very transaction, until it times out after 15 s.
   */
  inTenant<T>(tenantId: string, work: (tx: TenantTx) => Promise<T>): Promise<T>;
  /** A consistent view of one tenant for reading; writing through it fails. On SQLite it does not wait for writers. */
  readTenant<T>(tenantId: string, work: (tx: TenantView) => Promise<T>): Promise<T>;

  readonly inbox: Inbox;
  readonly outbox: Outbox;
  readonly occurrences: Occurrences;
  readonly connections: Connections;
  readonly installations: Installations;
  readonly bindCodes: BindCodes;
  readonly usage: Usage;
  readonly settings: Settings;
  readonly tenants: Tenants;

  /** Whether every migration that this build knows has been applied. */
  migrated(): Promise<boolean>;
  /** Whether the database answers. */
  ready(): Promise<boolean>;
  /** The database's present, to the millisecond (SQLite: this machine's). */
  databaseNow(): Promise<Date>;
  /** The earliest instant at which a lane, an occurrence or an abandoned delivery becomes due; null when none waits. */
  nextWorkAt(): Promise<Date | null>;
  /** Re-encrypts everything sealed with an older key of the ring, page by page; resolves to the number of rows changed. */
  rotateKeys(): Promise<number>;
  /** Removes everything that came from or waits for some connections, and what happens by itself for a tenant. */
  forget(connectionIds: readonly string[], tenantId: string): Promise<void>;
  /** Flushes what is buffered and closes all connections. */
  close(): Promise<void>;
}

/** The tables inside the tenant policies, by the names of Prisma's delegates. */
export type TenantTable =
  | 'tenant'
  | 'workspace'
  | 'room'
  | 'member'
  | 'identity'
  | 'project'
  | 'projectMember'
  | 'projectRoom'
  | 'task'
  | 'series'
  | 'taskPerson'
  | 'checklistItem'
  | 'taskDependency'
  | 'comment'
  | 'attachment'
  | 'postedCard'
  | 'buttonToken'
  | 'undoStep'
  | 'threadLink'
  | 'auditEntry'
  | 'unknownInput'
  | 'roomPresence'
  | 'notice';

/** Prisma's delegates, every operation of which is confined to the tenant of the transaction. */
export type TenantDb = Pick<Prisma.TransactionClient, TenantTable>;

/** A tenant's tables for reading. */
export interface TenantView {
  readonly tenantId: string;
  readonly db: TenantDb;
}

/** A transaction in the name of one tenant. */
export interface TenantTx extends TenantView {
  /**
   * Lets a write go its way while the work goes on; it is waited for before the transaction ends, and its failure fails
   * the transaction. Statements leave in the order of their calls, so whatever is asked later sees it written.
   */
  behind(write: Promise<unknown>): void;
  /** Says that an id was made for this transaction, so that nobody asks for what hangs on it before anything does. */
  fresh(id: string): void;
  /**
   * Adds messages to their lanes; they are written at the end of the transaction, in this order within a lane.
   * A message whose dedupe key still waits is left out, because the waiting one shows live content when it is sent.
   */
  enqueue(messages: readonly NewOutbox[]): void;
  /** Stores the answer of an inbox row; throws LeaseLost, which rolls everything back, where `owner` lost its claim. */
  completeInbox(id: string, owner: string, answer: string): Promise<void>;
  /**
   * Adds a line to the tenant's audit log. It gets its number, the next one, at the end of the transaction: from then on
   * other writers of the tenant wait until this one has committed.
   */
  audit(line: AuditLine): void;
  /** Plans occurrences; those whose schedule and local date exist already are left out. */
  plan(occurrences: readonly Omit<NewOccurrence, 'tenantId'>[]): Promise<number>;
  /** Removes what has not happened yet of every schedule whose name starts with `prefix`. */
  unplan(prefix: string): Promise<number>;
  /** Ends an occurrence together with its effects; throws LeaseLost where `owner` lost its claim. */
  completeOccurrence(id: string, owner: string, state: 'done' | 'skipped'): Promise<void>;
  /** Keeps what the buttons of one rendering mean; those of the card's earlier renderings become stale. */
  replaceButtonTokens(rendering: ButtonRendering): Promise<void>;
  /** Keeps the hash of a code made by `Ids.code` for this tenant. */
  issueBindCode(issue: {
    readonly id: string;
    readonly code: string;
    readonly purpose: 'workspace' | 'partner' | 'member';
    readonly memberId?: string;
    readonly expiresAt: Date;
  }): Promise<void>;
  /** Uses up a bind code of this tenant; false where it was used or expired meanwhile. */
  redeemBindCode(id: string, usedBy: string): Promise<boolean>;
  /** Binds an installation to this tenant; false where it belongs to another one. */
  bindInstallation(connectionId: string, workspace: string, workspaceId: string): Promise<boolean>;
}

/** The log that the store writes to; pino fits. */
export interface StoreLog {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}
