import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';

/** The built service lies beside the built command that runs. */
const built = dirname(process.argv[1] ?? '.');
const entry = join(built, 'main.js');

export const ADMIN_TOKEN = 'fault-run-admin-token';
/** The key that replicas on one database share in these runs. */
const SHARED_SECRET = Buffer.alloc(32, 7).toString('base64');

/** Where a service keeps its data. */
export type Place = { readonly dataDir: string } | { readonly databaseUrl: string };

export interface ServiceOptions {
  readonly place: Place;
  readonly vendors: Readonly<Record<string, string>>;
  readonly port: number;
  /** Further environment: failpoints, log level. */
  readonly env?: Readonly<Record<string, string>>;
  /** Does not wait until it answers. */
  readonly unready?: boolean;
  /** Arguments for Node itself. */
  readonly node?: readonly string[];
}

/** The built service as a process of its own. */
export interface Service {
  readonly process: ChildProcess;
  readonly port: number;
  /** Everything it wrote so far, both streams. */
  output(): string;
  /** Kills it as a power cut would; resolves when it is gone. */
  kill(): Promise<void>;
  /** Asks it to end; resolves to its exit code. */
  stop(): Promise<number | null>;
  /** Resolves to the exit code, or null after a signal. */
  readonly ended: Promise<number | null>;
  running(): boolean;
}

const started = new Set<Service>();

/** Starts `dist/main.js`; resolves when `/readyz` says so. */
export async function startService(options: ServiceOptions): Promise<Service> {
  if (!existsSync(entry)) throw new Error('dist/main.js is missing: run npm run build first');
  const { place, vendors, port, env = {}, unready = false, node = [] } = options;
  const child = spawn(process.execPath, [...node, entry], {
    cwd: dirname(built),
    env: {
      PATH: process.env.PATH,
      TZ: 'UTC',
      NODE_ENV: 'production',
      PLAYGROUND: '0',
      PORT: String(port),
      HOST: '127.0.0.1',
      ADMIN_TOKEN,
      LOG_LEVEL: 'warn',
      // Nothing here looks at readiness before it sends.
      DRAIN_SECONDS: '0',
      LINKSTAR_SECRET: SHARED_SECRET,
      ...('dataDir' in place ? { DATA_DIR: place.dataDir } : { DATABASE_URL: place.databaseUrl }),
      ...vendors,
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  const keep = (chunk: Buffer): void => {
    text = (text + chunk.toString()).slice(-2_000_000);
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  const running = (): boolean => child.exitCode === null && child.signalCode === null;
  const service: Service = {
    process: child,
    port,
    output: () => text,
    ended,
    running,
    async kill() {
      if (running()) child.kill('SIGKILL');
      await ended;
      started.delete(service);
    },
    async stop() {
      if (running()) child.kill('SIGTERM');
      const code = await ended;
      started.delete(service);
      return code;
    },
  };
  started.add(service);
  if (!unready) await ready(service);
  return service;
}

/** Kills whatever is still running, at the end of a run. */
export async function killAll(): Promise<void> {
  await Promise.all([...started].map((service) => service.kill()));
}

/** Waits until a service answers on `/readyz`; throws with its output where it ended instead. */
export async function ready(service: Service, patienceMs = 30_000): Promise<void> {
  const until = Date.now() + patienceMs;
  while (Date.now() < until) {
    if (!service.running()) throw new Error(`the service ended:\n${service.output().slice(-3000)}`);
    const answer = await fetch(`http://127.0.0.1:${service.port}/readyz`, {
      signal: AbortSignal.timeout(2_000),
    }).catch(() => null);
    if (answer?.ok) return;
    await pause(40);
  }
  throw new Error(`the service did not get ready:\n${service.output().slice(-3000)}`);
}

/** A port that is free now; a service keeps it over its restarts. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** Asks again and again until `test` says yes or the patience ends; resolves to whether it did. */
export async function eventually(
  test: () => boolean | Promise<boolean>,
  patienceMs: number,
): Promise<boolean> {
  const until = Date.now() + patienceMs;
  for (;;) {
    if (await test()) return true;
    if (Date.now() > until) return false;
    await pause(100);
  }
}

/** One call of the admin API; throws where it is refused. */
export async function admin<T>(
  port: number,
  method: 'GET' | 'POST',
  path: string,
  body?: object,
): Promise<T> {
  const answer = await fetch(`http://127.0.0.1:${port}/api${path}`, {
    method,
    headers: { authorization: `Bearer ${ADMIN_TOKEN}`, 'content-type': 'application/json' },
    ...(body ? { body: JSON.stringify(body) } : {}),
    signal: AbortSignal.timeout(10_000),
  });
  if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${await answer.text()}`);
  return (await answer.json()) as T;
}

/** A short name that nothing else has. */
export function uniqueName(): string {
  return randomBytes(5).toString('hex');
}
