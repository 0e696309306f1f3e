import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';
import type { AdapterServices, Connection, Delivery, Ingest } from '../contract.ts';
import { createLarkAdapter } from './index.ts';
import { socketAllowed } from './long.ts';

/** Protocol buffers by hand: the SDK does not give its frame type out. */
const varint = (n: number): number[] => (n < 128 ? [n] : [(n & 127) | 128, ...varint(n >> 7)]);
const field = (id: number, bytes: readonly number[]) => [id * 8 + 2, ...varint(bytes.length), ...bytes];
const text = (id: number, value: string) => field(id, [...Buffer.from(value)]);

function frame(payload: object, id: string): Uint8Array {
  const headers = { type: 'event', message_id: id, sum: '1', seq: '0', trace_id: 'tr' };
  return Uint8Array.from([
    ...[8, 1, 16, 1, 24, 1, 32, 1],
    ...Object.entries(headers).flatMap(([key, value]) => field(5, [...text(1, key), ...text(2, value)])),
    ...text(8, JSON.stringify(payload)),
  ]);
}

/** The JSON in the payload of an answer frame, and its base64 `data` decoded. */
function acknowledgement(bytes: Buffer): { code: number; data: unknown } {
  const json = bytes.toString('utf8').match(/\{"code":.*?\}/)?.[0] ?? '{}';
  const { code, data } = JSON.parse(json) as { code: number; data?: string };
  return { code, data: data ? JSON.parse(Buffer.from(data, 'base64').toString('utf8')) : null };
}

async function vendor() {
  const server = createServer((request, response) => {
    const { port } = server.address() as AddressInfo;
    response.setHeader('content-type', 'application/json');
    const ClientConfig = { PingInterval: 60, ReconnectCount: 0, ReconnectInterval: 1, ReconnectNonce: 0 };
    const URL = `ws://127.0.0.1:${port}/ws?device_id=1&service_id=2`;
    response.end(
      request.url?.startsWith('/callback/ws/endpoint')
        ? JSON.stringify({ code: 0, msg: '', data: { URL, ClientConfig } })
        : JSON.stringify({ code: 0, tenant_access_token: 't', expire: 7200, bot: { open_id: 'ou_bot' } }),
    );
  });
  const sockets = new WebSocketServer({ server });
  // The client's first ping tells that it listens; what is sent before it could be lost.
  const connected = new Promise<WebSocket>((resolve) =>
    sockets.once('connection', (socket) => socket.once('message', () => resolve(socket))),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const close = async () => {
    for (const socket of sockets.clients) socket.terminate();
    sockets.close();
    await new Promise((resolve) => server.close(resolve));
  };
  return { base, connected, close };
}

const services: AdapterServices = {
  fetch,
  now: () => new Date(0),
  log: { info() {}, warn() {}, error() {} },
  installations: { find: async () => null, save: async () => {}, deactivate: async () => {} },
  interest: { commandWord: async () => 'pm', threadLinked: async () => false },
  usage: { add() {} },
};

const header = (event_type: string, event_id: string) => ({
  event_id,
  event_type,
  create_time: '1700000000000',
  token: '',
  app_id: 'cli_0123456789abcdef',
  tenant_key: 't-1',
});
const press = {
  schema: '2.0',
  header: header('card.action.trigger', 'e-press'),
  event: { operator: { open_id: 'ou_a', tenant_key: 't-1' }, action: { tag: 'button', value: { t: 'tok' } } },
};
const disbanded = {
  schema: '2.0',
  header: header('im.chat.disbanded_v1', 'e-gone'),
  event: { chat_id: 'oc_1' },
};

it('stores each delivery before it acknowledges the frame, and answers a press on the line', async () => {
  const v = await vendor();
  const adapter = createLarkAdapter(services);
  const parsed = adapter.parseCredentials({
    appId: 'cli_0123456789abcdef',
    appSecret: 'fake',
    verificationToken: 'vt',
    mode: 'long',
  });
  const connection: Connection = {
    id: 'lark',
    platform: 'lark',
    hookUrl: '',
    endpoints: { api: v.base },
    credentials: parsed.ok ? parsed.credentials : null,
  };
  const log: string[] = [];
  const ingest: Ingest = (delivery: Delivery) => {
    const failing = delivery.key === 'e-bad';
    const stored = failing
      ? Promise.reject(new Error('disk full'))
      : Promise.resolve().then(() => void log.push(`stored ${delivery.key}`));
    const answer = failing
      ? new Promise<never>(() => {})
      : stored.then(() =>
          adapter.dispatch(delivery, connection, async () => ({ kind: 'toast', tone: 'info', text: 'ok' })),
        );
    return { stored, answer };
  };
  const transport = await adapter.open?.(connection, ingest);
  const socket = await v.connected;
  const acks: ReturnType<typeof acknowledgement>[] = [];
  const answered = (count: number) =>
    new Promise<void>((resolve) => {
      socket.on('message', function take(bytes: Buffer) {
        if (!bytes.includes('"code"')) return;
        log.push('acknowledged');
        acks.push(acknowledgement(bytes));
        if (acks.length < count) return;
        socket.off('message', take);
        resolve();
      });
    });
  const bad = { ...disbanded, header: header('im.chat.disbanded_v1', 'e-bad') };
  try {
    for (const [index, event] of [press, disbanded, bad].entries()) {
      const next = answered(index + 1);
      socket.send(frame(event, `m${index}`));
      await next;
    }
  } finally {
    await transport?.close();
    await v.close();
  }
  expect(log.slice(0, 4)).toEqual(['stored e-press', 'acknowledged', 'stored e-gone', 'acknowledged']);
  expect(acks[0]).toEqual({ code: 200, data: { toast: { type: 'info', content: 'ok' } } });
  expect(acks[1]).toEqual({ code: 200, data: null });
  expect(acks[2]?.code).toBe(500);
});

it('opens nothing where the credentials ask for http', async () => {
  const adapter = createLarkAdapter(services);
  const credentials = { appId: 'cli_1', mode: 'http', brand: 'feishu' };
  const connection: Connection = { id: 'l', platform: 'lark', hookUrl: '', endpoints: {}, credentials };
  const never: Ingest = () => {
    throw new Error('nothing may arrive');
  };
  expect(await adapter.open?.(connection, never)).toBeNull();
});

it('connects only to the vendor, or to the configured base', () => {
  const base = 'https://open.feishu.cn';
  expect(socketAllowed('wss://msg-frontier.feishu.cn/ws', base)).toBe(true);
  expect(socketAllowed('ws://msg-frontier.feishu.cn/ws', base)).toBe(false);
  expect(socketAllowed('wss://feishu.cn.evil.test/ws', base)).toBe(false);
  expect(socketAllowed('wss://evilfeishu.cn/ws', base)).toBe(false);
  expect(socketAllowed('not a url', base)).toBe(false);
  expect(socketAllowed('ws://127.0.0.1:9/ws', 'http://127.0.0.1:9/x')).toBe(true);
  expect(socketAllowed('ws://127.0.0.1:8/ws', 'http://127.0.0.1:9/x')).toBe(false);
});
