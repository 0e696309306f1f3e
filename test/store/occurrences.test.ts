import { LeaseLost } from '../../src/store/errors.ts';
import type { NewOccurrence } from '../../src/store/occurrences.ts';
import { openStore } from '../../src/store/open.ts';
import { eachEngine, makeTenant, type TestStore } from '../database.ts';

eachEngine((engine, open) => {
  let opened: TestStore;

  beforeEach(async () => {
    opened = await open();
    await makeTenant(opened.store, opened.clock, 'aurora');
  });

  const due = (schedule: string, afterMs: number, changes: Partial<NewOccurrence> = {}): NewOccurrence => ({
    ...{ id: opened.ids.next('occ'), tenantId: 'aurora', schedule, localKey: '2026-09-01T09:00:00' },
    ...{ kind: 'reminder', payload: '{"n":1}', dueAt: new Date(opened.clock.now().getTime() + afterMs) },
    ...changes,
  });

  it('plans one occurrence for a schedule and local date, whoever asks how often', async () => {
    const { store } = opened;
    const counts = await Promise.all(
      Array.from({ length: 20 }, () => store.occurrences.plan([due('daily', 0), due('weekly', 0)])),
    );
    expect(counts.reduce((sum, n) => sum + n, 0)).toBe(2);
  });

  it('gives each due occurrence to one of many racing claimers, in the order of their instants', async () => {
    const { store, clock, options } = opened;
    const other = engine === 'postgresql' ? await openStore(options) : store;
    await store.occurrences.plan(Array.from({ length: 60 }, (_, n) => due(`s${n}`, 60 - n)));
    await store.occurrences.plan([due('later', 100)]);
    clock.advance(60);
    const claims = await Promise.all(
      [store, other, store, other].map((from, n) =>
        from.occurrences.claimDue(clock.now(), `claimer ${n}`, 20, 30_000),
      ),
    );
    const ids = claims.flat().map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const first = claims[0] ?? [];
    const instants = first.map(({ dueAt }) => dueAt.getTime());
    expect(instants).toEqual([...instants].sort((a, b) => a - b));
    const rest = await store.occurrences.claimDue(clock.now(), 'rest', 1_000, 30_000);
    expect(ids.length + rest.length).toBe(60);
    if (other !== store) await other.close();
  });

  it('hands an abandoned occurrence on when its lease runs out, and fences the former claimer off', async () => {
    const { store, clock } = opened;
    await store.occurrences.plan([due('daily', 0)]);
    const [row] = await store.occurrences.claimDue(clock.now(), 'killed', 10, 30_000);
    expect(await store.occurrences.claimDue(clock.now(), 'early', 10, 30_000)).toEqual([]);
    clock.advance(30_000);
    const [again] = await store.occurrences.claimDue(clock.now(), 'heir', 10, 30_000);
    expect(again).toMatchObject({
      id: row?.id,
      attempts: 2,
      payload: '{"n":1}',
      localKey: '2026-09-01T09:00:00',
    });
    const id = again?.id ?? '';
    expect(await store.occurrences.settle(id, 'killed', { state: 'done' }, clock.now())).toBe(false);
    const retryAt = new Date(clock.now().getTime() + 1_000);
    const retry = { state: 'todo', error: 'boom', retryAt } as const;
    expect(await store.occurrences.settle(id, 'heir', retry, clock.now())).toBe(true);
    expect(await store.nextWorkAt()).toEqual(retryAt);
    clock.advance(1_000);
    expect(await store.occurrences.claimDue(clock.now(), 'third', 10, 30_000)).toHaveLength(1);
    expect(await store.occurrences.settle(id, 'third', { state: 'dead', error: 'x' }, clock.now())).toBe(
      true,
    );
    expect(await store.nextWorkAt()).toBeNull();
    clock.advance(1);
    expect(await store.occurrences.expire(clock.now())).toBe(1);
  });

  it('ends an occurrence together with its effects, once', async () => {
    const { store, clock } = opened;
    await store.occurrences.plan([due('daily', 0)]);
    const [row] = await store.occurrences.claimDue(clock.now(), 'me', 10, 30_000);
    const work = (owner: string) =>
      store.inTenant('aurora', async (tx) => {
        tx.enqueue([{ uid: opened.ids.next('out'), lane: 'lark:W:C', payload: '{}' }]);
        await tx.completeOccurrence(row?.id ?? '', owner, 'done');
      });
    await expect(work('somebody')).rejects.toThrow(LeaseLost);
    await work('me');
    await expect(work('me')).rejects.toThrow(LeaseLost);
    expect(await store.outbox.backlog()).toMatchObject({ pending: 1 });
  });

  it('takes back what has not happened yet, so that the same date can be planned again', async () => {
    const { store, clock } = opened;
    const plan = () =>
      store.inTenant('aurora', (tx) =>
        tx.plan([due('task:1:due', 10), due('task:1:late', 20), due('task:11:due', 10)]),
      );
    expect(await plan()).toBe(3);
    expect(await store.inTenant('aurora', (tx) => tx.unplan('task:1:'))).toBe(2);
    expect(await plan()).toBe(2);
    clock.advance(15);
    expect(await store.occurrences.claimDue(clock.now(), 'me', 10, 30_000)).toHaveLength(2);
  });
});
