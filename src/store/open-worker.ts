import { assembleStore, type StoreParts } from './assemble.ts';
import { PrismaClient } from './generated/worker/client.ts';
import { openPostgresql, type PostgresqlOptions } from './postgresql/engine.ts';
import type { Store } from './store.ts';

/**
 * Opens the store in workerd, through Hyperdrive's address. A Worker's connections end with the request that made them,
 * so this is cheap: nothing is connected, migrated or verified. `store.migrated()` says whether Node has done its part.
 */
export function openWorkerStore(options: StoreParts & { readonly url: string }): Store {
  const { url, clock, log } = options;
  const engine = openPostgresql({
    ...{ url, poolSize: 5, clock, log },
    // The same client in another build; its generated type is merely another one by name.
    PrismaClient: PrismaClient as unknown as PostgresqlOptions['PrismaClient'],
  });
  return assembleStore(engine, options);
}
