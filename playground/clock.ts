import type { Clock } from '../src/time/index.ts';

/** Real time until it is set; from then on it stands still until moved. Only a reset moves it back. */
export class PlaygroundClock implements Clock {
  #standing: number | null = null;

  now(): Date {
    return new Date(this.#standing ?? Date.now());
  }

  /** Whether time stands still. */
  get standing(): boolean {
    return this.#standing !== null;
  }

  /** Moves forward to an instant; RangeError for an earlier one. */
  moveTo(instant: Date): void {
    if (Number.isNaN(instant.getTime())) throw new RangeError('not an instant');
    if (instant.getTime() < this.now().getTime())
      throw new RangeError('the clock moves forward only; a reset moves it back');
    this.#standing = instant.getTime();
  }

  /** Starts anew: at an instant and standing, or with real time. */
  reset(instant: Date | null): void {
    this.#standing = instant?.getTime() ?? null;
  }
}
