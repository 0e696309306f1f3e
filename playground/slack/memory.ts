import { randomBytes } from 'node:crypto';
import type { ChatLog, StoredMessage } from '../stand-in.ts';

import type { Json } from './native.ts';

/** A modal that somebody has open, with what Slack adds to it. */
export interface OpenView {
  readonly id: string;
  readonly user: string;
  readonly view: Json;
  readonly hash: string;
  readonly externalId: string | null;
  readonly errors: Readonly<Record<string, string>>;
}

/** Where a response URL leads. */
export interface ResponseUrl {
  readonly channel: string;
  readonly user: string;
  /** The message that was pressed. */
  readonly source: string | null;
  readonly until: number;
  uses: number;
}

interface Trigger {
  readonly user: string;
  /** Real time in ms: a trigger is about a person waiting, whatever the playground's clock says. */
  readonly until: number;
  /** The modal it came from, which alone may be pushed upon. */
  readonly view: string | null;
  used: boolean;
}

/** Something that one person alone was shown since their last act. */
export interface PrivateSight {
  readonly message: StoredMessage | null;
  readonly view: OpenView | null;
}

const TRIGGER_MS = 3000;
const URL_MS = 30 * 60_000;

/** What Slack remembers beside the messages themselves. */
export class Memory {
  readonly log: ChatLog;
  readonly views: OpenView[] = [];
  readonly urls = new Map<string, ResponseUrl>();
  readonly homes = new Map<string, { view: Json; hash: string }>();
  readonly uploads = new Map<string, { name: string; length: number; stored: boolean }>();
  /** Channels that the bot was taken out of. */
  readonly without = new Set<string>();
  /** By user: what they were shown alone, and forms that opened. */
  readonly seen = new Map<string, PrivateSight[]>();
  readonly opened = new Map<string, string>();
  installed = true;
  base = 'http://127.0.0.1/playground/slack';
  private readonly triggers = new Map<string, Trigger>();
  private lastMicros = 0;
  private serial = 0;

  constructor(log: ChatLog) {
    this.log = log;
  }

  /** Message ids are seconds with six decimals, always rising even while the clock stands still. */
  nextTs(): string {
    let micros = Math.max(this.log.now().getTime() * 1000, this.lastMicros + 1);
    while (this.log.find(format(micros))) micros += 1;
    this.lastMicros = micros;
    return format(micros);
  }

  id(prefix: string): string {
    this.serial += 1;
    return `${prefix}0${this.serial.toString(36).toUpperCase()}${randomBytes(4).toString('hex').toUpperCase()}`;
  }

  trigger(user: string, view: string | null = null): string {
    this.serial += 1;
    const id = `${this.log.now().getTime()}.${this.serial}.${randomBytes(8).toString('hex')}`;
    this.triggers.set(id, { user, view, until: Date.now() + TRIGGER_MS, used: false });
    return id;
  }

  /** The user and modal behind a trigger, or Slack's error. */
  spend(id: string): { user: string; view: string | null } | string {
    const trigger = this.triggers.get(id);
    if (!trigger) return 'invalid_trigger_id';
    if (trigger.used) return 'exchanged_trigger_id';
    if (trigger.until < Date.now()) return 'expired_trigger_id';
    trigger.used = true;
    return trigger;
  }

  responseUrl(kind: 'commands' | 'actions', channel: string, user: string, source: string | null): string {
    const id = randomBytes(12).toString('hex');
    this.urls.set(id, { channel, user, source, until: this.log.now().getTime() + URL_MS, uses: 0 });
    return `${this.base}/response/${kind}/${id}`;
  }

  sight(user: string, sight: PrivateSight): void {
    this.seen.set(user, [...(this.seen.get(user) ?? []), sight]);
  }

  top(user: string): OpenView | undefined {
    return this.views.findLast((view) => view.user === user);
  }

  close(id: string): void {
    const at = this.views.findIndex((view) => view.id === id);
    if (at >= 0) this.views.splice(at, 1);
  }

  clear(): void {
    this.views.length = 0;
    for (const map of [this.urls, this.homes, this.uploads, this.seen, this.opened, this.triggers])
      map.clear();
    this.without.clear();
    this.installed = true;
    this.lastMicros = 0;
  }
}

function format(micros: number): string {
  return `${Math.floor(micros / 1_000_000)}.${String(micros % 1_000_000).padStart(6, '0')}`;
}
