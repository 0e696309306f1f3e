import { assembleStore, type StoreParts } from './assemble.ts';
import { LentClient } from './lent-client.ts';
import { openPostgresql, type PostgresqlOptions } from './postgresql/engine.ts';
import { verifyKeyRing } from './rotate-keys.ts';
import type { Store } from './store.ts';
import { unscoped } from './tenants.ts';

/** Of the six connections that one request may have open at once, half are left for calls to the platforms. */
const POOL = 3;

/** A store in workerd. */
export interface WorkerStore extends Store {
  /** Throws StoreError where tenants could not be kept apart or the secret is another one; costs a few statements. */
  verify(): Promise<void>;
}

/**
 * Opens the store in workerd, through Hyperdrive's address. A Worker's connections end with the request that made them,
 * so this is cheap: nothing is connected, migrated or verified. `store.migrated()` says whether Node has done its part.
 */
export function openWorkerStore(options: StoreParts & { readonly url: string }): WorkerStore {
  const { url, clock, log, ring } = options;
  const engine = openPostgresql({
    // A connection lives as long as its request: nothing is worth keeping on it.
    ...{ url, poolSize: POOL, prepared: false, clock, log },
    // The engine asks a client for transactions and nothing else.
    PrismaClient: LentClient as unknown as PostgresqlOptions['PrismaClient'],
  });
  return {
    ...assembleStore(engine, options),
    async verify() {
      await engine.verifyIsolation();
      await verifyKeyRing(unscoped(engine), ring);
    },
  };
}
