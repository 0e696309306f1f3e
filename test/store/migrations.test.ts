import { spawnSync } from 'node:child_process';
import type { Engine } from '../../src/store/engine.ts';
import { type Migration, migrations } from '../../src/store/generated/migrations.ts';
import { createIds } from '../../src/store/ids.ts';
import { newKey, parseKeyRing } from '../../src/store/key-ring.ts';
import { isMigrated, migrate } from '../../src/store/migrate.ts';
import { migrateDatabase, openEngine, openStore } from '../../src/store/open.ts';
import { verifyKeyRing } from '../../src/store/rotate-keys.ts';
import { unscoped } from '../../src/store/tenants.ts';
import { ManualClock } from '../../src/time/clock.ts';
import { eachEngine, silentLog } from '../database.ts';
import { freshDatabase, freshDirectory } from '../ground.ts';

const clock = new ManualClock(new Date('2026-09-01T08:00:00Z'));

eachEngine((name) => {
  const undo: (() => Promise<unknown>)[] = [];
  const place = async () => ({
    ...(name === 'sqlite' ? await freshDirectory(undo) : await freshDatabase(undo)),
    ...{ clock, log: silentLog },
  });
  const names = migrations[name].map((migration) => migration.name);

  afterEach(async () => {
    for (const step of undo.splice(0).reverse()) await step();
  });

  const withEngine = async <T>(
    at: Awaited<ReturnType<typeof place>>,
    work: (engine: Engine) => Promise<T>,
  ) => {
    const engine = await openEngine(at);
    return work(engine).finally(() => engine.close());
  };

  it('brings an empty database up to date, and has nothing to do the second time', async () => {
    const at = await place();
    expect(await withEngine(at, isMigrated)).toBe(false);
    expect(await migrateDatabase(at)).toEqual(names);
    expect(await migrateDatabase(at)).toEqual([]);
    expect(await withEngine(at, isMigrated)).toBe(true);
  });

  it('lets two that start at once both succeed', async () => {
    const at = await place();
    const applied = await Promise.all([migrateDatabase(at), migrateDatabase(at)]);
    expect(applied.flat().sort()).toEqual(names);
    const recorded = await withEngine(at, (engine) => engine.migrations.applied());
    expect(recorded?.map((row) => row.name)).toEqual(names);
  });

  if (name === 'sqlite') {
    it('applies none twice, even where doing so would fail by nothing else', async () => {
      const at = await place();
      await migrateDatabase(at);
      const last = migrations.sqlite.at(-1) as Migration;
      await withEngine(at, async (engine) => {
        await expect(engine.migrations.apply({ ...last, sql: '' }, clock.now())).rejects.toThrow();
        expect((await engine.migrations.applied())?.map((row) => row.name)).toEqual(names);
      });
    });
  }

  if (name === 'postgresql') {
    it('opens the stores of two replicas that start at once', async () => {
      const options = { ...(await place()), ids: createIds(clock), ring: parseKeyRing(newKey()) };
      const stores = await Promise.all([openStore(options), openStore(options)]);
      for (const store of stores) {
        expect(await store.migrated()).toBe(true);
        await store.close();
      }
    });
  }

  it('applies no migration to a database that was sealed with another secret', async () => {
    const at = await place();
    const [first] = migrations[name];
    const options = (secret: string) => ({ ...at, ids: createIds(clock), ring: parseKeyRing(secret) });
    const own = newKey();
    await withEngine(at, (engine) => migrate(engine, clock, first ? [first] : []));
    await withEngine(at, (engine) => verifyKeyRing(unscoped(engine), parseKeyRing(own)));
    const applied = async () => (await withEngine(at, (engine) => engine.migrations.applied()))?.length;
    await expect(openStore(options(newKey()))).rejects.toMatchObject({ code: 'wrong_key' });
    await expect(migrateDatabase(options(newKey()))).rejects.toMatchObject({ code: 'wrong_key' });
    expect(await applied()).toBe(1);
    await (await openStore(options(own))).close();
    expect(await applied()).toBe(names.length);
  });

  it('leaves nothing behind of a migration that fails, and goes on when it is mended', async () => {
    const at = await place();
    const next = (sql: string): Migration[] => [
      ...migrations[name],
      { name: '20991231000000_next', checksum: 'c'.repeat(64), sql },
    ];
    await migrateDatabase(at);
    await withEngine(at, async (engine) => {
      const broken = next('CREATE TABLE "half" ("id" TEXT);\nCREATE TABLE "tenant" ("id" TEXT);\n');
      await expect(migrate(engine, clock, broken)).rejects.toMatchObject({ code: 'migration_failed' });
      expect(await migrate(engine, clock, next('CREATE TABLE "half" ("id" TEXT);\n'))).toEqual([
        '20991231000000_next',
      ]);
      // An older build beside a newer one finds its own migrations and is content.
      expect(await isMigrated(engine)).toBe(true);
    });
  });

  it('refuses a database whose migrations are not those it knows by the same names', async () => {
    const at = await place();
    await migrateDatabase(at);
    const edited = migrations[name].map((migration) => ({ ...migration, checksum: 'e'.repeat(64) }));
    await withEngine(at, async (engine) => {
      await expect(migrate(engine, clock, edited)).rejects.toMatchObject({ code: 'migration_unknown' });
    });
  });

  it('is read by Prisma’s own engine as a history that is complete and unedited', async () => {
    const at = await place();
    await migrateDatabase(at);
    const complete = {
      editedMigrationNames: [],
      failedMigrationNames: [],
      hasMigrationsTable: true,
      history: null,
    };
    expect(diagnose(name, at)).toEqual(complete);
  });
});

it('has a migration for everything in the schema, and the SQLite schema follows', () => {
  for (const script of ['scripts/diff-migration.mjs', 'scripts/derive-sqlite-schema.mjs']) {
    const { status, stderr } = spawnSync(process.execPath, [script, '--check'], { encoding: 'utf8' });
    expect({ script, status, stderr }).toEqual({ script, status: 0, stderr: '' });
  }
});

/** What Prisma's schema engine says of a database's history; in a process of its own, being WebAssembly with a state. */
function diagnose(name: 'sqlite' | 'postgresql', at: { dataDir?: string; url?: string }): unknown {
  const place = at.url ?? `file:${at.dataDir}/linkstar.db`;
  const { stdout, stderr } = spawnSync(process.execPath, ['test/store/diagnose-history.mjs', name, place], {
    encoding: 'utf8',
  });
  return stdout === '' ? stderr : JSON.parse(stdout);
}
