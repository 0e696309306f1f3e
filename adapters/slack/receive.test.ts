import { createHmac } from 'node:crypto';
import type { Accepted, Connection, HookRequest } from '../contract.ts';
import { createSlackAdapter } from './index.ts';
import { cannedFetch, SECRET, type TestServices, testConnection, testServices } from './services.fixture.ts';

const NOW = new Date('2026-10-29T02:15:00Z');
const IDENTITY = { ok: true, team_id: 'T1', user_id: 'UBOT', bot_id: 'B1', app_id: 'A1' };

function request(body: string, type: string, secret = SECRET): HookRequest {
  const stamp = String(NOW.getTime() / 1000);
  const mac = createHmac('sha256', secret).update(`v0:${stamp}:${body}`).digest('hex');
  return {
    method: 'POST',
    url: '/hooks/slack',
    headers: {
      'content-type': type,
      'x-slack-request-timestamp': stamp,
      'x-slack-signature': `v0=${mac}`,
    },
    body,
  };
}

const form = (fields: Record<string, string>) =>
  request(new URLSearchParams(fields).toString(), 'application/x-www-form-urlencoded; charset=utf-8');
const interaction = (payload: unknown) => form({ payload: JSON.stringify(payload) });
const json = (payload: unknown) => request(JSON.stringify(payload), 'application/json');

const COMMAND = {
  command: '/pm',
  text: 'my',
  team_id: 'T1',
  channel_id: 'C1',
  user_id: 'U1',
  trigger_id: '1.2.x',
  api_app_id: 'A1',
};
const PRESS = {
  type: 'block_actions',
  team: { id: 'T1' },
  user: { id: 'U1', team_id: 'T1' },
  api_app_id: 'A1',
  trigger_id: '1.2.y',
  container: { type: 'message', message_ts: '1.1', channel_id: 'C1' },
  actions: [{ type: 'button', action_id: 'act:0', block_id: 'b', value: 'tok', action_ts: '1.5' }],
};
const event = (inner: Record<string, unknown>, more: Record<string, unknown> = {}) =>
  json({
    type: 'event_callback',
    team_id: 'T1',
    api_app_id: 'A1',
    event_id: 'Ev1',
    event_time: 1796000000,
    authorizations: [{ team_id: 'T1', user_id: 'UBOT', is_bot: true, is_enterprise_install: false }],
    event: inner,
    ...more,
  });
const line = (more: Record<string, unknown> = {}) => ({
  type: 'message',
  user: 'U1',
  text: 'hello',
  channel: 'C1',
  channel_type: 'channel',
  ts: '1796000000.000100',
  ...more,
});

describe('what the Slack adapter accepts', () => {
  let services: TestServices;
  let connection: Connection;
  let identity: Record<string, unknown>;

  beforeEach(() => {
    identity = IDENTITY;
    services = testServices(cannedFetch(() => identity));
    connection = testConnection();
  });

  const accept = (hook: HookRequest): Promise<Accepted> =>
    Promise.resolve(createSlackAdapter(services).accept(hook, connection, NOW));

  async function key(hook: HookRequest): Promise<string> {
    const accepted = await accept(hook);
    if (accepted.kind !== 'delivery') throw new Error(JSON.stringify(accepted));
    expect(accepted.delivery.budgetMs).toBe(2000);
    return accepted.delivery.key;
  }

  const NOTHING = { kind: 'answered', answer: { status: 200, body: '' } };

  it('refuses a wrong signature before it reads anything', async () => {
    const hook = request('{not json', 'application/json', 'another secret');
    expect(await accept(hook)).toMatchObject({ kind: 'refused', status: 401 });
    expect(await accept({ ...form(COMMAND), headers: {} })).toMatchObject({ kind: 'refused', status: 401 });
  });

  it.each([
    ['broken JSON', request('{not json', 'application/json')],
    ['a JSON list', request('[1]', 'application/json')],
    ['a form that is no command', form({ a: 'b' })],
    ['a broken interaction', form({ payload: '{' })],
    ['a command without a user', form({ command: '/pm', channel_id: 'C1', trigger_id: 'x' })],
    ['a press without actions', interaction({ ...PRESS, actions: [] })],
    ['an event without id', json({ type: 'event_callback', event: { type: 'message' } })],
    ['a challenge without a text', json({ type: 'url_verification' })],
  ])('answers 400 to %s that is signed', async (_name, hook) => {
    expect(await accept(hook)).toMatchObject({ kind: 'refused', status: 400 });
  });

  it('answers the probe of a command address without a signature, and does nothing else with it', async () => {
    const hook = {
      ...form({ ...COMMAND, ssl_check: '1' }),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    };
    expect(await accept(hook)).toEqual(NOTHING);
    const typed = { ...form({ ...COMMAND, text: 'ssl_check=1' }), headers: hook.headers };
    expect(await accept(typed)).toMatchObject({ kind: 'refused', status: 401 });
  });

  it('answers the challenge', async () => {
    const accepted = await accept(json({ type: 'url_verification', challenge: 'c0ffee', token: 'x' }));
    expect(accepted).toMatchObject({
      kind: 'answered',
      answer: { status: 200, body: '{"challenge":"c0ffee"}' },
    });
  });

  it('notes that Slack limits the app, in either form of the notice', async () => {
    expect(await accept(json({ type: 'app_rate_limited', team_id: 'T1' }))).toEqual(NOTHING);
    expect(await accept(event({ type: 'app_rate_limited' }))).toEqual(NOTHING);
    expect(services.warnings).toHaveLength(2);
  });

  it.each([
    ['another workspace', form({ ...COMMAND, team_id: 'T2' })],
    ['another app', form({ ...COMMAND, api_app_id: 'A2' })],
    ['an event of another workspace', event(line(), { authorizations: [{ team_id: 'T2' }] })],
    ['a press in another workspace', interaction({ ...PRESS, team: { id: 'T2' } })],
  ])('answers 403 to a signed request for %s', async (_name, hook) => {
    expect(await accept(hook)).toMatchObject({ kind: 'refused', status: 403 });
  });

  it('accepts on the signature alone while Slack does not say whose token it holds', async () => {
    identity = { ok: false, error: 'internal_error' };
    expect(await key(form(COMMAND))).toBe('cmd:1.2.x');
  });

  it('knows a configured app id even without asking Slack', async () => {
    identity = { ok: false, error: 'internal_error' };
    connection = testConnection({ appId: 'A1' });
    expect(await accept(form({ ...COMMAND, api_app_id: 'A2' }))).toMatchObject({ status: 403 });
  });

  it('answers 403 to a workspace that never installed the app, where installation is by OAuth', async () => {
    const { botToken: _none, ...credentials } = testConnection().credentials;
    connection = { ...testConnection(), credentials: { ...credentials, clientId: '1', clientSecret: 's' } };
    expect(await accept(form(COMMAND))).toMatchObject({ status: 403 });
    services.stored.set('T1', { workspace: 'T1', botToken: 'xoxb-a', active: true });
    expect(await key(form(COMMAND))).toBe('cmd:1.2.x');
  });

  it('accepts an org-wide installation, whose payloads name no team', async () => {
    identity = { ...IDENTITY, enterprise_id: 'E1', is_enterprise_install: true };
    const org = { enterprise: { id: 'E1' }, is_enterprise_install: true, team: null };
    expect(await key(interaction({ ...PRESS, ...org }))).toBe('act:1.2.y:1.5');
    expect(await accept(interaction({ ...PRESS, ...org, enterprise: { id: 'E2' } }))).toMatchObject({
      status: 403,
    });
    expect(services.stored.get('E1')).toMatchObject({ botUserId: 'UBOT', active: true });
  });

  it('names deliveries so that a repetition has the same key', async () => {
    expect(await key(form(COMMAND))).toBe('cmd:1.2.x');
    expect(await key(interaction(PRESS))).toBe('act:1.2.y:1.5');
    expect(await key(event(line({ channel_type: 'im', channel: 'D1' })))).toBe('ev:Ev1');
    expect(await key(interaction({ ...PRESS, type: 'shortcut', callback_id: 'new_task' }))).toBe('cut:1.2.y');
  });

  it('tells a corrected submission from a repeated one, though view and hash are the same', async () => {
    const submission = (title: string) =>
      interaction({
        ...PRESS,
        type: 'view_submission',
        view: {
          id: 'V1',
          hash: '1.a',
          private_metadata: '{"t":"tok"}',
          state: { values: { title: { v: { type: 'plain_text_input', value: title } } } },
        },
      });
    const first = await key(submission('a'));
    expect(first).toMatch(/^view:V1:1\.a:/);
    expect(await key(submission('a'))).toBe(first);
    expect(await key(submission('b'))).not.toBe(first);
  });

  it('gives a call of the bot a second key, since Slack may send it twice', async () => {
    const mention = { type: 'app_mention', user: 'U1', text: '<@UBOT> my', channel: 'C1', ts: '1.2' };
    const accepted = await accept(event(mention));
    expect(accepted).toMatchObject({ kind: 'delivery', delivery: { altKey: 'msg:T1:C1:1.2' } });
    const file = line({
      subtype: 'file_share',
      text: '<@UBOT>',
      ts: '1.2',
      files: [{ id: 'F1', name: 'a.pdf' }],
    });
    expect(await accept(event(file))).toMatchObject({ delivery: { altKey: 'msg:T1:C1:1.2' } });
  });

  it.each([
    ['talk in a channel', line()],
    ['the second copy of a mention', line({ text: '<@UBOT> my' })],
    ['a bot’s message', line({ text: '!pm my', bot_id: 'B9' })],
    ['our own message', line({ text: '!pm my', user: 'UBOT' })],
    ['a join notice', line({ subtype: 'channel_join' })],
    ['a deleted message', line({ subtype: 'message_deleted' })],
    ['a reply in a thread that is not linked', line({ thread_ts: '1.0' })],
    ['an empty direct message', line({ channel_type: 'im', text: ' ' })],
    [
      'an edit in a direct message',
      line({ subtype: 'message_changed', channel_type: 'im', message: { user: 'U1' } }),
    ],
    ['another member’s arrival', { type: 'member_joined_channel', user: 'U5', channel: 'C1' }],
    ['the messages tab of the app', { type: 'app_home_opened', user: 'U1', tab: 'messages' }],
    ['revoked tokens of a person', { type: 'tokens_revoked', tokens: { oauth: ['U1'], bot: [] } }],
    ['an event nobody asked for', { type: 'reaction_added', user: 'U1' }],
  ])('answers %s without storing it', async (_name, inner) => {
    expect(await accept(event(inner))).toEqual(NOTHING);
  });

  it.each([
    ['a line with the command word', line({ text: '！pm my' })],
    ['a direct message', line({ channel_type: 'im', channel: 'D1' })],
    [
      'a file in a direct message',
      line({ channel_type: 'im', text: '', subtype: 'file_share', files: [{ id: 'F1' }] }),
    ],
    ['our own arrival', { type: 'member_joined_channel', user: 'UBOT', channel: 'C1' }],
    ['our own leaving', { type: 'member_left_channel', user: 'UBOT', channel: 'C1' }],
    ['the Home tab', { type: 'app_home_opened', user: 'U1', tab: 'home' }],
    ['an archived channel', { type: 'channel_archive', channel: 'C1', user: 'U1' }],
    ['a renamed channel', { type: 'channel_rename', channel: { id: 'C1', name: 'new' } }],
    ['a changed id', { type: 'channel_id_changed', old_channel_id: 'C1', new_channel_id: 'C2' }],
    ['the end of the installation', { type: 'app_uninstalled' }],
    ['a revoked bot token', { type: 'tokens_revoked', tokens: { bot: ['UBOT'] } }],
    ['a changed person', { type: 'user_change', user: { id: 'U1', tz: 'Asia/Shanghai' } }],
  ])('stores %s', async (_name, inner) => {
    expect(await key(event(inner))).toBe('ev:Ev1');
  });

  it('stores replies in linked threads, dropped files there, and edits by people', async () => {
    services.linked.add('C1:1.0');
    expect(await key(event(line({ thread_ts: '1.0' })))).toBe('ev:Ev1');
    expect(await key(event(line({ thread_ts: '1.0', subtype: 'file_share', files: [{ id: 'F1' }] })))).toBe(
      'ev:Ev1',
    );
    const edited = (text: string, more: object = {}) =>
      event(
        line({
          subtype: 'message_changed',
          message: { user: 'U1', text, ts: '1.1', thread_ts: '1.0', edited: { user: 'U1' }, ...more },
          previous_message: { text: 'before' },
        }),
      );
    expect(await key(edited('after'))).toBe('ev:Ev1');
    expect(await accept(edited('before'))).toEqual(NOTHING);
    expect(await accept(edited('after', { edited: undefined }))).toEqual(NOTHING);
    expect(await accept(edited('after', { bot_id: 'B1' }))).toEqual(NOTHING);
    expect(await accept(edited('!pm done'))).toEqual(NOTHING);
    expect(await accept(edited('<@UBOT> done'))).toEqual(NOTHING);
  });

  it('answers presses that are none of ours, option loads and closed views at once', async () => {
    const link = { ...PRESS, actions: [{ type: 'button', action_id: 'open-link', action_ts: '1.5' }] };
    expect(await accept(interaction(link))).toEqual(NOTHING);
    expect(await accept(interaction({ ...PRESS, type: 'view_closed', view: { id: 'V1' } }))).toEqual(NOTHING);
    expect(await accept(interaction({ ...PRESS, type: 'block_suggestion', value: 'a' }))).toMatchObject({
      kind: 'answered',
      answer: { body: '{"options":[]}' },
    });
  });

  it('keeps everything that dispatch needs in the stored body, and no signature', async () => {
    const accepted = await accept(form(COMMAND));
    if (accepted.kind !== 'delivery') throw new Error('not stored');
    expect(JSON.parse(accepted.delivery.body)).toEqual({
      kind: 'command',
      at: services.clock.getTime(),
      body: COMMAND,
    });
  });
});
