import type { MintedCard } from '../../cards/model.ts';
import type { AdapterServices, Connection, Outbound, OutboundAct } from '../contract.ts';
import { createLarkAdapter } from './index.ts';

/** A call of Lark's API as the stand-in got it. */
export interface Call {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly body: Record<string, unknown>;
  readonly form: FormData | null;
}

type Reply = { readonly status?: number; readonly body: object };

export const NOW = new Date('2026-10-29T02:15:00Z');

/** A Lark adapter whose calls are answered by `reply`, or plainly where that says nothing. */
export function world(reply: (call: Call, nth: number) => Reply | null = () => null) {
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

export const card: MintedCard = {
  kind: 'task',
  locale: 'en',
  tone: 'open',
  title: 'BF26-8',
  summary: 'Coupon <at user_id="all"></at>',
  blocks: [{ type: 'actions', buttons: [{ label: 'Done', press: 'tok' }] }],
};
export const inRoom = { kind: 'room', room: 'oc_1' } as const;
export const content = (call: Call | undefined) => JSON.parse(String(call?.body.content ?? '{}'));
