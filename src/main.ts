import './node-memory.ts';
import { schedule } from 'node-cron';
import type { Platform } from '../adapters/contract.ts';
import { type OpenPlayground, openPlayground } from '../playground/index.ts';
import { adapterServices, configProblems, createAdapters } from './adapters.ts';
import { type App, createApp } from './app.ts';
import { type Config, readConfig } from './config.ts';
import { databaseClock } from './database-clock.ts';
import { createEnding } from './ending.ts';
import { failpoint } from './failpoint.ts';
import { firstBindCode } from './first-run.ts';
import { hookDoor } from './hook-door.ts';
import { createMetrics } from './http/metrics.ts';
import { statusPage } from './http/status-page.ts';
import { createLines } from './lines.ts';
import { ListenProblem, listen } from './listen.ts';
import { createLog } from './log.ts';
import { startRunner } from './runner.ts';
import { makeDataDir } from './store/data-dir.ts';
import { type DataDirLock, lockDataDir } from './store/data-dir-lock.ts';
import { embeddedSecret } from './store/embedded-secret.ts';
import { StoreError } from './store/errors.ts';
import { createIds } from './store/ids.ts';
import { derivedSecret, parseKeyRing } from './store/key-ring.ts';
import { openStore } from './store/open.ts';
import type { Clock } from './time/clock.ts';
import { openTransports } from './transports.ts';

const read = readConfig(process.env);
const problems = configProblems(read);
if (!read.ok || problems.length > 0) {
  for (const problem of problems) process.stderr.write(`${problem}\n`);
  process.exit(1);
}

try {
  await start(read.config);
} catch (error) {
  if (error instanceof StoreError || error instanceof ListenProblem)
    process.stderr.write(`${error.message}\n`);
  else process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(1);
}

async function start(config: Config): Promise<void> {
  const log = createLog(config.logLevel);
  const started = performance.now();
  log.info({ node: process.version, tzdata: process.versions.tz, icu: process.versions.icu }, 'starting');

  let lock: DataDirLock | null = null;
  if (!config.databaseUrl) lock = await lockDataDir(config.dataDir);
  else if (config.playground) makeDataDir(config.dataDir);

  // Before the database: until everything stands, callers hear 503.
  const door = await listen(config);
  const clock: Clock & { standing?: boolean } = config.playground ? await playgroundClock() : databaseClock();
  const ids = createIds(clock);
  const secret = config.secret ?? embeddedSecret(config.dataDir);
  const ring = parseKeyRing(secret);
  const store = await openStore({
    ...(config.databaseUrl ? { url: config.databaseUrl } : { dataDir: config.dataDir }),
    clock,
    ids,
    ring,
    log,
  });
  if (store.engine === 'sqlite') {
    await store.inbox.releaseAllOnStart();
    await store.outbox.releaseAllOnStart(clock.now());
  }
  if ('follow' in clock && typeof clock.follow === 'function') await clock.follow(() => store.databaseNow());

  const services = adapterServices({ store, clock, log });
  const adapters = createAdapters(services);
  const metrics = createMetrics();
  const { origin, port } = door;
  // The default public address names the port that was really opened.
  const publicUrl = config.publicUrl.replace(/^(http:\/\/localhost):0$/, `$1:${port}`);
  let app: App | undefined;
  const theApp = (): App => {
    if (!app) throw new Error('the app is not ready yet');
    return app;
  };
  const ending = new AbortController();
  const runner = startRunner({ app: theApp, store, clock, log });

  const playground: OpenPlayground | null = config.playground
    ? await openPlayground({
        store,
        clock,
        dataDir: config.dataDir,
        publicUrl,
        origin: () => origin,
        settle: () => runner.settle(),
        erased: () => theApp().forget(),
      })
    : null;
  const lines = createLines({
    store,
    adapters,
    fixed: [
      ...config.connections.map((one) => ({ ...one, source: 'environment' as const })),
      ...(playground?.connections(origin) ?? []),
    ],
    publicUrl,
    now: () => clock.now(),
  });
  const standsIn = new Set((playground?.connections(origin) ?? []).map(({ id }) => id));
  app = createApp({
    store,
    lines,
    adapters,
    services,
    clock,
    ids,
    log,
    metrics,
    publicUrl,
    stateSecret: derivedSecret(secret, 'slack install state'),
    ...(config.adminToken ? { adminToken: config.adminToken } : {}),
    paced: (connectionId) => !clock.standing && !standsIn.has(connectionId),
    wake: () => runner.wake(),
    failAt: failpoint(process.env.FAIL_AT),
    ending: ending.signal,
  });
  if (playground) {
    app.http.route('/playground', playground.routes);
    app.http.route('/', playground.page);
  } else app.http.get('/', statusPage);

  door.open(app.http.fetch, hookDoor(app.receive));
  await playground?.ready();

  const transports = await openTransports({ lines, take: app.take, log });
  const bindCode = config.connections.length > 0 ? await firstBindCode(store, ids, clock) : null;
  if (bindCode) process.stdout.write(`\nFirst company created. In a chat, type:  bind ${bindCode}\n\n`);
  const ticks = [
    schedule(
      '* * * * *',
      () =>
        void theApp()
          .sweep()
          .catch((error: unknown) => log.error({ err: error }, 'sweep failed')),
      { noOverlap: true },
    ),
  ];
  log.info({ port, ms: Math.round(performance.now() - started), playground: config.playground }, 'ready');
  tellWhereToLook(
    config,
    port,
    config.connections.map(({ platform, id }) => ({ platform, id })),
  );

  const end = createEnding({
    graceMs: config.drainSeconds * 1_000,
    ...{ log, door, transports, runner },
    announce() {
      ending.abort();
      for (const tick of ticks) void tick.stop();
    },
    async release() {
      await store.close();
      await lock?.release();
    },
  });
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.on(signal, () => void end(signal)?.then((code) => process.exit(code)));
}

async function playgroundClock(): Promise<Clock & { standing?: boolean }> {
  const { PlaygroundClock } = await import('../playground/clock.ts');
  return new PlaygroundClock();
}

function tellWhereToLook(
  config: Config,
  port: number,
  connections: readonly { platform: Platform; id: string }[],
): void {
  const base = config.port === port ? config.publicUrl : `http://localhost:${port}`;
  const lines = [
    `LinkStar is ready: ${base}`,
    ...(config.playground ? [`  the playground with a sample company: ${base}/`] : []),
    ...connections.map(
      ({ platform, id }) => `  ${platform} sends its webhooks to ${config.publicUrl}/hooks/${id}`,
    ),
    ...(config.adminToken ? [`  admin API: ${base}/api/openapi.json`] : []),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}
