import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { copyFile, mkdtemp, rename, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import pg from 'pg';
import { migrateDatabase } from '../src/store/open.ts';
import { systemClock } from '../src/time/clock.ts';

/** Steps that end what a test began, the last first. */
export type Undo = (() => Promise<unknown>)[];

/** Undoes every step, and forgets them. */
export async function undoAll(undo: Undo): Promise<void> {
  for (const step of undo.splice(0).reverse()) await step();
}

const server = process.env.TEST_DATABASE_URL;
/** The directory of this run, gone when it is over. */
export const GROUND = process.env.LINKSTAR_TEST_GROUND ?? '';
/** Which of jest's workers this is; its test files run one after another. */
export const WORKER = process.env.JEST_WORKER_ID ?? '1';
const nothing = (): void => undefined;

/** An empty directory, removed when undone. */
export async function freshDirectory(undo: Undo): Promise<{ dataDir: string }> {
  const dataDir = await mkdtemp(join(GROUND, 'data-'));
  undo.push(() => rm(dataDir, { recursive: true, force: true }));
  return { dataDir };
}

/** A directory with a database of every table and no row, removed when undone. */
export async function emptyDirectory(undo: Undo): Promise<{ dataDir: string }> {
  const template = join(GROUND, `template-${WORKER}`);
  if (!existsSync(template)) {
    const making = await mkdtemp(join(GROUND, 'template-'));
    const log = { info: nothing, warn: nothing, error: nothing };
    await migrateDatabase({ dataDir: making, clock: systemClock(), log });
    await rename(making, template);
  }
  const place = await freshDirectory(undo);
  await copyFile(join(template, 'linkstar.db'), join(place.dataDir, 'linkstar.db'));
  return place;
}

/** A database without tables on the test server, dropped when undone. */
export async function freshDatabase(undo: Undo): Promise<{ url: string }> {
  const database = `${basename(GROUND)}_${randomBytes(6).toString('hex')}`;
  undo.push(() => administer(`DROP DATABASE IF EXISTS ${database} WITH (FORCE)`));
  await create(database);
  return { url: at(database) };
}

/** Databases of this worker that no test uses now; those of its earlier files are found by their number. */
const idle: string[] = [];
let numbered = 0;

/**
 * A database of the test server without a row, used again by a later test when undone: to make and drop one takes
 * longer than most tests do. It may still lack its tables.
 */
export async function emptyDatabase(undo: Undo): Promise<{ url: string }> {
  const database = idle.pop() ?? `${basename(GROUND)}_${WORKER}_${++numbered}`;
  undo.push(async () => idle.push(database));
  try {
    await administer(EMPTY, at(database));
  } catch (error) {
    // There is none yet, or whoever runs the tests may not empty it: that takes a superuser.
    if (!['3D000', '42501'].includes(String((error as { code?: unknown }).code))) throw error;
    await administer(`DROP DATABASE IF EXISTS ${database} WITH (FORCE)`);
    await create(database);
  }
  return { url: at(database) };
}

/** Deletes whatever there is; references are not looked at, so that the order of the tables does not matter. */
const EMPTY = `DO $$ DECLARE emptying text; BEGIN
  SET LOCAL session_replication_role = replica;
  FOR emptying IN SELECT format('DELETE FROM %I', tablename) FROM pg_tables
    WHERE schemaname = 'public' AND tablename <> '_prisma_migrations'
  LOOP EXECUTE emptying; END LOOP;
END $$`;

async function create(database: string): Promise<void> {
  await administer(`CREATE DATABASE ${database}`);
  // No test ends the server, so nothing that was committed can be lost.
  await administer(`ALTER DATABASE ${database} SET synchronous_commit = off`);
}

function at(database: string): string {
  if (server === undefined) throw new Error('TEST_DATABASE_URL is not set');
  const address = new URL(server);
  address.pathname = `/${database}`;
  return address.href;
}

/** Runs one statement on the test server. */
export async function administer(sql: string, on = server): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: on });
  client.on('error', nothing);
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}
