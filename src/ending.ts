import type { OpenTransport } from '../adapters/contract.ts';
import type { Listening } from './listen.ts';
import type { Runner } from './runner.ts';
import type { StoreLog } from './store/store.ts';

/** Above the adapters' HTTP timeout of 8 s: by then everything that was under way has an outcome. */
const FINISH_MS = 12_000;

export interface EndingParts {
  /** Milliseconds in which `/readyz` says 503 while callers are still served. */
  readonly graceMs: number;
  readonly log: StoreLog;
  readonly door: Listening;
  readonly transports: OpenTransport;
  readonly runner: Runner;
  /** Told at once that nobody new is wanted. */
  readonly announce: () => void;
  /** Gives back what the process holds, once nothing uses it any more. */
  readonly release: () => Promise<void>;
}

/**
 * Ends a process so that nobody notices: says that it is not ready, waits until a balancer has seen that, closes the
 * door, finishes requests and sends under way. A second signal ends the wait. Resolves to the exit code: 1 where
 * something did not end in time, which other processes take over once its lease runs out.
 */
export function createEnding(parts: EndingParts): (signal: NodeJS.Signals) => Promise<number> | null {
  let hurry: (() => void) | undefined;
  return (signal) => {
    if (hurry) {
      hurry();
      return null;
    }
    const noticed = new Promise<void>((resolve) => {
      hurry = resolve;
      // A person at a terminal has no balancer.
      setTimeout(resolve, signal === 'SIGINT' ? 0 : parts.graceMs);
    });
    return end(parts, signal, noticed);
  };
}

async function end(parts: EndingParts, signal: NodeJS.Signals, noticed: Promise<void>): Promise<number> {
  const { log, door, transports, runner } = parts;
  log.info({ signal, graceMs: parts.graceMs }, 'stopping');
  parts.announce();
  door.lead();
  // The platform hands what comes next to another socket, where there is one.
  const closed = transports.close().catch((error: unknown) => log.warn({ err: error }, 'closing failed'));
  await noticed;
  const finished = Promise.all([closed, door.close(FINISH_MS)])
    .then(() => runner.stop())
    .then(() => parts.release())
    .then(() => true);
  const inTime = await Promise.race([finished, after(2 * FINISH_MS)]);
  if (!inTime) log.error({}, 'stopped with work under way');
  return inTime ? 0 : 1;
}

async function after(ms: number): Promise<false> {
  await new Promise((resolve) => setTimeout(resolve, ms).unref());
  return false;
}
