import { request } from 'node:http';
import { journeys } from './service.ts';

journeys('the playground', (service) => {
  const error = (code: string) => ({ error: { code, message: expect.any(String) } });

  it('tells its world with the fixed ids', async () => {
    interface World {
      readonly now: string;
      readonly tenant: { id: string };
      readonly people: readonly { id: string; platform: string; zone: string; locale: string }[];
      readonly chats: readonly { id: string; platform: string; members: readonly string[] }[];
    }
    const { body } = await service.call<World>('/world');
    expect(body.now).toBe('2026-10-29T02:15:00.000Z');
    expect(body.tenant.id).toBe('aurora');
    const ids = 'lin chen li wang zhao sun maya daniel sam zhou olivia huang'.split(' ');
    expect(body.people.map(({ id }) => id)).toEqual(ids);
    expect(body.people.find(({ id }) => id === 'olivia')).toMatchObject({
      platform: 'slack',
      zone: 'America/New_York',
      locale: 'en',
    });
    const chats = new Map(body.chats.map((chat) => [chat.id, chat]));
    expect(chats.get('R1')).toMatchObject({
      platform: 'lark',
      members: ['lin', 'chen', 'li', 'wang', 'zhao', 'sun', 'huang'],
    });
    expect(chats.get('R2')).toMatchObject({
      platform: 'slack',
      members: ['maya', 'daniel', 'sam', 'olivia'],
    });
    expect(chats.get('R3')).toMatchObject({ platform: 'dingtalk', members: ['zhou', 'wang'] });
    for (const id of ids) expect(chats.get(`dm:${id}`)?.members).toEqual([id]);
  });

  it.each([
    ['/say', { chat: 'R1', as: 'maya', text: '@bot 我的' }, 403, 'not_in_chat'],
    ['/press', { chat: 'R1', as: 'maya', message: 'x', action: 'Done' }, 403, 'not_in_chat'],
    ['/event', { chat: 'dm:lin', as: 'chen', kind: 'home' }, 403, 'not_in_chat'],
    ['/say', { chat: 'R9', as: 'maya', text: 'x' }, 404, 'no_chat'],
    ['/press', { chat: 'R2', as: 'maya', message: 'x', action: 'Done' }, 404, 'no_message'],
    ['/say', { chat: 'R1', as: 'lin' }, 400, 'invalid'],
    ['/event', { chat: 'R1', as: 'lin', kind: 'dance' }, 400, 'invalid'],
    ['/clock', { now: '2026-10-01T00:00:00Z' }, 400, 'clock'],
    ['/clock', { advance: 'P1M' }, 400, 'clock'],
    ['/clock', { advance: 'soon' }, 400, 'invalid'],
    ['/faults', { platform: 'irc', times: 1 }, 400, 'invalid'],
    ['/reset', { sample: 'other' }, 400, 'invalid'],
    ['/when', { text: 'fri', now: '2026-10-29T02:15:00Z', zone: 'Mars/Base', locale: 'en' }, 400, 'invalid'],
  ])('answers %s %j with %i', async (path, body, status, code) => {
    expect(await service.call(path, body)).toEqual({ status, body: error(code) });
  });

  it('knows no button that a message has not got', async () => {
    await service.say('R2', 'sam', '/pm start BF26-8');
    const { id } = await service.last('R2');
    expect(await service.call('/press', { chat: 'R2', as: 'sam', message: id, action: 'Fly' })).toEqual({
      status: 404,
      body: error('no_button'),
    });
  });

  it.each([
    ['R1', 'lin', '大家好'],
    ['R3', 'zhou', '大家好'],
    ['R3', 'zhou', '@王强 你好'],
  ])('acknowledges nothing where the platform would not deliver: %s %s “%s”', async (chat, as, text) => {
    expect(await service.say(chat, as, text)).toEqual({ status: null, ackMs: null, reply: null });
    expect((await service.messages(chat)).at(-1)).toMatchObject({ author: as, text });
  });

  it('shows what one person alone was told only to that person', async () => {
    await service.say('R2', 'maya', '/pm my');
    expect(await service.messages('R2')).toEqual([]);
    const mine = await service.messages('R2', 'maya');
    expect(mine.map(({ author, to }) => [author, to])).toEqual([
      ['maya', 'maya'],
      ['bot', 'maya'],
    ]);
    expect(await service.messages('R2', 'daniel')).toEqual([]);
    expect(Object.keys(mine[1] ?? {})).toEqual(
      expect.arrayContaining([
        'id',
        'chat',
        'at',
        'author',
        'to',
        'thread',
        'text',
        'title',
        'fields',
        'buttons',
        'updatedAt',
        'native',
      ]),
    );
  });

  it('lets whoever is on two platforms write to the bot alone on each', async () => {
    const own = 'dm:wang:dingtalk';
    const { reply } = await service.say(own, 'wang', '新建 装柜 @周凯 明天上午9点 #BF26');
    expect(reply?.text).toContain('BF26-11');
    const [receipt] = await service.cards(own);
    expect((await service.press(own, 'wang', receipt?.id ?? '', '查看')).status).toBe(200);
    // What the bot writes of itself still comes to the one place where he is at home.
    expect((await service.last('dm:wang')).title).toBe('BF26-11 · 装柜');
    expect((await service.say('dm:wang', 'wang', '我的')).status).toBe(200);
    await expect(service.say('dm:zhou:dingtalk', 'zhou', '我的')).rejects.toThrow();
  });

  it('keeps the clock standing until it is moved, forward only, and back by a reset', async () => {
    expect(await service.clock({ advance: 'PT1H30M' })).toBe('2026-10-29T03:45:00.000Z');
    expect(await service.clock({ advance: 'P1W' })).toBe('2026-11-05T03:45:00.000Z');
    expect(await service.clock({ now: '2026-11-05T03:45:00Z' })).toBe('2026-11-05T03:45:00.000Z');
    await service.reset({ now: '2026-10-29T02:15:00Z' });
    expect((await service.call<{ now: string }>('/world')).body.now).toBe('2026-10-29T02:15:00.000Z');
  });

  it('goes with real time after a reset without an instant', async () => {
    await service.reset({});
    const { now } = (await service.call<{ now: string }>('/world')).body;
    expect(Math.abs(Date.parse(now) - Date.now())).toBeLessThan(60_000);
  });

  it('starts anew with the project or without it', async () => {
    await service.say('R2', 'sam', '/pm done BF26-8');
    await service.reset({ sample: 'bf26', now: '2026-10-29T02:15:00Z' });
    expect(await service.api.task('BF26-8')).toMatchObject({ status: 'open' });
    expect(await service.messages('R2', 'sam')).toEqual([]);
    expect(await service.api.audit()).toEqual([]);
    await service.reset({ sample: 'company', now: '2026-10-29T02:15:00Z' });
    expect((await service.api.call('GET', '/tenants/aurora/projects/BF26')).status).toBe(404);
    const { body } = await service.api.call<{ members: unknown[] }>('GET', '/tenants/aurora');
    expect(body.members).toHaveLength(12);
    await service.say(
      'R1',
      'lin',
      '@bot 新建项目 Q4黑五备战 - Amazon US 上线日 2026-11-27 00:00 洛杉矶时间 #BF26',
    );
    expect(JSON.stringify((await service.api.project()).launch)).toContain('2026-11-27T08:00:00.000Z');
    expect((await service.last('R1')).title).toContain('BF26');
  });

  it('forgets faults at a reset', async () => {
    await service.fault({ platform: 'slack', status: 429, retryAfter: 600, times: 100 });
    await service.reset({ now: '2026-10-29T02:15:00Z' });
    await service.say('R1', 'lin', '@bot 新建 甲 @李婷 明天');
    expect((await service.last('R2')).title).toBe('BF26-11 · 甲');
  });

  it.each([
    ['another host', { host: 'evil.test' }, 403],
    ['a host that only begins like ours', { host: 'localhost.evil.test' }, 403],
    ['another origin', { host: 'localhost', origin: 'http://evil.test' }, 403],
    ['no origin that can be read', { host: 'localhost', origin: 'null' }, 403],
    ['localhost', { host: 'localhost' }, 200],
    ['127.0.0.1', { host: '127.0.0.1' }, 200],
    ['[::1]', { host: '[::1]' }, 200],
  ])('answers a request with %s accordingly', async (_name, headers, status) => {
    for (const path of ['/playground/world', '/playground/chats/R1/messages']) {
      expect(await statusOf(`${service.url}${path}`, headers)).toBe(status);
    }
  });

  it('takes JSON only, so that a form of another page can do nothing', async () => {
    const body = JSON.stringify({ now: '2027-01-01T00:00:00Z' });
    for (const type of ['text/plain', 'application/x-www-form-urlencoded']) {
      const response = await fetch(`${service.url}/playground/reset`, {
        method: 'POST',
        headers: { 'content-type': type },
        body,
      });
      expect(response.status).toBe(400);
    }
    expect((await service.call<{ now: string }>('/world')).body.now).toBe('2026-10-29T02:15:00.000Z');
  });

  it('serves its page', async () => {
    const page = await fetch(`${service.url}/`);
    expect(page.status).toBe(200);
    expect(page.headers.get('content-type')).toContain('text/html');
  });
});

/** The status of a GET with these headers; `fetch` would not let a Host be sent. */
function statusOf(url: string, headers: Record<string, string>): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    request(url, { headers }, (response) => {
      response.resume();
      response.once('end', () => resolve(response.statusCode));
    })
      .once('error', reject)
      .end();
  });
}
