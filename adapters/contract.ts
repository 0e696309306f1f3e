import type { Loss, MintedCard } from '../cards/model.ts';
import type { Desk, InboundPerson } from './inbound.ts';
import type { Outbound, Outcome } from './outbound.ts';
import type { Platform } from './platform.ts';

export type * from './inbound.ts';
export { MENTION_CLOSE, MENTION_OPEN } from './inbound.ts';
export type * from './outbound.ts';
export type { Platform } from './platform.ts';

/**
 * What an adapter is. It verifies and reads what its platform sends, and says what the core has to say
 * in the platform's own format. It knows no project and no task.
 */

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
  /** What the platform is told as soon as the row stands, where the answer can carry nothing; absent: it waits for the work. */
  readonly ack?: HookAnswer;
}

export type Accepted =
  | { readonly kind: 'refused'; readonly status: 400 | 401 | 403; readonly reason: string }
  /** Answered at once, nothing happens: challenges, probes, unwanted events. */
  | { readonly kind: 'answered'; readonly answer: HookAnswer }
  | { readonly kind: 'delivery'; readonly delivery: Delivery };

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
  /** So many lines of a list surely stand on one card, none of them hidden; absent: as many as a list ever has. */
  readonly listLines?: number;
  /** Sends within a room are at least this far apart, in milliseconds. */
  readonly roomPaceMs: number;
}

/** A transport that the vendor feeds over an outbound socket. */
export interface OpenTransport {
  close(): Promise<void>;
}

/** Stores a delivery durably, then works on it. `stored` must settle before the vendor's frame is acknowledged. */
export type Ingest = (delivery: Delivery) => {
  readonly stored: Promise<unknown>;
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
