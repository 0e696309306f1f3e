import { z } from 'zod';
import type { Connection } from '../contract.ts';
import { memoryServices, START } from '../loop.fixture.ts';
import { baseUrl, mayCall, publicUrl } from './address.ts';
import { createClient } from './client.ts';
import { parseCredentials } from './credentials.ts';
import { createPace } from './pace.ts';

const anything = z.looseObject({});

function connectionTo(endpoints: Readonly<Record<string, string>> = {}): Connection {
  const parsed = parseCredentials({ clientId: 'app', clientSecret: 'secret-new,secret-old' });
  if (!parsed.ok) throw new Error('credentials');
  return {
    id: 'c',
    platform: 'dingtalk',
    credentials: parsed.credentials,
    endpoints,
    hookUrl: 'https://linkstar.example/hooks/c',
  };
}

/** A client whose vendor answers by path, and whose time stands still until it waits. */
function clientWith(
  answer: (path: string, token: string | null, request: Request) => Response | Promise<Response>,
) {
  const seen: { path: string; token: string | null; body: string }[] = [];
  let time = 0;
  let now = START;
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    const url = new URL(request.url);
    const token = request.headers.get('x-acs-dingtalk-access-token') ?? url.searchParams.get('access_token');
    seen.push({ path: url.pathname, token, body: await request.clone().text() });
    return answer(url.pathname, token, request);
  };
  const { services, used, logged } = memoryServices(fetch, () => now);
  const clock = {
    now: () => time,
    wait: async (ms: number) => {
      time += ms;
    },
  };
  return {
    client: createClient(services, connectionTo(), clock),
    seen,
    used,
    logged,
    advance: (ms: number) => {
      time += ms;
      now = new Date(now.getTime() + ms);
    },
  };
}

const tokens = () => {
  let count = 0;
  return () => {
    count += 1;
    return Response.json({ accessToken: `t${count}`, expireIn: 7200 });
  };
};

describe('the access token', () => {
  it('is fetched once for calls that start together, with the newer secret, and kept', async () => {
    const token = tokens();
    const { client, seen, used } = clientWith((path) =>
      path.includes('oauth2') ? token() : Response.json({}),
    );
    await Promise.all([1, 2, 3].map(() => client.call('POST', '/v1.0/x', {}, anything)));
    expect(seen.filter((one) => one.path.includes('oauth2'))).toHaveLength(1);
    expect(JSON.parse(seen[0]?.body ?? '')).toEqual({ appKey: 'app', appSecret: 'secret-new' });
    expect(seen.filter((one) => one.path === '/v1.0/x').map((one) => one.token)).toEqual(['t1', 't1', 't1']);
    expect(used).toEqual({ api_free: 1, api: 3 });
  });

  it('is renewed ten minutes before its end', async () => {
    const token = tokens();
    const { client, seen, advance } = clientWith((path) =>
      path.includes('oauth2') ? token() : Response.json({}),
    );
    await client.call('POST', '/v1.0/x', {}, anything);
    advance(6_600_000 - 1);
    await client.call('POST', '/v1.0/x', {}, anything);
    advance(1);
    await client.call('POST', '/v1.0/x', {}, anything);
    expect(seen.filter((one) => one.path === '/v1.0/x').map((one) => one.token)).toEqual(['t1', 't1', 't2']);
  });

  it('that the vendor calls stale is renewed once and the call repeated once', async () => {
    const token = tokens();
    const stale = () => Response.json({ code: 'InvalidAuthentication' }, { status: 400 });
    const { client, seen } = clientWith((path, given) =>
      path.includes('oauth2') ? token() : given === 't1' ? stale() : Response.json({ fine: true }),
    );
    expect(await client.call('POST', '/v1.0/x', {}, anything)).toEqual({ ok: true, value: { fine: true } });
    const never = clientWith((path) => (path.includes('oauth2') ? token() : stale()));
    const answer = await never.client.call('POST', '/v1.0/x', {}, anything);
    expect(answer).toMatchObject({ ok: false, fault: { class: 'token' } });
    expect(never.seen.filter((one) => one.path === '/v1.0/x')).toHaveLength(2);
    expect(seen).toHaveLength(4);
  });

  it('goes into the query of the old API', async () => {
    const token = tokens();
    const { client, seen } = clientWith((path) =>
      path.includes('oauth2') ? token() : Response.json({ errcode: 0 }),
    );
    await client.callOld('/topapi/v2/user/get', { userid: 'u' }, anything);
    expect(seen[1]).toMatchObject({ path: '/topapi/v2/user/get', token: 't1' });
  });

  it('that could not be fetched leaves nothing unclear: nothing was said', async () => {
    const { client } = clientWith(() => {
      throw Object.assign(new TypeError('fetch failed'), {
        cause: Object.assign(new Error(), { code: 'ECONNRESET' }),
      });
    });
    expect(await client.call('POST', '/v1.0/x', {}, anything)).toMatchObject({
      ok: false,
      fault: { class: 'transient' },
    });
  });
});

it('stops all calls for five minutes after a ban', async () => {
  const token = tokens();
  const { client, seen, advance } = clientWith((path) =>
    path.includes('oauth2')
      ? token()
      : Response.json({ status: 1111, wait: 5, punish: 'deny' }, { status: 403 }),
  );
  await client.call('POST', '/v1.0/x', {}, anything);
  const calls = seen.length;
  expect(await client.call('POST', '/v1.0/x', {}, anything)).toMatchObject({ fault: { class: 'ban' } });
  expect(seen).toHaveLength(calls);
  advance(300_001);
  await client.call('POST', '/v1.0/x', {}, anything);
  expect(seen).toHaveLength(calls + 1);
});

it('takes an answer that cannot be read for an unclear one', async () => {
  const token = tokens();
  const { client } = clientWith((path) => (path.includes('oauth2') ? token() : new Response('nonsense')));
  const answer = await client.call('POST', '/v1.0/x', {}, z.object({ result: z.string() }));
  expect(answer).toMatchObject({ ok: false, fault: { class: 'ambiguous' } });
});

it('keeps to fifteen calls in any second, in order', async () => {
  let time = 0;
  const clock = {
    now: () => time,
    wait: async (ms: number) => {
      time += ms;
    },
  };
  const gate = createPace(10, 5, clock);
  const passed: number[] = [];
  for (let call = 0; call < 60; call += 1) {
    await gate();
    passed.push(time);
  }
  for (const from of passed) {
    expect(passed.filter((at) => at >= from && at < from + 1_000).length).toBeLessThanOrEqual(15);
  }
  expect(passed.at(-1)).toBeLessThan(6_000);
});

describe('addresses', () => {
  it('that the vendor hands over are called only on its hosts and encrypted', () => {
    const plain = connectionTo();
    expect(mayCall(plain, 'https://oapi.dingtalk.com/robot/sendBySession?session=1')).toBe(true);
    expect(mayCall(plain, 'wss://wss-open-connection.dingtalk.com:443/connect')).toBe(true);
    for (const address of [
      'http://oapi.dingtalk.com/x',
      'ws://wss-open-connection.dingtalk.com/x',
      'https://oapi.dingtalk.com:8443/x',
      'https://dingtalk.com.evil.example/x',
      'https://evildingtalk.com/x',
      'https://oapi.dingtalk.com@evil.example/x',
      'https://user:pw@oapi.dingtalk.com/x',
      'https://127.0.0.1/x',
      'http://[::1]/x',
      'file:///etc/passwd',
      'no address',
    ]) {
      expect([address, mayCall(plain, address)]).toEqual([address, false]);
    }
  });

  it('on the host of a configured base URL may be plain, and no other', () => {
    const local = connectionTo({ api: 'http://127.0.0.1:4001/playground', oapi: '' });
    expect(mayCall(local, 'http://127.0.0.1:4001/anything')).toBe(true);
    expect(mayCall(local, 'ws://127.0.0.1:4001/connect')).toBe(true);
    expect(mayCall(local, 'http://127.0.0.1:4002/x')).toBe(false);
    expect(baseUrl(local, 'api')).toBe('http://127.0.0.1:4001/playground');
    expect(baseUrl(local, 'oapi')).toBe('https://oapi.dingtalk.com');
  });

  it('of links follow the public address, or the hook’s', () => {
    expect(publicUrl(connectionTo({ publicUrl: 'https://p.example/base/' }))).toBe('https://p.example/base');
    expect(publicUrl(connectionTo())).toBe('https://linkstar.example');
  });

  it('that are refused are not called', async () => {
    const { client, seen } = clientWith(() => Response.json({}));
    const answer = await client.webhook('https://evil.example/', {});
    expect(answer).toMatchObject({ ok: false, fault: { code: 'address_refused' } });
    expect(seen).toEqual([]);
  });
});
