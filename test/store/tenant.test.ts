import { isUniqueViolation, TenantBreach } from '../../src/store/errors.ts';
import type { TenantTx } from '../../src/store/store.ts';
import { auditLine, eachEngine, makeTenant, type TestStore } from '../database.ts';

eachEngine((engine, open) => {
  let opened: TestStore;

  beforeAll(async () => {
    opened = await open();
    await makeTenant(opened.store, opened.clock, 'aurora');
    await makeTenant(opened.store, opened.clock, 'borealis');
    await opened.store.inTenant('aurora', async ({ db }) => {
      await db.member.create({ data: newMember('aurora', 'lin') });
      await db.project.create({ data: newProject('aurora', 'BF26') });
    });
  });

  const newMember = (tenantId: string, id: string) => ({
    ...{ id, tenantId, name: id },
    createdAt: opened.clock.now(),
  });
  const newProject = (tenantId: string, code: string) => ({
    ...{ id: `${tenantId}-${code}`, tenantId, code, name: code, ownerId: 'lin', zone: 'Asia/Shanghai' },
    createdAt: opened.clock.now(),
  });
  const inBorealis = <T>(work: (tx: TenantTx) => Promise<T>) => opened.store.inTenant('borealis', work);

  it('shows a tenant its own rows and nobody else, even where the query names no tenant', async () => {
    const { store } = opened;
    const seen = (tenant: string) => store.readTenant(tenant, ({ db }) => db.member.findMany());
    expect(await seen('aurora')).toMatchObject([{ id: 'lin', tenantId: 'aurora', aliases: [] }]);
    expect(await seen('borealis')).toEqual([]);
    await store.readTenant('borealis', async ({ db }) => {
      expect(await db.member.findUnique({ where: { id: 'lin' } })).toBeNull();
      expect(await db.member.findFirst({ where: { OR: [{ id: 'lin' }, { name: 'lin' }] } })).toBeNull();
      expect(await db.project.count()).toBe(0);
      expect(await db.member.aggregate({ _count: true })).toMatchObject({ _count: 0 });
      expect(await db.project.groupBy({ by: ['zone'] })).toEqual([]);
      expect(await db.tenant.findMany()).toMatchObject([{ id: 'borealis' }]);
    });
  });

  it('changes and removes nothing of another tenant', async () => {
    await inBorealis(async ({ db }) => {
      expect(await db.member.updateMany({ data: { name: 'stolen' } })).toEqual({ count: 0 });
      expect(await db.member.deleteMany()).toEqual({ count: 0 });
    });
    const update = inBorealis(({ db }) => db.member.update({ where: { id: 'lin' }, data: { name: 'x' } }));
    await expect(update).rejects.toMatchObject({ code: 'P2025' });
    const remove = inBorealis(({ db }) => db.member.delete({ where: { id: 'lin' } }));
    await expect(remove).rejects.toMatchObject({ code: 'P2025' });
    const lin = await opened.store.readTenant('aurora', ({ db }) => db.member.findFirst());
    expect(lin).toMatchObject({ name: 'lin' });
  });

  it('shows a card’s new buttons to the transaction that has read the old ones', async () => {
    const { store, clock } = opened;
    await store.inTenant('aurora', async ({ db, replaceButtonTokens }) => {
      const at = clock.now();
      const render = (token: string) =>
        replaceButtonTokens({
          ...{ cardId: 'card', at, expiresAt: new Date(at.getTime() + 60_000) },
          tokens: [{ token, press: '{}', only: null }],
        });
      const live = async () => {
        const rows = await db.buttonToken.findMany({ where: { cardId: 'card', staleAt: null } });
        return rows.map(({ token }) => token);
      };
      const first = () => db.buttonToken.findFirst({ where: { token: 'first' } });
      await render('first');
      expect(await live()).toEqual(['first']);
      expect(await first()).toMatchObject({ staleAt: null });
      await render('second');
      expect(await live()).toEqual(['second']);
      expect(await first()).toMatchObject({ staleAt: at });
    });
  });

  const breaches: [string, (tx: TenantTx) => Promise<unknown>][] = [
    ['a new row for another tenant', ({ db }) => db.member.create({ data: newMember('aurora', 'x') })],
    [
      'one among several new rows',
      ({ db }) => db.member.createMany({ data: [newMember('borealis', 'x'), newMember('aurora', 'y')] }),
    ],
    [
      'an upsert for another tenant',
      ({ db }) => db.member.upsert({ where: { id: 'x' }, create: newMember('aurora', 'x'), update: {} }),
    ],
    ['moving a row to another tenant', ({ db }) => db.member.updateMany({ data: { tenantId: 'aurora' } })],
    ['asking for another tenant', ({ db }) => db.member.findMany({ where: { tenantId: 'aurora' } })],
    [
      'another tenant by a compound key',
      ({ db }) =>
        db.project.findUniqueOrThrow({ where: { tenantId_code: { tenantId: 'aurora', code: 'BF26' } } }),
    ],
    [
      'a nested row for another tenant',
      ({ db }) =>
        db.project.create({
          data: {
            ...newProject('borealis', 'N1'),
            rooms: { create: { tenantId: 'aurora', roomId: 'r', createdAt: new Date() } },
          },
        }),
    ],
    [
      'a write through a relation that is not confined',
      ({ db }) =>
        db.project.updateMany({ data: { members: { updateMany: { where: {}, data: {} } } } as object }),
    ],
    [
      'a relation to a row of another tenant',
      ({ db }) =>
        db.projectMember.create({
          data: {
            ...{ tenantId: 'borealis', role: 'owner' },
            member: { connect: { id: 'lin' } },
            project: { create: newProject('borealis', 'N2') },
          },
        }),
    ],
  ];
  it.each(breaches)('refuses %s, and rolls back what came before', async (_what, act) => {
    const refused = inBorealis(async (tx) => {
      await tx.db.member.create({ data: newMember('borealis', 'before') });
      await act(tx);
    });
    await expect(refused).rejects.toThrow();
    expect(await opened.store.readTenant('borealis', ({ db }) => db.member.count())).toBe(0);
    expect(await opened.store.readTenant('borealis', ({ db }) => db.project.count())).toBe(0);
    expect(await opened.store.readTenant('aurora', ({ db }) => db.member.count())).toBe(1);
  });

  it('opens no table that belongs to no tenant, and no raw statement', async () => {
    for (const name of ['inbox', 'connection', 'setting', '$queryRawUnsafe', '$executeRaw']) {
      const reach = inBorealis(async ({ db }) => (db as unknown as Record<string, unknown>)[name]);
      await expect(reach).rejects.toThrow(TenantBreach);
    }
  });

  it('fails as a whole where a statement failed, even if the error was caught', async () => {
    const swallowed = inBorealis(async ({ db }) => {
      await db.member.create({ data: newMember('borealis', 'twice') });
      await db.member.create({ data: newMember('borealis', 'twice') }).catch(() => null);
      return 'done';
    });
    expect(isUniqueViolation(await swallowed.catch((error: unknown) => error))).toBe(true);
    const passedOver = await inBorealis(async ({ db }) => {
      await db.member.delete({ where: { id: 'nobody' } }).catch(() => null);
      return db.member.count();
    });
    expect(passedOver).toBe(0);
  });

  it('writes nothing through a view', async () => {
    const write = opened.store.readTenant('aurora', ({ db }) => db.member.deleteMany());
    await expect(write).rejects.toThrow(TenantBreach);
  });

  it('never shows a row of another tenant through a relation', async () => {
    const { store } = opened;
    // A foreign key does not know tenants, so such a row can exist where an id was mixed up.
    const mixedUp = store.inTenant('borealis', async ({ db }) => {
      await db.projectMember.create({
        data: { tenantId: 'borealis', projectId: 'aurora-BF26', memberId: 'lin', role: 'observer' },
      });
      return db.projectMember.findMany({ include: { member: true } });
    });
    // SQLite's second wall refuses the result; PostgreSQL's does not find the member at all.
    const shown = await mixedUp.catch((error: unknown) => error);
    if (engine === 'sqlite') expect(shown).toBeInstanceOf(TenantBreach);
    else expect(shown).toMatchObject([{ memberId: 'lin', member: null }]);
  });

  it('keeps two hundred concurrent transactions of ten tenants apart', async () => {
    const { store, clock, ids } = opened;
    const tenants = Array.from({ length: 10 }, (_, n) => `tenant-${n}`);
    for (const tenant of tenants) await makeTenant(store, clock, tenant);
    await Promise.all(
      Array.from({ length: 200 }, (_, n) => {
        const tenant = tenants[n % 10] ?? '';
        return store.inTenant(tenant, async ({ db }) => {
          await db.member.create({ data: { ...newMember(tenant, ids.next()), name: tenant } });
          const names = await db.member.findMany({ select: { name: true }, distinct: ['name'] });
          expect(names).toEqual([{ name: tenant }]);
        });
      }),
    );
    for (const tenant of tenants) {
      expect(await store.readTenant(tenant, ({ db }) => db.member.count())).toBe(20);
    }
  });

  it('numbers the audit sequence of a tenant without gap or double', async () => {
    const twoLines = async (tx: TenantTx, n: number) => {
      tx.audit({ ...auditLine, subject: `${n} first` });
      tx.audit({ ...auditLine, subject: `${n} second`, actorId: 'lin', body: { n } });
    };
    await Promise.all(
      Array.from({ length: 20 }, (_, n) => opened.store.inTenant('aurora', (tx) => twoLines(tx, n))),
    );
    const lines = await opened.store.readTenant('aurora', ({ db }) =>
      db.auditEntry.findMany({ orderBy: { seq: 'asc' } }),
    );
    expect(lines.map(({ seq }) => seq)).toEqual(Array.from({ length: 40 }, (_, n) => n + 1));
    // Those of one transaction stand together, in their order.
    expect(lines.filter((_, n) => n % 2 === 1).map(({ subject }) => subject)).toEqual(
      lines.filter((_, n) => n % 2 === 0).map(({ subject }) => subject?.replace('first', 'second')),
    );
    expect(lines[1]).toMatchObject({
      ...auditLine,
      subject: expect.any(String),
      actorId: 'lin',
      body: expect.any(String),
    });
    const nobody = opened.store.inTenant('nobody', async (tx) => tx.audit(auditLine));
    await expect(nobody).rejects.toThrow('no tenant');
  });

  it('reads one moment, and does not wait for a writer', async () => {
    const { store } = opened;
    await store.inTenant('borealis', async ({ db }) => {
      await db.tenant.update({ where: { id: 'borealis' }, data: { name: 'changed' } });
      const during = await store.readTenant('borealis', (view) => view.db.tenant.findFirst());
      expect(during).toMatchObject({ name: 'borealis' });
    });
    const after = await store.readTenant('borealis', (view) => view.db.tenant.findFirst());
    expect(after).toMatchObject({ name: 'changed' });
  });

  it('lists the tenants to the one path that is not confined', async () => {
    const { store } = opened;
    expect(await store.tenants.findFirst()).toMatchObject({ id: 'aurora' });
    expect(await store.tenants.find('borealis')).toMatchObject({ currency: 'CNY', commandWord: 'pm' });
    expect(await store.tenants.find('nobody')).toBeNull();
    const page = await store.tenants.list({ limit: 2 });
    expect(page.map(({ id }) => id)).toEqual(['aurora', 'borealis']);
    expect((await store.tenants.list({ after: 'borealis', limit: 1 }))[0]?.id).toBe('tenant-0');
  });
});
