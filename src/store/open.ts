import { assembleStore, type StoreParts } from './assemble.ts';
import type { Engine } from './engine.ts';
import { StoreError } from './errors.ts';
import { isConnectionLost } from './lost-connection.ts';
import { migrate } from './migrate.ts';
import { verifyKeyRing } from './rotate-keys.ts';
import type { Store } from './store.ts';

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
 * Opens the database, applies what migrations are missing, and refuses with StoreError where it cannot be reached,
 * tenants could not be kept apart, or the secret is not the one it was sealed with.
 */
export async function openStore(options: OpenStoreOptions): Promise<Store> {
  const engine = await openEngine(options);
  try {
    const applied = await migrate(engine, options.clock);
    if (applied.length > 0) options.log.info({ migrations: applied }, 'database migrated');
    await engine.verifyIsolation();
    const db = {
      read: <T>(work: Parameters<typeof engine.read<T>>[1]) => engine.read(null, work),
      write: <T>(work: Parameters<typeof engine.write<T>>[1]) => engine.write(null, work),
    };
    await verifyKeyRing(db, options.ring);
    return assembleStore(engine, options);
  } catch (error) {
    await engine.close().catch((closing: unknown) => options.log.warn({ err: closing }, 'closing failed'));
    if (!isConnectionLost(error)) throw error;
    throw new StoreError('unreachable', 'the database does not answer', { cause: error });
  }
}

/** Applies what migrations are missing, and closes the database again; resolves to their names. */
export async function migrateDatabase(options: DatabasePlace): Promise<string[]> {
  const engine = await openEngine(options);
  try {
    return await migrate(engine, options.clock);
  } finally {
    await engine.close();
  }
}

/** Opens an engine without looking at what the database holds; its driver is loaded only now. */
export async function openEngine({ url, dataDir, poolSize, clock, log }: DatabasePlace): Promise<Engine> {
  if (url === undefined) {
    if (dataDir === undefined)
      throw new StoreError('unreachable', 'neither DATABASE_URL nor DATA_DIR is set');
    if (!/^[^?#%]+$/.test(dataDir))
      throw new StoreError('unreachable', 'DATA_DIR must not contain ?, # or %');
    const { openSqlite } = await import('./sqlite/engine.ts');
    return openSqlite(`file:${dataDir}/linkstar.db`, clock);
  }
  const { openPostgresql } = await import('./postgresql/engine.ts');
  const { PrismaClient } = await import('./generated/postgresql/client.ts');
  return openPostgresql({ url, poolSize: poolSize ?? 10, clock, log, PrismaClient });
}
