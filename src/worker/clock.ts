import type { Clock } from '../time/clock.ts';

/** How long a correction is trusted, in milliseconds. */
const TRUSTED_MS = 300_000;

/** The database's present, as far as one isolate knows it. */
export interface WorkerClock extends Clock {
  /** Asks the database where the last answer is too old; a Worker has no timer that outlives a request. */
  correct(ask: () => Promise<Date>): Promise<void>;
}

/** Makes a clock that all machines on one database agree on, to within a question's way there and back. */
export function workerClock(): WorkerClock {
  let offsetMs = 0;
  let askedAt = Number.NEGATIVE_INFINITY;
  return {
    now: () => new Date(Date.now() + offsetMs),
    async correct(ask) {
      const before = Date.now();
      if (before - askedAt < TRUSTED_MS) return;
      askedAt = before;
      try {
        const told = await ask();
        offsetMs = Math.round(told.getTime() - (before + Date.now()) / 2);
      } catch (error) {
        askedAt = Number.NEGATIVE_INFINITY;
        throw error;
      }
    },
  };
}
