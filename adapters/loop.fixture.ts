import { FileChatLog } from '../playground/chat-log.ts';
import type { CreateStandIn, StandInWorld } from '../playground/stand-in.ts';
import type {
  Adapter,
  AdapterServices,
  Answer,
  Connection,
  HookAnswer,
  HookRequest,
  Inbound,
  Outbound,
} from './contract.ts';

/** Thursday 10:15 in Shenzhen. */
export const START = new Date('2026-10-29T02:15:00Z');
const ORIGIN = 'http://localhost:4000';
const BASE = `${ORIGIN}/vendor`;

/** What becomes of one call to the vendor: an answer instead of its own, a line that breaks after it was taken, or nothing. */
export type Fault = (request: Request, path: string) => Instead | Promise<Instead>;
type Instead = Response | 'drop' | null;

/** What the desk says, whatever it is asked or by that. */
type Said = Answer | ((inbound: Inbound) => Answer);

/** What an adapter and the stand-in of its vendor are wired from. */
interface Ends {
  readonly create: (services: AdapterServices) => Adapter;
  readonly createStandIn: CreateStandIn;
  readonly world: StandInWorld;
  /** Credentials besides the stand-in's own. */
  readonly credentials?: Readonly<Record<string, unknown>>;
  readonly interest?: AdapterServices['interest'];
  readonly installations?: AdapterServices['installations'];
}

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

/** Wires a fresh adapter to a fresh stand-in, in this process and with a clock that stands. */
export function makeLoop({ create, createStandIn, world, credentials, ...own }: Ends) {
  let time = START;
  const now = () => time;
  const log = new FileChatLog({ now });
  const standIn = createStandIn(() => world, log);
  /** Method and path of what was asked of the vendor. */
  const calls: string[] = [];
  let fault: Fault = () => null;
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    const address = request.url.slice(BASE.length);
    const path = address.replace(/\?.*/, '');
    calls.push(`${request.method} ${path}`);
    const instead = await fault(request.clone(), path);
    if (instead instanceof Response) return instead;
    const answer = await standIn.api.request(address, request);
    if (instead === 'drop') throw new TypeError('fetch failed', { cause: new Error('socket hang up') });
    return answer;
  };
  const { services, logged, used } = memoryServices(fetch, now);
  const adapter = create({ ...services, ...own });
  const { platform } = adapter;
  const parsed = adapter.parseCredentials({ ...standIn.credentials, ...credentials });
  if (!parsed.ok) throw new Error(parsed.problems.join('; '));
  const connection: Connection = {
    id: platform,
    platform,
    credentials: parsed.credentials,
    endpoints: standIn.endpoints(BASE),
    hookUrl: `${ORIGIN}/hooks/${platform}`,
  };

  /** Sends a webhook through the adapter with a desk that says `answer`; tells what the desk was asked. */
  async function hook(request: HookRequest | null, answer: Said = { kind: 'none' }) {
    if (request === null) throw new Error('the platform would not deliver this');
    const accepted = await adapter.accept(request, connection, new Date());
    if (accepted.kind !== 'delivery') return { accepted, inbounds: [], answer: null, read: null };
    const inbounds: Inbound[] = [];
    const said: HookAnswer = await adapter.dispatch(accepted.delivery, connection, async (inbound) => {
      inbounds.push(inbound);
      return typeof answer === 'function' ? answer(inbound) : answer;
    });
    return { accepted, inbounds, answer: said, read: standIn.readAnswer(request, said) };
  }

  /** The same where there must be a delivery and something asked of the desk. */
  async function hear(request: HookRequest | null, answer?: Said) {
    const heard = await hook(request, answer);
    const [inbound] = heard.inbounds;
    if (heard.accepted.kind !== 'delivery' || heard.answer === null || inbound === undefined)
      throw new Error(`nothing for the desk, but ${JSON.stringify(heard.accepted)}`);
    return { inbound, answer: heard.answer, shown: heard.read, key: heard.accepted.delivery.key };
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
    hear,
    setFault: (next: Fault | null) => {
      fault = next ?? (() => null);
    },
    advance: (ms: number) => {
      time = new Date(time.getTime() + ms);
    },
    deliver: (outbound: Omit<Outbound, 'workspace'>) =>
      adapter.deliver({ workspace: standIn.workspace.id, ...outbound }, connection),
  };
}
