import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { DIST, ROOT } from '../built.ts';

/** A child process with what it said so far. */
export interface Child {
  readonly process: ChildProcess;
  /** Both streams as their pieces came; which of the two came first says nothing. */
  readonly said: () => string;
  /** The lines of its standard error: what it told whoever started it, apart from its log. */
  readonly complaints: () => string[];
  /** Resolves to the first place in what it says that matches; rejects, with all of it, where it ends without. */
  says(words: RegExp): Promise<RegExpExecArray>;
  /** Resolves to the exit code, null after a signal. */
  readonly ended: Promise<number | null>;
}

/** A running service. */
export interface Service extends Child {
  readonly url: string;
  /** Asks it to end, and resolves to its exit code; kills it, and everything it started, where it does not. */
  stop(): Promise<number | null>;
}

const children = new Set<Child>();

/** Ends everything that was started here; for `afterAll`, so that nothing outlives its test. */
export async function stopEverything(): Promise<void> {
  for (const child of children) killGroup(child.process, 'SIGKILL');
  await Promise.all([...children].map(({ ended }) => ended));
}

/** Runs a command of this project in a process group of its own, with no environment but the one given. */
export function run(args: readonly string[], env: Readonly<Record<string, string>>): Child {
  const started = spawn(process.execPath, args, {
    cwd: ROOT,
    env: { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  let said = '';
  let complained = '';
  const listeners = new Set<() => void>();
  const hear = (text: string): void => {
    said += text;
    for (const listener of listeners) listener();
  };
  started.stdout.setEncoding('utf8').on('data', hear);
  started.stderr.setEncoding('utf8').on('data', (text: string) => {
    complained += text;
    hear(text);
  });
  const child: Child = {
    process: started,
    said: () => said,
    complaints: () => complained.split('\n').filter((line) => line !== ''),
    says: (words) =>
      new Promise((resolve, reject) => {
        const listen = (): void => {
          const found = words.exec(said);
          if (!found) return;
          listeners.delete(listen);
          resolve(found);
        };
        listeners.add(listen);
        listen();
        void child.ended.then(() => reject(new Error(`it ended without saying ${words}:\n${said}`)));
      }),
    ended: new Promise((resolve) => started.once('close', resolve)),
  };
  children.add(child);
  void child.ended.then(() => children.delete(child));
  return child;
}

/** The options that `npm start` gives to Node. */
const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
  scripts: { start: string };
};
const NODE_OPTIONS = scripts.start.match(/ --[a-z-]+=\d+| --enable-source-maps/g) ?? [];

/** Runs one of the built commands, as `npm` would. */
export function runBuilt(name: string, env: Readonly<Record<string, string>>): Child {
  return run([join(DIST, `${name}.js`)], env);
}

/** Starts the built service on a free port and resolves once it is ready. */
export async function startNode(env: Readonly<Record<string, string>>): Promise<Service> {
  const child = run([...NODE_OPTIONS.map((one) => one.trim()), join(DIST, 'main.js')], {
    ...{ PORT: '0', HOST: '127.0.0.1', DRAIN_SECONDS: '0' },
    ...env,
  });
  const [, port] = await child.says(/LinkStar is ready: http:\/\/localhost:(\d+)/);
  return stoppable(child, `http://127.0.0.1:${port}`);
}

/** Waits until a child answers `/readyz` (or another path); rejects with what it said where it ends or stays silent. */
export async function ready(child: Child, url: string, limitMs: number, path = '/readyz'): Promise<Service> {
  const until = Date.now() + limitMs;
  let over = false;
  void child.ended.then(() => {
    over = true;
  });
  for (;;) {
    const answer = await fetch(`${url}${path}`, { signal: AbortSignal.timeout(5_000) }).catch(() => null);
    await answer?.body?.cancel();
    if (answer?.ok) break;
    if (over || Date.now() > until) {
      killGroup(child.process, 'SIGKILL');
      throw new Error(`the service at ${url} did not become ready:\n${child.said()}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return stoppable(child, url);
}

function stoppable(child: Child, url: string): Service {
  return {
    ...child,
    url,
    async stop() {
      child.process.kill('SIGTERM');
      const limit = setTimeout(() => killGroup(child.process, 'SIGKILL'), 60_000);
      const code = await child.ended;
      clearTimeout(limit);
      return code;
    },
  };
}

/** Resolves once `/readyz` answers with this status; null: once nobody listens there any more. */
export async function readiness(url: string, wanted: number | null): Promise<void> {
  for (;;) {
    const answer = await fetch(`${url}/readyz`, { headers: { connection: 'close' } }).catch(() => null);
    await answer?.body?.cancel();
    if ((answer?.status ?? null) === wanted) return;
  }
}

/** A port that nobody listened on a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

function killGroup({ pid }: ChildProcess, signal: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
