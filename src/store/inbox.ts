/** How the ids of inbox rows begin; they sort by the time of arrival, so that no index on that is needed. */
export const INBOX_ID = 'in';

/** A verified delivery to be made durable. */
export interface NewInbox {
  readonly id: string;
  readonly connectionId: string;
  readonly key: string;
  /** Another key under which the same act may arrive. */
  readonly altKey: string | null;
  readonly body: string;
  readonly budgetMs: number;
}

/** What became of a delivery: a first one is claimed by whoever accepted it; a repeated one carries the first one's answer. */
export type InboxReceipt =
  | { readonly kind: 'new' }
  | {
      readonly kind: 'repeated';
      readonly id: string;
      readonly state: InboxState;
      readonly answer: string | null;
    };

export type InboxState = 'todo' | 'done' | 'dead';

/** A stored delivery. */
export interface InboxRow {
  readonly id: string;
  readonly connectionId: string;
  readonly key: string;
  readonly altKey: string | null;
  readonly body: string;
  readonly budgetMs: number;
  readonly state: InboxState;
  readonly owner: string | null;
  readonly leaseUntil: Date | null;
  readonly attempts: number;
  readonly answer: string | null;
  readonly error: string | null;
  readonly receivedAt: Date;
  readonly doneAt: Date | null;
}

/** Every accepted webhook, durable before any work is done on it. A claim is a lease of 30 s, fenced by a random owner token. */
export interface Inbox {
  /** Stores a delivery, claimed by `owner`; resolves after its batch is on disk. Rejects where the database cannot take it. */
  accept(row: NewInbox, owner: string): Promise<InboxReceipt>;
  /** Claims rows whose lease ran out, oldest first, each counted as one more attempt. */
  claimDue(now: Date, owner: string, limit: number): Promise<InboxRow[]>;
  /** Lengthens a claim to 30 s from `now`; false where it was lost. */
  renew(id: string, owner: string, now: Date): Promise<boolean>;
  /** Gives a row back to be claimed at `retryAt`; false where the claim was lost. */
  release(id: string, owner: string, error: string, retryAt: Date): Promise<boolean>;
  /** Ends a row outside a tenant's transaction; false where the claim was lost. */
  complete(id: string, owner: string, answer: string): Promise<boolean>;
  /** Gives a row up, with an answer for repeated deliveries where there is one; false where the claim was lost. */
  fail(id: string, owner: string, error: string, answer?: string): Promise<boolean>;
  find(id: string): Promise<InboxRow | null>;
  /** Removes ended rows received before an instant; resolves to their number. */
  expire(before: Date): Promise<number>;
  /** Frees every claim; only for the engine that one process has to itself, at its start. */
  releaseAllOnStart(): Promise<number>;
  /** Rows given up, newest first; `before` is the id of the last one seen. */
  dead(page: { before?: string; limit: number }): Promise<InboxRow[]>;
  /** Puts a row that was given up back to be claimed, its attempts and answer forgotten; false where there is none with this id. */
  replay(id: string): Promise<boolean>;
}
