import nock from 'nock';
import type { Adapter, AdapterServices, Connection, Installation } from '../../adapters/contract.ts';
import { createDingtalkAdapter } from '../../adapters/dingtalk/index.ts';
import { createLarkAdapter } from '../../adapters/lark/index.ts';
import { createSlackAdapter } from '../../adapters/slack/index.ts';
import type { MintedCard } from '../../cards/model.ts';
import { readConfig } from '../../src/config.ts';

const card: MintedCard = {
  kind: 'notice',
  locale: 'en',
  tone: 'info',
  title: 'Hello',
  summary: 'Hello',
  blocks: [{ type: 'text', line: [{ type: 'text', text: 'Hello' }] }],
};

function services(): AdapterServices {
  const kept = new Map<string, Installation>();
  const quiet = () => {};
  return {
    fetch: (input, init) => fetch(input, init),
    now: () => new Date('2026-10-29T02:15:00Z'),
    log: { info: quiet, warn: quiet, error: quiet },
    installations: {
      find: async (_connection, workspace) => kept.get(workspace) ?? null,
      save: async (_connection, installation) => void kept.set(installation.workspace, installation),
      deactivate: async () => {},
    },
    interest: { commandWord: async () => 'pm', threadLinked: async () => false },
    usage: { add: quiet },
  };
}

/** The connection that the environment alone describes, with no address of ours in it. */
function configured(env: Record<string, string>, adapter: Adapter): Connection {
  const read = readConfig(env);
  const [given] = read.ok ? read.config.connections : [];
  const parsed = given && adapter.parseCredentials(given.credentials);
  if (!given || !parsed?.ok) throw new Error('the environment should have been enough');
  const { id, platform, endpoints } = given;
  return {
    id,
    platform,
    credentials: parsed.credentials,
    endpoints,
    hookUrl: `https://bot.example.com/hooks/${id}`,
  };
}

const post = (workspace: string, room: string) =>
  ({ id: 'msg_1', workspace, act: { kind: 'post', to: { kind: 'room', room }, card } }) as const;

describe('with nothing but credentials configured', () => {
  beforeAll(() => nock.disableNetConnect());
  afterEach(() => nock.cleanAll());
  afterAll(() => nock.restore());

  it('posts to Slack at its public address', async () => {
    const adapter = createSlackAdapter(services());
    const connection = configured({ SLACK_SIGNING_SECRET: 'fake', SLACK_BOT_TOKEN: 'xoxb-fake' }, adapter);
    const slack = nock('https://slack.com', { reqheaders: { authorization: 'Bearer xoxb-fake' } });
    slack.post('/api/auth.test').reply(200, { ok: true, team_id: 'T1', user_id: 'UBOT', bot_id: 'B1' });
    slack.post('/api/chat.postMessage').reply(200, { ok: true, channel: 'C1', ts: '1793240100.000000' });
    const outcome = await adapter.deliver(post('T1', 'C1'), connection);
    expect(outcome).toMatchObject({ kind: 'sent', message: { room: 'C1', id: '1793240100.000000' } });
    expect(nock.isDone()).toBe(true);
  });

  it.each([
    ['feishu', 'https://open.feishu.cn'],
    ['lark', 'https://open.larksuite.com'],
  ])('posts to the host of the brand %s', async (brand, host) => {
    const adapter = createLarkAdapter(services());
    const env = {
      LARK_APP_ID: 'cli_fake',
      LARK_APP_SECRET: 'fake',
      LARK_VERIFICATION_TOKEN: 'fake',
      LARK_BRAND: brand,
    };
    const connection = configured(env, adapter);
    const vendor = nock(host);
    vendor
      .post('/open-apis/auth/v3/tenant_access_token/internal')
      .reply(200, { code: 0, tenant_access_token: 't-fake', expire: 7200 });
    vendor
      .post('/open-apis/im/v1/messages?receive_id_type=chat_id')
      .reply(200, { code: 0, data: { message_id: 'om_1', chat_id: 'oc_1' } });
    const outcome = await adapter.deliver(post('tenant', 'oc_1'), connection);
    expect(outcome).toMatchObject({ kind: 'sent', message: { room: 'oc_1', id: 'om_1' } });
  });

  it('posts to DingTalk at its public address', async () => {
    const adapter = createDingtalkAdapter(services());
    const connection = configured(
      { DINGTALK_CLIENT_ID: 'ding-fake', DINGTALK_CLIENT_SECRET: 'fake' },
      adapter,
    );
    const vendor = nock('https://api.dingtalk.com');
    vendor.post('/v1.0/oauth2/accessToken').reply(200, { accessToken: 'fake', expireIn: 7200 });
    vendor.post('/v1.0/card/instances/createAndDeliver').reply(200, {
      success: true,
      result: { outTrackId: 'msg_1', deliverResults: [{ success: true, spaceId: 'cid1==' }] },
    });
    const outcome = await adapter.deliver(post('corp', 'cid1=='), connection);
    expect(outcome).toMatchObject({ kind: 'sent', message: { room: 'cid1==', id: 'msg_1' } });
  });

  it('reports an unreachable vendor instead of throwing', async () => {
    const adapter = createDingtalkAdapter(services());
    const connection = configured(
      { DINGTALK_CLIENT_ID: 'ding-fake', DINGTALK_CLIENT_SECRET: 'fake' },
      adapter,
    );
    const outcome = await adapter.deliver(post('corp', 'cid1=='), connection);
    expect(['transient', 'unclear']).toContain(outcome.kind);
  });
});
