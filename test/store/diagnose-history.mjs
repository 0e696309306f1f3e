// Prints what Prisma's schema engine says of a database's migration history: ENGINE URL.
import { readdirSync, readFileSync } from 'node:fs';
import { PrismaLibSql } from '@prisma/adapter-libsql';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import { loadSchemaEngine } from '../../scripts/schema-engine.mjs';

const [name, url] = process.argv.slice(2);
const folder = `prisma/migrations/${name}`;
const read = (path) => readFileSync(`${folder}/${path}`, 'utf8');
const SchemaEngine = await loadSchemaEngine();
const engine = await SchemaEngine.new(
  { datamodels: [['schema.prisma', read('schema.prisma')]] },
  () => undefined,
  bindMigrationAwareSqlAdapterFactory(
    name === 'sqlite' ? new PrismaLibSql({ url }) : new PrismaPg({ connectionString: url }),
  ),
);
const found = await engine.diagnoseMigrationHistory({
  migrationsList: {
    baseDir: folder,
    lockfile: { path: 'migration_lock.toml', content: read('migration_lock.toml') },
    shadowDbInitScript: '',
    migrationDirectories: readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name: path }) => path)
      .sort()
      .map((path) => ({
        path,
        migrationFile: {
          path: 'migration.sql',
          content: { tag: 'ok', value: read(`${path}/migration.sql`) },
        },
      })),
  },
  optInToShadowDatabase: false,
  filters: { externalTables: [], externalEnums: [] },
});
process.stdout.write(JSON.stringify(found), () => process.exit(0));
