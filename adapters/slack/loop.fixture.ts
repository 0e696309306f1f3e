import { FileChatLog } from '../../playground/chat-log.ts';
import { createSlackStandIn } from '../../playground/slack.ts';
import type { ChatLog, ReadAnswer, StandIn, StandInWorld } from '../../playground/stand-in.ts';
import type {
  Adapter,
  Answer,
  Connection,
  HookRequest,
  Inbound,
  Outbound,
  OutboundAct,
} from '../contract.ts';
import { createSlackAdapter } from './index.ts';
import { BASE, type TestServices, testServices } from './services.fixture.ts';

const WORLD: StandInWorld = {
  people: [
    person('maya', 'Maya', 'Maya', 'America/Los_Angeles'),
    person('daniel', 'Daniel', 'Daniel', 'America/Los_Angeles'),
    person('olivia', 'Olivia', 'Olivia', 'America/New_York'),
  ],
  chats: [
    { id: 'R2', name: 'launch', kind: 'group', members: ['maya', 'daniel'], external: false },
    { id: 'dm:maya', name: 'Maya', kind: 'direct', members: ['maya'], external: false },
  ],
};

function person(id: string, name: string, englishName: string, zone: string) {
  return { id, name, englishName, zone, locale: 'en' as const };
}

/** The adapter and the stand-in, wired to each other in one process. */
export interface Loop {
  readonly services: TestServices;
  readonly adapter: Adapter;
  readonly slack: StandIn;
  readonly connection: Connection;
  readonly log: ChatLog;
  readonly inbounds: Inbound[];
  /** The answer of the desk to come. */
  answer: Answer | ((inbound: Inbound) => Answer);
  /** Stands in front of the vendor: may break the line or answer instead of it. */
  fault: ((url: string) => 'drop' | Response | null) | null;
  send(request: HookRequest | null): Promise<ReadAnswer & { status: number }>;
  deliver(act: OutboundAct, more?: Partial<Outbound>): ReturnType<Adapter['deliver']>;
}

/** Wires a fresh adapter to a fresh stand-in. */
export function makeLoop(): Loop {
  const services = testServices(async (input, init) => {
    const url = String(input);
    const fault = loop.fault?.(url) ?? null;
    if (fault instanceof Response) return fault;
    const answer = await slack.api.request(url.slice(BASE.length), init as RequestInit);
    if (fault === 'drop') throw new TypeError('fetch failed', { cause: new Error('socket hang up') });
    return answer;
  });
  const log = new FileChatLog({ now: () => services.clock });
  const slack = createSlackStandIn(() => WORLD, log);
  const adapter = createSlackAdapter(services);
  const parsed = adapter.parseCredentials(slack.credentials);
  if (!parsed.ok) throw new Error(parsed.problems.join('\n'));
  const connection: Connection = {
    id: 'slack',
    platform: 'slack',
    credentials: parsed.credentials,
    endpoints: slack.endpoints(BASE),
    hookUrl: 'http://linkstar.test/hooks/slack',
  };
  const loop: Loop = {
    services,
    adapter,
    slack,
    connection,
    log,
    inbounds: [],
    answer: { kind: 'none' },
    fault: null,
    async send(request) {
      if (!request) throw new Error('Slack would not deliver this');
      const accepted = await adapter.accept(request, connection, new Date());
      if (accepted.kind === 'refused') return { status: accepted.status, reply: null, form: null };
      const answer =
        accepted.kind === 'answered'
          ? accepted.answer
          : await adapter.dispatch(accepted.delivery, connection, async (inbound) => {
              loop.inbounds.push(inbound);
              return typeof loop.answer === 'function' ? loop.answer(inbound) : loop.answer;
            });
      return { status: answer.status, ...slack.readAnswer(request, answer) };
    },
    deliver: (act, more = {}) =>
      adapter.deliver({ id: 'out-1', workspace: slack.workspace.id, act, ...more }, connection),
  };
  return loop;
}
