import { join } from 'node:path';
import { Hono } from 'hono';
import type { ConfiguredConnection } from '../src/config.ts';
import type { Store } from '../src/store/store.ts';
import type { Clock } from '../src/time/index.ts';
import { FileChatLog } from './chat-log.ts';
import { PlaygroundClock } from './clock.ts';
import { standInWorld } from './company-chats.ts';
import { createDingtalkStandIn } from './dingtalk.ts';
import { erase } from './erase.ts';
import { Faults } from './faults.ts';
import { createLarkStandIn } from './lark.ts';
import { playgroundPage } from './page.ts';
import { playgroundRoutes } from './routes.ts';
import { connectionId } from './seed.ts';
import { createSlackStandIn } from './slack.ts';
import { Playground } from './world.ts';

export interface OpenPlayground {
  /** What is mounted at `/playground`. */
  readonly routes: Hono;
  /** What is mounted at `/`. */
  readonly page: Hono;
  /** The playground's own connections, pointed at its own stand-ins. */
  connections(origin: string): readonly (ConfiguredConnection & { readonly source: 'playground' })[];
  /** Seeds the sample company at the first start. */
  ready(): Promise<void>;
}

/** Opens the playground: stand-ins of three vendors, a sample company, and a page to see them side by side. */
export async function openPlayground(parts: {
  store: Store;
  clock: Clock;
  dataDir: string;
  publicUrl: string;
  origin: () => string;
  settle: () => Promise<void>;
  /** Told when everything was emptied. */
  erased: () => void;
}): Promise<OpenPlayground> {
  const { store, clock, settle } = parts;
  if (!(clock instanceof PlaygroundClock)) throw new TypeError('the playground needs its own clock');
  const log = new FileChatLog(clock, join(parts.dataDir, 'playground.jsonl'));
  const standIns = [
    createSlackStandIn(() => standInWorld('slack'), log),
    createLarkStandIn(() => standInWorld('lark'), log),
    createDingtalkStandIn(() => standInWorld('dingtalk'), log),
  ];
  const faults = new Faults();
  const playground = new Playground({
    store,
    clock,
    log,
    faults,
    standIns,
    origin: parts.origin,
    publicUrl: parts.publicUrl,
    settle,
    nextWorkAt: () => store.nextWorkAt(),
    async erase() {
      await erase(store, standIns);
      parts.erased();
    },
  });

  const routes = playgroundRoutes(playground);
  const vendors = new Hono();
  vendors.use('*', async (c, next) =>
    playground.mayBeAskedBy(c.req.header('host'), c.req.header('origin')) ? next() : c.body(null, 403),
  );
  for (const standIn of standIns) {
    vendors.use(`/${standIn.platform}/*`, faults.middleware(standIn.platform));
    vendors.route(`/${standIn.platform}`, standIn.api);
  }
  const all = new Hono();
  all.route('/', vendors);
  all.route('/', routes);

  return {
    routes: all,
    page: playgroundPage(),
    connections: (origin) =>
      standIns.map((standIn) => ({
        id: connectionId(standIn.platform),
        platform: standIn.platform,
        credentials: standIn.credentials,
        endpoints: standIn.endpoints(`${origin}/playground/${standIn.platform}`),
        source: 'playground' as const,
      })),
    async ready() {
      if ((await store.tenants.find('aurora')) === null) await playground.reset({ sample: 'bf26' });
    },
  };
}
