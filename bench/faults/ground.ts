import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { type Company, type CompanyWish, foundCompany } from '../company.ts';
import { type MockVendors, startMockVendors } from '../mock-vendors.ts';
import { freePort, type Place, type Service, startService, uniqueName } from '../service.ts';

export type Engine = 'sqlite' | 'postgresql';

/** Where faults happen: one database, one set of vendors, one company, and processes that come and go. */
export interface Ground {
  readonly engine: Engine;
  readonly quick: boolean;
  /** Takes the time that the real limits ask for. */
  readonly long: boolean;
  readonly place: Place;
  readonly mock: MockVendors;
  /** One port a replica; SQLite has one. */
  readonly ports: readonly number[];
  readonly company: Company;
  /** Ids of what was given up in earlier faults. */
  readonly seenDead: Set<string | number>;
  /** Starts the replica of a port. */
  start(port: number, env?: Readonly<Record<string, string>>, mockPort?: number): Promise<Service>;
  startAll(env?: Readonly<Record<string, string>>): Promise<Service[]>;
}

/** What a fault left behind. */
export interface Outcome {
  readonly lost: number;
  readonly doubled: number;
  readonly outOfOrder: number;
  readonly early: number;
  /** Doubles that only the platform could have kept away. */
  readonly byPlatform?: number;
  /** Further things that had to hold and did not, one line each. */
  readonly broken: readonly string[];
  /** What was seen, for the table. */
  readonly seen: string;
}

export interface FaultCase {
  readonly number: number;
  readonly name: string;
  readonly engines: readonly Engine[];
  run(ground: Ground): Promise<Outcome>;
}

/** A database of its own and how to do away with it. */
export interface Site {
  readonly place: Place;
  clear(): Promise<void>;
}

/** An empty data directory. */
export async function freshDirectory(): Promise<Site & { readonly place: { readonly dataDir: string } }> {
  const dataDir = await mkdtemp(join(tmpdir(), 'linkstar-fault-'));
  return { place: { dataDir }, clear: () => rm(dataDir, { recursive: true, force: true }) };
}

/** An empty database on the server of a `postgresql://` address. */
export async function freshDatabase(
  server: string,
): Promise<Site & { readonly place: { readonly databaseUrl: string } }> {
  const name = `linkstar_fault_${uniqueName()}`;
  const run = async (sql: string): Promise<void> => {
    const client = new pg.Client({ connectionString: server });
    client.on('error', () => undefined);
    await client.connect();
    await client.query(sql).finally(() => client.end());
  };
  await run(`CREATE DATABASE ${name}`);
  const address = new URL(server);
  address.pathname = `/${name}`;
  return {
    place: { databaseUrl: address.href },
    clear: () => run(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  };
}

/** Prepares a ground: database, vendors and a company, bound and quiet. */
export async function layGround(
  engine: Engine,
  site: Site,
  { quick, long }: Pick<Ground, 'quick' | 'long'>,
  wish: CompanyWish,
): Promise<{ ground: Ground; clear: () => Promise<void> }> {
  const mock = await startMockVendors();
  const ports = engine === 'sqlite' ? [await freePort()] : [await freePort(), await freePort()];
  const [first = 0] = ports;
  const start: Ground['start'] = (port, env = {}, mockPort) =>
    startService({ place: site.place, vendors: mock.environment(mockPort), port, env });
  const service = await start(first);
  try {
    const company = await foundCompany(first, mock, wish);
    const ground: Ground = {
      ...{ engine, quick, long, place: site.place, mock, ports, company, start, seenDead: new Set() },
      async startAll(env) {
        const all: Service[] = [];
        for (const port of ports) all.push(await start(port, env));
        return all;
      },
    };
    return {
      ground,
      async clear() {
        await mock.close();
        await site.clear();
      },
    };
  } finally {
    await service.stop();
  }
}
