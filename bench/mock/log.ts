/** A vendor's API as the fault runs see it. */
export type Vendor = 'slack' | 'lark' | 'dingtalk';

/** One call that says something, before it is decided what becomes of it. */
export interface SendCall {
  readonly vendor: Vendor;
  readonly kind: 'post' | 'update' | 'private' | 'look';
  /** The vendor's id of the chat, or of the person for direct messages. */
  readonly chat: string;
  /** What the service names the message by: outbox id, `uuid`, `outTrackId`. */
  readonly key: string | null;
  readonly text: string;
  /** Milliseconds since 1970, real time. */
  readonly at: number;
}

/** A message that the vendor took. */
export interface Accepted extends SendCall {
  readonly seq: number;
  readonly id: string;
}

/** What happens to a call instead of being served. */
export type Fault =
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly headers?: Record<string, string>;
      readonly body: string;
    }
  /** Taken, and the line cut before any answer. */
  | { readonly kind: 'cut' }
  /** Taken, and the line cut within the answer. */
  | { readonly kind: 'half' }
  /** The line cut before anything was taken. */
  | { readonly kind: 'reset' }
  /** No answer ever comes. */
  | { readonly kind: 'hang'; readonly taken: boolean };

/** Decides about a call; null serves it. */
export type Decide = (call: SendCall) => Fault | null;

/** What the mock knows of what was said, and of what it asked the service not to do. */
export class MockLog {
  readonly accepted: Accepted[] = [];
  readonly calls: SendCall[] = [];
  /** Questions for a chat's history that were answered. */
  readonly looked: SendCall[] = [];
  /** Sends that a vendor's own idempotency key kept from standing there twice. */
  deduped = 0;
  /** Calls made before the time that an earlier answer named. */
  early = 0;
  limited = 0;
  /** Real waits are never exact: this many milliseconds before the named time are the vendor's rounding. */
  readonly #tolerance = 2;
  readonly #notBefore = new Map<string, number>();
  #seq = 0;

  /** Counts a call; one that comes too soon counts as early. */
  called(call: SendCall): void {
    this.calls.push(call);
    const until = this.#notBefore.get(this.#lane(call));
    if (until !== undefined && call.at < until - this.#tolerance) this.early += 1;
  }

  /** Remembers that a chat must be left alone for some milliseconds from now. */
  limit(call: SendCall, ms: number): void {
    this.limited += 1;
    this.#notBefore.set(this.#lane(call), Date.now() + ms);
  }

  take(call: SendCall, id: string): Accepted {
    this.#seq += 1;
    const entry = { ...call, seq: this.#seq, id };
    this.accepted.push(entry);
    return entry;
  }

  /** The number of the last message taken. */
  mark(): number {
    return this.#seq;
  }

  /** Begins to count afresh; what was taken stays. */
  reset(): void {
    this.calls.length = 0;
    this.looked.length = 0;
    this.deduped = 0;
    this.early = 0;
    this.limited = 0;
    this.#notBefore.clear();
  }

  #lane({ vendor, chat }: SendCall): string {
    return `${vendor}/${chat}`;
  }
}
