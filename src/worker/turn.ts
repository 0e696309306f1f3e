import { adapterServices } from '../adapters.ts';
import { type App, createApp } from '../app.ts';
import { statusPage } from '../http/status-page.ts';
import { createLines, type Lines } from '../lines.ts';
import { openWorkerStore, type WorkerStore } from '../store/open-worker.ts';
import type { Isolate } from './isolate.ts';
import { handsOutUntil } from './limited.ts';
import type { WorkerEnv } from './settings.ts';

/** One request or one tick: an app of its own on a store of its own. */
export interface Turn {
  readonly app: App;
  readonly lines: Lines;
  readonly store: WorkerStore;
  /** Sends and works until nothing more falls due within this turn's time; without `always` only where work was left behind. */
  workOff(always?: boolean): Promise<void>;
}

/**
 * Runs `work` with a store that lives for this turn alone, because workerd binds a socket to the request that opened
 * it and refuses it to every other. Everything is closed at the end. `lastsMs` bounds when new work is begun.
 */
export async function inTurn<T>(
  isolate: Isolate,
  env: WorkerEnv,
  lastsMs: number,
  work: (turn: Turn) => Promise<T>,
): Promise<T> {
  const { config, clock, ids, ring, log, metrics } = isolate;
  const until = Date.now() + lastsMs;
  const url = env.HYPERDRIVE?.connectionString ?? '';
  const store = handsOutUntil(openWorkerStore({ url, clock, ids, ring, log }), until);
  try {
    const services = adapterServices({ store, clock, log });
    return await isolate.adapters.use(services, (adapters) => {
      let woken = false;
      const lines = createLines({
        store,
        adapters,
        fixed: config.connections.map((one) => ({ ...one, source: 'environment' as const })),
        publicUrl: config.publicUrl,
        now: () => clock.now(),
      });
      const app = createApp({
        ...{ store, lines, adapters, services, clock, ids, log, metrics },
        publicUrl: config.publicUrl,
        stateSecret: isolate.stateSecret,
        ...(config.adminToken ? { adminToken: config.adminToken } : {}),
        paced: () => true,
        wake: () => {
          woken = true;
        },
        failAt: () => {},
      });
      app.http.get('/', statusPage);
      return work({
        app,
        lines,
        store,
        async workOff(always = false) {
          await app.idle();
          if (!woken && !always) return;
          do {
            while (await app.drain()) await app.idle();
            await app.idle();
          } while (await nextIsDue(store, () => clock.now(), until));
        },
      });
    });
  } finally {
    await store.close().catch((error: unknown) => log.warn({ error }, 'closing failed'));
  }
}

/** Waits for what falls due next; false where that is too late for this turn, and the next tick's business. */
async function nextIsDue(store: WorkerStore, now: () => Date, until: number): Promise<boolean> {
  const dueAt = await store.nextWorkAt();
  if (dueAt === null) return false;
  const waitMs = Math.max(50, dueAt.getTime() - now().getTime());
  if (Date.now() + waitMs >= until) return false;
  await new Promise((resolve) => setTimeout(resolve, waitMs));
  return true;
}
