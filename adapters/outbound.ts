import type { Loss, MintedCard } from '../cards/model.ts';
import type { MessageRef } from './inbound.ts';

export type Target =
  | { readonly kind: 'room'; readonly room: string; readonly thread?: string }
  | { readonly kind: 'direct'; readonly userId: string }
  /** Seen by one person in a room where the platform can; otherwise by direct message. */
  | { readonly kind: 'only'; readonly room: string; readonly userId: string; readonly thread?: string }
  | { readonly kind: 'reply'; readonly handle: Readonly<Record<string, unknown>>; readonly userId: string }
  | { readonly kind: 'home'; readonly userId: string };

export type OutboundAct =
  | { readonly kind: 'post'; readonly to: Target; readonly card: MintedCard }
  | { readonly kind: 'update'; readonly message: MessageRef; readonly card: MintedCard }
  /** Takes a copy out of the way that a later one replaces: shortened to `card` where it can be changed, else recalled. */
  | { readonly kind: 'retire'; readonly message: MessageRef; readonly card: MintedCard }
  | {
      readonly kind: 'file';
      readonly to: Target;
      readonly name: string;
      readonly mime: string;
      readonly bytes: Uint8Array;
      readonly caption?: string;
    };

export interface Outbound {
  /** Id of the outbox row: the same through all attempts, and the source of every idempotency key. */
  readonly id: string;
  readonly workspace: string;
  readonly act: OutboundAct;
  /** When the first attempt was made; absent on the first. */
  readonly firstAttemptAt?: Date;
  /** The last attempt's outcome was unclear: look before sending again where the platform lets one look. */
  readonly unclear?: boolean;
}

/** What became of one attempt. Only `sent` and `gone`/`refused` end a message. */
export type Outcome =
  | {
      readonly kind: 'sent';
      readonly message?: MessageRef;
      /** Which form it took where the platform has several (DingTalk's card tiers). */
      readonly tier?: string;
      /** Accepted twice perhaps: posted again after an unclear attempt that could not be looked up. */
      readonly possibleDouble?: boolean;
      readonly losses?: readonly Loss[];
    }
  | { readonly kind: 'rate_limited'; readonly retryAfterMs: number; readonly detail: string }
  | { readonly kind: 'auth'; readonly detail: string }
  | {
      readonly kind: 'gone';
      readonly what: 'room' | 'message' | 'person' | 'installation' | 'handle';
      readonly detail: string;
    }
  | { readonly kind: 'refused'; readonly code: string; readonly detail: string }
  | { readonly kind: 'unclear'; readonly detail: string }
  | { readonly kind: 'transient'; readonly detail: string; readonly retryAfterMs?: number };
