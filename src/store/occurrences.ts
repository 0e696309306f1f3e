/** Something that happens by itself at one instant, once per schedule and local date. */
export interface NewOccurrence {
  readonly id: string;
  readonly tenantId: string;
  /** Name of the schedule, hierarchical so that a prefix names a group (`task:<id>:`). */
  readonly schedule: string;
  /** Local date and wall time it stands for; with `schedule` it is the identity of the occurrence. */
  readonly localKey: string;
  readonly kind: string;
  /** JSON text. */
  readonly payload: string;
  readonly dueAt: Date;
}

export type OccurrenceState = 'todo' | 'done' | 'skipped' | 'dead';

export interface OccurrenceRow extends NewOccurrence {
  readonly attempts: number;
}

/** Occurrences are rows: claimed as leases fenced by a random owner token, decided by the one clock passed in. */
export interface Occurrences {
  /** Plans; those whose schedule and local date exist are left out. Resolves to the number written. */
  plan(rows: readonly NewOccurrence[]): Promise<number>;
  /** Claims what is due, earliest first, each counted as one more attempt. */
  claimDue(now: Date, owner: string, limit: number, leaseMs: number): Promise<OccurrenceRow[]>;
  /** Ends a claim, or gives it back to be claimed at `retryAt`; false where it was lost. */
  settle(
    id: string,
    owner: string,
    result: { state: OccurrenceState; error?: string; retryAt?: Date },
    now: Date,
  ): Promise<boolean>;
  /** Removes ended rows due before an instant; resolves to their number. */
  expire(before: Date): Promise<number>;
}
