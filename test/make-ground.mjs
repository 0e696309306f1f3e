// Run by jest before all suites: makes the directory in which everything of one run stands.
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hold, nameOf, own, sweepDatabases, sweepDirectories } from './sweep-ground.mjs';

const MEMORY = '/dev/shm';
const NEEDED_BYTES = 2 ** 30;

export default async function makeGround() {
  const now = Date.now();
  // The databases of the run on a PostgreSQL server begin with this name too.
  const name = nameOf(now, randomBytes(6).toString('hex'));
  const ground = join(place(), name);
  process.env.LINKSTAR_TEST_GROUND = ground;
  mkdirSync(ground);
  own(ground);
  for (const each of [MEMORY, tmpdir()].filter((one) => existsSync(one))) sweepDirectories(each, now);
  const server = process.env.TEST_DATABASE_URL;
  if (!server) return;
  // Its end is that of the run: `clear-ground.mjs`, in the same process.
  globalThis.linkstarTestHold = await hold(server, name);
  await sweepDatabases(globalThis.linkstarTestHold, now);
}

/** In memory where there is room: every commit of the embedded database waits for its disk. */
function place() {
  try {
    const { bavail, bsize } = statfsSync(MEMORY);
    return bavail * bsize >= NEEDED_BYTES ? MEMORY : tmpdir();
  } catch {
    return tmpdir();
  }
}
