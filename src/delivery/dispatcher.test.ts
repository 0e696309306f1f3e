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
  const kept: { lane: string; delayMs: number }[] = [];
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
    async yieldLane(lane: string, _owner: string, delayMs: number) {
      kept.push({ lane, delayMs });
      return true;
    },
    async settle(lane: string, _owner: string, settlement: Settlement) {
      settled.push({ lane, settlement });
      if (settlement.state === 'todo') return true;
      waiting.set(lane, (waiting.get(lane) ?? 0) - 1);
      held.delete(lane);
      return true;
    },
  };
  /** Whatever waits for a later time falls due. */
  const due = (): void => held.clear();
  const adapter = { deliver: (outbound: Outbound) => deliver(outbound.id) } as unknown as Adapter;
  let token = 0;
  const delays: { ms: number; resolve: () => void }[] = [];
  /** Ends the delays of this length. */
  const pass = (ms: number): void => {
    for (const delay of delays) if (delay.ms === ms) delay.resolve();
  };
  const clock = new ManualClock(new Date(0));
  const dispatcher = createDispatcher({
    store: { outbox } as unknown as Store,
    live: {} as LiveCards,
    clock,
    ids: { token: () => `o${token++}` } as unknown as Ids,
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    line: async () => ({ adapter, connection: {} as Connection }),
    pace: () => 0,
    random: () => 0,
    count: () => undefined,
    delay: (ms) => ({
      done: new Promise((resolve) => delays.push({ ms, resolve })),
      cancel: () => undefined,
    }),
    failAt: () => undefined,
  });
  return { dispatcher, settled, kept, due, pass, clock };
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
  await turns();
  expect(settled.map(({ lane }) => lane)).toEqual(['b', 'b', 'b']);
  answer();
  expect(await drained).toBe(4);
});

it('takes a call that broke off with an exception for unclear, since it may have arrived', async () => {
  const { dispatcher, settled } = stage({ a: 1 }, () => Promise.reject(new TypeError('terminated')));
  await dispatcher.drain();
  expect(settled[0]?.settlement).toMatchObject({ state: 'todo', unclear: true, counts: true });
});

it('leaves a workspace alone whose vendor keeps failing, serves the others, and comes back with one message', async () => {
  const troubled = Array.from({ length: 5 }, (_, n) => [`slack/c/T1/C${n}`, 2] as const);
  let asked: string[] = [];
  let works = false;
  const { dispatcher, settled, kept, due, clock } = stage(
    { ...Object.fromEntries(troubled), 'slack/c/T2/C0': 1 },
    async (uid) => {
      asked.push(uid.slice(0, 10));
      return works || uid.startsWith('slack/c/T2') ? { kind: 'sent' } : { kind: 'transient', detail: '503' };
    },
  );
  await dispatcher.drain();
  expect(asked.sort()).toEqual([...Array(5).fill('slack/c/T1'), 'slack/c/T2']);
  expect(dispatcher.troubled()).toEqual(['slack/c/T1']);

  due();
  asked = [];
  await dispatcher.drain();
  expect(asked).toEqual([]);
  expect(kept.splice(0).map(({ delayMs }) => delayMs)).toEqual(Array(5).fill(5_000));

  clock.advance(5_000);
  due();
  await dispatcher.drain();
  expect(asked).toEqual(['slack/c/T1']);
  expect(kept.splice(0)).toHaveLength(4);

  works = true;
  clock.advance(10_000);
  due();
  await dispatcher.drain();
  due();
  await dispatcher.drain();
  expect(dispatcher.troubled()).toEqual([]);
  expect(settled.filter(({ settlement }) => settlement.state === 'sent')).toHaveLength(11);
  // Nothing was spent while it was left alone.
  expect(settled.filter(({ settlement }) => settlement.state === 'todo')).toHaveLength(6);
});

it('lets as many vendors hang as like: after a second a slow send leaves its place to another lane', async () => {
  const hangs = Array.from({ length: 20 }, (_, n) => [`hangs${n}`, 1] as const);
  const begun: string[] = [];
  const { dispatcher, pass } = stage({ ...Object.fromEntries(hangs), works: 1 }, (uid) => {
    begun.push(uid);
    return uid.startsWith('works') ? Promise.resolve({ kind: 'sent' }) : new Promise(() => undefined);
  });
  const drained = dispatcher.drain();
  await turns();
  expect(begun).toHaveLength(16);
  pass(250);
  expect(await drained).toBe(16);
  pass(1_000);
  await turns();
  const next = dispatcher.drain();
  await turns();
  expect(begun).toContain('works1');
  pass(250);
  await next;
});

/** Lets everything happen that waits for nothing but a turn. */
async function turns(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
