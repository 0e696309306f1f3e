import { jest } from '@jest/globals';
import type { Adapter, Answer, Connection, Delivery, Desk } from '../../adapters/contract.ts';
import type { Ids } from '../store/ids.ts';
import type { Store } from '../store/store.ts';
import { ManualClock } from '../time/clock.ts';
import { createIntake, type Work } from './intake.ts';

const delivery = { key: 'k', body: '{}', budgetMs: 2_000 };
const inbound = {} as Parameters<Desk>[0];

/** An intake whose adapter and work do as told, and what became of the inbox row. */
function stage(given: {
  dispatch: (desk: Desk) => Promise<Answer | null>;
  work?: Work;
  away?: boolean;
  ack?: Delivery['ack'];
  body?: string;
  /** Milliseconds that pass between two looks at the time. */
  slowMs?: number;
  lost?: boolean;
}) {
  const ended: string[] = [];
  const note = (what: string) => async () => {
    if (given.away) throw new Error('the database is away');
    ended.push(what);
    return true;
  };
  const inbox = {
    accept: async () => ({ kind: 'new' }),
    find: async () => ({ attempts: 1 }),
    complete: note('completed'),
    release: note('released'),
    fail: note('parked'),
    renew: async () => {
      ended.push('renewed');
      return !given.lost;
    },
  };
  const adapter = {
    async dispatch(_delivery: unknown, _connection: unknown, desk: Desk) {
      const answer = await given.dispatch(desk);
      return { status: 200, body: answer?.kind ?? '' };
    },
  } as unknown as Adapter;
  let id = 0;
  let passed = 0;
  const next = (): string => `id${id++}`;
  const intake = createIntake({
    store: { inbox } as unknown as Store,
    clock: new ManualClock(new Date(0)),
    ids: { next, token: next } as unknown as Ids,
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    work: given.work ?? (async () => ({ kind: 'none' })),
    late: async () => undefined,
    apologise: async () => undefined,
    line: async () => null,
    elapsed: () => {
      passed += given.slowMs ?? 0;
      return passed;
    },
    delay: () => ({ done: new Promise(() => undefined), cancel: () => undefined }),
    afterwards: () => undefined,
    failAt: () => undefined,
  });
  const begin = () =>
    intake.take(
      { adapter, connection: { id: 'c' } as Connection },
      { ...delivery, ...(given.ack ? { ack: given.ack } : {}), ...(given.body ? { body: given.body } : {}) },
    ).answer;
  const take = async () => {
    const answer = await begin();
    await intake.idle();
    return answer;
  };
  return { begin, take, ended, idle: () => intake.idle() };
}

describe('a delivery whose answer can carry nothing', () => {
  const ack = { status: 200, body: 'received' };

  it('is acknowledged before it is worked on', async () => {
    let finish = (): void => undefined;
    const working = new Promise<null>((resolve) => {
      finish = () => resolve(null);
    });
    const { begin, ended, idle } = stage({ dispatch: () => working, ack });
    expect(await begin()).toBe(ack);
    expect(ended).toEqual([]);
    finish();
    await idle();
    expect(ended).toEqual(['completed']);
  });

  it('is left to the database where too much waits to be worked on already, which ends nothing', async () => {
    let finish = (): void => undefined;
    const working = new Promise<null>((resolve) => {
      finish = () => resolve(null);
    });
    const { begin, ended, idle } = stage({ dispatch: () => working, ack, body: 'x'.repeat(1_500_000) });
    // Sixteen are begun, two wait, and there is no room for the last two.
    for (let turn = 0; turn < 20; turn++) {
      expect(await begin()).toBe(ack);
      await new Promise((resolve) => setImmediate(resolve));
    }
    finish();
    await idle();
    expect(ended).toEqual(Array(18).fill('completed'));
  });

  it('is worked on after a long wait only where its claim still holds', async () => {
    const dispatch = jest.fn(async () => null);
    const held = stage({ dispatch, ack, slowMs: 60_000 });
    await held.take();
    expect(held.ended).toEqual(['renewed', 'completed']);
    expect(dispatch).toHaveBeenCalledTimes(1);
    const lost = stage({ dispatch, ack, slowMs: 60_000, lost: true });
    await lost.take();
    expect(lost.ended).toEqual(['renewed']);
    expect(dispatch).toHaveBeenCalledTimes(1);
  });
});

it('gives a delivery back that could not be dispatched just now: it was accepted and must not get lost', async () => {
  const { take, ended } = stage({ dispatch: () => Promise.reject(new Error('Connection terminated')) });
  expect(await take()).toEqual({ status: 200, body: '' });
  expect(ended).toEqual(['released']);
});

it('parks a delivery whose stored body cannot be read', async () => {
  const { take, ended } = stage({ dispatch: () => Promise.reject(new SyntaxError('Unexpected token')) });
  await take();
  expect(ended).toEqual(['parked']);
});

it('ends a delivery that concerns nobody', async () => {
  const { take, ended } = stage({ dispatch: async () => null });
  await take();
  expect(ended).toEqual(['completed']);
});

it('answers that the rest follows where work failed and the database cannot even be told so', async () => {
  const { take } = stage({
    dispatch: (desk) => desk(inbound),
    work: () => Promise.reject(new Error('disk full')),
    away: true,
  });
  expect(await take()).toEqual({ status: 200, body: 'later' });
});
