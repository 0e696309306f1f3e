import type { MintedCard } from '../cards/model.ts';
import type { Platform } from './platform.ts';

/** Marks a mention inside a text: MENTION_OPEN, index into `mentions`, MENTION_CLOSE. Adapters strip both from what people type. */
export const MENTION_OPEN = '\uE000';
export const MENTION_CLOSE = '\uE001';

export type Mention =
  | { readonly kind: 'person'; readonly userId: string; readonly name?: string }
  | { readonly kind: 'room'; readonly roomId: string; readonly name?: string }
  | { readonly kind: 'other'; readonly text: string };

export interface FileRef {
  /** The vendor's reference; the bytes are never kept. */
  readonly ref: string;
  readonly name: string;
  readonly size?: number;
}

/** Points at one posted message. `room` is the platform's chat id. */
export interface MessageRef {
  readonly room: string;
  readonly id: string;
  readonly thread?: string;
}

export type FormValue = string | readonly string[] | null;

export type InboundEvent =
  | {
      readonly kind: 'command';
      readonly text: string;
      readonly mentions: readonly Mention[];
      /** `word`: a line that starts with `!`, whose command word the core still has to compare. */
      readonly trigger: 'slash' | 'mention' | 'word' | 'direct';
      readonly message?: MessageRef;
      readonly files?: readonly FileRef[];
    }
  /** A plain reply in a linked thread, or its later edit. */
  | {
      readonly kind: 'thread_reply';
      readonly text: string;
      readonly mentions: readonly Mention[];
      readonly message: MessageRef;
      readonly edited: boolean;
      readonly files?: readonly FileRef[];
    }
  | {
      readonly kind: 'press';
      /** Candidates in the order of trust; the first one known for this message wins. */
      readonly tokens: readonly string[];
      readonly message?: MessageRef;
      /** What the card's fields held, by field name; date-times as wall `YYYY-MM-DDTHH:mm`. */
      readonly values?: Readonly<Record<string, FormValue>>;
    }
  | {
      readonly kind: 'submit';
      readonly token: string;
      readonly values: Readonly<Record<string, FormValue>>;
    }
  | {
      readonly kind: 'shortcut';
      readonly name: string;
      /** For a message shortcut: the message it was used on. */
      readonly source?: { readonly message: MessageRef; readonly text: string; readonly authorId?: string };
    }
  | { readonly kind: 'home' }
  | { readonly kind: 'joined'; readonly inviterId?: string }
  | { readonly kind: 'left'; readonly reason: 'removed' | 'disbanded' | 'archived' }
  | { readonly kind: 'room_changed'; readonly newId?: string }
  | { readonly kind: 'uninstalled' }
  | { readonly kind: 'person_changed' };

export interface InboundPerson {
  readonly userId: string;
  readonly name?: string;
  readonly handle?: string;
  readonly locale?: 'zh' | 'en';
  readonly zone?: string;
  /** `guest`: restricted by the platform; `foreign`: of another organisation; `keyless`: without a stable id. */
  readonly standing?: 'full' | 'guest' | 'foreign' | 'keyless';
}

/** One act of one person (or of the platform), without any vendor's vocabulary. */
export interface Inbound {
  readonly platform: Platform;
  readonly connectionId: string;
  readonly deliveryKey: string;
  readonly at: Date;
  readonly workspace: {
    readonly id: string;
    readonly name?: string;
    /** What people there are spoken to in until they or their company say otherwise. */
    readonly locale?: 'zh' | 'en';
  };
  readonly room?: {
    readonly id: string;
    readonly kind: 'group' | 'direct';
    readonly name?: string;
    readonly external?: boolean;
  };
  readonly person?: InboundPerson;
  /** How to answer this person later, for as long as the vendor allows: opaque, secret, JSON. */
  readonly reply?: { readonly handle: Readonly<Record<string, unknown>>; readonly until: Date };
  /**
   * Which answers the hook's own response (or a call that only works right now, such as opening a form) can carry.
   * Whatever is not among them goes by the outbox.
   */
  readonly carries?: readonly Answer['kind'][];
  readonly event: InboundEvent;
}

/** The direct answer to one inbound: only what is private to the person who acted. */
export type Answer =
  | { readonly kind: 'none' }
  /** Not ready within the budget; it follows by the reply handle or the outbox. */
  | { readonly kind: 'later' }
  | { readonly kind: 'private'; readonly card: MintedCard }
  | {
      readonly kind: 'toast';
      readonly tone: 'success' | 'info' | 'warning' | 'error';
      readonly text: string;
      /** The pressed card as it is now, where the platform lets the answer carry it. */
      readonly card?: MintedCard;
    }
  | { readonly kind: 'form'; readonly card: MintedCard }
  | {
      readonly kind: 'form_errors';
      readonly errors: Readonly<Record<string, string>>;
      readonly card?: MintedCard;
    }
  | { readonly kind: 'form_done'; readonly text?: string };

/** The core's side of a dispatch: resolves within the delivery's budget, with `later` when the work goes on. */
export type Desk = (inbound: Inbound) => Promise<Answer>;
