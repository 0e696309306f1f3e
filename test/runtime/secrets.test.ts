import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { built } from '../built.ts';
import { type Service, startNode } from './service.ts';
import { dingtalkLine, larkLine, send, slackCommand } from './signed.ts';
import { stage } from './stage.ts';
import {
  ADMIN_TOKEN,
  bindCodeOf,
  bound,
  DINGTALK,
  dingtalkEnv,
  LARK,
  LINKSTAR_SECRET,
  larkEnv,
  SLACK,
  shownIn,
  slackEnv,
  speaker,
} from './talk.ts';
import { HANDED_OUT, type Vendor } from './vendor.ts';

const ONE_TIME = {
  trigger: '398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c',
  responseUrlPart: '397700885554/96rGlfmibIGlgcZRskXaIFfN',
  session: 'f5e21b9ac34d47d0b7f31f2dbb9a1c20',
} as const;

/** Nothing of these may be found in anything that the process says. */
const SECRETS: Readonly<Record<string, string>> = {
  'Slack signing secret': SLACK.signingSecret,
  'Slack bot token': SLACK.botToken,
  'Slack trigger id': ONE_TIME.trigger,
  'Slack response URL': ONE_TIME.responseUrlPart,
  'Lark app secret': LARK.appSecret,
  'Lark encrypt key': LARK.encryptKey,
  'Lark verification token': LARK.verificationToken,
  'Lark tenant token': HANDED_OUT.larkTenantToken,
  'DingTalk client secret': DINGTALK.clientSecret,
  'DingTalk event token': DINGTALK.eventToken,
  'DingTalk AES key': DINGTALK.eventAesKey,
  'DingTalk access token': HANDED_OUT.dingtalkAccessToken,
  'DingTalk session webhook': ONE_TIME.session,
  LINKSTAR_SECRET: LINKSTAR_SECRET,
  'admin token': ADMIN_TOKEN,
};

function leaked(text: string): string[] {
  return Object.entries(SECRETS).flatMap(([name, secret]) => {
    const forms = [secret, encodeURIComponent(secret), Buffer.from(secret).toString('base64')];
    return forms.some((form) => text.includes(form)) ? [name] : [];
  });
}

describe('a whole run at LOG_LEVEL=trace', () => {
  const on = stage();
  let dataDir: string;
  let vendor: Vendor;
  let service: Service;
  let bindCode: string;

  beforeAll(async () => {
    dataDir = await on.directory();
    [vendor] = await Promise.all([on.vendor(), built()]);
    service = await startNode({
      ...slackEnv(vendor),
      DATA_DIR: dataDir,
      LINKSTAR_SECRET,
      LOG_LEVEL: 'trace',
      ...larkEnv(vendor),
      ...dingtalkEnv(vendor),
    });
    bindCode = await bindCodeOf(service);
  });

  const sessionWebhook = (base = `${vendor.url}/ding`) =>
    `${base}/robot/sendBySession?session=${ONE_TIME.session}`;
  const command = (text: string, more: { secret?: string; responseUrl?: string; trigger?: string } = {}) =>
    send(
      service.url,
      slackCommand(more.secret ?? SLACK.signingSecret, {
        text,
        trigger: more.trigger ?? ONE_TIME.trigger,
        responseUrl: more.responseUrl ?? `${vendor.url}/slack/commands/T0001/${ONE_TIME.responseUrlPart}`,
      }),
    );

  it('tells no secret where everything goes well', async () => {
    const say = speaker(vendor);
    await command(`bind ${bindCode}`);
    await bound(service);
    await say(service, 'project new Runtime test #RT26');
    await shownIn(service, 1);
    await say(service, 'room #RT26');
    await say(service, 'new #RT26 Quiet task');
    await send(service.url, larkLine(LARK, { text: 'help', id: 'l1' }));
    await send(
      service.url,
      dingtalkLine(DINGTALK, { text: 'help', id: 'd1', sessionWebhook: sessionWebhook() }),
    );
    const tokens = ['auth/v3', 'oauth2/accessToken', 'chat.postMessage', 'createAndDeliver'];
    await vendor.until((calls) => tokens.every((part) => calls.some(({ path }) => path.includes(part))));
    expect(leaked(service.said())).toEqual([]);
  });

  it('tells no secret where much goes wrong', async () => {
    // Forged, unreadable, of another app, with addresses that are not the vendor's, and with vendors that refuse.
    await command('new #RT26 Forged', { secret: 'wrong' });
    await send(service.url, larkLine({ ...LARK, encryptKey: 'wrong' }, { text: 'help', id: 'l2' }));
    await send(service.url, larkLine({ ...LARK, verificationToken: 'wrong' }, { text: 'help', id: 'l3' }));
    await send(service.url, larkLine({ ...LARK, appId: 'cli_other' }, { text: 'help', id: 'l4' }));
    const foreign = sessionWebhook('http://169.254.169.254');
    await send(service.url, dingtalkLine(DINGTALK, { text: 'help', id: 'd2', sessionWebhook: foreign }));
    const otherRobot = { ...DINGTALK, robotCode: 'dingother' };
    await send(
      service.url,
      dingtalkLine(otherRobot, { text: 'help', id: 'd3', sessionWebhook: sessionWebhook() }),
    );
    for (const path of [
      '/slack/api/chat.postMessage',
      '/slack/api/users.info',
      '/lark/open-apis/im/v1/messages',
      '/ding/v1.0/card/instances/createAndDeliver',
      '/ding/robot/sendBySession',
    ])
      vendor.refuse(path, 1_000, { 'retry-after': '1' });
    await command('new #RT26 Refused', { trigger: `${ONE_TIME.trigger}1` });
    await command('help', { trigger: `${ONE_TIME.trigger}2`, responseUrl: 'http://127.0.0.1:1/hooks/none' });
    await send(service.url, larkLine(LARK, { text: 'help', id: 'l5' }));
    await send(
      service.url,
      dingtalkLine(DINGTALK, { text: 'help', id: 'd4', sessionWebhook: sessionWebhook() }),
    );
    await fetch(`${service.url}/api/tenants`, { headers: { authorization: `Bearer ${ADMIN_TOKEN}x` } });
    await fetch(`${service.url}/api/connections`, {
      method: 'POST',
      headers: { authorization: `Bearer ${ADMIN_TOKEN}`, 'content-type': 'application/json' },
      body: JSON.stringify({ platform: 'lark', appSecret: LARK.appSecret, appId: 7 }),
    });
    await vendor.close();
    await command('new #RT26 Nobody is there', { trigger: `${ONE_TIME.trigger}3` });
    const metrics = async () => {
      const headers = { authorization: `Bearer ${ADMIN_TOKEN}` };
      return (await fetch(`${service.url}/metrics`, { headers })).text();
    };
    while (!/outcome="(?:transient|unclear)"/.test(await metrics()))
      await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await service.stop()).toBe(0);
    expect(service.said()).toContain('webhook refused');
    expect(leaked(service.said())).toEqual([]);
    // The bind code is said once, on purpose; after it was used it opens nothing.
    expect(service.said().split(bindCode).length - 1).toBe(1);
  });

  it('writes none of the long-lived secrets into its directory', () => {
    const kept = readdirSync(dataDir).filter((name) => statSync(join(dataDir, name)).isFile());
    const bytes = kept.map((name) => readFileSync(join(dataDir, name), 'latin1')).join('\n');
    const brief = new Set(['Slack trigger id', 'Slack response URL', 'DingTalk session webhook']);
    expect(leaked(bytes).filter((name) => !brief.has(name))).toEqual([]);
  });

  it('would be noticed: the search finds a secret in every form it is looked for', () => {
    expect(leaked(`x${SLACK.botToken}y`)).toEqual(['Slack bot token']);
    expect(leaked(`"${encodeURIComponent(LINKSTAR_SECRET)}"`)).toEqual(['LINKSTAR_SECRET']);
  });
});
