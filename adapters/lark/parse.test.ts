import { readEnvelope, readInstant } from './envelope.ts';
import { context, read } from './parse.fixture.ts';
import { parse } from './parse.ts';

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
