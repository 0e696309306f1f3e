import { embeddedSecret } from '../src/store/embedded-secret.ts';
import { createIds } from '../src/store/ids.ts';
import { parseKeyRing } from '../src/store/key-ring.ts';
import { openStore } from '../src/store/open.ts';
import { systemClock } from '../src/time/clock.ts';

/** `npm run rotate-secret`: seals again, with the first key of the secret, what the database holds sealed; and ends. */
const url = process.env.DATABASE_URL || undefined;
const dataDir = process.env.DATA_DIR || './data';
const say = (_fields: object, message: string): void => console.error(message);
const log = { info: say, warn: say, error: say };

try {
  const secret = process.env.LINKSTAR_SECRET || (url === undefined ? embeddedSecret(dataDir) : undefined);
  if (!secret) throw new Error('LINKSTAR_SECRET: is missing, needs the new and the old key (new,old)');
  const clock = systemClock();
  const store = await openStore({
    ...(url === undefined ? { dataDir } : { url }),
    ...{ clock, log, ids: createIds(clock), ring: parseKeyRing(secret) },
  });
  try {
    const rows = await store.rotateKeys();
    console.log(`sealed ${rows} rows again; the old key is no longer needed`);
  } finally {
    await store.close();
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
