/** Work for which nobody is waiting any more, because the platform has its answer. */
export interface Backlog {
  /** Starts a job when its turn comes; `waitedMs` tells it how long that took. */
  add(job: (waitedMs: number) => Promise<void>): void;
}

/**
 * Works off what was acknowledged before it was worked on, in order of arrival and at most `most` at a time: in a
 * burst, deliveries that are not yet durable come before the work of those that are. `elapsed` is in milliseconds.
 */
export function createBacklog(most: number, elapsed: () => number): Backlog {
  let waiting: { readonly job: (waitedMs: number) => Promise<void>; readonly since: number }[] = [];
  let next = 0;
  let running = 0;

  const start = (): void => {
    if (running >= most || next === waiting.length) return;
    const { job, since } = waiting[next++] as (typeof waiting)[number];
    // What has been started is dropped in one go, so that a long queue is not moved at every step.
    if (next === waiting.length || next === 1_000) {
      waiting = waiting.slice(next);
      next = 0;
    }
    running++;
    const done = (): void => {
      running--;
      start();
    };
    job(elapsed() - since).then(done, done);
  };

  return {
    add(job) {
      waiting.push({ job, since: elapsed() });
      // Requests that wait to be read go first.
      setImmediate(start);
    },
  };
}
