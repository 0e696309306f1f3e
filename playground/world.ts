import type { HookRequest, Platform } from '../adapters/contract.ts';
import type { Store } from '../src/store/store.ts';
import type { FileChatLog } from './chat-log.ts';
import type { PlaygroundClock } from './clock.ts';
import { people, rooms, tenant } from './company.ts';
import { directChats, standInWorld } from './company-chats.ts';
import { addDuration } from './duration.ts';
import { PlaygroundError } from './errors.ts';
import type { Fault, Faults } from './faults.ts';
import { isOwnPage } from './own-page.ts';
import { connectionId, type Sample, seed } from './seed.ts';
import type { PlaygroundEvent, ReadAnswer, ReadForm, StandIn, StoredMessage } from './stand-in.ts';

export interface PlaygroundParts {
  readonly store: Store;
  readonly clock: PlaygroundClock;
  readonly log: FileChatLog;
  readonly faults: Faults;
  readonly standIns: readonly StandIn[];
  /** Where this service listens, as its own page knows it. */
  readonly origin: () => string;
  readonly publicUrl: string;
  /** Resolves once nothing is left that is due at the present clock. */
  readonly settle: () => Promise<void>;
  /** The next instant at which something becomes due. */
  readonly nextWorkAt: () => Promise<Date | null>;
  /** Removes the sample company with everything of its own. */
  readonly erase: () => Promise<void>;
}

interface Shown {
  readonly status: number | null;
  readonly ackMs: number | null;
  readonly reply: {
    readonly id?: string;
    readonly text: string;
    readonly buttons: readonly unknown[];
    readonly native: unknown;
  } | null;
  readonly form?: ReadForm;
}

/** The playground: people type and press, the vendors' stand-ins turn it into signed webhooks, and the page reads what came of it. */
export class Playground {
  readonly #parts: PlaygroundParts;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(parts: PlaygroundParts) {
    this.#parts = parts;
  }

  /** Whether a request with these headers may drive the playground. */
  mayBeAskedBy(host: string | undefined, origin: string | undefined): boolean {
    return isOwnPage(host, origin, this.#parts.publicUrl);
  }

  world(): object {
    return {
      now: this.#parts.clock.now().toISOString(),
      standing: this.#parts.clock.standing,
      tenant: { id: tenant.id, name: tenant.name },
      people: people.map(({ id, name, englishName, platform, zone, locale }) => ({
        id,
        name,
        englishName,
        platform,
        zone,
        locale,
        userId: this.#standInOf(`dm:${id}`).userId(id),
      })),
      chats: [
        ...rooms.map(({ id, name, platform, members, locale, zone }) => ({
          id,
          name,
          platform,
          members,
          locale,
          zone,
        })),
        ...directChats.map(({ id, name, platform, members }) => ({ id, name, platform, members })),
      ],
    };
  }

  say(line: { chat: string; as: string; text: string; thread?: string | undefined }): Promise<Shown> {
    const { chat, as, text, thread } = line;
    const standIn = this.#standInFor(chat, as);
    return this.#act(as, standIn, () =>
      standIn.say({ chat, as, text, ...(thread === undefined ? {} : { thread }) }),
    );
  }

  press(given: {
    chat: string;
    as: string;
    message: string;
    action: string;
    form?: Readonly<Record<string, unknown>> | undefined;
  }): Promise<Shown> {
    const { chat, as, message, action, form } = given;
    const standIn = this.#standInFor(chat, as);
    return this.#act(as, standIn, () => {
      const stored = this.#parts.log.find(message);
      if (action === 'submit' && (form !== undefined || !stored)) {
        return standIn.submit({ chat, as, form: message, values: form ?? {} });
      }
      if (!stored) {
        // A modal and the Home tab are pressed by their view's id; only the vendor remembers those.
        const inView = standIn.press({
          chat,
          as,
          message,
          button: action,
          ...(form ? { values: form } : {}),
        });
        if (!inView) throw new PlaygroundError(404, 'no_message', 'There is no such message.');
        return inView;
      }
      const { buttons } = standIn.read(stored);
      const button = buttons.find((one) => one.id === action) ?? buttons.find((one) => one.label === action);
      if (!button) throw new PlaygroundError(404, 'no_button', `The message has no button ${action}.`);
      return standIn.press({ chat, as, message, button: button.id, ...(form ? { values: form } : {}) });
    });
  }

  event(given: PlaygroundEvent & { chat: string; as: string }): Promise<Shown> {
    const standIn = this.#standInFor(given.chat, given.as);
    return this.#act(given.as, standIn, () => standIn.event(given));
  }

  messages(chat: string, as: string | undefined): object {
    const standIn = this.#standInOf(chat);
    const visible = this.#parts.log.list(chat).filter((message) => message.to === null || message.to === as);
    return { messages: visible.map((message) => this.#seen(standIn, message)) };
  }

  home(person: string): object {
    const standIn = this.#standInOf(`dm:${person}`);
    return { home: standIn.home?.(person) ?? null };
  }

  /** Moves the clock, and on the way runs everything in the order in which it falls due. */
  async moveClock(to: { now: string } | { advance: string }): Promise<object> {
    const { clock, settle, nextWorkAt } = this.#parts;
    return this.#inTurn(async () => {
      // Real time goes on between two looks at it, so it is looked at once and stands from then on.
      const from = clock.now();
      const target = 'now' in to ? new Date(to.now) : addDuration(from, to.advance);
      try {
        if (!clock.standing && target >= from) clock.reset(from);
        for (let next = await nextWorkAt(); next && next <= target; next = await nextWorkAt()) {
          if (next > clock.now()) clock.moveTo(next);
          await settle();
        }
        clock.moveTo(target);
      } catch (error) {
        if (error instanceof RangeError) throw new PlaygroundError(400, 'clock', error.message);
        throw error;
      }
      await settle();
      return { now: clock.now().toISOString() };
    });
  }

  addFault({ platform, ...fault }: { platform: Platform } & Fault): object {
    this.#parts.faults.add(platform, fault);
    return { ok: true };
  }

  async reset(to: { sample: Sample; now?: string | undefined }): Promise<object> {
    return this.#inTurn(async () => {
      const { store, clock, log, faults, standIns, settle, erase } = this.#parts;
      faults.clear();
      await settle();
      await erase();
      for (const standIn of standIns) standIn.reset();
      log.clear();
      clock.reset(to.now === undefined ? null : new Date(to.now));
      await seed({ store, standIns, now: clock.now() }, to.sample);
      return this.world();
    });
  }

  /** Sends a webhook as the vendor would, waits for all that it causes, and says what the person was shown. */
  #act(as: string, standIn: StandIn, make: () => HookRequest | null): Promise<Shown> {
    return this.#inTurn(async () => {
      const { log, settle, origin } = this.#parts;
      const before = new Set(log.all().map((message) => message.id));
      const request = make();
      if (!request) return { status: null, ackMs: null, reply: null };
      const started = performance.now();
      const response = await fetch(
        new URL(`/hooks/${connectionId(standIn.platform)}${queryOf(request.url)}`, origin()),
        {
          method: request.method,
          headers: { ...request.headers },
          body: request.body,
        },
      );
      const body = await response.text();
      const ackMs = Math.round(performance.now() - started);
      const answer = standIn.readAnswer(request, { status: response.status, body });
      await settle();
      return this.#shown(as, standIn, before, { status: response.status, ackMs }, answer);
    });
  }

  #shown(
    as: string,
    standIn: StandIn,
    before: ReadonlySet<string>,
    ack: { status: number; ackMs: number },
    answer: ReadAnswer,
  ): Shown {
    const alone = directChats
      .filter(({ platform, members }) => platform === standIn.platform && members.includes(as))
      .map(({ id }) => id);
    const fresh = this.#parts.log
      .all()
      .filter((message) => !before.has(message.id) && message.author === 'bot')
      .find((message) => message.to === as || alone.includes(message.chat));
    const read = fresh && standIn.read(fresh);
    const reply =
      answer.reply ??
      (fresh && read
        ? { id: fresh.id, text: plainText(read), buttons: read.buttons, native: fresh.native }
        : null);
    const form = answer.form ?? standIn.takeForm(as) ?? (fresh && read?.form) ?? null;
    return { ...ack, reply, ...(form ? { form } : {}) };
  }

  #seen(standIn: StandIn, message: StoredMessage): object {
    const read = standIn.read(message);
    const { id, chat, at, author, to, thread, updatedAt, native } = message;
    const { title, fields, buttons, form } = read;
    return {
      id,
      chat,
      at,
      author,
      to,
      thread,
      text: plainText(read),
      title,
      fields,
      buttons,
      ...(form ? { form } : {}),
      updatedAt,
      native,
    };
  }

  #standInOf(chat: string): StandIn {
    const platform = [...rooms, ...directChats].find(({ id }) => id === chat)?.platform;
    const standIn = this.#parts.standIns.find((one) => one.platform === platform);
    if (!standIn) throw new PlaygroundError(404, 'no_chat', `There is no chat ${chat}.`);
    return standIn;
  }

  #standInFor(chat: string, as: string): StandIn {
    const standIn = this.#standInOf(chat);
    const members = standInWorld(standIn.platform).chats.find((one) => one.id === chat)?.members ?? [];
    if (!members.includes(as)) throw new PlaygroundError(403, 'not_in_chat', `${as} is not in ${chat}.`);
    return standIn;
  }

  /** One act at a time: each answer holds what that act caused. */
  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const next = this.#turn.then(work, work);
    this.#turn = next.catch(() => undefined);
    return next;
  }
}

function plainText(read: { title: string; text: string }): string {
  if (read.text.startsWith(read.title)) return read.text;
  return [read.title, read.text].filter((part) => part !== '').join('\n');
}

/** DingTalk signs its events in the query. */
function queryOf(url: string): string {
  return new URL(url, 'http://localhost').search;
}
