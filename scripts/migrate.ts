import { parseKeyRing } from '../src/store/key-ring.ts';
import { migrateDatabase } from '../src/store/open.ts';
import { systemClock } from '../src/time/clock.ts';

/** `npm run migrate`: applies migrations to the database that the environment names, and ends. */
const url = process.env.DATABASE_URL || undefined;
const secret = process.env.LINKSTAR_SECRET || undefined;
const say = (_fields: object, message: string): void => console.error(message);

try {
  const names = await migrateDatabase({
    ...(secret === undefined ? {} : { ring: parseKeyRing(secret) }),
    ...(url === undefined ? { dataDir: process.env.DATA_DIR || './data' } : { url }),
    clock: systemClock(),
    log: { info: say, warn: say, error: say },
  });
  console.log(names.length === 0 ? 'nothing to migrate' : `applied ${names.join(', ')}`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
