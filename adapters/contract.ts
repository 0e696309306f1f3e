import type { Loss, MintedCard } from '../cards/model.ts';

/**
 * What an adapter is. It verifies and reads what its platform sends, and says what the core has to say
 * in the platform's own format. It knows no project and no task.
 */
export type Platform = 'slack' | 'lark' | 'dingtalk';

/** One app on a platform. `credentials` has been parsed by the adapter's own schema. */
export interface Connection<C = unknown> {
  readonly id: string;
  readonly platform: Platform;
  readonly credentials: C;
  /** Base URLs of the vendor's API, by the adapter's own names; configurable so that stand-ins can take its place. */
  readonly endpoints: Readonly<Record<string, string>>;
  /** Where the vendor sends webhooks for this connection. */
  readonly hookUrl: string;
}

/** An app in one workspace, with what it needs to speak there. */
export interface Installation {
  readonly workspace: string;
  readonly enterprise?: string;
  readonly botToken?: string;
  readonly botUserId?: string;
  readonly botId?: string;
  readonly scopes?: string;
  readonly active: boolean;
}

export interface HookRequest {
  readonly method: string;
  readonly url: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface HookAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A verified delivery, ready to become a durable row before any work is done on it. */
export interface Delivery {
  /** Business key that stays the same when the platform sends again. */
  readonly key: string;
  /** A second key under which the same act may arrive (a Slack mention comes as two events). */
  readonly altKey?: string;
  /** What `dispatch` needs to read it again after a restart; decrypted, without signatures. */
  readonly body: string;
  /** Milliseconds from arrival within which the direct answer must be out. */
  readonly budgetMs: number;
}

export type Accepted =
  | { readonly kind: 'refused'; readonly status: 400 | 401 | 403; readonly reason: string }
  /** Answered at once, nothing happens: challenges, probes, unwanted events. */
  | { readonly kind: 'answered'; readonly answer: HookAnswer }
  | { readonly kind: 'delivery'; readonly delivery: Delivery };

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
  readonly workspace: { readonly id: string; readonly name?: string };
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

export interface PersonFacts {
  readonly name?: string;
  readonly handle?: string;
  readonly locale?: 'zh' | 'en';
  readonly zone?: string;
  readonly standing?: InboundPerson['standing'];
}

export interface RoomFacts {
  readonly name?: string;
  readonly external?: boolean;
  /** User ids where the platform lists them. */
  readonly members?: readonly string[];
}

export interface Rendered {
  readonly payload: unknown;
  readonly losses: readonly Loss[];
}

export type Surface = 'room' | 'private' | 'form' | 'home';

export interface Capabilities {
  /** The platform tells when the bot joins a room. */
  readonly joinEvent: boolean;
  readonly threads: boolean;
  /** Posted cards can be changed in place. */
  readonly editsCards: boolean;
  /** For how long a posted card can be changed, in days; absent: no known end. */
  readonly editableDays?: number;
  readonly forms: 'modal' | 'card' | 'typed';
  readonly home: boolean;
  readonly deliversFiles: boolean;
  readonly deliversThreadReplies: boolean;
  /** Sends within a room are at least this far apart, in milliseconds. */
  readonly roomPaceMs: number;
}

/** A transport that the vendor feeds over an outbound socket. */
export interface OpenTransport {
  close(): Promise<void>;
}

/** Stores a delivery durably, then works on it. `stored` must settle before the vendor's frame is acknowledged. */
export type Ingest = (delivery: Delivery) => {
  readonly stored: Promise<void>;
  readonly answer: Promise<HookAnswer>;
};

/** What every adapter is given. All state that must survive lives behind these. */
export interface AdapterServices {
  readonly fetch: typeof globalThis.fetch;
  /** The service's clock; signature windows use real time and take it as a parameter instead. */
  readonly now: () => Date;
  readonly log: {
    info(fields: object, message: string): void;
    warn(fields: object, message: string): void;
    error(fields: object, message: string): void;
  };
  readonly installations: {
    find(connectionId: string, workspace: string): Promise<Installation | null>;
    save(connectionId: string, installation: Installation): Promise<void>;
    deactivate(connectionId: string, workspace: string): Promise<void>;
  };
  /** What decides whether a channel line concerns us before it is stored. */
  readonly interest: {
    commandWord(connectionId: string, workspace: string): Promise<string>;
    threadLinked(connectionId: string, workspace: string, room: string, thread: string): Promise<boolean>;
  };
  /** Counts vendor calls against monthly quotas; shown in metrics. */
  readonly usage: { add(connectionId: string, kind: string, count: number): void };
}

export interface Adapter {
  readonly platform: Platform;
  readonly capabilities: Capabilities;
  /** Turns unknown credentials into a typed connection, or lists what is missing, one line a mistake. */
  parseCredentials(
    input: Readonly<Record<string, unknown>>,
  ): { ok: true; credentials: unknown } | { ok: false; problems: readonly string[] };
  /** Verifies on the raw bytes and names the delivery. `now` is real time: signature windows do not move with a test clock. */
  accept(request: HookRequest, connection: Connection, now: Date): Promise<Accepted> | Accepted;
  /** Reads a stored delivery, lets the desk work, and renders its answer. Called again after a restart for what was not finished. */
  dispatch(delivery: Delivery, connection: Connection, desk: Desk): Promise<HookAnswer>;
  /** The vendor's payload for a card and what it had to leave out; pure. */
  render(card: MintedCard, surface: Surface): Rendered;
  /** One attempt at saying something; never retries by itself, never throws for what the vendor or the network did. */
  deliver(outbound: Outbound, connection: Connection): Promise<Outcome>;
  lookupPerson?(connection: Connection, workspace: string, userId: string): Promise<PersonFacts | null>;
  lookupRoom?(connection: Connection, workspace: string, room: string): Promise<RoomFacts | null>;
  /** Opens the vendor's outbound transport where the connection is configured for one. */
  open?(connection: Connection, ingest: Ingest): Promise<OpenTransport | null>;
  /** Prepares what the platform needs once per start (callback registrations). */
  prepare?(connection: Connection): Promise<void>;
}
