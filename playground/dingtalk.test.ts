import { FileChatLog } from './chat-log.ts';
import { people, rooms } from './company.ts';
import { readMarkdown } from './dingtalk/markdown.ts';
import { createDingtalkStandIn } from './dingtalk.ts';
import type { StandInWorld } from './stand-in.ts';

const WORLD: StandInWorld = {
  people,
  chats: [
    ...rooms.map((room) => ({ ...room, kind: 'group' as const })),
    ...people.map(({ id, name }) => ({
      id: `dm:${id}`,
      name,
      kind: 'direct' as const,
      members: [id],
      external: false,
    })),
  ],
};
const PUBLIC = '1366a1eb-bc54-4859-ac88-517c56a9acb1.schema';

async function vendor() {
  const log = new FileChatLog({ now: () => new Date('2026-10-29T02:15:00Z') });
  const standIn = createDingtalkStandIn(() => WORLD, log);
  const ask = async (method: string, path: string, body: unknown, headers: Record<string, string> = {}) => {
    const init = {
      method,
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    };
    const answer = await standIn.api.request(path, init);
    return { status: answer.status, ...((await answer.json()) as Record<string, unknown>) };
  };
  const { clientId, clientSecret } = standIn.credentials;
  const { accessToken } = (await ask('POST', '/v1.0/oauth2/accessToken', {
    appKey: clientId,
    appSecret: clientSecret,
  })) as { accessToken?: string };
  const token = { 'x-acs-dingtalk-access-token': accessToken ?? '' };
  const group = standIn.roomId('R3');
  const card = (change: object = {}) => ({
    cardTemplateId: PUBLIC,
    outTrackId: 'o1',
    callbackType: 'HTTP',
    callbackRouteKey: 'route',
    cardData: {
      cardParamMap: {
        title: 'T',
        markdown: 'text',
        sys_full_json_obj:
          '{"msgButtons":[{"text":"Done","id":"tok","request":true,"params":{"action":"tok"}}]}',
      },
    },
    openSpaceId: `dtv1.card//IM_GROUP.${group}`,
    imGroupOpenSpaceModel: { supportForward: false },
    imGroupOpenDeliverModel: { robotCode: clientId },
    userIdType: 1,
    ...change,
  });
  const create = (change: object = {}) =>
    ask('POST', '/v1.0/card/instances/createAndDeliver', card(change), token);
  const robotCode = clientId as string;
  return { log, standIn, ask, token, group, create, robotCode, accessToken };
}

describe('tokens', () => {
  it('are given for the right secret only, and asked for by every call', async () => {
    const { ask, create, standIn } = await vendor();
    const wrong = { appKey: standIn.credentials.clientId, appSecret: 'x' };
    expect(await ask('POST', '/v1.0/oauth2/accessToken', wrong)).toMatchObject({
      code: 'invalidClientIdOrSecret',
    });
    expect(await ask('PUT', '/v1.0/card/instances', {})).toMatchObject({
      status: 400,
      code: 'InvalidAuthentication',
    });
    expect(await create()).toMatchObject({ success: true });
  });
});

describe('cards', () => {
  it('of a known id are refused, so that a repeat makes no second one', async () => {
    const { create, log } = await vendor();
    await create();
    expect(await create()).toMatchObject({ status: 400, code: 'param.cardAlreadyExist' });
    expect(log.list('R3')).toHaveLength(1);
  });

  it.each([
    ['param.templateNotExist', { cardTemplateId: 'x.schema' }],
    ['param.cardTemplateIdEmpty', { cardTemplateId: '' }],
    ['param.outTrackIdEmpty', { outTrackId: '' }],
    ['param.openSpaceIdInvalid', { openSpaceId: 'dtv1.card//IM_GROUP.cidNobody==' }],
    ['param.openSpaceIdInvalid', { openSpaceId: 'dtv1.card//IM_GROUP.staff_zhou' }],
    ['param.openDeliverModelEmpty', { imGroupOpenDeliverModel: undefined }],
    ['param.openDeliverModelError', { imGroupOpenDeliverModel: { robotCode: 'other' } }],
    [
      'param.userIdNotExist',
      { imGroupOpenDeliverModel: { robotCode: 'dingfakeplaygroundapp', recipients: ['staff_maya'] } },
    ],
    [
      'param.userIdNotExist',
      { imGroupOpenDeliverModel: { robotCode: 'dingfakeplaygroundapp', atUserIds: { zhou: 'x' } } },
    ],
    ['param.invalid', { callbackType: 'http' }],
    ['param.invalid', { callbackRouteKey: undefined }],
    ['param.invalid', { cardData: { cardParamMap: { markdown: 'x'.repeat(1_025) } } }],
    ['param.invalid', { cardData: { cardParamMap: { sys_full_json_obj: '{"msgButtons":[{"text":""}]}' } } }],
    ['MissingStringValue', { cardData: { cardParamMap: { count: 1 } } }],
  ])('are refused with %s', async (code, change) => {
    const { create } = await vendor();
    expect(await create(change)).toMatchObject({ status: 400, code });
  });

  it('lose what an update does not name, unless it goes by key', async () => {
    const { ask, token, create, log, standIn } = await vendor();
    await create();
    const update = (cardUpdateOptions?: object) =>
      ask(
        'PUT',
        '/v1.0/card/instances',
        { outTrackId: 'o1', cardData: { cardParamMap: { markdown: 'new' } }, cardUpdateOptions },
        token,
      );
    await update({ updateCardDataByKey: true });
    expect(standIn.read(log.find('o1') ?? ({} as never))).toMatchObject({ title: 'T', text: 'new' });
    await update();
    expect(standIn.read(log.find('o1') ?? ({} as never))).toMatchObject({ title: '', buttons: [] });
    expect(await ask('PUT', '/v1.0/card/instances', { outTrackId: 'none' }, token)).toMatchObject({
      code: 'param.cardNotExist',
    });
  });

  it('can be pressed once their address is registered, by those who see them', async () => {
    const { ask, token, create, standIn } = await vendor();
    await create();
    const press = { chat: 'R3', as: 'zhou', message: 'o1', button: 'Done' };
    expect(standIn.press(press)).toBeNull();
    const route = {
      callbackRouteKey: 'route',
      callbackUrl: 'https://x.example/hooks/p',
      apiSecret: 's',
      forceUpdate: true,
    };
    await ask('POST', '/v1.0/card/callbacks/register', route, token);
    const request = standIn.press(press);
    expect(request).toMatchObject({ url: '/hooks/p' });
    expect(JSON.parse(request?.body ?? '')).toMatchObject({
      outTrackId: 'o1',
      userId: 'staff_zhou',
      spaceType: 'im',
    });
    expect(standIn.press({ ...press, as: 'maya' })).toBeNull();
    expect(standIn.press({ ...press, message: 'none' })).toBeNull();
  });
});

describe('robot messages', () => {
  it('are checked before they are posted', async () => {
    const { ask, token, group, robotCode, log } = await vendor();
    const send = (change: object) =>
      ask(
        'POST',
        '/v1.0/robot/groupMessages/send',
        {
          robotCode,
          openConversationId: group,
          msgKey: 'sampleText',
          msgParam: '{"content":"hi"}',
          ...change,
        },
        token,
      );
    expect(await send({})).toHaveProperty('processQueryKey');
    expect(await send({ openConversationId: 'chatOld' })).toMatchObject({
      code: 'invalid.openConversationId',
    });
    expect(await send({ robotCode: 'other' })).toMatchObject({ code: 'invalidParameter.robotCode.notExsit' });
    expect(await send({ msgKey: 'sampleFeedCard' })).toMatchObject({
      code: 'invalidParameter.msgKey.invalid',
    });
    expect(await send({ msgParam: '{"text":"hi"}' })).toMatchObject({
      code: 'invalidParameter.msgParam.invalid',
    });
    expect(await send({ msgParam: `{"content":"${'x'.repeat(15_000)}"}` })).toMatchObject({
      code: 'invalidParameter.msgParam.tooLong',
    });
    expect(log.list('R3')).toHaveLength(1);
  });

  it('to people name those who do not exist', async () => {
    const { ask, token, robotCode, log } = await vendor();
    const body = {
      robotCode,
      userIds: ['staff_zhou', 'staff_maya'],
      msgKey: 'sampleText',
      msgParam: '{"content":"hi"}',
    };
    expect(await ask('POST', '/v1.0/robot/oToMessages/batchSend', body, token)).toMatchObject({
      invalidStaffIdList: ['staff_maya'],
    });
    expect(log.list('dm:zhou')).toHaveLength(1);
  });
});

describe('the old API', () => {
  it('answers 200 with its errors inside', async () => {
    const { ask, accessToken } = await vendor();
    const get = (token: string, userid: string) =>
      ask('POST', `/oapi/topapi/v2/user/get?access_token=${token}`, { userid });
    expect(await get('bad', 'staff_zhou')).toMatchObject({ status: 200, errcode: 40014 });
    expect(await get(accessToken ?? '', 'staff_zhou')).toMatchObject({
      errcode: 0,
      result: { name: '周凯' },
    });
    expect(await get(accessToken ?? '', 'staff_lin')).toMatchObject({ errcode: 60121 });
    expect(await ask('POST', '/oapi/robot/sendBySession?session=made.up', {})).toMatchObject({
      errcode: 300001,
    });
  });
});

describe('people and chats', () => {
  it('are those of DingTalk, though the world holds the others too', async () => {
    const { standIn } = await vendor();
    expect(standIn.person(standIn.userId('wang'))).toBe('wang');
    expect(standIn.person(standIn.userId('maya'))).toBeNull();
    expect(standIn.chat(standIn.roomId('R3'))).toBe('R3');
    expect(standIn.chat(standIn.roomId('R1'))).toBeNull();
    expect(standIn.chat(standIn.roomId('dm:zhou'))).toBe('dm:zhou');
  });

  it('mention colleagues of the platform by the name that its client shows, and type the others', async () => {
    const { standIn } = await vendor();
    const request = standIn.say({ chat: 'R3', as: 'zhou', text: '@bot 指派 @Wang 和 @maya' });
    const body = JSON.parse(request?.body ?? '');
    expect(body.text.content).toBe(' 指派 @王强 和 @maya');
    expect(body.atUsers.map((one: { staffId?: string }) => one.staffId)).toEqual([undefined, 'staff_wang']);
    expect(standIn.say({ chat: 'R1', as: 'lin', text: '@bot hi' })).toBeNull();
  });
});

it.each([
  ['**a** and *b*', 'a and b'],
  ['\\*a\\* \\[b\\]\\(c\\)', '*a* [b](c)'],
  ['[text](https://x.example) ![i](y)', 'text'],
  ['a<br>b  \n  c', 'a\nb\nc'],
  ['&lt;b&gt; &amp;amp; &nbsp;', '<b> &amp;'],
  ['#### head\n> quote\n\n***\n- item', 'head\nquote\n• item'],
  ['```\n/pm due *x*\n```', '/pm due *x*'],
  ['<font colorTokenV2=common_blue1_color>blue</font> <a atId=u1>Mei</a>', 'blue @Mei'],
])('shows %j as %j', (source, expected) => {
  expect(readMarkdown(source)).toBe(expected);
});
