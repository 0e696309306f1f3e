import type { MintedCard } from '../../cards/model.ts';
import type { AdapterServices, Connection, Outbound, OutboundAct } from '../contract.ts';
import { createLarkAdapter } from './index.ts';

interface Call {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly body: Record<string, unknown>;
  readonly form: FormData | null;
}

type Reply = { readonly status?: number; readonly body: object };

const NOW = new Date('2026-10-29T02:15:00Z');

function world(reply: (call: Call, nth: number) => Reply | null = () => null) {
  const calls: Call[] = [];
  const services: AdapterServices = {
    fetch: async (input, init = {}) => {
      const url = new URL(String(input));
      const form = init.body instanceof FormData ? init.body : null;
      const body = typeof init.body === 'string' ? JSON.parse(init.body) : {};
      const call = {
        method: init.method ?? '',
        path: url.pathname.replace('/open-apis', ''),
        query: url.search,
        body,
        form,
      };
      if (call.path.startsWith('/auth'))
        return Response.json({ code: 0, tenant_access_token: 't', expire: 7200 });
      calls.push(call);
      const own = reply(call, calls.length);
      return Response.json(own?.body ?? plain(call), { status: own?.status ?? 200 });
    },
    now: () => NOW,
    log: { info() {}, warn() {}, error() {} },
    installations: { find: async () => null, save: async () => {}, deactivate: async () => {} },
    interest: { commandWord: async () => 'pm', threadLinked: async () => false },
    usage: { add() {} },
  };
  const adapter = createLarkAdapter(services);
  const credentials = adapter.parseCredentials({
    appId: 'cli_1',
    appSecret: 'fake',
    verificationToken: 'vt',
  });
  const connection: Connection = {
    id: 'lark',
    platform: 'lark',
    hookUrl: '',
    endpoints: { api: 'https://lark.test' },
    credentials: credentials.ok ? credentials.credentials : null,
  };
  const deliver = (act: OutboundAct, more: Partial<Outbound> = {}) =>
    adapter.deliver({ id: 'row-1', workspace: 't-1', act, ...more }, connection);
  return { adapter, calls, connection, deliver };
}

function plain(call: Call): object {
  if (call.path === '/im/v1/images') return { code: 0, data: { image_key: 'img_1' } };
  if (call.path === '/im/v1/files') return { code: 0, data: { file_key: 'file_1' } };
  if (/^\/im\/v1\/chats\/[^/]+$/.test(call.path)) {
    return { code: 0, data: { name: 'R', chat_mode: call.path.includes('oc_p2p') ? 'p2p' : 'group' } };
  }
  if (call.path.endsWith('/members')) {
    return { code: 0, data: { items: [{ member_id: 'ou_a' }, { member_id: 'ou_b' }], has_more: false } };
  }
  return { code: 0, data: { message_id: 'om_1', chat_id: 'oc_1' } };
}

const card: MintedCard = {
  kind: 'task',
  locale: 'en',
  tone: 'open',
  title: 'BF26-8',
  summary: 'Coupon <at user_id="all"></at>',
  blocks: [{ type: 'actions', buttons: [{ label: 'Done', press: 'tok' }] }],
};
const form: MintedCard = {
  ...card,
  kind: 'form',
  blocks: [
    {
      type: 'form',
      fields: [{ type: 'person', name: 'who', label: 'Who' }],
      submit: { label: 'Go', press: 'tok' },
    },
  ],
};
const inRoom = { kind: 'room', room: 'oc_1' } as const;
const content = (call: Call | undefined) => JSON.parse(String(call?.body.content ?? '{}'));

describe('targets', () => {
  it.each([
    [inRoom, 'chat_id', 'oc_1'],
    [{ kind: 'direct', userId: 'ou_a' } as const, 'open_id', 'ou_a'],
    [{ kind: 'only', room: 'oc_1', userId: 'ou_a' } as const, 'open_id', 'ou_a'],
    [{ kind: 'reply', handle: { openId: 'ou_h' }, userId: 'ou_a' } as const, 'open_id', 'ou_h'],
    [{ kind: 'reply', handle: {}, userId: 'ou_a' } as const, 'open_id', 'ou_a'],
  ])('%j', async (to, type, id) => {
    const w = world();
    const outcome = await w.deliver({ kind: 'post', to, card });
    expect(outcome).toMatchObject({ kind: 'sent', message: { room: 'oc_1', id: 'om_1' } });
    expect(w.calls[0]).toMatchObject({
      query: `?receive_id_type=${type}`,
      body: { receive_id: id, msg_type: 'interactive' },
    });
  });

  it('has no home view', async () => {
    const act = { kind: 'post', to: { kind: 'home', userId: 'ou_a' }, card } as const;
    expect(await world().deliver(act)).toMatchObject({ kind: 'refused', code: 'no_home' });
  });

  it('uses the same short uuid for every attempt, and another for every place and row', async () => {
    const w = world();
    const act: OutboundAct = { kind: 'post', to: inRoom, card };
    await w.deliver(act);
    await w.deliver(act, { unclear: true, firstAttemptAt: new Date(NOW.getTime() - 60_000) });
    await w.deliver(act, { id: 'row-2' });
    await w.deliver({ ...act, to: { kind: 'direct', userId: 'ou_a' } });
    const uuids = w.calls.map((c) => String(c.body.uuid));
    expect(uuids[1]).toBe(uuids[0]);
    expect(new Set(uuids).size).toBe(3);
    expect(uuids.every((u) => u.length <= 50)).toBe(true);
  });

  it('offers the room’s people in a form that only one person sees', async () => {
    const w = world();
    await w.deliver({ kind: 'post', to: { kind: 'only', room: 'oc_9', userId: 'ou_a' }, card: form });
    expect(w.calls[0]?.path).toBe('/im/v1/chats/oc_9/members');
    expect(JSON.stringify(content(w.calls[1]))).toContain('"options":[{"value":"ou_a"},{"value":"ou_b"}]');
  });
});

describe('threads', () => {
  const to = { kind: 'room', room: 'oc_1', thread: 'om_root' } as const;

  it('replies in the thread', async () => {
    const w = world();
    expect(await w.deliver({ kind: 'post', to, card })).toMatchObject({ message: { thread: 'om_root' } });
    expect(w.calls[0]).toMatchObject({
      path: '/im/v1/messages/om_root/reply',
      body: { reply_in_thread: true },
    });
  });

  it('replies outside of one where the chat has none', async () => {
    const w = world((_c, nth) => (nth === 1 ? { status: 400, body: { code: 230071, msg: 'no' } } : null));
    expect((await w.deliver({ kind: 'post', to, card })).kind).toBe('sent');
    expect(w.calls[1]?.body).not.toHaveProperty('reply_in_thread');
  });

  it('posts into the chat where the message above is gone', async () => {
    const w = world((_c, nth) => (nth === 1 ? { status: 400, body: { code: 230011, msg: 'no' } } : null));
    const outcome = await w.deliver({ kind: 'post', to, card });
    expect(outcome).toMatchObject({ kind: 'sent', message: { room: 'oc_1' } });
    expect(outcome).not.toHaveProperty('message.thread');
    expect(w.calls[1]?.path).toBe('/im/v1/messages');
  });
});

describe('refused cards', () => {
  const refuse = { status: 400, body: { code: 230099, msg: 'ErrCode: 11310' } };

  it('are said as literal text, and the loss is told', async () => {
    const w = world((_c, nth) => (nth === 1 ? refuse : null));
    const outcome = await w.deliver({ kind: 'post', to: inRoom, card });
    expect(outcome).toMatchObject({ kind: 'sent', losses: [{ what: 'size', where: 'card' }] });
    expect(w.calls[1]?.body.msg_type).toBe('post');
    expect(content(w.calls[1]).zh_cn).toEqual({
      title: 'BF26-8',
      content: [[{ tag: 'text', text: card.summary }]],
    });
    expect(w.calls[1]?.body.uuid).not.toBe(w.calls[0]?.body.uuid);
  });

  it('are refused where the text is not taken either', async () => {
    const w = world(() => refuse);
    expect(await w.deliver({ kind: 'post', to: inRoom, card })).toMatchObject({
      kind: 'refused',
      code: '230099',
    });
  });

  it('become shorter where they were to replace another', async () => {
    const w = world((c, nth) => (c.method === 'PATCH' && nth === 2 ? refuse : null));
    const message = { room: 'oc_1', id: 'om_1' };
    expect(await w.deliver({ kind: 'update', message, card })).toMatchObject({
      kind: 'sent',
      losses: [{ what: 'size' }],
    });
    expect(content(w.calls[2]).body.elements).toHaveLength(2);
  });
});

describe('updates', () => {
  it('replace the card by PATCH, and ask once what kind of chat it is', async () => {
    const w = world();
    const message = { room: 'oc_p2p', id: 'om_1' };
    await w.deliver({ kind: 'update', message, card });
    await w.deliver({ kind: 'update', message, card });
    expect(w.calls.map((c) => `${c.method} ${c.path}`)).toEqual([
      'GET /im/v1/chats/oc_p2p',
      'PATCH /im/v1/messages/om_1',
      'PATCH /im/v1/messages/om_1',
    ]);
    expect(JSON.stringify(content(w.calls[1]))).toContain('"d":1');
  });

  it('tell a message that is gone or too old', async () => {
    const w = world((c) =>
      c.method === 'PATCH' ? { status: 400, body: { code: 230031, msg: 'old' } } : null,
    );
    const message = { room: 'oc_1', id: 'om_1' };
    expect(await w.deliver({ kind: 'update', message, card })).toMatchObject({
      kind: 'gone',
      what: 'message',
    });
  });
});

describe('a copy that a later one replaces', () => {
  const message = { room: 'oc_1', id: 'om_1' };
  const old = { status: 400, body: { code: 230031, msg: 'old' } };

  it('is shortened, or recalled where it is too old for that', async () => {
    const w = world((c) => (c.method === 'PATCH' ? old : null));
    expect(await w.deliver({ kind: 'retire', message, card })).toEqual({ kind: 'sent', message });
    expect(w.calls.at(-1)).toMatchObject({ method: 'DELETE', path: '/im/v1/messages/om_1' });
  });

  it('stays where the company does not let it be recalled any more', async () => {
    const w = world((c) =>
      c.method === 'PATCH'
        ? old
        : c.method === 'DELETE'
          ? { status: 400, body: { code: 230026, msg: 'no' } }
          : null,
    );
    expect(await w.deliver({ kind: 'retire', message, card })).toMatchObject({
      kind: 'gone',
      what: 'message',
    });
  });
});

describe('files', () => {
  const file = (over: object = {}): OutboundAct => ({
    kind: 'file',
    to: inRoom,
    name: 'report.csv',
    mime: 'text/csv',
    bytes: new TextEncoder().encode('a,b'),
    ...over,
  });

  it('uploads a file and posts it below its caption', async () => {
    const w = world();
    expect((await w.deliver(file({ caption: 'Report' }))).kind).toBe('sent');
    const upload = w.calls[0]?.form;
    expect(upload?.get('file_type')).toBe('stream');
    expect(upload?.get('file_name')).toBe('report.csv');
    const sent = upload?.get('file');
    expect(sent instanceof Blob && (await sent.text())).toBe('a,b');
    expect(w.calls.map((c) => c.body.msg_type)).toEqual([undefined, 'post', 'file']);
    expect(content(w.calls[2])).toEqual({ file_key: 'file_1' });
  });

  it('uploads a picture as a picture', async () => {
    const w = world();
    await w.deliver(file({ name: 'a.png', mime: 'image/png' }));
    expect(w.calls[0]?.form?.get('image_type')).toBe('message');
    expect(content(w.calls[1])).toEqual({ image_key: 'img_1' });
  });

  it('refuses what Lark would not take', async () => {
    const w = world();
    expect(await w.deliver(file({ bytes: new Uint8Array(0) }))).toMatchObject({ code: 'empty_file' });
    const big = new Uint8Array(31 * 1024 * 1024);
    expect(await w.deliver(file({ bytes: big }))).toMatchObject({ code: 'file_too_big' });
    expect(w.calls).toHaveLength(0);
  });

  it('can be tried again where the upload got no answer', async () => {
    const w = world((c) => (c.path === '/im/v1/files' ? { status: 503, body: {} } : null));
    expect((await w.deliver(file())).kind).toBe('transient');
  });
});

describe('look-ups', () => {
  it('find a person’s name and zone, and nobody outside the contact range', async () => {
    const user = { name: '李婷', en_name: 'Li Ting', time_zone: 'Asia/Shanghai' };
    const w = world((c) =>
      c.path.includes('ou_a')
        ? { body: { code: 0, data: { user } } }
        : { status: 400, body: { code: 41050, msg: 'no user authority' } },
    );
    expect(await w.adapter.lookupPerson?.(w.connection, 't-1', 'ou_a')).toEqual({
      name: '李婷',
      handle: 'Li Ting',
      zone: 'Asia/Shanghai',
    });
    expect(await w.adapter.lookupPerson?.(w.connection, 't-1', 'ou_z')).toBeNull();
  });

  it('read a room with its members over all pages', async () => {
    const w = world((c) => {
      if (!c.path.endsWith('/members')) {
        return { body: { code: 0, data: { name: '黑五', external: true } } };
      }
      const second = c.query.includes('page_token=p2');
      const items = [{ member_id: second ? 'ou_b' : 'ou_a' }];
      return { body: { code: 0, data: { items, has_more: !second, page_token: second ? '' : 'p2' } } };
    });
    expect(await w.adapter.lookupRoom?.(w.connection, 't-1', 'oc_1')).toEqual({
      name: '黑五',
      external: true,
      members: ['ou_a', 'ou_b'],
    });
  });
});
