import type { Adapter, AdapterServices, Outbound, OutboundAct } from '../../adapters/contract.ts';
import { type Fault, makeLoop } from '../../adapters/loop.fixture.ts';
import type { CreateStandIn, StandInWorld } from '../../playground/stand-in.ts';

export { START } from '../../adapters/loop.fixture.ts';

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

/** An adapter and the stand-in of its vendor, wired to each other in this process. */
export type Wire = Awaited<ReturnType<typeof wire>>;

/** Wires a fresh adapter to a fresh stand-in. */
export async function wire(create: (services: AdapterServices) => Adapter, createStandIn: CreateStandIn) {
  /** Threads whose replies somebody asked for, as `room:thread`. */
  const linked = new Set<string>();
  const loop = makeLoop({
    create,
    createStandIn,
    world: WORLD,
    interest: {
      commandWord: async () => 'pm',
      threadLinked: async (_connection, _workspace, room, thread) => linked.has(`${room}:${thread}`),
    },
  });
  await loop.adapter.prepare?.(loop.connection);
  return {
    ...loop,
    linked,
    /** Stands in the way of every call whose path it has something to say to. */
    setFault: (fault: ((path: string) => ReturnType<Fault>) | null) =>
      loop.setFault(fault && ((_request, path) => fault(path))),
    deliver: (act: OutboundAct, more: Partial<Outbound> = {}) => loop.deliver({ id: 'row-1', act, ...more }),
  };
}
