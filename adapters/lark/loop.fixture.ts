import type { Block, MintedCard } from '../../cards/model.ts';
import { FileChatLog } from '../../playground/chat-log.ts';
import { createLarkStandIn } from '../../playground/lark.ts';
import type { PlaygroundChat, PlaygroundPerson } from '../../playground/stand-in.ts';
import type {
  Adapter,
  AdapterServices,
  Answer,
  Connection,
  HookAnswer,
  HookRequest,
  Inbound,
  Outbound,
  OutboundAct,
} from '../contract.ts';
import { createLarkAdapter } from './index.ts';

const BASE = 'http://127.0.0.1:1/playground/lark';
export const START = Date.parse('2026-10-29T02:15:00Z');

const people: PlaygroundPerson[] = [
  { id: 'lin', name: '林晓', englishName: 'Lin Xiao', zone: 'Asia/Shanghai', locale: 'zh' },
  { id: 'li', name: '李婷', englishName: 'Li Ting', zone: 'Asia/Shanghai', locale: 'zh' },
  { id: 'maya', name: 'Maya Torres', englishName: 'Maya Torres', zone: 'America/Los_Angeles', locale: 'en' },
];
const chats: PlaygroundChat[] = [
  { id: 'R1', name: '黑五备战 Amazon US', kind: 'group', members: ['lin', 'li'], external: false },
  { id: 'dm:lin', name: '林晓', kind: 'direct', members: ['lin'], external: false },
  { id: 'dm:li', name: '李婷', kind: 'direct', members: ['li'], external: false },
];

/** The adapter wired to the stand-in for Lark in one process, with a clock that stands and faults to order. */
export function world() {
  const clock = { ms: START };
  const log = new FileChatLog({ now: () => new Date(clock.ms) });
  const standIn = createLarkStandIn(() => ({ people, chats }), log);
  const calls: string[] = [];
  let faults: ((path: string) => Promise<Response | 'drop'> | null)[] = [];
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(input as URL, init);
    const url = new URL(request.url);
    const path = url.pathname.replace('/playground/lark', '');
    calls.push(`${request.method} ${path}`);
    const fault = faults[0]?.(path);
    if (fault) {
      faults = faults.slice(1);
      const answer = await fault;
      if (answer !== 'drop') return answer;
      await standIn.api.request(`${path}${url.search}`, request);
      throw new TypeError('terminated');
    }
    return standIn.api.request(`${path}${url.search}`, request);
  };
  const services: AdapterServices = {
    fetch,
    now: () => new Date(clock.ms),
    log: { info() {}, warn() {}, error() {} },
    installations: { find: async () => null, save: async () => {}, deactivate: async () => {} },
    interest: { commandWord: async () => 'pm', threadLinked: async () => false },
    usage: { add() {} },
  };
  const adapter = createLarkAdapter(services);
  const parsed = adapter.parseCredentials(standIn.credentials);
  if (!parsed.ok) throw new Error(parsed.problems.join('\n'));
  const connection: Connection = {
    id: 'lark',
    platform: 'lark',
    credentials: parsed.credentials,
    endpoints: standIn.endpoints(BASE),
    hookUrl: 'http://localhost/hooks/lark',
  };
  return {
    adapter,
    calls,
    clock,
    connection,
    log,
    standIn,
    failNext: (fault: (path: string) => Promise<Response | 'drop'> | null) => faults.push(fault),
    hook: (request: HookRequest | null, answer: Answer) => hook(adapter, connection, request, answer),
    deliver: (act: OutboundAct, more: Partial<Outbound> = {}) =>
      adapter.deliver({ id: 'row-1', workspace: standIn.workspace.id, act, ...more }, connection),
  };
}

async function hook(adapter: Adapter, connection: Connection, request: HookRequest | null, answer: Answer) {
  if (!request) throw new Error('the platform would not have delivered this');
  const accepted = await adapter.accept(request, connection, new Date());
  if (accepted.kind !== 'delivery') throw new Error(`not a delivery but ${JSON.stringify(accepted)}`);
  const seen: Inbound[] = [];
  const response: HookAnswer = await adapter.dispatch(accepted.delivery, connection, async (inbound) => {
    seen.push(inbound);
    return answer;
  });
  return { inbound: seen[0] ?? null, response, key: accepted.delivery.key };
}

export const none: Answer = { kind: 'none' };

export function card(title: string, blocks: readonly Block<string>[] = []): MintedCard {
  return { kind: 'task', locale: 'zh', tone: 'open', title, summary: `${title} 摘要`, blocks };
}

export const taskCard = card('BF26-8 · Coupon', [
  { type: 'text', line: [{ type: 'text', text: '李婷 · 10月30日 周五 18:00' }] },
  { type: 'actions', buttons: [{ label: '完成', press: 'tok-done', style: 'primary' }] },
]);

export const formCard = (error?: string): MintedCard => ({
  ...card('新建任务', [
    {
      type: 'form',
      submit: { label: '创建', press: 'tok-create' },
      fields: [
        { type: 'text', name: 'title', label: '标题', required: true, ...(error ? { error } : {}) },
        { type: 'person', name: 'who', label: '负责人' },
        { type: 'datetime', name: 'due', label: '截止', zone: 'Asia/Shanghai', value: '2026-10-30T18:00' },
        { type: 'date', name: 'day', label: '日期' },
      ],
    },
  ]),
  kind: 'form',
});
