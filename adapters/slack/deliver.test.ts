import type { MintedCard } from '../../cards/model.ts';
import type { Outbound, OutboundAct, Outcome, Target } from '../contract.ts';
import { createSlackAdapter } from './index.ts';
import { BASE, cannedFetch, type TestServices, testConnection, testServices } from './services.fixture.ts';

const CARD: MintedCard = { kind: 'task', locale: 'en', tone: 'open', title: 'T', summary: 'S', blocks: [] };
const AT = new Date('2026-10-29T02:00:00Z');

type Answers = Record<string, Record<string, unknown> | Response>;

describe('delivering on Slack', () => {
  let services: TestServices;
  let calls: [method: string, args: Record<string, string>][];
  let answers: Answers;

  beforeEach(() => {
    calls = [];
    answers = {};
    services = testServices(
      cannedFetch((method, args) => {
        if (method !== 'auth.test') calls.push([method, Object.fromEntries(args)]);
        return (
          answers[method] ?? {
            ok: true,
            team_id: 'T1',
            user_id: 'UBOT',
            bot_id: 'B1',
            channel: 'C1',
            ts: '9.9',
          }
        );
      }),
    );
  });

  const deliver = (act: OutboundAct, more: Partial<Outbound> = {}): Promise<Outcome> =>
    createSlackAdapter(services).deliver({ id: 'out-1', workspace: 'T1', act, ...more }, testConnection());
  const post = (to: Target, more: Partial<Outbound> = {}) => deliver({ kind: 'post', to, card: CARD }, more);
  const methods = () => calls.map(([method]) => method);
  const room: Target = { kind: 'room', room: 'C1', thread: '1.0' };

  it('posts with the outbox id in the metadata, in its thread and without previews', async () => {
    expect(await post(room)).toEqual({ kind: 'sent', message: { room: 'C1', id: '9.9', thread: '1.0' } });
    const [, args] = calls[0] ?? ['', {}];
    expect(args).toMatchObject({
      channel: 'C1',
      thread_ts: '1.0',
      unfurl_links: 'false',
      unfurl_media: 'false',
    });
    expect(JSON.parse(args.metadata ?? '')).toEqual({
      event_type: 'linkstar',
      event_payload: { id: 'out-1' },
    });
  });

  it('sends a direct message to the person’s id', async () => {
    answers['chat.postMessage'] = { ok: true, channel: 'D1', ts: '9.9' };
    expect(await post({ kind: 'direct', userId: 'U1' })).toEqual({
      kind: 'sent',
      message: { room: 'D1', id: '9.9' },
    });
  });

  it('changes a card in place, text and blocks in full', async () => {
    const message = { room: 'C1', id: '9.9', thread: '1.0' };
    expect(await deliver({ kind: 'update', message, card: CARD })).toEqual({ kind: 'sent', message });
    expect(calls[0]?.[1]).toMatchObject({ ts: '9.9', text: 'S', parse: 'none', link_names: 'false' });
    expect(calls[0]?.[1].metadata).toBeUndefined();
  });

  it.each([
    ['message_not_found', { kind: 'gone', what: 'message' }],
    ['fatal_error', { kind: 'transient' }],
    ['invalid_blocks', { kind: 'refused', code: 'invalid_blocks' }],
  ])('says what %s means for a change', async (error, outcome) => {
    answers['chat.update'] = { ok: false, error };
    expect(await deliver({ kind: 'update', message: { room: 'C1', id: '9.9' }, card: CARD })).toMatchObject(
      outcome,
    );
  });

  it('sends nothing where the app is not or no longer installed', async () => {
    services.stored.set('T1', {
      workspace: 'T1',
      botToken: 'xoxb-test',
      botUserId: 'UBOT',
      botId: 'B1',
      active: false,
    });
    answers['auth.test'] = { ok: false, error: 'account_inactive' };
    expect(await post(room)).toMatchObject({ kind: 'gone', what: 'installation' });
    answers = {};
    expect(await post(room, { workspace: 'T2' })).toMatchObject({ kind: 'gone', what: 'installation' });
    expect(methods()).toEqual([]);
  });

  it('looks the token up again after Slack refused it', async () => {
    answers['chat.postMessage'] = { ok: false, error: 'invalid_auth' };
    const adapter = createSlackAdapter(services);
    const { botToken: _none, ...rest } = testConnection().credentials;
    const connection = { ...testConnection(), credentials: { ...rest, clientId: '1', clientSecret: 's' } };
    services.stored.set('T1', { workspace: 'T1', botToken: 'xoxb-old', active: true });
    const outbound: Outbound = { id: 'o', workspace: 'T1', act: { kind: 'post', to: room, card: CARD } };
    expect(await adapter.deliver(outbound, connection)).toMatchObject({ kind: 'gone', what: 'installation' });
    services.stored.set('T1', { workspace: 'T1', botToken: 'xoxb-new', active: true });
    answers = {};
    expect(await adapter.deliver(outbound, connection)).toMatchObject({ kind: 'sent' });
  });

  describe('after an unclear attempt', () => {
    const again = { unclear: true, firstAttemptAt: AT };
    const ours = (more: object = {}) => ({
      ts: '8.8',
      bot_id: 'B1',
      metadata: { event_type: 'linkstar', event_payload: { id: 'out-1' } },
      ...more,
    });

    it('finds the message in its thread and sends nothing', async () => {
      answers['conversations.replies'] = { ok: true, messages: [{ ts: '1.0' }, ours()] };
      expect(await post(room, again)).toEqual({
        kind: 'sent',
        message: { room: 'C1', id: '8.8', thread: '1.0' },
      });
      expect(calls[0]?.[1]).toMatchObject({
        ts: '1.0',
        include_all_metadata: 'true',
        oldest: String(AT.getTime() / 1000 - 120),
      });
    });

    it('looks for a direct message in the conversation with that person', async () => {
      answers['conversations.open'] = { ok: true, channel: { id: 'D1' } };
      answers['conversations.history'] = { ok: true, messages: [ours()] };
      expect(await post({ kind: 'direct', userId: 'U1' }, again)).toMatchObject({
        message: { room: 'D1', id: '8.8' },
      });
      expect(methods()).toEqual(['conversations.open', 'conversations.history']);
    });

    it('reads on through pages', async () => {
      let page = 0;
      services = testServices(
        cannedFetch((method) => {
          if (method !== 'conversations.history')
            return { ok: true, team_id: 'T1', bot_id: 'B1', channel: 'C1', ts: '9.9' };
          page += 1;
          return page === 1
            ? { ok: true, messages: [], has_more: true, response_metadata: { next_cursor: 'n' } }
            : { ok: true, messages: [ours()] };
        }),
      );
      expect(await post({ kind: 'room', room: 'C1' }, again)).toMatchObject({ message: { id: '8.8' } });
    });

    it('sends again without doubt where the message is surely absent', async () => {
      answers['conversations.replies'] = { ok: true, messages: [], has_more: false };
      expect(await post(room, again)).toEqual({
        kind: 'sent',
        message: { room: 'C1', id: '9.9', thread: '1.0' },
      });
    });

    it('is not fooled by another app’s metadata', async () => {
      answers['conversations.replies'] = { ok: true, messages: [ours({ bot_id: 'B9', user: 'U9' })] };
      await post(room, again);
      expect(methods()).toEqual(['conversations.replies', 'chat.postMessage']);
    });

    it('sends once more and notes the possible double where the history may not be read', async () => {
      answers['conversations.replies'] = { ok: false, error: 'missing_scope' };
      expect(await post(room, again)).toMatchObject({ kind: 'sent', possibleDouble: true });
    });

    it.each([
      ['for as long as Slack says', 429, { kind: 'rate_limited', retryAfterMs: 60_000 }],
      ['for a while', 503, { kind: 'transient' }],
    ])(
      'waits %s where the history cannot be read just now, and sends nothing',
      async (_name, status, waits) => {
        answers['conversations.replies'] = new Response('{}', { status, headers: { 'retry-after': '60' } });
        expect(await post(room, again)).toMatchObject(waits);
        expect(methods()).toEqual(['conversations.replies']);
      },
    );

    it('notes the possible double of what nobody can look up', async () => {
      expect(await post({ kind: 'only', room: 'C1', userId: 'U1' }, again)).toMatchObject({
        possibleDouble: true,
      });
      const handle = { url: `${BASE}/response/1`, urlUntil: services.clock.getTime() + 1 };
      expect(await post({ kind: 'reply', handle, userId: 'U1' }, again)).toMatchObject({
        possibleDouble: true,
      });
    });
  });

  it('shows something to one person in the room, or directly where that cannot be', async () => {
    const only: Target = { kind: 'only', room: 'C1', userId: 'U1', thread: '1.0' };
    expect(await post(only)).toEqual({ kind: 'sent' });
    expect(calls[0]?.[1]).toMatchObject({ channel: 'C1', user: 'U1', thread_ts: '1.0' });
    answers['chat.postEphemeral'] = { ok: false, error: 'user_not_in_channel' };
    await post(only);
    expect(calls.at(-1)).toEqual(['chat.postMessage', expect.objectContaining({ channel: 'U1' })]);
    await post({ ...only, room: 'D7' });
    expect(calls.at(-1)).toEqual(['chat.postMessage', expect.objectContaining({ channel: 'D7' })]);
  });

  it('no longer uses a response URL after half an hour', async () => {
    const handle = { url: `${BASE}/response/1`, urlUntil: services.clock.getTime(), channel: 'C1' };
    await post({ kind: 'reply', handle, userId: 'U1' });
    expect(methods()).toEqual(['chat.postEphemeral']);
  });

  it('says a late answer in the chat when its window was closed', async () => {
    answers['views.update'] = { ok: false, error: 'not_found' };
    await post({ kind: 'reply', handle: { view: 'V1', channel: 'C1' }, userId: 'U1' });
    expect(methods()).toEqual(['views.update', 'chat.postEphemeral']);
  });

  describe('files', () => {
    const act: OutboundAct = {
      kind: 'file',
      to: { kind: 'room', room: 'C1' },
      name: 'a.csv',
      mime: 'text/csv',
      bytes: new Uint8Array([1, 2, 3]),
    };
    const ticket = (url: string) => ({ ok: true, upload_url: url, file_id: 'F1' });

    it('go up in three steps', async () => {
      answers['files.getUploadURLExternal'] = ticket(`${BASE}/upload/F1`);
      expect(await deliver(act)).toEqual({ kind: 'sent' });
      expect(methods()).toEqual(['files.getUploadURLExternal', 'F1', 'files.completeUploadExternal']);
      expect(calls[0]?.[1]).toEqual({ filename: 'a.csv', length: '3' });
      expect(calls[2]?.[1]).toMatchObject({ channel_id: 'C1', files: '[{"id":"F1","title":"a.csv"}]' });
    });

    it('go to no address outside Slack', async () => {
      answers['files.getUploadURLExternal'] = ticket('https://evil.test/upload');
      expect(await deliver(act)).toMatchObject({ kind: 'refused', code: 'upload_url' });
      expect(methods()).toEqual(['files.getUploadURLExternal']);
    });

    it('are merely late while nothing was shown, and unclear after the last step broke', async () => {
      answers['files.getUploadURLExternal'] = ticket(`${BASE}/upload/F1`);
      answers.F1 = new Response('', { status: 500 });
      expect(await deliver(act)).toMatchObject({ kind: 'transient' });
      answers.F1 = new Response('OK');
      answers['files.completeUploadExternal'] = new Response('', { status: 500 });
      expect(await deliver(act)).toMatchObject({ kind: 'unclear' });
    });

    it('meant for one person go to the direct conversation', async () => {
      answers['files.getUploadURLExternal'] = ticket(`${BASE}/upload/F1`);
      answers['conversations.open'] = { ok: true, channel: { id: 'D1' } };
      await deliver({ ...act, to: { kind: 'only', room: 'C1', userId: 'U1' } });
      expect(calls.at(-1)?.[1]).toMatchObject({ channel_id: 'D1' });
    });
  });
});
