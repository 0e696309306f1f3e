import type { Child, Service } from './service.ts';
import { send, slackCommand } from './signed.ts';
import type { Vendor, VendorCall } from './vendor.ts';

/** What every run is configured with; each looks like the real thing, and is none. */
export const SLACK = {
  signingSecret: '8f742231b10e8888abcd99d5e3c1aa85',
  botToken: 'xoxb-263594206564-2343594206574-FGqddMF8t08v8N7Oq4i57vs1',
} as const;
export const LARK = {
  appId: 'cli_a5ca35a685b0x26e',
  appSecret: 'baBqE5um9LbFGDy3X7LcfxQX1sqpXlwy',
  encryptKey: 'kH3sW9vQ2pLx8ZtN5cRyB7mJ4dFgA6eU',
  verificationToken: 'v3rT0kEn7QxYp2LmNd8SfGhJkW4cZbVa',
} as const;
export const DINGTALK = {
  clientId: 'dingabcdefghijklmnop',
  clientSecret: 'R7dQxkT2vYwLp5NzJ8mFhBcGs3AeUi6oKq9ZtXrWnVyDbMlC',
  robotCode: 'dingabcdefghijklmnop',
  corpId: 'ding9f50b15bccd16741',
  eventToken: 'Ev7tQm2XkPz9LsWd4RbN',
  eventAesKey: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG',
} as const;
export const ADMIN_TOKEN = 'adm_9f3c1e7a5b2d4c6e8f0a1b2c3d4e5f60';
export const LINKSTAR_SECRET = 'q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA=';

/** Slack configured, with the stand-in in place of the vendor. */
export function slackEnv(vendor: Vendor): Record<string, string> {
  return {
    ADMIN_TOKEN,
    SLACK_SIGNING_SECRET: SLACK.signingSecret,
    SLACK_BOT_TOKEN: SLACK.botToken,
    SLACK_API_URL: `${vendor.url}/slack/api/`,
  };
}

/** Feishu configured, with the stand-in in place of the vendor. */
export function larkEnv(vendor: Vendor): Record<string, string> {
  return {
    LARK_APP_ID: LARK.appId,
    LARK_APP_SECRET: LARK.appSecret,
    LARK_ENCRYPT_KEY: LARK.encryptKey,
    LARK_VERIFICATION_TOKEN: LARK.verificationToken,
    LARK_API_URL: `${vendor.url}/lark`,
  };
}

/** DingTalk configured, with the stand-in in place of the vendor. */
export function dingtalkEnv(vendor: Vendor): Record<string, string> {
  return {
    DINGTALK_CLIENT_ID: DINGTALK.clientId,
    DINGTALK_CLIENT_SECRET: DINGTALK.clientSecret,
    DINGTALK_CORP_ID: DINGTALK.corpId,
    DINGTALK_EVENT_TOKEN: DINGTALK.eventToken,
    DINGTALK_EVENT_AES_KEY: DINGTALK.eventAesKey,
    DINGTALK_API_URL: `${vendor.url}/ding`,
    DINGTALK_OAPI_URL: `${vendor.url}/ding`,
  };
}

/** The code that a first start prints once. */
export async function bindCodeOf(child: Pick<Child, 'says'>): Promise<string> {
  return (await child.says(/type: {2}bind ([A-Z0-9]{4}-[A-Z0-9]{4})/))[1] ?? '';
}

/** Somebody at Slack's side; each line is a delivery of its own. A busy machine may still be at it when it has answered. */
export function speaker(vendor: Vendor) {
  let lines = 0;
  return async (service: Pick<Service, 'url'>, text: string, channel = 'C0001'): Promise<void> => {
    lines += 1;
    const trigger = `1790000000.${lines}.${text.length}.${Date.now()}`;
    const responseUrl = `${vendor.url}/slack/api/respond`;
    const webhook = slackCommand(SLACK.signingSecret, { text, trigger, channel, responseUrl });
    const { status } = await send(service.url, webhook);
    if (status !== 200) throw new Error(`"${text}" was answered with ${status}`);
  };
}

/** The project that tests work in, shown in two channels; each line waits for what the one before it brings about. */
export async function openProject(
  say: ReturnType<typeof speaker>,
  service: Pick<Service, 'url' | 'says'>,
): Promise<void> {
  await say(service, `bind ${await bindCodeOf(service)}`);
  await bound(service);
  await say(service, 'project new Runtime test #RT26');
  await shownIn(service, 1);
  await say(service, 'room #RT26');
  await say(service, 'room #RT26', 'C0002');
  await shownIn(service, 2);
}

/** Resolves once a workspace is bound. */
export async function bound(service: Pick<Service, 'url'>): Promise<void> {
  await comesTrue(async () => {
    const { workspaces } = await admin<{ workspaces: unknown[] }>(service, await companyPath(service));
    return workspaces.length > 0;
  });
}

/** Resolves once the project is shown in so many channels. */
export async function shownIn(service: Pick<Service, 'url'>, rooms: number): Promise<void> {
  await comesTrue(async () => {
    const answer = await askAdmin(service, `${await companyPath(service)}/projects/RT26`);
    return answer.ok && ((await answer.json()) as { rooms: unknown[] }).rooms.length === rooms;
  });
}

/** Resolves once the project has a task of this title. */
export function taskStands(service: Pick<Service, 'url'>, title: string): Promise<void> {
  return comesTrue(async () => (await taskTitles(service)).includes(title));
}

/** Another process tells of nothing by itself, so it is asked again and again. */
async function comesTrue(question: () => Promise<boolean>): Promise<void> {
  while (!(await question())) await new Promise((resolve) => setTimeout(resolve, 50));
}

async function companyPath(service: Pick<Service, 'url'>): Promise<string> {
  const { tenants } = await admin<{ tenants: { id: string }[] }>(service, '/tenants');
  return `/tenants/${tenants[0]?.id}`;
}

/** The channels into which a card with this text was posted, in the order of their names. */
export function channelsWith(calls: readonly VendorCall[], text: string): string[] {
  return calls
    .filter(({ path, body }) => path === '/slack/api/chat.postMessage' && JSON.stringify(body).includes(text))
    .map(({ body }) => String(body.channel))
    .sort();
}

/** A call of the admin API, its answer parsed. */
export async function admin<T>(service: Pick<Service, 'url'>, path: string): Promise<T> {
  const answer = await askAdmin(service, path);
  if (!answer.ok) throw new Error(`${path} was answered with ${answer.status}: ${await answer.text()}`);
  return (await answer.json()) as T;
}

function askAdmin({ url }: Pick<Service, 'url'>, path: string): Promise<Response> {
  return fetch(`${url}/api${path}`, { headers: { authorization: `Bearer ${ADMIN_TOKEN}` } });
}

/** Titles of the project's tasks, by the admin API. */
export async function taskTitles(service: Pick<Service, 'url'>): Promise<string[]> {
  const path = `${await companyPath(service)}/projects/RT26`;
  const { tasks } = await admin<{ tasks: { title: string }[] }>(service, path);
  return tasks.map(({ title }) => title).sort();
}
