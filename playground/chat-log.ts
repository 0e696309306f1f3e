import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Clock } from '../src/time/index.ts';
import type { ChatLog, StoredMessage } from './stand-in.ts';

type Entry =
  | { readonly put: StoredMessage }
  | { readonly removed: string }
  | { readonly key: string; readonly message: string };

/** The chats of all stand-ins, kept as an append-only file so that a restart of the playground forgets nothing. */
export class FileChatLog implements ChatLog {
  readonly #messages = new Map<string, StoredMessage>();
  readonly #keys = new Map<string, string>();
  readonly #clock: Clock;
  readonly #file: string | null;
  #counter = 0;

  /** Without a file everything is kept in memory, for tests of stand-ins alone. */
  constructor(clock: Clock, file: string | null = null) {
    this.#clock = clock;
    this.#file = file;
    if (file === null) return;
    mkdirSync(dirname(file), { recursive: true });
    if (!existsSync(file)) return;
    for (const line of readFileSync(file, 'utf8').split('\n')) {
      const entry = parse(line);
      if (entry) this.#apply(entry);
    }
  }

  now(): Date {
    return this.#clock.now();
  }

  post(given: {
    id?: string;
    chat: string;
    author: string;
    to?: string | null;
    thread?: string | null;
    native: unknown;
  }): StoredMessage {
    this.#counter += 1;
    const message: StoredMessage = {
      id: given.id ?? `m${this.#counter}`,
      chat: given.chat,
      at: this.now().toISOString(),
      author: given.author,
      to: given.to ?? null,
      thread: given.thread ?? null,
      native: given.native,
      updatedAt: null,
    };
    this.#write({ put: message });
    return message;
  }

  update(id: string, native: unknown): StoredMessage | null {
    const message = this.#messages.get(id);
    if (!message) return null;
    const changed = { ...message, native, updatedAt: this.now().toISOString() };
    this.#write({ put: changed });
    return changed;
  }

  remove(id: string): boolean {
    if (!this.#messages.has(id)) return false;
    this.#write({ removed: id });
    return true;
  }

  find(id: string): StoredMessage | null {
    return this.#messages.get(id) ?? null;
  }

  list(chat: string): readonly StoredMessage[] {
    return [...this.#messages.values()].filter((message) => message.chat === chat);
  }

  /** Everything, oldest first. */
  all(): readonly StoredMessage[] {
    return [...this.#messages.values()];
  }

  remember(key: string, message: string): void {
    this.#write({ key, message });
  }

  recall(key: string): string | null {
    return this.#keys.get(key) ?? null;
  }

  /** How many messages were ever posted; a mark to find later ones by. */
  get mark(): number {
    return this.#counter;
  }

  /** Empties all chats. */
  clear(): void {
    this.#messages.clear();
    this.#keys.clear();
    this.#counter = 0;
    if (this.#file !== null) writeFileSync(this.#file, '');
  }

  #write(entry: Entry): void {
    this.#apply(entry);
    if (this.#file !== null) appendFileSync(this.#file, `${JSON.stringify(entry)}\n`);
  }

  #apply(entry: Entry): void {
    if ('put' in entry) {
      if (!this.#messages.has(entry.put.id)) this.#counter = Math.max(this.#counter, this.#messages.size + 1);
      this.#messages.set(entry.put.id, entry.put);
    } else if ('removed' in entry) this.#messages.delete(entry.removed);
    else this.#keys.set(entry.key, entry.message);
  }
}

/** A line cut short by a crash is left out. */
function parse(line: string): Entry | null {
  if (line === '') return null;
  try {
    return JSON.parse(line) as Entry;
  } catch {
    return null;
  }
}
