import type { Engine } from '../faults/ground.ts';
import { median, type Round } from './contest.ts';

/** Prints what every contestant reached, and each ratio with its goal; rounds stand by the contestants' names. */
export function report(results: ReadonlyMap<string, readonly Round[]>, engines: readonly Engine[]): void {
  const of = (name: string, what: keyof Round): number => {
    const rounds = results.get(name);
    return rounds ? median(rounds.map((round) => round[what])) : Number.NaN;
  };
  const cell = (value: number, digits = 0): string => value.toFixed(digits).padStart(9);
  process.stdout.write(
    '\n                                per s   CPU us       p50       p99       max       bad\n',
  );
  for (const name of results.keys()) {
    const numbers = [of(name, 'perSecond'), of(name, 'cpuMicros')].map((value) => cell(value));
    const times = (['p50', 'p99', 'max'] as const).map((what) => cell(of(name, what), 1));
    process.stdout.write(`${name.padEnd(28)}${[...numbers, ...times, cell(of(name, 'bad'))].join(' ')}\n`);
  }
  process.stdout.write('\nratio                                             goal     got\n');
  const line = (name: string, goal: number, got: number, most = false): void => {
    // Of those that were not asked for.
    if (Number.isNaN(got)) return;
    const met = most ? got <= goal : got >= goal;
    const wanted = `${most ? '≤' : '≥'} ${goal.toFixed(2)}`;
    process.stdout.write(
      `${name.padEnd(48)} ${wanted.padStart(6)}  ${got.toFixed(2).padStart(6)}  ${met ? 'met' : 'missed'}\n`,
    );
  };
  for (const engine of engines) {
    const ours = (name: string): readonly Round[] => results.get(`${engine} ${name}`) ?? [];
    const bare = results.get('bare') ?? [];
    const goal = engine === 'sqlite' ? 0.55 : 0.75;
    line(`${engine}: ingest ÷ bare Hono`, goal, ratio('perSecond', ours('ingest'), bare));
    line(
      `${engine}: ingest ÷ Bolt + one INSERT`,
      3,
      ratio('perSecond', ours('ingest'), ours('bolt + insert')),
    );
    line(`${engine}: CPU of ingest ÷ bare Hono`, 1.25, ratio('cpuMicros', ours('ingest'), bare), true);
    const plain = ours('plain command');
    line(`${engine}: whole command ÷ the plain way`, 1, ratio('perSecond', ours('command'), plain));
    line(`${engine}: p99 of ingest at 32 connections, ms`, 30, of(`${engine} ingest`, 'p99'), true);
  }
}

/** The median of what each round says, in which both were measured within seconds; no number where one was not. */
function ratio(what: keyof Round, some: readonly Round[], others: readonly Round[]): number {
  const shares = some.flatMap((round, n) => (others[n] ? [round[what] / others[n][what]] : []));
  return shares.length === 0 ? Number.NaN : median(shares);
}
