// Run by jest after all suites: removes what they left for each other.
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import pg from 'pg';

export default async function clearGround() {
  const { LINKSTAR_TEST_GROUND: ground, TEST_DATABASE_URL: server } = process.env;
  for (const name of readdirSync(ground).filter((one) => one.startsWith('service-'))) end(join(ground, name));
  rmSync(ground, { recursive: true, force: true });
  if (!server) return;
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    const { rows } = await client.query('SELECT datname FROM pg_database WHERE starts_with(datname, $1)', [
      basename(ground),
    ]);
    for (const { datname } of rows) await client.query(`DROP DATABASE IF EXISTS ${datname} WITH (FORCE)`);
  } finally {
    await client.end();
    await globalThis.linkstarTestHold?.end();
  }
}

/** Ends a service that the journeys of one worker shared. */
function end(file) {
  try {
    process.kill(JSON.parse(readFileSync(file, 'utf8')).pid, 'SIGKILL');
  } catch (error) {
    // It ended with its worker.
    if (error.code !== 'ESRCH') throw error;
  }
}
