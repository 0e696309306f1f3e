// Run by jest before all suites: makes the directory in which everything of one run stands.
import { randomBytes } from 'node:crypto';
import { mkdirSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const MEMORY = '/dev/shm';
const NEEDED_BYTES = 2 ** 30;

export default function makeGround() {
  // The databases of the run on a PostgreSQL server begin with this name too.
  process.env.LINKSTAR_TEST_GROUND = join(place(), `linkstar_test_${randomBytes(6).toString('hex')}`);
  mkdirSync(process.env.LINKSTAR_TEST_GROUND);
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
