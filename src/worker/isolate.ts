import { configProblems } from '../adapters.ts';
import type { Config } from '../config.ts';
import { createMetrics, type Metrics } from '../http/metrics.ts';
import { createIds, type Ids } from '../store/ids.ts';
import { derivedSecret, type KeyRing, parseKeyRing } from '../store/key-ring.ts';
import type { WorkerStore } from '../store/open-worker.ts';
import type { StoreLog } from '../store/store.ts';
import { type WorkerClock, workerClock } from './clock.ts';
import { consoleLog } from './console-log.ts';
import { readWorkerConfig, type WorkerEnv } from './settings.ts';
import { type SharedAdapters, shareAdapters } from './shared-services.ts';

/** What the requests of one isolate share. Nothing in it holds a socket, a timer or a body: those end with a request. */
export interface Isolate {
  readonly config: Config;
  readonly clock: WorkerClock;
  readonly ids: Ids;
  readonly ring: KeyRing;
  readonly stateSecret: string;
  readonly log: StoreLog;
  readonly metrics: Metrics;
  readonly adapters: SharedAdapters;
  /** Whether the database is migrated and is ours; asked until it once is. */
  ready(store: WorkerStore): Promise<boolean>;
  /** Runs `work` the first time it is called, and again only where it failed. */
  once(name: string, work: () => Promise<void>): Promise<void>;
}

/** Makes an isolate's own things, or the list of what is wrong with the configuration. */
export function createIsolate(env: WorkerEnv): { isolate: Isolate } | { problems: readonly string[] } {
  const read = readWorkerConfig(env);
  const problems = configProblems(read);
  if (!read.ok || problems.length > 0) return { problems };
  const { config } = read;
  const secret = config.secret ?? '';
  const log = consoleLog(config.logLevel);
  const clock = workerClock();
  const outbound: typeof globalThis.fetch = (input, init) => fetch(input, init);

  const done = new Set<string>();
  const isolate: Isolate = {
    config,
    clock,
    ids: createIds(clock),
    ring: parseKeyRing(secret),
    stateSecret: derivedSecret(secret, 'slack install state'),
    log,
    metrics: createMetrics(),
    adapters: shareAdapters({ fetch: outbound, now: () => clock.now(), log }),
    async ready(store) {
      if (done.has('ready')) return true;
      if (!(await store.migrated())) return false;
      await store.verify();
      done.add('ready');
      return true;
    },
    async once(name, work) {
      if (done.has(name)) return;
      done.add(name);
      await work().catch((error: unknown) => {
        done.delete(name);
        throw error;
      });
    },
  };
  return { isolate };
}
