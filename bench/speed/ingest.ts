import { adapterServices, createAdapters } from '../../src/adapters.ts';
import { createApp } from '../../src/app.ts';
import { databaseClock } from '../../src/database-clock.ts';
import { hookDoor } from '../../src/hook-door.ts';
import { createMetrics } from '../../src/http/metrics.ts';
import { createLines } from '../../src/lines.ts';
import { listen } from '../../src/listen.ts';
import { createLog } from '../../src/log.ts';
import { createIds } from '../../src/store/ids.ts';
import { parseKeyRing } from '../../src/store/key-ring.ts';
import { openStore } from '../../src/store/open.ts';
import { SECRETS } from '../mock-vendors.ts';
import type { Place } from '../service.ts';

/**
 * The service's own door, store and Slack adapter, without anybody at the desk: a webhook is verified, read, made
 * durable and answered; its work is over at once, and that is not written down. What `ingest` measures, and nothing else.
 */
export async function ingestOnly(port: number, place: Place, slackApi: string): Promise<void> {
  const log = createLog('warn');
  const clock = databaseClock();
  const ids = createIds(clock);
  const ring = parseKeyRing(Buffer.alloc(32, 7).toString('base64'));
  const opened = await openStore({
    ...('dataDir' in place ? place : { url: place.databaseUrl }),
    clock,
    ids,
    ring,
    log,
  });
  const store = { ...opened, inbox: { ...opened.inbox, complete: async () => true } };
  await clock.follow(() => store.databaseNow());
  const services = adapterServices({ store, clock, log });
  const adapters = createAdapters(services);
  const nobody = { ...adapters.slack, dispatch: async () => ({ status: 200, body: '' }) };
  const publicUrl = `http://127.0.0.1:${port}`;
  const lines = createLines({
    store,
    adapters: { ...adapters, slack: nobody },
    fixed: [
      {
        id: 'slack',
        platform: 'slack',
        credentials: { botToken: SECRETS.slackToken, signingSecret: SECRETS.slackSigning },
        endpoints: { api: slackApi },
        source: 'environment',
      },
    ],
    publicUrl,
    now: () => clock.now(),
  });
  const app = createApp({
    ...{ store, lines, adapters, services, clock, ids, log, publicUrl },
    metrics: createMetrics(),
    stateSecret: 'unused',
    paced: () => false,
    wake: () => undefined,
    failAt: () => undefined,
  });
  const door = await listen({ host: '127.0.0.1', port });
  door.open(app.http.fetch, hookDoor(app.receive));
}
