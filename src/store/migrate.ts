import type { Clock } from '../time/clock.ts';
import type { Engine } from './engine.ts';
import { StoreError } from './errors.ts';
import { migrations as known, type Migration } from './generated/migrations.ts';

/**
 * Brings the database up to this build, one migration a transaction, under a lock that replicas starting together
 * share. Rows are written as Prisma writes them, so `prisma migrate` goes on from here. Resolves to the names applied.
 */
export async function migrate(
  engine: Engine,
  clock: Clock,
  migrations: readonly Migration[] = known[engine.name],
): Promise<string[]> {
  if (missing(await engine.migrations.applied(), migrations).length === 0) return [];
  return engine.migrations.locked(async () => {
    const names: string[] = [];
    for (const migration of missing(await engine.migrations.applied(), migrations)) {
      try {
        await engine.migrations.apply(migration, clock.now());
        names.push(migration.name);
      } catch (cause) {
        // Another process may have been a moment faster where the engine has no lock for it.
        if (missing(await engine.migrations.applied(), [migration]).length === 0) continue;
        throw new StoreError('migration_failed', `migration ${migration.name} failed: ${String(cause)}`, {
          cause,
        });
      }
    }
    return names;
  });
}

/** Whether nothing that this build knows is missing from the database. */
export async function isMigrated(engine: Engine): Promise<boolean> {
  return missing(await engine.migrations.applied(), known[engine.name]).length === 0;
}

/** A database ahead of this build is fine: an older replica may run beside a newer one. */
function missing(
  applied: { name: string; checksum: string; finished: boolean }[] | null,
  migrations: readonly Migration[],
): Migration[] {
  const present = new Map((applied ?? []).map((row) => [row.name, row]));
  return migrations.filter(({ name, checksum }) => {
    const row = present.get(name);
    if (row === undefined) return true;
    if (!row.finished) {
      throw new StoreError(
        'migration_failed',
        `migration ${name} was begun by another tool and never finished`,
      );
    }
    if (row.checksum !== checksum) {
      throw new StoreError(
        'migration_unknown',
        `migration ${name} was applied in another form than this build holds`,
      );
    }
    return false;
  });
}
