import type { MintedCard } from '../../cards/model.ts';
import type { Answer, Delivery } from '../contract.ts';
import { createSlackAdapter } from './index.ts';
import { BASE, cannedFetch, type TestServices, testConnection, testServices } from './services.fixture.ts';
import { packBody, type StoredKind } from './stored-body.ts';

const CARD: MintedCard = {
  kind: 'notice',
  locale: 'en',
  tone: 'info',
  title: 'Your tasks',
  summary: 'Nothing is due',
  blocks: [],
};
const FORM: MintedCard = {
  ...CARD,
  kind: 'form',
  blocks: [
    {
      type: 'form',
      fields: [{ type: 'text', name: 'title', label: 'Title' }],
      submit: { label: 'Save', press: 'tok' },
    },
  ],
};

const URL_ = `${BASE}/response/1`;
const COMMAND = {
  command: '/pm',
  team_id: 'T1',
  channel_id: 'C1',
  user_id: 'U1',
  trigger_id: '1.2',
  response_url: URL_,
};
const BASE_PAYLOAD = { team: { id: 'T1' }, user: { id: 'U1' }, trigger_id: '1.2' };
const press = (actionId: string, more: object = {}) => ({
  ...BASE_PAYLOAD,
  type: 'block_actions',
  container: { type: 'message', message_ts: '1.1', channel_id: 'C1', thread_ts: '1.0' },
  response_url: URL_,
  actions: [{ type: 'button', action_id: actionId, value: 'tok', action_ts: '1.5' }],
  ...more,
});
const alone = { container: { type: 'message', message_ts: '1.1', channel_id: 'C1', is_ephemeral: true } };
const inModal = { container: { type: 'view', view_id: 'V1' }, view: { id: 'V1', type: 'modal' } };
const submission = {
  ...BASE_PAYLOAD,
  type: 'view_submission',
  view: {
    id: 'V1',
    private_metadata: '{"t":"tok","c":"C1"}',
    state: {
      values: {
        title: { v: { type: 'plain_text_input', value: 'a' } },
        note: { v: { type: 'plain_text_input', value: null } },
      },
    },
  },
};
const mention = {
  type: 'event_callback',
  event_id: 'Ev1',
  authorizations: [{ team_id: 'T1', user_id: 'UBOT', is_bot: true }],
  event: { type: 'app_mention', user: 'U1', text: '<@UBOT> my', channel: 'C1', ts: '1.1', thread_ts: '1.0' },
};

type Call = [method: string, args: Record<string, unknown>];

describe('how answers are shown on Slack', () => {
  let services: TestServices;
  let calls: Call[];
  let fail: Record<string, string>;

  beforeEach(() => {
    calls = [];
    fail = {};
    const api = cannedFetch((method, args) => {
      if (method === 'auth.test') return { ok: true, team_id: 'T1', user_id: 'UBOT', bot_id: 'B1' };
      const json = [...args].length === 1 && [...args][0]?.[0]?.startsWith('{');
      const read = json
        ? (JSON.parse([...args].map(([k, v]) => (v ? `${k}=${v}` : k)).join('')) as Record<string, unknown>)
        : Object.fromEntries(args);
      calls.push([method, read]);
      const error = fail[method];
      if (error) return { ok: false, error };
      return { ok: true, ts: '9.9', channel: 'C1', view: { id: 'VLOAD' } };
    });
    services = testServices(async (input, init) => {
      if (!String(input).includes('/response/')) return api(input, init);
      calls.push(['response_url', JSON.parse(String(init?.body)) as Record<string, unknown>]);
      const error = fail.response_url;
      return error ? Response.json({ ok: false, error }, { status: 404 }) : new Response('ok');
    });
  });

  async function answer(kind: StoredKind, body: unknown, given: Answer | Error) {
    const delivery: Delivery = {
      key: 'k',
      body: packBody(kind, services.clock, JSON.stringify(body)),
      budgetMs: 2000,
    };
    const made = await createSlackAdapter(services).dispatch(delivery, testConnection(), async () => {
      if (given instanceof Error) throw given;
      return given;
    });
    return {
      status: made.status,
      body: made.body === '' ? '' : (JSON.parse(made.body) as unknown),
      type: made.headers,
    };
  }

  const methods = () => calls.map(([method]) => method);
  const toast = (tone: 'success' | 'error' = 'success'): Answer => ({
    kind: 'toast',
    tone,
    text: 'Done <1>.',
  });

  it('a command is answered in the HTTP answer, as JSON that only the speaker sees', async () => {
    const made = await answer('command', COMMAND, { kind: 'private', card: CARD });
    expect(made).toMatchObject({
      status: 200,
      body: { response_type: 'ephemeral', text: 'Nothing is due' },
      type: { 'content-type': 'application/json; charset=utf-8' },
    });
    expect(await answer('command', COMMAND, toast())).toMatchObject({ body: { text: 'Done &lt;1&gt;.' } });
    expect(calls).toEqual([]);
  });

  it.each([{ kind: 'none' }, { kind: 'later' }] as const)('nothing is shown for %j', async (given) => {
    expect(await answer('command', COMMAND, given)).toMatchObject({ status: 200, body: '' });
    expect(await answer('interaction', press('act:0'), given)).toMatchObject({ status: 200, body: '' });
    expect(calls).toEqual([]);
  });

  it('a press is answered by its response URL, in the thread and without touching the card', async () => {
    expect(await answer('interaction', press('act:0'), toast())).toMatchObject({ status: 200, body: '' });
    expect(calls).toEqual([
      [
        'response_url',
        expect.objectContaining({ response_type: 'ephemeral', replace_original: false, thread_ts: '1.0' }),
      ],
    ]);
  });

  it('goes on by an ephemeral message, then a direct one, where a way is closed', async () => {
    fail = { response_url: 'used_url', 'chat.postEphemeral': 'user_not_in_channel' };
    await answer('interaction', press('act:0'), toast());
    expect(methods()).toEqual(['response_url', 'chat.postEphemeral', 'chat.postMessage']);
    expect(calls[2]?.[1]).toMatchObject({ channel: 'U1' });
  });

  it('does not say it twice when a way may have worked', async () => {
    fail = { 'chat.postEphemeral': 'fatal_error' };
    await answer('event', mention, { kind: 'private', card: CARD });
    expect(methods()).toEqual(['chat.postEphemeral']);
    expect(services.warnings).toHaveLength(1);
  });

  it('calls only addresses of Slack, whatever a payload says', async () => {
    await answer('interaction', press('act:0', { response_url: 'https://evil.test/x' }), toast());
    expect(methods()).toEqual(['chat.postEphemeral']);
  });

  it('a mention is answered by an ephemeral message in its thread', async () => {
    await answer('event', mention, { kind: 'private', card: CARD });
    expect(calls).toEqual([
      ['chat.postEphemeral', expect.objectContaining({ channel: 'C1', user: 'U1', thread_ts: '1.0' })],
    ]);
  });

  it('a card that only this person sees is replaced as it is now', async () => {
    await answer('interaction', press('act:0', alone), {
      kind: 'toast',
      tone: 'success',
      text: 'Done',
      card: CARD,
    });
    expect(calls.map(([, args]) => args.replace_original)).toEqual([true, false]);
    calls = [];
    await answer('interaction', press('act:0'), { kind: 'toast', tone: 'success', text: 'Done', card: CARD });
    expect(calls.map(([, args]) => args.replace_original)).toEqual([false]);
  });

  it('a form opens by the command’s trigger, and tells later which chat it belongs to', async () => {
    expect(await answer('command', COMMAND, { kind: 'form', card: FORM })).toMatchObject({
      status: 200,
      body: '',
    });
    expect(methods()).toEqual(['views.open']);
    expect(JSON.parse(String(calls[0]?.[1].view))).toMatchObject({
      private_metadata: '{"t":"tok","c":"C1"}',
    });
  });

  it('a form that comes too late stands in a private message', async () => {
    fail = { 'views.open': 'expired_trigger_id' };
    await answer('command', COMMAND, { kind: 'form', card: FORM });
    expect(methods()).toEqual(['views.open', 'response_url']);
  });

  it('a press that asks for a form opens a loading view at once and fills it', async () => {
    await answer('interaction', press('form:0'), { kind: 'form', card: FORM });
    expect(methods()).toEqual(['views.open', 'views.update']);
    expect(calls[1]?.[1]).toMatchObject({ view_id: 'VLOAD' });
    expect(JSON.parse(String(calls[0]?.[1].view))).toMatchObject({ external_id: 'load:1.2' });
  });

  it('says in the loading view why there is no form', async () => {
    await answer('interaction', press('form:0'), toast('error'));
    expect(methods()).toEqual(['views.open', 'views.update']);
    expect(String(calls[1]?.[1].view)).toContain('Done <1>.');
  });

  it('does without the loading view when it did not open', async () => {
    fail = { 'views.open': 'expired_trigger_id' };
    await answer('interaction', press('form:0'), { kind: 'form', card: FORM });
    expect(methods()).toEqual(['views.open', 'response_url']);
  });

  it('answers a press inside a modal on top of it', async () => {
    await answer('interaction', press('act:0', { ...inModal, response_url: undefined }), toast());
    expect(methods()).toEqual(['views.push']);
  });

  it('more of a form takes its place in the modal, while another form goes on top of it', async () => {
    await answer('interaction', press('more:0', inModal), { kind: 'form', card: FORM });
    expect(calls).toEqual([['views.update', expect.objectContaining({ view_id: 'V1' })]]);
    calls.length = 0;
    await answer('interaction', press('form:0', inModal), { kind: 'form', card: FORM });
    expect(methods()).toEqual(['views.push']);
  });

  it('shows errors under their inputs, and those of no input under the first', async () => {
    const errors = { note: 'Too long.', '': 'Not now.' };
    expect(await answer('interaction', submission, { kind: 'form_errors', errors })).toMatchObject({
      body: { response_action: 'errors', errors: { note: 'Too long.', title: 'Not now.' } },
    });
  });

  it('draws the form again where errors name no input and a card is given', async () => {
    const given: Answer = { kind: 'form_errors', errors: { general: 'Not now.' }, card: FORM };
    expect(await answer('interaction', submission, given)).toMatchObject({
      body: { response_action: 'update', view: { callback_id: 'form' } },
    });
  });

  it('closes a finished form and says its word where the person stands', async () => {
    const done = await answer('interaction', submission, { kind: 'form_done', text: 'Saved.' });
    expect(done.body).toEqual({ response_action: 'clear' });
    expect(calls).toEqual([['chat.postEphemeral', expect.objectContaining({ channel: 'C1', user: 'U1' })]]);
  });

  it('keeps a refusal in the form that was submitted', async () => {
    expect(await answer('interaction', submission, toast('error'))).toMatchObject({
      body: { response_action: 'update' },
    });
    expect(await answer('interaction', submission, { kind: 'later' })).toMatchObject({
      body: { response_action: 'update' },
    });
    expect(await answer('interaction', submission, { kind: 'form', card: FORM })).toMatchObject({
      body: { response_action: 'update', view: { submit: { text: 'Save' } } },
    });
    expect(calls).toEqual([]);
  });

  it('takes a finished form away from the private message it stood in', async () => {
    await answer('interaction', press('submit:0', alone), { kind: 'form_done' });
    await answer('interaction', press('submit:0', alone), { kind: 'form_errors', errors: {}, card: FORM });
    expect(calls.map(([, args]) => [args.delete_original, args.replace_original])).toEqual([
      [true, undefined],
      [undefined, true],
    ]);
  });

  it('answers 500 when the work failed, for an event too, so that Slack comes again', async () => {
    expect(await answer('event', mention, new Error('store is down'))).toMatchObject({
      status: 500,
      body: '',
    });
    expect(await answer('command', COMMAND, new Error('store is down'))).toMatchObject({ status: 500 });
  });

  it('answers 403 to a stored request of a workspace without installation', async () => {
    expect(await answer('command', { ...COMMAND, team_id: 'T2' }, toast())).toMatchObject({ status: 403 });
  });

  it('throws what went wrong before the desk was asked, so that the delivery is not taken for done', async () => {
    services.installations.find = async () => {
      throw new Error('store is down');
    };
    await expect(answer('command', COMMAND, toast())).rejects.toThrow('store is down');
  });

  it('answers with 200 what means nothing to us', async () => {
    const strange = { ...submission, view: { ...submission.view, private_metadata: 'other' } };
    expect(await answer('interaction', strange, toast())).toMatchObject({ status: 200, body: '' });
  });

  it('calls nothing when the app is gone from the workspace', async () => {
    const gone = { ...mention, event: { type: 'app_uninstalled' } };
    expect(await answer('event', gone, { kind: 'none' })).toMatchObject({ status: 200 });
    expect(calls).toEqual([]);
    expect(services.stored.get('T1')).toMatchObject({ active: false });
  });
});
