import { Hono } from 'hono';
import type { Adapter, AdapterServices, Connection, Platform } from '../adapters/contract.ts';
import { syncSlashCommands } from '../adapters/lark/slash-commands.ts';
import { beginInstall, endInstallCookie, finishInstall } from '../adapters/slack/oauth.ts';
import { paletteEntry } from './commands/palette.ts';
import { createDispatcher } from './delivery/dispatcher.ts';
import { createLiveCards } from './delivery/live.ts';
import { lanePrefix } from './delivery/payload.ts';
import { createAcquaintances } from './desk/acquaint.ts';
import { createIntake } from './desk/intake.ts';
import { apologise, sendLate } from './desk/late.ts';
import { offerOfLink, pressLink } from './desk/link-press.ts';
import type { DeskParts } from './desk/parts.ts';
import { replayMessage, replayWebhook } from './desk/replay.ts';
import { createWork } from './desk/work.ts';
import { errorBody } from './http/api/endpoint.ts';
import { adminApi } from './http/api/index.ts';
import type { ApiParts } from './http/api/parts.ts';
import { health } from './http/health.ts';
import { hooks } from './http/hooks.ts';
import { links } from './http/links.ts';
import type { Metrics } from './http/metrics.ts';
import { createReceive, type Receive } from './http/receive.ts';
import { requestId, requestIdOf } from './http/request-id.ts';
import { slackInstall } from './http/slack-install.ts';
import type { Lines } from './lines.ts';
import { createSchedule } from './schedule/occurrences.ts';
import { sweep } from './schedule/sweep.ts';
import type { Ids } from './store/ids.ts';
import type { Store, StoreLog } from './store/store.ts';
import type { Clock } from './time/clock.ts';

/** Everything the service is made of, given by the entry that knows the machine. */
export interface AppParts {
  readonly store: Store;
  readonly lines: Lines;
  readonly adapters: Readonly<Record<Platform, Adapter>>;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: StoreLog;
  readonly metrics: Metrics;
  readonly publicUrl: string;
  /** Signs the state of an installation by OAuth. */
  readonly stateSecret: string;
  readonly services: AdapterServices;
  readonly adminToken?: string;
  /** Whether sends into one chat keep the platform's pace; a stand-in has no pace to keep. */
  readonly paced: (connectionId: string) => boolean;
  /** Asked to drain soon, because messages may wait. */
  readonly wake: () => void;
  readonly failAt: (point: string) => void;
  /** Set off when this process was told to end: it goes on, but says that it wants no new callers. */
  readonly ending?: AbortSignal;
}

/** The service: its routes, and what must be done again and again. */
export interface App {
  readonly http: Hono;
  /** The way of one webhook, for doors beside the routes. */
  readonly receive: Receive;
  /**
   * Sends what is due, works on what was left behind, does what the clock calls for; resolves to whether anything was
   * done. Once `closing` is set off, what is under way is finished and nothing more is begun.
   */
  drain(closing?: AbortSignal): Promise<boolean>;
  /** Resolves once nothing that was taken in is still being worked on, and nothing is being sent. */
  idle(): Promise<void>;
  /** Forgets what was learned of vendors and kept in memory: which of them keep failing, who people and what rooms are. */
  forget(): void;
  /** What is done about once a minute: counts corrected, old rows removed, usage written down. */
  sweep(): Promise<void>;
  readonly take: ReturnType<typeof createIntake>['take'];
}

/** The one place that knows adapters and core together and ties them. */
export function createApp(parts: AppParts): App {
  const { store, lines, clock, ids, log, metrics, wake } = parts;
  const line = (id: string): Promise<{ adapter: Adapter; connection: Connection } | null> => lines.find(id);
  const desk: DeskParts = { store, clock, ids, log, publicUrl: parts.publicUrl, line, within };
  const count = (name: string, labels: Readonly<Record<string, string>>): void => metrics.count(name, labels);

  const acquaintances = createAcquaintances(desk);
  const intake = createIntake({
    store,
    clock,
    ids,
    log,
    line,
    work: createWork(desk, acquaintances),
    late: (inbound, answer) => sendLate(desk, inbound, answer),
    apologise: (inbound) => apologise(desk, inbound),
    elapsed: () => performance.now(),
    delay,
    afterwards: wake,
    failAt: parts.failAt,
  });
  const schedule = createSchedule({ store, clock, ids, log });
  const dispatcher = createDispatcher({
    store,
    live: createLiveCards({ store, clock, ids }),
    clock,
    ids,
    log,
    line,
    pace: ({ adapter, connection }) => (parts.paced(connection.id) ? adapter.capabilities.roomPaceMs : 0),
    random: Math.random,
    count,
    delay,
    failAt: parts.failAt,
  });

  const http = new Hono();
  // Before the request ids: a webhook is known by the id of its row, and every microsecond counts here.
  const receive = createReceive({ line, intake, log, realNow: () => new Date(), count });
  http.route('/hooks', hooks(receive));
  http.use('*', requestId(ids));
  http.onError((error, c) => {
    const id = requestIdOf(c);
    log.error({ err: error, requestId: id }, 'a request failed');
    return c.json(errorBody('internal', 'Something went wrong on our side.', id), 500);
  });
  const ending = parts.ending ? { ending: parts.ending } : {};
  http.route(
    '/',
    health({
      ...{ store, clock, metrics, ...ending, ...tokenOf(parts) },
      connections: connectionList,
      troubled: () => dispatcher.troubled(),
    }),
  );
  http.route('/api', adminApi(apiParts(parts, desk)));
  http.route(
    '/',
    links({
      offer: (token) => offerOfLink(desk, token),
      press: (token, id) => pressLink(desk, token, id),
      wake,
    }),
  );
  http.route(
    '/slack',
    slackInstall({
      store,
      log,
      connection: async () =>
        (await lines.list()).find(
          ({ connection, source }) => connection.platform === 'slack' && source !== 'playground',
        )?.connection ?? null,
      begin: (connection) => beginInstall(connection, parts.publicUrl, parts.stateSecret, new Date()),
      finish: (connection, query, cookie) =>
        finishInstall(connection, query, cookie, {
          publicUrl: parts.publicUrl,
          secret: parts.stateSecret,
          now: new Date(),
          services: parts.services,
        }),
      endCookie: () => endInstallCookie(parts.publicUrl),
      async installed({ id, platform }, workspace) {
        await store.outbox.resume(lanePrefix({ platform, connectionId: id, workspace }));
        wake();
      },
    }),
  );

  async function connectionList() {
    return (await lines.list()).map(({ connection }) => ({
      id: connection.id,
      platform: connection.platform,
    }));
  }

  return {
    http,
    receive,
    take: intake.take,
    async idle() {
      await intake.idle();
      await dispatcher.idle();
    },
    async drain(closing) {
      const recovered = await intake.recover();
      const happened = await schedule.drain(closing);
      const sent = await dispatcher.drain(closing);
      return recovered + happened + sent > 0;
    },
    forget() {
      dispatcher.forgetTrouble();
      acquaintances.forget();
    },
    sweep: () => sweep({ store, clock, log }),
  };
}

function tokenOf({ adminToken }: AppParts): { adminToken?: string } {
  return adminToken ? { adminToken } : {};
}

function apiParts(parts: AppParts, desk: DeskParts): ApiParts {
  const { store, clock, ids, log, lines, publicUrl, wake } = parts;
  return {
    store,
    clock,
    ids,
    log,
    publicUrl,
    wake,
    ...tokenOf(parts),
    requestId: requestIdOf,
    replayMessage: (id, request) => replayMessage(desk, id, request),
    replayWebhook: (id, request) => replayWebhook(desk, id, request),
    async addConnection(platform, fields, endpoints) {
      const id = `${platform}-${ids.token(12).toLowerCase()}`;
      const places = { ...defaultEndpoints(platform, fields), ...endpoints };
      const added = await lines.add(id, platform, fields, places);
      return added.ok ? { ok: true, id, hookUrl: added.line.connection.hookUrl } : added;
    },
    async registerCommands(connectionId) {
      const line = await lines.find(connectionId);
      if (line?.connection.platform !== 'lark') return line ? 'no_palette' : null;
      return syncSlashCommands(parts.services, line.connection, [paletteEntry()]);
    },
    async listConnections() {
      return (await lines.list())
        .filter(({ source }) => source !== 'playground')
        .map(({ connection, source }) => ({
          id: connection.id,
          platform: connection.platform,
          hookUrl: connection.hookUrl,
          source: source === 'database' ? 'database' : 'environment',
        }));
    },
  };
}

/** The vendors' public API hosts. */
function defaultEndpoints(
  platform: Platform,
  fields: Readonly<Record<string, unknown>>,
): Record<string, string> {
  switch (platform) {
    case 'slack':
      return { api: 'https://slack.com/api/' };
    case 'lark':
      return { api: fields.brand === 'lark' ? 'https://open.larksuite.com' : 'https://open.feishu.cn' };
    case 'dingtalk':
      return { api: 'https://api.dingtalk.com', oapi: 'https://oapi.dingtalk.com' };
  }
}

function delay(ms: number): { done: Promise<void>; cancel: () => void } {
  let cancel = (): void => {};
  const done = new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, ms);
    cancel = () => clearTimeout(timer);
  });
  return { done, cancel };
}

function within<T>(ms: number, work: Promise<T>): Promise<T | null> {
  const limit = delay(ms);
  return Promise.race([work, limit.done.then(() => null)]).finally(limit.cancel);
}
