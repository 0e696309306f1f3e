/** Where the present comes from; passed in wherever time matters. */
export interface Clock {
  now(): Date;
}

/** A clock that follows this machine's time, shifted by `offsetMs` (for example to the database's time). */
export function systemClock(offsetMs = 0): Clock {
  return { now: () => new Date(Date.now() + offsetMs) };
}

/** A clock that stands still until it is moved forward. */
export class ManualClock implements Clock {
  #ms: number;

  constructor(now: Date) {
    this.#ms = now.getTime();
  }

  now(): Date {
    return new Date(this.#ms);
  }

  /** Moves to an instant; throws RangeError for one that is earlier than the present. */
  set(now: Date): void {
    if (!(now.getTime() >= this.#ms)) throw new RangeError('a clock moves forward only');
    this.#ms = now.getTime();
  }

  /** Moves forward by milliseconds; throws RangeError for a negative amount. */
  advance(ms: number): void {
    this.set(new Date(this.#ms + ms));
  }
}
