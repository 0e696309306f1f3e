import pg from 'pg';
import { openStore } from '../../src/store/open.ts';
import type { Settlement } from '../../src/store/outbox.ts';
import { queryOn } from '../../src/store/postgresql/connection.ts';
import { enqueueMessages } from '../../src/store/postgresql/enqueue.ts';
import { eachEngine, makeTenant, type TestStore } from '../database.ts';

const leaseMs = 30_000;

eachEngine((engine, open) => {
  let opened: TestStore;

  beforeEach(async () => {
    opened = await open();
    await makeTenant(opened.store, opened.clock, 'aurora');
  });

  const message = (uid: string, lane = 'slack:T1:C1', dedupe?: string) => ({
    ...{ uid, lane, payload: JSON.stringify({ uid }) },
    ...(dedupe === undefined ? {} : { dedupe }),
  });
  const claim = (owner: string) => opened.store.outbox.claimLanes(opened.clock.now(), owner, 100, leaseMs);
  const head = async (lane: string, owner: string) => {
    const found = await opened.store.outbox.head(lane, owner, opened.clock.now());
    if (typeof found === 'string') throw new Error(found);
    return found;
  };
  const settle = (lane: string, owner: string, settlement: Settlement) =>
    opened.store.outbox.settle(lane, owner, settlement, opened.clock.now());
  const sent = { state: 'sent', counts: true, delayMs: 0 } as const;

  it('frees the lanes of a process that died, for the one that takes its place', async () => {
    const { store, clock } = opened;
    await store.outbox.enqueue([message('m1')]);
    expect(await claim('dead')).toEqual(['slack:T1:C1']);
    expect(await claim('next')).toEqual([]);
    expect(await store.outbox.releaseAllOnStart(clock.now())).toBe(1);
    expect(await claim('next')).toEqual(['slack:T1:C1']);
    expect(await settle('slack:T1:C1', 'dead', { id: 1, ...sent })).toBe(false);
  });

  /** Sends everything that is due, in the order in which it would reach the platform. */
  const drain = async (): Promise<string[]> => {
    const uids: string[] = [];
    for (;;) {
      const lanes = await claim('drain');
      if (lanes.length === 0) return uids;
      for (const lane of lanes) {
        const { id, uid } = await head(lane, 'drain');
        uids.push(uid);
        await settle(lane, 'drain', { id, ...sent });
      }
    }
  };

  it('keeps the order of a lane across concurrent transactions, each of which stays in one piece', async () => {
    const { store } = opened;
    const lanes = ['slack:T1:C1', 'slack:T1:C2'];
    await Promise.all(
      Array.from({ length: 30 }, (_, n) =>
        store.inTenant('aurora', async (tx) => {
          // Every other one names the lanes the other way round, which must not deadlock.
          const order = n % 2 === 0 ? lanes : [...lanes].reverse();
          tx.enqueue(order.map((lane) => message(`${n}a ${lane}`, lane)));
          await tx.db.member.count();
          tx.enqueue(order.map((lane) => message(`${n}b ${lane}`, lane)));
        }),
      ),
    );
    const uids = await drain();
    expect(uids).toHaveLength(120);
    for (const lane of lanes) {
      const inLane = uids.filter((uid) => uid.endsWith(lane)).map((uid) => uid.split(' ')[0] ?? '');
      for (let at = 0; at < inLane.length; at += 2) {
        expect(inLane[at + 1]).toBe(inLane[at]?.replace('a', 'b'));
      }
    }
  });

  it('writes nothing where the transaction fails', async () => {
    const { store } = opened;
    const failing = store.inTenant('aurora', async (tx) => {
      tx.enqueue([message('never')]);
      await tx.db.member.create({
        data: { id: 'x', tenantId: 'aurora', name: 'x', createdAt: opened.clock.now() },
      });
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await store.outbox.backlog()).toEqual({ pending: 0, oldestPendingAt: null });
    expect(await claim('me')).toEqual([]);
  });

  it('gives a lane to one claimer at a time', async () => {
    const { store, clock, options } = opened;
    const other = engine === 'postgresql' ? await openStore(options) : store;
    const lanes = Array.from({ length: 40 }, (_, n) => `lark:W:C${n}`);
    await store.outbox.enqueue(lanes.map((lane) => message(`to ${lane}`, lane)));
    const claims = await Promise.all(
      [store, other, store, other].map((from, n) => from.outbox.claimLanes(clock.now(), `${n}`, 15, leaseMs)),
    );
    const taken = claims.flat();
    expect(new Set(taken).size).toBe(taken.length);
    const rest = await claim('rest');
    expect([...taken, ...rest].sort()).toEqual([...lanes].sort());
    if (other !== store) await other.close();
  });

  it('fences off a claimer whose lease ran out, and says that the outcome of its attempt is not known', async () => {
    const { store, clock } = opened;
    await store.outbox.enqueue([message('m1'), message('m2')]);
    const lane = 'slack:T1:C1';
    await claim('slow');
    const first = await head(lane, 'slow');
    expect(first).toMatchObject({ uid: 'm1', attempts: 0, unclear: false, firstAttemptAt: null });
    const begun = clock.now();
    clock.advance(leaseMs);
    expect(await claim('heir')).toEqual([lane]);
    expect(await settle(lane, 'slow', { id: first.id, ...sent })).toBe(false);
    expect(await store.outbox.head(lane, 'slow', clock.now())).toBe('lost');
    expect(await head(lane, 'heir')).toMatchObject({ uid: 'm1', unclear: true, firstAttemptAt: begun });
    expect(await store.outbox.yieldLane(lane, 'slow', 0, clock.now())).toBe(false);
    expect(await store.outbox.yieldLane(lane, 'heir', 0, clock.now())).toBe(true);
    expect(await drain()).toEqual(['m1', 'm2']);
    expect(await store.outbox.backlog()).toMatchObject({ pending: 0 });
  });

  it('waits out a rate limit without counting it, and sends nothing of the lane before', async () => {
    const { store, clock } = opened;
    await store.outbox.enqueue([message('m1'), message('m2'), message('elsewhere', 'slack:T1:C2')]);
    await claim('me');
    const { id } = await head('slack:T1:C1', 'me');
    await settle('slack:T1:C1', 'me', { id, state: 'todo', counts: false, delayMs: 7_000, error: '429' });
    await store.outbox.yieldLane('slack:T1:C2', 'me', 0, clock.now());
    const due = new Date(clock.now().getTime() + 7_000);
    expect(await drain()).toEqual(['elsewhere']);
    expect(await store.nextWorkAt()).toEqual(due);
    clock.advance(6_999);
    expect(await claim('me')).toEqual([]);
    clock.advance(1);
    await claim('me');
    expect(await head('slack:T1:C1', 'me')).toMatchObject({ uid: 'm1', attempts: 0, unclear: false });
  });

  it('counts attempts, gives a poison message up, goes on with the lane and can play it again', async () => {
    const { store, clock } = opened;
    await store.outbox.enqueue([message('poison'), message('next')], 'aurora');
    const lane = 'slack:T1:C1';
    await claim('me');
    const { id } = await head(lane, 'me');
    await settle(lane, 'me', { id, state: 'todo', counts: true, delayMs: 0, error: '500', unclear: true });
    await claim('me');
    expect(await head(lane, 'me')).toMatchObject({ uid: 'poison', attempts: 1, unclear: true });
    await settle(lane, 'me', { id, state: 'dead', counts: true, delayMs: 0, error: '400' });
    expect(await drain()).toEqual(['next']);
    expect(await store.outbox.deadLetters({ limit: 10 })).toEqual([
      {
        ...{ id, uid: 'poison', lane, tenantId: 'aurora', payload: '{"uid":"poison"}', attempts: 2 },
        ...{ error: '400', createdAt: clock.now(), settledAt: clock.now() },
      },
    ]);
    expect(await store.outbox.deadLetters({ limit: 10, before: id })).toEqual([]);
    expect(await store.outbox.replay(id)).toBe(true);
    expect(await store.outbox.replay(id)).toBe(false);
    await claim('me');
    expect(await head(lane, 'me')).toMatchObject({ uid: 'poison', attempts: 0, firstAttemptAt: null });
    await settle(lane, 'me', { id, ...sent });
    clock.advance(1);
    expect(await store.outbox.expire(clock.now())).toBe(2);
  });

  it('merges a change into the message that waits, but not into one whose sending has begun', async () => {
    const { store } = opened;
    const lane = 'slack:T1:C1';
    const change = (uid: string) =>
      store.inTenant('aurora', async (tx) => tx.enqueue([message(uid, lane, 'card:1')]));
    await change('first');
    await change('merged');
    await store.inTenant('aurora', async (tx) =>
      tx.enqueue([
        message('other', lane),
        message('twin', lane, 'card:2'),
        message('twin 2', lane, 'card:2'),
      ]),
    );
    expect(await store.outbox.backlog()).toMatchObject({ pending: 3 });
    await claim('me');
    const { id } = await head(lane, 'me');
    // The card is being drawn: what changes now is perhaps not on it.
    await change('second');
    await settle(lane, 'me', { id, ...sent });
    expect(await drain()).toEqual(['other', 'twin', 'second']);
    expect(await store.outbox.recount()).toBe(0);
  });

  if (engine === 'postgresql') {
    it('lets a sender wait for a transaction that has merged a change into the message it is about to begin', async () => {
      const { store, options } = opened;
      const lane = 'slack:T1:C1';
      await store.outbox.enqueue([message('card', lane, 'card:1')]);
      await claim('me');
      // The statements of a tenant's transaction, stopped before its commit.
      const changing = new pg.Client({ connectionString: options.url });
      await changing.connect();
      await changing.query('BEGIN');
      await changing.query(`UPDATE "tenant" SET "name" = 'renamed'`);
      await enqueueMessages(
        queryOn(changing),
        'aurora',
        [message('merged', lane, 'card:1')],
        opened.clock.now(),
      );
      const beginning = head(lane, 'me').then(() =>
        store.readTenant('aurora', ({ db }) => db.tenant.findFirst()),
      );
      const waiting = () => changing.query('SELECT 1 FROM pg_locks WHERE NOT granted');
      while ((await waiting()).rows.length === 0) await new Promise((resolve) => setImmediate(resolve));
      await changing.query('COMMIT');
      await changing.end();
      // What it draws after having begun holds the change.
      expect(await beginning).toMatchObject({ name: 'renamed' });
      expect(await store.outbox.backlog()).toMatchObject({ pending: 1 });
    });
  }

  it('drops waiting messages by their key, and leaves one whose sending has begun', async () => {
    const { store } = opened;
    await store.outbox.enqueue([
      ...[message('begun', 'a:1:1', 'k1'), message('waits', 'a:1:1', 'k2')],
      ...[message('elsewhere', 'a:1:2', 'k3'), message('plain', 'a:1:2')],
    ]);
    await claim('me');
    const { id } = await head('a:1:1', 'me');
    expect(await store.outbox.dropPending(['k1', 'k2', 'k3', 'k4'])).toBe(2);
    await settle('a:1:1', 'me', { id, ...sent });
    await store.outbox.yieldLane('a:1:2', 'me', 0, opened.clock.now());
    expect(await drain()).toEqual(['plain']);
    expect(await store.outbox.recount()).toBe(0);
  });

  it('holds the lanes of a workspace until they are resumed', async () => {
    const { store } = opened;
    await store.outbox.enqueue([message('held', 'slack:T1:C1'), message('goes', 'slack:T10:C1')]);
    expect(await store.outbox.suspend('slack:T1:', 'token_revoked')).toBe(1);
    expect(await drain()).toEqual(['goes']);
    expect(await store.nextWorkAt()).toBeNull();
    expect(await store.outbox.suspended()).toEqual([{ lane: 'slack:T1:C1', reason: 'token_revoked' }]);
    expect(await store.outbox.resume('slack:T1:')).toBe(1);
    expect(await drain()).toEqual(['held']);
  });

  it('finds an empty lane empty, and corrects a wrong count', async () => {
    const { store, clock } = opened;
    await store.outbox.enqueue([message('m1'), message('m2')]);
    await claim('me');
    const lane = 'slack:T1:C1';
    const { id } = await head(lane, 'me');
    // A settlement that claims to end a message twice leaves the count too low.
    await settle(lane, 'me', { id, ...sent });
    await claim('me');
    await settle(lane, 'me', { id, ...sent });
    expect(await claim('me')).toEqual([]);
    expect(await store.outbox.recount()).toBe(1);
    expect(await drain()).toEqual(['m2']);
    await store.outbox.enqueue([message('m3')]);
    await claim('me');
    await settle(lane, 'me', { id: (await head(lane, 'me')).id, state: 'todo', counts: false, delayMs: 0 });
    await claim('x');
    const { id: last } = await head(lane, 'x');
    await settle(lane, 'x', { id: last, ...sent });
    expect(await store.outbox.head(lane, 'x', clock.now())).toBe('lost');
    expect(await store.outbox.backlog()).toMatchObject({ pending: 0 });
  });

  it('adds a message once, however often its transaction is repeated', async () => {
    const { store } = opened;
    await store.outbox.enqueue([message('same')]);
    await store.outbox.enqueue([message('same')]);
    expect(await store.outbox.backlog()).toMatchObject({ pending: 1, oldestPendingAt: opened.clock.now() });
    expect(await drain()).toEqual(['same']);
  });
});
