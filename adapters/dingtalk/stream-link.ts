import { ackOf, type FrameAnswer, readFrame, type StreamFrame } from './stream-frames.ts';
import type { StreamSocket, StreamTimers } from './stream-socket.ts';

const PING_EVERY_MS = 25_000;
const MISSES = 2;
const IDLE_MS = 60_000;
const LONGEST_IDLE_MS = 960_000;
const DRAIN_MS = 10_000;
const FAREWELL_MS = 1_000;
const FIRST_WAIT_MS = 1_000;
const LAST_WAIT_MS = 60_000;
const REFUSALS = 3;

/** Why no socket could be opened; `refused`: the credentials are wrong, which waiting does not mend. */
export type Opened =
  | { readonly url: string }
  | { readonly failed: 'refused' | 'unreachable'; readonly detail: string };

export interface StreamLinkParts {
  readonly openUrl: () => Promise<Opened>;
  readonly connect: (url: string) => StreamSocket;
  /** Answers a CALLBACK or EVENT frame; null leaves it unanswered, so that it may come again. */
  readonly onFrame: (frame: StreamFrame) => Promise<FrameAnswer | null>;
  readonly timers: StreamTimers;
  readonly log: { warn(fields: object, message: string): void; error(fields: object, message: string): void };
}

interface Life {
  readonly socket: StreamSocket;
  readonly generation: number;
  missed: number;
  lastFrameAt: number;
  /** Cancels whatever this socket still waits for. */
  cancel: () => void;
}

/**
 * Keeps one connection to DingTalk. Every socket belongs to a generation; only the newest may answer frames or cause
 * a reconnection, and at most one reconnection is ever waiting.
 */
export class StreamLink {
  readonly #parts: StreamLinkParts;
  readonly #lives = new Set<Life>();
  #generation = 0;
  #active: Life | null = null;
  #cancelWait: (() => void) | null = null;
  #opening = false;
  #failures = 0;
  #refusals = 0;
  #idleMs = IDLE_MS;
  #closed = false;

  constructor(parts: StreamLinkParts) {
    this.#parts = parts;
  }

  /** Opens the first connection; later ones follow by themselves. Resolves when the first attempt has ended. */
  async start(): Promise<void> {
    await this.#open();
  }

  /** Ends for good: no timer and no socket stays behind. */
  close(): void {
    this.#closed = true;
    this.#cancelWait?.();
    this.#cancelWait = null;
    this.#active = null;
    for (const life of this.#lives) {
      life.cancel();
      life.cancel = this.#parts.timers.after(FAREWELL_MS, () => life.socket.terminate());
      life.socket.close();
    }
  }

  async #open(): Promise<void> {
    if (this.#closed || this.#opening) return;
    this.#opening = true;
    this.#cancelWait?.();
    this.#cancelWait = null;
    try {
      const opened = await this.#parts.openUrl();
      this.#opening = false;
      if (this.#closed) return;
      if ('failed' in opened) return this.#failed(opened.failed, opened.detail);
      this.#refusals = 0;
      this.#attach(this.#parts.connect(opened.url));
    } catch (cause) {
      this.#opening = false;
      this.#failed('unreachable', String(cause));
    }
  }

  #failed(kind: 'refused' | 'unreachable', detail: string): void {
    this.#refusals = kind === 'refused' ? this.#refusals + 1 : 0;
    if (this.#refusals >= REFUSALS) {
      this.#parts.log.error({ detail }, 'DingTalk refuses the credentials: the stream stays closed');
      return;
    }
    this.#parts.log.warn({ detail }, 'the stream to DingTalk could not be opened');
    this.#later();
  }

  #attach(socket: StreamSocket): void {
    this.#generation += 1;
    const generation = this.#generation;
    const life: Life = {
      socket,
      generation,
      missed: 0,
      lastFrameAt: this.#parts.timers.now(),
      cancel: () => {},
    };
    this.#lives.add(life);
    socket.on('open', () => {
      if (generation !== this.#generation || this.#closed) return socket.close();
      this.#replace(life);
    });
    socket.on('pong', () => {
      life.missed = 0;
    });
    socket.on('message', (data) => {
      void this.#receive(life, data.toString());
    });
    socket.on('error', (error) => {
      if (generation === this.#generation)
        this.#parts.log.warn({ detail: error.message }, 'stream socket error');
    });
    socket.on('close', () => {
      life.cancel();
      this.#lives.delete(life);
      if (this.#active === life) this.#active = null;
      if (generation === this.#generation) this.#later();
    });
  }

  /** The new socket takes over; the old one gets time to finish what the server still sends it. */
  #replace(life: Life): void {
    const old = this.#active;
    this.#active = life;
    this.#beat(life);
    if (old === null) return;
    old.cancel();
    old.cancel = this.#parts.timers.after(DRAIN_MS, () => old.socket.close());
  }

  /** A quiet company must not open a connection a minute all month: while nothing at all comes, patience doubles. */
  #beat(life: Life): void {
    life.cancel = this.#parts.timers.after(PING_EVERY_MS, () => {
      const idle = this.#parts.timers.now() - life.lastFrameAt > this.#idleMs;
      if (idle) this.#idleMs = Math.min(LONGEST_IDLE_MS, this.#idleMs * 2);
      if (life.missed >= MISSES || idle) {
        life.socket.terminate();
        return;
      }
      life.missed += 1;
      life.socket.ping();
      this.#beat(life);
    });
  }

  async #receive(life: Life, raw: string): Promise<void> {
    life.lastFrameAt = this.#parts.timers.now();
    this.#failures = 0;
    this.#idleMs = IDLE_MS;
    const frame = readFrame(raw);
    if (frame === null) {
      this.#parts.log.warn({ length: raw.length }, 'an unreadable stream frame was left out');
      return;
    }
    if (frame.type === 'SYSTEM') return this.#system(life, frame);
    try {
      const answer = await this.#parts.onFrame(frame);
      if (answer !== null) this.#answer(life, frame, answer);
    } catch (cause) {
      this.#parts.log.error(
        { topic: frame.topic, detail: String(cause) },
        'a stream frame could not be worked on',
      );
    }
  }

  #system(life: Life, frame: StreamFrame): void {
    if (frame.topic === 'ping') this.#answer(life, frame, { code: 200, data: frame.text });
    // The server has stopped delivering here and closes soon: the next connection is opened before this one ends.
    if (frame.topic === 'disconnect' && life.generation === this.#generation) void this.#open();
  }

  #answer(life: Life, frame: StreamFrame, answer: FrameAnswer): void {
    if (this.#active === life) life.socket.send(ackOf(frame.messageId, answer));
  }

  /** One reconnection after a wait that doubles from a second to a minute, with up to half of it taken off by chance. */
  #later(): void {
    if (this.#closed || this.#cancelWait !== null || this.#opening) return;
    const full = Math.min(LAST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(this.#failures, 10));
    this.#failures += 1;
    const wait = full * (1 - this.#parts.timers.random() / 2);
    this.#cancelWait = this.#parts.timers.after(wait, () => {
      this.#cancelWait = null;
      void this.#open();
    });
  }
}
