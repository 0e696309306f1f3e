import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { openStore } from '../../src/store/open.ts';
import { auditLine, eachEngine, makeTenant, type TestStore } from '../database.ts';
import { administer, freshDatabase } from '../ground.ts';

eachEngine((engine, open) => {
  let opened: TestStore;

  beforeAll(async () => {
    opened = await open();
    await makeTenant(opened.store, opened.clock, 'aurora');
    await makeTenant(opened.store, opened.clock, 'borealis');
    await opened.store.inTenant('aurora', ({ db }) => db.member.create({ data: newMember('aurora', 'lin') }));
  });

  const newMember = (tenantId: string, id: string) => ({
    ...{ id, tenantId, name: id },
    createdAt: opened.clock.now(),
  });

  it('counts only the members of the tenant that asks', async () => {
    const count = (tenant: string) => opened.store.readTenant(tenant, ({ db }) => db.member.count());
    expect([await count('aurora'), await count('borealis'), await count('nobody')]).toEqual([1, 0, 0]);
  });

  // SQLite has no policies: there the client's own confinement, tested elsewhere, is all.
  if (engine === 'sqlite') return;

  /** Statements of the role that tenants' transactions take, with whatever tenant is named. */
  const asRole = async (tenant: string | null, ...statements: string[]) => {
    const client = new pg.Client({ connectionString: opened.options.url });
    await client.connect();
    try {
      await client.query('BEGIN');
      await client.query('SET LOCAL ROLE linkstar_app');
      if (tenant !== null) await client.query(`SELECT set_config('app.tenant_id', $1, true)`, [tenant]);
      let rows: unknown[] = [];
      for (const statement of statements) ({ rows } = await client.query(statement));
      return rows;
    } finally {
      await client.end();
    }
  };

  it('sees nothing without a tenant, and only its own with one', async () => {
    expect(await asRole(null, 'SELECT * FROM "member"')).toEqual([]);
    expect(await asRole('aurora', 'SELECT "id" FROM "member"')).toEqual([{ id: 'lin' }]);
    expect(await asRole('borealis', `SELECT * FROM "member" WHERE "id" = 'lin'`)).toEqual([]);
    expect(await asRole('aurora', 'SELECT "id" FROM "tenant"')).toEqual([{ id: 'aurora' }]);
  });

  it('is refused to write for another tenant', async () => {
    const insert = `INSERT INTO "unknown_input" ("tenantId", "word", "lastAt") VALUES ('aurora', 'x', now())`;
    await expect(asRole('borealis', insert)).rejects.toMatchObject({ code: '42501' });
    await expect(asRole(null, insert)).rejects.toMatchObject({ code: '42501' });
    await expect(asRole('borealis', `INSERT INTO "tenant" DEFAULT VALUES`)).rejects.toMatchObject({
      code: '42501',
    });
    await expect(asRole('aurora', 'SELECT * FROM "connection"')).rejects.toMatchObject({ code: '42501' });
  });

  it('confines every table that has a tenant, but for those outside by name', async () => {
    const outside = ['installation', 'bind_code', 'inbox', 'lane', 'outbox', 'occurrence'];
    const tables = await administer(
      `SELECT c.relname AS name, c.relforcerowsecurity AND c.relrowsecurity
         AND has_table_privilege('linkstar_app', c.oid, 'SELECT, INSERT, UPDATE, DELETE') AS confined FROM pg_class c
       JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenantId' AND c.relkind = 'r'`,
      opened.options.url,
    );
    const open = tables.filter(({ confined }) => confined !== true).map(({ name }) => String(name));
    expect(open.filter((name) => !outside.includes(name))).toEqual([]);
    expect(tables.length).toBeGreaterThan(20);
  });

  describe('for a database user of few rights', () => {
    const login = `linkstar_test_${randomBytes(6).toString('hex')}`;
    const asLogin = (url = '') => {
      const address = new URL(url);
      [address.username, address.password] = [login, 'pw'];
      return address.href;
    };

    beforeAll(() => administer(`CREATE ROLE ${login} LOGIN CREATEROLE PASSWORD 'pw'`));
    afterAll(async () => {
      await administer(`DROP OWNED BY ${login}`);
      await administer(`DROP ROLE ${login}`);
    });

    it('keeps tenants apart where the user owns the tables', async () => {
      const undo: (() => Promise<unknown>)[] = [];
      const { url } = await freshDatabase(undo);
      try {
        const database = new URL(url).pathname.slice(1);
        await administer(`ALTER DATABASE ${database} OWNER TO ${login}`);
        await administer(`GRANT ALL ON SCHEMA public TO ${login}`, url);
        const store = await openStore({ ...opened.options, url: asLogin(url) });
        undo.push(() => store.close());
        await makeTenant(store, opened.clock, 'aurora');
        await makeTenant(store, opened.clock, 'borealis');
        await store.inTenant('aurora', async (tx) => {
          await tx.db.member.create({ data: newMember('aurora', 'lin') });
          tx.enqueue([{ uid: 'u', lane: 'l', payload: '{}' }]);
        });
        expect(await store.tenants.list()).toHaveLength(2);
        expect(await store.outbox.backlog()).toMatchObject({ pending: 1 });
        // Even the owner sees no member without taking a tenant's name.
        expect(await administer('SELECT * FROM "member"', asLogin(url))).toEqual([]);
        expect(await store.readTenant('aurora', ({ db }) => db.member.count())).toBe(1);
      } finally {
        for (const step of undo.reverse()) await step();
      }
    });

    it('refuses to start where the user cannot take the role', async () => {
      const { url } = opened.options;
      await administer(`GRANT ALL ON ALL TABLES IN SCHEMA public TO ${login}`, url);
      await administer(`REVOKE linkstar_app FROM ${login}`);
      const refused = openStore({ ...opened.options, url: asLogin(url) });
      await expect(refused).rejects.toMatchObject({ code: 'role_refused' });
      await administer(`REVOKE ALL ON ALL TABLES IN SCHEMA public FROM ${login}`, url);
    });
  });

  it('leaves neither role nor tenant on a connection that goes back to the pool', async () => {
    const { store, options } = await open({ poolSize: 1 });
    await makeTenant(store, opened.clock, 'aurora');
    const failing = store.inTenant('aurora', () => Promise.reject(new Error('no')));
    await expect(failing).rejects.toThrow('no');
    await store.inTenant('aurora', async (tx) => tx.audit(auditLine));
    // Only the unconfined user may list connections; the same connection does so now.
    expect(await store.connections.list()).toEqual([]);
    expect(await store.tenants.list()).toHaveLength(1);
    expect(options.poolSize).toBe(1);
  });
});
