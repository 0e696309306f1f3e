import type { Adapter, Answer, Connection, Desk } from '../../adapters/contract.ts';
import type { Ids } from '../store/ids.ts';
import type { Store } from '../store/store.ts';
import { ManualClock } from '../time/clock.ts';
import { createIntake, type Work } from './intake.ts';

const delivery = { key: 'k', body: '{}', budgetMs: 2_000 };
const inbound = {} as Parameters<Desk>[0];

/** An intake whose adapter and work do as told, and what became of the inbox row. */
function stage(given: { dispatch: (desk: Desk) => Promise<Answer | null>; work?: Work; away?: boolean }) {
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
  };
  const adapter = {
    async dispatch(_delivery: unknown, _connection: unknown, desk: Desk) {
      const answer = await given.dispatch(desk);
      return { status: 200, body: answer?.kind ?? '' };
    },
  } as unknown as Adapter;
  let id = 0;
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
    elapsed: () => 0,
    delay: () => ({ done: new Promise(() => undefined), cancel: () => undefined }),
    afterwards: () => undefined,
    failAt: () => undefined,
  });
  const take = async () => {
    const answer = await intake.take({ adapter, connection: { id: 'c' } as Connection }, delivery).answer;
    await intake.idle();
    return answer;
  };
  return { take, ended };
}

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
