import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { queryOn, SqliteConnection } from '../../src/store/sqlite/connection.ts';
import { ConnectionQueue } from '../../src/store/sqlite/connection-queue.ts';
import { GROUND } from '../ground.ts';

let dataDir: string;
let ours: SqliteConnection;
let theirs: SqliteConnection;

/** Two processes on one file, as when a maintenance command runs beside the service; waiting is not part of the test. */
beforeEach(async () => {
  dataDir = await mkdtemp(join(GROUND, 'busy-'));
  ours = SqliteConnection.open(`${dataDir}/a.db`, 0);
  theirs = SqliteConnection.open(`${dataDir}/a.db`, 0);
  await theirs.execute('CREATE TABLE "line" ("text" TEXT NOT NULL)');
});

afterEach(async () => {
  ours.close();
  theirs.close();
  await rm(dataDir, { recursive: true, force: true });
});

const lines = async () => (await queryOn(theirs)('SELECT "text" FROM "line"')).map(({ text }) => text);

it('commits what it acknowledges after the file was busy', async () => {
  await theirs.execute('BEGIN IMMEDIATE');
  await expect(ours.execute('INSERT INTO "line" VALUES (\'refused\')')).rejects.toThrow('locked');
  await theirs.execute('COMMIT');
  await ours.execute('INSERT INTO "line" VALUES (\'single\')');
  await ours.batch(['INSERT INTO "line" VALUES (\'batch\')']);
  expect(await lines()).toEqual(['single', 'batch']);
});

it('tries again while another process writes, and keeps the order of the queue', async () => {
  const writer = new ConnectionQueue(ours, 'BEGIN IMMEDIATE');
  await theirs.execute('BEGIN IMMEDIATE');
  let refused: () => void = () => undefined;
  const once = new Promise<void>((resolve) => {
    refused = resolve;
  });
  const first = writer.run(async () => {
    await ours.execute('INSERT INTO "line" VALUES (\'first\')').catch((error: unknown) => {
      refused();
      throw error;
    });
  });
  const second = writer.transaction((query) => query('INSERT INTO "line" VALUES (\'second\')'));
  await once;
  await theirs.execute('COMMIT');
  await Promise.all([first, second]);
  expect(await lines()).toEqual(['first', 'second']);
});

it('goes on after a write that failed', async () => {
  const writer = new ConnectionQueue(ours, 'BEGIN IMMEDIATE');
  const failing = writer.transaction(async (query) => {
    await query('INSERT INTO "line" VALUES (\'undone\')');
    await query('INSERT INTO "line" VALUES (NULL)');
  });
  const following = writer.statement('INSERT INTO "line" VALUES (\'kept\')');
  await expect(failing).rejects.toThrow('NOT NULL');
  await following;
  expect(await lines()).toEqual(['kept']);
});

it('refuses what a full disk cannot hold, loses nothing, and goes on when there is room again', async () => {
  const writer = new ConnectionQueue(ours, 'BEGIN IMMEDIATE');
  await writer.statement('INSERT INTO "line" VALUES (\'before\')');
  await ours.execute('PRAGMA max_page_count = 4');
  const text = 'x'.repeat(50_000);
  await expect(writer.statement('INSERT INTO "line" VALUES (?1)', [text])).rejects.toThrow('full');
  const several = writer.transaction(async (query) => {
    await query('INSERT INTO "line" VALUES (\'undone\')');
    await query('INSERT INTO "line" VALUES (?1)', [text]);
  });
  await expect(several).rejects.toThrow('full');
  await ours.execute('PRAGMA max_page_count = 100000');
  await writer.statement('INSERT INTO "line" VALUES (\'after\')');
  expect(await lines()).toEqual(['before', 'after']);
  expect(await queryOn(theirs)('PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }]);
});
