import { must } from './turn.fixture.ts';

const event = (inner: Record<string, unknown>, more: Record<string, unknown> = {}) => ({
  type: 'event_callback',
  team_id: 'T1',
  event_id: 'Ev1',
  event_time: 1796000000,
  authorizations: [{ team_id: 'T1', user_id: 'UBOT', is_bot: true }],
  event: inner,
  ...more,
});

describe('events', () => {
  it('a mention is a command without the call of the bot', () => {
    const inner = {
      type: 'app_mention',
      user: 'U1',
      text: '<@UBOT> done 42',
      channel: 'C1',
      ts: '1796000000.000100',
      event_ts: '1796000000.000100',
      team: 'T1',
    };
    const { inbound, from } = must('event', event(inner, { is_ext_shared_channel: true }));
    expect(inbound).toMatchObject({
      at: new Date(1796000000000),
      room: { id: 'C1', kind: 'group', external: true },
      person: { userId: 'U1' },
      event: { kind: 'command', trigger: 'mention', text: 'done 42', message: { room: 'C1', id: inner.ts } },
    });
    expect(from).toBe('chat');
    expect(must('event', event({ ...inner, user_team: 'T9' })).inbound.person?.standing).toBe('foreign');
  });

  it('takes the workspace from the authorization, since a shared channel names another team', () => {
    const inner = { type: 'app_mention', user: 'U1', text: '<@UBOT> my', channel: 'C1', ts: '1.1' };
    const shared = event(inner, { team_id: 'T9' });
    expect(must('event', shared).inbound.workspace.id).toBe('T1');
    const org = {
      authorizations: [{ team_id: null, enterprise_id: 'E1', is_enterprise_install: true, is_bot: true }],
    };
    expect(must('event', event(inner, org)).inbound.workspace.id).toBe('E1');
  });

  it('a direct message is a command, with its files', () => {
    const inner = {
      type: 'message',
      subtype: 'file_share',
      channel_type: 'im',
      user: 'U1',
      text: '',
      channel: 'D1',
      ts: '1.1',
      files: [{ id: 'F1', name: 'qc.pdf', size: 12 }, { id: 'F2' }],
    };
    expect(must('event', event(inner)).inbound.event).toMatchObject({
      kind: 'command',
      trigger: 'direct',
      files: [
        { ref: 'F1', name: 'qc.pdf', size: 12 },
        { ref: 'F2', name: 'F2' },
      ],
    });
  });

  it('an edit in a linked thread is a reply that was edited', () => {
    const inner = {
      type: 'message',
      subtype: 'message_changed',
      channel: 'C1',
      message: { user: 'U1', text: 'after', ts: '10.2', thread_ts: '10.0' },
    };
    expect(must('event', event(inner)).inbound).toMatchObject({
      person: { userId: 'U1' },
      event: {
        kind: 'thread_reply',
        text: 'after',
        edited: true,
        message: { room: 'C1', id: '10.2', thread: '10.0' },
      },
    });
  });

  it.each([
    [{ type: 'app_home_opened', user: 'U1', channel: 'D1', tab: 'home' }, { kind: 'home' }],
    [
      { type: 'member_joined_channel', user: 'UBOT', channel: 'C1', inviter: 'U1' },
      { kind: 'joined', inviterId: 'U1' },
    ],
    [
      { type: 'member_left_channel', user: 'UBOT', channel: 'C1' },
      { kind: 'left', reason: 'removed' },
    ],
    [
      { type: 'group_left', channel: 'G1' },
      { kind: 'left', reason: 'removed' },
    ],
    [
      { type: 'channel_archive', channel: 'C1' },
      { kind: 'left', reason: 'archived' },
    ],
    [
      { type: 'channel_deleted', channel: 'C1' },
      { kind: 'left', reason: 'disbanded' },
    ],
    [{ type: 'channel_rename', channel: { id: 'C1', name: 'new' } }, { kind: 'room_changed' }],
    [
      { type: 'channel_id_changed', old_channel_id: 'C1', new_channel_id: 'C2' },
      { kind: 'room_changed', newId: 'C2' },
    ],
    [{ type: 'app_uninstalled' }, { kind: 'uninstalled' }],
    [{ type: 'tokens_revoked', tokens: { bot: ['UBOT'] } }, { kind: 'uninstalled' }],
    [{ type: 'user_change', user: { id: 'U1', tz: 'Asia/Shanghai' } }, { kind: 'person_changed' }],
  ])('reads %j', (inner, read) => {
    expect(must('event', event(inner)).inbound.event).toEqual(read);
  });

  it('a renamed or shared room brings what is now known of it', () => {
    const renamed = event({ type: 'channel_rename', channel: { id: 'C1', name: 'new' } });
    expect(must('event', renamed).inbound.room).toEqual({ id: 'C1', kind: 'group', name: 'new' });
    const unshared = event({ type: 'channel_unshared', channel: 'C1', is_ext_shared: false });
    expect(must('event', unshared).inbound.room).toEqual({ id: 'C1', kind: 'group', external: false });
    const shared = event({ type: 'channel_shared', channel: 'C1' });
    expect(must('event', shared).inbound.room?.external).toBe(true);
  });

  it('a changed person brings zone, language and name', () => {
    const user = {
      id: 'U1',
      name: 'ann',
      tz: 'Asia/Shanghai',
      locale: 'zh-CN',
      profile: { display_name: '', real_name: 'Ann Li' },
    };
    expect(must('event', event({ type: 'user_change', user })).inbound.person).toEqual({
      userId: 'U1',
      name: 'Ann Li',
      handle: 'ann',
      zone: 'Asia/Shanghai',
      locale: 'zh',
    });
  });
});
