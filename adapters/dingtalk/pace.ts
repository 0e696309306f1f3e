/** Time as the pace needs it; real time in production. */
export interface PaceClock {
  /** Milliseconds that only grow. */
  now(): number;
  wait(ms: number): Promise<void>;
}

/** Real time. */
export const realTime: PaceClock = {
  now: () => performance.now(),
  wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
};

/**
 * A gate that lets through at most `burst` calls at once and `perSecond` after that, so never more than
 * their sum within any second. Resolves in the order of asking.
 */
export function createPace(perSecond: number, burst: number, clock: PaceClock): () => Promise<void> {
  const interval = 1_000 / perSecond;
  let next = Number.NEGATIVE_INFINITY;
  return async () => {
    const now = clock.now();
    next = Math.max(next, now) + interval;
    const wait = next - now - burst * interval;
    if (wait > 0) await clock.wait(wait);
  };
}
