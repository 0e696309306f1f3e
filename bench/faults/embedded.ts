import { execFile, spawn } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { PrismaLibSql } from '@prisma/adapter-libsql';
import { accepted, post } from '../post.ts';
import { eventually, pause, type Service, startService } from '../service.ts';
import type { FaultCase, Ground } from './ground.ts';
import { give, ordersFor, settleUp, webhookOf } from './orders.ts';
import { supervise } from './supervisor.ts';

const run = promisify(execFile);
const STRACE = '/usr/bin/strace';

function directory({ place }: Ground): string {
  if (!('dataDir' in place)) throw new Error('needs the embedded database');
  return place.dataDir;
}

/** What SQLite says of its own file. */
async function integrity(ground: Ground): Promise<string> {
  const config = { url: `file:${join(directory(ground), 'linkstar.db')}`, timeout: 5_000 };
  const client = new PrismaLibSql(config).createClient(config);
  const { rows } = await client.execute('PRAGMA integrity_check');
  client.close();
  return String(rows[0]?.[0]);
}

/** 16: no space left for the database, by a limit on the size of the process's files. */
export const diskFull: FaultCase = {
  number: 16,
  name: 'disk full on the embedded database',
  engines: ['sqlite'],
  async run(ground) {
    if (!existsSync('/usr/bin/prlimit')) return skipped('prlimit is not installed');
    const { mock, company, ports } = ground;
    const [port = 0] = ports;
    const since = mock.log.mark();
    const service = await ground.start(port);
    const broken: string[] = [];
    try {
      const wal = join(directory(ground), 'linkstar.db-wal');
      const size = existsSync(wal) ? statSync(wal).size : 0;
      // Node ignores SIGXFSZ, so writes past the limit fail as they do on a full disk.
      await run('prlimit', ['--pid', String(service.process.pid), `--fsize=${size + 40_000}:`]);
      const orders = ordersFor(company.rooms, 60);
      let refused = 0;
      for (const order of orders) {
        const posted = await post(port, webhookOf(ground, order));
        order.acknowledged = accepted(posted);
        if (posted.status === 503) refused += 1;
        else if (!order.acknowledged) broken.push(`a webhook was answered ${String(posted.status)}`);
        if (!service.running()) break;
      }
      if (refused === 0) broken.push('nothing was refused: the disk was never full');
      if (!service.running()) broken.push('the process ended');
      await run('prlimit', ['--pid', String(service.process.pid), '--fsize=unlimited:']);
      const again = orders.filter(({ acknowledged }) => !acknowledged);
      const before = performance.now();
      await give(ground, again, { width: 4 });
      const outcome = await settleUp(ground, orders, {
        since,
        patienceMs: 60_000,
        broken,
        seen: `${refused} refused, recovered in ${Math.round(performance.now() - before)} ms`,
      });
      const sound = await integrity(ground);
      return sound === 'ok' ? outcome : { ...outcome, broken: [...outcome.broken, sound] };
    } finally {
      await service.kill();
    }
  },
};

/** On a busy machine a second is too strict; then so many starts of Node alone may pass. */
const SLOW_STARTS = 12;

/** How long Node takes here and now to start and end, in milliseconds. */
async function bareStart(): Promise<number> {
  const begun = performance.now();
  await run(process.execPath, ['-e', '0']);
  return performance.now() - begun;
}

/** 17: a second process on the same directory. */
export const secondProcess: FaultCase = {
  number: 17,
  name: 'a second process on the embedded database',
  engines: ['sqlite'],
  async run(ground) {
    const [port = 0] = ground.ports;
    const first = await ground.start(port);
    try {
      const bare = await bareStart();
      const begun = performance.now();
      const second = await startService({
        place: ground.place,
        vendors: ground.mock.environment(),
        port: 0,
        unready: true,
      });
      const code = await Promise.race([second.ended, pause(10_000).then(() => 'still running' as const)]);
      const ms = Math.round(performance.now() - begun);
      await second.kill();
      const broken = [
        ...(code === 1 ? [] : [`exit code ${String(code)}`]),
        ...(/another process.*using/.test(second.output()) ? [] : ['no clear message']),
        ...(ms <= Math.max(1_000, SLOW_STARTS * bare) ? [] : [`refused after ${ms} ms`]),
        ...(first.running() ? [] : ['the first process ended']),
      ];
      return {
        lost: 0,
        doubled: 0,
        outOfOrder: 0,
        early: 0,
        broken,
        seen: `refused in ${ms} ms (${(ms / bare).toFixed(1)} starts of Node alone), exit code ${String(code)}`,
      };
    } finally {
      await first.kill();
    }
  },
};

/** 18: killed again and again while writing; and whether every commit reaches the disk. */
export const killLoop: FaultCase = {
  number: 18,
  name: 'kill -9 loop on the embedded database',
  engines: ['sqlite'],
  async run(ground) {
    const { mock, company, quick } = ground;
    const since = mock.log.mark();
    const rounds = quick ? 5 : 20;
    const orders = ordersFor(company.rooms, rounds * 8);
    const broken: string[] = [];
    const supervisor = await supervise(ground);
    try {
      const load = give(ground, orders, { width: 8, tries: 60, everyMs: 150 });
      const killing = supervisor.killAtRandom(rounds, 250, 900);
      await Promise.all([load, killing]);
      await pause(1_000);
      let service: Service | undefined;
      await eventually(() => {
        service = supervisor.services().find((one) => one.running());
        return service !== undefined;
      }, 10_000);
      const syncs = service ? await countSyncs(ground, service) : null;
      if (syncs !== null && Number.parseFloat(syncs) < 2) broken.push(`only ${syncs}`);
      const outcome = await settleUp(ground, orders, {
        since,
        patienceMs: 120_000,
        broken,
        seen: `${supervisor.kills()} kills, ${syncs ?? 'fsyncs not counted'}`,
      });
      await supervisor.stop();
      const sound = await integrity(ground);
      return sound === 'ok' ? outcome : { ...outcome, broken: [...outcome.broken, sound] };
    } finally {
      await supervisor.stop();
    }
  },
};

/** Follows the process under single commands and counts what it forces to disk; null where that is not possible. */
async function countSyncs(ground: Ground, service: Service): Promise<string | null> {
  if (!existsSync(STRACE) || service.process.pid === undefined) return null;
  const tracer = spawn(STRACE, ['-f', '-e', 'trace=fsync,fdatasync', '-p', String(service.process.pid)], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let text = '';
  tracer.stderr.on('data', (chunk: Buffer) => {
    text += chunk.toString();
  });
  if (!(await eventually(() => text.includes('attached'), 5_000))) return null;
  const orders = ordersFor(ground.company.rooms.slice(0, 1), 10);
  for (const order of orders) await post(service.port, webhookOf(ground, order));
  tracer.kill('SIGINT');
  await new Promise((resolve) => tracer.once('exit', resolve));
  const calls = [...text.matchAll(/\bf(?:data)?sync\(/g)].length;
  return `${(calls / orders.length).toFixed(1)} fsyncs a command`;
}

export function skipped(why: string) {
  return { lost: 0, doubled: 0, outOfOrder: 0, early: 0, broken: [], seen: `skipped: ${why}` };
}
