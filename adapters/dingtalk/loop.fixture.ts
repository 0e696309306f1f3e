import { Hono } from 'hono';
import type { Button, MintedCard } from '../../cards/model.ts';
import { FileChatLog } from '../../playground/chat-log.ts';
import { createDingtalkStandIn } from '../../playground/dingtalk.ts';
import type { StandInWorld } from '../../playground/stand-in.ts';
import type {
  AdapterServices,
  Answer,
  Connection,
  HookAnswer,
  HookRequest,
  Inbound,
  Outbound,
} from '../contract.ts';
import { createDingtalkAdapter } from './index.ts';

/** Time in the middle of the sample: Thursday 10:15 in Shenzhen. */
export const START = new Date('2026-10-29T02:15:00Z');

export const WORLD: StandInWorld = {
  people: [
    { id: 'zhou', name: '周凯', englishName: 'Zhou Kai', zone: 'Asia/Shanghai', locale: 'zh' },
    { id: 'wang', name: '王芳', englishName: 'Wang Fang', zone: 'Asia/Shanghai', locale: 'zh' },
  ],
  chats: [
    { id: 'R3', name: '恒泰供应链对接', kind: 'group', members: ['zhou', 'wang'], external: true },
    { id: 'dm:zhou', name: '周凯', kind: 'direct', members: ['zhou'], external: false },
    { id: 'dm:wang', name: '王芳', kind: 'direct', members: ['wang'], external: false },
  ],
};

/** Services that remember what they were told. */
export function memoryServices(fetch: typeof globalThis.fetch, now: () => Date) {
  const logged: { level: string; fields: object; message: string }[] = [];
  const used: Record<string, number> = {};
  const write = (level: string) => (fields: object, message: string) =>
    void logged.push({ level, fields, message });
  const services: AdapterServices = {
    fetch,
    now,
    log: { info: write('info'), warn: write('warn'), error: write('error') },
    installations: { find: async () => null, save: async () => {}, deactivate: async () => {} },
    interest: { commandWord: async () => 'pm', threadLinked: async () => false },
    usage: {
      add(_connection, kind, count) {
        used[kind] = (used[kind] ?? 0) + count;
      },
    },
  };
  return { services, logged, used };
}

/** What stands in front of the stand-in: an answer of its own, or null to let the call through. */
export type Fault = (request: Request) => Response | Promise<Response> | null;

/** Adapter and stand-in wired to each other in this process. */
export function wire(extra: Readonly<Record<string, unknown>> = {}) {
  let time = START;
  const now = () => time;
  const log = new FileChatLog({ now });
  const standIn = createDingtalkStandIn(() => WORLD, log);
  const app = new Hono().route('/playground/dingtalk', standIn.api);
  const calls: string[] = [];
  let fault: Fault = () => null;
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    calls.push(`${request.method} ${new URL(request.url).pathname.replace('/playground/dingtalk', '')}`);
    const instead = await fault(request.clone());
    return instead ?? app.request(request);
  };
  const { services, logged, used } = memoryServices(fetch, now);
  const adapter = createDingtalkAdapter(services);
  const parsed = adapter.parseCredentials({ ...standIn.credentials, ...extra });
  if (!parsed.ok) throw new Error(parsed.problems.join('; '));
  const connection: Connection = {
    id: 'dingtalk',
    platform: 'dingtalk',
    credentials: parsed.credentials,
    endpoints: standIn.endpoints('http://localhost:4000/playground/dingtalk'),
    hookUrl: 'http://localhost:4000/hooks/dingtalk',
  };

  /** Sends a webhook through the adapter with a desk that says `answer`; tells what the desk was asked. */
  async function hook(request: HookRequest | null, answer: Answer = { kind: 'none' }) {
    if (request === null) throw new Error('the platform would not deliver this');
    const accepted = await adapter.accept(request, connection, new Date());
    if (accepted.kind !== 'delivery') return { accepted, inbounds: [], answer: null, read: null };
    const inbounds: Inbound[] = [];
    const said: HookAnswer = await adapter.dispatch(accepted.delivery, connection, async (inbound) => {
      inbounds.push(inbound);
      return answer;
    });
    return { accepted, inbounds, answer: said, read: standIn.readAnswer(request, said) };
  }

  return {
    adapter,
    standIn,
    connection,
    log,
    logged,
    used,
    calls,
    hook,
    setFault: (next: Fault) => {
      fault = next;
    },
    advance: (ms: number) => {
      time = new Date(time.getTime() + ms);
    },
    deliver: (outbound: Omit<Outbound, 'workspace'>) =>
      adapter.deliver({ workspace: standIn.workspace.id, ...outbound }, connection),
    shown: (id: string) => {
      const message = log.find(id);
      if (message === null) throw new Error(`no message ${id}`);
      return standIn.read(message);
    },
  };
}

/** A button with a token. */
export function button(label: string, token: string, style?: 'primary' | 'danger'): Button<string> {
  return { label, press: token, ...(style === undefined ? {} : { style }) };
}

/** A task's card as the core would make it. */
export function taskCard(change: Partial<MintedCard> = {}): MintedCard {
  return {
    kind: 'task',
    locale: 'zh',
    tone: 'open',
    title: 'BF26-8 · 广告预算到位',
    summary: 'BF26-8 广告预算到位，11月2日截止',
    blocks: [
      {
        type: 'text',
        line: [
          { type: 'person', name: '周凯', userId: 'staff_zhou', notify: true },
          { type: 'text', text: ' · 11月2日 周一 09:00 洛杉矶 · ' },
          { type: 'text', text: '高', style: 'strong' },
        ],
      },
      {
        type: 'actions',
        buttons: [button('完成', 'tokDone', 'primary'), button('开始', 'tokStart')],
      },
    ],
    ...change,
  };
}
