import type { MintedCard } from '../../cards/model.ts';
import type { Answer, Delivery } from '../contract.ts';
import { createSlackAdapter } from './index.ts';
import { BASE, cannedFetch, type TestServices, testConnection, testServices } from './services.fixture.ts';
import { packBody, type StoredKind } from './stored-body.ts';

/** A card with nothing in it but its head. */
export const CARD: MintedCard = {
  kind: 'notice',
  locale: 'en',
  tone: 'info',
  title: 'Your tasks',
  summary: 'Nothing is due',
  blocks: [],
};
/** A form with one field. */
export const FORM: MintedCard = {
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
/** A slash command in a channel. */
export const COMMAND = {
  command: '/pm',
  team_id: 'T1',
  channel_id: 'C1',
  user_id: 'U1',
  trigger_id: '1.2',
  response_url: URL_,
};
const BASE_PAYLOAD = { team: { id: 'T1' }, user: { id: 'U1' }, trigger_id: '1.2' };
/** A press of a button with this action id. */
export const press = (actionId: string, more: object = {}) => ({
  ...BASE_PAYLOAD,
  type: 'block_actions',
  container: { type: 'message', message_ts: '1.1', channel_id: 'C1', thread_ts: '1.0' },
  response_url: URL_,
  actions: [{ type: 'button', action_id: actionId, value: 'tok', action_ts: '1.5' }],
  ...more,
});
/** The press was on a message that only one person sees. */
export const alone = {
  container: { type: 'message', message_ts: '1.1', channel_id: 'C1', is_ephemeral: true },
};
/** The press was inside a modal. */
export const inModal = { container: { type: 'view', view_id: 'V1' }, view: { id: 'V1', type: 'modal' } };
/** A modal that was sent, with two fields. */
export const submission = {
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
/** A mention of the bot in a thread. */
export const mention = {
  type: 'event_callback',
  event_id: 'Ev1',
  authorizations: [{ team_id: 'T1', user_id: 'UBOT', is_bot: true }],
  event: { type: 'app_mention', user: 'U1', text: '<@UBOT> my', channel: 'C1', ts: '1.1', thread_ts: '1.0' },
};

type Call = [method: string, args: Record<string, unknown>];

/** What a test sees and sets: what the vendor was asked, and which of its methods fail with what. */
interface World {
  services: TestServices;
  calls: Call[];
  fail: Record<string, string>;
}

/** An adapter whose vendor answers everything and is listened to, fresh for each test of the suite that asks for it. */
export function responding() {
  const world = { calls: [], fail: {} } as unknown as World;

  beforeEach(() => {
    world.calls = [];
    world.fail = {};
    const api = cannedFetch((method, args) => {
      if (method === 'auth.test') return { ok: true, team_id: 'T1', user_id: 'UBOT', bot_id: 'B1' };
      const json = [...args].length === 1 && [...args][0]?.[0]?.startsWith('{');
      const read = json
        ? (JSON.parse([...args].map(([k, v]) => (v ? `${k}=${v}` : k)).join('')) as Record<string, unknown>)
        : Object.fromEntries(args);
      world.calls.push([method, read]);
      const error = world.fail[method];
      if (error) return { ok: false, error };
      return { ok: true, ts: '9.9', channel: 'C1', view: { id: 'VLOAD' } };
    });
    world.services = testServices(async (input, init) => {
      if (!String(input).includes('/response/')) return api(input, init);
      world.calls.push(['response_url', JSON.parse(String(init?.body)) as Record<string, unknown>]);
      const error = world.fail.response_url;
      return error ? Response.json({ ok: false, error }, { status: 404 }) : new Response('ok');
    });
  });

  /** What Slack is answered to a stored request where the desk says `given`. */
  async function answer(kind: StoredKind, body: unknown, given: Answer | Error) {
    const delivery: Delivery = {
      key: 'k',
      body: packBody(kind, world.services.clock, JSON.stringify(body)),
      budgetMs: 2000,
    };
    const made = await createSlackAdapter(world.services).dispatch(delivery, testConnection(), async () => {
      if (given instanceof Error) throw given;
      return given;
    });
    return {
      status: made.status,
      body: made.body === '' ? '' : (JSON.parse(made.body) as unknown),
      type: made.headers,
    };
  }

  return { world, answer, methods: () => world.calls.map(([method]) => method) };
}

/** A short word, good or bad. */
export const toast = (tone: 'success' | 'error' = 'success'): Answer => ({
  kind: 'toast',
  tone,
  text: 'Done <1>.',
});
