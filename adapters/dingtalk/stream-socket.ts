/** A socket as the stream needs it; `ws` fits. */
export interface StreamSocket {
  send(text: string): void;
  ping(): void;
  close(): void;
  terminate(): void;
  on(event: 'open' | 'close' | 'pong', listener: () => void): unknown;
  on(event: 'error', listener: (error: Error) => void): unknown;
  on(event: 'message', listener: (data: { toString(): string }) => void): unknown;
}

/** Time and chance as the stream needs them; tests move them by hand. */
export interface StreamTimers {
  /** Runs `act` once after `ms`; the returned function cancels it. */
  after(ms: number, act: () => void): () => void;
  /** Milliseconds that only grow. */
  now(): number;
  /** Between 0 and 1, for jitter. */
  random(): number;
}

/** Real time and chance. */
export const realTimers: StreamTimers = {
  after(ms, act) {
    const timer = setTimeout(act, ms);
    return () => clearTimeout(timer);
  },
  now: () => performance.now(),
  random: Math.random,
};
