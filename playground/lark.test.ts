import { createDecipheriv, createHash } from 'node:crypto';
import type { HookRequest } from '../adapters/contract.ts';
import { FileChatLog } from './chat-log.ts';
import { checkCard } from './lark/card-rules.ts';
import { readMarkdown } from './lark/read.ts';
import { createLarkStandIn } from './lark.ts';
import type { PlaygroundChat, PlaygroundPerson, StoredMessage } from './stand-in.ts';

const NOW = new Date('2026-10-29T02:15:00Z');
const person = (id: string, name: string, englishName: string): PlaygroundPerson => ({
  id,
  name,
  englishName,
  zone: 'Asia/Shanghai',
  locale: 'zh',
});
const people = [
  person('lin', '林晓', 'Lin Xiao'),
  person('li', '李婷', 'Li Ting'),
  person('maya', 'Maya', 'Maya'),
];
const chats: PlaygroundChat[] = [
  { id: 'R1', name: '黑五', kind: 'group', members: ['lin', 'li'], external: false },
  { id: 'dm:lin', name: '林晓', kind: 'direct', members: ['lin'], external: false },
];

function world() {
  const clock = { now: NOW };
  const log = new FileChatLog({ now: () => clock.now });
  const standIn = createLarkStandIn(() => ({ people, chats }), log);
  let token = '';
  const api = async (method: string, path: string, body?: object, auth = token) => {
    const response = await standIn.api.request(`/open-apis${path}`, {
      method,
      headers: { 'content-type': 'application/json', ...(auth ? { authorization: `Bearer ${auth}` } : {}) },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    return (await response.json()) as {
      code: number;
      data?: Record<string, string>;
      tenant_access_token?: string;
    };
  };
  const login = async () => {
    const { appId, appSecret } = standIn.credentials;
    const answer = await api('POST', '/auth/v3/tenant_access_token/internal', {
      app_id: appId,
      app_secret: appSecret,
    });
    token = answer.tenant_access_token ?? '';
  };
  const post = (content: unknown, over: object = {}, type = 'chat_id') =>
    api('POST', `/im/v1/messages?receive_id_type=${type}`, {
      receive_id: standIn.roomId('R1'),
      msg_type: 'interactive',
      content: typeof content === 'string' ? content : JSON.stringify(content),
      ...over,
    });
  return { api, clock, log, login, post, standIn };
}

function opened(request: HookRequest | null) {
  const { encrypt } = JSON.parse(request?.body ?? '{}') as { encrypt: string };
  const bytes = Buffer.from(encrypt, 'base64');
  const key = createHash('sha256').update('fake-lark-encrypt-key').digest();
  const decipher = createDecipheriv('aes-256-cbc', key, bytes.subarray(0, 16));
  const text = Buffer.concat([decipher.update(bytes.subarray(16)), decipher.final()]).toString('utf8');
  return JSON.parse(text) as {
    header?: Record<string, string>;
    event: Record<string, unknown>;
    token?: string;
  };
}

const card = (elements: readonly object[]) => ({
  schema: '2.0',
  config: { update_multi: true },
  body: { elements },
});
const text = (content: string) => ({ tag: 'div', text: { tag: 'plain_text', content } });
const button = {
  tag: 'button',
  text: { tag: 'plain_text', content: 'Go' },
  behaviors: [{ type: 'callback', value: { t: 'x' } }],
};

describe('API', () => {
  it('wants the app’s secret, then a token, and one that has not run out', async () => {
    const w = world();
    const wrong = { app_id: 'cli_x', app_secret: 'y' };
    expect((await w.api('POST', '/auth/v3/tenant_access_token/internal', wrong)).code).toBe(10014);
    expect((await w.api('GET', '/bot/v3/info')).code).toBe(99991661);
    expect((await w.api('GET', '/bot/v3/info', undefined, 'made-up')).code).toBe(99991663);
    await w.login();
    expect((await w.api('GET', '/bot/v3/info')).code).toBe(0);
    w.clock.now = new Date(NOW.getTime() + 7200_000);
    expect((await w.api('GET', '/bot/v3/info')).code).toBe(99991663);
  });

  it.each([
    ['an open_id as a chat id', { receive_id: 'ou_1' }, 'chat_id', 230034],
    ['a chat that it is not in', { receive_id: 'oc_1' }, 'chat_id', 230002],
    ['a chat id as an open_id', {}, 'open_id', 230034],
    ['a person who is not here', { receive_id: 'ou_1' }, 'open_id', 230013],
    ['content that is no JSON', { content: 'x' }, 'chat_id', 230001],
    ['a kind of message that it does not know', { msg_type: 'letter' }, 'chat_id', 230001],
    ['a file that was never uploaded', { msg_type: 'file', content: '{"file_key":"f"}' }, 'chat_id', 230001],
    ['a uuid over 50 characters', { uuid: 'u'.repeat(51) }, 'chat_id', 99992402],
  ])('refuses %s', async (_what, over, type, code) => {
    const w = world();
    await w.login();
    expect((await w.post(card([text('a')]), over, type)).code).toBe(code);
    expect(w.log.list('R1')).toHaveLength(0);
  });

  it('sends the same uuid once within an hour and again after it', async () => {
    const w = world();
    await w.login();
    const send = () => w.post(card([text('a')]), { uuid: 'u-1' });
    const first = await send();
    expect((await send()).data?.message_id).toBe(first.data?.message_id);
    w.clock.now = new Date(NOW.getTime() + 3_600_000);
    expect((await send()).data?.message_id).not.toBe(first.data?.message_id);
  });

  it('changes own cards for fourteen days', async () => {
    const w = world();
    await w.login();
    const { data } = await w.post(card([text('a')]));
    const patch = (id: string) =>
      w.api('PATCH', `/im/v1/messages/${id}`, { content: JSON.stringify(card([])) });
    expect((await patch(data?.message_id ?? '')).code).toBe(0);
    expect((await patch('c-123')).code).toBe(99992354);
    expect((await patch('om_gone')).code).toBe(230011);
    w.clock.now = new Date(NOW.getTime() + 15 * 24 * 3_600_000);
    await w.login();
    expect((await patch(data?.message_id ?? '')).code).toBe(230031);
  });

  it('is deaf and dumb in a chat that the bot was taken out of', async () => {
    const w = world();
    await w.login();
    w.standIn.event({ kind: 'bot_removed', chat: 'R1', as: 'lin' });
    expect((await w.post(card([text('a')]))).code).toBe(230002);
    expect(w.standIn.say({ chat: 'R1', as: 'lin', text: '@bot my' })).toBeNull();
    w.standIn.event({ kind: 'bot_added', chat: 'R1', as: 'lin' });
    expect((await w.post(card([text('a')]))).code).toBe(0);
  });
});

describe('card rules', () => {
  const nobody = () => false;
  it.each([
    ['a card of the first generation', { elements: [] }],
    ['an unknown property', { ...card([]), style: 1 }],
    ['an unknown property of an element', card([{ ...text('a'), colour: 'red' }])],
    ['a tag of the first generation', card([{ tag: 'note', elements: [] }])],
    ['a button without behaviors', card([{ ...button, behaviors: [] }])],
    ['a callback without a value', card([{ ...button, behaviors: [{ type: 'callback', value: {} }] }])],
    ['a form without a submit button', card([{ tag: 'form', name: 'f', elements: [text('a')] }])],
    [
      'a field without a name',
      card([
        { tag: 'form', name: 'f', elements: [{ tag: 'input' }, { ...button, form_action_type: 'submit' }] },
      ]),
    ],
    [
      'two fields of one name',
      card([
        { tag: 'input', name: 'a' },
        { tag: 'input', name: 'a' },
      ]),
    ],
    ['everybody mentioned', card([{ tag: 'markdown', content: '<at id=all></at>' }])],
    ['somebody unknown mentioned', card([{ tag: 'markdown', content: '<at id=ou_9></at>' }])],
    ['201 elements', card(Array.from({ length: 201 }, () => ({ tag: 'hr' })))],
  ])('refuse %s', (_what, given) => {
    expect(checkCard(given, nobody)?.code).toBe(230099);
  });

  it('refuse what is over 30 KB by its size', () => {
    expect(checkCard(card([text('长'.repeat(11_000))]), nobody)?.code).toBe(230025);
  });

  it('take a plain card', () => {
    expect(checkCard(card([text('a'), button, { tag: 'hr' }]), nobody)).toBeNull();
  });
});

describe('typing', () => {
  const said = (text: string) => {
    const w = world();
    const request = w.standIn.say({ chat: 'R1', as: 'lin', text });
    const { message } = opened(request).event as {
      message: { content: string; mentions?: { name: string }[] };
    };
    return {
      text: (JSON.parse(message.content) as { text: string }).text,
      mentions: message.mentions?.map((m) => m.name) ?? [],
      shown: w.standIn.read(w.log.list('R1')[0] as StoredMessage).text,
    };
  };

  it('turns names of people who are here into mentions, in any spelling', () => {
    expect(said('＠bot 新建 A @李婷明天')).toEqual({
      text: '@_user_1 新建 A @_user_2明天',
      mentions: ['LinkStar', '李婷'],
      shown: '@LinkStar 新建 A @李婷明天',
    });
    expect(said('@BOT new A @li ting fri').mentions).toEqual(['LinkStar', '李婷']);
    expect(said('@bot new A @LI').mentions).toEqual(['LinkStar', '李婷']);
  });

  it('leaves others as words: who is not on the platform, and names inside names', () => {
    expect(said('@bot new A @maya @linda')).toMatchObject({ text: '@_user_1 new A @maya @linda' });
  });

  it('signs with real time and says when it happened by its own clock', () => {
    const w = world();
    const request = w.standIn.say({ chat: 'R1', as: 'lin', text: '@bot my' });
    const seconds = Number(request?.headers['x-lark-request-timestamp']);
    expect(Math.abs(Date.now() / 1000 - seconds)).toBeLessThan(60);
    expect(opened(request).header?.create_time).toBe(String(NOW.getTime()));
  });
});

it('tells other things as Feishu does, and not at all what it does not know', () => {
  const w = world();
  const as = 'lin';
  expect(opened(w.standIn.event({ kind: 'shortcut', chat: 'R1', as })).header?.event_type).toBe(
    'application.bot.menu_v6',
  );
  expect(w.standIn.event({ kind: 'message_action', message: 'om_1', chat: 'R1', as })).toBeNull();
  expect(w.standIn.event({ kind: 'file', name: 'a.pdf', size: 3, chat: 'R1', as })).toBeNull();
  expect(w.standIn.event({ kind: 'file', name: 'a.pdf', size: 3, chat: 'dm:lin', as })).not.toBeNull();
  const gone = opened(w.standIn.event({ kind: 'uninstall', chat: 'R1', as }));
  expect(gone).toMatchObject({ token: 'fake-lark-verification-token', event: { type: 'app_uninstalled' } });
});

it('shows Lark’s own error numbers where the answer to a press is wrong', async () => {
  const w = world();
  await w.login();
  const { data } = await w.post(card([button]));
  const press = () =>
    w.standIn.press({ chat: 'R1', as: 'li', message: data?.message_id ?? '', button: 'b0' }) as HookRequest;
  const shown = (answer: { status: number; body: string }) =>
    w.standIn.readAnswer(press(), answer).reply?.text;
  expect(shown({ status: 500, body: '' })).toBe('code: 200671');
  expect(shown({ status: 200, body: 'ok' })).toBe('code: 200672');
  expect(shown({ status: 200, body: '{"card":{"type":"raw","data":{}}}' })).toBe('code: 200673');
  expect(shown({ status: 200, body: '{"toast":{"type":"info","content":"Saved"}}' })).toBe('Saved');
  expect(shown({ status: 200, body: '{}' })).toBeUndefined();
});

it('reads markdown as a reader does', () => {
  const name = (id: string) => (id === 'ou_1' ? '李婷' : null);
  expect(
    readMarkdown(
      "**a** <at id=ou_1></at> <font color='grey'>b</font><br>[c](https://x.test) &#60;at&#62;",
      name,
    ),
  ).toBe('a @李婷 b\nc <at>');
});
