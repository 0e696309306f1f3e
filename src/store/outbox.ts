/** A message to be sent: `lane` is platform + workspace + chat, `uid` the vendor's idempotency key. */
export interface NewOutbox {
  readonly uid: string;
  readonly lane: string;
  /** JSON text: target and content. */
  readonly payload: string;
  /** A message with this key is not written again while one waits whose sending has not begun. */
  readonly dedupe?: string;
}

export type OutboxState = 'todo' | 'sent' | 'dead' | 'dropped';

/** The oldest waiting message of a lane, taken for one attempt. */
export interface OutboxHead {
  readonly id: number;
  readonly uid: string;
  readonly lane: string;
  readonly tenantId: string | null;
  readonly payload: string;
  readonly attempts: number;
  readonly createdAt: Date;
  /** When an earlier attempt began; null on the first. */
  readonly firstAttemptAt: Date | null;
  /** An earlier attempt's outcome is not known: it was unclear, or the process died during it. */
  readonly unclear: boolean;
}

/** What became of an attempt. */
export interface Settlement {
  readonly id: number;
  readonly state: OutboxState;
  /** Whether the attempt counts; a rate limit does not. */
  readonly counts: boolean;
  /** The lane's next message goes out no sooner than this many milliseconds from `now`. */
  readonly delayMs: number;
  readonly unclear?: boolean;
  readonly error?: string;
}

export interface DeadLetter {
  readonly id: number;
  readonly uid: string;
  readonly lane: string;
  readonly tenantId: string | null;
  readonly payload: string;
  readonly attempts: number;
  readonly error: string | null;
  readonly createdAt: Date;
  readonly settledAt: Date | null;
}

/** Every message that is not the direct answer, in order within its lane. A claimed lane is a lease, fenced by a random owner token. */
export interface Outbox {
  /** Adds messages outside any tenant (`tenantId` null unless given). */
  enqueue(messages: readonly NewOutbox[], tenantId?: string): Promise<void>;
  /** Claims lanes that are due, not suspended and not empty, for `leaseMs`. */
  claimLanes(now: Date, owner: string, limit: number, leaseMs: number): Promise<string[]>;
  /**
   * Begins an attempt at the lane's oldest message. From here on its dedupe key is free, and it counts as unclear
   * until settled. `lost`: the lease is gone; `empty`: nothing waits.
   */
  head(lane: string, owner: string, now: Date): Promise<OutboxHead | 'lost' | 'empty'>;
  /** Ends an attempt and the lane's lease; false, with nothing changed, where the lease was lost. */
  settle(lane: string, owner: string, settlement: Settlement, now: Date): Promise<boolean>;
  /** Ends a lease without an attempt; the lane is due again `delayMs` from `now`. */
  yieldLane(lane: string, owner: string, delayMs: number, now: Date): Promise<boolean>;
  /** Drops waiting messages whose sending has not begun, by dedupe key; resolves to their number. */
  dropPending(dedupe: readonly string[]): Promise<number>;
  /** Holds every lane whose name starts with `prefix`. */
  suspend(prefix: string, reason: string): Promise<number>;
  resume(prefix: string): Promise<number>;
  suspended(): Promise<{ lane: string; reason: string }[]>;
  /** Frees every lane's lease; only for the engine that one process has to itself, at its start. */
  releaseAllOnStart(now: Date): Promise<number>;
  /** Corrects lanes, of these or of all, whose count of waiting messages is wrong; resolves to their number. */
  recount(lanes?: readonly string[]): Promise<number>;
  /** Messages given up, newest first; `before` is the id of the last one seen. */
  deadLetters(page: { before?: number; limit: number }): Promise<DeadLetter[]>;
  /** Puts a message that was given up back in its lane; false where there is none with this id. */
  replay(id: number): Promise<boolean>;
  backlog(): Promise<{ pending: number; oldestPendingAt: Date | null }>;
  /** Removes sent and dropped messages settled before an instant; resolves to their number. */
  expire(before: Date): Promise<number>;
}
