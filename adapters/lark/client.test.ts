import type { AdapterServices } from '../contract.ts';
import { createLarkClient } from './client.ts';
import type { LarkConnection } from './credentials.ts';
import { call, NoReply } from './transport.ts';

const connection: LarkConnection = {
  id: 'lark',
  platform: 'lark',
  hookUrl: '',
  endpoints: { api: 'https://lark.test' },
  credentials: {
    appId: 'cli_1',
    appSecret: 'fake',
    encryptKeys: [],
    verificationToken: 'vt',
    brand: 'feishu',
    mode: 'http',
    windowHours: 8,
  },
};

type Answer = (url: URL, init: RequestInit) => Response | Promise<Response>;

function world(answer: Answer) {
  const clock = { ms: 0 };
  const calls: { path: string; auth: string | null; method: string }[] = [];
  let token = 0;
  const services: AdapterServices = {
    fetch: async (input, init = {}) => {
      const url = new URL(String(input));
      calls.push({
        path: url.pathname,
        auth: new Headers(init.headers).get('authorization'),
        method: init.method ?? '',
      });
      if (url.pathname.endsWith('/tenant_access_token/internal')) {
        token++;
        return Response.json({ code: 0, tenant_access_token: `t-${token}`, expire: 7200 });
      }
      return answer(url, init);
    },
    now: () => new Date(clock.ms),
    log: { info() {}, warn() {}, error() {} },
    installations: { find: async () => null, save: async () => {}, deactivate: async () => {} },
    interest: { commandWord: async () => 'pm', threadLinked: async () => false },
    usage: { add() {} },
  };
  const client = createLarkClient(services);
  const send = () =>
    client.use(connection, (sdk, options) =>
      sdk.im.v1.message.create(
        {
          params: { receive_id_type: 'chat_id' },
          data: { receive_id: 'oc_1', msg_type: 'text', content: '{}' },
        },
        options,
      ),
    );
  const tokens = () => calls.filter((c) => c.path.includes('tenant_access_token')).length;
  return { calls, client, clock, send, tokens };
}

const fine: Answer = () => Response.json({ code: 0, data: { message_id: 'om_1' } });

it('asks for one token however many calls start at once, and keeps it', async () => {
  const w = world(fine);
  const results = await Promise.all(Array.from({ length: 10 }, w.send));
  await w.send();
  expect(results.every((r) => r.ok)).toBe(true);
  expect(w.tokens()).toBe(1);
  expect(w.calls.at(-1)).toEqual({ path: '/open-apis/im/v1/messages', auth: 'Bearer t-1', method: 'POST' });
});

it('renews the token five minutes before its end', async () => {
  const w = world(fine);
  await w.send();
  w.clock.ms = (7200 - 301) * 1000;
  await w.send();
  expect(w.tokens()).toBe(1);
  w.clock.ms = (7200 - 300) * 1000;
  await w.send();
  expect(w.tokens()).toBe(2);
});

it('renews a stale token once and tries once more', async () => {
  const w = world((_url, init) =>
    new Headers(init.headers).get('authorization') === 'Bearer t-1'
      ? Response.json({ code: 99991663, msg: 'invalid' }, { status: 400 })
      : Response.json({ code: 0, data: {} }),
  );
  expect((await w.send()).ok).toBe(true);
  expect(w.tokens()).toBe(2);
});

it('gives up on a token that is refused twice', async () => {
  const w = world(() => Response.json({ code: 99991663, msg: 'invalid' }, { status: 400 }));
  expect(await w.send()).toMatchObject({ ok: false, verdict: { kind: 'auth' } });
  expect(w.tokens()).toBe(2);
});

it('takes a code other than 0 for a failure whatever the status', async () => {
  const w = world(() => Response.json({ code: 230002, msg: 'out' }, { status: 200 }));
  expect(await w.send()).toMatchObject({ ok: false, verdict: { kind: 'gone', what: 'room' } });
});

it('never makes a second attempt by itself', async () => {
  const w = world(() => new Response('bad gateway', { status: 502 }));
  expect(await w.send()).toMatchObject({ ok: false, verdict: { kind: 'transient' } });
  expect(w.calls.filter((c) => c.path.endsWith('/messages'))).toHaveLength(1);
});

it('tells a line that broke from one that was never there', async () => {
  const broken = world(() => Promise.reject(new TypeError('terminated')));
  expect(await broken.send()).toMatchObject({ verdict: { kind: 'no_reply', sent: true } });
  const cause = Object.assign(new Error('refused'), { code: 'ECONNREFUSED' });
  const refused = world(() => Promise.reject(new TypeError('fetch failed', { cause })));
  expect(await refused.send()).toMatchObject({ verdict: { kind: 'no_reply', sent: false } });
});

it('calls a missing token transient, since nothing of the message has gone out', async () => {
  const w = world(fine);
  const silent = createLarkClient({
    fetch: () => Promise.reject(new TypeError('terminated')),
    now: () => new Date(0),
    usage: { add() {} },
  } as unknown as AdapterServices);
  expect(await silent.get(connection, '/x')).toMatchObject({ verdict: { kind: 'transient' } });
  expect(await w.client.get(connection, '/open-apis/bot/v3/info')).toMatchObject({ ok: true });
});

it('does not follow redirects and gives up after its time', async () => {
  let seen: RequestInit | undefined;
  const fetch: typeof globalThis.fetch = (_input, init) => {
    seen = init;
    return new Promise((_resolve, reject) => {
      init?.signal?.addEventListener('abort', () => reject(init.signal?.reason));
    });
  };
  const request = call(fetch, { method: 'GET', url: 'https://lark.test/x', timeoutMs: 1 });
  await expect(request).rejects.toBeInstanceOf(NoReply);
  expect(seen?.redirect).toBe('manual');
});
