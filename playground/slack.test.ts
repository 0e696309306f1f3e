import { createHmac } from 'node:crypto';
import type { HookRequest } from '../adapters/contract.ts';
import { FileChatLog } from './chat-log.ts';
import { BOT_TOKEN, SIGNING_SECRET } from './slack/ids.ts';
import { createSlackStandIn } from './slack.ts';
import type { StandIn, StandInWorld } from './stand-in.ts';

const NOW = new Date('2026-10-29T02:15:00Z');
const WORLD: StandInWorld = {
  people: [
    { id: 'maya', name: 'Maya', englishName: 'Maya', zone: 'America/Los_Angeles', locale: 'en' },
    { id: 'li', name: '李婷', englishName: 'Li Ting', zone: 'Asia/Shanghai', locale: 'zh' },
    { id: 'sam', name: 'Sam', englishName: 'Sam', zone: 'America/New_York', locale: 'en' },
  ],
  chats: [{ id: 'R2', name: 'launch', kind: 'group', members: ['maya', 'li'], external: true }],
};

const bodyOf = (request: HookRequest | null): Record<string, string> =>
  Object.fromEntries(new URLSearchParams(request?.body ?? ''));
const eventOf = (request: HookRequest | null) =>
  (JSON.parse(request?.body ?? '{}') as { event: Record<string, unknown> }).event;

describe('the playground’s Slack', () => {
  let slack: StandIn;
  let log: FileChatLog;

  beforeEach(() => {
    log = new FileChatLog({ now: () => NOW });
    slack = createSlackStandIn(() => WORLD, log);
    slack.endpoints('http://localhost:3000/playground/slack');
  });

  async function call(method: string, args: Record<string, unknown>, token = BOT_TOKEN) {
    const form = new URLSearchParams(
      Object.entries(args).map(
        ([k, v]) => [k, typeof v === 'string' ? v : JSON.stringify(v)] as [string, string],
      ),
    );
    const answer = await slack.api.request(`/api/${method}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/x-www-form-urlencoded' },
      body: form.toString(),
    });
    return (await answer.json()) as Record<string, unknown>;
  }

  it('signs its webhooks over the exact body', () => {
    const request = slack.say({ chat: 'R2', as: 'maya', text: '/pm my' });
    const stamp = request?.headers['x-slack-request-timestamp'] ?? '';
    const mac = createHmac('sha256', SIGNING_SECRET).update(`v0:${stamp}:${request?.body}`).digest('hex');
    expect(request?.headers['x-slack-signature']).toBe(`v0=${mac}`);
    expect(Math.abs(Number(stamp) - Date.now() / 1000)).toBeLessThan(5);
  });

  it('turns names into references as Slack does, the longest first and blind to case and width', () => {
    const text = (typed: string) => bodyOf(slack.say({ chat: 'R2', as: 'maya', text: `/pm ${typed}` })).text;
    expect(text('a @MAYA b')).toBe('a <@U0MAYA|maya> b');
    expect(text('＠李婷，改图')).toBe('<@U0LI|li>，改图');
    expect(text('@li ting and @Li Ting')).toBe('<@U0LI|li> and <@U0LI|li>');
    expect(text('@mayas @nobody mail@maya.test')).toBe('@mayas @nobody mail@maya.test');
    expect(text('a < b & c')).toBe('a &lt; b &amp; c');
    expect(text('see https://a.test/x?y=1&z')).toBe('see <https://a.test/x?y=1&amp;z>');
  });

  it('sends each kind of line as Slack would', () => {
    expect(eventOf(slack.say({ chat: 'R2', as: 'maya', text: '@bot my' }))).toMatchObject({
      type: 'app_mention',
      text: '<@U0LINKSTAR> my',
      channel: 'C0R2',
    });
    const root = log.all().at(-1)?.id ?? '';
    expect(eventOf(slack.say({ chat: 'R2', as: 'li', text: '!pm done', thread: root }))).toMatchObject({
      type: 'message',
      channel_type: 'channel',
      thread_ts: root,
    });
    const reply = log.all().at(-1)?.id ?? '';
    expect(eventOf(slack.say({ chat: 'R2', as: 'li', text: 'and', thread: reply }))).toMatchObject({
      thread_ts: root,
    });
    expect(eventOf(slack.say({ chat: 'dm:maya', as: 'maya', text: 'my' }))).toMatchObject({
      type: 'message',
      channel_type: 'im',
      channel: 'D0MAYA',
    });
    expect(slack.say({ chat: 'R2', as: 'maya', text: '/pm my', thread: root })).toBeNull();
    expect(slack.say({ chat: 'R2', as: 'maya', text: '/other' })).toBeNull();
    expect(slack.say({ chat: 'R2', as: 'sam', text: '/pm my' })).toBeNull();
  });

  it('keeps a typed command from everybody else', () => {
    slack.say({ chat: 'R2', as: 'maya', text: '/pm my' });
    expect(log.all().at(-1)).toMatchObject({ author: 'maya', to: 'maya' });
  });

  it('gives messages rising ids while the clock stands still', () => {
    for (let n = 0; n < 3; n += 1) slack.say({ chat: 'R2', as: 'maya', text: 'hi' });
    const ids = log.all().map((m) => m.id);
    expect(ids).toEqual([...ids].sort());
    expect(new Set(ids).size).toBe(3);
    expect(ids[0]).toMatch(/^\d{10}\.\d{6}$/);
  });

  it.each([
    ['no such channel', { channel: 'C0NO', text: 'x' }, 'channel_not_found'],
    ['an id of another kind', { channel: 'oc_123', text: 'x' }, 'channel_not_found'],
    ['nothing to say', { channel: 'C0R2' }, 'no_text'],
    ['no such thread', { channel: 'C0R2', text: 'x', thread_ts: '1.1' }, 'thread_not_found'],
    ['malformed metadata', { channel: 'C0R2', text: 'x', metadata: { a: 1 } }, 'invalid_metadata_format'],
    ['too many blocks', { channel: 'C0R2', blocks: Array(51).fill({ type: 'divider' }) }, 'invalid_blocks'],
    ['an unknown block', { channel: 'C0R2', blocks: [{ type: 'alert' }] }, 'invalid_blocks'],
    [
      'a long header',
      { channel: 'C0R2', blocks: [{ type: 'header', text: { type: 'plain_text', text: 'x'.repeat(151) } }] },
      'invalid_blocks',
    ],
    ['an empty section', { channel: 'C0R2', blocks: [{ type: 'section' }] }, 'invalid_blocks'],
    [
      'two buttons of one id',
      {
        channel: 'C0R2',
        blocks: [
          {
            type: 'actions',
            elements: [1, 2].map(() => ({
              type: 'button',
              action_id: 'a',
              text: { type: 'plain_text', text: 'x' },
            })),
          },
        ],
      },
      'invalid_blocks',
    ],
  ])('refuses a post with %s', async (_name, args, error) => {
    expect(await call('chat.postMessage', args)).toMatchObject({ ok: false, error });
  });

  it('refuses other tokens, unknown methods and changes to other people’s messages', async () => {
    expect(await call('auth.test', {}, 'xoxb-other')).toMatchObject({ error: 'invalid_auth' });
    expect(await call('chat.meMessage', {})).toMatchObject({ error: 'unknown_method' });
    slack.say({ chat: 'R2', as: 'maya', text: 'hi' });
    const ts = log.all()[0]?.id;
    expect(await call('chat.update', { channel: 'C0R2', ts, text: 'x' })).toMatchObject({
      error: 'cant_update_message',
    });
    expect(await call('chat.update', { channel: 'C0R2', ts: '1.1', text: 'x' })).toMatchObject({
      error: 'message_not_found',
    });
    expect(await call('chat.postEphemeral', { channel: 'C0R2', user: 'U0SAM', text: 'x' })).toMatchObject({
      error: 'user_not_in_channel',
    });
  });

  it('keeps metadata through a change, and gives it back only when asked', async () => {
    const metadata = { event_type: 'x', event_payload: { id: '1' } };
    const posted = await call('chat.postMessage', { channel: 'C0R2', text: 'a', metadata });
    await call('chat.update', { channel: 'C0R2', ts: posted.ts, text: 'b' });
    const history = (more: object) => call('conversations.history', { channel: 'C0R2', ...more });
    expect((await history({})).messages).toEqual([expect.not.objectContaining({ metadata })]);
    expect((await history({ include_all_metadata: 'true' })).messages).toEqual([
      expect.objectContaining({ text: 'b', metadata }),
    ]);
    expect((await history({ oldest: '9999999999' })).messages).toEqual([]);
  });

  it('lets a trigger be used once', async () => {
    const trigger = bodyOf(slack.say({ chat: 'R2', as: 'maya', text: '/pm new' })).trigger_id;
    const view = {
      type: 'modal',
      title: { type: 'plain_text', text: 'Form' },
      submit: { type: 'plain_text', text: 'Save' },
      blocks: [
        {
          type: 'input',
          block_id: 'title',
          label: { type: 'plain_text', text: 'Title' },
          element: { type: 'plain_text_input', action_id: 'v', initial_value: 'A' },
        },
      ],
    };
    expect(await call('views.open', { trigger_id: 'other', view })).toMatchObject({
      error: 'invalid_trigger_id',
    });
    expect(await call('views.open', { trigger_id: trigger, view })).toMatchObject({ ok: true });
    expect(await call('views.open', { trigger_id: trigger, view })).toMatchObject({
      error: 'exchanged_trigger_id',
    });
    expect(slack.takeForm('maya')).toMatchObject({ title: 'Form', fields: [{ name: 'title', value: 'A' }] });
    expect(slack.takeForm('maya')).toBeNull();
    const { submit: _none, ...without } = view;
    expect(await call('views.open', { trigger_id: trigger, view: without })).toMatchObject({ ok: false });
  });

  it('reads what a reader sees', () => {
    const native = {
      blocks: [
        { type: 'header', text: { type: 'plain_text', text: 'BF26-8 & more' } },
        {
          type: 'section',
          text: { type: 'mrkdwn', text: '*Due* for <@U0LI> in <#C0R2>: <https://a.test|file> &lt;b&gt; 2*3' },
          fields: [{ type: 'mrkdwn', text: '*Priority*\nHigh' }],
          accessory: { type: 'button', action_id: 'open', text: { type: 'plain_text', text: 'Open' } },
        },
        {
          type: 'rich_text',
          elements: [
            {
              type: 'rich_text_list',
              elements: [
                { type: 'rich_text_section', elements: [{ type: 'text', text: 'one *literal*' }] },
                { type: 'rich_text_section', elements: [{ type: 'user', user_id: 'U0MAYA' }] },
              ],
            },
          ],
        },
      ],
    };
    slack.say({ chat: 'R2', as: 'maya', text: 'x' });
    const [first] = log.all();
    if (!first) throw new Error('no message');
    expect(slack.read({ ...first, native })).toEqual({
      title: 'BF26-8 & more',
      text: 'BF26-8 & more\nDue for @李婷 in #launch: file <b> 2*3\nPriority: High\n• one *literal*\n• @Maya',
      fields: [{ label: 'Priority', value: 'High' }],
      buttons: [{ id: 'open', label: 'Open' }],
    });
    expect(slack.read(first).text).toBe('x');
  });

  it('says nothing to the service after it was removed or uninstalled', async () => {
    expect(eventOf(slack.event({ kind: 'bot_removed', chat: 'R2', as: 'maya' }))).toMatchObject({
      type: 'member_left_channel',
      user: 'U0LINKSTAR',
    });
    expect(slack.say({ chat: 'R2', as: 'maya', text: '@bot my' })).toBeNull();
    expect(await call('chat.postMessage', { channel: 'C0R2', text: 'x' })).toMatchObject({
      error: 'not_in_channel',
    });
    slack.event({ kind: 'uninstall', chat: 'R2', as: 'maya' });
    expect(await call('auth.test', {})).toMatchObject({ error: 'account_inactive' });
    slack.reset();
    expect(await call('auth.test', {})).toMatchObject({ ok: true, team_id: slack.workspace.id });
  });

  it('knows its own ids and nobody else’s', () => {
    expect(slack.person(slack.userId('li'))).toBe('li');
    expect(slack.chat(slack.roomId('R2'))).toBe('R2');
    expect(slack.chat(slack.roomId('dm:sam'))).toBe('dm:sam');
    expect(slack.person('ou_123')).toBeNull();
    expect(slack.chat('cid123')).toBeNull();
  });
});
