import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { pause } from '../service.ts';
import type { LoadOrder, LoadResult } from './load.ts';
import type { Rival } from './rivals.ts';

const self = (): string => process.argv[1] ?? '';

/** Somebody who takes webhooks, and how they are fired at. */
export interface Contestant {
  readonly name: string;
  readonly pid: number;
  readonly order: Pick<LoadOrder, 'port' | 'path' | 'kind' | 'rooms' | 'most'>;
}

export interface Round {
  readonly perSecond: number;
  /** Processor seconds of the server's process for each answered webhook, in microseconds. */
  readonly cpuMicros: number;
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
  readonly bad: number;
}

const TICKS_PER_SECOND = 100;
const CONNECTIONS = 32;

/** Fires at one contestant from a process of its own; processor time is read for exactly the measured span. */
export async function measure({ pid, order }: Contestant, warmMs: number, ms: number): Promise<Round> {
  const load: LoadOrder = { ...order, connections: CONNECTIONS, warmMs, ms };
  const child = spawn(process.execPath, [self(), 'load', JSON.stringify(load)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let before = 0;
  let after = 0;
  let text = '';
  child.stdout.on('data', (chunk: Buffer) => {
    const said = chunk.toString();
    if (said.includes('measuring')) before = cpuSeconds(pid);
    if (said.includes('measured')) after = cpuSeconds(pid);
    text += said;
  });
  await new Promise((resolve) => child.once('close', resolve));
  const result = JSON.parse(text.trim().split('\n').at(-1) ?? '{}') as LoadResult;
  const { requests, seconds, p50, p99, max, bad } = result;
  return {
    perSecond: requests / seconds,
    cpuMicros: ((after - before) * 1e6) / Math.max(1, requests),
    ...{ p50, p99, max, bad },
  };
}

/** Waits until nobody works off anything any more, a minute at most, so that each is measured alone. */
export async function calm(contestants: readonly Contestant[]): Promise<void> {
  const used = (): number => contestants.reduce((sum, { pid }) => sum + cpuSeconds(pid), 0);
  for (let look = 0; look < 120; look += 1) {
    const before = used();
    await pause(500);
    if (used() - before < 0.05) return;
  }
}

/** User and system time of a process so far, in seconds, to a hundredth. */
function cpuSeconds(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
}

/** Starts a rival's process; resolves when it listens. */
export async function startRival(rival: Rival): Promise<ChildProcess & { readonly pid: number }> {
  const child = spawn(process.execPath, [self(), 'rival', JSON.stringify(rival)], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_ENV: 'production' },
  });
  await new Promise<void>((resolve, reject) => {
    child.stdout.once('data', () => resolve());
    child.once('exit', (code) => reject(new Error(`${rival.kind} ended with ${String(code)}`)));
  });
  if (child.pid === undefined) throw new Error('no process');
  return child as ChildProcess & { readonly pid: number };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
