import { type Connection, MENTION_CLOSE, MENTION_OPEN } from '../contract.ts';
import { cardCallback, inOwnChat, pressInbound, pressTokens } from './card-callback.ts';
import { robotInbound } from './parse-robot.ts';
import { eventInbounds, readEvent, wanted } from './platform-event.ts';
import { contentOf, robotMessage } from './robot-message.ts';

const connection: Connection = {
  id: 'c',
  platform: 'dingtalk',
  credentials: {},
  endpoints: {},
  hookUrl: 'https://h/hooks/c',
};

const base = {
  msgtype: 'text',
  text: { content: ' 新建 检查标签 ' },
  msgId: 'm1',
  createAt: 1767225600000,
  conversationType: '2',
  conversationId: 'cidExample==',
  conversationTitle: 'EU launch',
  senderId: '$:LWCP_v1:$aaa',
  senderStaffId: 'u100',
  senderNick: 'Mei',
  senderCorpId: 'corp1',
  chatbotCorpId: 'corp1',
  chatbotUserId: '$:bot',
  atUsers: [{ dingtalkId: '$:bot' }, { dingtalkId: '$:li', staffId: 'u200' }, { dingtalkId: '$:out' }],
  sessionWebhook: 'https://oapi.dingtalk.com/robot/sendBySession?session=xyz',
  sessionWebhookExpiredTime: 1767231000000,
};

const inbound = (change: object = {}) =>
  robotInbound(robotMessage.parse({ ...base, ...change }), 'corp1', connection, 'k');

describe('the sender', () => {
  it('is known by staff id', () => {
    expect(inbound().person).toEqual({ userId: 'u100', name: 'Mei', standing: 'full' });
  });

  it('without one is known by corp and sender id, and nobody to write to alone', () => {
    expect(inbound({ senderStaffId: undefined }).person).toMatchObject({
      userId: 'corp1:$:LWCP_v1:$aaa',
      standing: 'keyless',
    });
    expect(inbound({ senderStaffId: '' }).reply?.handle).not.toHaveProperty('staffId');
  });

  it('of another corp cannot be taken for one of ours with the same staff id', () => {
    const foreign = inbound({ senderCorpId: 'corp2' });
    expect(foreign.person).toMatchObject({ userId: 'corp2:u100', standing: 'foreign' });
    expect(foreign.room?.external).toBe(true);
    expect(foreign.reply?.handle).not.toHaveProperty('staffId');
  });
});

describe('mentions', () => {
  it('stand at the end when the text names nobody, without the bot and without outsiders', () => {
    expect(inbound().event).toMatchObject({
      text: `新建 检查标签 ${MENTION_OPEN}0${MENTION_CLOSE}`,
      mentions: [{ kind: 'person', userId: 'u200' }],
    });
  });

  it.each(['新建 检查标签 @李婷', '新建 检查标签 ＠李婷'])('give way to names in the text: %s', (content) => {
    expect(inbound({ text: { content } }).event).toMatchObject({ text: content, mentions: [] });
  });

  it('cannot be forged by what people type', () => {
    const content = `a${MENTION_OPEN}0${MENTION_CLOSE}b @x`;
    expect(inbound({ text: { content } }).event).toMatchObject({ text: 'a0b @x', mentions: [] });
  });
});

describe('the handle for later answers', () => {
  it('holds the webhook only when it is an address of the vendor', () => {
    expect(inbound().reply).toMatchObject({
      until: new Date(1767231000000),
      handle: { conversationId: 'cidExample==', conversationType: '2', staffId: 'u100' },
    });
    expect(inbound().reply?.handle.sessionWebhook).toBe(base.sessionWebhook);
    for (const sessionWebhook of [
      'https://evil.example/x',
      'http://oapi.dingtalk.com/x',
      'https://dingtalk.com.evil.io/',
    ]) {
      expect(inbound({ sessionWebhook }).reply?.handle).not.toHaveProperty('sessionWebhook');
    }
  });

  it('is absent when the message has none', () => {
    expect(inbound({ sessionWebhook: undefined }).reply).toBeUndefined();
  });
});

it('reads a direct message as said to the bot alone', () => {
  expect(inbound({ conversationType: '1', conversationTitle: null })).toMatchObject({
    room: { id: 'dm:u100', kind: 'direct' },
    event: { trigger: 'direct', message: { room: 'dm:u100', id: 'm1' } },
  });
});

describe('what a message holds', () => {
  const content = (change: object) => contentOf(robotMessage.parse({ ...base, text: undefined, ...change }));
  it.each([
    ['text as a string', { content: ' hi ' }, 'hi', []],
    ['text inside content', { content: { content: 'hi' } }, 'hi', []],
    [
      'rich text with a picture',
      {
        msgtype: 'richText',
        content: { richText: [{ text: 'a' }, { text: '\nb' }, { type: 'picture', downloadCode: 'p' }] },
      },
      'a\nb',
      [{ ref: 'p', name: 'image.png' }],
    ],
    [
      'a picture',
      { msgtype: 'picture', content: { downloadCode: 'p' } },
      '',
      [{ ref: 'p', name: 'image.png' }],
    ],
    [
      'a spoken message',
      { msgtype: 'audio', content: { downloadCode: 'a', duration: 3, recognition: '我的任务' } },
      '我的任务',
      [{ ref: 'a', name: 'audio.amr' }],
    ],
    [
      'a video',
      { msgtype: 'video', content: { downloadCode: 'v', videoType: 'mov' } },
      '',
      [{ ref: 'v', name: 'video.mov' }],
    ],
    [
      'a file',
      { msgtype: 'file', content: { downloadCode: 'f', fileName: 'QC.pdf' } },
      '',
      [{ ref: 'f', name: 'QC.pdf' }],
    ],
  ])('is read from %s', (_kind, change, text, files) => {
    expect(content(change)).toEqual({ text, files, empty: false });
  });

  it('is nothing for kinds we do not know', () => {
    expect(content({ msgtype: 'interactiveCard' }).empty).toBe(true);
  });
});

describe('a press', () => {
  const read = (change: object) => cardCallback.parse({ outTrackId: 'o', userId: 'u100', ...change });
  const inner = (value: object) => JSON.stringify(value);

  it.each([
    [
      'inside the content',
      { content: inner({ cardPrivateData: { actionIds: ['n'], params: { action: 'a', id: 'i' } } }) },
      ['a', 'i', 'n'],
    ],
    ['inside the value', { value: inner({ cardPrivateData: { params: { action: 'a' } } }) }, ['a']],
    [
      'beside the private data',
      { content: inner({ cardPrivateData: { actionIds: ['n'] }, params: { id: 'i' } }) },
      ['i', 'n'],
    ],
    ['as an object', { content: { params: { action: 'a' } } }, ['a']],
    ['twice', { content: inner({ params: { action: 'a' }, actionIds: ['a'] }) }, ['a']],
    ['nowhere', { content: 'no json', value: 7 }, []],
    ['as something else', { content: inner({ params: { action: { $gt: '' } }, actionIds: [5] }) }, []],
  ])('finds what names its button %s', (_where, change, expected) => {
    expect(pressTokens(read(change))).toEqual(expected);
  });

  it('knows the chat by its space', () => {
    const at = new Date(0);
    const own = read({ spaceType: 'IM_ROBOT', spaceId: 'cidX==' });
    expect(inOwnChat(own)).toBe(true);
    expect(pressInbound(own, 'corp1', connection, 'k', at).room).toEqual({ id: 'dm:u100', kind: 'direct' });
    const group = read({ spaceType: 'im', spaceId: 'cidX==' });
    expect(pressInbound(group, 'corp1', connection, 'k', at).room).toEqual({ id: 'cidX==', kind: 'group' });
    expect(pressInbound(read({}), 'corp1', connection, 'k', at).room).toBeUndefined();
  });
});

describe('an event', () => {
  it('reads the same by HTTP and by Stream', () => {
    const http = readEvent({
      EventType: 'user_leave_org',
      CorpId: 'c',
      eventId: 'e',
      EventTime: 5,
      UserId: ['u1', 'u2'],
    });
    const stream = readEvent(
      { userId: ['u1', 'u2'] },
      { eventType: 'user_leave_org', eventCorpId: 'c', eventId: 'e', eventBornTime: '5' },
    );
    expect(http).toEqual(stream);
    expect(http && wanted(http)).toBe(true);
  });

  it('about several people is one inbound each, with keys that stay the same', () => {
    const event = readEvent({ EventType: 'user_modify_org', eventId: 'e', UserId: ['u1', 'u2'] });
    if (event === null) throw new Error('unread');
    const inbounds = eventInbounds(event, 'corp1', connection, 'event:e', new Date(9));
    expect(inbounds.map((one) => [one.deliveryKey, one.person?.userId, one.event.kind])).toEqual([
      ['event:e', 'u1', 'person_changed'],
      ['event:e#u2', 'u2', 'person_changed'],
    ]);
  });

  it('that disbands a group says that we are out of it', () => {
    const event = readEvent({ EventType: 'chat_disband', OpenConversationId: 'cidX==', BizId: 'b' });
    if (event === null) throw new Error('unread');
    expect(eventInbounds(event, 'corp1', connection, 'k', new Date(9))).toMatchObject([
      { room: { id: 'cidX==' }, event: { kind: 'left', reason: 'disbanded' }, at: new Date(9) },
    ]);
  });

  it('without an id gets one from its content, and without a type none at all', () => {
    const one = readEvent({ EventType: 'x', a: 1 });
    expect(one?.id).toMatch(/^[0-9a-f]{32}$/);
    expect(readEvent({ EventType: 'x', a: 2 })?.id).not.toBe(one?.id);
    expect(readEvent('text')).toBeNull();
  });
});
