import type { AuditLine } from '../src/store/audit-line.ts';
import { createIds, type Ids } from '../src/store/ids.ts';
import { type KeyRing, newKey, parseKeyRing } from '../src/store/key-ring.ts';
import { type OpenStoreOptions, openStore } from '../src/store/open.ts';
import type { Store, StoreLog } from '../src/store/store.ts';
import { ManualClock } from '../src/time/clock.ts';
import { emptyDatabase, emptyDirectory, type Undo, undoAll } from './ground.ts';

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

/**
 * Opens a fresh store. What a test or its `beforeEach` opened is closed and put away when the test ends, all else when
 * the suite ends.
 */
export type OpenTestStore = (changes?: Partial<OpenStoreOptions>) => Promise<TestStore>;

const url = process.env.TEST_DATABASE_URL;
const said = Symbol.for('linkstar.postgresql-tests-left-out');
const startsAt = new Date('2026-09-01T08:00:00Z');

// Far more than any takes: on a machine with much else to do, some take ten times as long.
import.meta.jest.setTimeout(180_000);

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
  const ofSuite: Undo = [];
  const ofTest: Undo = [];
  let undo = ofSuite;
  beforeEach(() => {
    undo = ofTest;
  });
  afterAll(() => undoAll(ofSuite));

  declare(name, async (changes = {}) => {
    const scope = undo;
    const place = name === 'sqlite' ? await emptyDirectory(scope) : await emptyDatabase(scope);
    const clock = new ManualClock(startsAt);
    const ids = createIds(clock);
    const ring = parseKeyRing(newKey());
    const options: OpenStoreOptions = { ...place, clock, ids, ring, log: silentLog, ...changes };
    const store = await openStore(options);
    scope.push(() => store.close());
    return { store, clock, ids, ring, options };
  });

  // Declared after the suite's own, so that it runs after them.
  afterEach(async () => {
    undo = ofSuite;
    await undoAll(ofTest);
  });
}

/** A tenant to work in; its id is its name. */
/** A line of an audit log that says nothing. */
export const auditLine: AuditLine = {
  ...{ actorId: null, actor: 'nobody', action: 'nothing', body: {}, requestId: 'r' },
  at: new Date('2026-10-01T00:00:00Z'),
};

export async function makeTenant(store: Store, clock: ManualClock, id: string): Promise<string> {
  await store.tenants.create({
    ...{ id, name: id, zone: 'Asia/Shanghai', locale: 'zh', currency: 'CNY' },
    createdAt: clock.now(),
  });
  return id;
}
