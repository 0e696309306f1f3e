import { readEnvelope, readInstant } from './envelope.ts';
import { type ParseContext, parse } from './parse.ts';

const NOW = new Date('2026-10-29T02:15:00Z');
const context: ParseContext = {
  connectionId: 'lark',
  deliveryKey: 'k',
  now: NOW,
  botId: 'ou_bot',
  commandWord: 'pm',
  threadLinked: async (_room, thread) => thread === 'om_linked',
};

function read(type: string, event: object, header: object = {}, over: Partial<ParseContext> = {}) {
  const own = {
    event_id: 'e-1',
    event_type: type,
    create_time: '1700000000000',
    app_id: 'cli_x',
    tenant_key: 't-1',
  };
  const envelope = readEnvelope({ schema: '2.0', header: { ...own, ...header }, event });
  if (!envelope) throw new Error('no envelope');
  return parse(envelope, { ...context, ...over });
}

function said(content: object, message: object = {}, over: Partial<ParseContext> = {}, sender: object = {}) {
  const event = {
    sender: { sender_id: { open_id: 'ou_a' }, sender_type: 'user', tenant_key: 't-1', ...sender },
    message: {
      message_id: 'om_1',
      chat_id: 'oc_1',
      chat_type: 'group',
      message_type: 'text',
      create_time: '1700000001000',
      content: JSON.stringify(content),
      mentions: [
        { key: '@_user_1', id: { open_id: 'ou_bot', union_id: 'on_b', user_id: '' }, name: 'Bot' },
        { key: '@_user_2', id: { open_id: 'ou_b' }, name: '李婷' },
      ],
      ...message,
    },
  };
  return read('im.message.receive_v1', event, {}, over);
}

const operator = { operator_id: { open_id: 'ou_a' }, operator_tenant_key: 't-1' };

describe('instants', () => {
  it.each([
    ['1700000000', 1_700_000_000_000],
    ['1700000000.123', 1_700_000_000_000],
    ['1700000000123', 1_700_000_000_123],
    ['1700000000123456', 1_700_000_000_123],
  ])('%s is told by its length', (digits, ms) => {
    expect(readInstant(digits)?.getTime()).toBe(ms);
  });
  it('takes nothing else', () => {
    expect(readInstant('soon')).toBeNull();
    expect(readInstant(undefined)).toBeNull();
  });
});

describe('messages', () => {
  it('removes the bot’s mention and marks the others', async () => {
    const inbound = await said({ text: '@_user_1 new A @_user_2 @_user_12\u00A0 x\uE000' });
    expect(inbound).toMatchObject({
      at: new Date(1_700_000_001_000),
      workspace: { id: 't-1' },
      room: { id: 'oc_1', kind: 'group' },
      person: { userId: 'ou_a', standing: 'full' },
      reply: { handle: { chat: 'oc_1', messageId: 'om_1', openId: 'ou_a' } },
      event: {
        kind: 'command',
        trigger: 'mention',
        text: 'new A \uE0000\uE001 @_user_12 x',
        mentions: [{ kind: 'person', userId: 'ou_b', name: '李婷' }],
        message: { room: 'oc_1', id: 'om_1' },
      },
    });
  });

  it.each([
    ['@_user_1 /pm my', 'slash', 'my'],
    ['@_user_1 ／ｐｍ\u3000我的', 'slash', '我的'],
    ['/pm my', 'slash', 'my'],
    ['@_user_1 /new A', 'slash', 'new A'],
    ['@_user_1', 'mention', ''],
    ['@_user_1 /pm', 'slash', ''],
    ['@_user_1 /pmx', 'slash', 'pmx'],
    ['@_user_1 /etc/hosts is wrong', 'mention', '/etc/hosts is wrong'],
    ['@_user_1 new A\nDue: fri\r\nTag:  x', 'mention', 'new A\nDue: fri\nTag: x'],
  ])('%j: %s', async (text, trigger, rest) => {
    expect((await said({ text }))?.event).toMatchObject({ kind: 'command', trigger, text: rest });
  });

  it('needs no trigger in a direct chat', async () => {
    const inbound = await said({ text: 'my' }, { chat_type: 'p2p', mentions: [] });
    expect(inbound).toMatchObject({ room: { kind: 'direct' }, event: { trigger: 'direct', text: 'my' } });
  });

  it('ignores a group line that mentions somebody else', async () => {
    const mentions = [{ key: '@_user_2', id: { open_id: 'ou_b' }, name: '李婷' }];
    expect(await said({ text: '@_user_2 look' }, { mentions })).toBeNull();
  });

  it('takes the first mention for its own while it cannot know', async () => {
    const event = (await said({ text: '@_user_1 hi @_user_2' }, {}, { botId: null }))?.event;
    expect(event).toMatchObject({ text: 'hi \uE0000\uE001', trigger: 'mention' });
    expect(await said({ text: 'hi @_user_2' }, {}, { botId: null })).toBeNull();
  });

  it('keeps a mention of everybody as words', async () => {
    const event = (await said({ text: '@_user_1 note @_all done' }))?.event;
    expect(event).toMatchObject({
      text: 'note \uE0000\uE001 done',
      mentions: [{ kind: 'other', text: '@all' }],
    });
  });

  it('reads a post with its title, links, mentions and pictures', async () => {
    const content = {
      title: 'new',
      content: [
        [
          { tag: 'at', user_id: '@_user_1', user_name: 'Bot' },
          { tag: 'text', text: ' A+ copy ' },
          { tag: 'a', text: 'page', href: 'https://x.test' },
        ],
        [
          { tag: 'img', image_key: 'img_1' },
          { tag: 'at', user_id: '@_user_2', user_name: '李婷' },
        ],
      ],
    };
    expect((await said(content, { message_type: 'post' }))?.event).toMatchObject({
      text: 'new\nA+ copy page\n\uE0000\uE001',
      files: [{ ref: 'om_1/img_1', name: 'img_1' }],
    });
    const nested = { zh_cn: content };
    expect((await said(nested, { message_type: 'post' }))?.event).toMatchObject({ trigger: 'mention' });
  });

  it.each([
    ['file', { file_key: 'file_1', file_name: 'QC.pdf' }, { ref: 'om_1/file_1', name: 'QC.pdf' }],
    ['image', { image_key: 'img_1' }, { ref: 'om_1/img_1', name: 'img_1' }],
    [
      'media',
      { file_key: 'file_2', image_key: 'i', file_name: 'a.mp4' },
      { ref: 'om_1/file_2', name: 'a.mp4' },
    ],
  ])('takes a %s sent directly', async (message_type, content, file) => {
    const inbound = await said(content, { message_type, chat_type: 'p2p', mentions: null });
    expect(inbound?.event).toMatchObject({ kind: 'command', text: '', files: [file] });
  });

  it('knows a reply in a linked thread, and a command in any thread', async () => {
    const thread = { thread_id: 'omt_1', root_id: 'om_linked', mentions: [] };
    expect((await said({ text: 'sure' }, thread))?.event).toMatchObject({
      kind: 'thread_reply',
      text: 'sure',
      edited: false,
      message: { room: 'oc_1', id: 'om_1', thread: 'om_linked' },
    });
    expect(await said({ text: 'sure' }, { ...thread, root_id: 'om_other' })).toBeNull();
    const command = await said({ text: '@_user_1 done' }, { thread_id: 'omt_1', root_id: 'om_0' });
    expect(command?.event).toMatchObject({ kind: 'command', message: { thread: 'om_0' } });
    const topic = await said({ text: '@_user_1 done' }, { thread_id: 'omt_1' });
    expect(topic?.event).toMatchObject({ message: { id: 'om_1', thread: 'om_1' } });
    const quoted = await said({ text: '@_user_1 done' }, { root_id: 'om_0', parent_id: 'om_0' });
    expect(quoted?.event).not.toHaveProperty('message.thread');
  });

  it('tells people of another tenant and their language', async () => {
    const inbound = await said(
      { text: '@_user_1 hi' },
      { user_agent: 'Lark/7 LarkLocale/zh_CN' },
      {},
      {
        tenant_key: 't-2',
      },
    );
    expect(inbound).toMatchObject({
      person: { standing: 'foreign', locale: 'zh' },
      room: { external: true },
    });
    const japanese = await said({ text: '@_user_1 hi' }, { user_agent: 'LarkLocale/ja_JP' });
    expect(japanese?.person).not.toHaveProperty('locale');
  });

  it('never listens to bots', async () => {
    expect(await said({ text: '@_user_1 hi' }, {}, {}, { sender_type: 'bot' })).toBeNull();
  });
});

describe('presses', () => {
  const press = (action: object, over: object = {}) =>
    read(
      'card.action.trigger',
      {
        operator: { tenant_key: 't-1', open_id: 'ou_a' },
        action: { tag: 'button', ...action },
        context: { open_message_id: 'om_1', open_chat_id: 'oc_1' },
        ...over,
      },
      { create_time: '1700000000000000' },
    );

  it('reads the token, the message and the zone of the device', async () => {
    expect(await press({ value: { t: 'tok' }, timezone: 'Asia/Shanghai' })).toMatchObject({
      at: new Date(1_700_000_000_000),
      room: { id: 'oc_1', kind: 'group' },
      person: { userId: 'ou_a', zone: 'Asia/Shanghai', standing: 'full' },
      event: { kind: 'press', tokens: ['tok'], message: { room: 'oc_1', id: 'om_1' } },
    });
  });

  it('knows a card in the direct chat by what the button carries', async () => {
    expect((await press({ value: { t: 'tok', d: 1 } }))?.room?.kind).toBe('direct');
  });

  it('drops a zone that is none, and a button that is not ours', async () => {
    expect((await press({ value: { t: 'tok' }, timezone: '+08:00' }))?.person).not.toHaveProperty('zone');
    expect((await press({ value: { t: 'tok' }, timezone: 'Mars/Base' }))?.person).not.toHaveProperty('zone');
    expect(await press({ value: 'tok' })).toBeNull();
    expect(await press({ value: { a: 1 } })).toBeNull();
  });

  it('tells a person of another tenant', async () => {
    const operator = { tenant_key: 't-9', open_id: 'ou_z' };
    expect((await press({ value: { t: 'tok' } }, { operator }))?.person?.standing).toBe('foreign');
  });

  it('reads every kind of form value', async () => {
    const form_value = {
      title: 'Coupon\r\nsetup',
      looks: '2024-04-01 +0800',
      due: '2024-04-29 07:07 +0800',
      west: '2024-04-29 07:07 -0700',
      day: '2024-04-01 +0800',
      who: 'ou_b',
      tags: ['a', 'b'],
      empty: '',
    };
    const value = { t: 'tok', f: { due: 'datetime', west: 'datetime', day: 'date' } };
    expect((await press({ value, form_value }))?.event).toEqual({
      kind: 'submit',
      token: 'tok',
      values: {
        title: 'Coupon\nsetup',
        looks: '2024-04-01 +0800',
        due: '2024-04-29T07:07',
        west: '2024-04-29T07:07',
        day: '2024-04-01',
        who: 'ou_b',
        tags: ['a', 'b'],
        empty: null,
      },
    });
  });

  it('hands on a date that it cannot read as it came, for the core to refuse', async () => {
    const value = { t: 'tok', f: { due: 'datetime' } };
    const event = (await press({ value, form_value: { due: 'tomorrow' } }))?.event;
    expect(event).toMatchObject({ values: { due: 'tomorrow' } });
  });
});

describe('rooms and life', () => {
  const room = { chat_id: 'oc_1', external: true, name: '黑五', ...operator };

  it.each([
    ['im.chat.member.bot.added_v1', { kind: 'joined', inviterId: 'ou_a' }],
    ['im.chat.member.bot.deleted_v1', { kind: 'left', reason: 'removed' }],
    ['im.chat.disbanded_v1', { kind: 'left', reason: 'disbanded' }],
    ['im.chat.updated_v1', { kind: 'room_changed' }],
  ])('%s', async (type, event) => {
    expect(await read(type, room)).toMatchObject({
      event,
      room: { id: 'oc_1', kind: 'group', name: '黑五', external: true },
      person: { userId: 'ou_a', standing: 'full' },
    });
  });

  it('takes a room’s new name and an operator of another tenant', async () => {
    const inbound = await read('im.chat.updated_v1', {
      ...room,
      operator_tenant_key: 't-2',
      after_change: { name: '新名' },
    });
    expect(inbound).toMatchObject({ room: { name: '新名' }, person: { standing: 'foreign' } });
  });

  it('greets whoever opens the direct chat', async () => {
    const inbound = await read('im.chat.access_event.bot_p2p_chat_entered_v1', {
      chat_id: 'oc_9',
      operator_id: { open_id: 'ou_a' },
    });
    expect(inbound).toMatchObject({ event: { kind: 'home' }, room: { id: 'oc_9', kind: 'direct' } });
  });

  it('takes a menu entry as a shortcut without a room', async () => {
    const inbound = await read('application.bot.menu_v6', {
      operator: { operator_name: 'A', operator_id: { open_id: 'ou_a' } },
      event_key: 'create_task',
      timestamp: 1_700_000_000,
    });
    expect(inbound).toMatchObject({
      event: { kind: 'shortcut', name: 'create_task' },
      person: { userId: 'ou_a', name: 'A' },
    });
    expect(inbound).not.toHaveProperty('room');
  });

  it('hears that a person changed', async () => {
    const inbound = await read('contact.user.updated_v3', {
      object: { open_id: 'ou_a', name: '李婷', time_zone: 'America/Los_Angeles' },
      old_object: { name: 'x' },
    });
    expect(inbound).toMatchObject({
      event: { kind: 'person_changed' },
      person: { userId: 'ou_a', name: '李婷', zone: 'America/Los_Angeles' },
    });
  });

  it('hears in the old envelope that the app is gone', async () => {
    const envelope = readEnvelope({
      uuid: 'u-1',
      ts: '1700000000.5',
      type: 'event_callback',
      event: { type: 'app_uninstalled', app_id: 'cli_x', tenant_key: 't-1' },
    });
    if (!envelope) throw new Error('no envelope');
    expect(await parse(envelope, context)).toMatchObject({
      at: new Date(1_700_000_000_000),
      workspace: { id: 't-1' },
      event: { kind: 'uninstalled' },
    });
  });

  it('wants nothing else', async () => {
    expect(await read('im.message.reaction.created_v1', {})).toBeNull();
  });
});
