// What a test run that was killed left behind: its directory, and its databases on the test server.
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';

const NAME = /^linkstar_test_([0-9a-z]{8,9})_[0-9a-f]{12}/;
/** A run needs a moment to say that what it begins is its own. */
const YOUNG_MS = 10 * 60_000;

/** The name of a run that begins now: of its directory, and what those of its databases begin with. */
export function nameOf(now, random) {
  return `linkstar_test_${now.toString(36)}_${random}`;
}

/** Says whose a directory is. */
export function own(directory) {
  writeFileSync(join(directory, 'owner'), JSON.stringify({ host: hostname(), pid: process.pid }));
}

/**
 * Says whose the databases of a run are, for as long as the answered connection lives: the server ends it with its
 * process, however that ends and wherever it runs.
 */
export async function hold(server, name) {
  const client = new pg.Client({ connectionString: server, application_name: name });
  // Where the server ends it, the tests themselves will say so.
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

/** Removes the directories in `place` of runs whose process is gone. */
export function sweepDirectories(place, now) {
  for (const name of readdirSync(place).filter((one) => isOld(one, now))) {
    if (!lives(join(place, name, 'owner'))) rmSync(join(place, name), { recursive: true, force: true });
  }
}

/** Drops the databases of runs that hold no connection any more. */
export async function sweepDatabases(client, now) {
  const { rows: found } = await client.query(
    "SELECT datname FROM pg_database WHERE datname LIKE 'linkstar\\_test\\_%'",
  );
  // Asked second: a run is connected before it makes its first database.
  const { rows: here } = await client.query('SELECT application_name FROM pg_stat_activity');
  const living = new Set(here.map((row) => row.application_name));
  for (const { datname } of found.filter((row) => isOld(row.datname, now))) {
    if (living.has(NAME.exec(datname)[0])) continue;
    try {
      await client.query(`DROP DATABASE IF EXISTS ${datname} WITH (FORCE)`);
    } catch (error) {
      // Another run may be at it too, or it is another role's; neither is a reason not to test.
      process.stderr.write(`${datname} of an earlier test run stays: ${error.message}\n`);
    }
  }
}

function isOld(name, now) {
  const [, since] = NAME.exec(name) ?? [];
  return since !== undefined && now - Number.parseInt(since, 36) > YOUNG_MS;
}

/** Whether the process that a file names may still live; one of another machine may. */
function lives(file) {
  let owner;
  try {
    owner = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    // It was ended before it could say so, or is being removed right now.
    return false;
  }
  if (owner.host !== hostname()) return true;
  try {
    process.kill(owner.pid, 0);
    return true;
  } catch (error) {
    // Somebody else's process lives too.
    return error.code !== 'ESRCH';
  }
}
