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

/** What came of a drain: whether anything was done, and when the next one is worth while. */
interface Drained {
  readonly did: boolean;
  readonly waitMs: number;
}

/** Starts the loop; what fails is logged and tried again. */
export function startRunner(parts: { app: () => App; store: Store; clock: Clock; log: StoreLog }): Runner {
  let timer: NodeJS.Timeout | undefined;
  let plannedAt = Number.POSITIVE_INFINITY;
  let running: Promise<Drained> = Promise.resolve({ did: false, waitMs: POLL_MS });
  const closing = new AbortController();

  /** One drain at a time. */
  function drain(): Promise<Drained> {
    running = running.then(untilQuiet);
    return running;
  }

  /** Drains as long as something is due: one question for most wakes, and the claims only where they will find something. */
  async function untilQuiet(): Promise<Drained> {
    let did = false;
    try {
      for (;;) {
        const waitMs = await untilNext();
        if (closing.signal.aborted || waitMs > 0) return { did, waitMs };
        // What is due may be in the hands of another process.
        if (!(await parts.app().drain(closing.signal))) return { did, waitMs: AFTER_ANSWER_MS };
        did = true;
      }
    } catch (error) {
      parts.log.error({ err: error }, 'the runner stumbled');
      return { did, waitMs: POLL_MS };
    }
  }

  /** The next drain is as soon as anybody asked for, never later. */
  function plan(ms: number): void {
    const at = performance.now() + ms;
    if (closing.signal.aborted || (timer !== undefined && at >= plannedAt)) return;
    clearTimeout(timer);
    plannedAt = at;
    timer = setTimeout(() => {
      timer = undefined;
      void drain().then(({ waitMs }) => plan(Math.max(AFTER_ANSWER_MS, waitMs)));
    }, ms);
  }

  /** Milliseconds until something falls due, 0 where it is, within the poll's limits. */
  async function untilNext(): Promise<number> {
    const next = await parts.store.nextWorkAt();
    if (next === null) return POLL_MS;
    return Math.min(POLL_MS, Math.max(0, next.getTime() - parts.clock.now().getTime()));
  }

  plan(POLL_MS);
  return {
    wake: () => plan(AFTER_ANSWER_MS),
    async settle() {
      do await parts.app().idle();
      while ((await drain()).did);
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
