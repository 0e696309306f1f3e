import type { ChildProcess } from 'node:child_process';
import { foundCompany } from './company.ts';
import { type Engine, freshDatabase, freshDirectory, type Site } from './faults/ground.ts';
import { type MockVendors, startMockVendors } from './mock-vendors.ts';
import { freePort, killAll, type Place, startService } from './service.ts';
import { type Contestant, calm, measure, type Round, startRival } from './speed/contest.ts';
import { loadMain } from './speed/load.ts';
import { report } from './speed/report.ts';
import { rivalMain } from './speed/rivals.ts';

/** Each with a project of its own, so that commands do not all wait for one project's numbers. */
const ROOMS = 8;

/** Words in the names of the contestants, in the order in which they are measured. */
const ORDER = ['bare', 'ingest', 'insert', 'event', 'command'];

const [role, argument = '{}'] = process.argv.slice(2);
if (role === 'load') await loadMain(argument);
else if (role === 'rival') await rivalMain(argument);
else await benchMain(process.argv.slice(2));

/**
 * Everybody starts once; then rounds in which all are measured in turn, so that a busy machine is busy for all. Words
 * choose those whose names hold one of them, beside the bare one; `--quick` is one short round.
 */
async function benchMain(words: readonly string[]): Promise<void> {
  const quick = words.includes('--quick');
  const rounds = quick ? 1 : 5;
  const [warmMs, ms] = quick ? [500, 1_500] : [800, 2_500];
  const server = process.env.TEST_DATABASE_URL;
  const mock = await startMockVendors();
  const children: ChildProcess[] = [];
  const sites: Site[] = [];
  try {
    const contestants = [await bare(children)];
    const engines: Engine[] = server ? ['sqlite', 'postgresql'] : ['sqlite'];
    if (!server) process.stdout.write('TEST_DATABASE_URL is not set: PostgreSQL is left out\n');
    for (const engine of engines) {
      contestants.push(...(await onEngine(engine, server ?? '', mock, children, sites)));
    }
    const results = new Map<string, Round[]>();
    const asked = words.filter((word) => !word.startsWith('--'));
    const chosen = contestants
      .filter(
        ({ name }) => asked.length === 0 || name === 'bare' || asked.some((word) => name.includes(word)),
      )
      // Those that are compared come one after the other.
      .sort((a, b) => turnOf(a.name) - turnOf(b.name));
    for (let round = 0; round < rounds; round += 1) {
      for (const one of chosen) {
        await calm(contestants);
        const measured = await measure(one, warmMs, ms);
        results.set(one.name, [...(results.get(one.name) ?? []), measured]);
      }
    }
    report(results, engines);
  } finally {
    for (const child of children) child.kill('SIGKILL');
    await killAll();
    await mock.close();
    for (const site of sites) await site.clear();
  }
}

function turnOf(name: string): number {
  return ORDER.findIndex((word) => name.includes(word));
}

async function bare(children: ChildProcess[]): Promise<Contestant> {
  const port = await freePort();
  const child = await startRival({ kind: 'bare', port });
  children.push(child);
  return { name: 'bare', pid: child.pid, order: order(port, '/slack/events', 'event', 40_000) };
}

function order(
  port: number,
  path: string,
  kind: Contestant['order']['kind'],
  most: number,
): Contestant['order'] {
  return { port, path, kind, most, rooms: ROOMS };
}

async function onEngine(
  engine: Engine,
  server: string,
  mock: MockVendors,
  children: ChildProcess[],
  sites: Site[],
): Promise<Contestant[]> {
  const fresh = async (): Promise<Site> => {
    const site = engine === 'sqlite' ? await freshDirectory() : await freshDatabase(server);
    sites.push(site);
    return site;
  };
  const ours = await fresh();
  const port = await freePort();
  const service = await startService({ place: ours.place, vendors: mock.environment(), port });
  await foundCompany(port, mock, { slack: ROOMS });

  // The plain way works on tables of the same shape, filled the same way, in a database of its own.
  const plain = await fresh();
  const plainPort = await freePort();
  const seeding = await startService({ place: plain.place, vendors: mock.environment(), port: plainPort });
  await foundCompany(plainPort, mock, { slack: ROOMS });
  await seeding.stop();

  const slackApi = mock.environment().SLACK_API_URL ?? '';
  const boltPlain = await startRival({
    kind: 'bolt-plain',
    port: plainPort,
    database: address(plain.place),
    slackApi,
  });
  const ingestPort = await freePort();
  const rows = await fresh();
  const ingest = await startRival({ kind: 'ingest', port: ingestPort, place: rows.place, slackApi });
  const insertPort = await freePort();
  const spare = await fresh();
  const boltInsert = await startRival({
    ...{ kind: 'bolt-insert', port: insertPort, database: address(spare.place, 'plain.db') },
  });
  children.push(boltPlain, ingest, boltInsert);
  const pid = service.process.pid ?? 0;
  return [
    {
      name: `${engine} ingest`,
      pid: ingest.pid,
      order: order(ingestPort, '/hooks/slack', 'event', 40_000),
    },
    {
      name: `${engine} bolt + insert`,
      pid: boltInsert.pid,
      order: order(insertPort, '/slack/events', 'event', 15_000),
    },
    { name: `${engine} event, worked off`, pid, order: order(port, '/hooks/slack', 'event', 25_000) },
    { name: `${engine} command`, pid, order: order(port, '/hooks/slack', 'command', 4_000) },
    {
      name: `${engine} plain command`,
      pid: boltPlain.pid,
      order: order(plainPort, '/slack/events', 'command', 6_000),
    },
  ];
}

function address(place: Place, file = 'linkstar.db'): string {
  return 'dataDir' in place ? `file:${place.dataDir}/${file}` : place.databaseUrl;
}
