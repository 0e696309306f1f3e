import { AT, must, turn } from './turn.fixture.ts';

const COMMAND = {
  command: '/pm',
  text: 'new Ship it <@U2|ann>',
  team_id: 'T1',
  team_domain: 'shop',
  channel_id: 'C1',
  channel_name: 'ops',
  user_id: 'U1',
  user_name: 'bob',
  trigger_id: '1.2.x',
  response_url: 'https://hooks.slack.com/commands/T1/1/x',
};

const BASE = {
  team: { id: 'T1', domain: 'shop' },
  user: { id: 'U1', username: 'bob', team_id: 'T1' },
  trigger_id: '1.2.y',
  response_url: 'https://hooks.slack.com/actions/T1/1/x',
};
const PRESS = {
  ...BASE,
  type: 'block_actions',
  container: { type: 'message', message_ts: '10.1', channel_id: 'C1', is_ephemeral: false },
  channel: { id: 'C1', name: 'ops' },
  message: { ts: '10.1', thread_ts: '10.0' },
  actions: [{ type: 'button', action_id: 'act:0', block_id: 'b', value: 'tok', action_ts: '1761704100.5' }],
};
const ORG = { team: null, enterprise: { id: 'E1', name: 'Org' }, is_enterprise_install: true };

describe('commands', () => {
  it('become a command with mentions, a way to answer for half an hour, and the arrival as their time', () => {
    const { inbound, triggerId, from } = must('command', COMMAND);
    expect(inbound).toEqual({
      platform: 'slack',
      connectionId: 'slack',
      deliveryKey: 'k',
      at: new Date(AT),
      workspace: { id: 'T1', name: 'shop' },
      room: { id: 'C1', kind: 'group', name: 'ops' },
      person: { userId: 'U1', handle: 'bob' },
      reply: {
        handle: { url: COMMAND.response_url, urlUntil: AT + 1_800_000, channel: 'C1' },
        until: new Date(AT + 1_800_000),
      },
      event: {
        kind: 'command',
        trigger: 'slash',
        text: 'new Ship it \uE0000\uE001',
        mentions: [{ kind: 'person', userId: 'U2', name: 'ann' }],
      },
    });
    expect({ triggerId, from }).toEqual({ triggerId: '1.2.x', from: 'command' });
  });

  it('in a direct chat carry no made-up room name', () => {
    const { inbound } = must('command', { ...COMMAND, channel_id: 'D1', channel_name: 'directmessage' });
    expect(inbound.room).toEqual({ id: 'D1', kind: 'direct' });
  });

  it('of an org-wide installation belong to the org', () => {
    const org = { ...COMMAND, enterprise_id: 'E1', is_enterprise_install: 'true' };
    expect(must('command', org).inbound.workspace.id).toBe('E1');
    expect(must('command', { ...org, is_enterprise_install: 'false' }).inbound.workspace.id).toBe('T1');
  });
});

describe('presses', () => {
  it('name the token, the message and its thread', () => {
    const { inbound, from, opensForm } = must('interaction', PRESS);
    expect(inbound.event).toEqual({
      kind: 'press',
      tokens: ['tok'],
      message: { room: 'C1', id: '10.1', thread: '10.0' },
    });
    expect(inbound.at).toEqual(new Date(1761704100500));
    expect({ from, opensForm }).toEqual({ from: 'message', opensForm: false });
  });

  it('on a message that only one person sees come without the message itself', () => {
    const { message: _none, ...press } = PRESS;
    const alone = { ...press, container: { ...PRESS.container, is_ephemeral: true } };
    const { inbound, from } = must('interaction', alone);
    expect(from).toBe('ephemeral');
    expect(inbound.event).toMatchObject({ message: { room: 'C1', id: '10.1' } });
  });

  it('on a button that opens a form may be met by a loading view, which a late answer then finds', () => {
    const actions = [{ ...PRESS.actions[0], action_id: 'form:1' }];
    const { opensForm, inbound } = must('interaction', { ...PRESS, actions });
    expect(opensForm).toBe(true);
    expect(inbound.reply?.handle).toMatchObject({ viewExternalId: 'load:1.2.y' });
  });

  it('carry what the card’s fields held', () => {
    const state = { values: { prio: { v: { type: 'static_select', selected_option: { value: 'high' } } } } };
    expect(must('interaction', { ...PRESS, state }).inbound.event).toMatchObject({
      values: { prio: 'high' },
    });
  });

  it('on the submit button of a form inside a message are its submission', () => {
    const state = { values: { title: { v: { type: 'plain_text_input', value: 'A' } } } };
    const actions = [{ ...PRESS.actions[0], action_id: 'submit:0' }];
    expect(must('interaction', { ...PRESS, state, actions }).inbound.event).toEqual({
      kind: 'submit',
      token: 'tok',
      values: { title: 'A' },
    });
  });

  it('inside a modal belong to the chat it was opened from', () => {
    const view = { id: 'V1', type: 'modal', private_metadata: '{"t":"x","c":"C7","h":"9.0"}' };
    const press = {
      ...BASE,
      type: 'block_actions',
      container: { type: 'view', view_id: 'V1' },
      view,
      actions: PRESS.actions,
    };
    const { inbound, from } = must('interaction', press);
    expect(from).toBe('modal');
    expect(inbound.room?.id).toBe('C7');
    expect(inbound.reply?.handle).toMatchObject({ view: 'V1', channel: 'C7', thread: '9.0' });
    expect(must('interaction', { ...press, view: { id: 'V2', type: 'home' } }).from).toBe('home');
  });

  it('of an org-wide installation belong to the org, though no team is named', () => {
    expect(must('interaction', { ...PRESS, ...ORG }).inbound.workspace.id).toBe('E1');
  });

  it('of a person from another workspace say so', () => {
    const user = { id: 'U9', team_id: 'T9' };
    expect(must('interaction', { ...PRESS, user }).inbound.person).toEqual({
      userId: 'U9',
      standing: 'foreign',
    });
  });
});

describe('submissions and shortcuts', () => {
  const view = {
    id: 'V1',
    hash: '1.a',
    app_installed_team_id: 'T1',
    private_metadata: '{"t":"tok","c":"C1","h":"10.0"}',
    state: {
      values: {
        due: { date: { type: 'datepicker', selected_date: '2026-12-01' } },
        'due:clock': { clock: { type: 'timepicker', selected_time: '08:00' } },
      },
    },
  };

  it('a submission knows its form, its chat and its wall times', () => {
    const { inbound, inputs } = must('interaction', { ...BASE, type: 'view_submission', team: null, view });
    expect(inbound).toMatchObject({
      workspace: { id: 'T1' },
      room: { id: 'C1' },
      event: { kind: 'submit', token: 'tok', values: { due: '2026-12-01T08:00' } },
    });
    expect(inputs).toEqual(['due', 'due:clock']);
  });

  it('a modal that is not ours means nothing', () => {
    const strange = { ...view, private_metadata: 'other' };
    expect(turn('interaction', { ...BASE, type: 'view_submission', view: strange })).toBeNull();
  });

  it('a global shortcut has no room, and can open a form', () => {
    const { inbound, triggerId } = must('interaction', {
      ...BASE,
      type: 'shortcut',
      callback_id: 'new_task',
    });
    expect(inbound.event).toEqual({ kind: 'shortcut', name: 'new_task' });
    expect(inbound.room).toBeUndefined();
    expect(triggerId).toBe('1.2.y');
  });

  it('a message shortcut brings the message, its author and its text', () => {
    const { inbound } = must('interaction', {
      ...BASE,
      type: 'message_action',
      callback_id: 'create_task_from_message',
      channel: { id: 'C1', name: 'ops' },
      message_ts: '10.1',
      message: { ts: '10.1', thread_ts: '10.0', user: 'U5', text: 'please fix &amp; ship' },
    });
    expect(inbound.event).toEqual({
      kind: 'shortcut',
      name: 'create_task_from_message',
      source: {
        message: { room: 'C1', id: '10.1', thread: '10.0' },
        text: 'please fix & ship',
        authorId: 'U5',
      },
    });
  });
});
