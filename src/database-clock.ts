import type { Clock } from './time/clock.ts';

const FOLLOW_MS = 60_000;

/** The database's present: this machine's clock, corrected by what the database says it is. */
export interface DatabaseClock extends Clock {
  /** Asks now and once a minute; a failed question leaves the last answer in force. */
  follow(ask: () => Promise<Date>): Promise<void>;
}

/** Makes a clock that all replicas on one database agree on, to within a question's way there and back. */
export function databaseClock(): DatabaseClock {
  let offsetMs = 0;
  return {
    now: () => new Date(Date.now() + offsetMs),
    async follow(ask) {
      const correct = async (): Promise<void> => {
        const before = Date.now();
        const told = await ask();
        offsetMs = Math.round(told.getTime() - (before + Date.now()) / 2);
      };
      await correct();
      setInterval(() => void correct().catch(() => undefined), FOLLOW_MS).unref();
    },
  };
}
