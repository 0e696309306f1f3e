import { createWebApi, networkOf, plainFetch } from './client.ts';
import { classify } from './errors.ts';
import { cannedFetch, testConnection, testServices } from './services.fixture.ts';
import { vendorLogger } from './vendor-log.ts';

const connection = testConnection();

async function failureOf(answer: () => Response | Promise<Response>, method = 'chat.postMessage') {
  const api = createWebApi(testServices(async () => answer()));
  const called = await api.call(connection, 'xoxb-1', method, { channel: 'C1' }, 1000);
  if (called.ok) throw new Error('the call succeeded');
  return called.failure;
}

describe('the Web API client', () => {
  it('sends the token, form fields and nested values as JSON, once', async () => {
    const sent: { url: string; init: RequestInit | undefined }[] = [];
    const services = testServices(async (input, init) => {
      sent.push({ url: String(input), init });
      return Response.json({ ok: true, ts: '1.1' });
    });
    const called = await createWebApi(services).call(
      connection,
      'xoxb-1',
      'chat.postMessage',
      { channel: 'C1', blocks: [{ type: 'divider' }] },
      1000,
    );
    expect(called).toMatchObject({ ok: true, data: { ts: '1.1' } });
    expect(sent).toHaveLength(1);
    expect(sent[0]?.url).toBe('http://slack.test/playground/slack/api/chat.postMessage');
    expect(sent[0]?.init?.headers).toMatchObject({ Authorization: 'Bearer xoxb-1' });
    expect(new URLSearchParams(String(sent[0]?.init?.body)).get('blocks')).toBe('[{"type":"divider"}]');
  });

  it('never repeats a call by itself', async () => {
    let calls = 0;
    const failure = await failureOf(() => {
      calls += 1;
      return new Response('oops', { status: 500 });
    });
    expect(calls).toBe(1);
    expect(classify(failure, false).kind).toBe('unclear');
  });

  it('passes a limit on at once, with Slack’s time or a cautious one', async () => {
    const limited = (headers: Record<string, string>) => () => new Response('{}', { status: 429, headers });
    expect(classify(await failureOf(limited({ 'retry-after': '7' })), false)).toMatchObject({
      retryAfterMs: 7000,
    });
    expect(classify(await failureOf(limited({})), false)).toMatchObject({
      kind: 'rate_limited',
      retryAfterMs: 30_000,
    });
  });

  it('brings Slack’s hints and the missing scope', async () => {
    const blocks = {
      ok: false,
      error: 'invalid_blocks',
      response_metadata: { messages: ['[ERROR] /blocks/0'] },
    };
    expect(await failureOf(() => Response.json(blocks))).toMatchObject({
      error: 'invalid_blocks',
      hints: ['[ERROR] /blocks/0'],
    });
    const scope = { ok: false, error: 'missing_scope', needed: 'files:write' };
    expect(await failureOf(() => Response.json(scope))).toMatchObject({ hints: ['needed: files:write'] });
  });

  it('cannot tell what became of a post that a page in between answered', async () => {
    const failure = await failureOf(() => new Response('<html>Welcome to the hotel</html>'));
    expect(classify(failure, false).kind).toBe('unclear');
  });

  it('follows no redirect', async () => {
    const failure = await failureOf(
      () => new Response('', { status: 302, headers: { location: 'https://evil.test' } }),
    );
    expect(classify(failure, false)).toMatchObject({ kind: 'refused', code: 'http_302' });
  });

  it('tells a line that never came about from one that broke', async () => {
    const refused = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
    const reset = Object.assign(new Error('read'), { code: 'ECONNRESET' });
    const failed = (cause: Error) => () => Promise.reject(new TypeError('fetch failed', { cause }));
    expect(await failureOf(failed(refused))).toEqual({ status: null, network: 'never_sent' });
    expect(await failureOf(failed(reset))).toEqual({ status: null, network: 'broken' });
    expect(networkOf(new DOMException('timed out', 'TimeoutError'))).toBe('broken');
  });

  it('runs where fetch may not be called as a method and knows no redirect "error"', async () => {
    const strict = function (this: unknown, _input: unknown, init?: RequestInit): Promise<Response> {
      if (this !== undefined) throw new TypeError('Illegal invocation');
      if (init?.redirect === 'error') throw new TypeError('Invalid redirect value');
      return Promise.resolve(Response.json({ ok: true }));
    };
    const api = createWebApi(testServices(strict as typeof globalThis.fetch));
    expect(await api.call(connection, 't', 'auth.test', {}, 1000)).toMatchObject({ ok: true });
    const holder = { fetch: plainFetch(strict as typeof globalThis.fetch) };
    expect((await holder.fetch('http://slack.test/')).ok).toBe(true);
  });

  it('counts its calls', async () => {
    const counted: string[] = [];
    const services = {
      ...testServices(cannedFetch(() => ({ ok: true }))),
      usage: {
        add: (id: string, kind: string, count: number) => void counted.push(`${id} ${kind} ${count}`),
      },
    };
    await createWebApi(services).call(connection, 't', 'users.info', {}, 1000);
    expect(counted).toEqual(['slack users.info 1']);
  });
});

describe('the log of Slack’s packages', () => {
  it('holds no token and no response URL', () => {
    const services = testServices(cannedFetch(() => ({})));
    vendorLogger(services.log).error(
      'bad xoxb-1-secret',
      new Error('at https://hooks.slack.com/actions/T1/1/secret'),
    );
    vendorLogger(services.log).debug('xoxb-1-secret');
    expect(services.warnings).toHaveLength(1);
    expect(JSON.stringify(services.warnings)).not.toContain('secret');
  });
});
