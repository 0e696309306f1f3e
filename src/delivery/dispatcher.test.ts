import type { Adapter, Connection, Outbound, Outcome } from '../../adapters/contract.ts';
import type { Ids } from '../store/ids.ts';
import type { OutboxHead, Settlement } from '../store/outbox.ts';
import type { Store } from '../store/store.ts';
import { ManualClock } from '../time/clock.ts';
import { createDispatcher } from './dispatcher.ts';
import type { LiveCards } from './live.ts';

/** Lanes that each hold some messages, a vendor that does what it is told, and what was settled. */
function stage(lanes: Readonly<Record<string, number>>, deliver: (uid: string) => Promise<Outcome>) {
  const waiting = new Map(Object.entries(lanes));
  const held = new Set<string>();
  const settled: { lane: string; settlement: Settlement }[] = [];
  const outbox = {
    async claimLanes(_now: Date, _owner: string, limit: number) {
      const free = [...waiting].filter(([lane, count]) => count > 0 && !held.has(lane)).slice(0, limit);
      for (const [lane] of free) held.add(lane);
      return free.map(([lane]) => lane);
    },
    async head(lane: string): Promise<OutboxHead> {
      const payload = { connectionId: 'c', platform: 'slack', workspace: 'T', content: file };
      return {
        ...{
          id: 1,
          uid: `${lane}${waiting.get(lane)}`,
          lane,
          tenantId: null,
          payload: JSON.stringify(payload),
        },
        ...{ attempts: 0, createdAt: new Date(0), firstAttemptAt: null, unclear: false },
      };
    },
    async settle(lane: string, _owner: string, settlement: Settlement) {
      settled.push({ lane, settlement });
      waiting.set(lane, settlement.state === 'todo' ? 0 : (waiting.get(lane) ?? 0) - 1);
      held.delete(lane);
      return true;
    },
  };
  const adapter = { deliver: (outbound: Outbound) => deliver(outbound.id) } as unknown as Adapter;
  let token = 0;
  const dispatcher = createDispatcher({
    store: { outbox } as unknown as Store,
    live: {} as LiveCards,
    clock: new ManualClock(new Date(0)),
    ids: { token: () => `o${token++}` } as unknown as Ids,
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    line: async () => ({ adapter, connection: {} as Connection }),
    pace: () => 0,
    random: () => 0,
    count: () => undefined,
    failAt: () => undefined,
  });
  return { dispatcher, settled };
}

const file = { kind: 'file', to: { kind: 'direct', userId: 'U' }, name: 'a', mime: 'text/csv', base64: '' };

it('lets a lane whose vendor does not answer hold up no other', async () => {
  let answer = (): void => undefined;
  const silent = new Promise<Outcome>((resolve) => {
    answer = () => resolve({ kind: 'sent' });
  });
  const { dispatcher, settled } = stage({ a: 1, b: 3 }, (uid) =>
    uid.startsWith('a') ? silent : Promise.resolve({ kind: 'sent' }),
  );
  const drained = dispatcher.drain();
  for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  expect(settled.map(({ lane }) => lane)).toEqual(['b', 'b', 'b']);
  answer();
  expect(await drained).toBe(4);
});

it('takes a call that broke off with an exception for unclear, since it may have arrived', async () => {
  const { dispatcher, settled } = stage({ a: 1 }, () => Promise.reject(new TypeError('terminated')));
  await dispatcher.drain();
  expect(settled[0]?.settlement).toMatchObject({ state: 'todo', unclear: true, counts: true });
});
