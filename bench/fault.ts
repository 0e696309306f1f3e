import { brokenLines } from './faults/broken-lines.ts';
import { databaseAway } from './faults/database.ts';
import { duplicates } from './faults/duplicates.ts';
import { diskFull, killLoop, secondProcess } from './faults/embedded.ts';
import {
  type Engine,
  type FaultCase,
  freshDatabase,
  freshDirectory,
  type Ground,
  layGround,
  type Outcome,
} from './faults/ground.ts';
import { killedAfterAccept, killedBeforeAck, killedBeforeSend } from './faults/kills.ts';
import { oddLimits, slackStorm } from './faults/limits.ts';
import { longOutage } from './faults/outage.ts';
import { poison } from './faults/poison.ts';
import { killAll } from './service.ts';

const faults: readonly FaultCase[] = [
  killedBeforeSend,
  killedAfterAccept,
  killedBeforeAck,
  slackStorm,
  oddLimits,
  longOutage,
  brokenLines,
  duplicates,
  databaseAway,
  diskFull,
  secondProcess,
  killLoop,
  poison,
];

const words = process.argv.slice(2);
const pace = { quick: words.includes('--quick'), long: words.includes('--long') };
const wanted = words.filter((word) => /^\d+$/.test(word)).map(Number);
const engineWord = words.find((word) => word === '--sqlite' || word === '--postgresql')?.slice(2);
const server = process.env.TEST_DATABASE_URL;

const begun = performance.now();
let failed = 0;

print(['fault', 'engine', 'lost', 'doubled', 'order', 'early', '', 's', 'what', 'seen']);
try {
  for (const engine of ['sqlite', 'postgresql'] as const) {
    if (engineWord !== undefined && engineWord !== engine) continue;
    const mine = faults.filter(
      (fault) => fault.engines.includes(engine) && (wanted.length === 0 || wanted.includes(fault.number)),
    );
    if (mine.length === 0) continue;
    if (engine === 'postgresql' && !server) {
      process.stdout.write('TEST_DATABASE_URL is not set: the PostgreSQL runs are left out\n');
      continue;
    }
    await onEngine(engine, mine);
  }
} finally {
  await killAll();
}
const seconds = Math.round((performance.now() - begun) / 1000);
process.stdout.write(`\n${failed === 0 ? 'all passed' : `${failed} failed`} in ${seconds} s\n`);
process.exit(failed === 0 ? 0 : 1);

async function onEngine(engine: Engine, mine: readonly FaultCase[]): Promise<void> {
  const site = engine === 'sqlite' ? await freshDirectory() : await freshDatabase(server ?? '');
  const { ground, clear } = await layGround(engine, site, pace, { slack: 12, lark: 6, dingtalk: 2 });
  try {
    for (const fault of mine) await one(fault, ground);
  } finally {
    await killAll();
    await clear();
  }
}

async function one(fault: FaultCase, ground: Ground): Promise<void> {
  const from = performance.now();
  let outcome: Outcome;
  try {
    outcome = await fault.run(ground);
  } catch (error) {
    await killAll();
    ground.mock.inject(null);
    const reason = error instanceof Error ? error.message : String(error);
    outcome = { lost: 0, doubled: 0, outOfOrder: 0, early: 0, broken: [reason], seen: '' };
  }
  const { lost, doubled, outOfOrder, early, broken, seen, byPlatform = 0 } = outcome;
  const pass = lost + doubled - byPlatform + outOfOrder + early === 0 && broken.length === 0;
  if (!pass) failed += 1;
  print([
    ...[
      String(fault.number),
      ground.engine,
      String(lost),
      String(doubled),
      String(outOfOrder),
      String(early),
    ],
    ...[pass ? 'pass' : 'FAIL', String(Math.round((performance.now() - from) / 1000)), fault.name, seen],
  ]);
  for (const line of broken) process.stdout.write(`      ! ${line}\n`);
}

function print(cells: readonly string[]): void {
  const widths = [5, 10, 4, 7, 5, 5, 4, 4, 62, 0];
  process.stdout.write(
    `${cells
      .map((cell, n) => cell.padEnd(widths[n] ?? 0))
      .join('  ')
      .trimEnd()}\n`,
  );
}
