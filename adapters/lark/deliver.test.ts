import type { MintedCard } from '../../cards/model.ts';
import type { OutboundAct } from '../contract.ts';
import { card, content, inRoom, NOW, world } from './deliver.fixture.ts';

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
