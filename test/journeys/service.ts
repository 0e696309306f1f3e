import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { jest } from '@jest/globals';
import { newKey } from '../../src/store/key-ring.ts';
import { SqliteConnection } from '../../src/store/sqlite/connection.ts';
import { administer, freshDatabase, freshDirectory } from '../ground.ts';
import { type Api, createApi } from './api.ts';
import { built, MAIN, ROOT } from './build.ts';
import { createPlaygroundClient, type PlaygroundClient } from './playground.ts';

/** The sample's moment: Thursday 10:15 in Shenzhen, Wednesday 19:15 in Los Angeles. */
export const NOW = '2026-10-29T02:15:00Z';
export const ADMIN_TOKEN = 'journeys-admin-token-0001';
const START_MS = 60_000;
const STUMBLES = [
  'work on a delivery failed',
  'a request failed',
  'a message could not be made',
  'the runner stumbled',
  'a call of the admin API failed',
  'could not be stored',
];

/** The built service in a process of its own, and what a test may ask of it. */
export interface Service extends PlaygroundClient {
  readonly url: string;
  readonly api: Api;
  /** How many messages the service has got through to a vendor so far. */
  delivered(platform: 'slack' | 'lark' | 'dingtalk'): Promise<number>;
  /** What the service logged as an error since the last reset. */
  readonly errors: string[];
  /** Runs statements on the service's database while it runs, one in each engine's own words. */
  database(sql: { readonly sqlite: string; readonly postgresql: string }): Promise<void>;
  /** Ends the process in this way and starts another on the same data. */
  restart(signal: 'SIGTERM' | 'SIGKILL'): Promise<void>;
}

jest.setTimeout(60_000);

/**
 * Declares journeys on each engine: SQLite always, PostgreSQL where TEST_DATABASE_URL names a server. One process
 * serves a whole file; before each journey the sample is put back and the clock stands at NOW.
 */
export function journeys(name: string, declare: (service: Service) => void): void {
  suite(`${name}, on sqlite`, 'sqlite', declare);
  if (process.env.TEST_DATABASE_URL) suite(`${name}, on postgresql`, 'postgresql', declare);
}

function suite(name: string, engine: 'sqlite' | 'postgresql', declare: (service: Service) => void): void {
  describe(name, () => {
    const undo: (() => Promise<unknown>)[] = [];
    const errors: string[] = [];
    const service = {} as { -readonly [K in keyof Service]: Service[K] };

    beforeAll(async () => {
      await built();
      const { dataDir } = await freshDirectory(undo);
      const database = engine === 'postgresql' ? await freshDatabase(undo) : null;
      const environment = {
        DATA_DIR: dataDir,
        ADMIN_TOKEN,
        LOG_LEVEL: 'error',
        PLAYGROUND: '1',
        DRAIN_SECONDS: '0',
        ...(database ? { DATABASE_URL: database.url, LINKSTAR_SECRET: newKey() } : {}),
      };
      let child: ChildProcess | undefined;
      const begin = async (): Promise<void> => {
        const running = await start(environment, errors);
        const { url } = running;
        child = running.child;
        Object.assign(service, createPlaygroundClient(url), { url, api: createApi(url, ADMIN_TOKEN) });
      };
      undo.push(async () => child && stopped(child, 'SIGTERM'));
      await begin();
      Object.assign(service, {
        errors,
        delivered: (platform: string) => delivered(service.url, platform),
        async database(sql: { sqlite: string; postgresql: string }) {
          if (database) await administer(sql.postgresql, database.url);
          else await alterFile(`${dataDir}/linkstar.db`, sql.sqlite);
        },
        async restart(signal: 'SIGTERM' | 'SIGKILL') {
          if (child) await stopped(child, signal);
          await begin();
        },
      });
    }, START_MS * 2);

    beforeEach(async () => {
      errors.length = 0;
      await service.reset({ sample: 'bf26', now: NOW });
    });

    // Whatever a journey does, the service may refuse it but not stumble over it.
    afterEach(() => {
      expect(errors.filter((line) => STUMBLES.some((what) => line.includes(what)))).toEqual([]);
    });

    afterAll(async () => {
      for (const step of undo.reverse()) await step();
    }, START_MS);

    declare(service);
  });
}

async function alterFile(file: string, sql: string): Promise<void> {
  const connection = SqliteConnection.open(file);
  try {
    await connection.executeMultiple(sql);
  } finally {
    connection.close();
  }
}

/** Starts the service with only this environment and waits until it says that it is ready. */
async function start(
  environment: Readonly<Record<string, string>>,
  errors: string[],
): Promise<{ url: string; child: ChildProcess }> {
  const port = await freePort();
  const { PATH = '', HOME = '', TZ } = process.env;
  const child = spawn(process.execPath, ['--enable-source-maps', MAIN], {
    cwd: ROOT,
    env: { PATH, HOME, ...(TZ ? { TZ } : {}), PORT: String(port), ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said: string[] = [];
  await new Promise<void>((resolve, reject) => {
    const hear = (line: string): void => {
      said.push(line);
      if (line.startsWith('{"level":5') || line.startsWith('{"level":"error')) errors.push(line);
      if (line.startsWith('LinkStar is ready')) resolve();
    };
    createInterface({ input: child.stdout }).on('line', hear);
    createInterface({ input: child.stderr }).on('line', hear);
    child.once('exit', (code) => reject(new Error(`the service ended with ${code}:\n${said.join('\n')}`)));
  });
  return { url: `http://127.0.0.1:${port}`, child };
}

async function delivered(url: string, platform: string): Promise<number> {
  const response = await fetch(`${url}/metrics`, { headers: { authorization: `Bearer ${ADMIN_TOKEN}` } });
  const line = new RegExp(
    `^linkstar_deliveries_total\\{platform="${platform}",outcome="sent"\\} (\\d+)$`,
    'm',
  );
  return Number(line.exec(await response.text())?.[1] ?? 0);
}

async function stopped(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill(signal);
  await ended;
}

/** A port that was free a moment ago. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (typeof address !== 'object' || address === null) throw new Error('no port');
  return address.port;
}
