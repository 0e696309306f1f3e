/** Work for which nobody is waiting any more, because the platform has its answer. */
export interface Backlog {
  /**
   * Starts a job when its turn comes; `waitedMs` tells it how long that took. False where too much is waiting already:
   * then the job is not kept. `weight` is what it holds in memory, in characters.
   */
  add(weight: number, job: (waitedMs: number) => Promise<void>): boolean;
}

/** How much is worked on, and held in memory, at once. */
interface BacklogLimits {
  readonly running: number;
  /** Of all that wait, in characters. */
  readonly weight: number;
}

interface Waiting {
  readonly job: (waitedMs: number) => Promise<void>;
  readonly weight: number;
  readonly since: number;
}

/**
 * Works off what was acknowledged before it was worked on, in order of arrival: in a burst, deliveries that are not yet
 * durable come before the work of those that are. `elapsed` is in milliseconds.
 */
export function createBacklog(limits: BacklogLimits, elapsed: () => number): Backlog {
  let waiting: Waiting[] = [];
  let next = 0;
  let held = 0;
  let running = 0;
  let scheduled = false;

  const fill = (): void => {
    while (running < limits.running && next < waiting.length) begin();
  };

  const begin = (): void => {
    const { job, weight, since } = waiting[next++] as Waiting;
    // What has been started is dropped in one go, so that a long queue is not moved at every step.
    if (next === waiting.length || next === 1_000) {
      waiting = waiting.slice(next);
      next = 0;
    }
    held -= weight;
    running++;
    const done = (): void => {
      running--;
      fill();
    };
    job(elapsed() - since).then(done, done);
  };

  return {
    add(weight, job) {
      if (held + weight > limits.weight && next < waiting.length) return false;
      held += weight;
      waiting.push({ job, weight, since: elapsed() });
      if (scheduled || running >= limits.running) return true;
      scheduled = true;
      // Requests that wait to be read go first.
      setImmediate(() => {
        scheduled = false;
        fill();
      });
      return true;
    },
  };
}
