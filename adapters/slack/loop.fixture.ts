import { createSlackStandIn } from '../../playground/slack.ts';
import type { ReadAnswer, StandInWorld } from '../../playground/stand-in.ts';
import type { Answer, HookRequest, Inbound, Outbound, OutboundAct } from '../contract.ts';
import { makeLoop as joined } from '../loop.fixture.ts';
import { createSlackAdapter } from './index.ts';
import { testServices } from './services.fixture.ts';

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
export type Loop = ReturnType<typeof makeLoop>;

/** Wires a fresh adapter to a fresh stand-in, with a desk and a line to the vendor that a test can set. */
export function makeLoop() {
  const services = testServices(() => Promise.reject(new Error('the loop has a line of its own')));
  const { interest, installations } = services;
  const ends = { create: createSlackAdapter, createStandIn: createSlackStandIn, world: WORLD };
  const { adapter, standIn: slack, connection, log, ...rest } = joined({ ...ends, interest, installations });
  const loop = {
    services,
    adapter,
    slack,
    connection,
    log,
    inbounds: [] as Inbound[],
    /** The answer of the desk to come. */
    answer: { kind: 'none' } as Answer | ((inbound: Inbound) => Answer),
    /** Stands in front of the vendor: may break the line or answer instead of it. */
    fault: null as ((url: string) => 'drop' | Response | null) | null,
    async send(request: HookRequest | null): Promise<ReadAnswer & { status: number }> {
      const { accepted, inbounds, answer, read } = await rest.hook(request, loop.answer);
      loop.inbounds.push(...inbounds);
      if (accepted.kind === 'refused') return { status: accepted.status, reply: null, form: null };
      const said = accepted.kind === 'answered' ? accepted.answer : answer;
      if (!request || !said) throw new Error('Slack was not answered');
      return { status: said.status, ...(read ?? slack.readAnswer(request, said)) };
    },
    deliver: (act: OutboundAct, more: Partial<Outbound> = {}) => rest.deliver({ id: 'out-1', act, ...more }),
  };
  rest.setFault((request) => loop.fault?.(request.url) ?? null);
  return loop;
}
