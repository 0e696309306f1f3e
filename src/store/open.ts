import { assembleStore, type StoreParts } from './assemble.ts';
import type { Engine } from './engine.ts';
import { StoreError } from './errors.ts';
import type { KeyRing } from './key-ring.ts';
import { isConnectionLost } from './lost-connection.ts';
import { migrate } from './migrate.ts';
import { isKeyRing, verifyKeyRing } from './rotate-keys.ts';
import type { Store } from './store.ts';
import { unscoped } from './tenants.ts';

/** Where the database is. */
export interface DatabasePlace extends Pick<StoreParts, 'clock' | 'log'> {
  /** `postgresql://…`; absent: SQLite in `dataDir`. */
  readonly url?: string;
  /** An existing directory. */
  readonly dataDir?: string;
  /** Connections to PostgreSQL; 10 by default. */
  readonly poolSize?: number;
}

/** Where the database is, and what a store needs besides. */
export interface OpenStoreOptions extends DatabasePlace, StoreParts {}

/**
 * Opens the database, applies what migrations are missing, and refuses with StoreError where it cannot be reached or
 * tenants could not be kept apart; and, before any migration, where the secret is not the one it was sealed with.
 */
export async function openStore(options: OpenStoreOptions): Promise<Store> {
  const engine = await openEngine(options);
  try {
    await refuseOtherSecret(engine, options.ring);
    const applied = await migrate(engine, options.clock);
    if (applied.length > 0) options.log.info({ migrations: applied }, 'database migrated');
    await engine.verifyIsolation();
    await verifyKeyRing(unscoped(engine), options.ring);
    return assembleStore(engine, options);
  } catch (error) {
    await engine.close().catch((closing: unknown) => options.log.warn({ err: closing }, 'closing failed'));
    if (!isConnectionLost(error)) throw error;
    throw new StoreError('unreachable', 'the database does not answer', { cause: error });
  }
}

/**
 * Applies what migrations are missing, and closes the database again; resolves to their names. Where a key ring is
 * given, it is looked at first, as at a start.
 */
export async function migrateDatabase(
  options: DatabasePlace & { readonly ring?: KeyRing },
): Promise<string[]> {
  const engine = await openEngine(options);
  try {
    if (options.ring) await refuseOtherSecret(engine, options.ring);
    return await migrate(engine, options.clock);
  } finally {
    await engine.close();
  }
}

/** With another database's secret nothing is touched; a database that holds nothing yet has none. */
async function refuseOtherSecret(engine: Engine, ring: KeyRing): Promise<void> {
  const applied = await engine.migrations.applied();
  if (applied?.some(({ finished }) => finished)) await isKeyRing(unscoped(engine), ring);
}

/** Opens an engine without looking at what the database holds; its driver is loaded only now. */
export async function openEngine({ url, dataDir, poolSize, clock, log }: DatabasePlace): Promise<Engine> {
  if (url === undefined) {
    if (dataDir === undefined)
      throw new StoreError('unreachable', 'neither DATABASE_URL nor DATA_DIR is set');
    if (!/^[^?#%]+$/.test(dataDir))
      throw new StoreError('unreachable', 'DATA_DIR must not contain ?, # or %');
    const { openSqlite } = await import('./sqlite/engine.ts');
    return openSqlite(`${dataDir}/linkstar.db`, clock);
  }
  const { openPostgresql } = await import('./postgresql/engine.ts');
  const { PrismaClient } = await import('./generated/postgresql/client.ts');
  const prepared = !/[?&]pgbouncer=true\b/.test(url);
  return openPostgresql({ url, poolSize: poolSize ?? 10, prepared, clock, log, PrismaClient });
}
