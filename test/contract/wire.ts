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
} from '../../adapters/contract.ts';
import { FileChatLog } from '../../playground/chat-log.ts';
import type { ChatLog, CreateStandIn, ReadAnswer, StandIn, StandInWorld } from '../../playground/stand-in.ts';

/** Thursday 10:15 in Shenzhen. */
export const START = new Date('2026-10-29T02:15:00Z');
const BASE = 'http://127.0.0.1:9/vendor';

const person = (id: string, name: string) => ({
  id,
  name,
  englishName: name,
  zone: 'Asia/Shanghai',
  locale: 'en' as const,
});

/** Two people who share a room, each with a chat of their own with the bot. */
const WORLD: StandInWorld = {
  people: [person('ann', 'Ann Lee'), person('bo', 'Bo Chan')],
  chats: [
    { id: 'R9', name: 'Launch', kind: 'group', members: ['ann', 'bo'], external: false },
    { id: 'dm:ann', name: 'Ann Lee', kind: 'direct', members: ['ann'], external: false },
    { id: 'dm:bo', name: 'Bo Chan', kind: 'direct', members: ['bo'], external: false },
  ],
};

/** What becomes of one call to the vendor: an answer instead of its own, a line that breaks after it was taken, or nothing. */
export type Fault = (path: string) => Response | 'drop' | null;

export interface Heard {
  readonly answer: HookAnswer;
  readonly shown: ReadAnswer;
  readonly key: string;
  readonly inbound: Inbound;
}

/** An adapter and the stand-in of its vendor, wired to each other in this process. */
export interface Wire {
  readonly adapter: Adapter;
  readonly standIn: StandIn;
  readonly connection: Connection;
  readonly log: ChatLog;
  /** Paths asked of the vendor. */
  readonly calls: string[];
  /** Threads whose replies somebody asked for, as `room:thread`. */
  readonly linked: Set<string>;
  setFault(fault: Fault | null): void;
  advance(ms: number): void;
  /** Sends a webhook through the adapter to a desk that says `answer`; throws where it makes no delivery. */
  hear(request: HookRequest | null, answer?: Answer): Promise<Heard>;
  deliver(act: OutboundAct, more?: Partial<Outbound>): ReturnType<Adapter['deliver']>;
}

/** Wires a fresh adapter to a fresh stand-in. */
export async function wire(
  create: (services: AdapterServices) => Adapter,
  createStandIn: CreateStandIn,
): Promise<Wire> {
  let time = START.getTime();
  const now = () => new Date(time);
  const log = new FileChatLog({ now });
  const standIn = createStandIn(() => WORLD, log);
  const calls: string[] = [];
  const linked = new Set<string>();
  let fault: Fault | null = null;
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    const path = request.url.slice(BASE.length);
    calls.push(path);
    const instead = fault?.(path) ?? null;
    if (instead instanceof Response) return instead;
    const answer = await standIn.api.request(path, request);
    if (instead === 'drop') throw new TypeError('fetch failed', { cause: new Error('socket hang up') });
    return answer;
  };
  const adapter = create({
    fetch,
    now,
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    installations: { find: async () => null, save: async () => {}, deactivate: async () => {} },
    interest: {
      commandWord: async () => 'pm',
      threadLinked: async (_connection, _workspace, room, thread) => linked.has(`${room}:${thread}`),
    },
    usage: { add: () => undefined },
  });
  const parsed = adapter.parseCredentials(standIn.credentials);
  if (!parsed.ok) throw new Error(parsed.problems.join('; '));
  const connection: Connection = {
    id: 'under-test',
    platform: adapter.platform,
    credentials: parsed.credentials,
    endpoints: standIn.endpoints(BASE),
    hookUrl: 'http://127.0.0.1:9/hooks/under-test',
  };
  await adapter.prepare?.(connection);
  return {
    adapter,
    standIn,
    connection,
    log,
    calls,
    linked,
    setFault: (next) => {
      fault = next;
    },
    advance: (ms) => {
      time += ms;
    },
    async hear(request, answer = { kind: 'none' }) {
      if (request === null) throw new Error('the platform would not deliver this');
      const accepted = await adapter.accept(request, connection, new Date());
      if (accepted.kind !== 'delivery') throw new Error(`no delivery but ${JSON.stringify(accepted)}`);
      const inbounds: Inbound[] = [];
      const said = await adapter.dispatch(accepted.delivery, connection, async (inbound) => {
        inbounds.push(inbound);
        return answer;
      });
      const [inbound] = inbounds;
      if (inbound === undefined) throw new Error('the desk was not asked');
      return { answer: said, shown: standIn.readAnswer(request, said), key: accepted.delivery.key, inbound };
    },
    deliver: (act, more = {}) =>
      adapter.deliver({ id: 'row-1', workspace: standIn.workspace.id, act, ...more }, connection),
  };
}
