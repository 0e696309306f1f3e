import type { App } from './app.ts';
import type { Store, StoreLog } from './store/store.ts';
import type { Clock } from './time/clock.ts';

/** Longer than this nothing waits unnoticed, whatever else goes wrong. */
const POLL_MS = 1_000;
/** Messages caused by a press must not overtake the answer to it. */
const AFTER_ANSWER_MS = 20;

/** Keeps an app's work going: soon after something happened, when something falls due, and once a second anyway. */
export interface Runner {
  wake(): void;
  /** Resolves once nothing is left that is due at the present clock. */
  settle(): Promise<void>;
  /** Begins nothing more and resolves once what is under way has ended; what still waits is another process's, or the next start's. */
  stop(): Promise<void>;
}

/** Starts the loop; what fails is logged and tried again. */
export function startRunner(parts: { app: () => App; store: Store; clock: Clock; log: StoreLog }): Runner {
  let timer: NodeJS.Timeout | undefined;
  let plannedAt = Number.POSITIVE_INFINITY;
  let running: Promise<boolean> = Promise.resolve(false);
  const closing = new AbortController();

  /** One drain at a time; resolves to whether anything was done. */
  function drain(): Promise<boolean> {
    running = running.then(async () => {
      let did = false;
      try {
        while (!closing.signal.aborted && (await parts.app().drain(closing.signal))) {
          // Work may have led to more work.
          did = true;
        }
      } catch (error) {
        parts.log.error({ err: error }, 'the runner stumbled');
      }
      return did;
    });
    return running;
  }

  /** The next drain is as soon as anybody asked for, never later. */
  function plan(ms: number): void {
    const at = performance.now() + ms;
    if (closing.signal.aborted || (timer !== undefined && at >= plannedAt)) return;
    clearTimeout(timer);
    plannedAt = at;
    timer = setTimeout(() => {
      timer = undefined;
      void drain().then(untilNext).then(plan);
    }, ms);
  }

  /** Milliseconds until something falls due, within the poll's limits. */
  async function untilNext(): Promise<number> {
    try {
      const next = await parts.store.nextWorkAt();
      if (next === null) return POLL_MS;
      return Math.min(POLL_MS, Math.max(AFTER_ANSWER_MS, next.getTime() - parts.clock.now().getTime()));
    } catch (error) {
      parts.log.warn({ err: error }, 'the database did not say what is due next');
      return POLL_MS;
    }
  }

  plan(POLL_MS);
  return {
    wake: () => plan(AFTER_ANSWER_MS),
    async settle() {
      do await parts.app().idle();
      while (await drain());
      await parts.app().idle();
    },
    async stop() {
      closing.abort();
      clearTimeout(timer);
      await running;
      await parts.app().idle();
    },
  };
}
