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
  stop(): Promise<void>;
}

/** Starts the loop; what fails is logged and tried again. */
export function startRunner(parts: { app: () => App; store: Store; clock: Clock; log: StoreLog }): Runner {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  let stopped = false;

  /** One drain at a time; those who ask while one runs share the next. */
  function drain(): Promise<void> {
    running = running.then(async () => {
      if (stopped) return;
      try {
        while (await parts.app().drain()) {
          // Work may have led to more work.
        }
      } catch (error) {
        parts.log.error({ err: error }, 'the runner stumbled');
      }
    });
    return running;
  }

  function plan(ms: number): void {
    clearTimeout(timer);
    if (!stopped) timer = setTimeout(() => void drain().then(() => plan(POLL_MS)), ms);
  }

  plan(POLL_MS);
  return {
    wake: () => plan(AFTER_ANSWER_MS),
    async settle() {
      await parts.app().idle();
      await drain();
      await parts.app().idle();
      await drain();
    },
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await parts.app().idle();
      await running;
    },
  };
}
