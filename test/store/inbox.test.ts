import { LeaseLost } from '../../src/store/errors.ts';
import type { NewInbox } from '../../src/store/inbox.ts';
import { eachEngine, makeTenant, type TestStore } from '../database.ts';

eachEngine((_engine, open) => {
  let opened: TestStore;
  let count = 0;

  beforeAll(async () => {
    opened = await open();
    await makeTenant(opened.store, opened.clock, 'aurora');
  });

  const delivery = (changes: Partial<NewInbox> = {}): NewInbox => ({
    ...{
      id: opened.ids.next('in'),
      connectionId: 'slack',
      key: `key-${count++}`,
      altKey: null,
      body: '{}',
      budgetMs: 2_000,
    },
    ...changes,
  });
  const owner = () => opened.ids.token();

  it('stores a delivery claimed by whoever accepted it', async () => {
    const { store, clock } = opened;
    const row = delivery({ body: '{"text":"你好 🎉"}', altKey: 'C1:1.2' });
    const me = owner();
    expect(await store.inbox.accept(row, me)).toEqual({ kind: 'new' });
    expect(await store.inbox.find(row.id)).toEqual({
      ...{ ...row, state: 'todo', owner: me, attempts: 1, answer: null, error: null, doneAt: null },
      leaseUntil: new Date(clock.now().getTime() + 30_000),
      receivedAt: clock.now(),
    });
    expect(await store.inbox.complete(row.id, me, 'ok')).toBe(true);
    expect(await store.inbox.find('nothing')).toBeNull();
  });

  it('takes one of a hundred concurrent copies, and gives the others its answer', async () => {
    const { store } = opened;
    const key = 'same';
    const copies = Array.from({ length: 100 }, () => delivery({ key }));
    const receipts = await Promise.all(copies.map((row) => store.inbox.accept(row, `owner of ${row.id}`)));
    const taken = copies.filter((_row, index) => receipts[index]?.kind === 'new');
    expect(taken).toHaveLength(1);
    const first = taken[0]?.id ?? '';
    const repeated = { kind: 'repeated', id: first, state: 'todo', answer: null };
    expect(receipts.filter(({ kind }) => kind === 'repeated')).toEqual(Array(99).fill(repeated));
    await store.inbox.complete(first, `owner of ${first}`, '{"status":200}');
    expect(await store.inbox.accept(delivery({ key }), owner())).toEqual({
      ...repeated,
      ...{ state: 'done', answer: '{"status":200}' },
    });
  });

  it('knows the same act under its second key, but not that of another connection', async () => {
    const { store } = opened;
    const row = delivery({ altKey: 'C9:17.1' });
    await store.inbox.accept(row, owner());
    expect(await store.inbox.accept(delivery({ altKey: 'C9:17.1' }), owner())).toMatchObject({
      kind: 'repeated',
      id: row.id,
    });
    const other = delivery({ altKey: 'C9:17.1', connectionId: 'slack-2', key: row.key });
    expect(await store.inbox.accept(other, owner())).toEqual({ kind: 'new' });
  });

  it('lets one bad row fail alone', async () => {
    const { store } = opened;
    const rows = [delivery(), delivery({ budgetMs: Number.NaN }), delivery()];
    const results = await Promise.allSettled(rows.map((row) => store.inbox.accept(row, owner())));
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });

  it('stores what PostgreSQL could not: NUL and half a surrogate pair become a replacement character', async () => {
    const row = delivery({ body: 'a\0b\uD800c😀' });
    await opened.store.inbox.accept(row, owner());
    expect((await opened.store.inbox.find(row.id))?.body).toBe('a\uFFFDb\uFFFDc😀');
  });

  it('hands a row to one other worker when its lease runs out, and fences the former one off', async () => {
    const { store, clock } = opened;
    const row = delivery();
    await store.inbox.accept(row, 'slow');
    const mine = (rows: { id: string }[]) => rows.filter(({ id }) => id === row.id);
    clock.advance(29_999);
    expect(mine(await store.inbox.claimDue(clock.now(), 'early', 1_000))).toEqual([]);
    clock.advance(1);
    const claims = await Promise.all(
      ['a', 'b', 'c'].map((name) => store.inbox.claimDue(clock.now(), name, 1_000)),
    );
    expect(claims.map((rows) => mine(rows).length).sort()).toEqual([0, 0, 1]);
    const winner = ['a', 'b', 'c'][claims.findIndex((rows) => mine(rows).length === 1)] ?? '';
    expect(mine(claims.flat())).toMatchObject([{ attempts: 2, body: '{}', state: 'todo' }]);
    expect(await store.inbox.complete(row.id, 'slow', 'late')).toBe(false);
    expect(await store.inbox.renew(row.id, 'slow', clock.now())).toBe(false);
    expect(await store.inbox.renew(row.id, winner, clock.now())).toBe(true);

    const retryAt = new Date(clock.now().getTime() + 5_000);
    expect(await store.inbox.release(row.id, winner, 'boom', retryAt)).toBe(true);
    expect(mine(await store.inbox.claimDue(clock.now(), 'again', 1_000))).toEqual([]);
    expect(mine(await store.inbox.claimDue(retryAt, 'again', 1_000))).toMatchObject([
      { attempts: 3, error: 'boom' },
    ]);
    expect(await store.inbox.fail(row.id, 'again', 'boom for good', '{"status":200}')).toBe(true);
    expect(await store.inbox.dead({ limit: 1 })).toMatchObject([
      { id: row.id, state: 'dead', error: 'boom for good', doneAt: clock.now() },
    ]);
    expect(mine(await store.inbox.dead({ before: row.id, limit: 100 }))).toEqual([]);
    expect(await store.inbox.replay(row.id)).toBe(true);
    expect(await store.inbox.replay(row.id)).toBe(false);
    expect(await store.inbox.dead({ limit: 1 })).toEqual([]);
    expect(mine(await store.inbox.claimDue(clock.now(), 'replayer', 1_000))).toMatchObject([
      { attempts: 1, error: null, answer: null, body: '{}' },
    ]);
  });

  it('ends a row with its effects, and undoes them where the claim was lost', async () => {
    const { store, clock } = opened;
    const row = delivery();
    await store.inbox.accept(row, 'holder');
    const work = (me: string) =>
      store.inTenant('aurora', async (tx) => {
        await tx.db.member.create({
          data: { id: opened.ids.next(), tenantId: 'aurora', name: me, createdAt: clock.now() },
        });
        tx.enqueue([{ uid: opened.ids.next(), lane: 'slack:T1:C1', payload: '{}' }]);
        await tx.completeInbox(row.id, me, 'done');
      });
    await expect(work('impostor')).rejects.toThrow(LeaseLost);
    await work('holder');
    await expect(work('holder')).rejects.toThrow(LeaseLost);
    const members = await store.readTenant('aurora', ({ db }) => db.member.findMany());
    expect(members.map(({ name }) => name)).toEqual(['holder']);
    expect(await store.outbox.backlog()).toMatchObject({ pending: 1 });
    expect(await store.inbox.find(row.id)).toMatchObject({ state: 'done', answer: 'done', owner: null });
  });

  it('forgets ended rows of an earlier time and keeps those that wait', async () => {
    const { store, clock } = opened;
    const [ended, waiting] = [delivery(), delivery()];
    await store.inbox.accept(ended, 'me');
    await store.inbox.accept(waiting, 'me');
    await store.inbox.complete(ended.id, 'me', '');
    clock.advance(7 * 86_400_000);
    const late = delivery();
    await store.inbox.accept(late, 'me');
    await store.inbox.complete(late.id, 'me', '');
    expect(await store.inbox.expire(clock.now())).toBeGreaterThanOrEqual(1);
    const left = await Promise.all([ended, waiting, late].map(({ id }) => store.inbox.find(id)));
    expect(left.map((row) => row?.state)).toEqual([undefined, 'todo', 'done']);
  });

  it('frees every claim at the start of the one process', async () => {
    const { store, clock } = opened;
    const row = delivery();
    await store.inbox.accept(row, 'killed');
    expect(await store.inbox.releaseAllOnStart()).toBeGreaterThanOrEqual(1);
    const claimed = await store.inbox.claimDue(clock.now(), 'restarted', 1_000);
    expect(claimed.map(({ id }) => id)).toContain(row.id);
  });
});
