import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { createIds, type Ids } from '../src/store/ids.ts';
import { type KeyRing, newKey, parseKeyRing } from '../src/store/key-ring.ts';
import { type OpenStoreOptions, openStore } from '../src/store/open.ts';
import type { Store, StoreLog } from '../src/store/store.ts';
import { ManualClock } from '../src/time/clock.ts';

/** Whatever the store says is not part of what a test checks. */
export const silentLog: StoreLog = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** A store on a database of its own. */
export interface TestStore {
  readonly store: Store;
  readonly clock: ManualClock;
  readonly ids: Ids;
  readonly ring: KeyRing;
  /** How the same database is opened once more, as another replica would. */
  readonly options: OpenStoreOptions;
}

/** Opens a fresh store; everything opened is closed and its database dropped when the suite ends. */
export type OpenTestStore = (changes?: Partial<OpenStoreOptions>) => Promise<TestStore>;

const url = process.env.TEST_DATABASE_URL;
const said = Symbol.for('linkstar.postgresql-tests-left-out');
const startsAt = new Date('2026-09-01T08:00:00Z');

// Making a database takes a while where many suites do so at once.
import.meta.jest.setTimeout(60_000);

/** Declares a suite once for each engine: SQLite always, PostgreSQL where TEST_DATABASE_URL names a server. */
export function eachEngine(declare: (name: 'sqlite' | 'postgresql', open: OpenTestStore) => void): void {
  describe('on sqlite', () => suite('sqlite', declare));
  if (url !== undefined && url !== '') {
    describe('on postgresql', () => suite('postgresql', declare));
  } else {
    notice();
  }
}

/** Jest gives every file a world of its own; the stream behind them is one, so it remembers that it was said. */
function notice(): void {
  const stream = process.stderr as typeof process.stderr & { [said]?: true };
  if (stream[said]) return;
  stream[said] = true;
  stream.write('TEST_DATABASE_URL is not set: the PostgreSQL tests are left out\n');
}

function suite(
  name: 'sqlite' | 'postgresql',
  declare: (name: 'sqlite' | 'postgresql', open: OpenTestStore) => void,
): void {
  const undo: (() => Promise<unknown>)[] = [];
  afterAll(async () => {
    for (const step of undo.reverse()) await step();
  }, 120_000);

  declare(name, async (changes = {}) => {
    const place = name === 'sqlite' ? await freshDirectory(undo) : await freshDatabase(undo);
    const clock = new ManualClock(startsAt);
    const ids = createIds(clock);
    const ring = parseKeyRing(newKey());
    const options: OpenStoreOptions = { ...place, clock, ids, ring, log: silentLog, ...changes };
    const store = await openStore(options);
    undo.push(() => store.close());
    return { store, clock, ids, ring, options };
  });
}

/** Where a store may be opened: an empty directory, removed with the suite. */
export async function freshDirectory(undo: (() => Promise<unknown>)[]): Promise<{ dataDir: string }> {
  const dataDir = await mkdtemp(join(tmpdir(), 'linkstar-test-'));
  undo.push(() => rm(dataDir, { recursive: true, force: true }));
  return { dataDir };
}

/** Where a store may be opened: an empty database on the test server, dropped with the suite. */
export async function freshDatabase(undo: (() => Promise<unknown>)[]): Promise<{ url: string }> {
  if (url === undefined) throw new Error('TEST_DATABASE_URL is not set');
  const database = `linkstar_test_${randomBytes(6).toString('hex')}`;
  await administer(`CREATE DATABASE ${database}`);
  undo.push(() => administer(`DROP DATABASE IF EXISTS ${database} WITH (FORCE)`));
  const address = new URL(url);
  address.pathname = `/${database}`;
  return { url: address.href };
}

/** Runs one statement on the test server. */
export async function administer(sql: string, on = url): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: on });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

/** A tenant to work in; its id is its name. */
export async function makeTenant(store: Store, clock: ManualClock, id: string): Promise<string> {
  await store.tenants.create({
    ...{ id, name: id, zone: 'Asia/Shanghai', locale: 'zh', currency: 'CNY' },
    createdAt: clock.now(),
  });
  return id;
}
