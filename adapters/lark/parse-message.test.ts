import { read } from './parse.fixture.ts';
import type { ParseContext } from './parse.ts';

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
