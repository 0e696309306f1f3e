import { isCollision, isConnectionLost } from '../lost-connection.ts';
import type { StoreLog } from '../store.ts';

const pausesMs = [50, 100, 200, 400, 800, 1_600];

/** No further attempt begins later than this after the first: callers have people waiting. */
const patienceMs = 6_000;

/** Repeats what failed because the database went away or two transactions collided, pausing up to 3 s in all. */
export async function retrying<T>(work: () => Promise<T>, log: StoreLog): Promise<T> {
  const begun = performance.now();
  for (const pauseMs of pausesMs) {
    try {
      return await work();
    } catch (error) {
      if (!isConnectionLost(error) && !isCollision(error)) throw error;
      if (performance.now() - begun > patienceMs) throw error;
      log.warn({ err: error, pauseMs }, 'trying the database again');
      await new Promise((resolve) => setTimeout(resolve, pauseMs * (0.5 + Math.random())));
    }
  }
  return work();
}
