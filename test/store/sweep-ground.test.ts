import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { administer, freshDirectory, type Undo, undoAll } from '../ground.ts';

const undo: Undo = [];
afterEach(() => undoAll(undo));

const HOUR_MS = 3_600_000;
const server = process.env.TEST_DATABASE_URL;

/** The name of a test run that began an hour ago, or just now. */
const nameOf = (ageMs = HOUR_MS) =>
  `linkstar_test_${(Date.now() - ageMs).toString(36)}_${randomBytes(6).toString('hex')}`;

/** What the setup of the next run does, in a process of its own. */
function run(call: string, ...given: readonly string[]): void {
  const script = `
    import * as sweep from './test/sweep-ground.mjs';
    const given = process.argv.slice(1);
    ${call}`;
  const said = spawnSync(process.execPath, ['--input-type=module', '-e', script, ...given], {
    encoding: 'utf8',
  });
  expect(said).toMatchObject({ status: 0, stderr: '' });
}

it('removes the directories of runs whose process is gone, and no other', async () => {
  const { dataDir } = await freshDirectory(undo);
  const make = (name: string, owner?: object) => {
    mkdirSync(join(dataDir, name));
    if (owner) writeFileSync(join(dataDir, name, 'owner'), JSON.stringify(owner));
    return name;
  };
  const gone = spawnSync(process.execPath, ['-e', '']).pid;
  const host = hostname();
  const stale = [make(nameOf(), { host, pid: gone }), make(nameOf())];
  const kept = [
    make(nameOf(), { host, pid: process.pid }),
    make(nameOf(), { host: `not-${host}`, pid: gone }),
    make(nameOf(0), { host, pid: gone }),
    make('linkstar_test_0123456789ab'),
    make('data'),
  ];
  run('sweep.sweepDirectories(given[0], Date.now());', dataDir);
  expect(stale.filter((name) => existsSync(join(dataDir, name)))).toEqual([]);
  expect(kept.filter((name) => !existsSync(join(dataDir, name)))).toEqual([]);
});

const onServer = server ? it : it.skip;

onServer('drops the databases of runs that hold no connection, and no other', async () => {
  const [stale, held, young] = [nameOf(), nameOf(), nameOf(0)];
  const all = [stale, held, young].map((name) => `${name}_1_1`);
  for (const database of all) {
    await administer(`CREATE DATABASE ${database}`);
    undo.push(() => administer(`DROP DATABASE IF EXISTS ${database} WITH (FORCE)`));
  }
  const holder = new pg.Client({ connectionString: server, application_name: held });
  await holder.connect();
  undo.push(() => holder.end());
  run(
    'const client = await sweep.hold(given[0], given[1]); await sweep.sweepDatabases(client, Date.now()); await client.end();',
    server ?? '',
    nameOf(0),
  );
  const rows = await administer(`SELECT datname FROM pg_database WHERE datname IN ('${all.join("','")}')`);
  expect(rows.map(({ datname }) => datname).sort()).toEqual([`${held}_1_1`, `${young}_1_1`].sort());
});
