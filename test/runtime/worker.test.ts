import { built } from '../built.ts';
import { administer } from '../ground.ts';
import { withServer } from './server.ts';
import { freePort, ready, run, runBuilt, type Service } from './service.ts';
import { dingtalkLine, larkLine, send, slackCommand } from './signed.ts';
import { stage } from './stage.ts';
import {
  ADMIN_TOKEN,
  bindCodeOf,
  channelsWith,
  DINGTALK,
  dingtalkEnv,
  LARK,
  LINKSTAR_SECRET,
  larkEnv,
  openProject,
  SLACK,
  slackEnv,
  speaker,
  taskTitles,
} from './talk.ts';
import type { Vendor, VendorCall } from './vendor.ts';

withServer('the service in workerd, on PostgreSQL', () => {
  const on = stage();
  let vendor: Vendor;
  let service: Service;
  let database: string;

  beforeAll(async () => {
    database = await on.database();
    vendor = await on.vendor();
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const platforms = { ...slackEnv(vendor), ...larkEnv(vendor), ...dingtalkEnv(vendor) };
    const env = { ...platforms, DATABASE_URL: database, LINKSTAR_SECRET };
    const child = run(['scripts/worker.mjs'], { ...env, PORT: String(port), PUBLIC_URL: url });
    service = await ready(child, url, 60_000, '/healthz');
  });

  const get = (path: string) =>
    // A connection of its own: one kept open may just be closing when the next test takes it up.
    fetch(`${service.url}${path}`, {
      headers: { authorization: `Bearer ${ADMIN_TOKEN}`, connection: 'close' },
    });
  const tick = async () => {
    const answer = await get('/cdn-cgi/handler/scheduled');
    expect(answer.status).toBe(200);
    await answer.body?.cancel();
  };

  it('answers 503 until somebody else has migrated the database', async () => {
    const webhook = slackCommand(SLACK.signingSecret, { text: 'help', trigger: 'early' });
    expect((await send(service.url, webhook)).status).toBe(503);
    expect((await get('/api/tenants')).status).toBe(503);
    const readiness = await get('/readyz');
    expect(readiness.status).toBe(503);
    expect(await readiness.json()).toMatchObject({ database: 'not_migrated' });

    await built();
    expect(await runBuilt('migrate', { DATABASE_URL: database }).ended).toBe(0);
    expect(await (await get('/readyz')).json()).toMatchObject({ database: 'ok', connections: 3 });
  });

  it('prints the bind code with its first tick', async () => {
    await tick();
    expect(await bindCodeOf(service)).toMatch(/^[A-Z0-9]{4}-[A-Z0-9]{4}$/);
  });

  it('takes a webhook in and sends cards out after the answer, without any tick', async () => {
    const say = speaker(vendor);
    await openProject(say, service);
    await say(service, 'new #RT26 From a Worker');
    await vendor.until((calls) => channelsWith(calls, 'From a Worker').length >= 2);
    expect(channelsWith(vendor.calls, 'From a Worker')).toEqual(['C0001', 'C0002']);
    expect(await taskTitles(service)).toEqual(['From a Worker']);
  });

  it('speaks to Feishu and DingTalk as well, each through what its adapter is built on', async () => {
    await send(service.url, larkLine(LARK, { text: 'bind NOPE-NOPE', id: 'l1' }));
    const sessionWebhook = `${vendor.url}/ding/robot/sendBySession?session=1`;
    await send(service.url, dingtalkLine(DINGTALK, { text: 'bind NOPE-NOPE', id: 'd1', sessionWebhook }));
    const posted = (calls: readonly VendorCall[], path: string) =>
      calls.some((call) => call.path === path && JSON.stringify(call.body).includes('没有绑定'));
    await vendor.until(
      (calls) =>
        posted(calls, '/lark/open-apis/im/v1/messages') &&
        posted(calls, '/ding/v1.0/card/instances/createAndDeliver'),
    );
    // One token for all requests of an isolate, not one each.
    const tokens = vendor.calls.filter(({ path }) => /tenant_access_token|oauth2\/accessToken/.test(path));
    expect(tokens.map(({ path }) => path.split('/')[1]).sort()).toEqual(['ding', 'lark']);
  });

  it('applies a delivery once that comes ten times at once', async () => {
    const given = { text: 'new #RT26 Once in workerd', trigger: 'same' };
    const webhook = slackCommand(SLACK.signingSecret, given);
    const answers = await Promise.all(Array.from({ length: 10 }, () => send(service.url, webhook)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    // A marker behind it: whatever was to come of the ten has come by then.
    await speaker(vendor)(service, 'new #RT26 Marker');
    await vendor.until((calls) => channelsWith(calls, 'Marker').length >= 2);
    expect((await taskTitles(service)).filter((title) => title === 'Once in workerd')).toHaveLength(1);
    expect(channelsWith(vendor.calls, 'Once in workerd')).toEqual(['C0001', 'C0002']);
  });

  it('sends by a tick what a request had to leave behind, once though two ticks come at once', async () => {
    vendor.refuse('/slack/api/chat.postMessage', 2, { 'retry-after': '3600' });
    await speaker(vendor)(service, 'new #RT26 Sent by a tick');
    const waiting = `SELECT count(*)::int AS lanes FROM "lane" WHERE "pending" > 0 AND "nextAt" > now() AT TIME ZONE 'UTC' + interval '50 min'`;
    while ((await administer(waiting, database))[0]?.lanes !== 2)
      await new Promise((resolve) => setTimeout(resolve, 100));
    expect(channelsWith(vendor.calls, 'Sent by a tick')).toEqual([]);
    await administer(`UPDATE "lane" SET "nextAt" = now() AT TIME ZONE 'UTC'`, database);
    // A tick stays for what falls due within its minute; nobody here waits for its end.
    for (const ending of [tick(), tick()]) ending.catch(() => undefined);
    await vendor.until((calls) => channelsWith(calls, 'Sent by a tick').length >= 2);
    while ((await administer(`SELECT 1 FROM "lane" WHERE "pending" > 0`, database)).length > 0)
      await new Promise((resolve) => setTimeout(resolve, 100));
    expect(channelsWith(vendor.calls, 'Sent by a tick')).toEqual(['C0001', 'C0002']);
  });
});
