import { request } from 'node:http';
import { journeys } from './service.ts';
import { dingtalkLine, slackRequest, slashCommand } from './signed.ts';

journeys('hooks', (service) => {
  async function send(connection: string, request: RequestInit): Promise<{ status: number; body: string }> {
    const response = await fetch(`${service.url}/hooks/${connection}`, request);
    return { status: response.status, body: await response.text() };
  }
  const slack = (request: RequestInit) => send('playground-slack', request);
  const settled = () => service.clock({ advance: 'PT0S' });
  const EMPTY = '';

  it('answers 404 for a connection that nobody has', async () => {
    expect(await send('nobody', slackRequest(slashCommand('maya', 'my')))).toEqual({
      status: 404,
      body: EMPTY,
    });
  });

  it('answers 413 to more than 1 MiB, whatever its signature, and takes what is just below', async () => {
    const url = `${service.url}/hooks/playground-slack`;
    const headers = { 'content-type': 'application/json' };
    expect(await posted(url, headers, 1_048_577)).toBe(413);
    expect(await posted(url, { ...headers, 'transfer-encoding': 'chunked' }, 2_000_000)).toBe(413);
    expect(await posted(url, headers, 1_048_576)).toBe(401);
  });

  it.each([
    ['unsigned', (body: string) => ({ method: 'POST', body })],
    ['signed with another secret', (body: string) => slackRequest(body, { secret: 'another' })],
    ['stale', (body: string) => slackRequest(body, { seconds: -330 })],
    ['from the future', (body: string) => slackRequest(body, { seconds: 330 })],
  ])('refuses a request that is %s with an empty 401', async (_name, make) => {
    expect(await slack(make(slashCommand('maya', 'done BF26-9')))).toEqual({ status: 401, body: EMPTY });
    await settled();
    expect(await service.api.task('BF26-9')).toMatchObject({ status: 'open' });
  });

  it.each(['playground-slack', 'playground-lark', 'playground-dingtalk'])(
    'refuses an unsigned body on %s',
    async (connection) => {
      const request = {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{"type":"x"}',
      };
      expect(await send(connection, request)).toEqual({ status: 401, body: EMPTY });
    },
  );

  it('answers 400 to a signed body that cannot be read, and an empty 403 to one for another team', async () => {
    expect((await slack(slackRequest('{"a":', { type: 'application/json' }))).status).toBe(400);
    const foreign = slackRequest(slashCommand('maya', 'my', { team_id: 'T0ELSEWHERE' }));
    expect(await slack(foreign)).toEqual({ status: 403, body: EMPTY });
  });

  it('answers Slack’s probe with an empty 200 and does nothing', async () => {
    const probe = {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'ssl_check=1&command=%2Fpm&text=done+BF26-9',
    };
    expect(await slack(probe)).toEqual({ status: 200, body: EMPTY });
    await settled();
    expect(await service.api.audit()).toEqual([]);
  });

  it('answers a challenge', async () => {
    const challenge = JSON.stringify({ type: 'url_verification', challenge: 'abc', token: 'x' });
    const { status, body } = await slack(slackRequest(challenge, { type: 'application/json' }));
    expect(status).toBe(200);
    expect(body).toContain('abc');
  });

  it('does one act once, however often it is delivered at the same time', async () => {
    const command = slashCommand('sam', 'new Said ten times @maya fri');
    const answers = await Promise.all(Array.from({ length: 10 }, () => slack(slackRequest(command))));
    for (const { status } of answers) expect(status).toBe(200);
    await settled();
    expect(await service.api.titled('Said ten times')).toMatchObject({ key: 'BF26-11' });
    for (const room of ['R1', 'R2']) {
      const cards = (await service.cards(room)).filter(({ title }) => title.includes('Said ten times'));
      expect(cards).toHaveLength(1);
    }
    await slack(slackRequest(command));
    await settled();
    expect((await service.api.project()).tasks).toHaveLength(11);
  });

  it('does the same in DingTalk', async () => {
    const line = dingtalkLine('R3', 'staff_wang', '王强', '新建 说了十次 @周凯 明天');
    const answers = await Promise.all(Array.from({ length: 10 }, () => send('playground-dingtalk', line)));
    for (const { status } of answers) expect(status).toBe(200);
    await settled();
    await service.api.titled('说了十次');
    expect((await service.cards('R3')).filter(({ title }) => title.includes('说了十次'))).toHaveLength(1);
  });

  it('acknowledges within the platforms’ patience', async () => {
    for (const [chat, as, line] of [
      ['R1', 'lin', '@bot 新建 快 @李婷 明天'],
      ['R2', 'sam', '/pm new Quick @maya fri'],
      ['R3', 'wang', '@bot 新建 很快 @周凯 明天'],
    ] as const) {
      const { status, ackMs } = await service.say(chat, as, line);
      expect(status).toBe(200);
      expect(ackMs).toBeLessThan(3_000);
    }
  });
});

/** The status of a body of this many bytes, on a connection of its own because the service may close it. */
function posted(url: string, headers: Record<string, string>, bytes: number): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const sending = request(url, { method: 'POST', headers, agent: false }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    sending.once('error', reject);
    sending.end('x'.repeat(bytes));
  });
}
