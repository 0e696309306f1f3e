import type { Clock } from '../time/clock.ts';
import { createInbox } from './accept.ts';
import { createBindCodes } from './bind-codes.ts';
import { createConnections, createInstallations } from './connections.ts';
import type { Engine } from './engine.ts';
import { forget } from './forget.ts';
import type { Ids } from './ids.ts';
import type { KeyRing } from './key-ring.ts';
import { isMigrated } from './migrate.ts';
import { rotateKeys } from './rotate-keys.ts';
import { createSettings } from './settings.ts';
import type { Store, StoreLog } from './store.ts';
import { inTenant, readTenant } from './tenant-tx.ts';
import { createTenants, unscoped } from './tenants.ts';
import { createUsage } from './usage.ts';

/** What a store is made of besides its engine. */
export interface StoreParts {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly ring: KeyRing;
  readonly log: StoreLog;
}

/** Puts a store together on an open engine. */
export function assembleStore(engine: Engine, { clock, ids, ring, log }: StoreParts): Store {
  const db = unscoped(engine);
  const usage = createUsage(db, clock);
  let closing: Promise<void> | undefined;

  return {
    engine: engine.name,
    inTenant: (tenantId, work) => inTenant(engine, clock, tenantId, work),
    readTenant: (tenantId, work) => readTenant(engine, tenantId, work),
    inbox: createInbox(engine, clock),
    outbox: engine.outbox,
    occurrences: engine.occurrences,
    connections: createConnections({ db, ring, clock }),
    installations: createInstallations({ db, ring, clock }),
    bindCodes: createBindCodes(db, ids),
    usage,
    settings: createSettings(db),
    tenants: createTenants(db),
    migrated: () => isMigrated(engine),
    async ready() {
      try {
        await engine.databaseNow();
        return true;
      } catch (error) {
        log.warn({ err: error }, 'the database does not answer');
        return false;
      }
    },
    databaseNow: () => engine.databaseNow(),
    nextWorkAt: () => engine.nextWorkAt(),
    rotateKeys: () => rotateKeys(db, ring),
    forget: (connectionIds, tenantId) => forget(db, connectionIds, tenantId),
    close() {
      closing ??= usage
        .flush()
        .catch((error: unknown) => log.warn({ err: error }, 'the last counts of calls could not be written'))
        .then(() => engine.close());
      return closing;
    },
  };
}
