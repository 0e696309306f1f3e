import type { AdapterServices, HookAnswer, Ingest, OpenTransport } from '../contract.ts';
import { acceptEvent } from './accept.ts';
import type { BotIdentity } from './bot.ts';
import { apiBase, type LarkConnection } from './credentials.ts';
import { loadSdk } from './sdk.ts';
import { httpOverFetch } from './sdk-http.ts';

/** Milliseconds until the handshake is given up and tried again; the SDK itself would wait without end. */
const HANDSHAKE_MS = 10_000;

/** Seconds without any frame after a ping until the line counts as dead. */
const PONG_SECONDS = 15;

/**
 * Opens Feishu's long connection where the credentials ask for it; null otherwise. A frame is acknowledged only
 * after its delivery has been stored, and a press carries its answer back on the same line.
 */
export async function openLong(
  connection: LarkConnection,
  ingest: Ingest,
  services: AdapterServices,
  bot: BotIdentity,
): Promise<OpenTransport | null> {
  const { credentials } = connection;
  if (credentials.mode !== 'long' || credentials.brand !== 'feishu') return null;
  const sdk = await loadSdk();
  const note = (level: 'info' | 'warn', message: string) => () =>
    services.log[level]({ connection: connection.id }, message);
  const socket = new sdk.WSClient({
    appId: credentials.appId,
    appSecret: credentials.appSecret,
    domain: apiBase(connection),
    httpInstance: socketHttp(services.fetch, apiBase(connection)),
    loggerLevel: sdk.LoggerLevel.error,
    logger: ownLogger(connection, services),
    handshakeTimeoutMs: HANDSHAKE_MS,
    wsConfig: { pingTimeout: PONG_SECONDS },
    onReady: note('info', 'long connection is open'),
    onReconnecting: note('warn', 'long connection broke, opening it again'),
    onReconnected: note('info', 'long connection is open again'),
    onError: (error: Error) =>
      services.log.error({ connection: connection.id, error: error.message }, 'long connection gave up'),
  });
  const invoke = (frame: unknown) => receive(frame, connection, ingest, services, bot);
  // The client calls nothing but `invoke`; the SDK's own dispatcher would flatten the event and check nothing.
  await socket.start({
    eventDispatcher: { invoke } as unknown as InstanceType<typeof sdk.EventDispatcher>,
  });
  return {
    close: async () => {
      socket.close({ force: true });
    },
  };
}

/** The socket's address comes from the vendor: it is taken only on the vendor's hosts, or on the configured base's own. */
function socketHttp(fetch: typeof globalThis.fetch, base: string) {
  return httpOverFetch(fetch, ({ body }) => {
    const url = (body as { data?: { URL?: unknown } } | null)?.data?.URL;
    if (typeof url === 'string' && !socketAllowed(url, base)) throw new Error('socket on a foreign host');
    return body;
  });
}

/** True for wss on a host of Feishu, and for the host of the configured base URL. */
export function socketAllowed(address: string, base: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, host } = new URL(address);
  if (protocol === 'wss:' && /(^|\.)(feishu\.cn|feishucdn\.com)$/.test(hostname)) return true;
  return (protocol === 'wss:' || protocol === 'ws:') && host === new URL(base).host;
}

/** The client's complaints go to our log; what it says below that level holds texts of people. */
function ownLogger(connection: LarkConnection, services: AdapterServices) {
  const silent = () => {};
  const error = (...parts: unknown[]) =>
    services.log.warn(
      { connection: connection.id, said: parts.flat().filter((part) => typeof part === 'string') },
      'long connection complains',
    );
  return { error, warn: silent, info: silent, debug: silent, trace: silent };
}

/** Takes one frame's payload: stores it, and returns what goes back with the acknowledgement. Throws to refuse it. */
export async function receive(
  frame: unknown,
  connection: LarkConnection,
  ingest: Ingest,
  services: AdapterServices,
  bot: BotIdentity,
): Promise<object | undefined> {
  const json = (frame ?? {}) as Readonly<Record<string, unknown>>;
  const accepted = await acceptEvent(json, connection, services.interest, bot);
  if (accepted.kind === 'answered') return payload(accepted.answer);
  if (accepted.kind === 'refused') {
    services.log.warn({ connection: connection.id, reason: accepted.reason }, 'frame refused');
    return undefined;
  }
  const { stored, answer } = ingest(accepted.delivery);
  if (!isPress(frame)) {
    answer.catch((error: unknown) =>
      services.log.warn({ connection: connection.id, error: String(error) }, 'dispatch of a frame failed'),
    );
    await stored;
    return undefined;
  }
  await stored;
  return payload(await answer);
}

function isPress(frame: unknown): boolean {
  const header = (frame as { header?: { event_type?: unknown } }).header;
  return header?.event_type === 'card.action.trigger';
}

function payload(answer: HookAnswer): object | undefined {
  return answer.body === '' ? undefined : (JSON.parse(answer.body) as object);
}
