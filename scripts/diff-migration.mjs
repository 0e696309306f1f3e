#!/usr/bin/env node
// Writes the next migration of each engine: node scripts/diff-migration.mjs NAME. With --check it fails where
// prisma/schema.prisma has moved on since the last migration.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deriveSqliteSchema } from './derive-sqlite-schema.mjs';
import { loadSchemaEngine } from './schema-engine.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const schema = readFileSync(join(root, 'prisma/schema.prisma'), 'utf8');
const targets = { postgresql: schema, sqlite: deriveSqliteSchema(schema) };

/** The engine asks a PostgreSQL adapter for schema and version before it diffs two files; no server is needed for that. */
function adapterOf(engine) {
  const ok = (value) => ({ ok: true, value, map: (f) => ok(f(value)), flatMap: (f) => f(value) });
  const [boolean, text, int] = [5, 7, 0];
  const answer = {
    columnNames: ['exists', 'version', 'numeric_version'],
    columnTypes: [boolean, text, int],
    rows: [[true, 'PostgreSQL 13.0', 130000]],
  };
  const provider = engine === 'sqlite' ? 'sqlite' : 'postgres';
  const connection = {
    provider,
    adapterName: 'schema-files-only',
    queryRaw: async () => ok(answer),
    executeRaw: async () => ok(0),
    executeScript: async () => ok(undefined),
    getConnectionInfo: () => ok({ schemaName: 'public', supportsRelationJoins: true }),
    dispose: async () => ok(undefined),
  };
  const connect = async () => ok(connection);
  return {
    provider,
    adapterName: connection.adapterName,
    connect,
    connectToShadowDb: connect,
    errorRegistry: { consumeError: () => undefined },
  };
}

const file = (content) => ({ files: [{ path: 'schema.prisma', content }] });

async function diff(Engine, engine, before, after) {
  const options = { datamodels: [['schema.prisma', after]] };
  const schemaEngine = await Engine.new(options, () => undefined, adapterOf(engine));
  const result = await schemaEngine.diff({
    from: before === null ? { tag: 'empty' } : { tag: 'schemaDatamodel', ...file(before) },
    to: { tag: 'schemaDatamodel', ...file(after) },
    script: true,
    exitCode: null,
    filters: { externalTables: [], externalEnums: [] },
    shadowDatabaseUrl: null,
  });
  // The schema `public` exists in every database, and creating it wants a right that the owner of a database may lack.
  return (result.stdout ?? '').replace('-- CreateSchema\nCREATE SCHEMA IF NOT EXISTS "public";\n\n', '');
}

/** Tables that are reached before a tenant is known; every other one with a tenant is confined to it. */
const outside = new Set(['installation', 'bind_code', 'inbox', 'lane', 'outbox', 'occurrence']);

/** Row-level security for the new tables of a PostgreSQL migration, as in the first one. */
function policies(sql) {
  const own = `"tenantId" = current_setting('app.tenant_id', true)`;
  return [...sql.matchAll(/CREATE TABLE "(\w+)" \(([\s\S]*?)\n\);/g)]
    .filter(([, table, columns]) => columns.includes('"tenantId"') && !outside.has(table))
    .map(([, table]) =>
      [
        `\n-- Tenants`,
        `ALTER TABLE "${table}" ENABLE ROW LEVEL SECURITY;`,
        `ALTER TABLE "${table}" FORCE ROW LEVEL SECURITY;`,
        `CREATE POLICY tenant_only ON "${table}" USING (${own}) WITH CHECK (${own});`,
        `GRANT SELECT, INSERT, UPDATE, DELETE ON "${table}" TO linkstar_app;\n`,
      ].join('\n'),
    )
    .join('');
}

const check = process.argv.includes('--check');
const name = process.argv[2];
if (!check && !/^[a-z0-9_]+$/.test(name ?? '')) {
  console.error('usage: node scripts/diff-migration.mjs NAME (lower case, digits and _), or --check');
  process.exit(2);
}

const Engine = await loadSchemaEngine();
const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
let behind = false;
for (const [engine, after] of Object.entries(targets)) {
  const folder = join(root, 'prisma/migrations', engine);
  // The schema as of the last migration stands beside the migrations; Prisma's own tools ignore it.
  const snapshot = join(folder, 'schema.prisma');
  const before = existsSync(snapshot) ? readFileSync(snapshot, 'utf8') : null;
  const sql = await diff(Engine, engine, before, after);
  const empty = sql.trim() === '' || sql.includes('This is an empty migration');
  if (check) {
    if (!empty) console.error(`${engine}: the schema has no migration yet for\n${sql}`);
    behind ||= !empty;
    continue;
  }
  mkdirSync(folder, { recursive: true });
  if (!empty) {
    mkdirSync(join(folder, `${stamp}_${name}`));
    writeFileSync(
      join(folder, `${stamp}_${name}`, 'migration.sql'),
      sql + (before === null || engine === 'sqlite' ? '' : policies(sql)),
    );
    console.log(`prisma/migrations/${engine}/${stamp}_${name}/migration.sql`);
  }
  writeFileSync(snapshot, after);
  writeFileSync(
    join(folder, 'migration_lock.toml'),
    `# Read by Prisma's own tools.\nprovider = "${engine}"\n`,
  );
}
process.exitCode = behind ? 1 : 0;
