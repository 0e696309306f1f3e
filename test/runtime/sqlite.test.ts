import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { built } from '../built.ts';
import { runBuilt, type Service, startNode } from './service.ts';
import { send, slackCommand } from './signed.ts';
import { stage } from './stage.ts';
import {
  ADMIN_TOKEN,
  admin,
  channelsWith,
  openProject,
  SLACK,
  slackEnv,
  speaker,
  taskStands,
  taskTitles,
} from './talk.ts';
import type { Vendor } from './vendor.ts';

describe('the built service on Node with its embedded database', () => {
  const on = stage();
  let dataDir: string;
  let vendor: Vendor;
  let service: Service;

  beforeAll(async () => {
    dataDir = await on.directory();
    [vendor] = await Promise.all([on.vendor(), built()]);
    service = await startNode({ ...slackEnv(vendor), DATA_DIR: dataDir });
  });

  it('takes a signed webhook in and sends a card out to every room', async () => {
    const say = speaker(vendor);
    await openProject(say, service);
    await say(service, 'new #RT26 Label artwork final');
    const rooms = await vendor.until((calls) => {
      const found = channelsWith(calls, 'Label artwork final');
      return found.length >= 2 && found;
    });
    expect(rooms).toEqual(['C0001', 'C0002']);
    expect(vendor.posts().every(({ authorization }) => authorization === `Bearer ${SLACK.botToken}`)).toBe(
      true,
    );
  });

  it('refuses a webhook with a bad signature, and one for a connection that does not exist', async () => {
    const webhook = slackCommand('another secret', { text: 'new #RT26 Forged', trigger: 'f1' });
    expect(await send(service.url, webhook)).toEqual({ status: 401, body: '' });
    expect((await send(service.url, { ...webhook, path: '/hooks/nowhere' })).status).toBe(404);
    expect(await taskTitles(service)).not.toContain('Forged');
  });

  it('says how it is: health, readiness, metrics, API description', async () => {
    const get = async (path: string, token?: string) => {
      const headers = token ? { authorization: `Bearer ${token}` } : {};
      const answer = await fetch(`${service.url}${path}`, { headers });
      return { status: answer.status, text: await answer.text() };
    };
    expect(JSON.parse((await get('/healthz')).text)).toEqual({ status: 'ok' });
    expect(JSON.parse((await get('/readyz')).text)).toMatchObject({ database: 'ok', connections: 1 });
    expect((await get('/metrics')).status).toBe(401);
    const metrics = await get('/metrics', ADMIN_TOKEN);
    expect(metrics.text).toMatch(/^linkstar_webhooks_total\{platform="slack",kind="delivery"\} \d+$/m);
    expect(metrics.text).not.toContain('tenant');
    expect((await get('/api/openapi.json')).status).toBe(401);
    const described = JSON.parse((await get('/api/openapi.json', ADMIN_TOKEN)).text);
    expect(Object.keys(described.paths).length).toBeGreaterThan(8);
    expect((await get('/playground/world')).status).toBe(404);
  });

  it('refuses a second process on the same directory, with the reason', async () => {
    const env = { ...slackEnv(vendor), DATA_DIR: dataDir, PORT: '0' };
    const second = runBuilt('main', env);
    expect(await second.ended).toBe(1);
    expect(second.said()).toContain(`another process (${service.process.pid}) is using ${dataDir}`);
    expect((await fetch(`${service.url}/readyz`)).status).toBe(200);
  });

  it('keeps what it was told over a restart, and ends with code 0', async () => {
    const before = await taskTitles(service);
    expect(await service.stop()).toBe(0);
    service = await startNode({ ...slackEnv(vendor), DATA_DIR: dataDir });
    expect(await taskTitles(service)).toEqual(before);
    await speaker(vendor)(service, 'new #RT26 After the restart');
    await taskStands(service, 'After the restart');
    expect(readFileSync(join(dataDir, 'secret'), 'utf8')).toMatch(/^[A-Za-z0-9+/]{43}=\n$/);
  });

  it('changes its key, and refuses to start with one that it was not sealed with', async () => {
    const headers = { authorization: `Bearer ${ADMIN_TOKEN}`, 'content-type': 'application/json' };
    const body = JSON.stringify({ platform: 'lark', appId: 'cli_2', appSecret: 's', verificationToken: 'v' });
    const added = await fetch(`${service.url}/api/connections`, { method: 'POST', headers, body });
    expect(added.status).toBe(201);
    await service.stop();

    const old = readFileSync(join(dataDir, 'secret'), 'utf8').trim();
    const fresh = Buffer.alloc(32, 9).toString('base64');
    const rotate = (secret: string) =>
      runBuilt('rotate-secret', { DATA_DIR: dataDir, LINKSTAR_SECRET: secret });
    const wrong = rotate(fresh);
    expect(await wrong.ended).toBe(1);
    expect(wrong.said()).toContain('LINKSTAR_SECRET is not the secret');
    const rotated = rotate(`${fresh},${old}`);
    expect(await rotated.ended).toBe(0);
    expect(rotated.said()).toMatch(/sealed [2-9] rows again/);

    writeFileSync(join(dataDir, 'secret'), `${fresh}\n`);
    service = await startNode({ ...slackEnv(vendor), DATA_DIR: dataDir });
    const { connections } = await admin<{ connections: { platform: string }[] }>(service, '/connections');
    expect(connections.map(({ platform }) => platform).sort()).toEqual(['lark', 'slack']);
  });

  it('says in one line which variable is wrong where it cannot listen or write', async () => {
    const refusal = async (env: Record<string, string>) => {
      const wrong = runBuilt('main', { DATA_DIR: join(dataDir, 'other'), ...env });
      expect(await wrong.ended).toBe(1);
      return wrong.complaints();
    };
    const { port } = new URL(service.url);
    const taken = `PORT: got ${port}, which is in use on 127.0.0.1, needs a free one`;
    expect(await refusal({ PORT: port, HOST: '127.0.0.1' })).toEqual([taken]);
    expect(await refusal({ PORT: '0', HOST: '203.0.113.7' })).toEqual([
      'HOST: got "203.0.113.7", needs an address of this machine',
    ]);
    expect(existsSync(join(dataDir, 'other', 'linkstar.db'))).toBe(false);
    const needs = 'needs a directory that this process may make and write to';
    const file = join(dataDir, 'secret');
    expect(await refusal({ DATA_DIR: file })).toEqual([`DATA_DIR: got "${file}" (EEXIST), ${needs}`]);
    // Linux alone has such places, where nobody may make anything.
    const nowhere = existsSync('/proc/self') ? ['/proc/x', '/proc/x/y'] : [];
    for (const path of nowhere) {
      expect(await refusal({ DATA_DIR: path })).toEqual([`DATA_DIR: got "${path}" (ENOENT), ${needs}`]);
    }
  });

  it('refuses credentials that only their platform can judge before it touches a database', async () => {
    const empty = join(dataDir, 'never-opened');
    const wrong = runBuilt('main', {
      DATA_DIR: empty,
      SLACK_SIGNING_SECRET: SLACK.signingSecret,
      SLACK_BOT_TOKEN: 'not-a-bot-token',
      LARK_APP_ID: 'cli_a1b2c3',
      LARK_APP_SECRET: 'hush-hush',
      LARK_VERIFICATION_TOKEN: 'v',
      LARK_ENCRYPT_KEY: 'one,two,three',
      DINGTALK_CLIENT_ID: 'ding1',
      DINGTALK_CLIENT_SECRET: 'hush-hush',
      DINGTALK_EVENT_TOKEN: 'token',
      DINGTALK_EVENT_AES_KEY: 'too-short',
    });
    expect(await wrong.ended).toBe(1);
    expect(
      wrong
        .complaints()
        .map((line) => line.split(':')[0])
        .sort(),
    ).toEqual(['DINGTALK_EVENT_AES_KEY', 'LARK_ENCRYPT_KEY', 'SLACK_BOT_TOKEN']);
    expect(wrong.said()).not.toMatch(/not-a-bot-token|hush-hush|too-short|one,two/);
    expect(existsSync(empty)).toBe(false);
  });

  it('refuses a wrong environment with one line per mistake and no secret', async () => {
    const wrong = runBuilt('main', {
      PORT: '99999',
      LOG_LEVEL: 'loud',
      DATABASE_URL: 'mysql://linkstar:hunter2@db.local/linkstar',
      LINKSTAR_SECRET: 'not-a-key-but-still-secret',
      SLACK_SIGNING_SECRET: SLACK.signingSecret,
      LARK_APP_ID: 'cli_a1b2c3',
    });
    expect(await wrong.ended).toBe(1);
    const named = wrong
      .complaints()
      .map((line) => line.split(':')[0])
      .sort();
    expect(named).toEqual([
      'DATABASE_URL',
      'LARK_APP_SECRET',
      'LARK_VERIFICATION_TOKEN',
      'LINKSTAR_SECRET',
      'LOG_LEVEL',
      'PORT',
      'SLACK_CLIENT_ID',
      'SLACK_CLIENT_SECRET',
    ]);
    expect(wrong.said()).not.toMatch(/still-secret|hunter2/);
    expect(wrong.said()).not.toContain(SLACK.signingSecret);
  });
});
