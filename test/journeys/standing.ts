import type { ChildProcess } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { newKey } from '../../src/store/key-ring.ts';
import { SqliteConnection } from '../../src/store/sqlite/connection.ts';
import { administer, freshDatabase, freshDirectory, type Undo } from '../ground.ts';
import { type Api, createApi } from './api.ts';
import { createPlaygroundClient, type PlaygroundClient } from './playground.ts';
import { start } from './process.ts';

export const ADMIN_TOKEN = 'journeys-admin-token-0001';

/** The built service in a process of its own, and what a test may ask of it. */
export interface Service extends PlaygroundClient {
  readonly url: string;
  readonly api: Api;
  /** How many messages the service has got through to a vendor so far. */
  delivered(platform: 'slack' | 'lark' | 'dingtalk'): Promise<number>;
  /** What the service logged as an error since it was last pardoned. */
  errors(): string[];
  /** Forgets the errors so far. */
  pardon(): void;
  /** Runs statements on the service's database while it runs, one in each engine's own words. */
  database(sql: { readonly sqlite: string; readonly postgresql: string }): Promise<void>;
}

/** What a service is started on. */
export interface Place {
  readonly dataDir: string;
  readonly databaseUrl: string | null;
  readonly secret: string;
}

/** Where a service stands; whoever reads it from a file can ask that service too. */
export interface Standing extends Place {
  readonly url: string;
  readonly pid: number | undefined;
}

/** A place for a service on this engine, with nothing in it; gone when undone. */
export async function findPlace(engine: 'sqlite' | 'postgresql', undo: Undo): Promise<Place> {
  const { dataDir } = await freshDirectory(undo);
  const databaseUrl = engine === 'postgresql' ? (await freshDatabase(undo)).url : null;
  return { dataDir, databaseUrl, secret: newKey() };
}

/** Starts a service there. */
export async function stand(place: Place): Promise<{ standing: Standing; child: ChildProcess }> {
  const { dataDir, databaseUrl, secret } = place;
  const environment = {
    ...{ DATA_DIR: dataDir, ADMIN_TOKEN, LOG_LEVEL: 'error', PLAYGROUND: '1', DRAIN_SECONDS: '0' },
    ...(databaseUrl ? { DATABASE_URL: databaseUrl, LINKSTAR_SECRET: secret } : {}),
  };
  const { child, url } = await start(environment, logOf(place));
  return { standing: { ...place, url, pid: child.pid }, child };
}

/** What a test may ask of a service that stands. */
export function ask({ url, dataDir, databaseUrl }: Standing): Omit<Service, 'errors' | 'pardon'> {
  return {
    ...createPlaygroundClient(url),
    url,
    api: createApi(url, ADMIN_TOKEN),
    delivered: (platform) => delivered(url, platform),
    database: async (sql) =>
      databaseUrl
        ? void (await administer(sql.postgresql, databaseUrl))
        : alterFile(`${dataDir}/linkstar.db`, sql.sqlite),
  };
}

/** What was logged as an error in that place from now on, whichever process did. */
export function listen(place: Place): Pick<Service, 'errors' | 'pardon'> {
  const log = logOf(place);
  let read = statSync(log).size;
  return {
    errors: () =>
      readFileSync(log)
        .subarray(read)
        .toString()
        .split('\n')
        .filter((line) => line.startsWith('{"level":5') || line.startsWith('{"level":"error')),
    pardon() {
      read = statSync(log).size;
    },
  };
}

const logOf = ({ dataDir }: Place): string => join(dataDir, 'said.log');

async function alterFile(file: string, sql: string): Promise<void> {
  const connection = SqliteConnection.open(file);
  try {
    await connection.executeMultiple(sql);
  } finally {
    connection.close();
  }
}

async function delivered(url: string, platform: string): Promise<number> {
  const response = await fetch(`${url}/metrics`, { headers: { authorization: `Bearer ${ADMIN_TOKEN}` } });
  const line = new RegExp(
    `^linkstar_deliveries_total\\{platform="${platform}",outcome="sent"\\} (\\d+)$`,
    'm',
  );
  return Number(line.exec(await response.text())?.[1] ?? 0);
}
