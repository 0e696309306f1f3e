import { execFile } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { chown, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freePort } from '../service.ts';

const run = promisify(execFile);

/** A PostgreSQL server of our own, to be restarted and stopped as one likes. */
export interface Cluster {
  readonly url: string;
  /** Restarts without any farewell to its clients. */
  crash(): Promise<void>;
  /** Stops every process of the server where it stands, or lets them go on. */
  signal(name: 'SIGSTOP' | 'SIGCONT'): Promise<void>;
  remove(): Promise<void>;
}

/** Where the server's programs are, newest first; null where there are none. */
function programs(): string | null {
  const base = '/usr/lib/postgresql';
  if (!existsSync(base)) return null;
  const versions = readdirSync(base).sort((a, b) => Number(b) - Number(a));
  const found = versions
    .map((version) => join(base, version, 'bin'))
    .find((bin) => existsSync(join(bin, 'initdb')));
  return found ?? null;
}

/** Makes and starts a cluster in a temporary directory; resolves to the reason where that cannot be done. */
export async function startCluster(): Promise<Cluster | string> {
  const bin = programs();
  if (bin === null) return 'initdb is not installed';
  // The server refuses to run as root.
  const root = userInfo().uid === 0;
  const as = (program: string, args: readonly string[]): Promise<{ stdout: string }> =>
    root
      ? run('runuser', ['-u', 'postgres', '--', join(bin, program), ...args], { cwd: '/' })
      : run(join(bin, program), [...args]);
  const directory = await mkdtemp(join(tmpdir(), 'linkstar-cluster-'));
  if (root) {
    const { stdout } = await run('id', ['-u', 'postgres']);
    await chown(directory, Number(stdout), -1);
  }
  const data = join(directory, 'data');
  const port = await freePort();
  await as('initdb', ['-D', data, '-U', 'postgres', '-A', 'trust', '--no-sync', '-E', 'UTF8']);
  const options = `-p ${port} -k ${directory} -c listen_addresses=127.0.0.1 -c max_connections=40`;
  const start = (): Promise<unknown> =>
    as('pg_ctl', ['-D', data, '-w', '-l', join(directory, 'log'), '-o', options, 'start']);
  await start();
  const pids = async (): Promise<string[]> => {
    const { stdout } = await run('pgrep', ['-f', data]);
    const [master = ''] = stdout.trim().split('\n');
    const children = await run('pgrep', ['-P', master]).catch(() => ({ stdout: '' }));
    return [master, ...children.stdout.trim().split('\n')].filter(Boolean);
  };
  return {
    url: `postgresql://postgres@127.0.0.1:${port}/postgres`,
    async crash() {
      await as('pg_ctl', ['-D', data, '-w', '-m', 'immediate', 'stop']);
      await start();
    },
    async signal(name) {
      for (const pid of await pids()) process.kill(Number(pid), name);
    },
    async remove() {
      await as('pg_ctl', ['-D', data, '-w', '-m', 'immediate', 'stop']).catch(() => undefined);
      await rm(directory, { recursive: true, force: true });
    },
  };
}
