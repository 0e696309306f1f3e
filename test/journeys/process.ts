import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DIST, ROOT } from '../built.ts';

const PRELOADED = join(ROOT, 'test/journeys/preloaded.mjs');

/** A process of the built service that is ready. */
export interface Running {
  readonly url: string;
  readonly child: ChildProcess;
}

/** Starts the built service with only this environment, all that it says going to a file, and waits until it is ready. */
export async function start(environment: Readonly<Record<string, string>>, log: string): Promise<Running> {
  const { PATH = '', HOME = '', TZ } = process.env;
  const said = openSync(log, 'a');
  const child = spawn(
    process.execPath,
    ['--enable-source-maps', '--import', PRELOADED, join(DIST, 'main.js')],
    {
      cwd: ROOT,
      env: { PATH, HOME, ...(TZ ? { TZ } : {}), PORT: '0', ...environment },
      stdio: ['ignore', said, said, 'ipc'],
    },
  );
  closeSync(said);
  const port = await new Promise<number>((resolve, reject) => {
    child.once('message', (ready: { port: number }) => resolve(ready.port));
    child.once('error', reject);
    child.once('exit', (code) =>
      reject(new Error(`the service ended with ${code}:\n${readFileSync(log, 'utf8')}`)),
    );
  });
  child.removeAllListeners();
  return { url: `http://127.0.0.1:${port}`, child };
}

/** Ends a process in this way, and resolves when it has ended. */
export async function stop(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill(signal);
  await ended;
}
