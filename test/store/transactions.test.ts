import { isUniqueViolation } from '../../src/store/errors.ts';
import { openStore } from '../../src/store/open.ts';
import type { TenantTx } from '../../src/store/store.ts';
import { auditLine, eachEngine, makeTenant, type TestStore } from '../database.ts';

eachEngine((engine, open) => {
  let opened: TestStore;

  beforeAll(async () => {
    opened = await open();
    await makeTenant(opened.store, opened.clock, 'aurora');
  });

  const inAurora = <T>(work: (tx: TenantTx) => Promise<T>) => opened.store.inTenant('aurora', work);
  const newMember = (id: string) => ({ id, tenantId: 'aurora', name: id, createdAt: opened.clock.now() });
  const names = async () =>
    (await opened.store.readTenant('aurora', ({ db }) => db.member.findMany({ orderBy: { id: 'asc' } }))).map(
      ({ name }) => name,
    );
  /** One that Prisma has to plan, which takes its time: a default is left to it. */
  const planned = ({ db }: TenantTx, id: string) => db.member.create({ data: newMember(id) });
  /** One that does without Prisma. */
  const plain = ({ db }: TenantTx, id: string) =>
    db.member.create({ data: { ...newMember(id), aliases: [] } });

  it('waits for a write that was left behind', async () => {
    await inAurora(async (tx) => {
      tx.behind(planned(tx, 'a'));
      tx.behind(plain(tx, 'b'));
    });
    expect(await names()).toEqual(['a', 'b']);
  });

  it('shows a write that was left behind to whoever asks later', async () => {
    const seen = await inAurora(async (tx) => {
      const before = await tx.db.member.count();
      tx.behind(planned(tx, 'c'));
      tx.behind(tx.db.member.updateMany({ where: { id: 'c' }, data: { name: 'changed' } }));
      const [after, c] = await Promise.all([
        tx.db.member.count(),
        tx.db.member.findFirst({ where: { id: 'c' } }),
      ]);
      return { grown: after - before, name: c?.name };
    });
    expect(seen).toEqual({ grown: 1, name: 'changed' });
  });

  it('fails, and leaves nothing, where a write that was left behind fails', async () => {
    const before = await names();
    const failing = inAurora(async (tx) => {
      tx.behind(plain(tx, 'd'));
      tx.behind(plain(tx, 'a'));
      return 'done';
    });
    expect(isUniqueViolation(await failing.catch((error: unknown) => error))).toBe(true);
    expect(await names()).toEqual(before);
  });

  it('commits nothing where what is written with the commit fails', async () => {
    const before = await names();
    const failing = inAurora(async (tx) => {
      await plain(tx, 'd');
      tx.audit(auditLine);
      tx.enqueue([{ uid: 'u1', lane: null as never, payload: '{}' }]);
    });
    await expect(failing).rejects.toThrow();
    expect(await names()).toEqual(before);
    expect(await opened.store.readTenant('aurora', ({ db }) => db.auditEntry.count())).toBe(0);
  });

  it('counts a message once that several of one transaction, or one that waits, are merged into', async () => {
    const { outbox } = opened.store;
    const message = (uid: string) => ({ uid, lane: 'slack/s/T1/C1', payload: '{}', dedupe: 'live:card' });
    await inAurora(async (tx) => tx.enqueue([message('m1'), message('m2')]));
    await Promise.all(['m3', 'm4', 'm5'].map((uid) => inAurora(async (tx) => tx.enqueue([message(uid)]))));
    await outbox.enqueue([message('m6')]);
    expect(await outbox.recount()).toBe(0);
    expect(await outbox.backlog()).toMatchObject({ pending: 1 });
  });

  it('leaves nothing of what was under way where the work itself fails', async () => {
    const before = await names();
    const failing = inAurora((tx) => {
      tx.behind(plain(tx, 'e'));
      tx.behind(planned(tx, 'f'));
      return Promise.reject(new Error('thought better of it'));
    });
    await expect(failing).rejects.toThrow('thought better of it');
    expect(await names()).toEqual(before);
    // The connection is as good as new.
    await inAurora((tx) => plain(tx, 'e'));
    expect(await names()).toEqual([...before, 'e']);
  });

  it('answers questions asked at once each with its own', async () => {
    const asked = await opened.store.readTenant('aurora', ({ db }) =>
      Promise.all(
        ['a', 'b', 'e'].map((id) =>
          db.member.findFirst({ where: { id }, include: { identities: id === 'b' } }),
        ),
      ),
    );
    expect(asked.map((member) => member?.id)).toEqual(['a', 'b', 'e']);
  });

  it('is closed to Prisma, too, once it has ended', async () => {
    let kept: TenantTx | undefined;
    await inAurora(async (tx) => {
      kept = tx;
      await planned(tx, 'g');
    });
    await expect(kept?.db.member.findMany({ where: { OR: [{ id: 'a' }] } })).rejects.toThrow();
    await expect(kept?.db.member.findMany({ where: { id: 'a' } })).rejects.toThrow('closed');
  });

  if (engine === 'sqlite') return;

  it('goes as well where statements cannot be sent ahead', async () => {
    const store = await openStore({ ...opened.options, url: `${opened.options.url}?pgbouncer=true` });
    const seen = await store.inTenant('aurora', async (tx) => {
      tx.behind(planned(tx, 'h'));
      tx.behind(plain(tx, 'i'));
      return Promise.all(['h', 'i'].map((id) => tx.db.member.findFirst({ where: { name: id } })));
    });
    expect(seen.map((member) => member?.id)).toEqual(['h', 'i']);
    await store.close();
  });
});
