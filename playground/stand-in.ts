import type { Hono } from 'hono';
import type { HookRequest, Platform } from '../adapters/contract.ts';

/**
 * What a stand-in for a vendor is: the vendor's API as far as LinkStar uses it, the vendor's webhooks in its own
 * format and signature, and a reader of native payloads. It shares no code with the adapter it talks to.
 */
export interface PlaygroundPerson {
  readonly id: string;
  readonly name: string;
  readonly englishName: string;
  readonly zone: string;
  readonly locale: 'zh' | 'en';
}

export interface PlaygroundChat {
  /** `R1`, or `dm:<person>`. */
  readonly id: string;
  readonly name: string;
  readonly kind: 'group' | 'direct';
  /** Person ids. */
  readonly members: readonly string[];
  readonly external: boolean;
}

/** One message as the vendor keeps it. `native` is the payload that the service sent (or the person's own message). */
export interface StoredMessage {
  readonly id: string;
  readonly chat: string;
  readonly at: string;
  /** Person id, or `bot`. */
  readonly author: string;
  /** Person id where only that person sees it. */
  readonly to: string | null;
  readonly thread: string | null;
  readonly native: unknown;
  readonly updatedAt: string | null;
}

/** The vendor's memory of its chats; survives a restart of the playground. */
export interface ChatLog {
  now(): Date;
  post(message: {
    id?: string;
    chat: string;
    author: string;
    to?: string | null;
    thread?: string | null;
    native: unknown;
  }): StoredMessage;
  update(id: string, native: unknown): StoredMessage | null;
  remove(id: string): boolean;
  find(id: string): StoredMessage | null;
  list(chat: string): readonly StoredMessage[];
  /** Idempotency keys the vendor remembers (Lark's uuid, DingTalk's outTrackId): key to message id. */
  remember(key: string, messageId: string): void;
  recall(key: string): string | null;
}

export interface ReadButton {
  readonly id: string;
  readonly label: string;
  readonly style?: 'primary' | 'danger';
  readonly url?: string;
}

export interface ReadField {
  readonly name: string;
  readonly label: string;
  readonly type: 'text' | 'multiline' | 'select' | 'multi_select' | 'person' | 'date' | 'datetime';
  readonly options?: readonly { readonly value: string; readonly label: string }[];
  readonly value: string | readonly string[] | null;
  readonly error?: string;
}

/** What a reader would see of a native payload. */
export interface ReadMessage {
  readonly title: string;
  readonly text: string;
  /** Label and value pairs, where the payload has them. */
  readonly fields: readonly { readonly label: string; readonly value: string }[];
  readonly buttons: readonly ReadButton[];
  /** A form standing in the message itself (Lark's form card). */
  readonly form?: ReadForm;
}

export interface ReadForm {
  readonly id: string;
  readonly title: string;
  readonly submitLabel: string;
  readonly fields: readonly ReadField[];
  /** The vendor's payload, where the form stands outside any message. */
  readonly native?: unknown;
}

/** What the hook's HTTP answer showed to the person who acted. */
export interface ReadAnswer {
  readonly reply: {
    readonly text: string;
    readonly buttons: readonly ReadButton[];
    readonly native: unknown;
  } | null;
  readonly form: ReadForm | null;
}

export type PlaygroundEvent =
  | { readonly kind: 'shortcut' | 'home' | 'bot_added' | 'bot_removed' | 'uninstall' }
  | { readonly kind: 'message_action'; readonly message: string }
  | { readonly kind: 'file'; readonly name: string; readonly size: number };

export interface StandInWorld {
  readonly people: readonly PlaygroundPerson[];
  readonly chats: readonly PlaygroundChat[];
}

export interface StandIn {
  readonly platform: Platform;
  readonly workspace: { readonly id: string; readonly name: string };
  /** What the playground's own connection is configured with. */
  readonly credentials: Readonly<Record<string, unknown>>;
  /** Base URLs that the adapter is pointed at, given the origin and mount path of `api`. */
  endpoints(base: string): Readonly<Record<string, string>>;
  /** The vendor's API. Faults are injected in front of it by the playground. */
  readonly api: Hono;
  /** The platform's own ids for a person and a chat, and back. */
  userId(person: string): string;
  person(userId: string): string | null;
  roomId(chat: string): string;
  chat(roomId: string): string | null;
  /** The webhook that a typed line causes, or null where the platform would not deliver it. The line itself is put into the log. `@name` of people on the platform becomes the vendor's mention. */
  say(line: { chat: string; as: string; text: string; thread?: string }): HookRequest | null;
  /** The webhook that a press causes; `values` are what the message's own fields hold. */
  press(press: {
    chat: string;
    as: string;
    message: string;
    button: string;
    values?: Readonly<Record<string, unknown>>;
  }): HookRequest | null;
  /** The webhook of a submitted form that was opened outside any message (a modal), or in one. */
  submit(submit: {
    chat: string;
    as: string;
    form: string;
    values: Readonly<Record<string, unknown>>;
  }): HookRequest | null;
  event(event: PlaygroundEvent & { chat: string; as: string }): HookRequest | null;
  /** Reads what the hook's answer showed, and applies what the vendor would apply (a card replaced in place, a form's errors). */
  readAnswer(request: HookRequest, answer: { status: number; body: string }): ReadAnswer;
  /** A form that the service opened for this person since the last call, by the vendor's API. */
  takeForm(as: string): ReadForm | null;
  read(message: StoredMessage): ReadMessage;
  /** Home view of a person where the platform has one. */
  home?(as: string): unknown;
  reset(): void;
}

export type CreateStandIn = (world: () => StandInWorld, log: ChatLog) => StandIn;
