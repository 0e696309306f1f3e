import type { Accepted } from '../contract.ts';
import { accept } from './accept.ts';
import type { BotIdentity } from './bot.ts';
import type { LarkConnection } from './credentials.ts';

const connection: LarkConnection = {
  id: 'lark',
  platform: 'lark',
  hookUrl: '',
  endpoints: {},
  credentials: {
    appId: 'cli_x',
    appSecret: 'fake',
    encryptKeys: [],
    verificationToken: 'vt',
    brand: 'feishu',
    mode: 'http',
    windowHours: 8,
  },
};
const interest = {
  commandWord: async () => 'pm',
  threadLinked: async (_c: string, _w: string, _room: string, thread: string) => thread === 'om_linked',
};
const bot: BotIdentity = { known: () => 'ou_bot', find: async () => 'ou_bot' };
const strangerBot: BotIdentity = { known: () => null, find: async () => null };

function take(body: object, who = bot): Promise<Accepted> {
  const request = { method: 'POST', url: '', headers: {}, body: JSON.stringify(body) };
  return accept(request, connection, new Date(), interest, who);
}

function v2(type: string, event: object, header: object = {}) {
  const own = {
    event_id: 'e-1',
    event_type: type,
    create_time: '1700000000000',
    token: 'vt',
    app_id: 'cli_x',
  };
  return { schema: '2.0', header: { ...own, tenant_key: 't-1', ...header }, event };
}

function message(over: object = {}, sender: object = {}) {
  return v2('im.message.receive_v1', {
    sender: { sender_id: { open_id: 'ou_a' }, sender_type: 'user', tenant_key: 't-1', ...sender },
    message: {
      message_id: 'om_1',
      chat_id: 'oc_1',
      chat_type: 'group',
      message_type: 'text',
      content: '{"text":"@_user_1 hi"}',
      mentions: [{ key: '@_user_1', id: { open_id: 'ou_bot' }, name: 'Bot' }],
      ...over,
    },
  });
}

const unmentioned = { mentions: [], content: '{"text":"hi"}' };

it('answers a challenge at once', async () => {
  expect(await take({ type: 'url_verification', token: 'vt', challenge: 'abc' })).toMatchObject({
    kind: 'answered',
    answer: { status: 200, body: '{"challenge":"abc"}' },
  });
  expect(await take({ type: 'url_verification', token: 'no', challenge: 'abc' })).toMatchObject({
    kind: 'refused',
    status: 401,
  });
});

it('names messages by message id, v2 events by event id and v1 events by uuid', async () => {
  const keyOf = (a: Accepted) => (a.kind === 'delivery' ? a.delivery.key : a.kind);
  expect(keyOf(await take(message()))).toBe('om_1');
  expect(keyOf(await take(v2('im.chat.disbanded_v1', { chat_id: 'oc_1' })))).toBe('e-1');
  const event = { type: 'app_uninstalled', app_id: 'cli_x', tenant_key: 't-1' };
  expect(keyOf(await take({ uuid: 'u-1', token: 'vt', type: 'event_callback', event }))).toBe('u-1');
});

it('keeps no token of the vendor in what is stored', async () => {
  const event = {
    operator: { open_id: 'ou_a', tenant_key: 't-1' },
    token: 'c-secret',
    action: { value: { t: 'tok' }, form_value: { token: 'kept' } },
  };
  const accepted = await take(v2('card.action.trigger', event));
  const body = accepted.kind === 'delivery' ? accepted.delivery.body : '';
  expect(body).not.toContain('c-secret');
  expect(body).not.toContain('"vt"');
  expect(body).toContain('"token":"kept"');
});

it('refuses what is meant for another app', async () => {
  const header = { app_id: 'cli_other' };
  expect(await take(v2('im.chat.disbanded_v1', { chat_id: 'oc_1' }, header))).toMatchObject({ status: 403 });
  const event = { type: 'app_uninstalled', app_id: 'cli_other', tenant_key: 't-1' };
  expect(await take({ uuid: 'u-1', token: 'vt', type: 'event_callback', event })).toMatchObject({
    status: 403,
  });
});

it('refuses an envelope or a wanted event that cannot be read', async () => {
  expect(await take({ token: 'vt', type: 'event_callback' })).toMatchObject({ status: 400 });
  expect(await take(v2('im.message.receive_v1', { message: {} }))).toMatchObject({ status: 400 });
  expect(await take(v2('card.action.trigger', { action: {} }))).toMatchObject({ status: 400 });
});

it.each([
  ['an unknown event', v2('im.message.message_read_v1', {})],
  ['a bot’s message', message({}, { sender_type: 'app' })],
  ['a sticker', message({ message_type: 'sticker', content: '{}' })],
  ['a group line without a mention', message(unmentioned)],
  ['a mention of somebody else', message({ mentions: [{ key: '@_user_1', id: { open_id: 'ou_z' } }] })],
  ['a line of a thread that is not linked', message({ ...unmentioned, thread_id: 'omt', root_id: 'om_0' })],
  ['another bot’s slash command', message({ ...unmentioned, content: '{"text":"/poll lunch"}' })],
])('answers %s with an empty 200 and makes no row', async (_what, body) => {
  expect(await take(body)).toEqual({ kind: 'answered', answer: { status: 200, body: '' } });
});

it('answers a press on a button that is not ours with an empty object', async () => {
  const event = { operator: { open_id: 'ou_a' }, action: { value: { other: 1 } } };
  expect(await take(v2('card.action.trigger', event))).toMatchObject({
    kind: 'answered',
    answer: { body: '{}' },
  });
});

it.each([
  ['a direct line', message({ ...unmentioned, chat_type: 'p2p' })],
  ['our slash command', message({ ...unmentioned, content: '{"text":"／PM my"}' })],
  ['a line of a linked thread', message({ ...unmentioned, thread_id: 'omt', root_id: 'om_linked' })],
])('takes %s', async (_what, body) => {
  expect(await take(body)).toMatchObject({ kind: 'delivery', delivery: { budgetMs: 1500 } });
});

it('takes any mention while it does not know its own id', async () => {
  const body = message({ mentions: [{ key: '@_user_1', id: { open_id: 'ou_z' } }] });
  expect(await take(body, strangerBot)).toMatchObject({ kind: 'delivery' });
});
